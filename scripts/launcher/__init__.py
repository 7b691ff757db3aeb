"""What the launcher `site.py` is made of; needs the standard library only."""

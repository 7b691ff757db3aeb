"""Drawings made by the Mermaid renderer, cleaned and coloured."""

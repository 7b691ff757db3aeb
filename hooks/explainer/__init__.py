"""Turns the corpus and the prose of the responsibility chain into paired pages."""

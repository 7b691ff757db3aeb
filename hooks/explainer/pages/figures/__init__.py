"""Figures: a drawing with its title, caption, text equivalent and tools."""

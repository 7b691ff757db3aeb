"""Drawings that are laid out here."""

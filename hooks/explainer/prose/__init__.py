"""The prose pages as they are written, and the reviews of pairs."""

"""The finished site once more: as a book for each language, as a folder that opens by itself."""

"""From the folder docs/ to the files that are published."""

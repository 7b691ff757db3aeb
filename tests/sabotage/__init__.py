"""Ways to spoil a project, one at a time, and what the check must say about each."""

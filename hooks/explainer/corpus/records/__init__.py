"""The records of the corpus, frozen, each kind in a module of its own."""

"""How work is shared out among the processors, and kept from one build to the next."""

"""Turns the corpus and the prose of the responsibility chain into paired pages."""

import gc

# A build keeps nearly all that it makes: looking for what could be given back each time that a few
# hundred objects were made takes a tenth of it.
gc.set_threshold(50_000, 20, 20)

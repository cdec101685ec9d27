"""Training of the evidence reader: ``make reader SHARED=<folder>``; see ``__main__``."""

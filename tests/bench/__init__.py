"""How fast the index is: ``make bench``. Prints ratios measured in one run, asserts nothing."""

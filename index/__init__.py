"""From a folder of articles to an immutable, searchable edition.

``index`` ends at retrieval; ``bot`` starts with the question and imports ``index``,
never the reverse (checked by import-linter).
"""

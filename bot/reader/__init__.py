"""The evidence reader: which sentences of a passage answer a question?

A small network of the project's own, on top of the embedding model's word vectors, reads the
question together with a passage and scores every sentence. ``CARD.md`` says what it was trained
on and what it is worth; ``make reader`` trains it anew.
"""

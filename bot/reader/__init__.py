"""The evidence reader: which sentences of a passage answer a question?

A small network of the project's own, on top of the embedding model's word vectors, reads the
question together with a passage and scores every sentence. ``make reader`` trains it anew;
``tests/training/README.md`` says what it is worth, and what is left until the desk uses it.
"""

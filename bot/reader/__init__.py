"""The evidence reader: which sentences of a passage answer a question?

A small network of the project's own, on top of the embedding model's word vectors, reads the
question together with a passage and scores every sentence. ``make reader`` trains it anew;
``tests/training/README.md`` says how, and ``docs/quality.md`` what the answers are worth.
"""

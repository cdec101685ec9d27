"""Which passages stand beside the right one: what the reader has to tell apart from it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer

# Questions whose similarities are computed together: bounds memory.
AT_ONCE = 512


def alike(questions: Sequence[str], texts: Sequence[str], count: int) -> NDArray[np.int64]:
    """Return, for each question, the numbers of the texts that share most of its words.

    Shape (questions, count), best first; TF-IDF, so that rare words count.
    """
    vectorizer = TfidfVectorizer(sublinear_tf=True, min_df=1)
    of_texts = vectorizer.fit_transform(texts)
    of_questions = vectorizer.transform(questions)
    found = []
    for start in range(0, len(questions), AT_ONCE):
        scores = (of_questions[start : start + AT_ONCE] @ of_texts.T).toarray()
        best = np.argpartition(-scores, count, axis=1)[:, :count]
        order = np.take_along_axis(scores, best, 1).argsort(axis=1)[:, ::-1]
        found.append(np.take_along_axis(best, order, 1))
    return np.concatenate(found)

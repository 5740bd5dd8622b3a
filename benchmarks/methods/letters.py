"""Passages by runs of letters, and the same with what is merely the language taken out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize

from analysis.ingredients import languages
from analysis.lexicon import load, tokenise
from analysis.normalise import View
from analysis.themes.candidates import Candidate

_SIZES = (3, 4, 5)
_RAREST = 20
_DIMENSIONS = 100


def letters(words: Sequence[str]) -> list[str]:
    """Runs of three to five letters, words with a blank at either end."""
    return [text[i : i + n] for text in (f" {w} " for w in words) for n in _SIZES for i in range(len(text) - n + 1)]


@cache
def parallel() -> dict[str, list[tuple[str, ...]]]:
    """The sentences that show what a theme is, by language: the same twenty themes in every language, as parallel as text here is."""
    out = {}
    for language in languages():
        sentences = [s for lists in load(language, "themes").values() for s in lists["sentences"]["yes"]]
        out[language] = [tuple(t.text for t in tokenise(View.of(s))) for s in sentences]
    return out


class Centred:
    """Letters reduced by SVD, less the mean of the passage's language on parallel text: differences between the documents of two
    countries survive, those of spelling do not."""

    def __init__(self, dimensions: int = _DIMENSIONS):
        self._tfidf = TfidfVectorizer(analyzer=letters, sublinear_tf=True, min_df=_RAREST)
        self._svd = TruncatedSVD(dimensions, n_iter=2, random_state=0)

    def fit(self, some: Sequence[Candidate]) -> Centred:
        self._svd.fit(self._tfidf.fit_transform([c.reading.tokens for c in some]))
        self._means = {language: self.reduced(sentences).mean(axis=0) for language, sentences in parallel().items()}
        return self

    def reduced(self, words: Sequence[Sequence[str]]) -> np.ndarray:
        """(N, dimensions) unit rows, languages and all."""
        return normalize(self._svd.transform(self._tfidf.transform(words)))

    def centred(self, words: Sequence[Sequence[str]], spoken: Sequence[str]) -> np.ndarray:
        """(N, dimensions) unit rows without what is merely the language."""
        nothing = np.zeros(self._svd.n_components)
        return normalize(self.reduced(words) - np.array([self._means.get(language, nothing) for language in spoken]))

    def transform(self, some: Sequence[Candidate]) -> csr_matrix:
        return csr_matrix(self.centred([c.reading.tokens for c in some], [c.language for c in some]))

"""The first of two regressions: what a passage's concepts and words say of each theme, whatever else is known of it.

One logistic regression a theme over two blocks side by side: the profile (concepts that word lists name in every language, so
that what was learnt in one language holds in all) and the beginnings of the words as TF-IDF (what the lists do not know).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

import numpy as np

from analysis.themes.beginnings import located
from analysis.themes.candidates import Candidate
from analysis.themes.features import profile

WORDS_WEIGHT = 2.0  # the unit-length row of words against the profile, whose entries run to about 1 each


@dataclass(frozen=True)
class Opinion:
    """`weights`: (THEMES, PROFILE); `intercepts`: (THEMES,); `terms`: term → row of `idf` (TERMS,) and of `term_weights` (TERMS, THEMES)."""

    weights: np.ndarray
    intercepts: np.ndarray
    terms: dict[str, int]
    idf: np.ndarray
    term_weights: np.ndarray

    def of(self, candidate: Candidate) -> np.ndarray:
        """(THEMES,) probabilities."""
        z = self.weights @ profile(candidate.passage, candidate.reading, candidate.around) + self.intercepts
        rows, values = self._weighed(candidate.reading.tokens)
        return 1 / (1 + np.exp(-(z + values @ self.term_weights[rows])))

    def by_word(self, words: Sequence[str], theme: int) -> np.ndarray:
        """(words,) log-odds that each word adds to a theme by its beginnings; a pair's share goes half to each of its two."""
        rows, values = self._weighed(words)
        worth = dict(zip(rows, values * self.term_weights[rows, theme], strict=True))
        times = Counter(self.terms[t] for t, _ in located(words) if t in self.terms)
        added = np.zeros(len(words))
        for term, places in located(words):
            row = self.terms.get(term)
            if row is not None:
                added[list(places)] += worth[row] / times[row] / len(places)
        return added

    def _weighed(self, words: Sequence[str]) -> tuple[list[int], np.ndarray]:
        """Rows of the known terms and their TF-IDF: (1 + log tf) · idf, scaled to WORDS_WEIGHT."""
        counts = Counter(row for term, _ in located(words) if (row := self.terms.get(term)) is not None)
        rows = list(counts)
        values = np.array([1 + log(n) for n in counts.values()]) * self.idf[rows]
        return rows, values * (WORDS_WEIGHT / sqrt(float(values @ values))) if rows else values

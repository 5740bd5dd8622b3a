"""The first of two regressions: what a passage's concepts and words say of each theme, whatever else is known of it.

One logistic regression a theme over two blocks side by side: the profile (concepts that word lists name in every language, so
that what was learnt in one language holds in all) and the beginnings of the words (what the lists do not know).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analysis.terms import Terms
from analysis.themes.candidates import Candidate
from analysis.themes.features import profile


@dataclass(frozen=True)
class Opinion:
    """`weights`: (THEMES, PROFILE); `intercepts`: (THEMES,); `terms` have a weight a theme."""

    weights: np.ndarray
    intercepts: np.ndarray
    terms: Terms

    def of(self, candidate: Candidate) -> np.ndarray:
        """(THEMES,) probabilities."""
        z = self.weights @ profile(candidate.passage, candidate.reading, candidate.around) + self.intercepts
        return 1 / (1 + np.exp(-(z + self.terms.said(candidate.reading.tokens))))

"""What the words of a passage say of its role, whatever stands around it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analysis.lexicon import tokenise
from analysis.model import Passage
from analysis.normalise import View
from analysis.terms import Terms

_LEAST = 0.01  # a role held less likely than this is told from no other


@dataclass(frozen=True)
class Opinion:
    """A multinomial logistic regression over word beginnings: `terms` have a weight a role of DECIDED, `intercepts` are (DECIDED,)."""

    terms: Terms
    intercepts: np.ndarray

    def of(self, passages: list[Passage]) -> np.ndarray:
        """(P, DECIDED) log probabilities."""
        z = np.array([self.terms.said(words(p)) for p in passages]).reshape(-1, len(self.intercepts)) + self.intercepts
        p = np.exp(z - z.max(axis=1, keepdims=True))
        return np.log(np.clip(p / p.sum(axis=1, keepdims=True), _LEAST, 1.0))


def words(passage: Passage) -> list[str]:
    return [t.text for t in tokenise(View.of(passage.text))]

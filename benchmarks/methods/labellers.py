"""First steps of the labeller to choose between. Each takes coded examples and gives what says (THEMES,) probabilities of a candidate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from analysis.beginnings import beginnings
from analysis.themes.candidates import Candidate
from analysis.themes.features import PROFILE, THEMES, Context, profile
from analysis.themes.fit import Example, opinions
from benchmarks.methods.letters import Centred, letters

_C = 3.0
_WORDS = 2.0
_RAREST = 5
_TAIL = 6  # letters of a compound's last part


class _Linear:
    """One logistic regression a theme over a block of concepts, a block of text, or both."""

    def __init__(self, some: Sequence[Example], concepts: bool, text=None):
        self._concepts, self._text = concepts, text
        if text is not None:
            self._text = text.fit([e.candidate for e in some])
        rows = self._rows([e.candidate for e in some])
        # Few dense columns and many sparse ones want different solvers; what they find is the same.
        solver = "lbfgs" if isinstance(text, Centred) else "liblinear"
        fitted = [LogisticRegression(C=_C, solver=solver, max_iter=1000).fit(rows, [t in e.themes for e in some]) for t in THEMES]
        self._weights, self._intercepts = np.vstack([m.coef_[0] for m in fitted]).T, np.array([m.intercept_[0] for m in fitted])

    def _rows(self, some: Sequence[Candidate]) -> csr_matrix:
        blocks = [csr_matrix(np.array([profile(c.passage, c.reading, c.around) for c in some]).reshape(-1, len(PROFILE)))] if self._concepts else []
        blocks += [_WORDS * self._text.transform(some)] if self._text is not None else []
        return hstack(blocks).tocsr()

    def of(self, candidate: Candidate) -> np.ndarray:
        return 1 / (1 + np.exp(-(self._rows([candidate]) @ self._weights + self._intercepts)[0]))


class _Tfidf:
    """Candidates as TF-IDF rows over what `analyse` makes of their words."""

    def __init__(self, analyse: Callable[[Sequence[str]], list[str]]):
        self._vectoriser = TfidfVectorizer(analyzer=lambda c: analyse(c.reading.tokens), sublinear_tf=True, min_df=_RAREST)

    def fit(self, some: Sequence[Candidate]) -> _Tfidf:
        self._vectoriser.fit(some)
        return self

    def transform(self, some: Sequence[Candidate]) -> csr_matrix:
        return self._vectoriser.transform(some)


def _with_tails(words: Sequence[str]) -> list[str]:
    """Beginnings, and the last letters of long words: what a compound ends in is what it is a kind of."""
    return beginnings(words) + [f"-{w[-_TAIL:]}" for w in words if len(w) > 2 * _TAIL]


class _Listed:
    """No learning: a theme is as likely as its part of the weight of all listed words."""

    def of(self, candidate: Candidate) -> np.ndarray:
        masses = candidate.reading.masses()
        total = sum(masses.values())
        return np.array([masses.get(t, 0.0) / total if total else 0.0 for t in THEMES])


def without_context(candidate: Candidate) -> Candidate:
    return replace(candidate, around=Context({}, {}, {}))



KEPT = "concepts and word beginnings"
FIRST_STEPS: dict[str, Callable[[list[Example]], object]] = {
    "listed words by weight": lambda some: _Listed(),
    "concepts": lambda some: _Linear(some, concepts=True),
    "letters": lambda some: _Linear(some, concepts=False, text=_Tfidf(letters)),
    "word beginnings": lambda some: _Linear(some, concepts=False, text=_Tfidf(beginnings)),
    "concepts and letters": lambda some: _Linear(some, concepts=True, text=_Tfidf(letters)),
    "concepts and centred letters": lambda some: _Linear(some, concepts=True, text=Centred()),
    KEPT: opinions,
    f"{KEPT}, and ends of compounds": lambda some: _Linear(some, concepts=True, text=_Tfidf(_with_tails)),
}

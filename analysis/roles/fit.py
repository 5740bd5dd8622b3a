"""Fit the role model on coded documents and on single coded passages."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from scipy.optimize import minimize
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from analysis.beginnings import beginnings
from analysis.coded import Coded
from analysis.model import Passage
from analysis.roles.assign import prepared
from analysis.roles.features import DECIDED, NAMES, Walk
from analysis.roles.opinion import Opinion, words
from analysis.roles.store import RoleModel
from analysis.terms import Terms

_FOLDS = 6
_C = 5.0
_RAREST = 5  # passages: a word beginning met less often teaches nothing that holds elsewhere
_RIDGE = 1.0


def fit(documents: list[Coded], singles: list[Coded]) -> tuple[RoleModel, dict]:
    """The model, and its accuracy on documents left out (six folds, passages whose role shape does not decide).

    `singles` are example passages without a document around them: they teach what the words say. The second step sees
    opinions on documents that the first had not seen.
    """
    open_ones = [_Document(d) for d in documents]
    alone = [pair for e in singles for pair in _spoken(e.passages, e.roles)]
    folds = np.arange(len(open_ones)) % _FOLDS
    parts: list[tuple[np.ndarray, np.ndarray]] = [None] * len(open_ones)
    for k in range(_FOLDS):
        first = _opinion([*alone, *(pair for d, f in zip(open_ones, folds, strict=True) if f != k for pair in d.spoken)])
        for i in np.flatnonzero(folds == k):
            parts[i] = open_ones[i].rows(first)
    right = total = 0
    for k in range(_FOLDS):
        weights = _logit([p for p, f in zip(parts, folds, strict=True) if f != k])
        for rows, wanted in (p for p, f in zip(parts, folds, strict=True) if f == k):
            right += int(((rows @ weights).argmax(axis=1) == wanted).sum())
            total += len(wanted)
    opinion = _opinion([*alone, *(pair for d in open_ones for pair in d.spoken)])
    return RoleModel(opinion, _logit(parts)), {"left_out_accuracy": round(right / total, 3), "n": total}


class _Document:
    """A coded document: what is to be learnt from it."""

    def __init__(self, coded: Coded):
        self._language, self._gold = coded.language, coded.roles
        self._passages, self._fixed = prepared(coded.language, coded.passages)
        still_open = [p for p, role in zip(self._passages, self._fixed, strict=True) if role is None]
        self.spoken = list(_spoken(still_open, self._gold))

    def rows(self, opinion: Opinion) -> tuple[np.ndarray, np.ndarray]:
        """(N, DECIDED, NAMES) rows and (N,) places of the coded role, for the passages whose role is open."""
        walk, rows, wanted = Walk(self._passages, self._fixed, self._language, opinion.of(self._passages)), [], []
        for i, passage in enumerate(self._passages):
            role, by_role = self._gold.get(passage.passage_id), walk.rows(i)
            if by_role is not None and role in DECIDED:
                rows.append(by_role)
                wanted.append(DECIDED.index(role))
            walk.decided(i, self._fixed[i] or role or "")
        return np.array(rows).reshape(-1, len(DECIDED), len(NAMES)), np.array(wanted, dtype=int)


def _spoken(passages: list[Passage], gold: dict[str, str]) -> Iterable[tuple[list[str], int]]:
    for passage in passages:
        if passage.kind != "heading" and gold.get(passage.passage_id) in DECIDED:
            yield words(passage), DECIDED.index(gold[passage.passage_id])


def _opinion(pairs: list[tuple[list[str], int]]) -> Opinion:
    vectoriser = TfidfVectorizer(analyzer=beginnings, sublinear_tf=True, min_df=_RAREST)
    rows = vectoriser.fit_transform([w for w, _ in pairs])
    fitted = LogisticRegression(C=_C, max_iter=1000).fit(rows, [role for _, role in pairs])
    return Opinion(Terms({t: int(i) for t, i in vectoriser.vocabulary_.items()}, vectoriser.idf_, fitted.coef_.T), fitted.intercept_)


def _logit(parts: list[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """(NAMES,) weights of the conditional logit with a ridge penalty, by maximum likelihood."""
    rows, wanted = np.concatenate([r for r, _ in parts]), np.concatenate([w for _, w in parts])
    own = rows[np.arange(len(rows)), wanted]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        z = rows @ weights
        p = np.exp(z - z.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        expected = np.einsum("nr,nrf->nf", p, rows)
        surprise = -np.log(p[np.arange(len(rows)), wanted]).sum()
        return surprise + _RIDGE / 2 * weights @ weights, (expected - own).sum(axis=0) + _RIDGE * weights

    return minimize(loss, np.zeros(rows.shape[2]), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x

"""Fit the theme model on coded documents and passages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, log

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from analysis.beginnings import beginnings
from analysis.coded import Coded
from analysis.terms import Terms
from analysis.themes.candidates import Candidate, candidates
from analysis.themes.decide import ThemeModel, chosen, pairs
from analysis.themes.features import PROFILE, THEMES, profile
from analysis.themes.opinion import Opinion

_FOLDS = 6
_C_OPINION, _C_STACKED = 3.0, 0.5
_WORDS = 2.0  # the unit-length row of words against the profile, whose entries run to about 1 each
_THRESHOLDS = np.arange(0.25, 0.601, 0.025)
_RAREST = 5  # passages: a word beginning met less often teaches nothing that holds elsewhere


@dataclass(frozen=True)
class Example:
    """A coded passage ready to be learnt from; `group` is what is left out as a whole, `single` tells examples from whole documents."""

    group: str
    language: str
    candidate: Candidate
    themes: set[str]
    single: bool = False


@dataclass(frozen=True)
class LeftOut:
    """What the model says of passages of groups it was not fitted on: a probability for each theme considered."""

    examples: list[Example]
    probabilities: list[dict[str, float]]


FirstStep = Callable[[list[Example]], Opinion]


def fit(whole: list[Example], singles: list[Example], first_step: FirstStep | None = None) -> tuple[ThemeModel, LeftOut]:
    """The model, and what it says of every passage when left out (six folds, whole documents and whole sets of examples).

    `whole` are the passages of documents, `singles` example passages without a document around them. Those teach which words
    make a theme; how far that is to be trusted is learnt from whole documents alone, where passages have headings and most name
    something in passing. The second regression sees opinions on documents that the first had not seen, and the threshold is the
    one with the best micro-F1 on documents left out of both (their labels still touch the opinions that the second is fitted on:
    too little to be seen, and not to be had away without fitting each fold six times). `first_step` may be another way to fit the
    first regression: what it gives needs an `of`, (THEMES,) probabilities of a candidate.
    """
    opinion = first_step or opinions
    every = whole + singles
    group = {name: i % _FOLDS for i, name in enumerate(sorted({e.group for e in every}))}
    folds = np.array([group[e.group] for e in every])
    said = np.zeros((len(every), len(THEMES)))
    for k in range(_FOLDS):
        first = opinion([e for e, f in zip(every, folds, strict=True) if f != k])
        for i in np.flatnonzero(folds == k):
            said[i] = first.of(every[i].candidate)
    left_out: list[dict[str, float]] = [{} for _ in every]
    for k in range(_FOLDS):
        inside = [i for i in range(len(whole)) if folds[i] != k]
        second = _stacked([whole[i] for i in inside], said[inside])
        for i in np.flatnonzero(folds == k):
            themes, rows = pairs(every[i].candidate, said[i])
            if themes:
                left_out[i] = dict(zip(themes, second.predict_proba(np.array(rows))[:, 1].tolist(), strict=True))
    reached = [micro_f1(whole, left_out[: len(whole)], t) for t in _THRESHOLDS]
    threshold = round(float(_THRESHOLDS[int(np.argmax(reached))]), 3)
    second = _stacked(whole, said[: len(whole)])
    return ThemeModel(opinion(every), second.coef_[0], float(second.intercept_[0]), threshold), LeftOut(every, left_out)


def calibrated(fitted: ThemeModel, documents: list[Coded]) -> ThemeModel:
    """The same decisions with probabilities that hold on documents by other hands (Platt 1999).

    Documents left out of fitting are still written by those who wrote the rest, and flatter the model. `documents` are ones that
    nothing was fitted on: of what is said there with 0.8, about 0.8 shall be right.
    """
    odds, right = [], []
    for example in examples(documents):
        themes, rows = pairs(example.candidate, fitted.opinion.of(example.candidate))
        odds += (np.array(rows) @ fitted.weights + fitted.intercept).tolist() if themes else []
        right += [t in example.themes for t in themes]
    line = LogisticRegression(C=np.inf).fit(np.array(odds)[:, None], right)
    slope, shift = float(line.coef_[0, 0]), float(line.intercept_[0])
    threshold = 1 / (1 + exp(-(slope * log(fitted.threshold / (1 - fitted.threshold)) + shift)))
    return ThemeModel(fitted.opinion, slope * fitted.weights, slope * fitted.intercept + shift, round(threshold, 3))


def examples(documents: list[Coded]) -> list[Example]:
    """The coded passages of documents, in order."""
    return [
        Example(d.document.doc_id, d.language, c, d.themes[c.passage.passage_id], d.example)
        for d in documents
        for c in candidates(d.document, d.language, d.passages)
        if c.passage.passage_id in d.themes
    ]


def opinions(some: list[Example]) -> Opinion:
    """One regression a theme over the profile and the weighted words."""
    words = TfidfVectorizer(analyzer=beginnings, sublinear_tf=True, min_df=_RAREST)
    texts = words.fit_transform([e.candidate.reading.tokens for e in some])
    profiles = np.array([profile(e.candidate.passage, e.candidate.reading, e.candidate.around) for e in some])
    rows = hstack([csr_matrix(profiles), _WORDS * texts]).tocsr()
    fitted = [LogisticRegression(C=_C_OPINION, solver="liblinear", max_iter=1000).fit(rows, [t in e.themes for e in some]) for t in THEMES]
    weights = np.vstack([m.coef_[0] for m in fitted])
    terms = Terms({t: int(i) for t, i in words.vocabulary_.items()}, words.idf_, _WORDS * weights[:, len(PROFILE) :].T)
    return Opinion(weights[:, : len(PROFILE)], np.array([m.intercept_[0] for m in fitted]), terms)


def _stacked(some: list[Example], opinions: np.ndarray) -> LogisticRegression:
    rows, right = [], []
    for example, opinion in zip(some, opinions, strict=True):
        themes, found = pairs(example.candidate, opinion)
        rows += found
        right += [t in example.themes for t in themes]
    return LogisticRegression(C=_C_STACKED, max_iter=3000).fit(np.array(rows), right)


def micro_f1(some: list[Example], probabilities: list[dict[str, float]], threshold: float) -> float:
    right = given = wanted = 0
    for example, found in zip(some, probabilities, strict=True):
        got = {t for t, _ in chosen(found, threshold)}
        right, given, wanted = right + len(got & example.themes), given + len(got), wanted + len(example.themes)
    return 2 * right / (given + wanted)


def kin(documents: list[Coded]) -> dict[str, dict[str, float]]:
    """Theme → the themes its passages are also coded with, and how often (share of its passages)."""
    given = [themes for d in documents for themes in d.themes.values()]
    of = {t: [g for g in given if t in g] for t in THEMES}
    return {t: {o: round(sum(o in g for g in of[t]) / len(of[t]), 3) for o in THEMES if o != t and any(o in g for g in of[t])} for t in THEMES}

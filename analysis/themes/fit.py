"""Fit the theme model on coded documents and passages."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from analysis.model import Document, Passage
from analysis.themes.candidates import Candidate, candidates
from analysis.themes.decide import MODEL, STACKED, chosen, pairs
from analysis.themes.features import PROFILE, THEMES, profile

_FOLDS = 6
_C_OPINION, _C_STACKED = 1.0, 0.5
_THRESHOLDS = np.arange(0.25, 0.601, 0.025)
_SMALLEST = 0.01  # smaller weights are left out of the file


@dataclass(frozen=True)
class Coded:
    """A document whose passages (with roles) carry a coder's themes by passage id."""

    document: Document
    language: str
    passages: list[Passage]
    themes: dict[str, set[str]]


@dataclass(frozen=True)
class _Example:
    group: str
    language: str
    candidate: Candidate
    themes: set[str]


def fit(documents: list[Coded], singles: list[Coded]) -> dict:
    """The model as data: opinions, weights, threshold, and what they reach on documents left out (six folds).

    `singles` are example passages without a document around them. They teach which concepts make a theme; how far that is to
    be trusted is learnt from whole documents alone, where passages have headings and most name something in passing. The second
    regression sees opinions on documents that the first had not seen, and the threshold is the one with the best micro-F1
    on documents that neither had.
    """
    whole, single = _examples(documents), _examples(singles)
    every = whole + single
    group = {name: i % _FOLDS for i, name in enumerate(sorted({e.group for e in every}))}
    folds = np.array([group[e.group] for e in every])
    opinions = np.zeros((len(every), len(THEMES)))
    for k in range(_FOLDS):
        inside, outside = np.flatnonzero(folds != k), np.flatnonzero(folds == k)
        opinions[outside] = _told(*_opinions([every[i] for i in inside]), [every[i] for i in outside])
    opinions, folds = opinions[: len(whole)], folds[: len(whole)]
    left_out: list[dict[str, float]] = [{} for _ in whole]
    for k in range(_FOLDS):
        second = _stacked([e for e, f in zip(whole, folds, strict=True) if f != k], opinions[folds != k])
        for i in np.flatnonzero(folds == k):
            themes, rows = pairs(whole[i].candidate, opinions[i])
            if themes:
                left_out[i] = dict(zip(themes, second.predict_proba(np.array(rows))[:, 1].tolist(), strict=True))
    reached = [micro_f1(whole, left_out, t) for t in _THRESHOLDS]
    threshold = float(_THRESHOLDS[int(np.argmax(reached))])
    weights, intercepts = _opinions(every)
    second = _stacked(whole, opinions)
    return {
        "threshold": round(threshold, 3),
        "left_out_micro_f1": round(max(reached), 3),
        "left_out_by_language": _by_language(whole, left_out, threshold),
        "n_passages": dict(sorted(Counter(e.language for e in every).items())),
        "intercept": round(float(second.intercept_[0]), 4),
        "weights": _kept(STACKED, second.coef_[0], 0.0),
        "opinions": {
            t: {"intercept": round(float(b), 4), "weights": _kept(PROFILE, w, _SMALLEST)} for t, w, b in zip(THEMES, weights, intercepts, strict=True)
        },
    }


def kin(documents: list[Coded]) -> dict[str, dict[str, float]]:
    """Theme → the themes its passages are also coded with, and how often (share of its passages)."""
    given = [themes for d in documents for themes in d.themes.values()]
    of = {t: [g for g in given if t in g] for t in THEMES}
    return {t: {o: round(sum(o in g for g in of[t]) / len(of[t]), 3) for o in THEMES if o != t and any(o in g for g in of[t])} for t in THEMES}


def _examples(documents: list[Coded]) -> list[_Example]:
    return [
        _Example(d.document.doc_id, d.language, c, d.themes[c.passage.passage_id])
        for d in documents
        for c in candidates(d.document, d.language, d.passages)
        if c.passage.passage_id in d.themes
    ]


def _opinions(examples: list[_Example]) -> tuple[np.ndarray, np.ndarray]:
    """(THEMES, PROFILE) weights and (THEMES,) intercepts of one regression a theme."""
    rows = np.array([profile(e.candidate.passage, e.candidate.reading, e.candidate.around) for e in examples])
    fitted = [LogisticRegression(C=_C_OPINION, max_iter=1000).fit(rows, [t in e.themes for e in examples]) for t in THEMES]
    return np.vstack([m.coef_[0] for m in fitted]), np.array([m.intercept_[0] for m in fitted])


def _told(weights: np.ndarray, intercepts: np.ndarray, examples: list[_Example]) -> np.ndarray:
    rows = np.array([profile(e.candidate.passage, e.candidate.reading, e.candidate.around) for e in examples])
    return 1 / (1 + np.exp(-(rows @ weights.T + intercepts)))


def _stacked(examples: list[_Example], opinions: np.ndarray) -> LogisticRegression:
    rows, right = [], []
    for example, opinion in zip(examples, opinions, strict=True):
        themes, found = pairs(example.candidate, opinion)
        rows += found
        right += [t in example.themes for t in themes]
    return LogisticRegression(C=_C_STACKED, max_iter=3000).fit(np.array(rows), right)


def micro_f1(examples: list[_Example], probabilities: list[dict[str, float]], threshold: float) -> float:
    right = given = wanted = 0
    for example, found in zip(examples, probabilities, strict=True):
        got = {t for t, _ in chosen(found, threshold)}
        right, given, wanted = right + len(got & example.themes), given + len(got), wanted + len(example.themes)
    return 2 * right / (given + wanted)


def _by_language(examples: list[_Example], probabilities: list[dict[str, float]], threshold: float) -> dict[str, float]:
    out = {}
    for language in sorted({e.language for e in examples}):
        some = [i for i, e in enumerate(examples) if e.language == language]
        out[language] = round(micro_f1([examples[i] for i in some], [probabilities[i] for i in some], threshold), 3)
    return out


def _kept(names: tuple[str, ...], weights: np.ndarray, smallest: float) -> dict[str, float]:
    return {n: round(float(w), 4) for n, w in zip(names, weights, strict=True) if abs(w) >= smallest}


def write(fitted: dict, path: Path = MODEL) -> None:
    """Write what `fit` or `kin` gave, for the readers of data/reference/."""
    path.write_text(json.dumps(fitted, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

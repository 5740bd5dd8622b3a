"""Themes of the passages of one document: candidates from words and section, decided by a fitted model.

The model is a logistic regression over language-neutral features (`features.NAMES`). Its weights stand in
data/reference/theme_model.json with what they were fitted on; `python -m analysis fit` writes that file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from math import exp

import numpy as np

from analysis.lexicon import REFERENCE, load
from analysis.model import Document, Passage, ThemeScore
from analysis.segment.passages import title_of
from analysis.themes.features import NAMES, Context, features
from analysis.themes.words import Reading, read_words

MOST = 3  # the codebook allows up to three themes on a passage
_CONTEXT = 0.6  # a heading names a theme as much as one strong word among two does
MODEL = REFERENCE / "theme_model.json"


@lru_cache(maxsize=1)
def _model() -> tuple[np.ndarray, float, float]:
    data = json.loads(MODEL.read_text(encoding="utf-8"))
    return np.array([data["weights"][name] for name in NAMES]), data["intercept"], data["threshold"]


def candidates(document: Document, language: str, passages: list[Passage]) -> list[tuple[int, Reading, list[str], list[list[float]]]]:
    """(passage index, its theme words, candidate themes, a feature row each) for every passage that may carry a theme."""
    order = {theme: i for i, theme in enumerate(load(None, "themes"))}
    readings = [read_words(document.text, p.start, p.end, language) for p in passages]
    found = []
    for i, around in enumerate(_contexts(passages, readings)):
        passage, reading = passages[i], readings[i]
        if passage.role == "boilerplate":
            continue
        named = set(reading.masses())
        if passage.kind != "heading":
            named |= {t for some in (around.heading, around.lead) for t in some}
        themes = sorted(named, key=order.__getitem__)
        if themes:
            found.append((i, reading, themes, [features(passage, reading, t, around) for t in themes]))
    return found


def _contexts(passages: list[Passage], readings: list[Reading]) -> Iterator[Context]:
    """What stands around each passage, in order."""
    headings: dict[tuple[str, ...], dict[str, float]] = {}
    lead: dict[str, float] = {}
    for passage, reading in zip(passages, readings, strict=True):
        shares, path = _shares(reading), passage.section
        above = _merge([headings.get(path[:n], {}) for n in range(1, len(path))])
        yield Context(headings.get(path, {}), above, lead if passage.kind == "bullet" else {})
        if passage.kind == "heading":
            headings[(*path, title_of(passage.text))] = shares
        if passage.kind != "bullet":
            lead = shares if passage.text.rstrip("*_ ").endswith(":") else {}


def label(document: Document, language: str, passages: list[Passage]) -> tuple[list[ThemeScore], list[dict[str, float]]]:
    """Themes decided on, and for every passage (in order) the bag of axes its vector is made of.

    A score is the model's probability that a coder gives the passage this theme. Evidence is the words of the
    theme in the passage, or in the heading it takes the theme from.
    """
    weights, intercept, threshold = _model()
    spans = {(*p.section, title_of(p.text)): p for p in passages if p.kind == "heading"}
    scores: list[ThemeScore] = []
    bags: list[dict[str, float]] = [{} for _ in passages]
    for i, reading, themes, rows in candidates(document, language, passages):
        probabilities = [1 / (1 + exp(-z)) for z in np.array(rows) @ weights + intercept]
        bags[i] = {t: p**1.5 for t, p in zip(themes, probabilities, strict=True) if p > 0.05} | reading.concepts()
        ranked = sorted(zip(themes, probabilities, strict=True), key=lambda pair: -pair[1])
        for theme, probability in ranked[:MOST]:
            if probability >= threshold:
                evidence = _evidence(document, language, passages[i], reading, theme, spans)
                scores.append(ThemeScore(passages[i].passage_id, theme, round(probability, 4), evidence))
    return scores, bags


def _evidence(document, language, passage, reading, theme, spans) -> tuple[tuple[int, int], ...]:
    own = tuple((w.start, w.end) for w in reading.words if w.theme == theme)
    if own or passage.section not in spans:
        return own
    heading = spans[passage.section]
    return tuple((w.start, w.end) for w in read_words(document.text, heading.start, heading.end, language).words if w.theme == theme)


def _shares(reading: Reading) -> dict[str, float]:
    """How much each theme is what a heading or lead-in speaks of: its mass against all masses, at most 1."""
    masses = reading.masses()
    total = sum(masses.values())
    return {t: min(1.0, m) * max(_CONTEXT, m / total) for t, m in masses.items() if m >= 0.35 * total}


def _merge(many: list[dict[str, float]]) -> dict[str, float]:
    merged: dict[str, float] = {}
    for one in many:
        for theme, share in one.items():
            merged[theme] = max(share, merged.get(theme, 0.0))
    return merged



def themes_of_text(text: str, language: str) -> tuple[str, ...]:
    """Up to three themes that a name or a short phrase speaks of, the strongest first."""
    shares = _shares(read_words(text, 0, len(text), language))
    return tuple(sorted(shares, key=lambda t: -shares[t])[:MOST])

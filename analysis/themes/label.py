"""Themes of the passages of one document, each with a score and the words that decided."""

from __future__ import annotations

from analysis.model import Document, Passage, ThemeScore
from analysis.segment.passages import title_of
from analysis.themes.candidates import Candidate, candidates, spoken_of
from analysis.themes.decide import MOST, ThemeModel, chosen
from analysis.themes.store import model
from analysis.themes.words import read_words

_NOTICED = 0.05  # themes less likely than this leave no trace in the vector


def label(document: Document, language: str, passages: list[Passage]) -> tuple[list[ThemeScore], list[dict[str, float]]]:
    """Themes decided on, and for every passage (in order) the bag of axes its vector is made of.

    A score is the model's probability that a coder gives the passage this theme. Evidence is the words of the
    theme in the passage, or in the heading it takes the theme from.
    """
    fitted = model()
    spans = {(*p.section, title_of(p.text)): p for p in passages if p.kind == "heading"}
    scores: list[ThemeScore] = []
    bags: list[dict[str, float]] = [{} for _ in passages]
    for candidate in candidates(document, language, passages):
        probabilities = fitted.probabilities(candidate)
        bags[candidate.index] = {t: p for t, p in probabilities.items() if p > _NOTICED} | candidate.reading.concepts()
        for theme, probability in chosen(probabilities, fitted.threshold):
            evidence = _evidence(document, language, candidate, theme, spans.get(candidate.passage.section))
            scores.append(ThemeScore(candidate.passage.passage_id, theme, round(probability, 4), evidence))
    return scores, bags


def _evidence(document: Document, language: str, candidate: Candidate, theme: str, heading: Passage | None) -> tuple[tuple[int, int], ...]:
    words = candidate.reading.words
    if heading and not any(w.theme == theme for w in words):
        words = read_words(document.text, heading.start, heading.end, language).words
    return tuple((w.start, w.end) for w in words if w.theme == theme)


def themes_of_text(text: str, language: str) -> tuple[str, ...]:
    """Up to three themes that a name or a short phrase speaks of, the strongest first."""
    shares = spoken_of(read_words(text, 0, len(text), language))
    return tuple(sorted(shares, key=lambda t: -shares[t])[:MOST])

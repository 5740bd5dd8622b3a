"""Themes of the passages of one document, each with a score and the words that decided."""

from __future__ import annotations

from analysis.lexicon import tokenise
from analysis.model import Document, Passage, ThemeScore
from analysis.normalise import View
from analysis.segment.passages import title_of
from analysis.themes.candidates import Candidate, candidates, spoken_of
from analysis.themes.decide import MOST, chosen
from analysis.themes.features import THEMES
from analysis.themes.store import model
from analysis.themes.words import read_words

_NOTICED = 0.05  # themes less likely than this leave no trace in the vector
_TELLING = 0.3  # log-odds: a word that raises the odds of a theme by a third has a part in the decision
_BESIDE = 0.2  # of what the most telling word adds: beside "vänorter", "samarbete" decides nothing
_RARE = 4.0  # idf: a word beginning met in more than one coded passage of twenty tells of no theme by itself, whatever it adds


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
    """The words of the theme that the lists name and the words that raised the model's odds by themselves, in the passage; or, where
    there are none, the listed words of the heading it takes the theme from."""
    passage = candidate.passage
    listed = [(w.start, w.end) for w in candidate.reading.words if w.theme == theme]
    view = View.of(document.text, passage.start, passage.end)
    terms = model().opinion.terms
    added = terms.by_word(candidate.reading.tokens, THEMES.index(theme))
    least = max(_TELLING, _BESIDE * max(added, default=0.0))
    telling = [t for t, log_odds in zip(tokenise(view), added, strict=True) if log_odds >= least and terms.rarity(t.text) >= _RARE]
    found = listed + [view.source_span(t.start, t.end) for t in telling]
    if heading and not found:
        found = [(w.start, w.end) for w in read_words(document.text, heading.start, heading.end, language).words if w.theme == theme]
    return _merged(found)


def _merged(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Spans in order, those that overlap as one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def themes_of_text(text: str, language: str) -> tuple[str, ...]:
    """Up to three themes that a name or a short phrase speaks of, the strongest first."""
    shares = spoken_of(read_words(text, 0, len(text), language))
    return tuple(sorted(shares, key=lambda t: -shares[t])[:MOST])

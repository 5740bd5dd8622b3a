"""Passages with what their themes are decided from: their own words, and the headings and sentences that lead to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.model import Document, Passage
from analysis.segment.passages import title_of
from analysis.themes.features import Context
from analysis.themes.words import Reading, read_words

_CONTEXT = 0.6  # a heading names a theme as much as one strong word among two does
_SPOKEN_OF = 0.35  # a theme with less of a heading's words than this is named there in passing


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may carry themes: where it stands in the document, its theme words and its context."""

    index: int
    passage: Passage
    reading: Reading
    around: Context
    language: str

    @property
    def named(self) -> set[str]:
        """Themes that the passage's own words, its heading or its lead-in name."""
        own = set(self.reading.masses())
        return own if self.passage.kind == "heading" else own | set(self.around.heading) | set(self.around.lead)


def candidates(document: Document, language: str, passages: list[Passage]) -> Iterator[Candidate]:
    """Every passage but boilerplate, in order."""
    headings: dict[tuple[str, ...], dict[str, float]] = {}
    lead: dict[str, float] = {}
    for i, passage in enumerate(passages):
        reading = read_words(document.text, passage.start, passage.end, language)
        shares, path = spoken_of(reading), passage.section
        above = _merge([headings.get(path[:n], {}) for n in range(1, len(path))])
        if passage.role != "boilerplate":
            yield Candidate(i, passage, reading, Context(headings.get(path, {}), above, lead if passage.kind == "bullet" else {}), language)
        if passage.kind == "heading":
            headings[(*path, title_of(passage.text))] = shares
        if passage.kind != "bullet":
            lead = shares if passage.text.rstrip("*_ ").endswith(":") else {}


def spoken_of(reading: Reading) -> dict[str, float]:
    """How much each theme is what a heading or lead-in speaks of: its mass against all masses, at most 1."""
    masses = reading.masses()
    total = sum(masses.values())
    return {t: min(1.0, m) * max(_CONTEXT, m / total) for t, m in masses.items() if m >= _SPOKEN_OF * total}


def _merge(many: list[dict[str, float]]) -> dict[str, float]:
    merged: dict[str, float] = {}
    for one in many:
        for theme, share in one.items():
            merged[theme] = max(share, merged.get(theme, 0.0))
    return merged

"""The partners of a document, one row each."""

from __future__ import annotations

from analysis.model import GRADES, Document, Evidence, Partner, Passage
from analysis.normalise import View
from analysis.partners.lists import kind_of_section, listed
from analysis.partners.prose import in_sentence
from analysis.partners.reader import Mention, Reader
from analysis.partners.towns import key
from analysis.partners.words import words_of
from analysis.register import mentions, municipalities
from analysis.sentences import sentences
from analysis.wording import plain

_OPENING = 12  # passages in which a document says whose it is


def partners(document: Document, language: str, passages: list[Passage], own_municipality_id: str | None) -> list[Partner]:
    """Each named partner once, where it is first named, in text order.

    `own_municipality_id` is the id (municipalities.csv) of the document's municipality, which is never a partner.
    `name` is as written, `canonical` the register's name where one is known; a town named as a twin town anywhere is one.
    """
    reader = Reader(document, words_of(language), own_municipality_id, _own_names(document, language, passages, own_municipality_id))
    inner = _inner(passages)
    named = listed(reader, inner) + [m for p in inner for m in _in_passage(reader, p)]
    return [_row(document, ms) for ms in _grouped(document.text, named)]


def _own_names(document: Document, language: str, passages: list[Passage], own: str | None) -> frozenset[str]:
    """The names of the document's municipality; where the register does not hold it, the first one the document names."""
    if own in municipalities():
        return frozenset(map(key, municipalities()[own].names))
    for passage in passages[:_OPENING]:
        for mention in mentions(View.of(document.text, passage.start, passage.end), document.text, language):
            if mention.affixed:
                return frozenset(map(key, [mention.name, *(n for c in mention.candidates[:1] for n in c.names)]))
    return frozenset()


def _inner(passages: list[Passage]) -> list[Passage]:
    """The passages between title page and imprint."""
    kept = [i for i, p in enumerate(passages) if p.role != "boilerplate" and p.kind not in ("contents", "furniture")]
    return [p for p in passages[kept[0] : kept[-1] + 1] if p.kind not in ("contents", "furniture")] if kept else []


def _in_passage(reader: Reader, passage: Passage) -> list[Mention]:
    if passage.kind == "heading":
        return []
    kind = kind_of_section(reader, passage)
    spans = sentences(reader.source, passage.start, passage.end)
    return [m for a, b in spans for m in in_sentence(reader, a, b, "twin_town" if kind in ("twin_town", "mixed") else None)]


def _grouped(text: str, mentions: list[Mention]) -> list[list[Mention]]:
    """Mentions of one partner together, in order of the first."""
    groups: dict[str, list[Mention]] = {}
    ordered = sorted(mentions, key=lambda m: (m.start, -(m.end - m.start)))
    # One place read in two ways, as a known name and as itself, is one partner.
    known: dict[tuple[int, int], str] = {}
    for m in sorted(ordered, key=lambda m: (m.canonical == plain(text[m.start : m.end]), m.country is None)):
        known.setdefault((m.start, m.end), m.key)
    for mention in ordered:
        groups.setdefault(known[mention.start, mention.end], []).append(mention)
    return sorted(groups.values(), key=lambda g: g[0].start)


def _row(document: Document, mentions: list[Mention]) -> Partner:
    twins = [m for m in mentions if m.kind == "twin_town"]
    chosen = next((m for m in twins if m.country), twins[0] if twins else mentions[0])
    country = next((m.country for m in [chosen, *mentions] if m.country), None)
    name = plain(document.text[chosen.start : chosen.end])
    grade = min((m.grade for m in mentions), key=GRADES["partners"].index)  # named more than once, it is told in the surest way
    return Partner(name, chosen.kind, chosen.canonical, country, Evidence.at(document, chosen.start, chosen.end), grade=grade)

"""Twin towns told by nothing but their row: towns with their countries, or many towns one after the other."""

from __future__ import annotations

from analysis.model import Passage
from analysis.normalise import View
from analysis.partners.names import Word, runs, words_in
from analysis.partners.reader import Mention, Reader, bare, span, town_in
from analysis.sentences import sentences

_ROW = 4  # towns one after the other that no sentence names but as its twin towns


def in_a_row(reader: Reader, passage: Passage) -> list[Mention]:
    """Twin towns told by nothing but their row: two or more with their countries in brackets, or four or more known towns."""
    text = reader.source
    out: list[Mention] = []
    if sum(map(str.isupper, passage.text)) < _ROW:
        return out
    for start, end in sentences(text, passage.start, passage.end):
        words = words_in(View.of(text, start, end), text)
        found = runs(words, reader.words.stop)
        bracketed = [(a, b) for a, b in zip(found, found[1:], strict=False) if words[b[0]].gap.endswith("(") and words[b[0]].gap[:1] == " "]
        if len(bracketed) > 1:
            countries = [reader.country(text[slice(*span(words, *b))]) for _, b in bracketed]
            named = [town_in(reader, words, a, "twin_town", c) for (a, _), c in zip(bracketed, countries, strict=True) if c]
            out += [m for m in named if m] if len(named) > 1 else []
        out += _known_row(reader, words, found)
    return out


def _known_row(reader: Reader, words: list[Word], found: list[tuple[int, int]]) -> list[Mention]:
    out: list[Mention] = []
    row: list[tuple[int, int]] = []
    for run in [*found, None]:
        near = run is not None and row and _listed_next(reader, words, row[-1], run)
        if run is not None and (not row or near):
            row.append(run)
            continue
        towns = [reader.resolve(reader.source[slice(*span(words, *r))]) for r in row]
        foreign = {t.country for t in towns if t}
        if len([t for t in towns if t]) >= _ROW and len(foreign) > 1 and 4 * sum(t is None for t in towns) <= len(towns):
            out += [m for r in row if (m := town_in(reader, words, r, "twin_town", None))]
        row = [run] if run is not None else []
    return out


def _listed_next(reader: Reader, words: list[Word], a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether only a comma, a stroke or a conjunction stands between two names."""
    between = words[a[1] + 1 : b[0]]
    if not between:
        return words[b[0]].gap.strip() in (",", "/", ";")
    return len(between) == 1 and between[0].text in reader.words.conjunctions and words[b[0]].gap == " " and between[0].gap == " "


def country_lists(reader: Reader, passages: list[Passage]) -> list[Mention]:
    """Two bullets or more in a row of the shape "Town (Country)" or "Town, Country" are twin towns under any heading."""
    out: list[Mention] = []
    run: list[Mention] = []
    for passage in [*passages, None]:
        if passage is not None and passage.kind == "furniture":
            continue
        town = _town_and_country(reader, passage) if passage is not None and passage.kind == "bullet" else None
        if town:
            run.append(town)
            continue
        out += run if len(run) > 1 else []
        run = []
    return out


def _town_and_country(reader: Reader, passage: Passage) -> Mention | None:
    words = words_in(View.of(reader.source, *bare(passage)), reader.source)
    found = runs(words, frozenset())
    if len(found) != 2 or len(words) > 5:
        return None
    code = reader.country(reader.source[slice(*span(words, *found[1]))])
    return town_in(reader, words, found[0], "twin_town", code) if code else None

"""Partners in lists: bullets under a heading or lead-in, and enumerations after a label, that say what stands in them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from analysis.lexicon import tokenise
from analysis.model import Passage
from analysis.normalise import View
from analysis.partners.known import named
from analysis.partners.names import Word, runs, words_in
from analysis.partners.reader import Mention, Reader, bare, span, town_in
from analysis.partners.rows import country_lists, in_a_row
from analysis.partners.words import Words
from analysis.wording import Span, enumeration, strip

_LABEL = re.compile(r"[^:\n]{3,110}:(?=\s)")
_LABEL_WORDS = 12
_LONGEST_LIST = 3000  # characters after a label
_ITEM_WORDS = 9
_LOOSE = ("other", "mixed", "association")  # announcements that leave the kind to the name itself
_SHORT = 7  # words of a line without a bullet that may still be an item
_NAME_ENDS = re.compile(r"\s[–—-]\s|[(:;,]|\s\d|\.\s|\.$|\n\s*\n")
_LIST_ENDS = re.compile(r"\.(?=\s+[A-ZÅÄÖÆØ])|\.\s*$|\n\s*\n|\n(?=[^\n:]{3,40}:\s)")
_POSTCODE = re.compile(r"\b\d{4,5}\s+[^\W\d_]")


def kind_of(reader: Reader, text: str) -> str | None:
    """The kind of partner that a heading, label or lead-in announces; "mixed" where it announces towns and others."""
    return _kind_of(reader.words, text)


@lru_cache(maxsize=1 << 12)
def _kind_of(words: Words, text: str) -> str | None:
    hits = words.lists.find(tokenise(View.of(text)))
    kinds = {str(h.label) for h in hits}
    if "twin_town" in kinds:
        return "twin_town" if kinds <= {"twin_town", "other"} else "mixed"
    longest = max(hits, key=lambda h: (h.last - h.first, h.first), default=None)
    return str(longest.label) if longest else None


def kind_of_section(reader: Reader, passage: Passage) -> str | None:
    """The kind that the headings above a passage announce, the nearest first."""
    for title in reversed(passage.section[-2:]):
        kind = kind_of(reader, title)
        # "Parts, goals and partners" announces more than partners: only towns and networks are told by one word of many.
        if kind and (kind != "other" or _mostly(reader, title)):
            return kind
    return None


def _mostly(reader: Reader, title: str) -> bool:
    tokens = [t for t in tokenise(View.of(title)) if not t.text[0].isdigit()]
    hits = reader.words.lists.find(tokens)
    return any(h.first == 0 or 2 * (h.last - h.first + 1) >= len(tokens) for h in hits)


def listed(reader: Reader, passages: list[Passage]) -> list[Mention]:
    """Partners that stand in lists, in text order."""
    out: list[Mention] = []
    lead: Passage | None = None
    for index, passage in enumerate(passages):
        if passage.kind in ("contents", "furniture"):
            continue
        out += _labelled(reader, passage)
        out += _graded(in_a_row(reader, passage), "row")
        announced = _announced(reader, passages, index, lead)
        if announced and _is_item(passage, announced):
            out += _items(reader, bare(passage), announced)
        if passage.kind != "bullet" and not (passage.kind == "text" and len(passage.text.split()) <= _SHORT and announced):
            lead = passage
    return out + _graded(country_lists(reader, passages), "row")


def _graded(found: list[Mention], grade: str) -> list[Mention]:
    """Mentions told by what they stand in, a registered name by itself."""
    return [m if m.grade == "register" else replace(m, grade=grade) for m in found]


def _labelled(reader: Reader, passage: Passage) -> list[Mention]:
    """ "Networks: Eurocities, Energy Cities": the items after a label anywhere in a passage."""
    found, text = [], reader.source
    for match in _LABEL.finditer(text, passage.start, passage.end):
        begin = max(text.rfind(". ", passage.start, match.end()), text.rfind("\n", passage.start, match.start() + 1), passage.start - 1) + 1
        label = text[max(begin, match.start()) : match.end()]
        kind = kind_of(reader, label) if len(label.split()) <= _LABEL_WORDS else None
        if kind is None:
            continue
        found.append((match.end(), "network" if kind == "mixed" else kind))
    out = []
    for (start, kind), following in zip(found, [*(a for a, _ in found), passage.end][1:], strict=True):
        stop = _end_of_list(text, start, min(following, start + _LONGEST_LIST))
        out += _items(reader, (start, stop), kind)
    return out


def _end_of_list(text: str, start: int, end: int) -> int:
    """Where the enumeration after a label ends: at a full stop, an empty line, or the next label."""
    found = _LIST_ENDS.search(text, start, end)
    return found.start() if found else end


def _announced(reader: Reader, passages: list[Passage], index: int, lead: Passage | None) -> str | None:
    """What the lead-in above a list says stands in it, else the headings it is under."""
    passage = passages[index]
    if passage.kind == "heading":
        return None
    if lead is not None and lead.kind == "text" and lead.section == passage.section and lead.text.rstrip("*_ ").endswith(":"):
        kind = kind_of(reader, lead.text[-160:])
        if kind:
            return kind
    return kind_of_section(reader, passage)


def _is_item(passage: Passage, announced: str) -> bool:
    if passage.kind == "bullet":
        return True
    short = len(passage.text.split()) <= _SHORT and not passage.text.rstrip().endswith((".", ":"))
    return passage.kind == "text" and short and announced in ("twin_town", "network", "mixed") and ":" not in passage.text


def _items(reader: Reader, whole: Span, kind: str) -> list[Mention]:
    """The partners of one bullet or enumeration; an address is none."""
    if _POSTCODE.search(reader.source, *whole):
        return []
    words = words_in(View.of(reader.source, *whole), reader.source)
    registered = [(n.start, n.end) for n in named(words, reader.source, reader.words.endings, reader.words.cases)]
    ways = enumeration(reader.source, *whole, reader.words.conjunctions, reader.words.closing)
    ways = [w for w in ways if all(any(a <= s and e <= b + 1 for a, b in w) for s, e in registered)] or [[strip(reader.source, *whole)]]
    parts = _joined_countries(reader, ways[0])
    return _graded([m for n, part in enumerate(parts) for m in _item(reader, part, kind, opens=n == 0)], "list")


def _joined_countries(reader: Reader, parts: list[Span]) -> list[Span]:
    """ "Kemijärvi, Finland" is one item: a part that is only a country belongs to the one before it."""
    out: list[Span] = []
    for a, b in parts:
        if out and reader.country(reader.source[a:b].strip(" .")):
            out[-1] = (out[-1][0], b)
        else:
            out.append((a, b))
    return out


def _item(reader: Reader, part: Span, kind: str, opens: bool) -> list[Mention]:
    view = View.of(reader.source, *part)
    words = words_in(view, reader.source)
    known = named(words, reader.source, reader.words.endings, reader.words.cases)
    if known and kind != "twin_town":
        return [reader.of_known(n.known, n.start, n.end) for n in known]
    country = _country_in(reader, words)
    found = [run for run in runs(words, reader.words.stop) if not reader.country(reader.source[slice(*span(words, *run))])]
    if not found and country:  # Saint Barthélemy is a country by its code, and a twin town
        found = runs(words, reader.words.stop)[:-1][:1]
    if not found or reader.names_own(*part) and kind == "twin_town":
        return []
    if kind == "twin_town" or (kind in ("mixed", "municipality", "other") and country):
        town = town_in(reader, words, found[0], "twin_town" if kind != "municipality" else kind, country)
        return [town] if town and len(words) <= 3 * _ITEM_WORDS else []
    return _organisation(reader, part, words, kind, opens)


def _country_in(reader: Reader, words: list[Word]) -> str | None:
    for first, last in runs(words, frozenset()):
        if code := reader.country(reader.source[slice(*span(words, first, last))]):
            return code
    return None


def _organisation(reader: Reader, part: Span, words: list[Word], kind: str, opens: bool) -> list[Mention]:
    """A name of more than a town: all words up to where an explanation begins."""
    ends = _NAME_ENDS.search(reader.source, part[0] + 1, part[1])
    start, end = strip(reader.source, part[0], ends.start() if ends else part[1], " *_.")
    size = len(reader.source[start:end].split())
    if not 0 < size <= _ITEM_WORDS or reader.marked(start, end):
        return []
    inside = [w for w in words if start <= w.start < end]
    if not inside or not inside[0].capital or inside[0].text in reader.words.stop and not any(w.capital for w in inside[1:2]):
        return []
    town = reader.resolve(reader.source[start:end])
    if town and kind in ("other", "mixed", "municipality"):
        mention = reader.of_town("municipality", town, start, end)
    else:
        guessed = reader.guess(start, end, "" if kind in ("other", "mixed") else kind) if kind in _LOOSE else kind
        # The capital that opens a bullet says nothing: without a word that tells its kind, the item may be anything.
        capitals = sum(w.capital for w in inside)
        if not guessed and (opens and capitals < 2 or reader.words.nouns_capital):
            return []
        mention = reader.named(guessed or "other", start, end)
    return [mention] if mention else []

"""Partners in lists: bullets under a heading or lead-in, and enumerations after a label, that say what stands in them."""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.lexicon import tokenise
from analysis.model import Passage
from analysis.normalise import View
from analysis.partners.known import named
from analysis.partners.names import Word, runs, words_in
from analysis.partners.reader import Mention, Reader, span
from analysis.partners.words import Words
from analysis.sentences import sentences
from analysis.wording import Span, enumeration, strip

_LABEL = re.compile(r"[^:\n]{3,110}:(?=\s)")
_LABEL_WORDS = 12
_ITEM_WORDS = 9
_LOOSE = ("other", "mixed", "association")  # announcements that leave the kind to the name itself
_SHORT = 7  # words of a line without a bullet that may still be an item
_NAME_ENDS = re.compile(r"\s[–—-]\s|[(:;,]|\s\d|\.\s|\.$|\n\s*\n")
_POSTCODE = re.compile(r"\b\d{4,5}\s+[^\W\d_]")
_ROW = 4  # towns one after the other that no sentence names but as its twin towns
_MARK = re.compile(r"\s*(?:[-–—•*·▪●◦○■□➢►▶✓✔→‣⁃∙◆❖+]|\d{1,2}[.)]|[lo§](?=\s+[A-ZÅÄÖÆØ]))\s+")


def kind_of(reader: Reader, text: str) -> str | None:
    """The kind of partner that a heading, label or lead-in announces; "mixed" where it announces towns and others."""
    return _kind_of(reader.words, text)


@lru_cache(maxsize=1 << 12)
def _kind_of(words: Words, text: str) -> str | None:
    hits = words.lists.find(tokenise(View(text)))
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
    tokens = [t for t in tokenise(View(title)) if not t.text[0].isdigit()]
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
        out += _in_a_row(reader, passage)
        announced = _announced(reader, passages, index, lead)
        if announced and _is_item(passage, announced):
            out += _items(reader, _bare(passage), announced)
        if passage.kind != "bullet" and not (passage.kind == "text" and len(passage.text.split()) <= _SHORT and announced):
            lead = passage
    return out + _country_lists(reader, passages)


def _labelled(reader: Reader, passage: Passage) -> list[Mention]:
    """ "Networks: Eurocities, Energy Cities": the items after a label anywhere in a passage."""
    out, text = [], reader.source
    for match in _LABEL.finditer(text, passage.start, passage.end):
        begin = max(text.rfind(". ", passage.start, match.end()), text.rfind("\n", passage.start, match.start() + 1), passage.start - 1) + 1
        label = text[max(begin, match.start()) : match.end()]
        kind = kind_of(reader, label) if len(label.split()) <= _LABEL_WORDS else None
        if kind is None:
            continue
        stop = _end_of_list(text, match.end(), passage.end)
        out += _items(reader, (match.end(), stop), "network" if kind == "mixed" else kind)
    return out


def _end_of_list(text: str, start: int, end: int) -> int:
    """Where the enumeration after a label ends: at a full stop, an empty line, or the next label."""
    found = re.compile(r"\.(?=\s+[A-ZÅÄÖÆØ])|\.\s*$|\n\s*\n|\n(?=[^\n:]{3,40}:\s)").search(text, start, end)
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


def _bare(passage: Passage) -> Span:
    match = _MARK.match(passage.text)
    return passage.start + (match.end() if match else 0), passage.end


def _items(reader: Reader, whole: Span, kind: str) -> list[Mention]:
    """The partners of one bullet or enumeration; an address is none."""
    if _POSTCODE.search(reader.source, *whole):
        return []
    words = words_in(View(reader.source, *whole), reader.source)
    registered = [(n.start, n.end) for n in named(words, reader.source, reader.words.endings, reader.words.cases)]
    ways = enumeration(reader.source, *whole, reader.words.conjunctions, reader.words.closing)
    ways = [w for w in ways if all(any(a <= s and e <= b + 1 for a, b in w) for s, e in registered)] or [[strip(reader.source, *whole)]]
    parts = _joined_countries(reader, ways[0])
    return [m for n, part in enumerate(parts) for m in _item(reader, part, kind, opens=n == 0)]


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
    view = View(reader.source, *part)
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
        town = _town(reader, words, found[0], "twin_town" if kind != "municipality" else kind, country)
        return [town] if town and len(words) <= 3 * _ITEM_WORDS else []
    return _organisation(reader, part, words, kind, opens)


def _country_in(reader: Reader, words: list[Word]) -> str | None:
    for first, last in runs(words, frozenset()):
        if code := reader.country(reader.source[slice(*span(words, first, last))]):
            return code
    return None


def _town(reader: Reader, words: list[Word], run: tuple[int, int], kind: str, country: str | None) -> Mention | None:
    start, end = town_span(reader, words, *run)
    name = reader.source[start:end]
    # "Virginia (Minnesota)" is not the Virginia we know: what stands in brackets must be a country, or nothing.
    foreign = country is None and reader.source[end : end + 2].strip().startswith("(") and reader.source[end + 2 : end + 3].isupper()
    found = None if foreign else reader.resolve(name, country, spelling=True)
    if reader.marked(start, end) and found is None:
        return None
    return reader.of_town(kind, found, start, end, country)


def town_span(reader: Reader, words: list[Word], first: int, last: int) -> Span:
    """The town's name without "Stadt" or "City of" before it, with small words inside it where the whole is a town."""
    for longer in range(min(last + 4, len(words) - 1), last, -1):
        if words[longer].capital and all(w.joins for w in words[first + 1 : longer + 1]):
            start, end = span(words, first, longer)
            if reader.resolve(reader.source[start:end]):
                return start, end
    while last > first and not reader.resolve(reader.source[slice(*span(words, first, last))]) and reader.resolve(
        reader.source[slice(*span(words, first + 1, last))]
    ):
        first += 1
    return span(words, first, last)


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


def _in_a_row(reader: Reader, passage: Passage) -> list[Mention]:
    """Twin towns told by nothing but their row: two or more with their countries in brackets, or four or more known towns."""
    text = reader.source
    out: list[Mention] = []
    if sum(map(str.isupper, passage.text)) < _ROW:
        return out
    for start, end in sentences(text, passage.start, passage.end):
        words = words_in(View(text, start, end), text)
        found = runs(words, reader.words.stop)
        bracketed = [(a, b) for a, b in zip(found, found[1:], strict=False) if words[b[0]].gap.endswith("(") and words[b[0]].gap[:1] == " "]
        if len(bracketed) > 1:
            countries = [reader.country(text[slice(*span(words, *b))]) for _, b in bracketed]
            named = [_town(reader, words, a, "twin_town", c) for (a, _), c in zip(bracketed, countries, strict=True) if c]
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
            out += [m for r in row if (m := _town(reader, words, r, "twin_town", None))]
        row = [run] if run is not None else []
    return out


def _listed_next(reader: Reader, words: list[Word], a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether only a comma, a stroke or a conjunction stands between two names."""
    between = words[a[1] + 1 : b[0]]
    if not between:
        return words[b[0]].gap.strip() in (",", "/", ";")
    return len(between) == 1 and between[0].text in reader.words.conjunctions and words[b[0]].gap == " " and between[0].gap == " "


def _country_lists(reader: Reader, passages: list[Passage]) -> list[Mention]:
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
    words = words_in(View(reader.source, *_bare(passage)), reader.source)
    found = runs(words, frozenset())
    if len(found) != 2 or len(words) > 5:
        return None
    code = reader.country(reader.source[slice(*span(words, *found[1]))])
    return _town(reader, words, found[0], "twin_town", code) if code else None

"""Names in a sentence that may be partners, before it is asked whether the sentence makes them so."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analysis.lexicon import tokenise
from analysis.normalise import View
from analysis.partners.known import named
from analysis.partners.names import LONGEST, Word, runs
from analysis.partners.reader import Mention, Reader, span, town_span
from analysis.partners.towns import key
from analysis.partners.words import Pattern, is_a
from analysis.register import mentions

_OWN_NAME = ("association", "university", "agency", "eu_office")
_BY_ITSELF = ("university", "eu_office", "region")  # kinds that a pattern tells without a cue


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that may be a partner: at view offsets `[a, b)`, with what its acceptance asks for.

    `needs`: nothing; around or, beside a word such as "kommune", affixed (a sentence of cooperation); town or name (a
    cue beside it); never (the document's own municipality).
    """

    a: int
    b: int
    mention: Mention
    needs: str


def candidates(reader: Reader, view: View, words: list[Word]) -> list[Candidate]:
    """Every name of a sentence, disjoint, in order; the registers come before patterns, these before bare capitals."""
    out: list[Candidate] = []

    def add(a: int, b: int, mention: Mention | None, needs: str) -> None:
        if mention and not any(a < c.b and c.a < b for c in out):
            out.append(Candidate(a, b, mention, needs))

    registered = named(words, reader.source, reader.words.endings, reader.words.cases)
    patterned = _patterned(reader, words)
    # A pattern around one registered word is a name of its own: "Oulujärvi Leader ry" is not the LEADER network.
    wider = [(a, b, m) for a, b, m in patterned if m.kind in _OWN_NAME and any(a <= n.first == n.last <= b < a + 6 and a < b for n in registered)]
    for n in registered:
        if not any(a <= n.first and n.last <= b for a, b, _ in wider):
            add(words[n.first].a, words[n.last].b, reader.of_known(n.known, n.start, n.end), "around" if n.guarded else "nothing")
    for first, last, mention in patterned:
        kind = mention.kind
        add(words[first].a, words[last].b, mention, "nothing" if kind in _BY_ITSELF else "town" if kind == "municipality" else "around")
    for m in mentions(view, reader.source, reader.words.language):
        inside = [w for w in words if m.start <= w.start < m.end]
        if inside:
            mention = _municipality(reader, m)
            add(inside[0].a, inside[-1].b, mention, "affixed" if m.affixed else "town")
            if mention is None:  # the document's own: its name is no other name either
                out.append(Candidate(inside[0].a, inside[-1].b, Mention("", "", "", None, m.start, m.end), "never"))
    for first, last in runs(words, reader.words.stop):
        mention, needs = _bare(reader, words, first, last)
        if mention:
            add(words[first].a, max(w.b for w in words if w.end <= mention.end), mention, needs)
    return sorted(out, key=lambda c: c.a)


def _municipality(reader: Reader, m) -> Mention | None:
    if m.candidates and any(c.id == reader.own for c in m.candidates):
        return None
    if reader.words.nouns_capital and reader.source[m.start : m.end].endswith("er") and not m.name.endswith("er"):
        return None  # "Bornholmer" is an adjective
    if m.candidates:
        chosen = m.candidates[0]
        return Mention("municipality", f"town_{key(chosen.name)}", chosen.name, chosen.country, m.start, m.end, "place")
    return reader.of_town("municipality", None, m.start, m.end)


def _bare(reader: Reader, words: list[Word], first: int, last: int) -> tuple[Mention | None, str]:
    """A run of capitalised words that no register and no pattern knows: a town abroad, or a name by itself."""
    start, end = town_span(reader, words, first, last)
    last = max(i for i in range(first, len(words)) if words[i].end <= end)
    text = reader.source[start:end]
    if reader.is_land(text) or reader.marked(start, end) or all(w.text in reader.words.stop for w in words[first : last + 1]):
        return None, ""
    if first and words[first - 1].text in reader.words.articles and words[first].gap == " ":
        return None, ""
    if place := _in_country(reader, words, first, last):
        return place, "around"
    if _says_list(reader, start, end):
        return None, ""
    town = reader.resolve(text)
    if town:
        return reader.of_town("municipality", town, start, end), "town"
    opens = all(w.text.isdigit() for w in words[:first])
    # Where every noun has a capital, a name shows by two of them side by side, or by capitals throughout.
    if reader.words.nouns_capital and not (_side_by_side(words, first, last) or first == last and len(text) > 2 and text.isupper()):
        return None, ""
    if opens and first == last or len(text) < 3:
        return None, ""
    return reader.named(reader.guess(start, end, "other"), start, end), "name"


def _side_by_side(words: list[Word], first: int, last: int) -> bool:
    return any(w.gap == " " for w in words[first + 1 : last + 1])


def _in_country(reader: Reader, words: list[Word], first: int, last: int) -> Mention | None:
    """A place named with its country: "Namibian Ondangwassa", "Ondangwa in Namibia"."""
    if last > first and (code := reader.country(words[first].text)) and not reader.country(words[last].text):
        start, end = span(words, first + 1, last)
    elif last + 2 < len(words) and words[last + 2].capital and len(words[last + 1].text) <= 2 and (code := reader.country(words[last + 2].text)):
        start, end = span(words, first, last)
    else:
        return None
    town = reader.resolve(reader.source[start:end], code)
    if town is None and (reader.words.nouns_capital or _says_list(reader, start, end)):
        return None
    return reader.of_town("municipality", town, start, end, code)


def _says_list(reader: Reader, start: int, end: int) -> bool:
    """Whether a name is a word for partners ("Partnerstädten") and no name."""
    return bool(reader.words.lists.find(tokenise(View.of(reader.source, start, end))))


def _patterned(reader: Reader, words: list[Word]) -> list[tuple[int, int, Mention]]:
    """Names by the words beside their capitals: "Luleå tekniska universitet", "Region Skåne"."""
    out = []
    for i in range(len(words)):
        for pattern in reader.words.patterns_at(words[i].text):
            place = _place(reader, words, i, pattern)
            if place is None:
                continue
            first, last = place
            start, end = span(words, first, last)
            if pattern.kind == "municipality":
                name = _place_name(i, pattern, first, last)
                town = reader.resolve(reader.source[slice(*span(words, *name))])
                if pattern.before:  # "den Kommunen Aabenraa": the name is Aabenraa
                    first, (start, end) = name[0], span(words, *name)
                mention = reader.of_town("municipality", town, start, end)
            else:
                mention = None if reader.marked(start, end) and pattern.kind not in _BY_ITSELF else reader.named(pattern.kind, start, end)
            if mention:
                out.append((first, last, replace(mention, grade="pattern")))
    return sorted(out, key=lambda m: (-(m[1] - m[0]), m[0]))


def _place(reader: Reader, words: list[Word], i: int, pattern: Pattern) -> tuple[int, int] | None:
    """`[first, last]` of a name whose fixed words begin at word `i`."""
    fixed = pattern.before or pattern.after
    if i + len(fixed) > len(words) or not all(_meets(reader, words[i + n], form) for n, form in enumerate(fixed)):
        return None
    if any(not w.joins for w in words[i + 1 : i + len(fixed)]):
        return None
    if pattern.before:
        first, last = i, i + len(fixed)
        if last >= len(words) or not words[last].capital or not words[last].joins:
            return None
        while last + 1 < len(words) and words[last + 1].capital and words[last + 1].joins and last - first < LONGEST:
            last += 1
        if last - first >= LONGEST:
            return None
        return (first, _over_conjunction(reader, words, last)) if not _is_country(reader, words, i + len(fixed), last) else None
    if reader.words.heads_capital and not words[i].capital:
        return None
    first = i
    floor = max(0, i - LONGEST)
    while first > floor and words[first - 1].capital and words[first].joins and not (first < i and words[first - 1].text in reader.words.stop):
        first -= 1
    while first < i and words[first].text in reader.words.stop:
        first += 1
    if first == i or i - first >= LONGEST or _is_country(reader, words, first, i - 1):
        return None
    if first == 0 and i == 1 and not words[i].capital and not _place_like(reader, words[0]):
        return None  # the capital only opens the sentence
    if first >= 2 and words[first - 1].text in reader.words.conjunctions and words[first].gap.strip() == "" and words[first - 1].gap.startswith("-"):
        first -= 2  # "Itä- ja Pohjois-Suomen EU-toimisto"
    return first, i + len(fixed) - 1


def _place_like(reader: Reader, word: Word) -> bool:
    name = reader.source[word.start : word.end]
    return reader.is_land(name) or reader.resolve(name) is not None or any(word.text.endswith(e) for e in reader.words.endings)


def _meets(reader: Reader, word: Word, form: str) -> bool:
    return is_a(word, form) or reader.words.strip(word.text) == form


def _is_country(reader: Reader, words: list[Word], first: int, last: int) -> bool:
    return bool(reader.country(reader.words.strip(" ".join(w.text for w in words[first : last + 1]))))


def _over_conjunction(reader: Reader, words: list[Word], last: int) -> int:
    """A name of two capitals with a conjunction ("EU-kontoret Småland och Öarna"): only where no list goes on."""
    if last + 2 < len(words) and words[last + 1].text in reader.words.conjunctions and words[last + 1].gap == " ":
        second = words[last + 2]
        if second.capital and second.gap == " " and not reader.resolve(second.text) and not any(
            is_a(second, p.before[0]) for p in reader.words.patterns if p.before
        ):
            alone = last + 3 >= len(words) or not words[last + 3].joins or not words[last + 3].capital
            if alone and second.text.endswith(("arna", "erne", "ene")):
                return last + 2
    return last


def _place_name(i: int, pattern: Pattern, first: int, last: int) -> tuple[int, int]:
    return (i + len(pattern.before), last) if pattern.before else (first, i - 1)

"""Partners in sentences: registered names, names by their pattern, and names beside words of cooperation."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analysis.lexicon import tokenise
from analysis.normalise import View
from analysis.partners.known import named
from analysis.partners.lists import town_span
from analysis.partners.names import Word, runs, words_in
from analysis.partners.reader import Mention, Reader, span
from analysis.partners.towns import key
from analysis.partners.words import Pattern, found, is_a
from analysis.register import mentions

_FAR, _NEAR = 8, 2  # words that may stand between a cue and a town, and between a cue and a name of no register
_OWN_NAME = ("association", "university", "agency", "eu_office")
_BY_ITSELF = ("university", "eu_office", "region")  # kinds that a pattern tells without a cue


Cues = dict[str, list[tuple[int, int]]]  # label -> view offsets


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A name that may be a partner: at view offsets `[a, b)`, with what its acceptance asks for.

    `needs`: nothing; around (a sentence of cooperation); town or name (a cue beside it).
    """

    a: int
    b: int
    mention: Mention
    needs: str


def in_sentence(reader: Reader, start: int, end: int, kind: str | None = None) -> list[Mention]:
    """The partners of one sentence; `kind` is what the headings above announce (twin_town or None)."""
    view = View(reader.source, start, end)
    if not any(map(str.isupper, reader.source[start + 1 : end])):  # one capital at most: a registered name or none
        return _opening(reader, view)
    tokens = tokenise(view)
    cues: Cues = {}
    for label, a, b in found(reader.words.cues, view, tokens):
        cues.setdefault(label, []).append((a, b))
    twin = [b for label, a, b in found(reader.words.lists, view, tokens) if label == "twin_town"]
    words = words_in(view, reader.source)
    candidates = _candidates(reader, view, words)
    accepted = _accept(reader, candidates, words, cues, bool(kind == "twin_town" or twin))
    return [_twinned(c, twin, kind) for c in accepted]


def _opening(reader: Reader, view: View) -> list[Mention]:
    words = words_in(view, reader.source)
    known = named(words, reader.source, reader.words.endings, reader.words.cases)
    return [reader.of_known(n.known, n.start, n.end) for n in known if not n.guarded]


def _twinned(candidate: _Candidate, twin: list[int], kind: str | None) -> Mention:
    """A town named after the word for twin towns, or in their section, is one."""
    mention = candidate.mention
    said = kind == "twin_town" or any(b <= candidate.a for b in twin)
    is_twin = said and mention.kind == "municipality" and candidate.needs in ("town", "around")
    return replace(mention, kind="twin_town") if is_twin else mention


def _candidates(reader: Reader, view: View, words: list[Word]) -> list[_Candidate]:
    """Every name of a sentence, disjoint, in order; the registers come before patterns, these before bare capitals."""
    out: list[_Candidate] = []

    def add(a: int, b: int, mention: Mention | None, needs: str) -> None:
        if mention and not any(a < c.b and c.a < b for c in out):
            out.append(_Candidate(a, b, mention, needs))

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
                out.append(_Candidate(inside[0].a, inside[-1].b, Mention("", "", "", None, m.start, m.end), "never"))
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
        return Mention("municipality", f"town_{key(chosen.name)}", chosen.name, chosen.country, m.start, m.end)
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
    return bool(reader.words.lists.find(tokenise(View(reader.source, start, end))))


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
                name = _place_name(words, i, pattern, first, last)
                town = reader.resolve(reader.source[slice(*span(words, *name))])
                if pattern.before:  # "den Kommunen Aabenraa": the name is Aabenraa
                    first, (start, end) = name[0], span(words, *name)
                mention = reader.of_town("municipality", town, start, end)
            else:
                mention = None if reader.marked(start, end) and pattern.kind not in _BY_ITSELF else reader.named(pattern.kind, start, end)
            if mention:
                out.append((first, last, mention))
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
        while last + 1 < len(words) and words[last + 1].capital and words[last + 1].joins:
            last += 1
        return (first, _over_conjunction(reader, words, last)) if not _is_country(reader, words, i + len(fixed), last) else None
    first = i
    while first > 0 and words[first - 1].capital and words[first].joins and not (first < i and words[first - 1].text in reader.words.stop):
        first -= 1
    while first < i and words[first].text in reader.words.stop:
        first += 1
    if first == i or _is_country(reader, words, first, i - 1):
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


def _place_name(words: list[Word], i: int, pattern: Pattern, first: int, last: int) -> tuple[int, int]:
    return (i + len(pattern.before), last) if pattern.before else (first, i - 1)


def _accept(reader: Reader, candidates: list[_Candidate], words: list[Word], cues: Cues, twin: bool) -> list[_Candidate]:
    """The candidates whose needs the sentence meets."""
    if "ended" in cues:  # a relation that is over: what is named only as its partner is none now
        candidates = [c for c in candidates if c.needs == "nothing"]
    led = _led(reader, candidates, words, cues)
    cooperates = twin or any(cues.get(label) for label in ("before", "after", "around"))
    cited = cues.get("cited", [])
    accepted = set()
    for n, c in enumerate(candidates):
        met = {"nothing": True, "around": cooperates, "affixed": cooperates, "town": n in led or twin, "name": n in led, "never": False}
        source = any(b <= c.a for _, b in cited) and n not in led or any(c.b <= a and not _between(words, c.b, a) for a, _ in cited)
        if met[c.needs] and not source:
            accepted.add(n)
    towns = {n for n, c in enumerate(candidates) if c.mention.kind == "municipality" and n in accepted}
    if twin:
        accepted |= {n for n, c in enumerate(candidates) if c.needs == "name" and _joined(words, candidates, n, towns)}
    return [_as_neighbours(words, candidates, n, towns) for n in sorted(accepted)]


def _led(reader: Reader, candidates: list[_Candidate], words: list[Word], cues: Cues) -> set[int]:
    """The candidates that a cue leads to or follows, and those that go on a list of such."""
    led: set[int] = set()
    before, after = cues.get("before", []), cues.get("after", [])
    beside = cues.get("with", []) if "contrast" not in cues else []
    for n, c in enumerate(candidates):
        far = _reach(reader, c)
        if any(b <= c.a and _between(words, b, c.a) <= far and not _barred(reader, candidates, words, b, c) for _, b in before):
            led.add(n)
        elif c.needs == "town" and any(b <= c.a and not _between(words, b, c.a) for _, b in beside):
            led.add(n)
        elif n - 1 in led and _goes_on(words, candidates[n - 1].b, c.a) and not (c.needs == "name" and candidates[n - 1].needs == "never"):
            led.add(n)
    for n in reversed(range(len(candidates))):
        c = candidates[n]
        follows = n + 1 in led and after and _goes_on(words, c.b, candidates[n + 1].a)
        if follows or any(c.b <= a and _between(words, c.b, a) <= 1 for a, _ in after):
            led.add(n)
    return led


def _reach(reader: Reader, candidate: _Candidate) -> int:
    """How many words may stand between a cue and a name; where all nouns have capitals a town may be any noun."""
    if candidate.needs == "name":
        return _NEAR
    return 0 if candidate.needs == "town" and reader.words.nouns_capital else _FAR


def _barred(reader: Reader, candidates: list[_Candidate], words: list[Word], a: int, candidate: _Candidate) -> bool:
    """Whether another name stands between a cue and this one, or a body of the municipality ("Udvalget for Erhverv")."""
    if any(a <= c.a and c.b <= candidate.a for c in candidates):
        return True
    between = [w for w in words if a <= w.a and w.b <= candidate.a]
    return candidate.needs == "name" and any(reader.marked(w.start, w.end) for w in between)


def _joined(words: list[Word], candidates: list[_Candidate], n: int, others: set[int]) -> bool:
    """Whether a candidate stands in a list beside one of `others`."""
    before = n - 1 in others and _goes_on(words, candidates[n - 1].b, candidates[n].a)
    return before or n + 1 in others and _goes_on(words, candidates[n].b, candidates[n + 1].a)


def _as_neighbours(words: list[Word], candidates: list[_Candidate], n: int, towns: set[int]) -> _Candidate:
    """A name of no kind in a list with towns is a town."""
    candidate = candidates[n]
    if candidate.mention.kind != "other" or not _joined(words, candidates, n, towns):
        return candidate
    return replace(candidate, needs="town", mention=replace(candidate.mention, kind="municipality"))


def _between(words: list[Word], a: int, b: int) -> int:
    return sum(a <= w.a and w.b <= b for w in words)


def _goes_on(words: list[Word], a: int, b: int) -> bool:
    """Whether only list marks, conjunctions and a word or two stand between two names."""
    between = [w for w in words if a <= w.a and w.b <= b]
    return len(between) <= 3 and not any("." in w.gap for w in between)

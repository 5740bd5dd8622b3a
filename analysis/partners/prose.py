"""Partners in sentences: which of the names in one are partners, by the words of cooperation around them."""

from __future__ import annotations

from dataclasses import replace

from analysis.lexicon import tokenise
from analysis.normalise import View
from analysis.partners.candidates import Candidate, candidates
from analysis.partners.known import named
from analysis.partners.names import Word, words_in
from analysis.partners.reader import Mention, Reader
from analysis.partners.words import found

_FAR, _NEAR = 8, 2  # words that may stand between a cue and a town, and between a cue and a name of no register

Cues = dict[str, list[tuple[int, int]]]  # label -> view offsets


def in_sentence(reader: Reader, start: int, end: int, kind: str | None = None) -> list[Mention]:
    """The partners of one sentence; `kind` is what the headings above announce (twin_town or None)."""
    view = View.of(reader.source, start, end)
    if not any(map(str.isupper, reader.source[start + 1 : end])):  # one capital at most: a registered name or none
        return _opening(reader, view)
    tokens = tokenise(view)
    cues: Cues = {}
    for label, a, b in found(reader.words.cues, tokens):
        cues.setdefault(label, []).append((a, b))
    twin = [b for label, a, b in found(reader.words.lists, tokens) if label == "twin_town"]
    words = words_in(view, reader.source)
    accepted = _accept(reader, candidates(reader, view, words), words, cues, bool(kind == "twin_town" or twin))
    return [_twinned(c, twin, kind) for c in accepted]


def _opening(reader: Reader, view: View) -> list[Mention]:
    words = words_in(view, reader.source)
    known = named(words, reader.source, reader.words.endings, reader.words.cases)
    return [reader.of_known(n.known, n.start, n.end) for n in known if not n.guarded]


def _twinned(candidate: Candidate, twin: list[int], kind: str | None) -> Mention:
    """A town named after the word for twin towns, or in their section, is one."""
    mention = candidate.mention
    said = kind == "twin_town" or any(b <= candidate.a for b in twin)
    is_twin = said and mention.kind == "municipality" and candidate.needs in ("town", "around")
    return replace(mention, kind="twin_town") if is_twin else mention


def _accept(reader: Reader, candidates: list[Candidate], words: list[Word], cues: Cues, twin: bool) -> list[Candidate]:
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


def _led(reader: Reader, candidates: list[Candidate], words: list[Word], cues: Cues) -> set[int]:
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


def _reach(reader: Reader, candidate: Candidate) -> int:
    """How many words may stand between a cue and a name; where all nouns have capitals a town may be any noun."""
    if candidate.needs == "name":
        return _NEAR
    return 0 if candidate.needs == "town" and reader.words.nouns_capital else _FAR


def _barred(reader: Reader, candidates: list[Candidate], words: list[Word], a: int, candidate: Candidate) -> bool:
    """Whether another name stands between a cue and this one, or a body of the municipality ("Udvalget for Erhverv")."""
    if any(a <= c.a and c.b <= candidate.a for c in candidates):
        return True
    between = [w for w in words if a <= w.a and w.b <= candidate.a]
    return candidate.needs == "name" and any(reader.marked(w.start, w.end) for w in between)


def _joined(words: list[Word], candidates: list[Candidate], n: int, others: set[int]) -> bool:
    """Whether a candidate stands in a list beside one of `others`."""
    before = n - 1 in others and _goes_on(words, candidates[n - 1].b, candidates[n].a)
    return before or n + 1 in others and _goes_on(words, candidates[n].b, candidates[n + 1].a)


def _as_neighbours(words: list[Word], candidates: list[Candidate], n: int, towns: set[int]) -> Candidate:
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

"""Sentences into reviews: a cue, who does it, what it is done to, and how often."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.actors import Finder, Party, Statement, Words, actor_words, spans, statements
from analysis.cues import Cue
from analysis.model import Document, Evidence, Passage, Review
from analysis.reviews.words import WEAK, ReviewWords, review_words

_REVIEW_ROLES = ("follow_up", "governance")
_FIRST_WORDS = 6  # a list entry reviews when a noun of review is among its first words
_NEVER = "not"
_PARTING = {";": 20, ":": 20, ",": 4}  # what a mark between two words counts for, in words


@dataclass(frozen=True, slots=True)
class _Found:
    """A review before it is a row, in tokens of its sentence. `what` and `party` may be unknown."""

    kind: str
    cue: Cue
    party: Party | None
    what: spans.Span | None
    by_section: bool = False


def reviews(document: Document, language: str, passages: list[Passage]) -> list[Review]:
    """The duties to review that the passages state, in reading order; one row a sentence for looking back
    (follow up, evaluate, report) and one for changing (revise, renew).

    `passages` carry their roles. In sections on governance and follow-up every stated review counts, elsewhere
    only one with a frequency.
    """
    words, grammar = review_words(language), actor_words(language)
    rows: list[Review] = []
    for statement in statements(document, language, passages):
        found = _found(statement, words, grammar)
        rows += [_row(statement, f, how_often) for f, how_often in _timed(statement, found, words)]
    return rows


def _found(s: Statement, words: ReviewWords, grammar: Words) -> list[_Found]:
    """At most one review of each kind: the first verb's, else the first noun's."""
    cues = words.cues.find(s.tokens)
    finder = Finder(s, grammar)
    often = [f for f in words.frequencies.find(s.tokens) if f.label != _NEVER]
    here = s.passage.role in _REVIEW_ROLES or s.section_role in _REVIEW_ROLES
    section = "follow_up" in (s.passage.role, s.section_role)
    if not here and (s.passage.role == "background" or not often):
        return []
    found: dict[str, _Found] = {}
    for cue in cues:
        frame, kind, weak = cue.label
        if kind in found or frame == _NEVER or finder.void(cue) or _past(s, cue, words):
            continue
        if weak and not (section or here and often):
            continue
        review = _of_noun(s, cue, finder, words, grammar) if frame == "noun" else _of_verb(s, cue, cues, finder, grammar)
        if review:
            found[kind] = review
    if any(not f.cue.label[2] for f in found.values()):
        found = {kind: f for kind, f in found.items() if not f.cue.label[2]}  # beside a verb of review, others are its manner
    if not found and (review := _labelled(s, words)):
        found[review.kind] = review
    if not found and section and often and not any(c.label[0] == _NEVER for c in cues):
        # Whatever is done each year under a heading on follow-up is how the document follows up.
        found["look"] = _Found("look", often[0], next((p for p in s.parties if p.case != "owner"), s.context), (0, len(s.tokens) - 1), True)
    return sorted(found.values(), key=lambda f: f.cue.first)


def _past(s: Statement, cue: Cue, words: ReviewWords) -> bool:
    return any(t.text in words.past for t in s.tokens[max(0, cue.first - 4) : cue.first])


def _of_verb(s: Statement, cue: Cue, cues: list[Cue], finder: Finder, grammar: Words) -> _Found | None:
    stop = next((c.first for c in cues if c.first > cue.end), len(s.tokens))
    if cue.label[0] == "passive":
        party = finder.agent(cue)
        auxiliary = next((i for i in range(cue.first - 1, -1, -1) if s.tokens[i].text in grammar.auxiliaries), cue.first)
        what = spans.before(s, min(cue.first, auxiliary) - 1, 0, grammar) or spans.after(s, cue.end + 1, stop, grammar)
        return _Found(cue.label[1], cue, party, spans.without(s, what, party) if party else what)
    party = finder.subject(cue)
    if party is None:
        return None
    start = party.last + 1 if party in s.parties and cue.end < party.first <= cue.end + 3 else cue.end + 1
    return _Found(cue.label[1], cue, party, spans.after(s, start, stop, grammar))


def _of_noun(s: Statement, cue: Cue, finder: Finder, words: ReviewWords, grammar: Words) -> _Found | None:
    """A noun reviews where it happens: beside *sker* or *ansvar för*, or as an entry of an actor's list."""
    happens = words.happens.find(s.tokens)
    entry = s.passage.kind == "bullet" and s.context is not None and cue.first < _FIRST_WORDS
    if not happens and not entry:
        return None
    party = finder.agent(cue) or next((p for p in s.parties if p.case == "subject"), None) or (s.context if entry else None)
    return _Found(cue.label[1], cue, party, spans.after(s, cue.first, len(s.tokens), grammar))


def _labelled(s: Statement, words: ReviewWords) -> _Found | None:
    """*Uppföljning: antal deltagare räknas varje år*: what stands behind the colon is reviewed."""
    for cue in words.labels.find(s.tokens):
        after = s.view.text[s.tokens[cue.end].end :].lstrip()
        if cue.first == 0 and after.startswith(":") and len(s.tokens) > cue.end + 3:
            last = min(len(s.tokens) - 1, cue.end + spans.LONGEST)
            return _Found("look", cue, None, (cue.end + 1, last))
    return None


def _timed(s: Statement, found: list[_Found], words: ReviewWords) -> list[tuple[_Found, Cue | None]]:
    """Each review with the frequency that stands nearest to it and to no other review."""
    taken: dict[int, tuple[int, Cue]] = {}
    for often in words.frequencies.find(s.tokens):
        if often.label == _NEVER or not found:
            continue
        distance, n = min((_distance(s, often, f.cue), n) for n, f in enumerate(found))
        if n not in taken or distance < taken[n][0]:
            taken[n] = (distance, often)
    return [(f, taken[n][1] if n in taken else None) for n, f in enumerate(found)]


def _distance(s: Statement, often: Cue, cue: Cue) -> int:
    """Words between a frequency and a review; a stop or comma between them weighs as many words."""
    if often.end < cue.first:
        first, last = often.end, cue.first
    elif cue.end < often.first:
        first, last = cue.end, often.first
    else:
        return 0
    between = s.view.text[s.tokens[first].end : s.tokens[last].start]
    return last - first + sum(between.count(mark) * weight for mark, weight in _PARTING.items())


def _row(s: Statement, found: _Found, often: Cue | None) -> Review:
    points = [found.cue.first, found.cue.end]
    if found.what:
        points += found.what
    if often:
        points += [often.first, often.end]
    if found.party and found.party in s.parties:
        points += [found.party.first, found.party.last]
    a, b = s.view.source_span(s.tokens[min(points)].start, s.tokens[max(points)].end)
    who = ", ".join(m.name for m in found.party.members) if found.party else None
    what = spans.text(s, found.what or (found.cue.first, found.cue.end))
    return Review(who, what, str(often.label) if often else None, Evidence.at(s.document, a, b), grade=_grade(found, often))


def _grade(found: _Found, often: Cue | None) -> str:
    if found.by_section or found.cue.label[-1] == WEAK:
        return "section"
    return ("who_and_when" if often else "who") if found.party else "when" if often else "verb"

"""Sentences into duties: each cue finds its actor and its object."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.actors import Finder, Party, Statement, Words, actor_words, statements
from analysis.cues import Cue
from analysis.governance import objects
from analysis.governance.words import RESPONSIBLE, DutyWords, duty_words
from analysis.lexicon import Token
from analysis.model import ACTOR_TYPES, Document, Duty, Evidence, Passage

_DUTY_ROLES = ("governance", "follow_up")
# Outside the sections on governance an actor counts where it is a body or a person with a task of its own:
# "staff" or "associations" as the subject of a goal are whom the goal is about.
_LOOSE_TYPES = ("staff", "elected_officials", "external_partner")
_PARTNER_DUTIES = ("support", "monitor", "represent", "coordinate", "execute")
_TAKES_PEOPLE = ("support", "report", "represent", "steer")
_STEERING = ("council", "executive_board", "management", "mayor")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FIRST_WORDS = 2  # a noun names a list item's function when it is among its first words


@dataclass(frozen=True, slots=True)
class _Found:
    """A duty before it is a row: the token spans of its cue and object, None where the object is not in the sentence."""

    party: Party
    function: str
    cue: tuple[int, int]
    object: objects.Span | None
    party_here: bool = True


def governance(document: Document, language: str, passages: list[Passage]) -> list[Duty]:
    """The duties that the passages state, in reading order; one row for each actor and function in a passage.

    `passages` carry their roles. Sections on governance and follow-up are read for every construction, other
    sections only for a body of the municipality that is said to do something.
    """
    words, grammar = duty_words(language), actor_words(language)
    rows: dict[tuple, Duty] = {}
    for statement in statements(document, language, passages):
        for found in _found(statement, words, grammar):
            for duty in _rows(statement, found):
                key = (statement.passage.start, duty.actor_type, duty.actor.casefold(), duty.function)
                rows.setdefault(key, duty)
    return sorted(rows.values(), key=lambda d: (d.evidence.start, d.evidence.end))


def _found(s: Statement, words: DutyWords, grammar: Words) -> list[_Found]:
    cues = [c for c in words.cues.find(s.tokens)]
    if not s.parties and not (s.context or s.before):
        return []
    finder = Finder(s, grammar)
    out: list[_Found] = []
    by_place: dict[tuple[int, int], list[Cue]] = {}
    for cue in cues:
        by_place.setdefault((cue.first, cue.end), []).append(cue)
    places = list(by_place.items())
    for n, (_, same) in enumerate(places):
        stop = next((c[0].first for _, c in places[n + 1 :] if c[0].first > same[0].end), len(s.tokens))
        if s.passage.role in _DUTY_ROLES or not finder.negated(same[0]):
            out += _of_cue(s, same, stop, finder, words, grammar) if not finder.negated(same[0]) else []
    if not out and not cues:
        out = _listed(s, words, grammar)
    return [f for f in out if _counts(s, f)]


def _of_cue(s: Statement, same: list[Cue], stop: int, finder: Finder, words: DutyWords, grammar: Words) -> list[_Found]:
    """The duties of the cues that stand at one place: a form may be active and passive."""
    frames = {cue.label[0]: cue for cue in same}
    if "not" in frames:
        return []
    if cue := frames.get("label"):
        return _labelled(s, cue)
    if (cue := frames.get("agent")) and (party := finder.agent(cue)):
        if _adoption_note(s, cue):
            return []
        what = objects.before(s, min(cue.first, _auxiliary(s, cue, grammar)) - 1, 0, words, grammar)
        what = objects.without(what, party) or objects.without(objects.after(s, max(cue.end, party.last) + 1, stop, words, grammar), party)
        return [_Found(party, cue.label[1], (cue.first, cue.end), what)]
    if cue := frames.get("place"):
        if party := finder.place(cue):
            return _placed(s, cue, party, stop, words, grammar)
        return []
    if (cue := frames.get("subject")) and not ("agent" in frames and _auxiliary(s, cue, grammar) < cue.first):
        party = finder.subject(cue, cue.label[1] in _TAKES_PEOPLE)
        if party:
            return _done(s, cue, party, stop, words, grammar)
    return []


def _auxiliary(s: Statement, cue: Cue, grammar: Words) -> int:
    """The token of the nearest passive auxiliary before the cue, else the cue's own."""
    return next((i for i in range(cue.first - 1, -1, -1) if s.tokens[i].text in grammar.auxiliaries), cue.first)


def _adoption_note(s: Statement, cue: Cue) -> bool:
    """*Antagen av kommunfullmäktige 2016-04-28*: how this document came to be, not who decides what."""
    return cue.label[1] == "decide" and cue.first <= _FIRST_WORDS and bool(_YEAR.search(s.view.text))


def _done(s: Statement, cue: Cue, party: Party, stop: int, words: DutyWords, grammar: Words) -> list[_Found]:
    inside = (cue.last + 1, cue.tail_first) if cue.split else None
    start = cue.end + 1
    if cue.end < party.first <= cue.end + 3:
        start = party.last + 1
    what = objects.after(s, start, stop, words, grammar)
    if what is None and inside:
        what = objects.without(objects.after(s, inside[0], inside[1], words, grammar), party)
    if what is None:
        what = objects.without(objects.before(s, cue.first - 1, party.last + 1 if party.last < cue.first else 0, words, grammar), party)
    here = party in s.parties
    if cue.label[1] == RESPONSIBLE:
        if s.leads and start >= len(s.tokens):
            return []  # the duties follow as a list
        return [_Found(party, f, (cue.first, cue.end), o, here) for f, o in _in_complement(s, cue, party, what, start, stop, words)]
    return [_Found(party, cue.label[1], (cue.first, cue.end), what, here)]


def _placed(s: Statement, cue: Cue, party: Party, stop: int, words: DutyWords, grammar: Words) -> list[_Found]:
    what = objects.without(objects.before(s, min(cue.first, party.first) - 1, 0, words, grammar), party)
    if what is None:
        what = objects.after(s, max(cue.end, party.last) + 1, stop, words, grammar)
    if cue.label[1] != RESPONSIBLE:
        return [_Found(party, cue.label[1], (cue.first, cue.end), what)]
    return [_Found(party, f, (cue.first, cue.end), o) for f, o in _in_complement(s, cue, party, what, 0, cue.first, words)]


def _labelled(s: Statement, cue: Cue) -> list[_Found]:
    party = next((p for p in s.parties if p.first == cue.end + 1), None)
    colon = party and ":" in s.view.text[s.tokens[cue.end].end : s.tokens[party.first].start]
    return [_Found(party, cue.label[1], (cue.first, cue.end), None)] if colon else []


def _in_complement(s: Statement, cue: Cue, party: Party, what: objects.Span | None, start: int, stop: int, words: DutyWords):
    """The functions that a responsibility's complement names, each with its object; without any, one by the actor."""
    default = _default(s, party, cue.first, cue.end, words)
    items = _items(s, what[0] if what else start, stop, words)
    named = [(f, span) for span in items if (f := _noun_function(s, span, words))]
    if default == "steer":
        named = [(f, span) for f, span in named if f not in ("execute", "decide")]
    first_named = bool(items and named and named[0][1] == items[0])
    if not first_named:
        named.insert(0, (default, what))
    return list({f: (f, span) for f, span in reversed(named)}.values())[::-1]


def _default(s: Statement, party: Party, first: int, last: int, words: DutyWords) -> str:
    around = s.tokens[max(0, first - 4) : last + 1]
    overall = words.overall.find(around)
    return "steer" if overall or party.members[0].type in _STEERING else "execute"


def _items(s: Statement, start: int, stop: int, words: DutyWords) -> list[objects.Span]:
    """The coordinated items of a complement or a list entry, as token spans."""
    spans, first = [], start
    for i in range(start + 1, stop):
        gap = s.view.text[s.tokens[i - 1].end : s.tokens[i].start]
        if "," in gap or ";" in gap:
            spans.append((first, i - 1))
            first = i
        elif s.tokens[i].text in words.stops and i > first:
            spans.append((first, i - 1))
            first = i + 1
    if first < stop:
        spans.append((first, stop - 1))
    return spans


def _noun_function(s: Statement, span: objects.Span, words: DutyWords) -> str | None:
    """The function of an item's head: the first noun before its first preposition."""
    head: list[Token] = []
    for token in s.tokens[span[0] : span[1] + 1]:
        if token.text in words.of and head:
            break
        head.append(token)
    hits = words.nouns.find(head)
    return str(hits[-1].label) if hits else None


def _listed(s: Statement, words: DutyWords, grammar: Words) -> list[_Found]:
    """A list entry of nouns under an actor or under *X svarar för:*."""
    party, start, here = s.context, 0, False
    opening = next((p for p in s.parties if p.first == 0), None)
    if opening and ":" in s.view.text[s.tokens[opening.last].end : s.tokens[opening.last].end + 2]:
        party, start, here = opening, opening.last + 1, True
    elif party is None or s.passage.kind != "bullet" or s.number or opening:
        return []
    items = _items(s, start, len(s.tokens), words)
    named = [(f, span) for span in items if (f := _noun_function(s, span, words))]
    if not named:
        if here or not items:
            return []
        named = [("execute", (start, len(s.tokens) - 1))]
    found = {f: _Found(party, f, span, span, here) for f, span in reversed(named)}
    return list(found.values())[::-1]


def _counts(s: Statement, found: _Found) -> bool:
    types = {m.type for m in found.party.members}
    if not types & set(ACTOR_TYPES):
        return False
    if "external_partner" in types and found.function not in _PARTNER_DUTIES:
        return False
    return s.passage.role in _DUTY_ROLES or not types <= set(_LOOSE_TYPES)


def _rows(s: Statement, found: _Found) -> list[Duty]:
    tokens = s.tokens
    span = found.object
    what = _text(s, span) if span else _text(s, found.cue)
    rows = []
    for member in found.party.members:
        if member.type not in ACTOR_TYPES:
            continue
        points = [*found.cue, *(span or found.cue)]
        if found.party_here:
            points += [found.party.first, found.party.last]
        a, b = s.view.source_span(tokens[min(points)].start, tokens[max(points)].end)
        rows.append(Duty(member.name, member.type, found.function, what, Evidence.at(s.document, a, b)))
    return rows


def _text(s: Statement, span: objects.Span) -> str:
    a, b = s.view.source_span(s.tokens[span[0]].start, s.tokens[min(span[1], span[0] + objects.LONGEST - 1)].end)
    return " ".join(s.document.text[a:b].split())

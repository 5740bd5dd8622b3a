"""Sentences into duties: each cue finds its actor and its object."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from analysis.actors import Finder, Party, Statement, Words, actor_words, spans, statements
from analysis.cues import Cue
from analysis.governance.words import RESPONSIBLE, DutyWords, duty_words
from analysis.lexicon import Token
from analysis.model import ACTOR_TYPES, Document, Duty, Evidence, Passage

_DUTY_ROLES = ("governance", "follow_up")
# Outside the sections on governance an actor counts where it is a body or a person with a task of its own:
# "staff" or "associations" as the subject of a goal are whom the goal is about.
_LOOSE_TYPES = ("staff", "elected_officials", "external_partner")
_PARTNER_DUTIES = ("support", "monitor", "represent", "coordinate", "execute")
_LOOSE_ELSEWHERE = ("decide", "represent", "report")
_PARTNER_ELSEWHERE = ("support", "monitor", "represent")
_NAMED_BY_OBJECT = ("monitor", "report", "coordinate")
_STANDING = ("decide", "steer", "coordinate", "report")  # what a sentence of background may state as a lasting duty
_TAKES_PEOPLE = ("support", "report")  # verbs whose object may be an actor too
_STEERING = ("council", "executive_board", "management", "mayor")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NEXT_VERB = 4  # words between a responsibility and the verb that says for what
_FIRST_WORDS = 2  # a noun names a list item's function when it is among its first words


@dataclass(frozen=True, slots=True)
class _Found:
    """A duty before it is a row: the token spans of its cue and object, None where the object is not in the sentence."""

    party: Party
    function: str
    cue: tuple[int, int]
    object: spans.Span | None
    party_here: bool = True
    by_default: bool = False  # the function follows from the actor, no word names it
    ensures: tuple[int, int] | None = None  # the cue of the responsibility that this is, or is part of


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
    if not s.parties and not (s.context or s.before):
        return []
    if labelled := _labelled(s, words):
        return [f for f in labelled if _counts(s, f)]
    places: dict[tuple[int, int], list[Cue]] = {}
    named = [(m.first, m.last) for p in s.parties for m in p.members]
    for cue in words.cues.find(s.tokens):
        if any(first <= cue.first and cue.end <= last for first, last in named):
            continue  # "heads of department" heads nothing
        places.setdefault((cue.first, cue.end), []).append(cue)
    finder = Finder(s, grammar)
    out: list[_Found] = []
    for (_, end), same in places.items():
        if not finder.void(same[0]):
            stop = next((at[0] for at, cues in places.items() if at[0] > end and cues[0].label[0] != "not"), len(s.tokens))
            out += _of_cue(s, same, stop, [end for _, end in places], finder, words, grammar) or _ensured(s, same, out, words, grammar)
    out = _with_objects([f for f in out if not (f.by_default and any(_spelled_out(f, o) for o in out if o is not f))])
    return [f for f in out or _listed(s, words, grammar) if _counts(s, f)]


def _spelled_out(duty: _Found, other: _Found) -> bool:
    """Whether `other` says what a responsibility without a noun of its own is for: *ansvarar för att hålla ... informerad*."""
    embedded = other.ensures == duty.ensures and other.cue != duty.cue
    return embedded or (other.party == duty.party and 0 < other.cue[0] - duty.cue[1] <= _NEXT_VERB)


def _with_objects(found: list[_Found]) -> list[_Found]:
    """Verbs that share an object (*beslutar och följer upp policyn*) each get it."""
    out: list[_Found] = []
    for duty in reversed(found):
        if duty.object is None and out and out[-1].party == duty.party:
            duty = replace(duty, object=out[-1].object)
        out.append(duty)
    return out[::-1]


def _colon_after(s: Statement, at: int) -> bool:
    return s.view.text[s.tokens[at].end : s.tokens[at].end + 2].lstrip().startswith(":")


def _ensured(s: Statement, same: list[Cue], earlier: list[_Found], words: DutyWords, grammar: Words) -> list[_Found]:
    """A passive without an actor after *X svarar för att*: whose duty it is to see that it is done."""
    cue = next((c for c in same if c.label[0] == "agent"), None)
    duty = earlier[-1] if earlier else None
    if cue is None or duty is None or duty.ensures is None:
        return []
    function = "coordinate" if cue.label[1] in ("decide", RESPONSIBLE) else cue.label[1]
    what = spans.before(s, cue.first - 1, max(duty.cue[1], *(f.cue[1] for f in earlier)) + 1, grammar)
    return [_Found(duty.party, function, (cue.first, cue.end), what, duty.party_here, ensures=duty.ensures)]


def _of_cue(s: Statement, same: list[Cue], stop: int, done: list[int], finder: Finder, words: DutyWords, grammar: Words) -> list[_Found]:
    """The duties of the cues that stand at one place: a form may be active and passive."""
    frames = {cue.label[0]: cue for cue in same}
    if "not" in frames:
        return []
    if (cue := frames.get("agent")) and (party := finder.agent(cue)):
        if _adoption_note(s, cue):
            return []
        what = spans.before(s, min(cue.first, _auxiliary(s, cue, grammar)) - 1, 0, grammar)
        what = spans.without(s, what, party) or spans.without(s, spans.after(s, max(cue.end, party.last) + 1, stop, grammar), party)
        return [_Found(party, _by_object(s, cue.label[1], what, words, grammar), (cue.first, cue.end), what)]
    if cue := frames.get("place"):
        if party := finder.place(cue):
            return _placed(s, cue, party, stop, words, grammar)
        return []
    if (cue := frames.get("subject")) and not ("agent" in frames and _auxiliary(s, cue, grammar) < cue.first):
        party = finder.subject(cue, cue.label[1] in _TAKES_PEOPLE)
        if party:
            return _done(s, cue, party, stop, done, words, grammar)
    return []


def _auxiliary(s: Statement, cue: Cue, grammar: Words) -> int:
    """The token of the nearest passive auxiliary before the cue, else the cue's own."""
    return next((i for i in range(cue.first - 1, -1, -1) if s.tokens[i].text in grammar.auxiliaries), cue.first)


def _adoption_note(s: Statement, cue: Cue) -> bool:
    """*Antagen av kommunfullmäktige 2016-04-28*: how this document came to be, not who decides what."""
    return cue.label[1] == "decide" and cue.first <= _FIRST_WORDS and bool(_YEAR.search(s.view.text))


def _done(s: Statement, cue: Cue, party: Party, stop: int, done: list[int], words: DutyWords, grammar: Words) -> list[_Found]:
    inside = (cue.last + 1, cue.tail_first) if cue.split else None
    start = cue.end + 1
    here = party in s.parties
    if here and cue.end < party.first <= cue.end + 3:
        start = party.last + 1
    what = spans.after(s, start, stop, grammar)
    if what is None and inside:
        what = spans.without(s, spans.after(s, inside[0], inside[1], grammar), party)
    if what is None:
        floor = max([party.last + 1 if here and party.last < cue.first else 0, *(at + 1 for at in done if at < cue.first)])
        what = spans.without(s, spans.before(s, cue.first - 1, floor, grammar), party)
    if cue.label[1] == RESPONSIBLE:
        if s.leads and start >= len(s.tokens):
            return []  # the duties follow as a list
        at, functions = (cue.first, cue.end), _in_complement(s, cue, party, what, start, stop, words, grammar)
        return [_Found(party, f, at, o, here, by_default=o == what and n == 0, ensures=at) for n, (f, o) in enumerate(functions)]
    return [_Found(party, _by_object(s, cue.label[1], what, words, grammar), (cue.first, cue.end), what, here)]


def _by_object(s: Statement, function: str, what: spans.Span | None, words: DutyWords, grammar: Words) -> str:
    """To carry out an evaluation is to monitor: of a verb that says little, the object names the function."""
    named = _noun_function(s, what, words, grammar) if what and function == "execute" else None
    return named if named in _NAMED_BY_OBJECT else function


def _placed(s: Statement, cue: Cue, party: Party, stop: int, words: DutyWords, grammar: Words) -> list[_Found]:
    if cue.split and party.first > cue.tail_last:  # "ansvaret för X ligger hos": the object stands in the gap
        what = spans.after(s, cue.last + 1, cue.tail_first, grammar)
    else:
        what = spans.without(s, spans.before(s, min(cue.first, party.first) - 1, 0, grammar), party)
    if what is None or all(t.text in grammar.pronouns for t in s.tokens[what[0] : what[1] + 1]):
        what = spans.after(s, max(cue.end, party.last) + 1, stop, grammar)
    at = (cue.first, cue.end)
    if cue.label[1] != RESPONSIBLE:
        return [_Found(party, cue.label[1], at, what)]
    functions = _in_complement(s, cue, party, what, max(cue.end, party.last) + 1, stop, words, grammar)
    return [_Found(party, f, at, o, by_default=n == 0 and o == what) for n, (f, o) in enumerate(functions)]


def _labelled(s: Statement, words: DutyWords) -> list[_Found]:
    """*Ansvarig: Kommunstyrelsen*: the label names the function, the actor stands behind the colon."""
    out = []
    for cue in words.labels.find(s.tokens):
        party = next((p for p in s.parties if p.first == cue.end + 1), None)
        if party and _colon_after(s, cue.end):
            overall = words.overall.find(s.tokens[max(0, cue.first - 2) : cue.end + 1])
            function = "steer" if overall and cue.label[1] == "execute" else cue.label[1]
            out.append(_Found(party, function, (cue.first, cue.end), None))
    return out


def _in_complement(s: Statement, cue: Cue, party: Party, what: spans.Span | None, start: int, stop: int, words: DutyWords, grammar: Words):
    """The functions that a responsibility's complement names, each with its object; without any, one by the actor."""
    default = _default(s, party, cue.first, cue.end, words)
    items = _items(s, what[0], what[1] + 1 if what[1] < start else stop, grammar) if what else []
    named = [(f, span) for span in items if (f := _noun_function(s, span, words, grammar))]
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


def _items(s: Statement, start: int, stop: int, grammar: Words) -> list[spans.Span]:
    """The coordinated items of a complement or a list entry, as token spans."""
    spans, first = [], start
    for i in range(start + 1, stop):
        gap = s.view.text[s.tokens[i - 1].end : s.tokens[i].start]
        if "," in gap or ";" in gap:
            spans.append((first, i - 1))
            first = i
        elif s.tokens[i].text in grammar.conjunctions and i > first:
            spans.append((first, i - 1))
            first = i + 1
    if first < stop:
        spans.append((first, stop - 1))
    return spans


def _noun_function(s: Statement, span: spans.Span, words: DutyWords, grammar: Words) -> str | None:
    """The function of an item's head: the first noun before its first preposition."""
    head: list[Token] = []
    for token in s.tokens[span[0] : span[1] + 1]:
        if token.text in grammar.of and head:
            break
        head.append(token)
    hits = words.nouns.find(head)
    return str(hits[-1].label) if hits else None


def _listed(s: Statement, words: DutyWords, grammar: Words) -> list[_Found]:
    """A list entry of nouns under an actor or under *X svarar för:*."""
    party, start, here = s.context, 0, False
    opening = next((p for p in s.parties if p.first == 0), None)
    if opening and _colon_after(s, opening.last):
        party, start, here = opening, opening.last + 1, True
    elif party is None or s.passage.kind != "bullet" or s.number or opening:
        return []
    items = _items(s, start, len(s.tokens), grammar)
    named = [(f, span) for span in items if (f := _noun_function(s, span, words, grammar))]
    if not named:
        if here or not items:
            return []
        named = [("execute", (start, len(s.tokens) - 1))]
    found = {f: _Found(party, f, span, span, here) for f, span in reversed(named)}
    return list(found.values())[::-1]


def _counts(s: Statement, found: _Found) -> bool:
    types = {m.type for m in found.party.members} & set(ACTOR_TYPES)
    if not types:
        return False
    if "external_partner" in types and found.function not in _PARTNER_DUTIES:
        return False
    if s.passage.role in _DUTY_ROLES or s.section_role in _DUTY_ROLES:
        return True
    if s.passage.role == "background" and found.function not in _STANDING:
        return False
    named = any(m.type == "external_partner" and len(m.name.split()) > 1 and m.name != m.name.lower() for m in found.party.members)
    if named:
        return found.function in _PARTNER_ELSEWHERE
    return bool(types - set(_LOOSE_TYPES)) or found.function in _LOOSE_ELSEWHERE and "external_partner" not in types


def _rows(s: Statement, found: _Found) -> list[Duty]:
    tokens = s.tokens
    span = found.object
    what = spans.text(s, span or found.cue)
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

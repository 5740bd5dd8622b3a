"""From a document's sentences to its governance rows: which duties count, and the evidence of each."""

from __future__ import annotations

from analysis.actors import MUNICIPALITY, Party, Statement, actor_words, spans, statements
from analysis.governance.found import Found
from analysis.governance.frames import DUTY_ROLES, Reader
from analysis.governance.words import duty_words
from analysis.model import ACTOR_TYPES, Document, Duty, Evidence, Passage

# Outside the sections on governance, staff, politicians and associations are mostly whom a goal is about: they
# have a duty there only where the verb is one of office.
_LOOSE_TYPES = {"staff", "elected_officials", "external_partner"}
_LOOSE_ELSEWHERE = ("decide", "represent", "report")
_PARTNER_DUTIES = ("support", "monitor", "represent", "coordinate", "execute")
_PARTNER_ELSEWHERE = ("support", "monitor", "represent")
_STANDING = ("decide", "steer", "coordinate", "report")  # what a sentence of background may state as a lasting duty


def governance(document: Document, language: str, passages: list[Passage]) -> list[Duty]:
    """The duties that the passages state, in reading order; one row for each actor and function in a passage.

    `passages` carry their roles. Sections on governance and follow-up are read for every construction, other
    sections only for a body of the municipality that is said to do something.
    """
    words, grammar = duty_words(language), actor_words(language)
    rows: dict[tuple, Duty] = {}
    for statement in statements(document, language, passages):
        for found in Reader(statement, words, grammar).found():
            if not _counts(statement, found):
                continue
            for duty in _rows(statement, found):
                rows.setdefault((statement.passage.start, duty.actor_type, duty.actor.casefold(), duty.function), duty)
    return sorted(rows.values(), key=lambda d: (d.evidence.start, d.evidence.end))


def _counts(s: Statement, found: Found) -> bool:
    types = {m.type for m in found.party.members} & set(ACTOR_TYPES)
    if not types or "external_partner" in types and found.function not in _PARTNER_DUTIES:
        return False
    if _governs(s):
        return True
    if "external_partner" in types:
        return _proper_name(found.party) and (found.function in _PARTNER_ELSEWHERE or _for_us(s))
    if s.passage.role == "background" and found.function not in _STANDING:
        return False
    return bool(types - _LOOSE_TYPES) or found.function in _LOOSE_ELSEWHERE


def _for_us(s: Statement) -> bool:
    """Whether the sentence names the municipality, for which a partner then acts: *advises the municipality*."""
    return any(m.type == MUNICIPALITY for p in s.parties for m in p.members)


def _governs(s: Statement) -> bool:
    """Whether a statement stands in a section on governance or follow-up."""
    return s.passage.role in DUTY_ROLES or s.section_role in DUTY_ROLES


def _proper_name(party: Party) -> bool:
    return any(m.type == "external_partner" and " " in m.name and m.name != m.name.lower() for m in party.members)


def _rows(s: Statement, found: Found) -> list[Duty]:
    points = [*found.cue, *(found.object or found.cue)]
    if found.here:
        points += [found.party.first, found.party.last]
    a, b = s.view.source_span(s.tokens[min(points)].start, s.tokens[max(points)].end)
    what, evidence = spans.text(s, found.object or found.cue), Evidence.at(s.document, a, b)
    grade = found.grade if _governs(s) else "elsewhere"
    return [Duty(m.name, m.type, found.function, what, evidence, grade=grade) for m in found.party.members if m.type in ACTOR_TYPES]

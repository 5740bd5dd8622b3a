"""A duty before it is a row."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.actors import Party, spans


@dataclass(frozen=True, slots=True)
class Found:
    """Token spans of a cue and its object (None where the object is not in the sentence), and who does it.

    `here` tells that the party stands in the sentence itself; `by_default` that the function follows from the kind
    of actor, no word naming it; `ensures` is the cue of the responsibility that this is, or is part of.
    """

    party: Party
    function: str
    cue: spans.Span
    object: spans.Span | None
    here: bool = True
    by_default: bool = False
    ensures: spans.Span | None = None

    @property
    def grade(self) -> str:
        """What tells it: a `verb` and its actor in one sentence, a responsibility's `complement`, the actor `carried` over
        from a heading, a lead-in or the sentence before, or the actor's `kind` alone. Of verbs, those of doing (`work`) have
        most meanings, and an actor in an oblique case is one on whom the duty is `put`."""
        if self.by_default or self.ensures or not self.here:
            return "kind" if self.by_default else "complement" if self.ensures else "carried"
        return "put" if self.party.case in ("owner", "other") else "work" if self.function == "execute" else "verb"


def merged(found: list[Found]) -> list[Found]:
    """The duties of a sentence: defaults that another verb spells out dropped, shared objects given to each verb."""
    return _with_objects([f for f in found if not any(_spelled_out(f, other) for other in found if other is not f)])


_NEXT_VERB = 4  # words between a responsibility and the verb that says for what


def _spelled_out(duty: Found, other: Found) -> bool:
    """Whether `other` says what a responsibility is for: *ansvarar för att hålla nämnden informerad*."""
    embedded = duty.ensures is not None and other.ensures == duty.ensures and other.cue != duty.cue
    if not duty.by_default:  # "svarar för att beslut fattas": the noun is what the verb behind it is about
        return embedded and duty.object is not None and 0 < other.cue[0] - duty.object[1] <= 1
    if duty.here and duty.cue[1] < duty.party.first < other.cue[0]:
        return embedded  # "sköts av samordnaren, som också sammankallar": the actor stands in between, and this is another duty
    return embedded or (other.party == duty.party and 0 < other.cue[0] - duty.cue[1] <= _NEXT_VERB)


def _with_objects(found: list[Found]) -> list[Found]:
    out: list[Found] = []
    for duty in reversed(found):
        if duty.object is None and out and out[-1].party == duty.party:
            duty = Found(duty.party, duty.function, duty.cue, out[-1].object, duty.here, duty.by_default, duty.ensures)
        out.append(duty)
    return out[::-1]

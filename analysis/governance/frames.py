"""The duties of one sentence: each cue finds its actor and its object by the frame it stands in."""

from __future__ import annotations

import re

from analysis.actors import Finder, Party, Statement, Words, spans
from analysis.cues import Cue
from analysis.governance.complements import Complements
from analysis.governance.found import Found, merged
from analysis.governance.words import RESPONSIBLE, DutyWords

_TAKES_PEOPLE = ("support", "report")  # verbs whose object may be an actor too
_TAKE_REPORTS = ("decide", "coordinate")  # functions whose place forms may tell where a report goes
_YEAR = re.compile(r"(?:19|20)\d\d")
_WATCHING = (("subject", "monitor"), ("agent", "monitor"), ("subject", "report"))
DUTY_ROLES = ("governance", "follow_up")
_OPENING = 2  # a participle among so many first words opens a note of adoption
_INVERTED = 3  # words between a verb and a subject behind it


class Reader:
    """Reads one sentence; `found()` is its whole interface."""

    def __init__(self, statement: Statement, words: DutyWords, grammar: Words):
        self.s, self.words, self.grammar = statement, words, grammar
        self.finder = Finder(statement, grammar)
        self.complements = Complements(statement, words, grammar)
        self.places = self._places()

    def found(self) -> list[Found]:
        if not self.s.parties and not (self.s.context or self.s.before):
            return []
        if self.s.table:
            return self._cell()
        if labelled := self._labelled():
            return labelled
        out: list[Found] = []
        for same in self.places.values():
            if not self.finder.void(same[0]):
                out += self._of_cue(same) or self._ensured(same, out)
        return merged(out) or self._listed()

    def _cell(self) -> list[Found]:
        """The duties in a flattened table's cell: a task and its actor, or a line whose first word but an actor is a verb."""
        if self.s.table == "task":
            party = self.s.parties[0]
            what = (0, party.first - 1)
            return [Found(party, "execute", what, what)] if party.first else []
        opening = 0 if self.s.context else self.s.parties[0].last + 1
        joined = opening + 1 < len(self.s.tokens) and self.s.tokens[opening + 1].text in self.grammar.conjunctions
        starts = (opening, opening + 2) if joined else (opening,)  # "Plan and carry out": one of two joined verbs is known
        if not any(first in starts and any(c.label[0] == "subject" for c in same) for (first, _), same in self.places.items()):
            return []
        return merged([duty for same in self.places.values() if not self.finder.void(same[0]) for duty in self._of_cue(same)])

    def _places(self) -> dict[spans.Span, list[Cue]]:
        """The cues by the words they stand on: a form may be active and passive. Inside an actor's name is no cue."""
        named = [(m.first, m.last) for p in self.s.parties for m in p.members]
        places: dict[spans.Span, list[Cue]] = {}
        for cue in self.words.cues.find(self.s.tokens):
            shared = cue.label[0] == "place" and any(a < cue.first <= b < cue.end for a, b in places)  # "afgiver en rapport | til"
            if not shared and not any(first <= cue.first and cue.end <= last for first, last in named):
                places.setdefault((cue.first, cue.end), []).append(cue)
        return places

    def _stop(self, end: int) -> int:
        """The token where the next verb begins."""
        return next((at[0] for at, cues in self.places.items() if at[0] > end and cues[0].label[0] != "not"), len(self.s.tokens))

    def _of_cue(self, same: list[Cue]) -> list[Found]:
        frames = {cue.label[0]: cue for cue in same}
        if "not" in frames:
            return []
        if self._told_apart(same[0]):
            return []
        if (cue := frames.get("agent")) and (party := self.finder.agent(cue) or not frames.get("place") and self._within(cue)):
            return self._passive(cue, party)
        if cue := frames.get("place"):
            party = self.finder.place(cue)
            return self._placed(cue, party) if party else []
        if (cue := frames.get("subject")) and not ("agent" in frames and self._auxiliary(cue) < cue.first):
            party = self.finder.subject(cue, cue.label[1] in _TAKES_PEOPLE)
            return self._active(cue, party) if party and not self._watched(party) else []
        return []

    def _told_apart(self, cue: Cue) -> bool:
        """Whether the verb, outside what tells of duties, only says which things are meant: *ärenden som behandlas i nämnden*."""
        if any(c.label[0] == "subject" for c in self.places[cue.first, cue.end]) or self.s.passage.role in DUTY_ROLES:
            return False
        return cue.first > 0 and self.s.tokens[cue.first - 1].text in self.grammar.relatives

    def _watched(self, party: Party) -> bool:
        """Whether what the party does is what another follows up: *följer upp hur nämnderna samordnar arbetet*."""
        if party not in self.s.parties or not party.first or self.s.tokens[party.first - 1].text not in self.grammar.embeds:
            return False
        return any(end < party.first and cues[0].label in _WATCHING for (_, end), cues in self.places.items())

    def _within(self, cue: Cue) -> Party | None:
        """The body in which a passive is done; of a decision only where what is decided stands before the verb."""
        party = self.finder.within(cue)
        if party is None or cue.label[1] != "decide":
            return party
        return party if self._said(self._before(min(cue.first, self._auxiliary(cue)), 0, party)) else None

    def _passive(self, cue: Cue, party: Party) -> list[Found]:
        if cue.label[1] == "decide" and cue.first <= _OPENING and _YEAR.search(self.s.view.text):
            return []  # "Antagen av kommunfullmäktige 2016-04-28" tells how this document came to be
        what = self._before(min(cue.first, self._auxiliary(cue)), 0, party) or self._after(max(cue.end, party.last) + 1, cue, party)
        return [Found(party, self.complements.named_by(cue.label[1], what), (cue.first, cue.end), what)]

    def _active(self, cue: Cue, party: Party) -> list[Found]:
        here = party in self.s.parties
        start = party.last + 1 if here and cue.end < party.first <= cue.end + _INVERTED else cue.end + 1
        what, stop = spans.after(self.s, start, self._stop(cue.end), self.grammar), self._stop(cue.end)
        if what is None and cue.split:
            what, stop = spans.without(self.s, spans.after(self.s, cue.last + 1, cue.tail_first, self.grammar), party), cue.tail_first
        if what is None:
            floor = party.last + 1 if here and party.last < cue.first else 0
            what = self._said(self._before(cue.first, max([floor, *(end + 1 for _, end in self.places if end < cue.first)]), party))
        at = (cue.first, cue.end)
        if cue.label[1] != RESPONSIBLE:
            function = self.complements.named_by(cue.label[1], what)
            through = self.finder.via(cue, self._stop(cue.end))
            return [Found(actor, function, at, what, here) for actor in (party, through) if actor]
        if self.s.leads and self.finder.ends(cue.end):
            return []  # the duties follow as a list
        return [
            Found(party, function, at, item, here, by_default=unnamed, ensures=at)
            for function, item, unnamed in self.complements.functions(cue, party, what, stop)
        ]

    def _placed(self, cue: Cue, party: Party) -> list[Found]:
        here = party in self.s.parties
        if not here:
            what = None
        elif cue.split and party.first > cue.tail_last:  # "ansvaret för X ligger hos": the object stands in the gap
            what = spans.after(self.s, cue.last + 1, cue.tail_first, self.grammar)
        else:
            what = self._own_noun(cue) or self._said(self._before(min(cue.first, party.first), 0, party))
        stop = what[1] + 1 if what else 0
        if what is None or all(t.text in self.grammar.pronouns for t in self.s.tokens[what[0] : what[1] + 1]):
            end = max(cue.end, party.last if here else cue.end)
            what, stop = spans.after(self.s, end + 1, self._stop(cue.end), self.grammar), self._stop(cue.end)
        at = (cue.first, cue.end)
        if cue.label[1] != RESPONSIBLE:
            if cue.label[1] in _TAKE_REPORTS and what and self.complements.function(what) == "report":
                return []  # a report that is laid before someone is not decided on
            return [Found(party, self.complements.named_by(cue.label[1], what), at, what, here)]
        if self.s.leads and self.finder.ends(cue.end):
            return []  # the duties follow as a list
        named = self.complements.functions(cue, party, what, stop)
        return [Found(party, function, at, item, here, by_default=unnamed) for function, item, unnamed in named]

    def _own_noun(self, cue: Cue) -> spans.Span | None:
        """The noun that a form begins with where an article stands before it: *det | internationella arbetet i nämnderna*."""
        first = cue.first
        while first and self.s.tokens[first - 1].text in self.grammar.modifiers:
            first -= 1
        last = cue.end if self.s.tokens[cue.end].text not in self.grammar.oblique else cue.end - 1
        return (first, last) if first < cue.first and not cue.split else None

    def _ensured(self, same: list[Cue], earlier: list[Found]) -> list[Found]:
        """A passive without an actor after *X svarar för att*: whose duty it is to see that it is done."""
        cue = next((c for c in same if c.label[0] == "agent"), None)
        duty = earlier[-1] if earlier else None
        if cue is None or duty is None or duty.ensures is None:
            return []
        function = "coordinate" if cue.label[1] in ("decide", RESPONSIBLE) else cue.label[1]
        what = spans.before(self.s, cue.first - 1, max(f.cue[1] for f in earlier) + 1, self.grammar)
        return [Found(duty.party, function, (cue.first, cue.end), what, duty.here, ensures=duty.ensures)]

    def _labelled(self) -> list[Found]:
        """*Ansvarig: Kommunstyrelsen*: the label names the function, the actor stands behind the colon."""
        out = []
        for cue in self.words.labels.find(self.s.tokens):
            party = next((p for p in self.s.parties if p.first == cue.end + 1 or p.first > cue.end and p.last + 1 == len(self.s.tokens)), None)
            if party and self._colon_after(cue.end) and party.first - cue.end <= _INVERTED:
                steers = cue.label[1] == "execute" and self.complements.overall(cue, 2)
                out.append(Found(party, "steer" if steers else cue.label[1], (cue.first, cue.end), None))
        return out

    def _listed(self) -> list[Found]:
        """A list entry of nouns under an actor, under *X svarar för:*, or behind *X:*."""
        opening = next((p for p in self.s.parties if p.first == 0), None)
        if opening and self._colon_after(opening.last):
            return [Found(opening, function, item, item) for function, item in self.complements.listed(opening.last + 1)]
        party = self.s.context
        if all(t.text.isdigit() or t.text in self.grammar.months for t in self.s.tokens):
            return []
        if party is None or self.s.passage.kind != "bullet" or self.s.number or opening or not self.s.tokens:
            return []
        whole = (0, len(self.s.tokens) - 1)
        # An entry under an actor is a duty even where no word of it is known: then it is work to be done.
        return [Found(party, function, item, item, here=False) for function, item in self.complements.listed(0) or [("execute", whole)]]

    def _said(self, what: spans.Span | None) -> spans.Span | None:
        """What says more than a pronoun or a preposition."""
        empty = self.grammar.pronouns | self.grammar.expletives | self.grammar.oblique
        return what if what and any(t.text not in empty for t in self.s.tokens[what[0] : what[1] + 1]) else None

    def _before(self, end: int, floor: int, party: Party) -> spans.Span | None:
        return spans.without(self.s, spans.before(self.s, end - 1, floor, self.grammar), party)

    def _after(self, start: int, cue: Cue, party: Party) -> spans.Span | None:
        return spans.without(self.s, spans.after(self.s, start, self._stop(cue.end), self.grammar), party)

    def _auxiliary(self, cue: Cue) -> int:
        """The token of the nearest passive auxiliary before the cue, else the cue's own."""
        return next((i for i in range(cue.first - 1, -1, -1) if self.s.tokens[i].text in self.grammar.auxiliaries), cue.first)

    def _colon_after(self, at: int) -> bool:
        end = self.s.tokens[at].end
        return self.s.view.text[end : end + 2].lstrip().startswith(":")

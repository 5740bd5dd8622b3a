"""Which of the parties of a sentence does what a cue says."""

from __future__ import annotations

from itertools import pairwise

from analysis.actors.mentions import Party
from analysis.actors.statement import Statement
from analysis.actors.words import MUNICIPALITY, Words
from analysis.cues import Cue

_FARTHEST = 26  # words between an actor and its verb
_RELATIVE_REACH = 3  # words between an actor and the relative pronoun that means it
_OPENING = 3  # a verb among so many first words of a list entry is what the list's actor does
_PLACE_REACH = 4  # words between a duty's place and its actor
_PASSIVES = ("agent", "passive")  # frames in which denial may be of the actor alone
_LOOSE = ("staff", "elected_officials")  # people whom a relative clause tells apart: *anställda som deltar i resor*
_TAKES_PLACE = "represent"  # the verb whose object is the municipality: *de företräder kommunen*
_NEGATION_REACH = 2  # words before a verb; after it, denial stands right there


class Finder:
    """Finds who acts for the cues of one sentence; ask in reading order, for later verbs share the subject of earlier ones."""

    def __init__(self, statement: Statement, words: Words):
        self.s, self.words = statement, words
        self._last: Party | None = None
        self._last_end = -1
        self._helps = False  # whether the last verb was one of support
        self._relative = -1  # the relative pronoun of the last relative clause whose verb was seen

    def void(self, cue: Cue) -> bool:
        """Whether the cue is denied, or is a verb whose parted prefix is no prefix here (*stimmen ihre Kontakte zu X ab*)."""
        prefix = cue.split and cue.tail_first == cue.tail_last and self.s.tokens[cue.tail_last].text in self.words.prefixes
        return self._negated(cue) or prefix and not self._closes(cue.tail_last)

    def _closes(self, at: int) -> bool:
        """Whether the clause ends behind token `at`."""
        after = self.s.tokens[at + 1] if at + 1 < len(self.s.tokens) else None
        return after is None or bool(self.s.view.text[self.s.tokens[at].end : after.start].strip()) or after.text in self.words.conjunctions

    def _negated(self, cue: Cue) -> bool:
        """Whether a word of denial stands right before or after the cue, or in its gap."""
        tokens = self.s.tokens
        around = [*range(max(0, cue.first - _NEGATION_REACH), cue.first), *range(cue.last + 1, min(len(tokens), cue.last + 2))]
        if cue.split:
            around += range(cue.last + 1, cue.tail_first)
        denials = [i for i in around if tokens[i].text in self.words.negations]
        return bool(denials) and not (cue.label[0] in _PASSIVES and any(self._contrasted(p) for p in self.s.parties if p.first > denials[-1]))

    def subject(self, cue: Cue, takes_people: bool = False) -> Party | None:
        """Who does an active verb. `takes_people`: its object may be an actor too (*stödjer nämnderna*)."""
        return self._kept(self._subject(cue, takes_people), cue)

    def _kept(self, party: Party | None, cue: Cue) -> Party | None:
        if party:
            self._last, self._last_end, self._helps = party, cue.end, cue.label[1] == "support"
        return party

    def _subject(self, cue: Cue, takes_people: bool) -> Party | None:
        at = self._skip_back(cue.first - 1)
        if at >= 0 and self.s.tokens[at].text in self.words.relatives:
            self._relative = at
            meant = self._ending_near(at - 1, _RELATIVE_REACH)
            told_apart = meant and all(m.type in _LOOSE for m in meant.members)
            return None if meant and (told_apart or self._asked(meant)) else meant
        if self.words.verb_final and (meant := self._antecedent(cue)):
            return meant
        if self._last and self._last in self.s.parties and self._described(self._last, cue):
            self._last = None
        if self._last and at >= 0 and not self.words.verb_final and self._parted(at, cue.first) and self._ending_near(at, 0):
            return self._last  # "convenes the network, maintains the register": what was acted on does not act
        if self._helps and self._with_what(cue):
            return None
        if self._last and at >= 0 and (at == self._last.last or at <= self._last_end < cue.first or self._joins(at)):
            return self._last
        if (adjacent := self._ending_near(at, 0)) and adjacent.case == "subject" and not self._described(adjacent, cue):
            return adjacent
        earlier = [p for p in self.s.parties if p.last < cue.first and p.case == "subject" and cue.first - p.last <= _FARTHEST]
        pronoun = at >= 0 and self.s.tokens[at].text in self.words.pronouns
        if pronoun and at <= 1 and self.s.before:
            return self.s.before
        if at > 1 and self.s.tokens[at].text in self.words.expletives:
            return None  # "om det bidrar till": what contributes is no actor
        taken = bool(earlier) and (takes_people or cue.label[1] == _TAKES_PLACE)
        if (inverted := self._inverted(cue, takes_people)) and not (at < 0 and self.s.context) and not taken:
            return inverted
        if earlier:
            if self._in_relative_clause(cue, earlier[-1]) or self._of_another(cue, earlier[-1]):
                return None
            return next((p for p in reversed(earlier) if not self._aside(p, cue) and not self._described(p, cue)), earlier[-1])
        opens_entry = self.s.passage.kind == "bullet" and self.s.number == 0 and cue.first <= _OPENING
        return self.s.context if at < 0 or pronoun or opens_entry else None

    def _in_relative_clause(self, cue: Cue, party: Party) -> bool:
        """Whether the verb is said of something else named in between: *stödjer dem som vill söka medel*."""
        if self.words.verb_final:
            return False
        near = range(max(party.last + 2, cue.first - _RELATIVE_REACH, self._relative + 1), cue.first)
        return any(self.s.tokens[i].text in self.words.relatives and not self._parted(i, cue.first) for i in near)

    def _aside(self, party: Party, cue: Cue) -> bool:
        """Whether the party stands in a subordinate clause that a comma ends before the verb: *where it concerns a unit, decides*."""
        opened = next((i for i in range(party.first - 1, -1, -1) if self._parted(i, i + 1) or self.s.tokens[i].text in self.words.stops), -1)
        return opened >= 0 and self.s.tokens[opened].text in self.words.stops and self._parted(party.last, cue.first)

    def _with_what(self, cue: Cue) -> bool:
        """Whether the verb is what others are helped with: *bistår nämnderna med att hitta utlysningar och söka medel*."""
        if not self.words.finite_endings or self.s.tokens[cue.first].text.endswith(self.words.finite_endings):
            return False
        marks = self.words.passing & self.words.opens
        between = self.s.tokens[self._last_end + 1 : cue.first]
        return any(a.text in self.words.oblique and b.text in marks - self.words.oblique for a, b in pairwise(between))

    def _described(self, party: Party, cue: Cue) -> bool:
        """Whether the party stands in a relative clause between commas, before the verb of whom the clause is about:
        *the group, which has a member from each department, assists*."""
        opened = next((i for i in range(party.first - 1, 0, -1) if self._parted(i - 1, i)), 0)
        relates = any(self.s.tokens[i].text in self.words.relatives for i in range(opened, min(opened + 2, party.first)))
        about = relates and opened and any(p.last < opened for p in self.s.parties)
        return bool(about) and self._parted(party.last, cue.first)

    def _of_another(self, cue: Cue, party: Party) -> bool:
        """Whether the verb's clause begins behind a comma with a subject of its own that is no actor:
        *the schools offer exchanges, and teachers should take part*."""
        commas = [i for i in range(party.last + 1, cue.first) if self._parted(i - 1, i)]
        if not commas or self.words.verb_final:
            return False
        first = commas[-1] + (self.s.tokens[commas[-1]].text in self.words.conjunctions)
        known = self.words.passing | self.words.relatives | self.words.oblique | self.words.stops | self.words.embeds
        if first == commas[-1] or self.s.tokens[first].text in known:
            return False
        verb = next((i for i in range(first + 1, cue.first) if self.s.tokens[i].text in self.words.auxiliaries), None)
        return verb is not None and self.s.tokens[verb - 1].text not in self.words.conjunctions

    def _parted(self, a: int, b: int) -> bool:
        """Whether a comma stands between tokens `a` and `b`."""
        return "," in self.s.view.text[self.s.tokens[a].end : self.s.tokens[b].start]

    def _asked(self, party: Party) -> bool:
        """Whether a question is about the party, which tells of no duty: *avgör vilka anställda som deltar*."""
        return any(t.text in self.words.questions for t in self.s.tokens[max(0, party.first - 1) : party.last + 1])

    def _inverted(self, cue: Cue, takes_people: bool) -> Party | None:
        """The party right after the verb, where the language puts subjects there (*Dessutom beslutar nämnden om ...*).

        Of a verb that may have an actor as its object, only one that another actor follows: *Dessutom stödjer kansliet nämnderna*.
        """
        if not self.words.inverts:
            return None
        start = self._skip_ahead(cue.last + 1)
        found = [p for p in self.s.parties if p.case == "subject" and cue.last < p.first]
        if not found or found[0].first > start:
            return None
        if not takes_people or self._opens_aside(found[0]):
            return found[0]
        return found[0] if len(found) > 1 and found[1].first - found[0].last <= _PLACE_REACH else None

    def _opens_aside(self, party: Party) -> bool:
        """Whether the sentence begins with where or when (*Efter resan lämnar ...*): its subject stands behind the verb."""
        first = self.s.tokens[0].text
        return (first in self.words.oblique or first in self.words.stops) and self.s.parties[0] == party

    def agent(self, cue: Cue) -> Party | None:
        """Who does a passive: the party with the agent's preposition, the nearest after the cue, else before it."""
        named = [p for p in self.s.parties if p.case == "agent"]
        after = [p for p in named if 0 < p.first - cue.first <= _FARTHEST]
        before = [p for p in named if 0 < cue.first - p.last <= _FARTHEST]
        near = [*before[::-1], *after] if self.words.verb_final else [*after, *before[::-1]]
        party = next(iter(near), None)
        if party and self._denied(party):
            party = next((p for p in near[1:] if self._contrasted(p)), None)
        return self._kept(party, cue)

    def _denied(self, party: Party) -> bool:
        return any(t.text in self.words.negations for t in self.s.tokens[max(0, party.first - _NEGATION_REACH) : party.first])

    def _contrasted(self, party: Party) -> bool:
        """Whether the party stands against one that was denied: *inte av nämnden utan av chefen*."""
        return any(t.text in self.words.contrasts for t in self.s.tokens[max(0, party.first - _NEGATION_REACH) : party.first])

    def place(self, cue: Cue) -> Party | None:
        """Whom a duty is put on (*ligger hos*, *med stöd av*): the party right after the cue, else around its gap or before it."""
        if cue.split:
            right_after = [p for p in self.s.parties if p.first == cue.end + 1]
            inside = [p for p in self.s.parties if cue.last < p.first and p.last < cue.tail_first]
            return self._kept(next(iter([*right_after, *inside]), None), cue)
        after = [p for p in self.s.parties if cue.end <= p.first <= cue.end + _PLACE_REACH and p.last > cue.end]
        before = [p for p in self.s.parties if 0 < cue.first - p.last <= _PLACE_REACH and p.case in ("owner", "other")]
        # Who touches the cue from before (*the coordinator's task is*, *dem Rat obliegt*) has it, whoever is named after.
        touching = [p for p in before if p.last == cue.first - 1]
        near = [*after, *before[::-1]] if cue.label[1] == "decide" else [*touching, *after, *before[::-1]]
        meant = self.s.before or self.s.context if cue.first and self.s.tokens[cue.first - 1].text in self.words.possessives else None
        named = meant and next((p for p in after if p.first == cue.end + 1), None)
        party = named or meant or next(iter(near), None)
        return party if cue.label[1] == "support" else self._kept(party, cue)  # who helps does not do the rest

    def within(self, cue: Cue) -> Party | None:
        """In which body a passive without an agent is done: *I arbetsgruppen bereds ansökningar*, *genomförs i förvaltningarna*."""
        inside = [p for p in self.s.parties if p.members[0].type != MUNICIPALITY and self._locative(p)]
        after = [p for p in inside if 0 < p.first - cue.end <= _RELATIVE_REACH and not self._parted(cue.end, p.first)]
        opening = [p for p in inside if p.first <= 1 and 0 < cue.first - p.last <= _PLACE_REACH and cue.label[1] != "decide"]
        return self._kept(next(iter([*opening, *after]), None), cue)

    def _locative(self, party: Party) -> bool:
        word = self.s.tokens[party.last].text
        before = self.s.tokens[party.first - 1].text if party.first else ""
        return before in self.words.within or bool(self.words.within_endings) and word.endswith(self.words.within_endings)

    def via(self, cue: Cue, stop: int) -> Party | None:
        """Through whom the actor of a verb acts: *samordnar arbetet via samordnaren*."""
        return next((p for p in self.s.parties if cue.end < p.first < stop and self.s.tokens[p.first - 1].text in self.words.via), None)

    def _antecedent(self, cue: Cue) -> Party | None:
        """The party before the comma of the relative clause that the cue ends (*die Stabsstelle, die auch die Ämter berät*)."""
        for i in range(cue.first - 1, 0, -1):
            if "," in self.s.view.text[self.s.tokens[i - 1].end : self.s.tokens[i].start]:
                return self._ending_near(i - 1, 0) if self.s.tokens[i].text in self.words.relatives else None
        return None

    def ends(self, at: int) -> bool:
        """Whether nothing of weight stands behind token `at`."""
        return self._skip_ahead(at + 1) >= len(self.s.tokens)

    def _skip_back(self, at: int) -> int:
        while at >= 0 and self.s.tokens[at].text in self.words.passing:
            at -= 1
        return at

    def _skip_ahead(self, at: int) -> int:
        while at < len(self.s.tokens) and (self.s.tokens[at].text in self.words.passing):
            at += 1
        return at

    def _ending_near(self, at: int, reach: int) -> Party | None:
        return next((p for p in reversed(self.s.parties) if p.first <= at and at - reach <= p.last), None)

    def _joins(self, at: int) -> bool:
        """Whether the verb after token `at` goes on from an earlier one: a conjunction or comma stands right before it."""
        if self.s.tokens[at].text in self.words.conjunctions:
            return True
        return "," in self.s.view.text[self.s.tokens[at].end : self.s.tokens[at + 1].start] and self._ending_near(at, 0) is None

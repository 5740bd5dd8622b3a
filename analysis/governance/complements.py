"""What a responsibility is for: the nouns of a complement or of a list entry, and the function each names."""

from __future__ import annotations

from analysis.actors import Party, Statement, Words, spans
from analysis.cues import Cue
from analysis.governance.words import DutyWords
from analysis.lexicon import Token

_STEERING = ("council", "executive_board", "management", "mayor")
# Functions of verbs that say little, and those that their object may name instead.
_NAMED_BY_OBJECT = {"execute": ("monitor", "report", "coordinate"), "coordinate": ("report",), "steer": ("represent",)}
_OVERALL_REACH = 4  # words before a cue among which *overall* speaks of it

Named = tuple[str, spans.Span | None]  # a function and its object


class Complements:
    """Reads the complements of one sentence."""

    def __init__(self, statement: Statement, words: DutyWords, grammar: Words):
        self.s, self.words, self.grammar = statement, words, grammar

    def functions(self, cue: Cue, party: Party, what: spans.Span | None, stop: int) -> list[tuple[str, spans.Span | None, bool]]:
        """The functions that a responsibility's complement names, each with its object, up to token `stop`, and whether
        no word names it.

        The first item without a noun of function gives the function of the actor's kind: those who govern steer,
        others execute. To be responsible overall is to steer, whatever work the complement names.
        """
        items = self.items(what[0], max(stop, what[1] + 1)) if what else []
        named: list[Named] = [(f, item) for item in items if (f := self.function(item))]
        # Management that answers for carrying something out does so; a political body, or whoever bears the responsibility, has it done.
        manages = cue.label[0] == "subject" and party.members[0].type == "management"
        carried_out = manages and bool(named) and named[0][0] == "execute"
        default = self._default(cue, party, carried_out)
        if default == "steer":
            named = [(f, item) for f, item in named if f not in ("execute", "decide")]
        unnamed = not (items and named and named[0][1][0] == items[0][0])
        first = [(default, what)] if unnamed else []
        return [(f, item, unnamed and n == 0) for n, (f, item) in enumerate(_first_of_each([*first, *named]))]

    def _default(self, cue: Cue, party: Party, carried_out: bool) -> str:
        if self.overall(cue, _OVERALL_REACH) or party.members[0].type in _STEERING and not carried_out:
            return "steer"
        return "execute"

    def overall(self, cue: Cue, reach: int) -> bool:
        return bool(self.words.overall.find(self.s.tokens[max(0, cue.first - reach) : cue.end + 1]))

    def listed(self, start: int) -> list[Named]:
        """The functions that the nouns from token `start` to the sentence's end name."""
        return _first_of_each([(f, item) for item in self.items(start, len(self.s.tokens)) if (f := self.function(item))])

    def items(self, start: int, stop: int) -> list[spans.Span]:
        """The coordinated items between two tokens; one that names no function belongs to the item before it."""
        out: list[spans.Span] = []
        for item in self._coordinated(start, stop):
            if out and not self.function(item) and self.function(out[-1]):
                out[-1] = (out[-1][0], item[1])
            else:
                out.append(item)
        return out

    def _coordinated(self, start: int, stop: int) -> list[spans.Span]:
        found, first = [], start
        for i in range(start + 1, stop):
            gap = self.s.view.text[self.s.tokens[i - 1].end : self.s.tokens[i].start]
            if "," in gap or ";" in gap:
                found.append((first, i - 1))
                first = i
            elif self.s.tokens[i].text in self.grammar.conjunctions and i > first and not gap.startswith("-"):
                found.append((first, i - 1))
                first = i + 1
        return [*found, (first, stop - 1)] if first < stop else found

    def function(self, item: spans.Span) -> str | None:
        """The function that the head of an item names: a noun before its first preposition."""
        head: list[Token] = []
        for token in self.s.tokens[item[0] : item[1] + 1]:
            if token.text in self.grammar.of and head:
                break
            head.append(token)
        hits = self.words.nouns.find(head)
        return str(hits[-1].label) if hits else None

    def named_by(self, function: str, what: spans.Span | None) -> str:
        """To carry out an evaluation is to monitor, to head a delegation to represent: the object names the function."""
        named = self.function(what) if what and function in _NAMED_BY_OBJECT else None
        return named if named in _NAMED_BY_OBJECT.get(function, ()) else function


def _first_of_each(named: list[Named]) -> list[Named]:
    first: dict[str, Named] = {}
    for function, item in named:
        first.setdefault(function, (function, item))
    return list(first.values())

"""The rows of tables that text extraction has laid out as lines."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.actors.mentions import Party
from analysis.actors.statement import Statement
from analysis.actors.words import MUNICIPALITY, Words
from analysis.lexicon import Token, tokenise
from analysis.model import Document, Passage
from analysis.normalise import View, fold

_NUMBER = re.compile(r"[\divx.,%§]+")  # a year, a percentage, the number of a row


class Table:
    """Reads the cells of tables that text extraction has laid out as lines, which look like headings.

    A line that opens with a verb, below an actor's line, is that actor's duty. Below the names of columns for a task and
    for who is responsible, a row ends with an actor, or is followed by a line that only names one.
    """

    def __init__(self, words: Words):
        self.words = words
        self._columns: set[str] = set()
        self._by_cell = False  # whether the columns' names stand on lines of their own: then so does each cell
        self._task: Passage | None = None

    def ends_at(self, passage: Passage) -> None:
        """No table goes on behind running text; a cell may hold a year, a month or a date alone."""
        if all(_NUMBER.fullmatch(word) or word in self.words.months for word in (fold(w) for w in passage.text.split())):
            return
        self._columns, self._by_cell, self._task = set(), False, None

    def row(
        self, document: Document, passage: Passage, view: View, tokens: list[Token], found: list[Party], context: Party | None, section_role: str,
    ) -> Statement | None:  # fmt: skip
        """The statement that a heading-like line makes as a cell or row, or None where it is none."""
        if named := self._column_names(tokens):
            self._by_cell = self._by_cell or bool(self._columns)
            self._columns |= named
            return None
        if {"task", "responsible"} <= self._columns:
            return self._assigned(document, passage, view, tokens, found, section_role)
        if context and found and found[0].first == found[0].last == 0 and tokens[0].text in self.words.verbs:
            found = found[1:]  # below an actor, "leder" is what the actor does
        whole_row = bool(found) and found[0].first == 0 and found[0].last + 1 < len(tokens)
        if not whole_row and not context:
            return None
        return Statement(document, passage, view, tokens, found, None if whole_row else context, None, False, 0, section_role, "role")

    def _column_names(self, tokens: list[Token]) -> set[str]:
        """Which columns a line names; none where it says anything else."""
        kinds = {"task": self.words.task_columns, "responsible": self.words.responsible_columns, "": self.words.other_columns}
        known = [next((kind for kind, names in kinds.items() if t.text in names), None) for t in tokens]
        return {kind for kind in known if kind is not None} if known and None not in known else set()

    def _assigned(
        self, document: Document, passage: Passage, view: View, tokens: list[Token], found: list[Party], section_role: str
    ) -> Statement | None:
        last = found[-1] if found else None
        after = tokens[last.last + 1 :] if last else []
        dated = all(_NUMBER.fullmatch(t.text) or t.text in self.words.months for t in after)
        if last is None or last.members[0].type == MUNICIPALITY or not dated or self._by_cell and last.first:
            if any(t.text.isalpha() and t.text not in self.words.months for t in tokens):
                self._task = passage
            return None
        start = passage.start
        if last.first == 0:
            if self._task is None:
                return None
            start, self._task = self._task.start, None
        view = View.of(document.text, start, passage.end)
        tokens = tokenise(view)
        shift = len(tokens) - 1 - len(after) - last.last
        members = tuple(replace(m, first=m.first + shift, last=m.last + shift) for m in last.members)
        return Statement(document, passage, view, tokens, [Party(members, "other")], None, None, False, 0, section_role, "task")

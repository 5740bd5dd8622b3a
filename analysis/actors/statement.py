"""One sentence with the actors in it, as every reader of duties and reviews takes it."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.actors.mentions import Party
from analysis.lexicon import Token
from analysis.model import Document, Passage
from analysis.normalise import View


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of running text or of a list.

    `context` is the party whose list or section this is: the actor in the heading right above, or in the
    sentence with a colon that leads into the list. `before` is the last party of the sentence before, for pronouns.
    `leads` says that its duties follow as a list, after a colon or none; `number` counts the passage's
    sentences from 0.
    """

    document: Document
    passage: Passage
    view: View
    tokens: list[Token]
    parties: list[Party]
    context: Party | None
    before: Party | None
    leads: bool
    number: int
    section_role: str  # what the nearest heading that announces structure announces, else ""
    table: str = ""  # of a row of a flattened table: `role` (an actor's duty) or `task` (who is to do a task)

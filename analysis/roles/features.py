"""What is known of a passage before its role is decided: the same features in every language."""

from __future__ import annotations

from collections import Counter
from math import log1p

import numpy as np

from analysis.actors import actor_words
from analysis.lexicon import Matcher, outermost, tokenise
from analysis.model import Passage
from analysis.normalise import View
from analysis.segment.headings import Structure, announced, structure

DECIDED = ("boilerplate", "background", "purpose", "priority", "governance", "follow_up", "reference")
_SIGNS = ("strong", "weak", "section", "above", "latest", "title", "lead", "opinion", "opinion_before", "opinion_after")
_SHAPES = ("bullet", "short", "long", "first_tenth", "ends_colon", "open_end", "no_section", "actor", "actors", "actor_above")
_BODIES = {"council", "executive_board", "committee", "mayor", "management", "department", "coordinator", "working_group", "municipal_company"}
NAMES = (*_SIGNS, *(f"section:{r}" for r in DECIDED), *(f"is:{r}" for r in DECIDED), *(f"{shape}:{r}" for shape in _SHAPES for r in DECIDED))


class Walk:
    """A document's passages read in order: each row may use the roles decided before it.

    `fixed` holds the roles that shape decided; passages with None there are the open ones. `opinions` (P, DECIDED) are the log
    probabilities of each role by the passage's words alone.
    """

    def __init__(self, passages: list[Passage], fixed: list[str | None], language: str, opinions: np.ndarray):
        self._passages, self._fixed, self._opinions = passages, fixed, np.pad(opinions, ((1, 1), (0, 0)))
        self._words, self._actors = structure(language), actor_words(language).forms
        sections = {p.section[:n] for p in passages for n in range(1, len(p.section) + 1)}
        self._says = {path: announced(path[-1], self._words) for path in sections}
        self._latest: str | None = None
        self._lead: str | None = None

    def rows(self, i: int) -> list[list[float]] | None:
        """For an open passage a row for each role of DECIDED, in the order of NAMES; None where shape decided.

        The signs mean the same for every role, so what is learnt of one serves all: cues of the role in the passage
        (`strong`, `weak`) and in its heading (`title`); `section`: the heading announces it; `above`: a heading over the nearest
        announces it; `latest`: the last heading that announced anything did; `lead`: the sentence that leads into this list has it;
        `opinion`: what the words of the passage, and of its neighbours, say of the role.
        """
        if self._fixed[i] is not None:
            return None
        passage, says = self._passages[i], self._says
        cues, path = _cues(passage.text, self._words), passage.section
        above = next((says[path[:n]] for n in range(len(path) - 1, 0, -1) if says[path[:n]]), None)
        title = _cues(path[-1], self._words) if path else Counter()
        lead = self._lead if passage.kind == "bullet" else None
        heads = _bodies(path[-1], self._actors) if path else 0
        shape = _shape(passage, i / max(1, len(self._passages)), _bodies(passage.text, self._actors), heads)
        return [
            [
                log1p(cues[r, "strong"]), log1p(cues[r, "weak"]), float(says.get(path) == r), float(above == r), float(self._latest == r),
                float(bool(title[r, "strong"] or title[r, "weak"])), float(lead == r),
                self._opinions[i + 1, k], self._opinions[i, k], self._opinions[i + 2, k],
                *(float(says.get(path) == r == other) for other in DECIDED),
                *(float(r == other) for other in DECIDED), *(value * (r == other) for value in shape for other in DECIDED),
            ]
            for k, r in enumerate(DECIDED)
        ]  # fmt: skip

    def decided(self, i: int, role: str) -> None:
        """Say what passage `i` was decided to be, before the next is asked for."""
        passage = self._passages[i]
        if passage.kind == "heading" and role == "heading":
            self._latest = announced(passage.text, self._words) or self._latest
        if passage.kind != "bullet":
            self._lead = role if passage.text.rstrip("*_ ").endswith(":") and role in DECIDED else None


def _shape(passage: Passage, position: float, bodies: int, heads: int) -> tuple[float, ...]:
    """In the order of _SHAPES."""
    n, text = len(passage.text.split()), passage.text.rstrip("*_ ")
    signs = (passage.kind == "bullet", n <= 8, n >= 60, position <= 0.1, text.endswith(":"), text[-1:].isalnum(), not passage.section)
    return tuple(float(sign) for sign in (*signs, bodies >= 1, bodies >= 2, heads >= 1))


def _bodies(text: str, actors: Matcher) -> int:
    """How many of the municipality's own bodies and functions a text names."""
    return sum(hit.label in _BODIES for hit in outermost(actors.find(tokenise(View.of(text)))))


def _cues(text: str, words: Structure) -> Counter:
    """How many different cues of each (role, strength) a text holds."""
    return Counter(label for label, _ in {(h.label, h.form) for h in words.cues.find(tokenise(View.of(text)))})

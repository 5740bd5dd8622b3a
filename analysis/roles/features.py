"""What is known of a passage before its role is decided: the same features in every language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import log1p

from analysis.actors import actor_words
from analysis.lexicon import Matcher, outermost, tokenise
from analysis.model import Passage
from analysis.normalise import View
from analysis.segment.headings import Structure, announced, structure

DECIDED = ("boilerplate", "background", "purpose", "priority", "governance", "follow_up", "reference")
_SIGNS = ("strong", "weak", "section", "above", "latest", "lead", "title")
_SHAPES = ("bullet", "short", "long", "first_tenth", "ends_colon", "open_end", "no_section", "actor", "actors")
_BODIES = {"council", "executive_board", "committee", "mayor", "management", "department", "coordinator", "working_group", "municipal_company"}
NAMES = (*_SIGNS, *(f"is:{r}" for r in DECIDED), *(f"{shape}:{r}" for shape in _SHAPES for r in DECIDED))


def features(passages: list[Passage], fixed: list[str | None], language: str) -> Iterator[list[list[float]] | None]:
    """For each passage whose role is open (`fixed` is None) a row for each role of DECIDED, in the order of NAMES; else None.

    The signs mean the same for every role, so what is learnt of one serves all. `section` and `above`: the nearest heading,
    or one over it, announces the role; `latest`: the last heading that announced anything did; `lead`: cues of the role in
    the sentence that leads into a list; `title`: cues in the heading itself.
    """
    words, actors = structure(language), actor_words(language).forms
    says = {p.section[:n]: announced(p.section[n - 1], words) for p in passages for n in range(1, len(p.section) + 1)}
    latest: str | None = None
    lead: Counter = Counter()
    for i, (passage, role) in enumerate(zip(passages, fixed, strict=True)):
        cues = _cues(passage.text, words)
        if passage.kind == "heading" and role == "heading":
            latest = announced(passage.text, words) or latest
        if role is not None:
            yield None
        else:
            path = passage.section
            above = next((says[path[:n]] for n in range(len(path) - 1, 0, -1) if says[path[:n]]), None)
            title = _cues(path[-1], words) if path else Counter()
            into = lead if passage.kind == "bullet" else Counter()
            shape = _shape(passage, i / max(1, len(passages)), _bodies(passage.text, actors))
            yield [
                [
                    log1p(cues[r, "strong"]), log1p(cues[r, "weak"]), float(says.get(path) == r), float(above == r), float(latest == r),
                    log1p(2 * into[r, "strong"] + into[r, "weak"]), float(bool(title[r, "strong"] or title[r, "weak"])),
                    *(float(r == other) for other in DECIDED), *(value * (r == other) for value in shape for other in DECIDED),
                ]
                for r in DECIDED
            ]  # fmt: skip
        if passage.kind != "bullet":
            lead = cues if passage.text.rstrip("*_ ").endswith(":") else Counter()


def _shape(passage: Passage, position: float, bodies: int) -> tuple[float, ...]:
    """In the order of _SHAPES."""
    n, text = len(passage.text.split()), passage.text.rstrip("*_ ")
    signs = (passage.kind == "bullet", n <= 8, n >= 60, position <= 0.1, text.endswith(":"), text[-1:].isalnum(), not passage.section)
    return tuple(float(sign) for sign in (*signs, bodies >= 1, bodies >= 2))


def _bodies(text: str, actors: Matcher) -> int:
    """How many of the municipality's own bodies and functions a text names."""
    return sum(hit.label in _BODIES for hit in outermost(actors.find(tokenise(View(text)))))


def _cues(text: str, words: Structure) -> Counter:
    """How many different cues of each (role, strength) a text holds."""
    return Counter(label for label, _ in {(h.label, h.form) for h in words.cues.find(tokenise(View(text)))})

"""What is known of a passage before its themes are decided, in terms that name no language and no word.

Two views of it. The *profile* is the whole passage as one row: how much of each concept and theme it and its heading
hold. The *features* are about one (passage, theme) pair and name no theme, so that weights learnt on one theme hold
for the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log1p, sqrt

import numpy as np

from analysis.lexicon import load
from analysis.model import Passage
from analysis.themes.words import STRONG, Reading

THEMES = tuple(load(None, "themes"))
_CONCEPTS = tuple(f"{theme}.{concept}" for theme, about in load(None, "themes").items() for concept in about["concepts"])
_SHAPES = ("is_heading", "is_bullet", "is_governance", "is_background", "is_short", "log_tokens")
PROFILE = (*_CONCEPTS, *(f"share:{t}" for t in THEMES), *(f"heading:{t}" for t in THEMES), *_SHAPES)
NAMES = (
    "strong", "weak", "share", "is_top", "near_top", "density", "concepts", "early", "in_opening",
    "heading", "heading_above", "lead_in", "short", "log_tokens", "is_heading", "is_bullet",
    "n_other_strong", "heading_only", "governance", "background", "own_words",
)  # fmt: skip
_PLACE = {name: i for i, name in enumerate(PROFILE)}
_SHORT = 8  # words


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a passage: theme → strength (0 to 1), empty where there is nothing.

    `heading`: the nearest heading; `above`: the headings over that one; `lead`: the sentence that leads into the list this
    passage is an item of.
    """

    heading: dict[str, float]
    above: dict[str, float]
    lead: dict[str, float]


def profile(passage: Passage, reading: Reading, around: Context) -> np.ndarray:
    """One row in the order of PROFILE."""
    row = np.zeros(len(PROFILE))
    for axis, mass in reading.concepts().items():
        row[_PLACE[axis]] = log1p(mass)
    masses = reading.masses()
    total = sum(masses.values())
    for theme, mass in masses.items():
        row[_PLACE[f"share:{theme}"]] = mass / total
    for theme, share in around.heading.items():
        row[_PLACE[f"heading:{theme}"]] = share
    row[-len(_SHAPES) :] = (
        passage.kind == "heading", passage.kind == "bullet", passage.role == "governance", passage.role == "background",
        reading.n_tokens <= _SHORT, log1p(reading.n_tokens) / 5,
    )  # fmt: skip
    return row


def features(passage: Passage, reading: Reading, theme: str, around: Context) -> list[float]:
    """One row in the order of NAMES."""
    masses = reading.masses()
    own = [w for w in reading.words if w.theme == theme]
    mass = masses.get(theme, 0.0)
    total, top = sum(masses.values()), max(masses.values(), default=0.0)
    length = max(1, passage.end - passage.start)
    first = min((w.start for w in own), default=passage.end)
    strong = sum(w.weight for w in own if w.strength == STRONG)
    others = {w.theme for w in reading.words if w.strength == STRONG and w.theme != theme}
    return [
        log1p(strong),
        log1p(sum(w.weight for w in own if w.strength != STRONG)),
        mass / total if total else 0.0,
        float(bool(mass) and mass >= top),
        mass / top if top else 0.0,
        mass / sqrt(max(4, reading.n_tokens)),
        log1p(len({w.concept for w in own})),
        1.0 - (first - passage.start) / length if own else 0.0,
        float(bool(own) and first - passage.start < 120),
        around.heading.get(theme, 0.0),
        around.above.get(theme, 0.0),
        around.lead.get(theme, 0.0),
        float(reading.n_tokens <= _SHORT and bool(own)),
        log1p(reading.n_tokens) / 5,
        float(passage.kind == "heading"),
        float(passage.kind == "bullet"),
        min(len(others), 5) / 5,
        around.heading.get(theme, 0.0) * (not own),
        float(passage.role == "governance" and not own),
        float(passage.role == "background"),
        float(bool(own)),
    ]

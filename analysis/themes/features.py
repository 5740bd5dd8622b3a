"""What is known of a (passage, theme) pair before it is decided: the same features in every language.

No feature names a theme, a language or a word, so weights learnt on some documents hold for others.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log1p, sqrt

from analysis.model import Passage
from analysis.themes.words import STRONG, Reading

NAMES = (
    "strong", "weak", "share", "is_top", "near_top", "density", "concepts", "early", "in_opening",
    "heading", "heading_above", "lead_in", "short", "log_tokens", "is_heading", "is_bullet",
    "n_other_strong", "heading_only", "governance", "background", "own_words",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a passage: theme → strength (0 to 1), empty where there is nothing.

    `heading`: the nearest heading; `above`: the headings over that one; `lead`: the sentence that leads into the list this
    passage is an item of.
    """

    heading: dict[str, float]
    above: dict[str, float]
    lead: dict[str, float]


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
    short = reading.n_tokens <= 8
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
        float(short and bool(own)),
        log1p(reading.n_tokens) / 5,
        float(passage.kind == "heading"),
        float(passage.kind == "bullet"),
        min(len(others), 5) / 5,
        around.heading.get(theme, 0.0) * (not own),
        float(passage.role == "governance" and not own),
        float(passage.role == "background"),
        float(bool(own)),
    ]

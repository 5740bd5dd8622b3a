"""How large a share is, when the labels it is counted by are missed and given wrongly at known rates.

A labeller that finds a share `tpr` of the passages on a theme and labels a share `fpr` of the others counts, of a true share p,
p·tpr + (1 − p)·fpr. Solving for p is adjusted counting (Gart & Buck 1966; Forman 2005, 2008, as "adjusted classify and count").
The rates are those of passages left out when the model was fitted, language by language, in data/reference/theme_errors.json;
where a language has few cases of a theme they lean on what all languages together show.

Intervals (95 %) hold both doubts: which passages were written (a Bayesian bootstrap over passages, Rubin 1981), and how often
the labeller errs (drawn from the beta distribution of each rate). Passages of one document are more alike than drawn ones, so the
truth is rather less sure still.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np

ERRORS = Path(__file__).parents[2] / "data" / "reference" / "theme_errors.json"
FEWEST = 10  # with fewer passages on a side no difference is called certain
_DRAWS = 1000
_LEANING = 10  # cases: how many the rates of all languages count for beside a language's own
_LEAST_APART = 0.2  # a labeller that tells themed from other passages by less than this corrects nothing
_KINDS = ("hit", "missed", "false", "rest")


class Counted(NamedTuple):
    """Of `cases` passages in a language, `found` were given a theme."""

    language: str
    found: int
    cases: int

    def __str__(self) -> str:
        return f"{self.language}: {self.found}/{self.cases}"


def merged(counted: Iterable[Counted]) -> list[Counted]:
    """Counts of the same language as one."""
    total: dict[str, list[int]] = {}
    for c in counted:
        own = total.setdefault(c.language, [0, 0])
        own[0], own[1] = own[0] + c.found, own[1] + c.cases
    return [Counted(language, found, cases) for language, (found, cases) in total.items()]


def share(counted: Iterable[Counted], theme: str) -> float | None:
    """The corrected share over all languages, 0 to 1; None without cases, 0 where the theme was not found at all."""
    counted = [c for c in counted if c.cases]
    cases = sum(c.cases for c in counted)
    if not cases:
        return None
    if not sum(c.found for c in counted):
        return 0.0
    return float(sum(c.cases * _corrected(c.found / c.cases, *_expected(c.language, theme)) for c in counted) / cases)


def draws(counted: Iterable[Counted], theme: str, unit: str) -> np.ndarray | None:
    """(_DRAWS,) shares that the counts and the known errors allow; None without cases. `unit` makes one's draws differ from another's.

    Draws of the error rates are common to all units of a language: a labeller that errs in one errs in the other.
    """
    counted = [c for c in counted if c.cases]
    if not counted:
        return None
    total = np.zeros(_DRAWS)
    for c in counted:
        sampled = _random(unit, theme, c.language).beta(c.found + 0.5, c.cases - c.found + 0.5, _DRAWS)
        total += c.cases * _corrected(sampled, *_drawn(c.language, theme))
    return total / sum(c.cases for c in counted)


def interval(drawn: np.ndarray | None) -> tuple[float, float] | None:
    """The middle 95 % of draws of a share or of a difference."""
    return None if drawn is None else tuple(float(q) for q in np.quantile(drawn, [0.025, 0.975]))


def certain(reach: tuple[float, float] | None, cases: int, other_cases: int) -> bool:
    """Whether a difference is more than chance and labelling errors give: its interval leaves 0 out, and neither side has fewer than FEWEST."""
    return reach is not None and min(cases, other_cases) >= FEWEST and (reach[0] > 0 or reach[1] < 0)


def _corrected(observed, tpr, fpr):
    return np.clip((observed - fpr) / np.maximum(tpr - fpr, _LEAST_APART), 0.0, 1.0)


@lru_cache(maxsize=1)
def _errors() -> dict:
    return json.loads(ERRORS.read_text(encoding="utf-8"))


@lru_cache(maxsize=1 << 10)
def _beta(language: str, theme: str) -> tuple[float, float, float, float]:
    """Parameters of the beta distributions of tpr and fpr."""
    own = _errors().get(language, {}).get(theme, dict.fromkeys(_KINDS, 0))
    every = {kind: sum(by_theme[theme][kind] for by_theme in _errors().values()) for kind in _KINDS}
    tpr = (every["hit"] + 1) / (every["hit"] + every["missed"] + 2)
    fpr = (every["false"] + 1) / (every["false"] + every["rest"] + 2)
    return (
        own["hit"] + _LEANING * tpr, own["missed"] + _LEANING * (1 - tpr),
        own["false"] + _LEANING * fpr, own["rest"] + _LEANING * (1 - fpr),
    )  # fmt: skip


def _expected(language: str, theme: str) -> tuple[float, float]:
    a, b, c, d = _beta(language, theme)
    return a / (a + b), c / (c + d)


@lru_cache(maxsize=1 << 10)
def _drawn(language: str, theme: str) -> tuple[np.ndarray, np.ndarray]:
    a, b, c, d = _beta(language, theme)
    random = _random("rates", theme, language)
    return random.beta(a, b, _DRAWS), random.beta(c, d, _DRAWS)


def _random(*names: str) -> np.random.Generator:
    """The same names give the same draws, on every machine and run."""
    return np.random.default_rng([crc32(name.encode()) for name in names])

"""Colour says the family, words say the theme: the one place where a colour is decided.

The mapping from family to colour is fixed, so that a filter never recolours a chart. Every family keeps a contrast
of 3.3 (light) or 5.4 (dark) or more with its ground, and any two lie 12 or more apart (CAM02-UCS), also under full
deuteranomaly, protanomaly and tritanomaly.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

MODES = ("light", "dark")
FAMILIES = ("economy", "people", "place", "cooperation", "world")

_FAMILY_COLOURS = {
    "light": dict(zip(FAMILIES, ("#668ECD", "#C94187", "#629719", "#6C3B08", "#8009A4"), strict=True)),
    "dark": dict(zip(FAMILIES, ("#3D9BCF", "#CE769C", "#789A17", "#FBAD7C", "#CEAFFA"), strict=True)),
}

# ground and raised carry text; ink, muted and accent are for text and marks; line and land are for hairlines and fills.
_SURFACES = {
    "light": {
        "ground": "#FFFFFF", "raised": "#F5F6F4", "ink": "#1B2126", "muted": "#5A636B", "line": "#DADFE2",
        "land": "#E9ECE9", "coast": "#C3CAC6", "accent": "#0B4F6C", "mark": "#FCE9A6", "warning": "#8A4B00",
    },
    "dark": {
        "ground": "#14181D", "raised": "#1C2229", "ink": "#E9ECEE", "muted": "#A3ADB5", "line": "#323A42",
        "land": "#242C33", "coast": "#414B54", "accent": "#8CC8E0", "mark": "#5B4A12", "warning": "#F0B463",
    },
}  # fmt: skip

_THEMES = Path(__file__).parent.parent / "data" / "reference" / "themes.toml"


@lru_cache(maxsize=1)
def families() -> dict[str, str]:
    """Theme id -> family id, in the codebook's order."""
    return {theme: entry["family"] for theme, entry in tomllib.loads(_THEMES.read_text(encoding="utf-8")).items()}


def themes() -> tuple[str, ...]:
    """The theme ids in the codebook's order."""
    return tuple(families())


@lru_cache(maxsize=1)
def concepts() -> dict[str, str]:
    """Concept id -> theme id."""
    entries = tomllib.loads(_THEMES.read_text(encoding="utf-8"))
    return {concept: theme for theme, entry in entries.items() for concept in entry["concepts"]}


def family(name: str, mode: str = "light") -> str:
    """The colour of a family, `#RRGGBB`."""
    return _FAMILY_COLOURS[mode][name]


def theme(name: str, mode: str = "light") -> str:
    """The colour of a theme: that of its family."""
    return family(families()[name], mode)


def surface(name: str, mode: str = "light") -> str:
    """A colour of the page itself: ground, raised, ink, muted, line, land, coast, accent, mark, warning."""
    return _SURFACES[mode][name]


def surfaces(mode: str) -> dict[str, str]:
    return dict(_SURFACES[mode])


def ramp(colour: str, mode: str = "light", steps: int = 9) -> list[str]:
    """`steps` even steps of perceived lightness from the ground to `colour`, both included."""
    return [_mix(surface("ground", mode), colour, i / (steps - 1)) for i in range(steps)]


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio of two colours, 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def ink_on(colour: str) -> str:
    """The text colour, near-black or white, that reads better on `colour`."""
    return max(("#1B2126", "#FFFFFF"), key=lambda ink: contrast(ink, colour))


def _linear(colour: str) -> list[float]:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]


def _luminance(colour: str) -> float:
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), _linear(colour), strict=True))


def _oklab(colour: str) -> list[float]:
    r, g, b = _linear(colour)
    lms = (
        0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b,
        0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b,
        0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b,
    )
    x, y, z = (v ** (1 / 3) for v in lms)
    return [
        0.2104542553 * x + 0.7936177850 * y - 0.0040720468 * z,
        1.9779984951 * x - 2.4285922050 * y + 0.4505937099 * z,
        0.0259040371 * x + 0.7827717662 * y - 0.8086757660 * z,
    ]


def _hex(lab: list[float]) -> str:
    light, a, b = lab
    x, y, z = (
        (light + 0.3963377774 * a + 0.2158037573 * b) ** 3,
        (light - 0.1055613458 * a - 0.0638541728 * b) ** 3,
        (light - 0.0894841775 * a - 1.2914855480 * b) ** 3,
    )
    rgb = (
        4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
        -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
        -0.0041960863 * x - 0.7034186147 * y + 1.7076147010 * z,
    )
    coded = (12.92 * c if c <= 0.0031308 else 1.055 * max(c, 0) ** (1 / 2.4) - 0.055 for c in rgb)
    return "#" + "".join(f"{round(255 * min(max(c, 0), 1)):02X}" for c in coded)


def _mix(one: str, other: str, share: float) -> str:
    """`one` at share 0, `other` at 1, mixed in OKLab so that the steps look even."""
    if share in (0, 1):
        return (one, other)[int(share)].upper()
    return _hex([(1 - share) * a + share * b for a, b in zip(_oklab(one), _oklab(other), strict=True)])

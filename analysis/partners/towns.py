"""Towns and municipalities by name, also misspelt."""

from __future__ import annotations

import csv
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from analysis.lexicon import REFERENCE
from analysis.register import municipalities

_PLAIN = str.maketrans({"ø": "o", "æ": "a", "ð": "d", "þ": "th", "ł": "l", "ß": "ss", "đ": "d", "ı": "i", "’": "'", "–": "-", "-": " "})
_SHORTEST_MISSPELT = 6


@dataclass(frozen=True, slots=True)
class Town:
    """A town by its name in its own register; `municipality` is the id of the municipality of that name, if any."""

    name: str
    country: str
    population: int
    municipality: str | None


@lru_cache(maxsize=1 << 16)
def key(name: str) -> str:
    """A name for look-up: small letters, no accents, aa written a (Århus and Aarhus are one), hyphens as spaces."""
    plain = name.casefold().translate(_PLAIN)
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return " ".join(plain.replace("aa", "a").split())


@lru_cache(maxsize=1)
def towns() -> dict[str, tuple[Town, ...]]:
    """Key -> towns of that name: Nordic municipalities first, then the largest."""
    found: dict[str, list[Town]] = {}
    for municipality in municipalities().values():
        town = Town(municipality.name, municipality.country, 0, municipality.id)
        for name in municipality.names:
            found.setdefault(key(name), []).append(town)
    with (REFERENCE / "places.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            town = Town(row["name"], row["country"], int(row["population"] or 0), None)
            for name in (row["name"], *filter(None, row["names"].split("|"))):
                found.setdefault(key(name), []).append(town)
    return {k: tuple(sorted(dict.fromkeys(ts), key=lambda t: (t.municipality is None, -t.population))) for k, ts in found.items()}


@lru_cache(maxsize=1 << 14)
def town(name: str, country: str | None = None, cases: tuple[str, ...] = ()) -> Town | None:
    """The town of this name, in `country` if given, `cases` being endings the name may carry."""
    plain = key(name)
    for form in (plain, *without(plain, cases)):
        known = towns().get(form, ())
        chosen = next((t for t in known if country in (None, t.country)), None)
        if chosen:
            return chosen
    return None


def without(plain: str, cases: tuple[str, ...]) -> list[str]:
    """A key without each of the endings it may carry."""
    return [plain.removesuffix(key(c)) for c in cases if plain.endswith(key(c)) and len(plain) - len(c) > 2]


@lru_cache(maxsize=1 << 12)
def misspelt(name: str, country: str | None = None) -> Town | None:
    """The one town whose name is a letter away: one left out, one too many, one wrong, or two changed about."""
    plain = key(name)
    if len(plain) < _SHORTEST_MISSPELT:
        return None
    near = {k for k in _by_length(len(plain)) if _a_letter_apart(plain, k)}
    known = [t for k in near for t in towns()[k][:1] if country in (None, t.country)]
    return known[0] if len(known) == 1 else None


@lru_cache(maxsize=64)
def _by_length(length: int) -> tuple[str, ...]:
    return tuple(k for k in towns() if abs(len(k) - length) <= 1)


def _a_letter_apart(a: str, b: str) -> bool:
    if a[0] != b[0] and a[-1] != b[-1]:
        return False
    head = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    x, y = a[head:], b[head:]
    return x[1:] == y or x == y[1:] or x[1:] == y[1:] or (x[:2] == y[:2][::-1] and x[2:] == y[2:])

"""The register of networks, programmes, offices, agencies, associations, regions and universities, and where a text names one."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache, lru_cache

from analysis.lexicon import REFERENCE
from analysis.normalise import fold
from analysis.partners.names import Word, split

_ACRONYM = 6  # characters: a name this short in capitals counts only as it is written
_REGION_WORDS = ("region", "fylkeskommune", "liitto", "förbund", "council", "maakuntaliitto", "förbundet", "satakuntaliitto")


@dataclass(frozen=True, slots=True)
class Known:
    """A row of the register."""

    id: str
    name: str
    kind: str
    country: str | None


@dataclass(frozen=True, slots=True)
class _Form:
    words: tuple[str, ...]
    written: str | None  # the only spelling that counts, None where case does not matter
    guarded: bool
    known: Known


@lru_cache(maxsize=1)
def register() -> tuple[tuple[Known, tuple[str, ...], tuple[str, ...]], ...]:
    """Every row with its free names and its guarded ones (words of other meanings too, which need a cue beside them)."""
    rows = []
    with (REFERENCE / "partners.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            guarded = tuple(filter(None, row["guarded"].split("|")))
            free = tuple(n for n in (row["name"], *filter(None, row["aliases"].split("|"))) if n not in guarded)
            rows.append((Known(row["id"], row["name"], row["kind"], row["country"] or None), free, guarded))
    with (REFERENCE / "regions.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names = [n for n in (row["name"], *filter(None, row["names"].split("|"))) if _is_authority(n)]
            if names:
                rows.append((Known(f"region_{fold(row['name']).replace(' ', '_')}", row["name"], "region", row["country"]), tuple(names), ()))
    return tuple(rows)


def _is_authority(name: str) -> bool:
    """A region as a body (*Region Skåne*), not as a stretch of land (*Skåne*)."""
    return any(fold(word).endswith(_REGION_WORDS) or fold(word) == "regionen" for word in name.split()) and " " in name or name.endswith("liitto")


@cache
def _forms() -> dict[str, tuple[_Form, ...]]:
    """First word -> forms that begin with it, the longest first."""
    found: dict[str, list[_Form]] = {}
    for known, free, guarded in register():
        for name in (*free, *guarded):
            words = tuple(fold(w).strip(",!") for w in split(name.replace("&", " & ")) if fold(w).strip(",!&–"))
            written = name if len(name) <= _ACRONYM and name[1:2].isupper() else None
            if words:
                found.setdefault(words[0], []).append(_Form(words, written, name in guarded, known))
    return {first: tuple(sorted(forms, key=lambda f: -len(f.words))) for first, forms in found.items()}


@dataclass(frozen=True, slots=True)
class Named:
    """A registered name at words `[first, last]`, source offsets `[start, end)`; endings that are not part of it are left out."""

    known: Known
    first: int
    last: int
    start: int
    end: int
    guarded: bool


def named(words: list[Word], source: str, endings: tuple[str, ...], cases: tuple[str, ...]) -> list[Named]:
    """Registered names in order, disjoint, the longest at each place.

    `endings` are left out of the name, `cases` stay in it.
    """
    out, i = [], 0
    while i < len(words):
        hit = next((n for form in _candidates(words[i], endings, cases) if (n := _match(form, words, i, source, endings, cases))), None)
        if hit:
            out.append(hit)
            i = hit.last
        i += 1
    return out


def _candidates(word: Word, endings: tuple[str, ...], cases: tuple[str, ...]) -> list[_Form]:
    stems = [word.text, *(word.text.removesuffix(e) for e in (*endings, *cases) if word.text.endswith(e))]
    forms = [f for stem in dict.fromkeys(stems) for f in _forms().get(stem, ())]
    return sorted(forms, key=lambda f: -len(f.words))


def _match(form: _Form, words: list[Word], i: int, source: str, endings: tuple[str, ...], cases: tuple[str, ...]) -> Named | None:
    last = i + len(form.words) - 1
    if last >= len(words) or any(words[i + n].text != w for n, w in enumerate(form.words[:-1])):
        return None
    if any(w.gap.strip(" -/&,'") for w in words[i + 1 : last + 1]):
        return None
    rest = words[last].text.removeprefix(form.words[-1]) if words[last].text.startswith(form.words[-1]) else None
    if rest is None or rest and rest not in endings and rest not in cases:
        return None
    start, end = words[i].start, words[last].end
    if rest and (rest in endings or rest.startswith((":", "'"))):
        end -= len(rest)
    if form.written is not None and source[start : start + len(form.written)] != form.written:
        return None
    if not words[i].capital and (i == last or not any(w.capital for w in words[i : last + 1])):
        return None
    return Named(form.known, i, last, start, end, form.guarded)

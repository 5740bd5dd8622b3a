"""Municipalities: the register, and where a text names one.

The register is data/reference/municipalities.csv (Denmark, Sweden, Norway, Finland, Iceland, the Faroes and
Greenland). How a language bends names and what it writes beside them stands in data/reference/<language>/register.toml.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache

from analysis.lexicon import REFERENCE, Token, load, tokenise
from analysis.normalise import View, fold, fold_name

_LONGEST = 4  # words of a name


@dataclass(frozen=True, slots=True)
class Municipality:
    """A row of the register; `names` are the official name and every other one it goes by."""

    id: str
    country: str
    name: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A municipality named at source offsets `[start, end)`, ending included, words such as "kommun" left out.

    `candidates` holds every municipality of that name (Lund is one in Sweden and one in Norway), those of the
    countries where the language is at home first; it is empty where the name stands in no register.
    `affixed`: a word beside the name says that it is a municipality.
    """

    name: str
    candidates: tuple[Municipality, ...]
    start: int
    end: int
    affixed: bool


@cache
def municipalities() -> dict[str, Municipality]:
    """Every municipality of the register by its id."""
    with (REFERENCE / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row["id"]: Municipality(row["id"], row["country"], row["name"], (row["name"], *filter(None, row["name_alt"].split("|")))) for row in rows}


def country_of_place(name: str, prefer: tuple[str, ...] = ()) -> str | None:
    """The country (ISO alpha-2) of a town by its name; among namesakes the one in a preferred country, then the largest."""
    countries = _places().get(name.casefold(), ())
    return next((c for c in prefer if c in countries), countries[0] if countries else None)


_ADDRESS = re.compile(
    r"(?:www\.|https?://|@)(?:www\.)?([a-z-]+)(?:\.kommune|\.kommuna)?\.(dk|se|no|fi|is|fo|gl)(?![\w.-]{0,60}\.[a-z])", re.IGNORECASE
)
_OF_ADDRESS = re.compile(r"(?:-?(?:kommune|kommun|stad))$")


def address(source: str) -> Mention | None:
    """The municipality whose web or mail address a text gives first: www.kiruna.se, bodo.kommune.no, habokommun.se."""
    for match in _ADDRESS.finditer(source):
        country, host = match.group(2).upper(), _OF_ADDRESS.sub("", match.group(1).lower())
        host = host.replace("-", "")
        # habo.se may be Habo or Håbo: the one that is written so goes first.
        found = tuple(sorted(_hosts().get((country, host), ()), key=lambda m: (_key(m.name) != host, m.id)))
        if found:
            return Mention(found[0].name, found, *match.span(1), True)
    return None


@cache
def _hosts() -> dict[tuple[str, str], list[Municipality]]:
    """(Country, name in plain letters, as addresses write it) -> municipalities."""
    hosts: dict[tuple[str, str], list[Municipality]] = {}
    for municipality in municipalities().values():
        for name in municipality.names:
            plain = fold(name).replace("-", "").replace(" ", "")
            for written in {fold_name(plain), plain.replace("ä", "ae").replace("ö", "oe").replace("å", "aa")}:
                hosts.setdefault((municipality.country, written), []).append(municipality)
    return hosts


def name_in(municipality: Municipality, language: str) -> str:
    """The official name that documents in a language use: Finnish municipalities have one in each official language."""
    swedish = municipality.country == "FI" and language == "sv" and len(municipality.names) > 1
    return municipality.names[1] if swedish else municipality.name


def mentions(view: View, source: str, language: str) -> list[Mention]:
    """Every municipality that a view of `source` names, in order and disjoint.

    Names are written with a capital. A name that is also an ordinary word counts only beside a word such as
    "kommun". A name that stands in no register counts only where the language's list has a country for such names.
    """
    words, tokens = _words(language), tokenise(view)
    found: list[Mention] = []
    i = 0
    while i < len(tokens):
        size, name, key = _named(tokens, i, view, source, words)
        if not size:
            i += 1
            continue
        affixed = _affixed(tokens, i, i + size, words)
        start, end = view.source_span(tokens[i].start, tokens[i + size - 1].end)
        if name or affixed:
            if affixed or key not in words.common:
                found.append(Mention(name[0].name if name else source[start:end], name, start, end, affixed))
        i += size
    return found


def affix(source: str, start: int, end: int, first: int, last: int, language: str) -> tuple[int, int]:
    """A name's offsets widened by the words beside it, inside `[first, last)`, that say it is a municipality."""
    words = _words(language)
    before, after = View.of(source, first, start), View.of(source, end, last)
    following = tokenise(after)
    if following and _says_municipality(following[0].text, words):
        end = after.source_span(following[0].start, following[0].end)[1]
    leading = tokenise(before)
    size = next((n for n in (3, 2, 1) if tuple(t.text for t in leading[-n:]) in words.before and len(leading) >= n), 0)
    return (before.source_span(leading[-size].start, leading[-size].end)[0] if size else start), end


@dataclass(frozen=True)
class _Words:
    before: frozenset[tuple[str, ...]]
    after: frozenset[str]
    after_stems: tuple[str, ...]
    endings: tuple[str, ...]
    common: frozenset[str]
    names: dict[str, tuple[Municipality, ...]]
    unlisted: bool


@cache
def _words(language: str) -> _Words:
    data = load(language, "register")
    names: dict[str, list[Municipality]] = {}
    for municipality in _at_home_first(data["countries"]):
        for name in municipality.names:
            for stem in _stems(_key(name), data["stems"]):
                known = names.setdefault(stem, [])
                if municipality not in known:
                    known.append(municipality)
    return _Words(
        before=frozenset(tuple(fold(form).split()) for form in data["before"]),
        after=frozenset(fold(form) for form in data["after"] if not form.endswith("*")),
        after_stems=tuple(fold(form.rstrip("*")) for form in data["after"] if form.endswith("*")),
        endings=("", *sorted(map(fold, data["endings"]), key=lambda e: (len(e), e))),
        # A municipality may be called as such words are: Stad in Norway.
        common=frozenset(map(_key, [*data["common"], *data["before"], *data["after"]])),
        names={stem: tuple(known) for stem, known in names.items()},
        unlisted="unlisted" in data,
    )


def _at_home_first(countries: list[str]) -> list[Municipality]:
    order = {country: n for n, country in enumerate(countries)}
    return sorted(municipalities().values(), key=lambda m: (order.get(m.country, len(order)), m.id))


def _key(name: str) -> str:
    """A name without case, hyphens and spaces, aa written å: Høje Taastrup, HØJE-TÅSTRUP and Høje-\\nTaastrup are one."""
    return _compact(fold(name))


def _compact(folded: str) -> str:
    return folded.replace("aa", "å").replace("-", "").replace(" ", "")


def _stems(key: str, rules: list[list[str]]) -> list[str]:
    """A name and the stems that take endings: helsinki → helsingi."""
    return [key, *(key.removesuffix(_compact(end)) + _compact(stem) for end, stem in rules if key.endswith(_compact(end)))]


def _named(tokens: list[Token], i: int, view: View, source: str, words: _Words) -> tuple[int, tuple[Municipality, ...], str]:
    """How many tokens from `i` make a name, which municipalities bear it, and its key; 0 tokens where none does."""
    if not tokens[i].text[0].isalpha() or not source[view.source_span(tokens[i].start, tokens[i].start + 1)[0]].isupper():
        return 0, (), ""
    for size in range(min(_LONGEST, len(tokens) - i), 0, -1):
        end = tokens[i + size - 1].end
        if any(view.text[tokens[k].end : tokens[k + 1].start].strip(" -") for k in range(i, i + size - 1)):
            continue
        written = _compact(view.text[tokens[i].start : end])
        for ending in words.endings:
            stem = written.removesuffix(ending) if ending else written
            if (not ending or stem != written) and stem in words.names:
                return size, words.names[stem], stem
    unlisted = words.unlisted and _follows(tokens, i, words)
    return (1, (), _compact(tokens[i].text)) if unlisted else (0, (), "")


def _affixed(tokens: list[Token], first: int, after: int, words: _Words) -> bool:
    return (after < len(tokens) and _says_municipality(tokens[after].text, words)) or _follows(tokens, first, words)


def _says_municipality(word: str, words: _Words) -> bool:
    return word in words.after or any(map(word.startswith, words.after_stems))


def _follows(tokens: list[Token], first: int, words: _Words) -> bool:
    return any(tuple(t.text for t in tokens[max(0, first - n) : first]) in words.before for n in (1, 2, 3))


@cache
def _places() -> dict[str, tuple[str, ...]]:
    """Name in small letters -> countries that have a town of that name, the largest town first."""
    found: dict[str, list[tuple[int, str]]] = {}
    with (REFERENCE / "places.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for name in (row["name"], *row["names"].split("|")):
                if name:
                    found.setdefault(name.casefold(), []).append((int(row["population"] or 0), row["country"]))
    return {key: tuple(country for _, country in sorted(towns, reverse=True)) for key, towns in found.items()}

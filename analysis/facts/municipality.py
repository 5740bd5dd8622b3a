"""Which municipality a document belongs to, told from all those that it names."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache

from analysis.facts.page import Page
from analysis.lexicon import REFERENCE, load
from analysis.model import Evidence
from analysis.normalise import View, fold
from analysis.register import Mention, Municipality, address, country_of_place, mentions, name_in

# How much a mention counts by where it stands; one with "kommun" beside it counts _AFFIXED times as much.
# Only the first _MOST mentions of a name count, so that a partner named in every line of a list does not outweigh the title page.
_TITLE_PAGE, _FURNITURE, _TEXT = 6.0, 2.0, 1.0
_AFFIXED = 3.0
_MOST = 12


@dataclass(frozen=True, slots=True)
class Owner:
    """The municipality of a document; `id` is None where it stands in no register."""

    id: str | None
    name: str
    country: str | None
    evidence: Evidence
    spans: tuple[tuple[int, int], ...]  # every place where it is named
    grade: str


def owner(page: Page) -> Owner | None:
    """The municipality that a document names first and foremost, else the one whose web address it gives.

    Two municipalities with one strategy are told apart by nothing but their order: the first one is taken.
    """
    scores: dict[str, float] = defaultdict(float)
    named: dict[str, list[Mention]] = defaultdict(list)
    for mention, weight in _weighed(page):
        key = mention.candidates[0].name if mention.candidates else fold(mention.name)
        named[key].append(mention)
        scores[key] += weight
    if not named:
        given = address(page.document.text)
        return _owner(page, [given], "guess") if given else None
    # Among equals the first one named: dictionaries keep the order of insertion.
    found = named[max(scores, key=lambda key: scores[key])]
    fronted = any(p.start <= m.start < p.end for m in found for p in page.head)
    return _owner(page, found, "title_page" if fronted else "text")


def _owner(page: Page, found: list[Mention], grade: str) -> Owner:
    first = next((m for m in found if m.affixed), found[0])
    evidence = Evidence.at(page.document, first.start, first.end)
    spans = tuple((m.start, m.end) for m in found)
    if not first.candidates:
        home = load(page.language, "register")
        country = country_of_place(first.name, tuple(home["countries"])) or home.get("unlisted")
        return Owner(None, _as_name(found), country, evidence, spans, grade)
    chosen = _among(first.candidates, page)
    return Owner(chosen.id, name_in(chosen, page.language), chosen.country, evidence, spans, grade)


def _weighed(page: Page) -> list[tuple[Mention, float]]:
    head = {p.passage_id for p in page.head}
    out: list[tuple[Mention, float]] = []
    seen: Counter[str] = Counter()
    for passage in page.passages:
        if passage.kind == "contents":
            continue
        place = _TITLE_PAGE if passage.passage_id in head else _FURNITURE if passage.kind == "furniture" else _TEXT
        for mention in mentions(View.of(page.document.text, passage.start, passage.end), page.document.text, page.language):
            seen[mention.name] += 1
            weight = place * (_AFFIXED if mention.affixed else 1.0)
            out.append((mention, weight if seen[mention.name] <= _MOST else 0.0))
    return out


def _as_name(found: list[Mention]) -> str:
    """An unlisted name as it is written, not in capitals where it is ever written otherwise."""
    return next((m.name for m in found if not m.name.isupper()), found[0].name.title())


def _among(candidates: tuple[Municipality, ...], page: Page) -> Municipality:
    """Of namesakes the first, which is in the country where the language is at home.

    English is at home in none of these countries: there it is the one whose country the text names most often.
    """
    if page.language != "en":
        return candidates[0]
    text = fold(page.document.text)
    names = {c.country: fold(_country_names()[c.country]["en"]) for c in candidates if c.country in _country_names()}
    return max(candidates, key=lambda c: text.count(names[c.country]) if c.country in names else 0)


@cache
def _country_names() -> dict[str, dict[str, str]]:
    with (REFERENCE / "countries.csv").open(encoding="utf-8", newline="") as file:
        return {row["iso2"]: row for row in csv.DictReader(file)}

"""The compiled `timeline.toml` of a language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from analysis.lexicon import Matcher, load
from analysis.normalise import fold
from analysis.textdates import any_of


@dataclass(frozen=True)
class Words:
    """Matchers look at the words of a sentence, patterns at the text right before or after a date."""

    phrases: dict[str, str]
    at: re.Pattern[str]
    lead: re.Pattern[str]
    agenda: Matcher
    vision: Matcher
    between: frozenset[str]
    snapshot_before: re.Pattern[str]
    snapshot_after: re.Pattern[str]
    states: Matcher
    since_before: re.Pattern[str]
    since_after: re.Pattern[str]
    target_before: re.Pattern[str]
    target_after: re.Pattern[str]
    target: Matcher
    ignored: Matcher
    baseline: re.Pattern[str]
    levels: re.Pattern[str]
    plans: Matcher
    period: Matcher
    replaced: Matcher
    review: Matcher
    past: Matcher
    expiry: Matcher
    lists: Matcher
    towns: Matcher
    columns: dict[str, frozenset[str]]


@cache
def words(language: str) -> Words:
    """The words by which a language tells what a date is about."""
    data = load(language, "timeline")

    def matcher(table: str, key: str) -> Matcher:
        return Matcher({key: data[table][key]})

    return Words(
        phrases={name: data["phrases"][name] for name in ("adoption", "starts", "ends")},
        at=_before(data["phrases"]["at"]),
        lead=re.compile(rf"{any_of(data['phrases']['lead'])}(?!\w)[ ,]*"),
        agenda=matcher("agenda", "forms"),
        vision=matcher("vision", "words"),
        between=frozenset(map(fold, data["vision"]["between"])),
        snapshot_before=_before(data["snapshot"]["before"]),
        snapshot_after=_after(data["snapshot"]["after"]),
        states=matcher("snapshot", "states"),
        since_before=_before(data["since"]["before"]),
        since_after=_after(data["since"]["after"]),
        target_before=_before(data["target"]["before"]),
        target_after=_after(data["target"]["after"]),
        target=matcher("target", "words"),
        ignored=matcher("ignored", "words"),
        baseline=_before(data["ignored"]["baseline"]),
        levels=_after(data["ignored"]["levels"]),
        plans=matcher("ignored", "plans"),
        period=matcher("ignored", "period"),
        replaced=matcher("ignored", "replaced"),
        review=matcher("review", "words"),
        past=matcher("past", "words"),
        expiry=matcher("past", "expiry"),
        lists=matcher("snapshot", "lists"),
        towns=matcher("table", "towns"),
        columns={name: frozenset(map(fold, data["table"][name])) for name in ("due", "agreed", "year", "measure", "place", "number")},
    )


def _before(forms: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(forms)}:? ?$" if forms else r"(?!)")


def _after(forms: list[str]) -> re.Pattern[str]:
    return re.compile(rf"[ -]{any_of(forms)}(?!\w)" if forms else r"(?!)")

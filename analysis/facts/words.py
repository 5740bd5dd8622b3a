"""The compiled `facts.toml` of a language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from analysis.cues import Cues
from analysis.lexicon import Matcher, load
from analysis.normalise import fold
from analysis.textdates import any_of

BODIES = ("council", "executive_board", "committee", "mayor", "management")  # the highest first


@dataclass(frozen=True)
class Words:
    types: Matcher
    plain: Matcher
    own: Matcher
    adoption: Matcher
    bodies: Matcher
    other: Matcher
    validity: Matcher
    of: re.Pattern[str]
    reference: re.Pattern[str]
    from_before: re.Pattern[str]
    until_before: re.Pattern[str]
    from_after: re.Pattern[str]
    until_after: re.Pattern[str]
    open_ended: re.Pattern[str]
    plain_period: re.Pattern[str]
    force: Cues
    pronouns: frozenset[str]
    case_file: re.Pattern[str]
    labels: dict[str, str]


@cache
def words(language: str) -> Words:
    """The words by which documents in a language state facts about themselves."""
    data = load(language, "facts")
    validity = data["validity"]
    labels = {_label(form): field for field, forms in data["labels"].items() for form in forms}
    return Words(
        types=Matcher(data["types"]),
        plain=Matcher(data["plain"]),
        own=Matcher({"own": data["self"]}),
        adoption=Matcher({"adoption": data["adoption"]["words"]}),
        bodies=_bodies(language, data["bodies"]),
        other=Matcher({"other": data["other"]["words"]}),
        validity=Matcher({"validity": validity["words"]}),
        of=re.compile(rf"(?:^|[ ,-]){any_of(data['of'])} ?$" if data["of"] else r"(?!)"),
        reference=_reference(data["references"]["word"], data["references"]["silent"]),
        from_before=_before(validity["from_before"]),
        until_before=_before(validity["until_before"]),
        from_after=_after(validity["from_after"]),
        until_after=_after(validity["until_after"]),
        open_ended=re.compile(rf"(?<!\w){any_of(validity['from_after'])}(?!\w)"),
        force=Cues({"force": validity["force"]}),
        pronouns=frozenset(map(fold, validity["pronouns"])),
        case_file=re.compile(rf"{any_of(data['references']['case_file'])}(?!\w)"),
        plain_period=re.compile(rf"(?:{any_of(validity['plain'])}|[\s\d().,:-])*"),
        labels=labels,
    )


def _bodies(language: str, more: dict[str, list[str]]) -> Matcher:
    """The bodies that adopt documents, by actor type: those of `actors.toml` and the ways in which notes shorten them."""
    actors = load(language, "actors")["types"]
    return Matcher({kind: [*actors.get(kind, ()), *more.get(kind, ())] for kind in BODIES})


def _label(text: str) -> str:
    return fold(text).rstrip(" :.")


def _before(forms: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(forms)} (?:\w+ )?$" if forms else r"(?!)")


def _after(forms: list[str]) -> re.Pattern[str]:
    return re.compile(rf",? {any_of(forms)}(?!\w)" if forms else r"(?!)")


_NUMBER = r"(?:[a-zåäö]{1,8}[ -]?)?\d{1,5}(?:[/-]\d{1,4})*"
_SERIES = r"(?:[a-zåäö]{1,8}/){0,2}"  # the letters that some councils put before a number: VO/9876/22


def _reference(word: list[str], silent: list[str]) -> re.Pattern[str]:
    """A number of a decision: "§ 46", "46 §", "sak 12/23", "asia 12 §", "Vorlage VO/9876/22", or a code alone ("PS 47/23").

    Group `value` is what counts; a code of letters and a number stands for itself without the word before it.
    """
    return re.compile(
        rf"(?<!\w)(?:{any_of([*silent, *word])}[.:]? ?(?P<code>[a-zåäö]{{1,6}}[ -]?\d{{1,4}}/\d{{2,4}}(?!\d))"
        rf"|{any_of(silent) if silent else '(?!)'}[.:]? ?(?P<silent>{_NUMBER})"
        rf"|(?P<word>{any_of(word)}[.:]? ?{_SERIES}\d{{1,5}}(?:[/-]\d{{1,4}}){{0,2}}(?: §(?! ?\d))?)(?![\d.]\d)"
        rf"|(?P<after>\d{{1,4}} ?§(?! ?\d))"
        rf"|(?P<alone>(?!nr|no)[a-zåäö]{{1,5}}[ -]?\d{{1,4}}/\d{{2,4}}(?![\d/])))"
    )

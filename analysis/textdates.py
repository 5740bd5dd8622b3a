"""Every date that a text names, at its stated precision.

Month names, endings and the words between two dates stand in data/reference/<language>/dates.toml; the shapes of
dates are the same in every language. All-number dates are read with the day first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from analysis.dates import interval
from analysis.lexicon import load
from analysis.normalise import View, fold

_EARLIEST, _LATEST = 1800, 2100  # outside of these a lone number is a year only where a word says so
_NEVER = r"(?!)"


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date at offsets `[start, end)` of a view; `until` is the last date where a period is named."""

    start: int
    end: int
    iso: str
    until: str | None = None

    @property
    def year(self) -> int:
        return int(self.iso[:4])


def find(view: View, language: str) -> list[DateSpan]:
    """Every date a view names, in order and disjoint, periods put together ("1. Juli 2022 bis 31. Dezember 2027").

    Numbers of laws and cases (2017:725, KS 2019/0412), amounts, decades and days that no calendar holds are left out.
    """
    grammar = _grammar(language)
    singles = [span for match in grammar.dates.finditer(view.text) if (span := _read(match, view.text, grammar))]
    return _joined(singles, view.text, grammar)


@dataclass(frozen=True)
class _Grammar:
    dates: re.Pattern[str]
    months: list[tuple[re.Pattern[str], int]]
    join: re.Pattern[str]
    opener: re.Pattern[str]
    joiner: re.Pattern[str]
    decade: re.Pattern[str]
    year_before: re.Pattern[str]
    number_before: re.Pattern[str]
    count_after: re.Pattern[str]
    month_alone: re.Pattern[str]
    capital: frozenset[str]


def months(source: str, language: str) -> list[int]:
    """The months, 1 to 12, that a text names by their full names without a year ("every March"), in order, each once."""
    view, grammar = View(source), _grammar(language)
    dated = [(span.start, span.end) for span in find(view, language)]
    found = {}
    for match in grammar.month_alone.finditer(view.text):
        if any(start < match.end() and match.start() < end for start, end in dated):
            continue
        number, written = int(match.lastgroup[1:]), source[view.source_span(*match.span())[0]]
        if written.isupper() or match.group() not in grammar.capital:
            found[number] = None
    return list(found)


def any_of(words: Iterable[str]) -> str:
    """A pattern, for folded text, of any of the words; a star at a word's end stands for any ending."""
    # Folding would take the star for mark-up: it is set aside and put back as a pattern.
    folded = sorted({(fold(w.removesuffix("*")), w.endswith("*")) for w in words}, key=lambda w: (-len(w[0]), w))
    return "(?:" + "|".join(re.escape(word) + (r"\w*" if star else "") for word, star in folded) + ")"


@cache
def _grammar(language: str) -> _Grammar:
    data = load(language, "dates")
    words = data["words"]
    by_number = {int(n): any_of(forms) for n, forms in data["months"].items()}
    month = rf"(?<![^\W_])(?:{'|'.join(by_number[n] for n in sorted(by_number))})(?![^\W_])\.?"
    of = rf"(?:{any_of(words['of'])} )?"
    day = rf"\d{{1,2}}\.?(?: ?{any_of(words['ordinal'])})?\.?"
    year = r"\d{4}(?!\d)"
    join = rf"(?: ?- ?| (?:{any_of(words['range'])}) )"
    begins = r"(?<!\w)(?<!\w[/:-])(?<!\d[.,])"  # the number does not go on to the left
    ends = r"(?![\w:/-]|[.,]\d)"
    shapes = [
        rf"{begins}(?P<iso>\d{{4}}-\d\d-\d\d)(?!-?\d)",
        rf"{begins}(?P<from_dm>\d{{1,2}}[./] ?\d{{1,2}}\.?)(?= ?- ?\d{{1,2}}[./] ?\d{{1,2}}[./-] ?\d{{4}})",
        rf"{begins}(?P<dmy>\d{{1,2}}[./-] ?\d{{1,2}}(?:[./-] ?| ){year}|\d\d(?P<dot>[./-])\d\d(?P=dot)\d\d(?![\d./-]))(?![/-]\d)",
        rf"{begins}(?:(?P<from_d>\d{{1,2}})\.? ?- ?)?(?P<d_mon_y>{day} {of}{month},? {of}{year})",
        rf"{begins}(?P<mon_d_y>{month} {day},? {of}{year})",
        rf"{begins}(?P<from_d_mon>{day} {of}{month})(?={join}{day} {of}{month},? {of}{year})",
        rf"{begins}(?P<from_mon>{month})(?={join}{month},? {of}{year})",
        rf"(?P<mon_y>{month},? {of}{year})",
        rf"{begins}(?P<my>(?:0?[1-9]|1[0-2])/20\d\d)(?![\w/-])",
        # A digit after the stop is a footnote mark ("2021.1 Evalueringen") where a word or nothing follows.
        # A hyphen to the left belongs to a period or an aside, unless letters stand before it (KS-2023).
        rf"(?<!\w)(?<!\w[/:])(?<!\d[.,])(?<![a-z]-)(?P<y>\d{{4}})(?:(?P<short> ?- ?\d\d){ends})?"
        r"(?!\d|[:/,]\d|\.\d(?!(?!\S)| [^\W\d])|-\d{1,3}(?!\d)|-0\d{3}|-\d{6})",
    ]
    return _Grammar(
        dates=re.compile("|".join(shapes)),
        months=[(re.compile(rf"(?<![^\W_]){by_number[n]}(?![^\W_])"), n) for n in sorted(by_number)],
        join=re.compile(join),
        opener=re.compile(rf"(?<!\w){any_of(words['between'])} (?:\w+ )?$"),
        joiner=re.compile(rf" {any_of(words['and'])} (?:\w+ )?"),
        decade=re.compile(any_of(words["decade"]) if words["decade"] else _NEVER),
        year_before=re.compile(rf"(?<!\w){any_of(words['year'])} $"),
        number_before=re.compile(rf"(?:(?<!\w){any_of(words['number'])}|§)[.:]? ?$"),
        count_after=re.compile(rf" {any_of(words['count'])}(?!\w)| ?%"),
        # The first form is the full name: "mar" and "sep" alone may be anything.
        month_alone=re.compile(rf"(?<!\w)(?:{'|'.join(f'(?P<m{n}>{any_of(forms[:1])})' for n, forms in data['months'].items())})(?!\w)"),
        capital=frozenset(map(fold, words["capital"])),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Single:
    """A date as read; year 0 marks a first date that takes its year from the last ("1 maj till 3 juni 2022")."""

    start: int
    end: int
    year: int
    month: int = 0
    day: int = 0
    first_day: int = 0
    last_year: int = 0


# Shape -> the order in which its numbers name year, month and day; a written month is no number.
_ORDER = {
    "iso": "ymd", "from_dm": "dm", "dmy": "dmy", "d_mon_y": "dy", "mon_d_y": "dy", "from_d_mon": "d", "from_mon": "", "mon_y": "y",
    "my": "my",
}  # fmt: skip


def _read(match: re.Match[str], text: str, grammar: _Grammar) -> _Single | None:
    shape = next(name for name in (*_ORDER, "y") if match.group(name))
    if shape == "y":
        return _read_year(match, text, grammar)
    if shape == "my" and grammar.number_before.search(text[max(0, match.start() - 30) : match.start()]):
        return None  # "sak 12/2022" has a number, not a month
    found = match.group(shape)
    parts = dict(zip(_ORDER[shape], map(int, re.findall(r"\d+", found)), strict=False))
    year = parts.get("y", 0)
    month = parts.get("m") or next(n for pattern, n in grammar.months if pattern.search(found))
    first_day = int(match.group("from_d") or 0) if shape == "d_mon_y" else 0
    single = _Single(match.start(), match.end(), 2000 + year if 0 < year < 100 else year, month, parts.get("d", 0), first_day)
    return single if _possible(single) else None


def _read_year(match: re.Match[str], text: str, grammar: _Grammar) -> _Single | None:
    year, before, after = int(match.group("y")), text[max(0, match.start() - 30) : match.start()], text[match.end() : match.end() + 24]
    stated = bool(grammar.year_before.search(before))
    if not (1000 if stated else _EARLIEST) <= year <= _LATEST:
        return None
    if grammar.decade.match(after) or grammar.number_before.search(before) or (grammar.count_after.match(after) and not stated):
        return None
    if after[:1].isalpha() and not re.match(r"s(?!\w)", after):
        return None
    short = int(match.group("short").strip(" -")) if match.group("short") else 0
    if short > year % 100:
        return _Single(match.start(), match.end(), year, last_year=year - year % 100 + short)
    return _Single(match.start(), match.end("y"), year)


def _possible(single: _Single) -> bool:
    if single.year and not _EARLIEST <= single.year <= _LATEST:
        return False
    try:
        for day in (single.day or 1, single.first_day or 1):
            # 2000 is a leap year: a first date without a year may be any day that a calendar can hold.
            date(single.year or 2000, single.month, day)
    except ValueError:
        return False
    return True


def _iso(single: _Single, year: int = 0, day: int = 0) -> str:
    parts = [f"{year or single.year:04d}", *(f"{n:02d}" for n in (single.month, day or single.day) if n)]
    return "-".join(parts)


def _joined(singles: list[_Single], text: str, grammar: _Grammar) -> list[DateSpan]:
    out: list[DateSpan] = []
    i = 0
    while i < len(singles):
        one, two = singles[i], singles[i + 1] if i + 1 < len(singles) else None
        if two and _is_period(one, two, text, grammar):
            out.append(DateSpan(one.start, two.end, _iso(one, year=one.year or two.year), _iso(two)))
            i += 2
            continue
        if one.last_year:
            out.append(DateSpan(one.start, one.end, str(one.year), str(one.last_year)))
        elif one.first_day:
            out.append(DateSpan(one.start, one.end, _iso(one, day=one.first_day), _iso(one)))
        elif one.year:
            out.append(DateSpan(one.start, one.end, _iso(one)))
        i += 1
    return out


def _is_period(one: _Single, two: _Single, text: str, grammar: _Grammar) -> bool:
    between = text[one.end : two.start]
    if len(between) > 30 or not two.year or one.last_year or two.last_year or (not one.year and not _possible_in(one, two.year)):
        return False
    if interval(_iso(one, year=one.year or two.year))[0] >= interval(_iso(two))[1]:
        return False
    if grammar.join.fullmatch(between):
        return True
    return bool(grammar.joiner.fullmatch(between) and grammar.opener.search(text[max(0, one.start - 40) : one.start]))


def _possible_in(single: _Single, year: int) -> bool:
    return _possible(_Single(single.start, single.end, year, single.month, single.day))

"""Dated rows of tables: measures with a deadline, twin towns with the year of their agreement.

A table that was flattened into text keeps its order: a line of column names with a row on each line below, whatever
parts the cells, or a name on each line with a cell on each line below. What a date is about stands in the name of its column.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from analysis import textdates
from analysis.dates import interval
from analysis.lexicon import tokenise
from analysis.model import Document, Event, Evidence, Passage
from analysis.normalise import View, fold
from analysis.timeline.words import Words
from analysis.wording import plain

_LINE = re.compile(r"[^\n\r\f\v]+")
_CELL = re.compile(r"(?:[^|\t ]| (?! ))+")
_RECORD = re.compile(r"(?P<label>[^:|\t]{1,40}?)\s*:\s*(?P<value>\S.*)")
_EDGES = " \t*_|#"
_NOTES = "¹²³⁴⁵⁶⁷⁸⁹⁰"  # marks of footnotes
_NAMES = 8  # words of a line of column names
_NAME = 4  # words of one
_COLUMNS = 5
_BESIDE = 3  # words that may stand beside a date in its cell: "by the end of"
_WRAPPED = 2  # lines by which wrapped cells may make a row longer than its columns
_LISTED = 6  # words of a line in a list of towns
_LEAD = 3  # lines above a list of towns in which it says what it lists
_YEAR = 4  # characters of a date that is no more than a year
_WORDS = 16  # words of the phrase for an event
_AFTER = re.compile(r"[\s)*\]|]*")
_YEARS = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    name: str  # folded, to be looked up among the names of columns
    passage: Passage


@dataclass(frozen=True, slots=True)
class _Column:
    """The column of dates: where it stands among `count`, its name, and what it is by: `due`, `agreed` or `year`."""

    at: int
    count: int
    name: str
    by: str
    of_towns: bool


def rows(document: Document, language: str, passages: list[Passage], listed: Words, now: date | None) -> Iterator[Event]:
    """An event for each dated row: targets where the column names a deadline, past events where it names an agreement.

    In a column that says no more than "year", towns were partners since, and measures are goals unless their year is
    past `now`, the day from which the document looks back and ahead (None where nothing tells it).
    """
    return _Reader(document, language, listed, now).events(_lines(document, passages))


def _lines(document: Document, passages: list[Passage]) -> list[_Line]:
    """The lines of a document outside of its contents; of running headers and page numbers only what may be a year."""
    found = []
    heads = (p for p in passages if len(p.text.split()) > (1 if p.role == "boilerplate" else 2))
    repeated = Counter(_bare(p.text) for p in heads if p.role == "boilerplate" or _YEARS.search(p.text))
    for passage in passages:
        if passage.kind == "contents" or repeated[_bare(passage.text)] > 1:
            continue
        for match in _LINE.finditer(document.text, passage.start, passage.end):
            start, end = _trim(document.text, *match.span())
            if start == end or not any(map(str.isalnum, match.group())):
                continue
            if passage.kind == "furniture" and not re.fullmatch(r"(?:1[89]|20)\d\d", document.text[start:end]):
                continue
            text = document.text[start:end]
            found.append(_Line(start, end, text, fold(text).strip(" :."), passage))
    return found


def _bare(text: str) -> str:
    """A passage without page numbers: running headers differ by those alone."""
    return re.sub(r"(?<!\d)\d{1,3}(?!\d)", "", fold(text)).strip()


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES + _NOTES:
        end -= 1
    return start, end


class _Reader:
    def __init__(self, document: Document, language: str, listed: Words, now: date | None):
        self.document, self.language, self.listed, self.now = document, language, listed, now

    def events(self, lines: list[_Line]) -> Iterator[Event]:
        i = 0
        while i < len(lines):
            found, used = self._table(lines, i) or self._stack(lines, i) or self._record(lines, i) or self._towns(lines, i) or ([], 1)
            yield from found
            i += used

    # A line of column names over a line a row.

    def _table(self, lines: list[_Line], first: int) -> tuple[list[Event], int] | None:
        column = self._named(lines[first])
        if column is None:
            return None
        found: list[Event] = []
        i = first + 1
        begin = i  # of the row that is being read, which may be wrapped
        while i < len(lines) and i - begin <= _WRAPPED:
            when = self._dated(lines[i], column)
            if when is None and (lines[i].text.endswith((".", "!", "?")) or self._apart(lines[i - 1], lines[i])):
                break
            i += 1
            if when is None:
                continue
            cells = self._cells(lines[begin]) if begin == i - 1 else []
            text = " ".join(line.text for line in lines[begin:i])
            subject = self._subject(cells, column) or self._without(text, self.document.text[slice(*when[1])])
            found += self._event(lines[begin].start, when, column, subject)
            begin = i
        return (found, begin - first) if found else None

    def _apart(self, one: _Line, other: _Line) -> bool:
        """Whether an empty line, and no running header, stands between two lines."""
        between = self.document.text[one.end : other.start]
        return between.count("\n") > 1 and not any(map(str.isalnum, between))

    def _named(self, line: _Line) -> _Column | None:
        """The column of dates where a line names columns."""
        if any(map(str.isdigit, line.text)) or line.text.endswith((".", ",", ";", ":")) or len(line.text.split()) > 2 * _NAMES:
            return None
        cells = self._cells(line)
        if len(cells) > 1:
            names = [fold(self.document.text[a:b]).strip(" :.") for a, b in cells]
            at = next((i for i, name in reversed(list(enumerate(names))) if i and self._by(name)), None)
            if at is None or any(len(name.split()) > _NAME for name in names):
                return None
            return self._column(at, names, self.document.text[slice(*cells[at])])
        words = line.name.split()
        for size in range(min(_NAME, len(words) - 1), 0, -1):
            ending = " ".join(words[-size:])
            by = next((by for by in ("due", "agreed", "year") if ending in self.listed.columns[by]), None)
            if by and len(words) <= _NAMES:
                heads = [" ".join(words[i : i + n]) for i in (0, 1) for n in range(1, _NAME + 1) if i + n <= len(words) - size]
                opening = [h for h in heads if h in self.listed.columns["measure"] or h in self.listed.columns["place"]]
                if opening and (opening[0].split()[0] == words[0] or words[0] in self.listed.columns["number"]):
                    name = " ".join(line.text.split()[-size:])
                    return _Column(-1, 0, name, by, opening[0] in self.listed.columns["place"])
        return None

    def _by(self, name: str) -> str | None:
        """What a date in a column of this name is by; a name may open or close with a listed one ("to be done by")."""
        words = name.split()[:_NAME]
        parts = [name, *(" ".join(words[i:]) for i in range(1, len(words))), *(" ".join(words[:-i]) for i in range(1, len(words)))]
        return next((by for part in parts for by in ("due", "agreed", "year") if part in self.listed.columns[by]), None)

    def _column(self, at: int, names: list[str], name: str) -> _Column | None:
        by = str(self._by(names[at]))
        places = any(n in self.listed.columns["place"] for n in names)
        known = places or any(n in self.listed.columns["measure"] for n in names)
        return _Column(at, len(names), name, by, places) if known or names[at] in self.listed.columns["due"] else None

    def _cells(self, line: _Line) -> list[tuple[int, int]]:
        spans = (_trim(self.document.text, *m.span()) for m in _CELL.finditer(self.document.text, line.start, line.end))
        return [(a, b) for a, b in spans if a < b]

    def _dated(self, line: _Line, column: _Column) -> tuple[str, tuple[int, int]] | None:
        """The date of a row and its place: in its column where the cells are kept apart, else at the end of the line."""
        cells = self._cells(line)
        if column.count and len(cells) == column.count:
            return self._date_of(*cells[column.at], column.by)
        if column.at in (-1, column.count - 1):
            return self._date_at_end(line, column.by)
        return None

    def _date_of(self, start: int, end: int, by: str) -> tuple[str, tuple[int, int]] | None:
        """The date of a cell that holds little else."""
        view = View.of(self.document.text, start, end)
        dates = textdates.find(view, self.language)
        if not dates:
            return None
        rest = view.text[: dates[0].start] + view.text[dates[-1].end :]
        if len(re.findall(r"[^\W\d_]+", rest)) > _BESIDE or re.search(r"\d{3}", rest):
            return None
        return self._taken(dates, view, by)

    def _date_at_end(self, line: _Line, by: str) -> tuple[str, tuple[int, int]] | None:
        view = View.of(self.document.text, line.start, line.end)
        dates = textdates.find(view, self.language)
        if not dates or not _AFTER.fullmatch(view.text, dates[-1].end) or not re.search(r"[^\W\d_]{2}", view.text[: dates[-1].start]):
            return None
        return self._taken(dates[-1:], view, by)

    @staticmethod
    def _taken(dates: list[textdates.DateSpan], view: View, by: str) -> tuple[str, tuple[int, int]]:
        """Of several dates, and of a period, what is due takes the last and what was agreed the first."""
        one = dates[-1] if by == "due" else dates[0]
        return (one.until or one.iso) if by == "due" else one.iso, view.source_span(one.start, one.end)

    def _subject(self, cells: list[tuple[int, int]], column: _Column) -> str:
        """What a row is about: its first cell that is no number, and of a town the country beside it."""
        if len(cells) < 2 or len(cells) != column.count:
            return ""
        said = [plain(self.document.text[a:b]) for i, (a, b) in enumerate(cells) if i != column.at]
        said = [s for s in said if any(map(str.isalpha, s))]
        return ", ".join(said[:2] if column.of_towns else said[:1])

    @staticmethod
    def _without(text: str, date_text: str) -> str:
        before, _, after = text.rpartition(date_text)
        words = [w for w in f"{before} {after}".replace("|", " ").split() if any(map(str.isalnum, w))]
        return plain(" ".join(words[1:] if words and words[0].strip(".").isdigit() else words))

    def _event(self, start: int, when: tuple[str, tuple[int, int]], column: _Column, subject: str) -> list[Event]:
        iso, (_, end) = when
        past = column.by == "agreed" or (column.by == "year" and (column.of_towns or (self.now is not None and interval(iso)[1] <= self.now)))
        words = subject.split()[:_WORDS]
        if not words:
            return []
        what = " ".join(words)
        if column.by == "agreed":
            what = f"{column.name.strip(' :.')}: {what}"
        return [Event(iso, "past_event" if past else "target", what, Evidence.at(self.document, start, end), grade="row")]

    # A column name on each line, then a cell on each line.

    def _stack(self, lines: list[_Line], first: int) -> tuple[list[Event], int] | None:
        columns = self.listed.columns
        if not any(lines[first].name in columns[key] for key in ("measure", "place", "number")):
            return None
        if first + 2 < len(lines) and self._apart(*lines[first : first + 2]) and not self._apart(*lines[first + 1 : first + 3]):
            return None  # the heading above a table
        names = [line.name for line in lines[first : first + _COLUMNS]]
        for at in (i for i, name in enumerate(names) if i and self._by(name)):
            column = self._column(at, names[: at + 1], lines[first + at].text)
            if column is None or any(len(name.split()) > _NAME for name in names[: at + 1]):
                continue
            # Columns may follow the dates, and where none does cells may be wrapped: the reading that gives most rows is taken.
            ways = [*((n, 0) for n in range(at + 1, _COLUMNS + 1)), (at + 1, _WRAPPED)]
            tried = [self._stacked(lines, first + count, _Column(at, count, column.name, column.by, column.of_towns), slack) for count, slack in ways]
            found, end = max(tried, key=lambda reading: len(reading[0]))
            if found:
                return found, end - first
        return None

    def _stacked(self, lines: list[_Line], begin: int, column: _Column, slack: int) -> tuple[list[Event], int]:
        """The rows from a line on: as many lines as there are columns, and up to `slack` more where cells are wrapped."""
        found: list[Event] = []
        apart = self._apart(*lines[begin - 2 : begin]) if begin < len(lines) else False  # an empty line after each name of a column
        while begin + column.at < len(lines):
            reach = range(begin + column.at, begin + column.at + slack + 1)
            at = next((k for k in reach if k < len(lines) and self._date_of(lines[k].start, lines[k].end, column.by)), None)
            if at is None:
                begin += column.count  # a row without a date, if another one follows
                at = begin + column.at
                if not found or at >= len(lines) or not self._date_of(lines[at].start, lines[at].end, column.by):
                    return found, begin - column.count
            when = self._date_of(lines[at].start, lines[at].end, column.by)
            cells = [(line.start, line.end) for line in lines[begin : begin + column.count]]
            row = lines[begin : at + 1]
            if when is None or any(self._date_of(a, b, column.by) for a, b in cells[: column.at]) or any(line.text.endswith(".") for line in row):
                return found, begin
            if not apart and any(self._apart(*pair) for pair in pairwise(row)):
                return found, begin
            wrapped = at - begin - column.at
            subject = " ".join(plain(line.text) for line in lines[begin : begin + wrapped + 1]) if wrapped else self._subject(cells, column)
            found += self._event(lines[begin].start, when, column, subject)
            begin = at + column.count - column.at
        return found, begin

    # A label and a value on each line.

    def _record(self, lines: list[_Line], first: int) -> tuple[list[Event], int] | None:
        opening = _RECORD.fullmatch(lines[first].text)
        if not opening or fold(opening.group("label")).strip() not in self.listed.columns["measure"] | self.listed.columns["place"]:
            return None
        for i in range(first + 1, min(first + _COLUMNS + 1, len(lines))):
            field = _RECORD.fullmatch(lines[i].text)
            by = self._by(fold(field.group("label")).strip()) if field else None
            if field and by:
                when = self._date_of(lines[i].start + field.start("value"), lines[i].end, by)
                towns = fold(opening.group("label")).strip() in self.listed.columns["place"]
                column = _Column(0, 0, field.group("label").strip(), by, towns)
                return (self._event(lines[first].start, when, column, plain(opening.group("value"))), i + 1 - first) if when else None
        return None

    # Lines of a town and a year, without column names.

    def _towns(self, lines: list[_Line], first: int) -> tuple[list[Event], int] | None:
        above = lines[max(0, first - _LEAD) : first]
        if not any(self.listed.towns.find(tokenise(View.of(line.text))) for line in above):
            return None
        column = _Column(-1, 0, "", "year", True)
        end = first
        while end < len(lines) and self._is_town(lines[end]):
            end += 1
        if end - first < 2:
            return None
        found: list[Event] = []
        for line in lines[first:end]:
            when = self._date_at_end(line, "year")
            if when:
                found += self._event(line.start, when, column, self._without(line.text, self.document.text[slice(*when[1])]))
        return found, end - first

    def _is_town(self, line: _Line) -> bool:
        if line.passage.kind not in ("text", "heading") or line.passage.role == "boilerplate" or not line.text[0].isupper():
            return False
        when = self._date_at_end(line, "year") if len(line.text.split()) <= _LISTED and line.text[-1] not in ".:" else None
        return when is not None and len(when[0]) == _YEAR

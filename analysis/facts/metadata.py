"""Metadata blocks: labels and values in pairs on a line, in cells, in turns, or all labels first and all values after."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from analysis.facts.words import Words
from analysis.normalise import fold

_LINE = re.compile(r"[^\n\r\f\v]+")
_INLINE = re.compile(r"(?P<label>[^:|\t]{1,50}?)\s*(?::|\||\t| {2,})\s*(?P<value>\S.*)")
_MARKS = " \t*_|#•-–"
_DASHES = ("-", "–", "—")  # alone on a line or in a cell: a value that is left out
_LABEL_LENGTH = 50
_LABEL_WORDS = 5
_WRAPPED = 4  # lines by which wrapped values may make a block longer than its labels
_MOST = 14  # labels of a block
_CELL = re.compile(r"(?:[^|\t ]| (?! ))+")
_COLON = re.compile(r"(?P<label>[^:]{1,50}?)\s*:\s*(?P<value>\S.*)")

Fits = Callable[[str, int, int], bool]


@dataclass(frozen=True, slots=True)
class Value:
    """The value of a label at source offsets `[start, end)`; `label_start` is where its label stands."""

    field: str
    start: int
    end: int
    label_start: int


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    label: str | None  # the field that the line names, where it is a label and nothing else


def values(text: str, words: Words, fits: Fits) -> list[Value]:
    """The labelled values of a document in order.

    `fits(field, start, end)` says whether a stretch of the text can be a value of the field: where labels stand
    first, a label passes over lines that cannot be its value, which are wrapped values of the labels before it.
    """
    lines = [_line(text, m.start(), m.end(), words) for m in _LINE.finditer(text) if _says_something(m.group())]
    found: list[Value] = []
    i = 0
    while i < len(lines):
        if block := _aligned(text, lines, i, fits):
            found += block
            i += next(k for k, line in enumerate(lines[i:]) if line.start == block[-1].start) + 1
            continue
        if columns := _columns(text, lines, i, words, fits):
            found += columns
            i += 2
            continue
        labels = 0
        while i + labels < len(lines) and lines[i + labels].label:
            labels += 1
        if labels:
            found += _after_labels(lines, i, labels, fits)
        else:
            found += _cells(text, lines[i], words) or _pair(text, lines[i], words)
        i += max(1, labels)
    return [value for value in found if value.start < value.end]


def _says_something(line: str) -> bool:
    return bool(line.strip(_MARKS)) or line.strip() in _DASHES


def _line(text: str, start: int, end: int, words: Words) -> _Line:
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return _Line(start, end, words.labels.get(fold(text[start:end]).rstrip(" :.")) if end - start <= _LABEL_LENGTH else None)


def _after_labels(lines: list[_Line], first: int, count: int, fits: Fits) -> list[Value]:
    """Each label of a run takes the next line after the run that can be its value; an ignored one takes any."""
    begin = first + count
    end = next((k for k in range(begin, len(lines)) if lines[k].label or k >= begin + count + _WRAPPED), len(lines))
    free = list(range(begin, end))
    at = begin
    found: list[Value] = []
    for label in lines[first:begin]:
        candidates = [k for k in free if k >= at] or free
        taken = next((k for k in candidates if label.label == "ignored" or fits(str(label.label), lines[k].start, lines[k].end)), None)
        if taken is None or (count == 1 and taken != begin):
            continue
        free.remove(taken)
        at = taken + 1
        found.append(Value(str(label.label), lines[taken].start, lines[taken].end, label.start))
    return found


def _aligned(text: str, lines: list[_Line], first: int, fits: Fits) -> list[Value]:
    """Labels first, then as many values in the same order, the fields that are asked for all with values that fit.

    Labels that are in no list may stand among those that are: the order tells which value is theirs.
    """
    best: list[Value] = []
    most = 1
    for count in range(2, _MOST + 1):
        labels, below = lines[first : first + count], lines[first + count : first + 2 * count]
        if not labels[0].label or len(below) < count or not _may_be_label(text, labels[-1]):
            break
        known = [(label, value) for label, value in zip(labels, below, strict=True) if label.label]
        if 2 * len(known) < count or any(value.label for value in below):
            continue
        asked = [(label, value) for label, value in known if label.label != "ignored"]
        right = sum(label.label != "title" for label, _ in asked)
        if right > most and all(_left_out(text, value) or fits(str(label.label), value.start, value.end) for label, value in asked):
            most = right
            best = [Value(label.label or "ignored", value.start, value.end, label.start) for label, value in zip(labels, below, strict=True)]
    return best


def _may_be_label(text: str, line: _Line) -> bool:
    words = text[line.start : line.end]
    return bool(line.label) or (len(words.split()) <= _LABEL_WORDS and not words.endswith(".") and not any(map(str.isdigit, words)))


def _left_out(text: str, line: _Line) -> bool:
    return not text[line.start : line.end].strip(_MARKS)


def _columns(text: str, lines: list[_Line], first: int, words: Words, fits: Fits) -> list[Value]:
    """A line of labels in cells over a line of values in as many cells."""
    if first + 1 >= len(lines):
        return []
    labels = [(m, _field(m.group(), words)) for m in _CELL.finditer(text, lines[first].start, lines[first].end)]
    asked = [(label, i) for i, (_, label) in enumerate(labels) if label and label != "ignored"]
    if len(asked) < 2:
        return []
    below = list(_CELL.finditer(text, lines[first + 1].start, lines[first + 1].end))
    if len(below) != len(labels) or not all(fits(label, *_trimmed(below[i])) for label, i in asked):
        return []
    return [Value(label or "ignored", *_trimmed(m), at.start()) for (at, label), m in zip(labels, below, strict=True)]


def _cells(text: str, line: _Line, words: Words) -> list[Value]:
    """Two pairs or more on a line: "label: value" in each cell, or labels and values in cells by turns."""
    found: list[Value] = []
    label = None
    for cell in _CELL.finditer(text, line.start, line.end):
        start, end = _trimmed(cell)
        inside = _COLON.fullmatch(text, start, end)
        if inside and (field := _field(inside.group("label"), words)):
            found.append(Value(field, inside.start("value"), end, start))
            label = None
        elif label:
            found.append(Value(label[0], start, end, label[1]))
            label = None
        elif field := _field(text[start:end], words):
            label = (field, start)
    return found if len(found) > 1 else []


def _field(text: str, words: Words) -> str | None:
    return words.labels.get(fold(text).strip(" :.")) if len(text) <= _LABEL_LENGTH else None


def _trimmed(cell: re.Match[str]) -> tuple[int, int]:
    start, end = cell.span()
    marks = len(cell.group()) - len(cell.group().lstrip(_MARKS))
    return start + marks, end - (len(cell.group()) - len(cell.group().rstrip(_MARKS)))


def _pair(text: str, line: _Line, words: Words) -> list[Value]:
    match = _INLINE.match(text, line.start, line.end)
    label = _field(match.group("label"), words) if match else None
    return [Value(label, match.start("value"), line.end, line.start)] if match and label else []

"""Metadata blocks: labels and values in pairs on a line, in turns, or all labels first and all values after."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from analysis.facts.words import Words
from analysis.normalise import fold

_LINE = re.compile(r"[^\n\r\f\v]+")
_INLINE = re.compile(r"(?P<label>[^:|\t]{1,50}?)\s*(?::|\||\t| {2,})\s*(?P<value>\S.*)")
_MARKS = " \t*_|#•-–"
_LABEL_LENGTH = 50
_WRAPPED = 4  # lines by which wrapped values may make a block longer than its labels

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
    lines = [_line(text, m.start(), m.end(), words) for m in _LINE.finditer(text) if m.group().strip(_MARKS)]
    found: list[Value] = []
    i = 0
    while i < len(lines):
        labels = 0
        while i + labels < len(lines) and lines[i + labels].label:
            labels += 1
        if labels:
            found += _after_labels(lines, i, labels, fits)
        elif pair := _pair(text, lines[i], words):
            found.append(pair)
        i += max(1, labels)
    return found


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


def _pair(text: str, line: _Line, words: Words) -> Value | None:
    match = _INLINE.match(text, line.start, line.end)
    label = words.labels.get(fold(match.group("label")).strip(" :.")) if match else None
    return Value(label, match.start("value"), line.end, line.start) if match and label else None

"""The stretch that states an event, and a short phrase for it."""

from __future__ import annotations

import re

from analysis.textdates import DateSpan
from analysis.timeline.kinds import Sentence
from analysis.timeline.words import Words

_LONG = 110  # characters: longer sentences are cut to the clause around the date
_BREAK = re.compile(r"[,;:] | - | \(|\) ?")
_MOST_WORDS = 14
_LEAST_WORDS = 3
_EDGES = " \t\n-–—,;:.()\"”“»«•*"
_MARK = re.compile(r"^\s*(?:[-–•*·▪]|\d{1,2}[.)]|[a-zA-Z]\d?[.)])\s+")


def clause(sentence: Sentence, span: DateSpan) -> tuple[int, int]:
    """View offsets of the clause that holds a date: the sentence where it is short, else what stands around the date
    up to the next comma that leaves enough words to be understood."""
    text = sentence.view.text
    if len(text) <= _LONG:
        return 0, len(text)
    cuts = [0, *(m.end() for m in _BREAK.finditer(text) if m.end() <= span.start or m.start() >= span.end), len(text)]
    left = max(c for c in cuts if c <= span.start)
    right = min(c for c in cuts if c >= span.end)
    while len(_words(text, left, right, span)) < _LEAST_WORDS and (left > 0 or right < len(text)):
        if right < len(text) and (left == 0 or text[left:span.start].strip() == ""):
            right = min(c for c in cuts if c > right)
        else:
            left = max((c for c in cuts if c < left), default=0)
    return left, right


def _words(text: str, left: int, right: int, span: DateSpan) -> list[str]:
    return re.findall(r"[^\W\d_]{2,}", text[left : span.start] + " " + text[span.end : right])


def phrase(sentence: Sentence, left: int, right: int, span: DateSpan, words: Words) -> str:
    """The clause on one line, without its date and the words that only place it in time, at most 14 words."""
    before, after = sentence.view.text[left : span.start], sentence.view.text[span.end : right]
    at, until = span.start, span.end
    for pattern in (words.target_before, words.since_before):
        if match := pattern.search(before):
            at = left + match.start()
            break
    for pattern in (words.target_after, words.since_after):
        if match := pattern.match(after):
            until = span.end + match.end()
            break
    parts = [_source(sentence, left, at), _source(sentence, until, right)]
    plain = _MARK.sub("", " ".join(" ".join(parts).split()).strip(_EDGES)).split()
    return " ".join(plain[:_MOST_WORDS]).strip(_EDGES)


def _source(sentence: Sentence, a: int, b: int) -> str:
    a, b = max(a, 0), min(b, len(sentence.view.text))
    if a >= b:
        return ""
    start, end = sentence.view.source_span(a, b)
    return re.sub(r"(?<=\w)-\n\s*(?=[a-zåäöæøü])", "", sentence.source[start:end])

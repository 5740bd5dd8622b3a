"""The stretch that states an event, and a short phrase for it."""

from __future__ import annotations

import re

from analysis.normalise import fold, untagged
from analysis.textdates import DateSpan
from analysis.timeline.kinds import Sentence
from analysis.timeline.words import Words

_LONG = 110  # characters: longer sentences are cut to the clause around the date
_MOST_WORDS = 16
_LEAST_WORDS = 2
_BREAK = re.compile(r"[,;:] | - ")
_FOOTNOTE = re.compile(r"\.\d(?= [^\W\d])")  # the mark of a note fused to the stop: the next sentence begins after it
_EDGES = ' \t\n-–—,;:."”“»«•*¹²³⁴⁵⁶⁷⁸⁹⁰'
_MARK = re.compile(r"^\s*(?:[-–•*·▪]|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\[\d{1,2}\]|\d{1,2}[.)]|[a-zA-Z]\d?[.)])\s+")
_HOLLOW = re.compile(r"\(\s*\)|\[\s*\]")  # what a date leaves behind
_CUT_WORD = re.compile(r"(?<=[^\W\d_])-\s*\n\s*(?=[^\W\d_])")


def clause(sentence: Sentence, span: DateSpan) -> tuple[int, int]:
    """View offsets of the clause that holds a date.

    A sentence is parted by its other dates, a long one also at commas, wherever enough words are left to say
    what the date is about.
    """
    text = sentence.view.text
    left, right = 0, len(text)
    for other in (d for d in sentence.dates if not d.until):
        if other.end <= span.start and _enough(text, other.end, span.start):
            left = other.end
        elif other.start >= span.end and _enough(text, left, span.start):
            right = min(right, span.end)
    if _FOOTNOTE.match(text, span.end):
        right = span.end
    if right - left <= _LONG:
        return left, right
    cuts = [m.end() for m in _BREAK.finditer(text, left, right) if m.end() <= span.start or m.start() >= span.end]
    lefts = sorted((c for c in [left, *cuts] if c <= span.start), reverse=True)
    rights = sorted(c for c in [*cuts, right] if c >= span.end)
    a, b = lefts.pop(0), rights.pop(0)
    while not (_enough(text, a, span.start) or _enough(text, span.end, b)) and (lefts or rights):
        if lefts:
            a = lefts.pop(0)
        else:
            b = rights.pop(0)
    return a, b


def _enough(text: str, a: int, b: int) -> bool:
    return len(re.findall(r"[^\W\d_]{2,}", text[a:b])) >= _LEAST_WORDS


def phrase(sentence: Sentence, left: int, right: int, span: DateSpan, words: Words) -> str:
    """The clause on one line without its date, at most 16 words, those nearest to the date.

    Left out as well: the words that only place the date ("by", "since", "as of"), and the one that opens the clause.
    """
    text = sentence.view.text
    at, until = span.start, span.end
    for pattern in (words.target_before, words.since_before, words.snapshot_before, words.at):
        if match := pattern.search(text[left:at]):
            at = left + match.start()
    for pattern in (words.target_after, words.since_after, words.snapshot_after):
        if match := pattern.match(text[until:right]):
            until += match.end()
    before, after = _plain(sentence, left, at), _plain(sentence, until, right)
    kept = [*before[-_MOST_WORDS:], *after][:_MOST_WORDS]
    return _opened(_HOLLOW.sub(" ", " ".join(kept)), words)


def _plain(sentence: Sentence, a: int, b: int) -> list[str]:
    """The words of a stretch as the source writes them, words cut at a line end put together."""
    if a >= b or not sentence.view.text[a:b].strip():
        return []
    start, end = sentence.view.source_span(a, b)
    return _MARK.sub("", _CUT_WORD.sub("", untagged(sentence.source[start:end]))).split()


def _opened(text: str, words: Words) -> str:
    text = " ".join(text.split()).strip(_EDGES)
    # Folding may change the length of what it folds: the opening word is measured in words, not in characters.
    if match := words.lead.match(fold(text)):
        text = " ".join(text.split()[len(match.group().split()) :])
    text = text.strip(_EDGES)
    opened, closed = text.count("("), text.count(")")
    return text.lstrip(")" + _EDGES) if closed > opened else text.rstrip("(" + _EDGES) if opened > closed else text

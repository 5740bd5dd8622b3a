"""Roles that shape alone decides: the title page, page furniture, contents, headings, footnotes."""

from __future__ import annotations

import re

from analysis.lexicon import tokenise
from analysis.model import Passage
from analysis.normalise import View
from analysis.segment.headings import Structure, announced

_FOOTNOTE = re.compile(r"^(?:[¹²³⁴⁵⁶⁷⁸⁹]+|\[\d{1,2}\]|\d{1,2}\s(?=(?:[A-ZÅÄÖÆØ]|http))|\*{1,3}\s(?=[A-ZÅÄÖÆØ]))")
_WORDS = re.compile(r"[^\W\d_]+")
_NOTE_LENGTH = 220
_BODY = 160  # characters: a passage this long is running text, and the title page is over
_LABEL_WORDS = 14
_FEWEST = 3  # "Decision no.": too short to be a sentence whatever it ends in
_AHEAD = 3


def by_shape(passages: list[Passage], words: Structure) -> list[str | None]:
    """A role for each passage whose shape decides it, else None."""
    title_page = _title_page(passages, words)
    opening = {p.text.casefold() for p in passages[:title_page] if p.kind not in ("contents", "furniture")}
    spoken = {word for line in opening for word in _WORDS.findall(line)}
    return [_one(i, p, passages, i < title_page, opening, spoken, words) for i, p in enumerate(passages)]


def _one(i: int, passage: Passage, passages: list[Passage], on_title_page: bool, opening: set[str], spoken: set[str], words: Structure) -> str | None:
    if on_title_page or passage.kind in ("contents", "furniture"):
        return "boilerplate"
    said = _WORDS.findall(passage.text.casefold())
    repeats = passage.text.casefold() in opening or passage.kind != "bullet" and len(said) >= 4 and set(said) <= spoken
    if repeats and len(passage.text) < _BODY and not passage.text.endswith("."):
        return "boilerplate"  # the title page's lines come again on a back page or as a running header
    if passage.kind == "heading":
        return _of_heading(passage, passages[i + 1 : i + 2], words)
    if _FOOTNOTE.match(passage.text) and len(passage.text) < _NOTE_LENGTH:
        return "reference"
    return None


def _of_heading(passage: Passage, following: list[Passage], words: Structure) -> str:
    """A heading, but for the title of a contents list, and for the line that leads into a dated list of partners or sources."""
    says = announced(passage.text, words)
    if says == "contents":
        return "boilerplate"
    dated = passage.text.rstrip("*_ ").endswith(":") or any(c.isdigit() for c in passage.text)
    return "reference" if says == "reference" and dated and following and following[0].kind == "bullet" else "heading"


def _title_page(passages: list[Passage], words: Structure) -> int:
    """How many passages at the beginning are title page: all short ones before the text begins.

    It ends before the first passage of running text, and before a heading that stands right above running text or announces
    structure, the very first passage excepted.
    """
    for i, passage in enumerate(passages):
        if passage.kind in ("contents", "furniture"):
            continue
        if passage.kind == "heading" and i > 0:
            following = [p for p in passages[i + 1 :] if p.kind != "furniture"][:_AHEAD]
            if following and following[0].kind in ("text", "bullet") and not _formal(following[0], words):
                return i
            # Labels of a metadata block ("Responsible unit") sound like headings that announce; a block of them goes on.
            goes_on = len(following) == _AHEAD and all(p.kind != "bullet" and _formal(p, words) for p in following)
            if announced(passage.text, words) not in (None, "contents") and not goes_on:
                return i
        elif passage.kind == "text" and not _formal(passage, words):
            return i
        elif passage.kind == "bullet":
            return i
    return len(passages) if len(passages) < 3 else 1


def _formal(passage: Passage, words: Structure) -> bool:
    """A line of the title page: a short line without running text, a note of adoption, a label and its value."""
    if len(passage.text) >= _BODY:
        return False
    cues = words.cues.find(tokenise(View.of(passage.text)))
    if any(h.label == ("boilerplate", "strong") for h in cues):
        return True
    quoted = passage.text[0] in "\"”“»«„'"
    open_end = not passage.text.rstrip("*_\"”' ").endswith((".", ":", ";", "!", "?"))
    n = len(passage.text.split())
    return quoted or n <= _FEWEST or open_end and n <= _LABEL_WORDS

"""The role of each passage, from its shape, the section it stands in and its own words.

Scores are added up and the largest wins. The weights below say how far each kind of sign is trusted; they
were set on test documents in six languages written for the purpose.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from analysis.lexicon import tokenise
from analysis.model import Document, Passage
from analysis.normalise import View
from analysis.segment.headings import Structure, announced, structure

_SECTION, _PARENT, _LEAD_IN, _STRONG, _WEAK = 2.0, 0.8, 1.6, 1.5, 0.4
_MOST_STRONG, _MOST_WEAK = 3, 4
_PRIOR = {"priority": 0.7, "background": 0.3, "purpose": 0.1, "governance": 0.1}
_FOOTNOTE = re.compile(r"^(?:[¹²³⁴⁵⁶⁷⁸⁹]+|\[\d{1,2}\]|\d{1,2}\s(?=(?:[A-ZÅÄÖÆØ]|http))|\*{1,3}\s(?=[A-ZÅÄÖÆØ]))")
_NOTE_LENGTH = 220
_BODY = 160  # characters: a passage this long is running text, and the title page is over


def roles(document: Document, language: str, passages: list[Passage]) -> list[Passage]:
    """The passages again, each with one of the codebook's eight roles."""
    words = structure(language)
    title_page = _title_page(passages, words)
    opening = {p.text.casefold() for p in passages[:title_page]}
    section = {p.section[:n]: announced(p.section[n - 1], words) for p in passages for n in range(1, len(p.section) + 1)}
    out: list[Passage] = []
    lead: tuple[str, int] | None = None
    for i, passage in enumerate(passages):
        role = None
        if i < title_page or passage.kind in ("contents", "furniture"):
            role = "boilerplate"
        elif passage.text.casefold() in opening and len(passage.text) < _BODY:
            role = "boilerplate"  # the title page's lines come again on a back page or as a running header
        elif passage.kind == "heading":
            role = "boilerplate" if announced(passage.text, words) == "contents" else "heading"
        elif _FOOTNOTE.match(passage.text) and len(passage.text) < _NOTE_LENGTH:
            role = "reference"
        if role is None:
            role = _by_words(passage, words, section, lead[0] if lead and passage.kind == "bullet" else None)
        if passage.kind != "bullet":
            lead = (role, i) if passage.kind == "text" and passage.text.rstrip("*_ ").endswith(":") else None
        out.append(replace(passage, role=role))
    return out


def _title_page(passages: list[Passage], words: Structure) -> int:
    """How many passages at the beginning are title page: all short ones before the text begins.

    It ends before the first passage of running text, and before a heading that announces structure or
    stands right above running text, the very first passage excepted.
    """
    for i, passage in enumerate(passages):
        if passage.kind in ("contents", "furniture"):
            continue
        if passage.kind == "heading" and i > 0:
            if announced(passage.text, words) not in (None, "contents"):
                return i
            following = next((p for p in passages[i + 1 :] if p.kind != "furniture"), None)
            if following and following.kind in ("text", "bullet") and not _formal(following, words):
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
    cues = words.cues.find(tokenise(View(passage.text)))
    if any(h.label[0] == "boilerplate" and h.label[1] == "strong" for h in cues):
        return True
    quoted = passage.text[0] in "\"”“»«„'"
    return quoted or not passage.text.rstrip("*_\"”' ").endswith((".", ":", ";", "!", "?")) and len(passage.text.split()) <= 14


def _by_words(passage: Passage, words: Structure, section: dict[tuple[str, ...], str | None], lead: str | None) -> str:
    scores: Counter[str] = Counter(_PRIOR)
    path = passage.section
    for depth in range(len(path), 0, -1):
        role = section[path[:depth]]
        if role and role != "contents":
            scores[role] += _SECTION if depth == len(path) else _PARENT
            break
    if lead and lead != "boilerplate":
        scores[lead] += _LEAD_IN
    found: dict[tuple[str, str], set[str]] = {}
    for hit in words.cues.find(tokenise(View(passage.text))):
        found.setdefault(hit.label, set()).add(hit.form)
    for (role, strength), forms in found.items():
        if strength == "strong":
            scores[role] += _STRONG * min(len(forms), _MOST_STRONG)
        else:
            scores[role] += _WEAK * min(len(forms), _MOST_WEAK)
    if len(passage.text) >= _BODY:
        # Words of adoption and dates also occur in running text, lists of sources do not run.
        scores["boilerplate"] -= 2.0
        scores["reference"] -= 1.5
    # Counter.most_common keeps insertion order among equals, and the order of insertion is fixed.
    return scores.most_common(1)[0][0]

"""Which blocks are headings, how deep each is, and what its words announce.

A heading is known by its mark-up where it has any, else by its shape (short, no end) and by what
stands around it. Lists without bullets look like runs of headings: a run that follows a colon is a list.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from analysis.lexicon import Matcher, load, tokenise
from analysis.normalise import View
from analysis.segment.blocks import Block

_LONGEST = 110
_MOST_WORDS = 12
_SENTENCE_WORDS = 7  # a heading that says more than this is a sentence
_QUOTED = re.compile(r"^[\"”“»«„'].*[\"”“»«'][.!]?$", re.DOTALL)
# "1.2 ", "IV. ", "A) ": the number in front of a heading; a Roman one is upper-case, for *vi* is a word in the north.
_ORDINAL = re.compile(r"^[#*_\s]*(?:\d[\d.]*\)?|(?:[IVX]{1,4}|[A-Z])[.)])\s+")
_LABEL = re.compile(r"^[^:]{2,40}:\s+\S")
_DATE_LIKE = re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b(?:19|20)\d{2}-\d{2}-\d{2}\b|@|\bwww\.|https?:", re.IGNORECASE)


@dataclass(frozen=True)
class Structure:
    """The words of a language by which its documents show their structure."""

    headings: Matcher
    finite: Matcher
    cues: Matcher
    abbreviations: frozenset[str]


@cache
def structure(language: str) -> Structure:
    """The compiled `structure.toml` of a language."""
    data = load(language, "structure")
    cues = {(role, strength): forms for role, by in data["cues"].items() for strength, forms in by.items()}
    return Structure(
        Matcher(data["headings"]), Matcher({"finite": data["grammar"]["finite"]}), Matcher(cues),
        frozenset(data["grammar"]["abbreviations"]),
    )  # fmt: skip


def announced(text: str, words: Structure) -> str | None:
    """The role that a heading announces for what stands under it, or None where it names a subject.

    A form counts when it opens the heading (numbers aside) or is most of it: *Ansvar och roller* announces
    governance; *Kultur och mål* does not announce priority by its last word.
    """
    tokens = tokenise(View(_ORDINAL.sub("", text)))
    if not tokens:
        return None
    hits = words.headings.find(tokens)
    best = max(hits, key=lambda h: (h.first == 0, h.last - h.first, -h.first), default=None)
    if best is None:
        return None
    covers = best.last - best.first + 1
    return str(best.label) if best.first == 0 or 2 * covers >= len(tokens) else None


def headings(found: list[Block], words: Structure) -> dict[int, int]:
    """Index of each heading among the blocks, with its level (1 outermost)."""
    shaped = {i for i, b in enumerate(found) if _could_be(b, words)}
    listed = _unbulleted_lists(found, shaped)
    kept = sorted(i for i in shaped - listed if _introduces(found, i, shaped - listed))
    return _levels(found, kept, words)


def _could_be(block: Block, words: Structure) -> bool:
    line = block.first
    if block.kind != "text":
        # "1. Introduction" is a heading where prose follows it; `_introduces` asks that.
        return block.kind == "bullet" and line.numbered_depth > 0 and _short(block) and line.ends_open and len(block.lines) == 1
    if line.markdown_level or line.bold:
        return True
    if not _short(block) or _QUOTED.match(line.text) or _DATE_LIKE.search(line.text):
        return False
    text = " ".join(part.text for part in block.lines)
    if line.starts_lower or not any(c.isalpha() for c in text) or re.match(r"[\d¹²³⁴-⁹*]\s", text) and not line.numbered_depth:
        return False
    said = bool(words.finite.find(tokenise(View.of(text))))
    if text.endswith(":"):
        return not said and len(text.split()) < _SENTENCE_WORDS
    # A long line with a verb is a sentence whose end was lost, unless it is set as a heading.
    if said and len(text.split()) >= _SENTENCE_WORDS and not (line.upper or line.numbered_depth or text.endswith("?")):
        return False
    return block.last.ends_open or text.endswith("?")


def _short(block: Block) -> bool:
    return block.end - block.start <= _LONGEST and sum(line.words for line in block.lines) <= _MOST_WORDS and len(block.lines) <= 2


def _unbulleted_lists(found: list[Block], shaped: set[int]) -> set[int]:
    """Runs of short blocks after a colon: items of a list whose bullets were lost.

    The last of a run that prose follows is that prose's heading, and so is a line ending in a colon.
    """
    out: set[int] = set()
    i = 0
    while i < len(found):
        opens = found[i].last.text.rstrip("*_ ").endswith(":") and found[i].kind in ("text", "bullet")
        if not opens:
            i += 1
            continue
        run, j = [], i + 1
        while j < len(found) and (j in shaped or found[j].kind == "furniture") and not _marked(found[j]):
            if found[j].last.text.endswith(":"):
                break
            if j in shaped:
                run.append(j)
            j += 1
        prose_next = j < len(found) and found[j].kind == "text" and j not in shaped
        if prose_next and run:
            run.pop()
        if len(run) >= 2:
            out.update(run)
        i = max(j, i + 1)
    return out


def _marked(block: Block) -> bool:
    return bool(block.first.markdown_level or block.first.bold)


def _introduces(found: list[Block], i: int, shaped: set[int]) -> bool:
    """Whether something stands under block `i` for it to be the heading of."""
    after = next((j for j in range(i + 1, len(found)) if found[j].kind not in ("furniture", "contents")), None)
    if after is None:
        return False
    if _LABEL.match(found[i].first.text) and not found[i].first.upper:
        # "Type: policy" is a label and its value; "Part two: young people" is a heading where prose follows.
        nxt = found[after]
        return nxt.kind == "text" and after not in shaped and len(nxt.first.text) > _LONGEST
    if found[i].kind == "bullet":
        # A numbered short line is a heading only where running text follows it, not the next number.
        nxt = found[after]
        return nxt.kind == "text" and (after not in shaped or found[i].first.numbered_depth > 1 or nxt.first.numbered_depth > 1)
    return True


def _levels(found: list[Block], kept: list[int], words: Structure) -> dict[int, int]:
    """Depth of each heading: from its mark-up or number, else from how headings follow one another.

    A heading with no text between it and the one before stands under it. One whose words come again and again
    ("Mål") is a part of each section and stands under the subject before it, and all such subjects stand at one
    depth. One that announces the document's own structure ("Uppföljning") goes back to the top.
    """
    text = {i: " ".join(line.text for line in found[i].lines).strip("#*_ ").casefold() for i in kept}
    count = Counter(text.values())
    again = {i for i in kept if count[text[i]] > 1}
    subject_level: dict[str, int] = {}  # of the heading above the first of each repeated one
    levels: dict[int, int] = {}
    base = 1
    for before, i, after in zip([None, *kept], kept, [*kept[1:], None], strict=False):
        line = found[i].first
        if line.markdown_level:
            level = line.markdown_level
        elif line.numbered_depth:
            level = line.numbered_depth
        elif before is None:
            level = 1
        elif i in again:
            level = levels[before] if before in again else levels[before] + 1
            subject_level.setdefault(text[i], level - 1)
        elif after in again and text[after] in subject_level:
            level = subject_level[text[after]]
        elif line.upper and not found[before].first.upper:
            level = 1
        elif all(found[j].kind == "furniture" for j in range(before + 1, i)):
            level = levels[before] + 1
        elif announced(text[i], words) not in (None, "priority", "contents"):
            level = 1
        else:
            level = base
        levels[i] = max(1, min(level, 6))
        if i not in again:
            base = levels[i]
    return levels

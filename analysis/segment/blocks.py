"""Lines into blocks: each block is one passage before it is known whether it is a heading.

A block is a paragraph, a list item, a contents line, or page furniture. Blank lines always part;
lines of one paragraph that were wrapped by whoever made the file are put together again.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from analysis.segment.lines import Line

_SHORT = 90  # longer lines without an end are prose, not a heading or a list item
_LONGEST_ENTRY = _SHORT + 40  # of a contents list
_FURNITURE_WORDS = 14
_CONTENTS_TAIL = re.compile(r"\D\s+\d{1,3}$")
_DIGITS = re.compile(r"\d+")
# A line that ends in one of these goes on: punctuation that opens, conjunctions, prepositions, articles.
_JOINERS = re.compile(
    r"(?:[,(/&–-]|\b(?:och|og|ja|und|and|eller|tai|oder|or|samt|sekä|sowie|av|af|for|för|i|of|the|von|der|die|das|till|til|med))$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Block:
    """Consecutive lines that make one passage. `kind`: text, bullet, contents, furniture."""

    kind: str
    lines: list[Line] = field(default_factory=list)

    @property
    def start(self) -> int:
        return self.lines[0].start

    @property
    def end(self) -> int:
        return self.lines[-1].end

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def last(self) -> Line:
        return self.lines[-1]


def blocks(found: list[Line]) -> list[Block]:
    """Group lines into blocks; every line with text is in exactly one."""
    furniture = _furniture(found)
    contents = _contents(found, furniture)
    loose = _loose_bullets(found)
    wrapped, width = _wrapping(found)
    out: list[Block] = []
    open_block: Block | None = None
    for i, line in enumerate(found):
        if line.blank:
            open_block = None
        elif i in furniture:
            out.append(Block("furniture", [line]))
            open_block = None
        elif i in contents:
            out.append(Block("contents", [line]))
            open_block = None
        elif line.markdown_level or line.bold:
            out.append(Block("text", [line]))
            open_block = None
        elif line.bullet or i in loose or (line.numbered and not line.upper):
            open_block = Block("bullet", [line])
            out.append(open_block)
        elif open_block and _continues(open_block, line, wrapped, width):
            open_block.lines.append(line)
        else:
            open_block = Block("text", [line])
            out.append(open_block)
    return out


def _continues(block: Block, line: Line, wrapped: bool, width: int) -> bool:
    """Whether `line` goes on with the sentence or paragraph that `block` began."""
    before = block.last
    if line.page_break and before.ends_sentence:
        return False
    if line.upper != before.upper and not line.starts_lower:
        return False
    if line.starts_lower and not before.ends_sentence:
        return True
    if before.text.endswith(("-", "\u00ad")) and line.text[:1].isalpha():
        return True
    if before.ends_open and _JOINERS.search(before.text) and before.words > 3:
        return True
    if not wrapped or line.numbered_depth and line.words <= 8 and line.ends_open:
        return False
    # In a wrapped text a line well short of the margin ends its paragraph or is a heading.
    room = width - len(before.text)
    next_word = len(line.text.split()[0])
    return room <= next_word + max(2, width // 10)


def _wrapping(found: list[Line]) -> tuple[bool, int]:
    """Whether the text was hard-wrapped, and at which width (characters)."""
    pairs = [(a, b) for a, b in zip(found, found[1:], strict=False) if not a.blank and not b.blank]
    running = [a for a, b in pairs if b.starts_lower and not a.ends_sentence and len(a.text) >= 30]
    if len(running) < 3 or len(running) < 0.15 * len(pairs):
        return False, 0
    lengths = sorted(len(a.text) for a in running)
    width = lengths[int(0.9 * (len(lengths) - 1))]
    return width <= 200, width


def _loose_bullets(found: list[Line]) -> set[int]:
    """Lines that begin with a letter which stands for a bullet: only where two in a row do."""
    marked = [i for i, line in enumerate(found) if line.loose_bullet]
    order = {i: n for n, i in enumerate(i for i, line in enumerate(found) if not line.blank)}
    near = [(a, b) for a, b in zip(marked, marked[1:], strict=False) if order[b] - order[a] <= 2]
    return {i for pair in near for i in pair}


def _shape(line: Line) -> str:
    return _DIGITS.sub("#", line.text.casefold())


def _furniture(found: list[Line]) -> set[int]:
    """Page numbers, rules, stray tags, and running headers and footers.

    A running header is a short line whose shape (digits aside) comes three times or more, each time at
    a page's edge: beside a page number or a page break, or with a changing number of its own.
    """
    solid = [i for i, line in enumerate(found) if not line.blank]
    edge = {i for i in solid if found[i].page_number or found[i].rule or found[i].html_only}
    numbers = {i for i in solid if found[i].page_number}
    shapes = Counter(_shape(found[i]) for i in solid)
    texts: dict[str, set[str]] = {}
    for i in solid:
        texts.setdefault(_shape(found[i]), set()).add(found[i].text)
    marked = set(edge)
    for n, i in enumerate(solid):
        line = found[i]
        if i in marked or shapes[_shape(line)] < 3 or line.words > _FURNITURE_WORDS or line.ends_sentence or line.contents:
            continue
        around = {solid[m] for m in (n - 1, n + 1) if 0 <= m < len(solid)}
        after_break = line.page_break or (n + 1 < len(solid) and found[solid[n + 1]].page_break)
        # The shape's own numbers change from page to page: "Strategy · page 3", "Strategy · page 4".
        if len(texts[_shape(line)]) >= 3 and not line.bullet and not line.numbered:
            marked.add(i)
        elif after_break or around & numbers:
            marked.add(i)
    repeated = {_shape(found[i]) for i in marked - edge}
    return marked | {i for i in solid if _shape(found[i]) in repeated and "#" not in _shape(found[i])}


def _contents(found: list[Line], furniture: set[int]) -> set[int]:
    """Lines of a table of contents: leaders and a page number, or a number at the end among such lines."""
    strong = {i for i, line in enumerate(found) if line.contents and i not in furniture}
    # Two lines that end in a number may be anything; a run of them, numbers not falling, is a contents list.
    out = set(strong)
    run: list[int] = []

    def close() -> None:
        if len(run) >= 4 or (len(run) >= 2 and any(i in strong for i in run)):
            out.update(run)
        run.clear()

    page = 0
    for i, line in enumerate(found):
        if line.blank or i in furniture:
            continue
        short = len(line.text) <= _LONGEST_ENTRY
        tail = short and _CONTENTS_TAIL.search(line.text)
        number = int(re.search(r"\d+$", line.text).group()) if tail or (short and i in strong) else None
        if number is None or number < page or number > 400:
            close()
            page = 0
        if number is not None and number <= 400:
            run.append(i)
            page = number
    close()
    return out

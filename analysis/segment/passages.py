"""Blocks into passages with their section paths."""

from __future__ import annotations

from analysis.model import Document, Passage, passage_id
from analysis.normalise import untagged
from analysis.segment.blocks import Block, blocks
from analysis.segment.headings import headings, structure
from analysis.segment.lines import lines


def segment(document: Document, language: str) -> list[Passage]:
    """The passages of a document in order, each with its shape, level and section; roles come later.

    `language` picks the words by which headings are told from short sentences.
    """
    found = blocks(lines(document.text))
    levels = headings(found, structure(language))
    out: list[Passage] = []
    path: list[tuple[int, str]] = []
    for i, block in enumerate(found):
        kind = "heading" if i in levels else block.kind
        if kind == "heading":
            path = [(level, title) for level, title in path if level < levels[i]]
        out.append(
            Passage(
                passage_id(document.sha256, block.start, block.end), block.start, block.end,
                document.text[block.start : block.end], kind, _level(block, levels.get(i)),
                tuple(title for _, title in path),
            )  # fmt: skip
        )
        if kind == "heading":
            path.append((levels[i], title_of(out[-1].text)))
    return out


def _level(block: Block, heading: int | None) -> int:
    return heading if heading is not None else (block.first.indent if block.kind == "bullet" else 0)


def title_of(text: str) -> str:
    """A heading's words without its mark-up, on one line."""
    return " ".join(untagged(text).split()).strip("#*_ :").strip()

"""A document as the readers of lists see it, and what they find."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.focus.names import Item, body, is_roman, item
from analysis.focus.words import Words
from analysis.lexicon import tokenise
from analysis.model import Document, Passage
from analysis.normalise import View
from analysis.segment.headings import Structure, announced

SHORT = 14  # words; a longer line without a bullet is prose, no item of a list that lost its bullets
MOST = 12  # items; more headings than this are chapters, not areas
ORDINAL = re.compile(r"\d{1,2}|[ivx]{1,4}|[a-h]")
# "**Klima** Kommunen vil ...", "Klima: Kommunen vil ...", "Klima – kommunen vil ..."
RUN_IN = re.compile(r"(?:\*\*|__)[^*_\n]{2,70}(?:\*\*|__)|(?:[^\s.:;,]+\s){0,5}[^\s.:;,]+(?::|\s[–—-])\s+(?=\S+\s+\S+\s+\S)")
TERMINAL = re.compile(r"[.!?:;]['\"”»)*_]*$")
MIDDLE_COLON = re.compile(r":[*_]*\s+(?=[^\s:;,.])")


_GRADES = {
    "list": "list", "labels": "list", "bullets": "list", "any_label": "siblings", "sections": "headings", "run": "headings", "run_in": "headings",
    "prose": "sentence", "siblings": "siblings",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """`form`: list, bullets, labels, sections, run, run_in, prose or siblings, by which lists are ranked."""

    form: str
    items: list[Item]

    @property
    def grade(self) -> str:
        """What an area or group of this list is graded (model.GRADES)."""
        return _GRADES[self.form]


@dataclass(frozen=True, slots=True)
class Page:
    """A document with what is needed to read its lists."""

    document: Document
    passages: list[Passage]
    words: Words
    structure: Structure

    def next(self, index: int) -> int | None:
        """Index of the next passage that is not page furniture."""
        return next((j for j in range(index + 1, len(self.passages)) if self.passages[j].kind not in ("furniture", "contents")), None)

    def inside(self, heading: int) -> list[int]:
        """Indices of what stands under a heading, its sub-headings and theirs included."""
        level, out = self.passages[heading].level, []
        for i in range(heading + 1, len(self.passages)):
            passage = self.passages[i]
            if passage.kind == "heading" and passage.level <= level:
                break
            if passage.kind not in ("furniture", "contents"):
                out.append(i)
        return out

    def items(self, indices: list[int]) -> list[Item]:
        """The named items of these passages, each name once."""
        members = [self.passages[i] for i in indices]
        roman = len(members) > 1 and is_roman(self.document, members[0], members[1])
        found = [item(self.document, i, body(self.document, p, roman), self.words) for i, p in zip(indices, members, strict=True)]
        return list({i.name.casefold(): i for i in reversed(found) if i}.values())[::-1]

    def structural(self, index: int) -> str | None:
        """The role that a heading announces, None where it names a subject."""
        return announced(self.passages[index].text, self.structure)


def generic(page: Page, index: int) -> bool:
    """A heading that says only what kind of text stands under it ("Mål", "Så gör vi")."""
    words = [t.text for t in tokenise(View.of(page.passages[index].text)) if not ORDINAL.fullmatch(t.text.split(".")[0])]
    if not 0 < len(words) <= 3 or page.structural(index) is None:
        return False
    return len(words) == 1 or announced(words[0], page.structure) is not None

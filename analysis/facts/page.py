"""A document laid out for the questions that are asked about it: its statements, and where each stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from analysis import textdates
from analysis.facts import metadata
from analysis.facts.words import Words, words
from analysis.lexicon import Hit, Matcher, Token, outermost, tokenise
from analysis.model import Document, Passage
from analysis.normalise import View
from analysis.segment.headings import structure
from analysis.sentences import sentences

_HEAD = 14  # passages from the top that may belong to a title page
_TAIL = 8  # passages from the end that may belong to an imprint
_SHORT = 200  # characters: a longer passage is running text wherever it stands
_FEW = 6  # words: a line this short may end in a stop and still be part of a title page


class Statement:
    """A sentence, its view, words and dates.

    `place` is `head` on a title page, `label` in metadata, `tail` in what may be an imprint, else `text`.
    """

    def __init__(self, document: Document, start: int, end: int, language: str, passage: Passage | None = None, place: str = "head"):
        self.document, self.passage, self.place, self.language = document, passage, place, language
        self.start, self.end = start, end

    @property
    def grade(self) -> str:
        """What a fact that stands here is graded (model.GRADES)."""
        return self.place if self.place in ("label", "text") else "title_page"

    @cached_property
    def has_digit(self) -> bool:
        return any(map(str.isdigit, self.document.text[self.start : self.end]))

    @cached_property
    def view(self) -> View:
        return View.of(self.document.text, self.start, self.end)

    @cached_property
    def tokens(self) -> list[Token]:
        return tokenise(self.view)

    @cached_property
    def dates(self) -> list[textdates.DateSpan]:
        return textdates.find(self.view, self.language)

    def hits(self, matcher: Matcher) -> list[Hit]:
        """The longest forms found."""
        return outermost(matcher.find(self.tokens))

    def at(self, hit: Hit) -> int:
        return self.tokens[hit.first].start

    def until(self, hit: Hit) -> int:
        return self.tokens[hit.last].end


@dataclass
class Page:
    """A document with its passages and the words of its language."""

    document: Document
    language: str
    passages: list[Passage]

    @cached_property
    def words(self) -> Words:
        return words(self.language)

    @cached_property
    def statements(self) -> list[Statement]:
        """Every sentence outside of contents lists and metadata blocks."""
        return list(self._statements())

    @cached_property
    def metadata(self) -> list[tuple[str, Statement]]:
        """The labelled values of the document: the field that the label names, and the value."""
        return [(v.field, self._value(v.start, v.end)) for v in self.labelled if v.field != "ignored"]

    @cached_property
    def labelled(self) -> list[metadata.Value]:
        """Where every labelled value stands, ignored ones included."""
        return metadata.values(self.document.text, self.words, self._fits)

    def _value(self, start: int, end: int) -> Statement:
        return Statement(self.document, start, end, self.language, place="label")

    def _fits(self, field: str, start: int, end: int) -> bool:
        value = self._value(start, end)
        if field == "adopted_by":
            return bool(value.hits(self.words.bodies))
        if field == "doc_type":
            return bool(value.hits(self.words.types))
        if field == "decision_ref":
            return value.has_digit
        if field == "title":
            return True
        return bool(value.dates) or (field in ("valid", "valid_to") and bool(self.words.open_ended.search(value.view.text)))

    @cached_property
    def head(self) -> list[Passage]:
        """The passages of the title page: from the top to the first running text."""
        solid = [p for p in self.passages if p.kind != "contents"]
        end = next((i for i, p in enumerate(solid) if i and self._runs(p)), len(solid))
        return solid[: min(end, _HEAD)]

    def _runs(self, passage: Passage) -> bool:
        """Running text, where no title page is any more: whole sentences that do not speak of an adoption."""
        if passage.kind not in ("text", "bullet") or passage.role in ("", "boilerplate"):
            return len(passage.text) > _SHORT
        whole = passage.text.rstrip('*_"”» ').endswith((".", "!", "?")) and len(passage.text.split()) > _FEW
        return len(passage.text) > _SHORT or (whole and not self.words.adoption.find(tokenise(View.of(passage.text))))

    def _statements(self) -> Iterator[Statement]:
        abbreviations = structure(self.language).abbreviations
        head = {p.passage_id for p in self.head}
        tail = {p.passage_id for p in self.passages[-_TAIL:] if len(p.text) <= _SHORT}
        for passage in self.passages:
            if passage.kind == "contents":
                continue
            at_edge = passage.passage_id in head or passage.role == "boilerplate"
            place = "head" if at_edge else "tail" if passage.passage_id in tail else "text"
            for a, b in self._unlabelled(passage):
                for start, end in sentences(self.document.text, a, b, abbreviations):
                    yield Statement(self.document, start, end, self.language, passage, place)

    @cached_property
    def _in_order(self) -> tuple[list[metadata.Value], list[int]]:
        values = sorted(self.labelled, key=lambda v: v.start)
        return values, [v.start for v in values]

    def _unlabelled(self, passage: Passage) -> Iterator[tuple[int, int]]:
        """The stretches of a passage outside of metadata values: those are read under their labels."""
        at = passage.start
        values, starts = self._in_order
        for value in values[max(0, bisect_left(starts, passage.start) - 1) : bisect_left(starts, passage.end)]:
            if passage.start < value.end and value.start < passage.end:
                beside = "\n" not in self.document.text[value.label_start : value.start]
                yield at, max(at, value.label_start if beside else value.start)
                at = max(at, value.end)
        yield at, max(at, passage.end)

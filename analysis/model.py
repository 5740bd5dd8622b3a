"""The words everyone may use: documents, passages, evidence and the rows that rest on it.

Offsets are `str` indices into the text as read, half-open: `[start, end)`.
Dates are ISO 8601 strings at the precision the document states: `2016`, `2016-04`, `2016-04-28`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import ClassVar

from analysis.errors import EvidenceError, GradeError

ROLES = ("boilerplate", "heading", "background", "purpose", "priority", "governance", "follow_up", "reference")
DOC_TYPES = ("strategy", "policy", "programme", "guidelines", "action_plan")
EVENT_KINDS = ("adoption", "validity", "past_event", "vision", "target", "agenda", "snapshot")
FREQUENCIES = ("annual", "per_term", "regular", "when_needed", "continuous")
ACTOR_TYPES = (
    "council", "executive_board", "committee", "mayor", "management", "department", "coordinator",
    "working_group", "municipal_company", "elected_officials", "staff", "external_partner",
)  # fmt: skip
FUNCTIONS = ("decide", "steer", "coordinate", "execute", "support", "monitor", "report", "represent", "finance")
PARTNER_KINDS = (
    "twin_town", "network", "eu_office", "region", "municipality", "agency", "association", "university",
    "programme", "other",
)  # fmt: skip
LANGUAGES = ("da", "sv", "nb", "fi", "en", "de")
# How a row was told, by table: by what kind of rule or evidence. What each is worth is measured (confidence.py).
GRADES = {
    "facts": ("label", "title_page", "text", "guess"),  # a labelled value, a title page or imprint, a sentence, what is left
    "focus_areas": ("list", "headings", "sentence", "siblings", "part"),  # where the declared list stands; a part of an area, or a later one
    "target_groups": ("list", "headings", "sentence", "siblings"),
    "timeline": ("fact", "name", "row", "beside", "sentence", "order"),  # a table's row; a word beside the date, in its sentence, or none
    "reviews": ("who_and_when", "when", "who", "verb", "section"),  # what the sentence says; `section`: that it reviews at all, its section says
    "governance": ("verb", "carried", "complement", "elsewhere", "work", "kind", "put"),  # see governance.found.Found; outside its sections
    "partners": ("register", "list", "pattern", "place", "row", "name"),  # a known name, an announced list, a word of its kind, a known town
}
SECTION_SEPARATOR = " › "


@dataclass(frozen=True, slots=True)
class Document:
    """A source as read: its text untouched, addressed by the hash of its bytes."""

    doc_id: str
    source: str
    sha256: str
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote and where it stands. Build it with `Evidence.at`, which cuts the quote itself.

    Raises:
        EvidenceError: the span is empty, leaves the text, or holds something else than the quote.
    """

    doc_id: str
    start: int
    end: int
    quote: str

    @classmethod
    def at(cls, document: Document, start: int, end: int) -> Evidence:
        return cls(document.doc_id, start, end, document.text[start:end]).checked(document.text)

    def checked(self, text: str) -> Evidence:
        if not 0 <= self.start < self.end <= len(text):
            raise EvidenceError(f"{self.doc_id}[{self.start}:{self.end}] is empty or leaves the text of {len(text)} characters")
        if text[self.start : self.end] != self.quote:
            raise EvidenceError(f"{self.doc_id}[{self.start}:{self.end}] does not hold the quote {self.quote[:60]!r}")
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """A row that says how it was told: `grade` is one of GRADES of its `table`.

    Raises:
        GradeError: the table has no such grade.
    """

    table: ClassVar[str]
    grade: str

    def __post_init__(self) -> None:
        if self.grade not in GRADES[self.table]:
            raise GradeError(f"{self.table} has no grade {self.grade!r}. Name it in model.GRADES, and calibrate: python -m analysis calibrate")


def passage_id(sha256: str, start: int, end: int) -> str:
    """Short hash of (document sha256, start, end): the same source gives the same id on every machine."""
    return hashlib.sha256(f"{sha256}:{start}:{end}".encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a bullet or a heading; `section` is the path of headings above it, outermost first.

    `kind` is its shape on the page: `text`, `bullet`, `heading`, `contents`, `furniture` (page headers,
    footers and numbers). `level` is the depth of a heading or the indent of a bullet, else 0.
    """

    passage_id: str
    start: int
    end: int
    text: str
    kind: str
    level: int = 0
    section: tuple[str, ...] = ()
    role: str = ""


@dataclass(frozen=True, slots=True)
class ThemeScore:
    """A theme on a passage, 0 to 1, with the spans (document offsets) of the words that decided."""

    passage_id: str
    theme: str
    score: float
    evidence: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Fact(Graded):
    """One field of a document. `evidence` is None only where the value follows from other facts (the country)."""

    table: ClassVar = "facts"
    field: str
    value: str
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class FocusArea(Graded):
    table: ClassVar = "focus_areas"
    position: int
    name: str
    themes: tuple[str, ...]
    secondary: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class TargetGroup(Graded):
    table: ClassVar = "target_groups"
    name: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Event(Graded):
    table: ClassVar = "timeline"
    date: str
    kind: str
    what: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Review(Graded):
    table: ClassVar = "reviews"
    who: str | None
    what: str
    how_often: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Duty(Graded):
    """A governance row: who (actor) does what (function) to what (object)."""

    table: ClassVar = "governance"
    actor: str
    actor_type: str
    function: str
    object: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Partner(Graded):
    """`name` as written; `canonical` is the name its aliases share; `country` ISO alpha-2 or None."""

    table: ClassVar = "partners"
    name: str
    kind: str
    canonical: str
    country: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Problem:
    source: str
    stage: str
    severity: str
    message: str

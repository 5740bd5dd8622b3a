"""The words everyone may use: documents, passages, evidence and the rows that rest on it.

Offsets are `str` indices into the text as read, half-open: `[start, end)`.
Dates are ISO 8601 strings at the precision the document states: `2016`, `2016-04`, `2016-04-28`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from analysis.errors import EvidenceError

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
class Fact:
    """One field of a document. `evidence` is None only where the value follows from other facts (the country)."""

    field: str
    value: str
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class FocusArea:
    position: int
    name: str
    themes: tuple[str, ...]
    secondary: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class TargetGroup:
    name: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Event:
    date: str
    kind: str
    what: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Review:
    who: str | None
    what: str
    how_often: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Duty:
    """A governance row: who (actor) does what (function) to what (object)."""

    actor: str
    actor_type: str
    function: str
    object: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Partner:
    """`name` as written; `canonical` is the name its aliases share; `country` ISO alpha-2 or None."""

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

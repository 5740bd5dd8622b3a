"""A document as it is read: its text in passages, what was taken out of it, and which words carry what.

A *statement* is one row of any table that rests on words of the document: a fact, a theme on a passage, a duty, a
partner. A *mark* is one span of text that carries a statement. Marks overlap freely; `split` cuts a text so that
every piece is under the same marks from its first character to its last.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.model import SECTION_SEPARATOR
from analysis.tables import Corpus
from analysis.views.filters import passage_of, sure_enough

# In the order in which a passage's statements are listed.
KINDS = ("fact", "focus_area", "theme", "target_group", "duty", "review", "event", "partner")
FIELDS = ("municipality", "country", "language", "title", "doc_type", "adopted_on", "adopted_by", "decision_ref", "valid_from", "valid_to")
PART_WORDS = 12_000  # a text longer than this is turned over in parts


@dataclass(frozen=True, slots=True)
class Mark:
    """Words `[start, end)` of the document's text that carry statement number `statement` of a kind."""

    start: int
    end: int
    kind: str
    statement: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Text `[start, end)` that lies under the same marks throughout: indices into the marks, ascending."""

    start: int
    end: int
    marks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A passage to be shown, or what stands between two (`passage_id` is None), as pieces with their statements."""

    passage_id: str | None
    start: int
    end: int
    role: str
    section: str
    pieces: tuple[Piece, ...] = ()
    statements: tuple[int, ...] = ()


@dataclass(frozen=True)
class Reading:
    """One document taken apart. `statements` is the frame of `statements`, `blocks` are in the order of the text."""

    doc_id: str
    text: str
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]
    statements: pd.DataFrame
    parts: tuple[tuple[int, int], ...]

    def part_of(self, passage_id: str | None) -> int:
        """Which part holds a passage; the first for a passage that is not there."""
        at = next((i for i, b in enumerate(self.blocks) if passage_id and b.passage_id == passage_id), 0)
        return next((n for n, (first, last) in enumerate(self.parts) if first <= at < last), 0)


def split(start: int, end: int, marks: Sequence[tuple[int, int]]) -> list[Piece]:
    """Cut `[start, end)` wherever one of `marks` (half-open spans) begins or ends.

    The pieces cover the span in order without a gap; a mark is in a piece if and only if it covers all of it; two
    pieces that touch differ in their marks. Empty marks, and what lies outside the span, are left out.
    """
    inside = [(max(s, start), min(e, end), i) for i, (s, e) in enumerate(marks)]
    inside = [(s, e, i) for s, e, i in inside if s < e]
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for s, e, i in inside:
        opening.setdefault(s, []).append(i)
        closing.setdefault(e, []).append(i)
    pieces: list[Piece] = []
    active: set[int] = set()
    at = start
    for cut in sorted({start, end, *opening, *closing}):
        if cut > at:
            under = tuple(sorted(active))
            if pieces and pieces[-1].marks == under:
                pieces[-1] = Piece(pieces[-1].start, cut, under)
            else:
                pieces.append(Piece(at, cut, under))
            at = cut
        active.difference_update(closing.get(cut, ()))
        active.update(opening.get(cut, ()))
    return pieces


def lanes(spans: Sequence[tuple[int, int]]) -> list[int]:
    """A lane for each span so that no two that overlap share one; lanes are as few and as low as they can be.

    A line drawn in its span's lane never jumps and never runs over another.
    """
    given = [0] * len(spans)
    taken: list[int] = []  # where the last span of each lane ends
    for i in sorted(range(len(spans)), key=lambda i: (spans[i][0], -spans[i][1], i)):
        lane = next((n for n, until in enumerate(taken) if until <= spans[i][0]), len(taken))
        if lane == len(taken):
            taken.append(0)
        taken[lane] = max(taken[lane], spans[i][1])
        given[i] = lane
    return given


def joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same characters as few spans in order: those that overlap or touch are one. Empty spans are left out."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(s for s in spans if s[0] < s[1]):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


def read(corpus: Corpus, doc_id: str, surer_than: float = 0.0, part_words: int = PART_WORDS) -> Reading:
    """Take one document of the corpus apart. Of duties, dates, partners and the like, only those `surer_than` that."""
    text = _one(corpus.documents, doc_id)["text"]
    passages = corpus.passages[corpus.passages["doc_id"] == doc_id].sort_values("start")
    rows, marks = statements(corpus, doc_id, surer_than)
    blocks = _blocks(text, passages, marks)
    return Reading(doc_id, text, blocks, marks, rows, parts([len(text[b.start : b.end].split()) for b in blocks], _cuts(blocks), part_words))


def statements(corpus: Corpus, doc_id: str, surer_than: float = 0.0) -> tuple[pd.DataFrame, tuple[Mark, ...]]:
    """What was taken out of a document, in the order of the text, and the words that carry it.

    Columns: kind (one of KINDS), code (the coded id: fact field, theme, event kind, function, partner kind, null for
    the rest), who, what, when, often, score, confidence, start, end, quote, passage_id. A theme has a score, all
    others have a confidence. Index 0.. is the statement's number.
    """
    passages = corpus.passages[corpus.passages["doc_id"] == doc_id]
    text = _one(corpus.documents, doc_id)["text"]
    found = [*_facts(corpus, doc_id), *_themes(corpus, passages, text), *_rows(corpus, doc_id, surer_than)]
    found.sort(key=lambda r: (r["start"], KINDS.index(r["kind"]), r["end"]))
    columns = ["kind", "code", "who", "what", "when", "often", "score", "confidence", "start", "end", "quote", "spans"]
    frame = pd.DataFrame([{c: r.get(c) for c in columns} for r in found], columns=columns).astype({"start": int, "end": int})
    frame["passage_id"] = passage_of(frame.assign(doc_id=doc_id), passages) if len(frame) else pd.Series(dtype=object)
    frame = frame.astype(object).where(frame.notna(), None)
    marks = tuple(Mark(s, e, row.kind, i) for i, row in enumerate(frame.itertuples()) for s, e in row.spans)
    return frame.drop(columns="spans"), marks


def _facts(corpus: Corpus, doc_id: str) -> list[dict]:
    rows = corpus.facts[(corpus.facts["doc_id"] == doc_id) & corpus.facts["start"].notna()]
    return [_row("fact", r, code=r.field, what=r.value) for r in rows.itertuples() if r.field in FIELDS]


def _themes(corpus: Corpus, passages: pd.DataFrame, text: str) -> list[dict]:
    begins = dict(zip(passages["passage_id"], zip(passages["start"], passages["end"], strict=True), strict=True))
    found = []
    for r in corpus.passage_themes[corpus.passage_themes["passage_id"].isin(begins)].itertuples():
        spans = joined((int(s), int(e)) for s, e in (r.evidence if r.evidence is not None else ()))
        start, end = (spans[0][0], spans[-1][1]) if spans else map(int, begins[r.passage_id])
        words = tuple(dict.fromkeys(text[s:e] for s, e in spans))
        found.append(dict(kind="theme", code=r.theme, what=words, score=float(r.score), start=start, end=end, quote=text[start:end], spans=spans))
    return found


def _rows(corpus: Corpus, doc_id: str, surer_than: float) -> list[dict]:
    def own(name: str) -> Iterable:
        table = corpus.tables[name]
        return sure_enough(table[(table["doc_id"] == doc_id) & table["start"].notna()], surer_than).itertuples()

    return [
        *(_row("focus_area", r, code="secondary" if r.secondary else "main", what=r.name) for r in own("focus_areas")),
        *(_row("target_group", r, what=r.name) for r in own("target_groups")),
        *(_row("duty", r, code=r.function, who=r.actor, what=r.object) for r in own("governance")),
        *(_row("review", r, who=r.who, what=r.what, often=r.how_often) for r in own("reviews")),
        *(_row("event", r, code=r.kind, what=r.what, when=r.date) for r in own("timeline")),
        *(_row("partner", r, code=r.kind, what=r.name) for r in own("partners")),
    ]


def _row(kind: str, row, **columns) -> dict:
    start, end = int(row.start), int(row.end)
    return {"kind": kind, **columns, "start": start, "end": end, "quote": row.quote, "confidence": row.confidence, "spans": [(start, end)]}


def _blocks(text: str, passages: pd.DataFrame, marks: Sequence[Mark]) -> tuple[Block, ...]:
    """The passages in order; text that no passage holds stands between them so that nothing of the source is lost."""
    blocks, at = [], 0
    waiting = sorted(range(len(marks)), key=lambda i: marks[i].start)
    for p in passages.itertuples():
        start, end = int(p.start), int(p.end)
        if text[at:start].strip():
            blocks.append(Block(None, at, start, "", "", (Piece(at, start, ()),)))
        near = [i for i in waiting if marks[i].start < end and marks[i].end > start]
        pieces = [Piece(x.start, x.end, tuple(near[i] for i in x.marks)) for x in split(start, end, [(marks[i].start, marks[i].end) for i in near])]
        said = tuple(sorted({marks[i].statement for i in near}))
        blocks.append(Block(p.passage_id, start, end, p.role, p.section or "", tuple(pieces), said))
        waiting = [i for i in waiting if marks[i].end > end]
        at = end
    if text[at:].strip():
        blocks.append(Block(None, at, len(text), "", "", (Piece(at, len(text), ()),)))
    return tuple(blocks)


def _cuts(blocks: Sequence[Block]) -> list[bool]:
    return [b.role == "heading" for b in blocks]


def parts(words: Sequence[int], may_cut: Sequence[bool], limit: int) -> tuple[tuple[int, int], ...]:
    """Blocks `[first, last)` of parts of about `limit` words, cut before a heading where one comes in time.

    Every block is in exactly one part. A part grows past the limit by up to a quarter to reach a heading.
    """
    found, first, count = [], 0, 0
    for i, n in enumerate(words):
        full = count >= limit and may_cut[i] or count >= limit * 1.25
        if full and i > first:
            found.append((first, i))
            first, count = i, 0
        count += n
    return tuple([*found, (first, len(words))] if len(words) else [(0, 0)])


def outline(reading: Reading) -> pd.DataFrame:
    """The headings: passage_id, text (without the signs that make it a heading in a text file), level from 0, part."""
    rows = []
    for block in reading.blocks:
        if block.role == "heading":
            title = bare(" ".join(reading.text[block.start : block.end].split()))
            level = len(block.section.split(SECTION_SEPARATOR)) if block.section else 0
            rows.append(dict(passage_id=block.passage_id, text=title, level=level, part=reading.part_of(block.passage_id)))
    return pd.DataFrame(rows, columns=["passage_id", "text", "level", "part"])


def words_of(heading: str) -> tuple[int, int]:
    """Where a heading's words begin and end, less the `#` and `*` around them; all of it where it has no words."""
    first = len(heading) - len(heading.lstrip("#*_> \t\n"))
    last = len(heading.rstrip("*_ \t\n"))
    return (first, last) if first < last else (0, len(heading))


def bare(heading: str) -> str:
    """A heading without `#` and `*` around and inside it; one that is made of nothing else stays as it is."""
    first, last = words_of(heading)
    return heading[first:last].replace("**", "") if heading.strip("#*_> \t\n") else heading


def facts(corpus: Corpus, doc_id: str) -> pd.DataFrame:
    """One row a field of the document: field, value, state, quote, start, end, confidence, passage_id.

    state: `stated` (a quote states it), `inferred` (follows from the rest: the language from the words, the country
    from the municipality), `not_stated` (read, and not found) or `not_read` (a problem kept the document from being read).
    """
    document = _one(corpus.documents, doc_id)
    problems = corpus.problems
    unread = bool(((problems["source"] == document["source"]) & (problems["stage"] != "read")).any())
    rows = corpus.facts[corpus.facts["doc_id"] == doc_id].drop_duplicates("field").set_index("field")
    found = []
    for field in FIELDS:
        value = document[field] if isinstance(document[field], str) else None
        row = rows.loc[field] if value is not None and field in rows.index and isinstance(rows.at[field, "quote"], str) else None
        state = "stated" if row is not None else "inferred" if value is not None else "not_read" if unread else "not_stated"
        start, end = (int(row["start"]), int(row["end"])) if row is not None else (None, None)
        found.append(
            dict(doc_id=doc_id, field=field, value=value, state=state, quote=row["quote"] if row is not None else None, start=start, end=end,
                 confidence=row["confidence"] if row is not None else None)
        )  # fmt: skip
    frame = pd.DataFrame(found).astype(object)
    frame["passage_id"] = passage_of(frame, corpus.passages[corpus.passages["doc_id"] == doc_id])
    return frame.where(frame.notna(), None)


def counts(reading: Reading) -> dict[str, int]:
    """Kind -> how many statements, every kind present. A theme counts once a passage that has it."""
    found = reading.statements["kind"].value_counts()
    return {kind: int(found.get(kind, 0)) for kind in KINDS}


def _one(documents: pd.DataFrame, doc_id: str) -> pd.Series:
    return documents.loc[documents["doc_id"] == doc_id].iloc[0]

"""The reader's view: every character once, every mark in its place, nothing invented."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import tables
from analysis.views import reader
from analysis.views.reader import Piece, joined, lanes, parts, split

spans = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8)


@given(st.integers(0, 20), st.integers(0, 20), spans)
def test_pieces_cover_the_span_once_and_carry_exactly_their_marks(start, length, marks):
    end = start + length
    pieces = split(start, end, marks)
    covered = [i for p in pieces for i in range(p.start, p.end)]
    assert covered == list(range(start, end))
    assert all(p.start < p.end for p in pieces)
    for p in pieces:
        for at in range(p.start, p.end):
            assert p.marks == tuple(i for i, (s, e) in enumerate(marks) if s <= at < e)
    assert all(a.marks != b.marks for a, b in zip(pieces, pieces[1:], strict=False))


@given(spans)
def test_spans_that_overlap_never_share_a_lane(marks):
    marks = [(s, e) for s, e in marks if s < e]
    given_lanes = lanes(marks)
    for i, (s, e) in enumerate(marks):
        for j, (t, f) in enumerate(marks[:i]):
            if s < f and t < e:
                assert given_lanes[i] != given_lanes[j]
    deepest = max((sum(s <= at < e for s, e in marks) for at in range(41)), default=0)
    assert len(set(given_lanes)) == deepest


@given(spans)
def test_joined_spans_hold_the_same_characters_and_are_disjoint(marks):
    out = joined(marks)
    assert {i for s, e in out for i in range(s, e)} == {i for s, e in marks for i in range(s, e)}
    assert all(a[1] < b[0] for a, b in zip(out, out[1:], strict=False))


@given(st.lists(st.tuples(st.integers(0, 60), st.booleans()), max_size=30), st.integers(1, 80))
def test_parts_hold_every_block_once_in_order(blocks, limit):
    found = parts([n for n, _ in blocks], [h for _, h in blocks], limit)
    assert [i for first, last in found for i in range(first, last)] == list(range(len(blocks)))
    assert all(first < last for first, last in found) or not blocks


def test_a_part_is_cut_at_a_heading_where_one_comes_in_time():
    assert parts([10, 10, 1, 10, 10], [False, False, True, False, False], 18) == ((0, 2), (2, 5))
    assert parts([10] * 5, [False] * 5, 20) == ((0, 3), (3, 5))


@pytest.mark.parametrize(
    "heading, shown",
    [("## **International strategi**", "International strategi"), ("Syfte", "Syfte"), ("***", "***"), ("# Mål **2030** #", "Mål 2030 #")],
)
def test_a_heading_is_shown_without_its_signs(heading, shown):
    assert reader.bare(heading) == shown


@given(st.text(alphabet="#*_ >\nab", min_size=1, max_size=12))
def test_a_headings_words_are_a_part_of_it(heading):
    first, last = reader.words_of(heading)
    assert 0 <= first < last <= len(heading)
    assert heading[first:last].strip("#*_> \t\n") == heading.strip("#*_> \t\n") and reader.bare(heading)


TEXT = "# Plan\n\nRådet beslutar om vänorter varje år.\n\nlöst"


@pytest.fixture
def corpus():
    """One document with a heading, one passage under three statements, and a word that no passage holds."""
    first, last = TEXT.index("Rådet"), TEXT.index("\n\nlöst")
    quote = TEXT[first:last]
    rows = {name: [] for name in tables.SCHEMAS}
    rows["documents"] = [dict(doc_id="d", source="d.txt", sha256="0", text=TEXT, language="sv", title="Plan", n_words=8, n_passages=2)]
    rows["facts"] = [dict(doc_id="d", field="title", value="Plan", quote="Plan", start=2, end=6)]
    rows["passages"] = [
        dict(passage_id="h", doc_id="d", start=0, end=6, text=TEXT[:6], role="heading", section=""),
        dict(passage_id="p", doc_id="d", start=first, end=last, text=quote, role="governance", section="Plan"),
    ]
    word = TEXT.index("vänorter")
    rows["passage_themes"] = [dict(passage_id="p", theme="networks_partnerships", score=0.8, evidence=[[word, word + 8], [word, word + 8]])]
    rows["governance"] = [
        dict(doc_id="d", actor="Rådet", actor_type="council", function="decide", object="vänorter", quote=quote, start=first, end=last)
    ]
    rows["reviews"] = [dict(doc_id="d", who=None, what="vänorter", how_often="annual", quote="varje år", start=last - 9, end=last - 1)]
    return tables.Corpus({n: tables.frame(n, r) for n, r in rows.items()}, np.zeros((2, 1), dtype="f4"), {})


def test_a_document_is_read_in_full(corpus):
    reading = reader.read(corpus, "d")
    shown = "".join(TEXT[p.start : p.end] for b in reading.blocks for p in b.pieces)
    assert "".join(shown.split()) == "".join(TEXT.split())
    assert [b.passage_id for b in reading.blocks] == ["h", "p", None]


def test_statements_stand_in_the_passage_that_holds_them(corpus):
    reading = reader.read(corpus, "d")
    assert list(reading.statements["kind"]) == ["fact", "duty", "theme", "review"]
    assert list(reading.statements["passage_id"]) == ["h", "p", "p", "p"]
    assert reading.statements.loc[2, "what"] == ("vänorter",)
    assert reading.blocks[1].statements == (1, 2, 3)
    assert reader.counts(reading) | {"fact": 1, "duty": 1, "theme": 1, "review": 1, "event": 0} == reader.counts(reading)


def test_overlapping_marks_are_cut_where_they_begin_and_end(corpus):
    reading = reader.read(corpus, "d")
    cut = [(TEXT[p.start : p.end], {reading.marks[i].kind for i in p.marks}) for p in reading.blocks[1].pieces]
    assert cut == [
        ("Rådet beslutar om ", {"duty"}), ("vänorter", {"duty", "theme"}), (" ", {"duty"}), ("varje år", {"duty", "review"}), (".", {"duty"}),
    ]  # fmt: skip


def test_unstated_unread_and_inferred_are_three_things(corpus):
    states = reader.facts(corpus, "d").set_index("field")["state"]
    assert (states["title"], states["language"], states["valid_to"]) == ("stated", "inferred", "not_stated")
    unread = dict(corpus.tables) | {"problems": tables.frame("problems", [dict(source="d.txt", stage="language", severity="warning", message="m")])}
    states = reader.facts(tables.Corpus(unread, corpus.vectors, {}), "d").set_index("field")["state"]
    assert (states["title"], states["valid_to"]) == ("stated", "not_read")


def test_the_outline_names_headings_and_their_part(corpus):
    found = reader.outline(reader.read(corpus, "d"))
    assert found.to_dict("records") == [dict(passage_id="h", text="Plan", level=0, part=0)]


def test_a_document_without_statements_can_be_read(corpus):
    bare = {n: t.iloc[:0] if n not in ("documents", "passages") else t for n, t in corpus.tables.items()}
    reading = reader.read(tables.Corpus(bare, corpus.vectors, {}), "d")
    assert reading.statements.empty and reading.marks == ()
    assert reading.blocks[0].pieces == (Piece(0, 6, ()),)
    assert isinstance(reader.outline(reading), pd.DataFrame)

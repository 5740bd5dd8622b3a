"""The flow's frames: each document counts once, nobody is somebody's absence, and what is said twice is told once."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import tables
from analysis.model import ACTOR_TYPES
from analysis.views import flow
from analysis.views.filters import Filters, select
from tests.test_views_governance import governed_corpus

ALL = select(governed_corpus(), Filters())
ROWS = flow.statements(ALL)
STREAMS = flow.streams(ROWS, ALL.documents)


def test_whoever_reviews_follows_up_and_is_of_a_kind_not_told():
    own = ROWS[ROWS["doc_id"] == "c"]
    assert own[["side", "actor", "actor_type", "object"]].values.tolist() == [["monitor", "nämnden", flow.UNKNOWN, "vänorterna"]]


def test_a_reviewer_named_elsewhere_is_of_that_kind_and_one_sentence_counts_once():
    corpus = governed_corpus()
    a = dict(doc_id="a", quote="Vi vil", start=0, end=6, what="det", how_often="annual")
    corpus.tables["reviews"] = tables.frame("reviews", [dict(a, who="Direktionen"), dict(a, who="Byrådet")])
    own = flow.statements(select(corpus, Filters()))
    own = own[(own["doc_id"] == "a") & (own["side"] == flow.FOLLOW)]
    assert sorted(zip(own["actor"], own["actor_type"], strict=True)) == [("Byrådet", "council"), ("direktionen", "management")]


def test_every_document_is_one_unit_and_those_that_name_no_one_run_to_nobody():
    assert STREAMS.groupby("doc_id")["share"].sum().to_dict() == pytest.approx(dict.fromkeys("abcd", 1.0))
    pairs = {(r.doc_id, r.decides, r.follows) for r in STREAMS.itertuples()}
    assert pairs == {
        ("a", "council", "management"), ("b", "executive_board", flow.NOBODY), ("c", flow.NOBODY, flow.UNKNOWN), ("d", flow.NOBODY, flow.NOBODY),
    }  # fmt: skip


def test_nobody_stands_last_on_each_side():
    rows = flow.ends(STREAMS)
    for side in (flow.DECIDE, flow.FOLLOW):
        own = rows[rows["side"] == side]
        assert own["actor_type"].iloc[-1] == flow.NOBODY and own["documents"].iloc[-1] == 2


def test_what_lies_behind_a_stream_is_both_of_its_ends():
    own, documents = flow.behind(ROWS, STREAMS, "council", "management")
    assert documents == ["a"] and own["actor"].tolist() == ["byrådet", "direktionen"]
    own, documents = flow.behind(ROWS, STREAMS, None, flow.NOBODY)
    assert sorted(documents) == ["b", "d"] and own.empty


def test_nothing_left_is_empty_frames_not_errors():
    none = select(governed_corpus(), Filters(country=("XX",)))
    rows = flow.statements(none)
    assert rows.empty and flow.flow(flow.streams(rows, none.documents)).empty and flow.ends(flow.streams(rows, none.documents)).empty


@given(st.lists(st.tuples(st.sampled_from("xyz"), st.sampled_from([flow.DECIDE, flow.FOLLOW]), st.sampled_from(ACTOR_TYPES)), max_size=12))
def test_shares_add_up_to_the_documents_on_both_sides(told):
    rows = pd.DataFrame(told, columns=["doc_id", "side", "actor_type"])
    found = flow.ends(flow.streams(rows, pd.DataFrame({"doc_id": list("xyz")})))
    assert found.groupby("side")["share"].sum().to_dict() == pytest.approx({flow.DECIDE: 3.0, flow.FOLLOW: 3.0})

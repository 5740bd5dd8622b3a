"""Filters choose documents, themes choose passages, and nothing that was read is changed."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.views.filters import DIMENSIONS, NOT_STATED, SURE, Filters, options, passage_of, select, sure_enough
from tests.small_corpus import small_corpus

CORPUS = small_corpus()
_OFFERED = options(CORPUS, Filters())
_ANY = st.builds(Filters, **{d: st.lists(st.sampled_from(_OFFERED[d]), unique=True, max_size=2).map(tuple) for d in DIMENSIONS})


@pytest.mark.parametrize(
    ("filters", "documents", "passages"),
    [
        (Filters(), "abcd", 6),
        (Filters(country=("SE",)), "bc", 3),
        (Filters(country=("SE", "DK")), "abc", 5),  # within a filter: either
        (Filters(country=("SE",), doc_type=("policy",)), "b", 2),  # across filters: both
        (Filters(municipality=("SE-1281",)), "bc", 3),
        (Filters(country=(NOT_STATED,)), "d", 1),  # a document can be chosen for what it does not say
        (Filters(theme=("culture",)), "ab", 2),  # passages that have it, documents that have such passages
        (Filters(theme=("culture",), country=("SE",)), "b", 1),
        (Filters(country=("XX",)), "", 0),
    ],
)
def test_what_remains(filters, documents, passages):
    left = select(CORPUS, filters)
    assert "".join(left.documents["doc_id"]) == documents
    assert len(left.passages) == passages


def test_a_theme_keeps_rows_whose_sentence_stands_in_such_a_passage():
    assert len(select(CORPUS, Filters(theme=("culture",))).partners) == 1
    assert select(CORPUS, Filters(theme=("culture",))).governance.empty
    assert len(select(CORPUS, Filters(country=("SE",))).governance) == 1


@settings(deadline=None, max_examples=40)
@given(_ANY)
def test_a_selection_is_part_of_the_corpus_and_holds_together(filters):
    left = select(CORPUS, filters)
    assert set(left.passages["doc_id"]) <= set(left.documents["doc_id"])
    assert set(left.passage_themes["passage_id"]) <= set(left.passages["passage_id"])
    for name in ("governance", "partners", "timeline", "facts"):
        assert set(left.tables[name]["doc_id"]) <= set(left.documents["doc_id"])


@settings(deadline=None, max_examples=40)
@given(_ANY)
def test_filtering_narrows_and_changes_nothing(filters):
    before = {name: table.copy() for name, table in CORPUS.tables.items()}
    wide = select(CORPUS, Filters())
    assert set(select(CORPUS, filters).documents["doc_id"]) <= set(wide.documents["doc_id"])
    for name, table in before.items():
        pd.testing.assert_frame_equal(CORPUS.tables[name], table)


@settings(deadline=None, max_examples=40)
@given(_ANY)
def test_taking_a_filter_away_never_loses_a_document(filters):
    left = set(select(CORPUS, filters).documents["doc_id"])
    for dimension in DIMENSIONS:
        assert left <= set(select(CORPUS, filters.without(dimension)).documents["doc_id"])


def test_rows_that_are_not_sure_enough_are_hidden_and_counted():
    left = select(CORPUS, Filters(surer_than=0.7))
    assert left.partners.empty and len(left.governance) == 1 and left.hidden == 1
    assert len(left.documents) == 4 and len(left.facts) == len(CORPUS.facts)  # documents and what they are stay
    assert Filters(surer_than=0.7) and not Filters() and select(CORPUS, Filters()).hidden == 0


@pytest.mark.parametrize(("than", "kept"), [(0.0, 4), (0.5, 3), (0.7, 2), (0.9, 1)])
def test_a_row_that_was_never_measured_is_kept_and_a_score_must_exceed_the_limit(than, kept):
    rows = pd.DataFrame({"confidence": [0.5, 0.7, 0.9, None]})
    assert len(sure_enough(rows, than)) == kept and than in (0.0, *SURE)


def test_options_are_what_the_corpus_holds_and_what_is_chosen():
    assert set(_OFFERED["country"]) == {"DK", "SE", NOT_STATED}
    assert "education" not in _OFFERED["theme"]
    narrowed = options(CORPUS, Filters(country=("DK",), municipality=("SE-1281",)))
    assert narrowed["municipality"] == ["DK-751", "SE-1281"]


def test_passage_of_finds_the_passage_a_row_begins_in():
    rows = pd.DataFrame({"doc_id": ["a", "a", "a", "zz"], "start": [0, 21, 25, 0]}, index=[7, 8, 9, 10])
    found = passage_of(rows, CORPUS.passages)
    assert found.to_dict() == {7: "a0", 8: None, 9: "a1", 10: None}  # offset 21 is the line break between the two

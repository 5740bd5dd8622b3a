"""The list of documents and the sheet of passages."""

from datetime import date

import pytest

from analysis.views import documents as views
from analysis.views.filters import Filters, select
from tests.small_corpus import small_corpus

DAY = date(2026, 11, 20)


@pytest.fixture
def selection():
    return select(small_corpus(), Filters())


def test_the_list_has_a_row_a_document_with_its_status(selection):
    rows = views.listing(selection, DAY)
    assert list(rows["doc_id"]) == ["a", "b", "c", "d"]
    assert list(rows["status"]) == ["in_force", "expired", "not_stated", "not_yet"]
    assert rows.loc[3, "municipality"] is None


@pytest.mark.parametrize(
    "order, first, last",
    [
        ("municipality", "a", "d"),  # what states none comes last
        ("ends", "a", "d"),  # the latest end first; no end comes last
        ("passages", "a", "d"),
        ("country", "a", "d"),
    ],
)
def test_it_can_be_sorted(selection, order, first, last):
    ids = list(views.listing(selection, DAY, order)["doc_id"])
    assert (ids[0], ids[-1]) == (first, last)


@pytest.mark.parametrize("order", views.ORDERS)
def test_sorting_keeps_every_document(selection, order):
    assert set(views.listing(selection, DAY, order)["doc_id"]) == {"a", "b", "c", "d"}


def test_the_sheet_holds_every_passage_with_the_words_that_decided(selection):
    rows = views.passages(selection)
    assert len(rows) == len(selection.passages)
    row = rows.set_index("passage_id").loc["a1"]
    assert row["themes"] == ["culture", "business_growth"] and row["theme_words"] == ["Kultur", "Kultur"]
    assert all(selection.documents.set_index("doc_id").at[r.doc_id, "text"][r.start : r.end] == r.text for r in rows.itertuples())


def test_the_sheet_follows_the_filters_the_role_and_the_words():
    themed = select(small_corpus(), Filters(theme=("culture",)))
    assert list(views.passages(themed)["passage_id"]) == ["a1", "b0"]
    every = select(small_corpus(), Filters())
    assert list(views.passages(every, roles=["governance"])["passage_id"]) == ["b1"]
    assert list(views.passages(every, containing=" EKSPORT ")["passage_id"]) == ["a0", "a1"]
    assert list(views.passages(every, containing="**")["passage_id"]) == ["b0"]  # letters, not a pattern
    assert views.passages(every, containing="nowhere").empty


def test_a_documents_tables_hold_its_rows_and_no_others():
    tables = views.tables_of(small_corpus(), "b")
    assert set(tables["passages"]["passage_id"]) == {"b0", "b1"} and set(tables["passage_themes"]["passage_id"]) == {"b0"}
    assert tables["partners"].empty and len(tables["governance"]) == 1
    sheet = views.as_one(tables)
    assert list(sheet["table"].value_counts().sort_index().items()) == [
        ("documents", 1), ("facts", 1), ("governance", 1), ("passage_themes", 1), ("passages", 2),
    ]  # fmt: skip

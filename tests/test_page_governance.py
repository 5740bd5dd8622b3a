"""The governance page, run without a browser."""

from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis import tables
from pages._frame.text import LANGUAGES
from tests.small_corpus import small_corpus
from tests.test_views_governance import governed_corpus

PAGE = str(Path(__file__).parents[1] / "pages" / "governance.py")


def page_of(made: tables.Corpus, folder: Path, monkeypatch) -> AppTest:
    tables.write(folder / "corpus", made.tables, made.vectors, made.manifest)
    monkeypatch.setenv("UDSYN_CORPUS", str(folder / "corpus"))
    app = AppTest.from_file(PAGE, default_timeout=30)
    app.query_params["lang"] = "en"
    return app


@pytest.fixture
def app(tmp_path, monkeypatch):
    return page_of(governed_corpus(), tmp_path, monkeypatch)


def shown(app: AppTest) -> str:
    """All HTML that the page wrote."""
    assert not app.exception, app.exception
    return "\n".join(element.proto.body for element in app.get("html") if not element.proto.body.startswith("<style"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_answers_in_every_language(app, language):
    app.query_params["lang"] = language
    page = shown(app.run())
    assert "udsyn-answer" in page and "Lund" in page


def test_the_answer_names_those_who_name_nobody(app):
    page = shown(app.run())
    assert "Two of the four documents name somebody to follow up." in page
    assert "Nobody is named by Lund and Municipality not stated." in page
    assert "One has a review every year." in page


def test_two_documents_side_by_side_in_their_own_words_and_no_markup_of_theirs(app):
    page = shown(app.run())
    assert "<b>byrådet</b> &lt;i&gt;alt&lt;/i&gt;" in page, "the table's own markup works, the document's does not"


def test_a_cell_leads_to_its_sentences_with_what_they_state(app):
    app.run()
    app.selectbox(key="udsyn_mark_governance_matrix").set_value("council|decide")
    page = shown(app.run())
    assert "<mark>Vi vil</mark>" in page and "byrådet – decides – &lt;i&gt;alt&lt;/i&gt;" in page


def test_an_empty_cell_says_that_it_is_not_mentioned(app):
    app.run()
    app.selectbox(key="udsyn_mark_governance_assigned").set_value("b|finance")
    assert "The document mentions nobody for this." in shown(app.run())


def test_who_reviews_is_shown_where_following_up_is_asked_for(app):
    app.run()
    app.selectbox(key="udsyn_mark_governance_assigned").set_value("c|monitor")
    page = shown(app.run())
    assert "nämnden – vänorterna – Every year" in page and "<mark>Vänorter</mark>" in page


def test_each_document_says_who_decides_and_that_no_one_is_named_to_follow_up(app):
    page = shown(app.run())
    assert "From who decides to who follows up" in page and "<b>Styrelsen</b></a> allt" in page
    assert page.count("No one is named to follow up") == 2 and "<b>byrådet</b></a> &lt;i&gt;alt&lt;/i&gt;" in page


def test_a_stream_leads_to_both_of_its_ends_or_to_the_documents_that_name_no_one(app):
    app.run()
    app.selectbox(key="udsyn_mark_governance_flow").set_value("flow|council|management")
    assert "Follows up – direktionen – eksporten" in shown(app.run())
    app.selectbox(key="udsyn_mark_governance_flow").set_value("monitor|nobody")
    page = shown(app.run())
    assert "These 2 documents name no one on this side." in page and "documents?lang=en&amp;doc=d" in page


def test_with_many_documents_gaps_are_counted(tmp_path, monkeypatch):
    made = governed_corpus()
    documents = made.tables["documents"]
    silent = documents[documents["doc_id"] == "d"]
    made.tables["documents"] = pd.concat([documents, *(silent.assign(doc_id=f"d{i}", source=f"d{i}.txt") for i in range(25))], ignore_index=True)
    app = page_of(made, tmp_path, monkeypatch)
    assert "Rows 1 to 24 of 29" in shown(app.run())
    app.selectbox(key="udsyn_mark_governance_gaps").set_value("monitor")
    assert "These documents name no one: monitors" in shown(app.run())


def test_a_corpus_without_reviews_or_duties_says_so(tmp_path, monkeypatch):
    made = small_corpus()
    made.tables["governance"] = made.tables["governance"].iloc[:0]
    page = shown(page_of(made, tmp_path, monkeypatch).run())
    assert "states who does what" in page and "states a duty to follow up" in page


def test_nothing_left_says_why(app):
    app.session_state["udsyn_filter_country"], app.session_state["udsyn_filter_municipality"] = ["DK"], ["SE-1281"]
    assert "Nothing is left to show" in shown(app.run())


def test_a_duty_that_is_less_sure_says_so_where_it_is_read_and_where_it_is_listed(app):
    app.run()
    app.selectbox(key="udsyn_mark_governance_matrix").set_value("council|decide")
    page = shown(app.run())
    assert "rejser – less sure: about 7 of 10 such rows were right" in page
    assert "80\u00a0%, less sure" in page and '<tr class="udsyn-less-sure">' in page
    label = next(o for o in app.selectbox(key="udsyn_mark_governance_assigned").options if "nämnden" in o)
    assert label.endswith("less sure: about 8 of 10 such rows were right"), "a mark as sure as the surest of its rows"


def test_what_is_not_sure_enough_is_left_out(app):
    app.session_state["udsyn_sure"] = 0.9
    page = shown(app.run())
    assert "<td>vänorterna</td>" not in page and "eksporten" in page

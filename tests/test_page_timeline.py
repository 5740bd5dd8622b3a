"""The timeline page, run without a browser."""

from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis import tables
from pages._frame.text import LANGUAGES
from tests.test_views_calendar import reviewed_corpus
from tests.test_views_timeline import ON, dated_corpus

PAGE = str(Path(__file__).parents[1] / "pages" / "timeline.py")


@pytest.fixture
def app(tmp_path, monkeypatch):
    made = dated_corpus()
    tables.write(tmp_path / "corpus", made.tables, made.vectors, made.manifest)
    monkeypatch.setenv("UDSYN_CORPUS", str(tmp_path / "corpus"))
    app = AppTest.from_file(PAGE, default_timeout=30)
    app.session_state["udsyn_on"] = ON
    app.query_params["lang"] = "en"
    return app


def shown(app: AppTest) -> str:
    """All HTML that the page wrote."""
    assert not app.exception, app.exception
    return "\n".join(element.proto.body for element in app.get("html") if not element.proto.body.startswith("<style"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_answers_in_every_language(app, language):
    app.query_params["lang"] = language
    page = shown(app.run())
    assert "udsyn-answer" in page and "Aarhus" in page and "2030" in page


def test_the_answer_is_computed(app):
    page = shown(app.run())
    assert "The next to run out is Aarhus, whose period ends with 2030." in page
    assert "Two targets are still to be met, the nearest by 2026; one had a date that has passed." in page


def test_targets_stand_in_a_table_with_their_sentence(app):
    page = shown(app.run())
    assert "partnerklasse" in page and "Vi vil <a " in page and "date has passed" in page
    assert "<b>CO2" not in page and "&lt;b&gt;CO2" in page


def test_a_mark_leads_to_its_sentence(app):
    app.run()
    box = app.selectbox(key="udsyn_mark_timeline_chart")
    box.set_value("a|target-2030-0")
    page = shown(app.run())
    assert "<mark>Vi vil</mark>" in page and "1 passage" in page


def test_a_period_leads_to_what_states_it_or_says_that_nothing_does(app):
    app.run()
    app.selectbox(key="udsyn_mark_timeline_chart").set_value("a|period")
    assert "Valid to: 2030" in shown(app.run())
    app.selectbox(key="udsyn_mark_timeline_chart").set_value("b|period")
    assert "no sentence can be shown" in shown(app.run())


def test_what_lies_outside_the_years_drawn_can_be_chosen(app):
    app.run()
    app.selectbox(key="udsyn_mark_timeline_chart").set_value("d|earlier")
    assert "<mark>Nothing</mark>" in shown(app.run())


def test_kinds_can_be_taken_away_and_the_page_says_so(app):
    app.run()
    app.session_state["udsyn_timeline_kinds"] = ["target"]
    page = shown(app.run())
    assert "Not drawn for now: Adoption" in page
    assert not any("agenda" in o for o in app.selectbox(key="udsyn_mark_timeline_chart").options)


def test_nothing_left_says_why(app):
    app.session_state["udsyn_filter_country"], app.session_state["udsyn_filter_municipality"] = ["DK"], ["SE-1281"]
    assert "Nothing is left to show" in shown(app.run())


def test_reviews_stand_in_a_calendar_and_those_without_a_date_beside_it(app, tmp_path):
    made = reviewed_corpus()
    tables.write(tmp_path / "corpus", made.tables, made.vectors, made.manifest)
    page = shown(app.run())
    assert "No review is known to be due in what is left of 2026." in page
    assert "Reviews without a date" in page and "Every term of office" in page
    app.selectbox(key="udsyn_mark_timeline_reviews").set_value("2027")
    page = shown(app.run())
    assert "<mark>Målen utvärderas 2027.</mark>" in page and "nämnden – arbetet – 2027" in page and "Every year, March" in page


def test_without_reviews_none_is_said_to_have_a_date_and_a_theme_hides_no_review_in_silence(app):
    page = shown(app.run())
    assert "No document under these filters dates a review" in page and "Every duty to review" not in page
    app.session_state["udsyn_filter_theme"] = ["culture"]
    page = shown(app.run())
    assert "No review is known" not in page and "Under the chosen theme only dates" in page


def test_many_documents_are_drawn_by_standing_and_page(app, tmp_path):
    app.run()
    assert not any(p.key == "udsyn_timeline_standing" for p in app.get("button_group")), "few documents are all drawn"
    made = dated_corpus()
    documents = made.tables["documents"]
    silent = documents[documents["doc_id"] == "c"]
    made.tables["documents"] = pd.concat([documents, *(silent.assign(doc_id=f"c{i}", source=f"c{i}.txt") for i in range(25))], ignore_index=True)
    tables.write(tmp_path / "corpus", made.tables, made.vectors, made.manifest)
    assert "Rows 1 to 24 of 29" in shown(app.run())
    app.session_state["udsyn_timeline_standing"] = ["expired"]
    app.run()
    assert set(app.selectbox(key="udsyn_mark_timeline_chart").options) == {"Lund · ○ run out · 2016 to 2020"}

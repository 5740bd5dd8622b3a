"""The timeline page, run without a browser."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis import tables
from pages._frame.text import LANGUAGES
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

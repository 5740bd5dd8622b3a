"""The overview in the frame, run without a browser."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages._frame.text import LANGUAGES
from tests.small_corpus import corpus_folder  # noqa: F401  a fixture

APP = str(Path(__file__).parents[1] / "pages" / "_frame" / "app.py")


@pytest.fixture
def app(corpus_folder, monkeypatch):  # noqa: F811
    monkeypatch.setenv("UDSYN_CORPUS", str(corpus_folder))
    return AppTest.from_file(APP, default_timeout=30)


def shown(app: AppTest) -> str:
    """All HTML that the page wrote."""
    assert not app.exception, app.exception
    return "\n".join(element.proto.body for element in app.get("html") if not element.proto.body.startswith("<style"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_answers_in_every_language(app, language):
    app.query_params["lang"] = language
    app.query_params["on"] = "2026-11-20"
    page = shown(app.run())
    assert "udsyn-answer" in page and "Aarhus" in page


def test_the_answer_counts_what_holds(app):
    app.query_params["lang"] = "en"
    app.query_params["on"] = "2026-11-20"
    page = shown(app.run())
    assert "One of the four strategies is in force on 20 November 2026, one has run out, one has yet to begin and one does not say" in page
    assert "Aarhus holds to 2030." in page


def test_a_filter_from_the_address_narrows_the_answer(app):
    app.query_params["lang"] = "en"
    app.query_params["country"] = "SE"
    page = shown(app.run())
    assert "2 of 4 documents" in page and "Aarhus holds" not in page


def test_what_a_link_names_and_nobody_knows_is_said(app):
    app.query_params["lang"] = "en"
    app.query_params["country"] = "<b>XX"
    page = shown(app.run())
    assert "country = &lt;b&gt;XX" in page and "All 4 documents" in page


def test_a_mark_leads_to_its_passages_and_a_document_cannot_act(app):
    app.query_params["lang"] = "en"
    app.run()
    app.selectbox(key="udsyn_mark_overview_themes").set_value("culture")
    page = shown(app.run())
    assert "2 passages" in page
    assert "<mark>Kultur</mark> &lt;script&gt;alert(1)&lt;/script&gt; &amp; **fest**." in page


def test_a_filter_is_removed_with_one_click(app):
    app.query_params["country"] = "SE"
    app.query_params["lang"] = "en"
    app.run()
    app.button(key="udsyn_drop_country_SE").click()
    assert "All 4 documents" in shown(app.run())


def test_nothing_left_says_why_and_how_to_widen(app):
    app.query_params["lang"] = "en"
    app.query_params["country"] = "DK"
    app.query_params["municipality"] = "SE-1281"
    page = shown(app.run())
    assert "Nothing is left to show" in page and "Country: Denmark" in page
    app.button(key="udsyn_widen_country").click()
    assert "2 of 4 documents" in shown(app.run())


def test_what_could_not_be_read_is_said(app):
    app.query_params["lang"] = "en"
    assert "scan.txt is empty. Save it again." in shown(app.run())


def test_a_missing_corpus_says_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setenv("UDSYN_CORPUS", str(tmp_path / "nothing"))
    app = AppTest.from_file(APP, default_timeout=30)
    app.query_params["lang"] = "en"
    assert "python -m analysis build" in shown(app.run())


def test_a_link_can_ask_for_what_is_surer_and_says_what_is_hidden(app):
    app.query_params["lang"], app.query_params["sure"] = "en", "0.7"
    page = shown(app.run())
    assert "1 less sure row is hidden" in page and app.session_state["udsyn_sure"] == 0.7
    assert "Surer than 7 of 10" in app.button(key="udsyn_drop_sure").label
    app.button(key="udsyn_drop_sure").click()
    assert "less sure row" not in shown(app.run())


def test_a_link_that_asks_for_no_known_sureness_says_so(app):
    app.query_params["lang"], app.query_params["sure"] = "en", "0.99"
    assert "sure = 0.99" in shown(app.run())

"""The page on focus areas, run without a browser."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis import tables
from pages._frame.text import LANGUAGES
from tests.small_corpus import small_corpus

PAGE = str(Path(__file__).parents[1] / "pages" / "focus_areas.py")


@pytest.fixture
def app(tmp_path, monkeypatch):
    corpus = small_corpus()
    rows = [dict(doc_id="a", position=1, name="eksporten", themes=["business_growth"], secondary=False, quote="eksporten", start=11, end=20,
                 grade="list", confidence=0.97),
            dict(doc_id="b", position=1, name="<script>", themes=[], secondary=True, quote="<script>", start=7, end=15,
                 grade="part", confidence=0.66)]  # fmt: skip
    corpus.tables["focus_areas"] = tables.frame("focus_areas", rows)
    tables.write(tmp_path / "corpus", corpus.tables, corpus.vectors, corpus.manifest)
    monkeypatch.setenv("UDSYN_CORPUS", str(tmp_path / "corpus"))
    page = AppTest.from_file(PAGE, default_timeout=30)
    page.session_state["udsyn_lang"] = "en"
    return page


def shown(app: AppTest) -> str:
    assert not app.exception, app.exception
    return "\n".join(element.proto.body for element in app.get("html") if not element.proto.body.startswith("<style"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_answers_in_every_language(app, language):
    app.session_state["udsyn_lang"] = language
    page = shown(app.run())
    assert "udsyn-answer" in page and "Aarhus" in page and "udsyn-areas" in page


def test_the_answer_says_by_how_much_and_whether_it_is_chance(app):
    app.run()
    app.selectbox(key="udsyn_focus_theme").set_value("business_growth")
    page = shown(app.run())
    assert "Aarhus gives “Business growth &amp; export” the largest share, 100\u00a0%: 100 percentage points more than Lund." in page
    assert "With this few passages the difference may be chance." in page


def test_a_cell_leads_to_its_passages(app):
    app.run()
    app.selectbox(key="udsyn_mark_focus_heat").set_value("SE-1281|culture")
    page = shown(app.run())
    assert "Passages on “Culture &amp; intercultural understanding” in Lund" in page
    assert "<mark>Kultur</mark> &lt;script&gt;" in page


def test_the_other_side_of_a_difference_says_that_it_does_not_mention_it(app):
    app.run()
    app.selectbox(key="udsyn_mark_focus_difference").set_value("networks_partnerships")
    page = shown(app.run())
    assert "does not mention “Networks, twin towns &amp; partnerships”" in page and "<mark>Vänort</mark>er." in page


def test_a_declared_area_leads_to_its_quote_and_cannot_act(app):
    page = shown(app.run())
    assert "Named beside them" in page and "&lt;script&gt;" in page and "<script>" not in page
    app.selectbox(key="udsyn_focus_said").set_value("area|a|11")
    assert "Vi vil øge <mark>eksporten</mark>." in shown(app.run())


def test_an_area_that_is_less_sure_says_so_and_can_be_left_out(app):
    page = shown(app.run())
    assert 'class="udsyn-less-sure">&lt;script&gt;</span><span class="udsyn-sure">less sure: about 7 of 10 such rows were right</span>' in page
    app.session_state["udsyn_sure"] = 0.7
    assert "&lt;script&gt;</span>" not in shown(app.run()) and "eksporten" in shown(app.run())


def test_one_municipality_cannot_be_compared_with_itself(app):
    app.session_state["udsyn_filter_country"] = ["DK"]
    page = shown(app.run())
    assert "There is only one left to compare" in page and "writes most about" in page


def test_a_theme_filter_leaves_shares_of_all_themed_passages(app):
    app.session_state["udsyn_filter_theme"] = ["culture"]
    page = shown(app.run())
    assert "50\u00a0%" in page and "The theme filter chooses the rows here" in page
    assert app.selectbox(key="udsyn_focus_theme").options == ["Culture & intercultural understanding"]


def test_nothing_left_says_why(app):
    app.session_state["udsyn_filter_country"] = ["DK"]
    app.session_state["udsyn_filter_municipality"] = ["SE-1281"]
    assert "Nothing is left to show" in shown(app.run())


def test_a_text_without_themes_is_said_to_be_so(app):
    app.session_state["udsyn_filter_language"] = ["en"]
    assert "No theme was found in the text of these documents." in shown(app.run())

"""The page on themes, run without a browser."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages._frame.text import LANGUAGES
from tests.cluster_corpus import cluster_folder  # noqa: F401  a fixture
from tests.small_corpus import corpus_folder  # noqa: F401  a fixture

PAGE = str(Path(__file__).parents[1] / "pages" / "themes.py")


@pytest.fixture
def app(cluster_folder, monkeypatch):  # noqa: F811
    monkeypatch.setenv("UDSYN_CORPUS", str(cluster_folder))
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
    assert "udsyn-answer" in page and "udsyn-bars" in page


def test_the_answer_counts_clusters_and_what_fits_nowhere(app):
    page = shown(app.run())
    assert "4 of 6 passages fall into three clusters; the largest, with 2, is “Arts and culture, associations”." in page
    assert "One passage fits nowhere: its words name nothing" in page
    assert "One passage lies far from every cluster" in page


def test_the_number_of_clusters_is_the_readers(app):
    app.run()
    assert app.slider(key="udsyn_number").value == 3
    app.slider(key="udsyn_number").set_value(2)
    page = shown(app.run())
    assert "4 of 6 passages fall into two clusters; the largest, with 3, is “Arts and culture, export and trade”." in page
    assert "By mean silhouette 3 is best (0.40); with 2 it is 0.20." in page and app.session_state["udsyn_clusters"] == 2
    app.button(key="udsyn_number_back").click()
    assert "three clusters" in shown(app.run()) and app.session_state["udsyn_clusters"] is None


def test_a_cluster_chosen_that_is_merged_away_is_let_go(app):
    app.run()
    app.selectbox(key="udsyn_themes_cluster").set_value(5)
    app.run()
    app.slider(key="udsyn_number").set_value(2)
    shown(app.run())
    assert app.selectbox(key="udsyn_themes_cluster").value is None


def test_how_firm_a_cluster_is_stands_beside_it(app):
    page = shown(app.run())
    assert "Firm: 90\u00a0% the same" in page and "Fairly firm: 70\u00a0% the same" in page and "Loose: only 50\u00a0% the same" in page


def test_a_language_in_disguise_is_flagged_on_card_chart_and_in_the_check(app):
    page = shown(app.run())
    assert "A language in disguise: Danish. With as much text in every language, 100\u00a0% of it would still be in that one." in page
    assert "Two of the 2 themes and 3 clusters are: Business growth &amp; export (Danish) and Export and trade (Danish)." in page
    assert "For one of them there are too few documents to tell." in page
    assert "† A language in disguise: see the language check." in page


def test_a_passage_shows_the_words_that_decided_and_its_nearest(app):
    app.run()
    app.selectbox(key="udsyn_mark_themes_map").set_value("b0")
    page = shown(app.run())
    assert "Culture &amp; intercultural understanding (90\u00a0%): “Kultur”" in page
    assert "both name arts and culture" in page and "<mark>Kultur</mark> og eksport." in page
    assert "<script>" not in page


def test_a_passage_that_names_nothing_says_so(app):
    app.run()
    app.selectbox(key="udsyn_mark_themes_map").set_value("d0")
    page = shown(app.run())
    assert "No theme was given to this passage" in page and "No passage in another language lies close to it" in page


def test_a_chosen_cluster_lists_its_passages(app):
    app.run()
    app.selectbox(key="udsyn_themes_cluster").set_value(5)
    page = shown(app.run())
    assert "2 passages" in page
    offered = app.selectbox(key="udsyn_mark_themes_map").options
    assert offered == ["Aarhus: Kultur og eksport.", "Lund: Kultur <script>alert(1)</script> & **fest**."]


def test_who_says_something_like_it(app):
    app.run()
    app.selectbox(key="udsyn_themes_kindred_municipality").set_value("SE-1281")
    app.selectbox(key="udsyn_themes_kindred_theme").set_value("culture")
    page = shown(app.run())
    assert "Lund has one passage on “Culture &amp; intercultural understanding”." in page and "Closeness" in page


def test_who_does_not_mention_it_is_told_so(app):
    app.run()
    app.selectbox(key="udsyn_themes_kindred_municipality").set_value("SE-1281")
    app.selectbox(key="udsyn_themes_kindred_theme").set_value("business_growth")
    assert "Lund does not mention “Business growth &amp; export”." in shown(app.run())


def test_nothing_left_says_why(app):
    app.session_state["udsyn_filter_country"] = ["DK"]
    app.session_state["udsyn_filter_municipality"] = ["SE-1281"]
    assert "Nothing is left to show" in shown(app.run())


def test_a_collection_without_clusters_is_said_to_have_none(corpus_folder, monkeypatch):  # noqa: F811
    monkeypatch.setenv("UDSYN_CORPUS", str(corpus_folder))
    page = AppTest.from_file(PAGE, default_timeout=30)
    page.session_state["udsyn_lang"] = "en"
    assert "No passage here could be placed in a cluster" in shown(page.run())

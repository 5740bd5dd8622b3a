"""The page on partners, run without a browser."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis import tables
from pages._frame.text import LANGUAGES
from tests.small_corpus import small_corpus

PAGE = str(Path(__file__).parents[1] / "pages" / "partners.py")


@pytest.fixture
def app(tmp_path, monkeypatch):
    corpus = small_corpus()
    rows = [
        dict(doc_id="a", name="Eksport", kind="network", canonical="Eksportnet", quote="eksporten", start=11, end=20),
        dict(doc_id="b", name="<script>", kind="eu_office", canonical="<script>", quote="<script>", start=7, end=15),
        dict(doc_id="b", name="Kultur", kind="network", canonical="Eksportnet", quote="Kultur", start=0, end=6),
        dict(doc_id="c", name="Vänorter", kind="twin_town", canonical="Oldenburg", country="DE", quote="Vänorter", start=0, end=8),
    ]
    corpus.tables["partners"] = tables.frame("partners", rows)
    tables.write(tmp_path / "corpus", corpus.tables, corpus.vectors, corpus.manifest)
    monkeypatch.setenv("UDSYN_CORPUS", str(tmp_path / "corpus"))
    page = AppTest.from_file(PAGE, default_timeout=30)
    page.session_state["udsyn_lang"] = "en"
    return page


def shown(app: AppTest) -> str:
    assert not app.exception, app.exception
    return "\n".join(element.proto.body for element in app.get("html"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_answers_in_every_language(app, language):
    app.session_state["udsyn_lang"] = language
    page = shown(app.run())
    assert "udsyn-answer" in page and "Eksportnet" in page


def test_the_answer_says_what_is_shared_and_who_uses_an_eu_office(app):
    page = shown(app.run())
    assert "Two of the three municipalities here name partners: 3 in all; one of them is shared, Eksportnet, named by Aarhus and Lund." in page
    assert "Lund names &lt;script&gt;; two mention none." in page


def test_the_eu_office_stands_with_its_sentence_and_cannot_act(app):
    page = shown(app.run())
    assert "<mark>&lt;script&gt;</mark>alert(1)" in page and "documents?" in page and "not mentioned" in page


@pytest.mark.parametrize(
    "chart, mark, sentence",
    [
        ("partners_matrix", "DK-751|Eksportnet", "<mark>eksporten</mark>"),
        ("partners_matrix", "Eksportnet", "<mark>Kultur</mark>"),
        ("partners_kinds", "network", "<mark>eksporten</mark>"),
        ("partners_sharing", "DK-751|SE-1281", "<mark>eksporten</mark>"),
        ("partners_network", "SE-1281", "<mark>Vänorter</mark>"),
        ("partners_twins", "SE-1281|Oldenburg", "<mark>Vänorter</mark>"),
    ],
)
def test_every_mark_leads_to_its_sentence(app, chart, mark, sentence):
    app.run()
    app.selectbox(key=f"udsyn_mark_{chart}").set_value(mark)
    assert sentence in shown(app.run())


def test_kinds_can_be_left_out_and_the_page_says_so(app):
    app.session_state["udsyn_partners_kinds"] = ["twin_town"]
    page = shown(app.run())
    assert "Left out for now: Network and EU office. Choose above." in page and "No two of these municipalities name the same partner." in page
    assert set(app.selectbox(key="udsyn_mark_partners_matrix").options) == {"Oldenburg (1)", "Oldenburg – Lund"}


def test_documents_without_partners_say_so(app):
    app.session_state["udsyn_filter_language"] = ["en"]
    assert "None of these documents names a partner." in shown(app.run())


def test_one_municipality_alone(app):
    app.session_state["udsyn_filter_municipality"] = ["DK-751"]
    page = shown(app.run())
    assert "Aarhus names one partner." in page and "None of these documents names a twin town." in page


def test_nothing_left_says_why(app):
    app.session_state["udsyn_filter_country"] = ["DK"]
    app.session_state["udsyn_filter_language"] = ["sv"]
    assert "Nothing is left to show" in shown(app.run())

"""The documents page and its reader, run without a browser."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis import tables
from pages._frame.text import LANGUAGES
from tests.small_corpus import small_corpus

PAGE = str(Path(__file__).parents[1] / "pages" / "documents.py")


@pytest.fixture
def app(tmp_path, monkeypatch):
    made = small_corpus()
    tables.write(tmp_path / "corpus", made.tables, made.vectors, made.manifest)
    monkeypatch.setenv("UDSYN_CORPUS", str(tmp_path / "corpus"))
    page = AppTest.from_file(PAGE, default_timeout=30)
    page.session_state["udsyn_lang"] = "en"
    return page


def shown(app: AppTest) -> str:
    assert not app.exception, app.exception
    return "\n".join(element.proto.body for element in app.get("html"))


def read(app: AppTest, doc: str, passage: str | None = None) -> str:
    app.session_state["udsyn_doc"], app.session_state["udsyn_passage"] = doc, passage
    return shown(app.run())


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_lists_and_reads_in_every_language(app, language):
    app.session_state["udsyn_lang"] = language
    page = shown(app.run())
    assert "udsyn-answer" in page and "Aarhus" in page and "doc=a" in page
    assert "udsyn-text" in read(app, "b", "b1")


def test_the_list_can_be_sorted(app):
    app.run()
    app.selectbox(key="udsyn_documents_order").set_value("title")
    assert "Aarhus" in shown(app.run())


def test_a_document_cannot_act_on_the_page(app):
    page = read(app, "b")
    assert "<script>alert" not in page and "&lt;script&gt;alert(1)&lt;/script&gt; &amp; **fest**." in page


def test_the_passage_asked_for_is_marked_and_says_what_it_states(app):
    page = read(app, "b", "b1")
    assert 'udsyn-here" id="passage-b1"' in page
    assert "Styrelsen – decides – allt" in page and "python -m analysis explain b1" in page
    assert page.count("<details") > page.count(" open>") == 1


def test_facts_stand_beside_the_text_and_say_what_is_not_stated(app):
    page = read(app, "c")
    assert "It states no period for itself." in page
    assert '<dt>Valid to</dt><dd class="udsyn-not-stated">not stated</dd>' in page


def test_kinds_can_be_switched_off(app):
    read(app, "b")
    app.pills(key="udsyn_reader_kinds").set_value([])
    page = shown(app.run())
    assert "udsyn-k-duty" not in page and "Nothing is marked" in page


def test_a_document_is_chosen_from_the_list_and_left_again(app):
    app.run()
    app.selectbox(key="udsyn_reader_choice").set_value("a")
    assert "What does the document say, and where?" in shown(app.run())
    app.button(key="udsyn_reader_back").click()
    assert "Which documents are here" in shown(app.run())


def test_a_document_outside_the_filters_is_shown_and_says_so(app):
    app.session_state["udsyn_filter_country"] = ["SE"]
    assert "lies outside the present filters" in read(app, "a")


def test_every_passage_under_the_filters_stands_in_a_table(app):
    app.session_state["udsyn_filter_theme"] = ["culture"]
    page = shown(app.run())
    assert "2 passages" in page and "passage=a1" in page and "passage=a0" not in page
    app.multiselect(key="udsyn_documents_roles").set_value(["reference"])
    assert "No passage under these filters" in shown(app.run())


def test_nothing_left_says_why(app):
    app.session_state["udsyn_filter_country"] = ["DK"]
    app.session_state["udsyn_filter_municipality"] = ["SE-1281"]
    assert "Nothing is left to show" in shown(app.run())


def test_the_reader_marks_what_is_less_sure_paler_and_says_so_until_it_is_left_out(app):
    page = read(app, "a")
    assert "Kultur – Other – less sure: about 6 of 10 such rows were right" in page
    assert 'udsyn-k-partner udsyn-lane-0 udsyn-first udsyn-last udsyn-less-sure"' in page
    app.session_state["udsyn_sure"] = 0.9
    assert "udsyn-k-partner udsyn-lane" not in read(app, "a")

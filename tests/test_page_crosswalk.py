"""The part of the Themes page that sets the themes beside other classifications."""

import pytest

from pages._frame.text import LANGUAGES, words
from tests.cluster_corpus import cluster_folder  # noqa: F401  a fixture
from tests.test_page_themes import app, shown  # noqa: F401  a fixture


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_three_stand_beside_one_another(app, language):  # noqa: F811
    app.session_state["udsyn_lang"] = language
    page, said = shown(app.run()), words(language)
    assert said.t("themes.crosswalk_title") in page
    for scheme in ("cap", "sdg", "cofog"):
        assert said.label("scheme", scheme) in page
    assert said.label("relation", "none") in page and "udsyn-match-note" not in page


def test_one_alone_says_why_a_match_is_loose(app):  # noqa: F811
    app.run()
    app.selectbox(key="udsyn_themes_scheme").set_value("sdg")
    page = shown(app.run())
    assert "13 Climate action <em>nearly the same</em>" in page and "No goal is about the reputation of a place." in page
    assert "Domestic Commerce" not in page


def test_it_can_be_taken_away(app):  # noqa: F811
    assert any(b.proto.label == "The matches as CSV" for b in app.run().get("download_button"))

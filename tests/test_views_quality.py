"""What was measured of the labels, as the Themes page reads it."""

import json

from analysis.ingredients import languages
from analysis.views import quality


def test_figures_are_kept_for_every_language_with_their_cases():
    rows = quality.by_language().set_index("language")
    assert sorted(rows.index) == languages()
    assert rows["n_gold"].min() > 20 and rows["n_examples"].min() > 400 and rows["examples_f1"].between(0.5, 1).all()


def test_scores_were_measured_against_what_was_right():
    bins = quality.reliability()
    assert bins["n"].sum() > 100 and (bins["low"] <= bins["right"]).all() and (bins["right"] <= bins["high"]).all()


def test_without_figures_there_is_nothing_to_show(tmp_path):
    assert quality.by_language(tmp_path / "none.json").empty and quality.reliability(tmp_path / "none.json").empty


def test_languages_without_left_out_examples_have_null(tmp_path):
    path = tmp_path / "quality.json"
    path.write_text(json.dumps({"languages": {"is": {"f1": 0.5, "n_gold": 3}}}))
    assert quality.by_language(path, tmp_path / "none.json")["examples_f1"].isna().all()

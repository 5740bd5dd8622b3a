"""A file that is taken away says where it came from, and is safe to open."""

import io

import pandas as pd

from pages._frame.export import csv, file_name


def test_a_csv_reads_back_and_names_its_source():
    frame = pd.DataFrame({"passage_id": ["x", "y"], "text": ["Å \n two", None], "n": [-1, 2], "themes": [["a", "b"], []]})
    back = pd.read_csv(io.BytesIO(csv(frame, "Country: Sweden", "0123abcd", "http://localhost/?lang=en")), encoding="utf-8-sig")
    assert back["text"].tolist()[0] == "Å \n two" and back["text"].isna().tolist() == [False, True]
    assert back["n"].tolist() == [-1, 2]
    assert back["themes"].tolist()[0] == "a|b"
    assert set(back["udsyn_filters"]) == {"Country: Sweden"} and set(back["udsyn_collection"]) == {"0123abcd"}


def test_a_cell_cannot_act_as_a_formula():
    out = csv(pd.DataFrame({"text": ["=1+1", "- a bullet", "@x", "plain"]}), "", "v", "").decode("utf-8-sig")
    assert "'=1+1" in out and "'- a bullet" in out and "'@x" in out and "'plain" not in out


def test_the_frame_is_left_as_it_was():
    frame = pd.DataFrame({"text": ["=1"]})
    csv(frame, "", "", "")
    assert list(frame.columns) == ["text"] and frame["text"].tolist() == ["=1"]


def test_file_names_are_plain():
    assert file_name("overview_themes", "Country: Sweden; Theme: Culture & more", "0123abcd", "csv") == (
        "udsyn_overview_themes_country-sweden-theme-culture-more_0123abcd.csv"
    )
    assert len(file_name("x", "y" * 500, "v", "csv")) < 100

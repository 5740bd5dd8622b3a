"""The command line: help everywhere, figures, and errors that say what to do."""

import json
import re
from pathlib import Path

import pytest

from analysis.__main__ import main

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def corpus(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("cli") / "corpus"
    assert main(["build", str(ROOT / "seeds"), "--out", str(out), "--quiet"]) == 0
    return out


@pytest.mark.parametrize("command", [[], ["build"], ["measure"], ["calibrate"], ["explain"], ["fit"]])
def test_help_everywhere(command, capsys):
    with pytest.raises(SystemExit) as end:
        main([*command, "--help"])
    assert end.value.code == 0 and len(capsys.readouterr().out) > 150


def test_measure_prints_figures_with_counts(corpus, capsys):
    assert main(["measure", str(corpus), str(ROOT / "data/gold"), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["documents"] == "5/5" and figures["misplaced_quotes"] == 0 and figures["timeline"]["n_gold"] == 11


def test_measure_lists_what_was_missed(corpus, capsys):
    assert main(["measure", str(corpus), str(ROOT / "data/gold"), "--list", "governance"]) == 0
    assert re.search(r"missed|wrong", capsys.readouterr().out)


def test_explain_shows_the_words(corpus, capsys):
    import pyarrow.parquet as pq

    row = pq.read_table(corpus / "passage_themes.parquet").to_pylist()[0]
    assert main(["explain", row["passage_id"], "--corpus", str(corpus)]) == 0
    out = capsys.readouterr().out
    assert row["theme"] in out and "role:" in out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["build", "nowhere.txt", "--out", "{tmp}/c"], "No document could be read"),
        (["measure", "{tmp}", "data/gold"], "holds no built corpus"),
        (["explain", "abc", "--corpus", "{tmp}"], "holds no built corpus"),
        (["fit", "--training", "{tmp}"], "holds no labels"),
        (["build", "seeds", "--out", "{tmp}"], "holds other things"),
        (["build", "seeds", "--out", "{tmp}/letter.txt/c"], "letter.txt"),
    ],
)
def test_errors_say_what_to_do(arguments, says, tmp_path, capsys):
    (tmp_path / "letter.txt").write_text("x", encoding="utf-8")
    assert main([a.format(tmp=tmp_path) for a in arguments]) == 1
    assert says in capsys.readouterr().err

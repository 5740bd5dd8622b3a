"""The comparison of methods: fair votes, the same figures as `measure`, and a clear word on what is missing."""

import json
from pathlib import Path

import numpy as np
import pytest

from analysis.build import build
from analysis.measure import Pair, load_gold, measure
from analysis.tables import read
from benchmarks.themes import methods, udsyn
from benchmarks.themes.__main__ import main
from benchmarks.themes.anchors import anchors
from benchmarks.themes.methods import NOWHERE, OTHERS, words
from benchmarks.themes.report import table
from benchmarks.themes.score import theme_intervals, voted

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "tests/documents/da_bornholm_politik.txt", ROOT / "tests/documents/sv_kalix_riktlinjer.txt"]
GOLD = ROOT / "tests/documents/gold"
_WORDS = [f"{syllable}{end}" for syllable in ("ba", "do", "fi", "ku", "me", "ra") for end in ("la", "no", "sti", "vek")]  # of no list
TEXTS = [f"{theme} {_WORDS[i % 24]} {_WORDS[(7 * i + 3) % 24]} nu" for theme in ("skola elever", "export handel", "musik teater") for i in range(16)]


def pair(doc: str, *themes: str, got: tuple = ()) -> Pair:
    return Pair(doc, "da", 99, themes, "priority", f"{doc}-{themes}", frozenset(got), "priority")


def test_a_topic_gets_its_theme_from_other_documents_alone():
    pairs = [pair("a", "culture"), pair("a", "culture"), pair("b", "education"), pair("c", "education"), pair("c")]
    assert [set(p.themes) for p in voted(pairs, [0] * 5)] == [{"education"}] * 2 + [{"culture"}] * 3


def test_a_topic_that_no_other_document_has_gives_no_theme_and_nowhere_is_no_topic():
    pairs = [pair("a", "culture"), pair("b", "culture"), pair("c", "culture")]
    assert [set(p.themes) for p in voted(pairs, [1, NOWHERE, NOWHERE])] == [set()] * 3


def test_of_equal_votes_the_first_by_name():
    assert voted([pair("a", "food_rural"), pair("a", "culture"), pair("b")], [0, 0, 0])[2].themes == {"culture"}


def test_an_interval_holds_what_draws_of_passages_give():
    right, wrong = pair("a", "culture", got=("culture",)), pair("a", "culture", got=("education",))
    assert theme_intervals([right] * 9) == {"micro_interval": [1.0, 1.0], "macro_interval": [1.0, 1.0]}
    low, high = theme_intervals([right] * 10 + [wrong] * 10)["micro_interval"]
    assert 0.2 < low < 0.5 < high < 0.8
    assert theme_intervals([pair("a")]) == {"micro_interval": None, "macro_interval": None}


@pytest.mark.parametrize("run", [words.kmeans, words.characters, words.lda, words.nmf])
def test_a_method_gives_a_row_and_a_cluster_a_passage_and_the_same_again(run):
    first, again = run(TEXTS, ["sv"] * len(TEXTS)), run(TEXTS, ["sv"] * len(TEXTS))
    assert first.vectors.shape[0] == len(first.clusters) == len(TEXTS) and first.themes is None
    assert (first.clusters == again.clusters).all()
    assert len(set(first.clusters)) > 1


@pytest.mark.parametrize("run", [words.lda, words.nmf])
def test_a_passage_without_a_known_word_is_in_no_topic(run):
    found = run([*TEXTS, "zzz"], ["sv"] * (len(TEXTS) + 1))
    assert found.clusters[-1] == NOWHERE and not found.vectors[-1].any()


def test_anchors_are_words_that_a_list_holds_for_certain():
    named = anchors(["exporten", "och", "museum", "xyz"], ["sv"])
    assert named["business_growth"] == [0] and 1 not in sum(named.values(), []) and "food_rural" not in named


def test_anchored_corex_gives_themes():
    pytest.importorskip("corextopic")
    corex = next(m for m in OTHERS if m.id == "corex").load()
    found = corex(TEXTS, ["sv"] * len(TEXTS))
    assert len(found.themes) == len(TEXTS) and {"education", "culture"} <= set().union(*found.themes)


def test_udsyn_is_scored_as_measure_does_and_beside_another(tmp_path, capsys):
    kept = tmp_path / "figures.json"
    arguments = [*map(str, DOCUMENTS), "--gold", str(GOLD), "--only", "udsyn", "nmf", "--json", str(kept)]
    assert main(arguments) == 0
    out, figures = capsys.readouterr().out, json.loads(kept.read_text(encoding="utf-8"))
    build(DOCUMENTS, tmp_path / "corpus")
    corpus, gold = read(tmp_path / "corpus"), {d: g for d, g in load_gold(GOLD).items() if d in {p.stem for p in DOCUMENTS}}
    expected, own = measure(corpus, gold), figures["methods"]["udsyn"]
    assert own["themes"]["micro_f1"] == expected["themes"]["micro"]["f1"] and own["themes"]["macro_f1"] == expected["themes"]["macro_f1"]
    assert own["vectors"] == expected["vectors"] and own["clusters"] == expected["clusters"]
    assert figures["gold"]["documents"] == 2 and set(figures["methods"]) == {"udsyn", "nmf"}
    assert figures["methods"]["nmf"]["themes"]["micro_f1"] < own["themes"]["micro_f1"] and "themes alone" in out
    assert table(figures, markdown=True).count("\n| ") == 4


def test_themes_alone_are_those_of_the_build(tmp_path):
    build(DOCUMENTS, tmp_path / "corpus")
    corpus = read(tmp_path / "corpus")
    roles = dict(zip(corpus.passages["passage_id"], corpus.passages["role"], strict=True))
    assert np.array_equal(udsyn.themes(udsyn.cut(DOCUMENTS, roles)), udsyn.found(corpus).clusters)


def test_a_missing_package_is_named_with_the_command_that_installs_it(monkeypatch, capsys):
    monkeypatch.setattr(methods, "find_spec", lambda name: None)
    assert main([str(DOCUMENTS[0]), "--gold", str(GOLD), "--only", "bertopic"]) == 0
    out = capsys.readouterr().out
    assert "bertopic, umap" in out and "pip install -r requirements-benchmarks.txt" in out
    assert "pip install --no-deps -r requirements-bertopic.txt" in out


@pytest.mark.parametrize("name", sorted({file for m in OTHERS for line in m.install for file in line.split() if file.endswith(".txt")}))
def test_the_commands_name_files_that_are_there(name):
    assert (ROOT / name).is_file()


@pytest.mark.parametrize(
    ("sources", "says"), [(["nowhere.txt"], "No document could be read"), (["seeds"], "None of the gold labels"), (["letter.txt"], "too few")]
)
def test_errors_say_what_to_do(sources, says, tmp_path, capsys):
    (tmp_path / "letter.txt").write_text("Byrådet vedtager strategien.\n\nKultur.\n", encoding="utf-8")
    gold = GOLD
    if sources == ["letter.txt"]:
        gold, sources = tmp_path, [str(tmp_path / "letter.txt")]
        (tmp_path / "letter.json").write_text(json.dumps({"doc": "letter", "facts": {"language": "da"}, "passages": []}), encoding="utf-8")
    assert main([*sources, "--gold", str(gold), "--only", "nmf"]) == 1
    assert says in capsys.readouterr().err

"""A build: deterministic, incremental by document, never breaking who reads."""

import json
import os
import shutil
from pathlib import Path

import numpy as np
import pytest

from analysis import extract, tables
from analysis.build import build, is_current
from analysis.errors import BuildError

SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture(scope="module")
def sources(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("sources")
    for path in sorted(SEEDS.glob("*.txt"))[:2]:
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "empty.txt").write_bytes(b"")
    (folder / "scan.pdf").write_bytes(b"%PDF-1.4")
    return folder


@pytest.fixture(scope="module")
def built(sources, tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("built") / "corpus"
    build([sources], out)
    return out


def test_every_table_is_there_and_bad_sources_are_problems(built):
    corpus = tables.read(built)
    assert len(corpus.documents) == 2 and len(corpus.passages) == len(corpus.vectors) == len(corpus.clusters) > 60
    assert sorted(corpus.problems["source"]) == ["empty.txt", "scan.pdf"]
    assert set(corpus.passage_themes["passage_id"]) <= set(corpus.passages["passage_id"])


def test_the_same_input_gives_the_same_bytes(built, sources, tmp_path):
    build([sources], tmp_path / "again")
    for path in sorted(built.glob("*")):
        assert path.read_bytes() == (tmp_path / "again" / path.name).read_bytes(), path.name


def test_nothing_changed_is_known_and_a_change_is_too(built, sources, tmp_path):
    assert is_current([sources], built)
    assert not is_current([sources / "empty.txt"], built)
    assert not is_current([sources], tmp_path / "nowhere")


def test_only_the_changed_document_is_read_again(sources, tmp_path, monkeypatch):
    folder = tmp_path / "sources"
    folder.mkdir()
    for path in sources.glob("*.txt"):
        (folder / path.name).write_bytes(path.read_bytes())
    out = tmp_path / "corpus"
    build([folder], out)
    seen = []
    real = extract.document
    monkeypatch.setattr(extract, "document", lambda d: seen.append(d.source) or real(d))
    first = sorted(folder.glob("0*.txt"))[0]
    first.write_bytes(first.read_bytes() + "\n\nKommunen vil også samarbejde om energi.".encode())
    build([folder], out)
    assert seen == [first.name]
    assert tables.read(out).documents["text"].str.contains("samarbejde om energi").any()


def test_a_build_that_dies_leaves_the_old_corpus(sources, tmp_path, monkeypatch):
    out = tmp_path / "corpus"
    build([sources], out)
    before = {p.name: p.read_bytes() for p in out.glob("*")}

    def dies(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(tables, "write", dies)
    with pytest.raises(KeyboardInterrupt):
        build([SEEDS], out)
    assert {p.name: p.read_bytes() for p in out.glob("*")} == before
    assert not list((tmp_path / ".corpus").glob("building-*"))


def test_a_reader_that_opened_the_old_version_can_finish(sources, tmp_path):
    out = tmp_path / "corpus"
    build([sources], out)
    opened = out.resolve()
    build([SEEDS], out)
    assert len(tables.read(opened).documents) == 2 and len(tables.read(out).documents) == 5


def test_a_corpus_in_a_plain_folder_is_replaced(built, sources, tmp_path):
    out = tmp_path / "corpus"
    shutil.copytree(built, out)
    (out / "manifest.json").write_text("{}", encoding="utf-8")
    build([sources], out)
    assert is_current([sources], out) and out.is_symlink()


@pytest.mark.parametrize("out", ["mine", "mine/letter.txt", "mine/.."])
def test_what_is_no_corpus_is_never_replaced(sources, tmp_path, out):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("x", encoding="utf-8")
    with pytest.raises(BuildError, match="Choose a folder"):
        build([sources], tmp_path / out)
    assert [p.name for p in tmp_path.rglob("*")] == ["mine", "letter.txt"]


def test_a_corpus_that_lost_a_table_is_built_again(sources, tmp_path):
    out = tmp_path / "corpus"
    build([sources], out)
    (out / "partners.parquet").unlink()
    assert not is_current([sources], out)
    build([sources], out)
    assert is_current([sources], out) and tables.read(out) is not None


def test_what_a_killed_build_left_is_cleared_away(sources, tmp_path):
    left = tmp_path / ".corpus" / "building-x"
    left.mkdir(parents=True)
    os.utime(left, (0, 0))
    build([sources], tmp_path / "corpus")
    assert not left.exists()


@pytest.mark.skipif(os.name != "posix", reason="rights are told otherwise there")
def test_a_corpus_can_be_read_by_whoever_serves_it(built):
    assert built.resolve().stat().st_mode & 0o555 == 0o555


def test_where_links_are_not_allowed_the_corpus_is_a_copy(sources, tmp_path, monkeypatch):
    def refused(*_, **__):
        raise OSError("no links here")

    monkeypatch.setattr(Path, "symlink_to", refused)
    out = tmp_path / "corpus"
    build([sources], out)
    assert out.is_dir() and not os.path.islink(out) and len(tables.read(out).documents) == 2


def test_a_document_in_another_language_is_kept_with_a_warning(tmp_path):
    text = "Las ciudades trabajan juntas. Esta estrategia describe la cooperación internacional del municipio y sus objetivos para los vecinos. " * 4
    (tmp_path / "es.txt").write_text(text, encoding="utf-8")
    build([tmp_path / "es.txt"], tmp_path / "corpus")
    corpus = tables.read(tmp_path / "corpus")
    assert corpus.documents["language"].tolist() == ["es"] and corpus.problems["severity"].tolist() == ["warning"]
    assert len(corpus.passages) > 0 and not np.any(corpus.vectors)


def test_progress_is_told_for_every_source(sources, tmp_path):
    said = []
    build([sources], tmp_path / "corpus", lambda done, total, name: said.append((done, total)))
    assert said[0] == (0, 4) and said[-1] == (4, 4)


def test_the_manifest_names_the_ingredients(built):
    manifest = json.loads((built / "manifest.json").read_text(encoding="utf-8"))
    assert set(manifest) == {"format", "sources", "code", "reference"} and set(manifest["reference"]) >= {"shared", "da", "sv", "nb", "fi", "en", "de"}


def test_a_document_that_cannot_be_taken_apart_is_a_problem_and_the_rest_is_built(sources, tmp_path, monkeypatch):
    real, failing = extract.document, sorted(p.name for p in sources.glob("0*.txt"))[0]

    def fails(document):
        if document.source == failing:
            raise ValueError("a text such as nobody thought of")
        return real(document)

    monkeypatch.setattr(extract, "document", fails)
    build([sources], tmp_path / "corpus")
    corpus = tables.read(tmp_path / "corpus")
    row = corpus.problems.set_index("source").loc[failing]
    assert (row["stage"], row["severity"]) == ("extract", "error") and "Save its text anew" in row["message"]
    assert len(corpus.documents) == 1 and failing not in set(corpus.documents["source"])
    monkeypatch.setattr(extract, "document", real)
    (sources / "empty.txt").write_bytes(b" ")
    build([sources], tmp_path / "corpus")
    (sources / "empty.txt").write_bytes(b"")
    assert len(tables.read(tmp_path / "corpus").documents) == 2  # tried again with the next build

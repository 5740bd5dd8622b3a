"""Coded text that models are fitted on."""

import json

import pytest

from analysis.coded import coded, examples
from analysis.errors import UdsynError
from analysis.ingredients import languages
from analysis.lexicon import load
from analysis.model import ROLES

THEMES = set(load(None, "themes"))


@pytest.mark.parametrize("language", languages())
def test_examples_are_coded_by_the_codebook(language):
    rows = load(language, "examples")["passage"]
    assert len(rows) >= 250
    for row in rows:
        assert set(row["themes"]) <= THEMES and len(row["themes"]) <= 3 and row["role"] in ROLES, row["text"][:60]
    assert {t for row in rows for t in row["themes"]} == THEMES


@pytest.mark.parametrize("language", languages())
def test_examples_stand_where_their_passages_say(language):
    for one in examples(language):
        assert all(one.document.text[p.start : p.end] == p.text for p in one.passages)


def test_training_documents_cover_every_language():
    found = coded("data/training", "data/training")
    assert {d.language for d in found} == set(languages()) and all(d.themes for d in found)


def test_labels_without_their_document_are_refused(tmp_path):
    (tmp_path / "x.json").write_text(json.dumps({"passages": []}), encoding="utf-8")
    with pytest.raises(UdsynError, match="x.txt is missing"):
        coded(tmp_path, tmp_path)

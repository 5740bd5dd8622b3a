"""The corpus on disk: quotes checked before anything is written, and read back as it was."""

import hashlib

import numpy as np
import pyarrow.parquet as pq
import pytest

from analysis import tables
from analysis.errors import CorpusError, EvidenceError
from analysis.model import Document, Evidence

TEXT = "Byrådet vedtager strategien."


def small(**changed) -> dict:
    rows = {name: [] for name in tables.SCHEMAS}
    sha = hashlib.sha256(TEXT.encode()).hexdigest()
    rows["documents"] = [{"doc_id": "d", "source": "d.txt", "sha256": sha, "text": TEXT, "n_words": 3, "n_passages": 1}]
    rows["timeline"] = [{"doc_id": "d", "date": "2024", "kind": "adoption", "what": "x", "quote": "Byrådet", "start": 0, "end": 7, **changed}]
    return {name: tables.frame(name, r) for name, r in rows.items()}


def test_round_trip(tmp_path):
    tables.write(tmp_path / "c", small(), np.zeros((0, 3)), {"format": 1})
    corpus = tables.read(tmp_path / "c")
    assert corpus.timeline.iloc[0]["quote"] == "Byrådet" and corpus.manifest == {"format": 1}
    assert corpus.vectors.dtype == np.float32


def test_a_misplaced_quote_stops_the_writing(tmp_path):
    with pytest.raises(EvidenceError, match="timeline"):
        tables.write(tmp_path / "c", small(start=1), np.zeros((0, 3)), {})
    assert not (tmp_path / "c").exists()


def test_what_is_not_stated_is_null(tmp_path):
    assert small()["documents"]["valid_to"].isna().all()


def test_no_corpus_says_how_to_build_one(tmp_path):
    with pytest.raises(CorpusError, match="python -m analysis build"):
        tables.read(tmp_path)


def test_a_corpus_of_an_older_version_says_to_build_it_again(tmp_path):
    tables.write(tmp_path / "c", small(), np.zeros((0, 3)), {"format": 1})
    path = tmp_path / "c" / "partners.parquet"
    pq.write_table(pq.read_table(path).drop_columns(["confidence"]), path)
    with pytest.raises(CorpusError, match="older Udsyn .partners lacks confidence.*Build it again"):
        tables.read(tmp_path / "c")


def test_a_corpus_that_is_not_whole_says_so_by_its_own_name(tmp_path):
    tables.write(tmp_path / "c", small(), np.zeros((0, 3)), {"format": 1})
    (tmp_path / "link").symlink_to("c", target_is_directory=True)
    (tmp_path / "c" / "partners.parquet").write_bytes(b"no table")
    with pytest.raises(CorpusError, match="link is damaged"):
        tables.read(tmp_path / "link")
    (tmp_path / "c" / "partners.parquet").unlink()
    with pytest.raises(CorpusError, match="link lacks partners.parquet"):
        tables.read(tmp_path / "link")


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (-1, 2), (0, 99)])
def test_evidence_refuses_spans_that_leave_the_text(start, end):
    with pytest.raises(EvidenceError):
        Evidence.at(Document("d", "d.txt", "", TEXT), start, end)

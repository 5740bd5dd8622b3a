"""The corpus on disk: one Parquet file a table.

The schemas below are the contract between the build and everything that reads it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analysis.errors import CorpusError, EvidenceError

_TEXT, _INT, _FLOAT, _BOOL = pa.string(), pa.int64(), pa.float64(), pa.bool_()
_EVIDENCE = {"quote": _TEXT, "start": _INT, "end": _INT}
# How the row was told (model.GRADES), and the share of coded rows so told that were right (confidence.py).
_TOLD = {"grade": _TEXT, "confidence": _FLOAT}

SCHEMAS: dict[str, dict[str, pa.DataType]] = {
    "documents": {
        "doc_id": _TEXT, "source": _TEXT, "sha256": _TEXT, "text": _TEXT, "municipality": _TEXT,
        "municipality_id": _TEXT, "country": _TEXT, "language": _TEXT, "title": _TEXT, "doc_type": _TEXT,
        "adopted_on": _TEXT, "adopted_by": _TEXT, "decision_ref": _TEXT, "valid_from": _TEXT, "valid_to": _TEXT,
        "n_words": _INT, "n_passages": _INT,
    },
    "facts": {"doc_id": _TEXT, "field": _TEXT, "value": _TEXT, **_EVIDENCE, **_TOLD},
    "passages": {
        "passage_id": _TEXT, "doc_id": _TEXT, "start": _INT, "end": _INT, "text": _TEXT, "role": _TEXT, "section": _TEXT,
    },
    "passage_themes": {"passage_id": _TEXT, "theme": _TEXT, "score": _FLOAT, "evidence": pa.list_(pa.list_(_INT))},
    # `cluster` is that at the chosen number of clusters, `leaf` the finest; cluster_cuts leads from one to any other number.
    "clusters": {"passage_id": _TEXT, "cluster": _INT, "x": _FLOAT, "y": _FLOAT, "leaf": _INT, "fit": _FLOAT},
    "cluster_numbers": {"number": _INT, "silhouette": _FLOAT, "error": _FLOAT, "chosen": _BOOL},
    "cluster_cuts": {"number": _INT, "leaf": _INT, "cluster": _INT},
    "cluster_stability": {"number": _INT, "cluster": _INT, "stability": _FLOAT},
    # A row holds from the `first` to the `last` number of clusters.
    "cluster_profiles": {"cluster": _INT, "first": _INT, "last": _INT, "n_passages": _INT, "concepts": pa.list_(_TEXT), "theme": _TEXT},
    "cluster_words": {"cluster": _INT, "first": _INT, "last": _INT, "language": _TEXT, "word": _TEXT, "weight": _FLOAT},
    # `kind` is theme or cluster; `number` is null for themes, and `id` holds the cluster's number as text.
    "language_check": {
        "kind": _TEXT, "id": _TEXT, "number": _INT, "n": _INT, "n_documents": _INT, "languages": pa.list_(_TEXT), "share": pa.list_(_FLOAT),
        "expected": pa.list_(_FLOAT), "language": _TEXT, "balanced": _FLOAT, "divergence": _FLOAT, "p": _FLOAT, "least_p": _FLOAT, "q": _FLOAT,
        "verdict": _TEXT,
    },
    "focus_areas": {"doc_id": _TEXT, "position": _INT, "name": _TEXT, "themes": pa.list_(_TEXT), "secondary": _BOOL, **_EVIDENCE, **_TOLD},
    "timeline": {"doc_id": _TEXT, "date": _TEXT, "kind": _TEXT, "what": _TEXT, **_EVIDENCE, **_TOLD},
    "reviews": {"doc_id": _TEXT, "who": _TEXT, "what": _TEXT, "how_often": _TEXT, **_EVIDENCE, **_TOLD},
    "governance": {"doc_id": _TEXT, "actor": _TEXT, "actor_type": _TEXT, "function": _TEXT, "object": _TEXT, **_EVIDENCE, **_TOLD},
    "partners": {"doc_id": _TEXT, "name": _TEXT, "kind": _TEXT, "canonical": _TEXT, "country": _TEXT, **_EVIDENCE, **_TOLD},
    "target_groups": {"doc_id": _TEXT, "name": _TEXT, **_EVIDENCE, **_TOLD},
    "problems": {"source": _TEXT, "stage": _TEXT, "severity": _TEXT, "message": _TEXT},
}  # fmt: skip

QUALITY = Path(__file__).parent.parent / "data" / "quality.json"  # how right the theme labels were, for the Themes page
_AGAIN = "Build it again with: python -m analysis build SOURCE --out {}"
MANIFEST = "manifest.json"
VECTORS = "vectors.npy"
FILES = (MANIFEST, VECTORS, *(f"{name}.parquet" for name in SCHEMAS))  # what a corpus's folder holds


@dataclass(frozen=True)
class Corpus:
    """Every table of a built corpus by name, the vectors (float32, row i = passages row i) and the manifest."""

    tables: dict[str, pd.DataFrame]
    vectors: np.ndarray
    manifest: dict

    def __getattr__(self, name: str) -> pd.DataFrame:
        try:
            return self.__dict__["tables"][name]
        except KeyError:
            raise AttributeError(name) from None


def frame(name: str, rows: list[dict]) -> pd.DataFrame:
    """Rows as the table `name`, columns in the contract's order, missing values null."""
    schema = pa.schema(list(SCHEMAS[name].items()))
    return pa.Table.from_pylist(rows, schema=schema).to_pandas()


def check_quotes(tables: dict[str, pd.DataFrame]) -> None:
    """Raise EvidenceError for the first row whose quote does not stand where the row says."""
    texts = dict(zip(tables["documents"]["doc_id"], tables["documents"]["text"], strict=True))
    for name, table in tables.items():
        quote = "text" if name == "passages" else "quote"
        if not {quote, "start", "end", "doc_id"} <= set(table.columns):
            continue
        stated = table.dropna(subset=["start", "end"])
        for row in stated.itertuples():
            if texts[row.doc_id][int(row.start) : int(row.end)] != getattr(row, quote):
                raise EvidenceError(f"{name}: {row.doc_id}[{row.start}:{row.end}] does not hold {getattr(row, quote)[:60]!r}")


def write(folder: Path, tables: dict[str, pd.DataFrame], vectors: np.ndarray, manifest: dict) -> None:
    """Write a checked corpus into an empty folder; raises EvidenceError before anything is written."""
    check_quotes(tables)
    folder.mkdir(parents=True, exist_ok=True)
    for name, columns in SCHEMAS.items():
        table = pa.Table.from_pandas(tables[name], schema=pa.schema(list(columns.items())), preserve_index=False)
        pq.write_table(table.replace_schema_metadata(None), folder / f"{name}.parquet")
    np.save(folder / VECTORS, vectors.astype(np.float32))
    (folder / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True), encoding="utf-8")


def read(folder: Path) -> Corpus:
    """Read a built corpus.

    Raises:
        CorpusError: the folder holds no corpus, or one that lacks a file or is damaged.
    """
    named = folder
    # A build may swap the link while this runs: resolve it once and read everything from one version.
    folder = Path(folder).resolve()
    if not (folder / MANIFEST).is_file():
        raise CorpusError(f"{named} holds no built corpus. Build one with: python -m analysis build SOURCE --out {named}")
    for name in FILES:
        if not (folder / name).is_file():
            raise CorpusError(f"{named} lacks {name}. {_AGAIN.format(named)}")
    try:
        tables = {name: pq.read_table(folder / f"{name}.parquet").to_pandas() for name in SCHEMAS}
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        for name, columns in SCHEMAS.items():
            if lost := sorted(columns.keys() - set(tables[name].columns)):
                raise CorpusError(f"{named} was built by an older Udsyn ({name} lacks {lost[0]}). {_AGAIN.format(named)}")
        return Corpus(tables, np.load(folder / VECTORS), manifest)
    except (OSError, ValueError) as error:  # pyarrow's and numpy's own errors are among these
        raise CorpusError(f"{named} is damaged ({error}). Delete it and build it again: python -m analysis build SOURCE --out {named}") from None

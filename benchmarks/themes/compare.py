"""Every method over one collection: the passages as Udsyn cuts them, each method on its own, all scored alike."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from analysis.errors import UdsynError
from analysis.measure import Pair, load_gold, passage_pairs, spoken
from analysis.tables import Corpus, read
from benchmarks.themes import udsyn
from benchmarks.themes.methods import OTHERS, TOPICS
from benchmarks.themes.run import Run, apart, other, udsyn_themes, udsyn_whole
from benchmarks.themes.score import figures

UDSYN = "udsyn"
METHODS = (UDSYN, *(m.id for m in OTHERS))
_FEWEST = 2 * TOPICS  # passages
_VERSIONS = ("numpy", "scikit-learn", "corextopic", "bertopic", "umap-learn", "hdbscan")


def compare(sources: list[Path], gold: list[Path], only: list[str] | None, say: Callable[[str], None]) -> dict:
    """Figures of each method (all, or `only` those named), with what they rest on. `say` is told what is being run.

    A method whose packages are missing has the commands that install them instead of figures.

    Raises:
        UdsynError: a source or gold folder is of no use, none of the gold labels is of a document in `sources`, or
            these hold too few passages.
    """
    labels = {doc: g for folder in gold for doc, g in load_gold(folder).items()}
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "corpus"
        say("udsyn: everything from nothing")
        built = apart(udsyn_whole, sources, out)
        corpus = read(out)
    known = set(corpus.documents["doc_id"])
    if not known & set(labels):
        raise UdsynError(f"None of the gold labels is of a document in {', '.join(map(str, sources))}. Give the folder that holds the labelled ones.")
    labels = {doc: g for doc, g in labels.items() if doc in known}
    pairs = passage_pairs(corpus, labels)
    chosen = only or METHODS
    rows = {}
    if UDSYN in chosen:
        rows[UDSYN] = _udsyn(sources, corpus, pairs, built, say)
    passages = corpus.passages[corpus.passages["role"] != "boilerplate"]
    texts, ids = passages["text"].tolist(), passages["passage_id"].tolist()
    languages = passages["doc_id"].map(corpus.documents.set_index("doc_id")["language"]).tolist()
    if len(texts) < _FEWEST:
        raise UdsynError(f"{len(texts)} passages are too few for {TOPICS} topics. Give documents with {_FEWEST} passages or more.")
    for method in (m for m in OTHERS if m.id in chosen):
        if missing := method.missing():
            rows[method.id] = {"name": method.name, "missing": missing, "install": list(method.install)}
            continue
        say(method.id)
        rows[method.id] = {"name": method.name} | _scored(pairs, ids, apart(other, method, texts, languages))
    return {
        "sources": [str(s) for s in sources], "documents": len(corpus.documents), "languages": sorted(set(languages)), "passages": len(texts),
        "gold": {
            "documents": len(labels), "passages": len(pairs), "themes": sum(len(p.gold_themes) for p in pairs), "spoken": len(spoken(pairs)),
        },
        "processors": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "versions": {name: found for name in _VERSIONS if (found := _version(name))}, "methods": rows,
    }  # fmt: skip


def _udsyn(sources: list[Path], corpus: Corpus, pairs: list[Pair], built: Run, say: Callable[[str], None]) -> dict:
    """Udsyn's own row: scored as built, timed as a whole and for its themes alone."""
    say("udsyn: themes alone")
    alone = apart(udsyn_themes, sources, dict(zip(corpus.passages["passage_id"], corpus.passages["role"], strict=True)))
    cost = {"seconds": round(built.seconds, 2), "seconds_themes": round(alone.seconds, 2), "peak_bytes": built.peak, "peak_bytes_themes": alone.peak}
    return {"name": "Udsyn"} | figures(pairs, corpus.passages["passage_id"].tolist(), udsyn.found(corpus)) | cost


def _scored(pairs: list[Pair], ids: list[str], run: Run) -> dict:
    return figures(pairs, ids, run.result) | {"seconds": round(run.seconds, 2), "peak_bytes": run.peak}


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None

"""Clusters of passages across languages: what is in them, where they lie, and what lies close to a passage."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.palette import families
from analysis.tables import QUALITY, Corpus
from analysis.vectorise import axes
from analysis.views.filters import NOT_STATED, Selection

NOWHERE = -1  # the cluster of passages whose words name nothing the word lists know
NEAR = 0.3  # below this passages are akin in theme at most; calling them alike would mislead
_SHARED = 3


def clusters(selection: Selection) -> pd.DataFrame:
    """One row a cluster that still has passages, largest first: cluster, theme, family, concepts, passages, share,
    documents, languages.

    share = its passages / passages in any cluster; `documents` and `languages` count those it occurs in. Theme and
    concepts are those of the whole collection, so a cluster keeps its name under every filter.
    """
    rows = placed(selection)
    rows = rows[rows["cluster"] != NOWHERE]
    sizes = rows.groupby("cluster").agg(passages=("passage_id", "size"), documents=("doc_id", "nunique"), languages=("language", "nunique"))
    known = selection.cluster_profiles.set_index("cluster")[["theme", "concepts"]]
    found = sizes.join(known, how="inner").reset_index()
    found = found.assign(share=found["passages"] / max(len(rows), 1), family=found["theme"].map(families()))
    found["concepts"] = [[axis.rpartition(".")[2] for axis in own] if own is not None else [] for own in found["concepts"]]
    columns = ["cluster", "theme", "family", "concepts", "passages", "share", "documents", "languages"]
    return found.sort_values(["passages", "cluster"], ascending=[False, True], ignore_index=True)[columns]


def placed(selection: Selection) -> pd.DataFrame:
    """Every passage that remains with its cluster, its place and whose it is: passage_id, cluster, x, y, doc_id,
    language, municipality_id, municipality, role, text. Language and municipality_id read `not_stated` where null."""
    rows = selection.clusters.merge(selection.passages[["passage_id", "doc_id", "role", "text"]], on="passage_id")
    rows = rows.merge(selection.documents[["doc_id", "language", "municipality_id", "municipality"]], on="doc_id")
    named = rows["municipality"].astype(object)
    return rows.assign(
        municipality=named.where(named.notna(), None),
        language=rows["language"].fillna(NOT_STATED),
        municipality_id=rows["municipality_id"].fillna(NOT_STATED),
    )


def mix(selection: Selection, column: str) -> pd.DataFrame:
    """How a cluster's passages spread over `language` or `municipality_id`: cluster, value, passages, share, expected.

    share is of the cluster's passages, expected the same value's share of the passages in any cluster: a cluster whose
    shares stray far from it is a language, or one author, rather than a subject. The most frequent first.
    """
    rows = placed(selection)
    rows = rows[rows["cluster"] != NOWHERE]
    counts = rows.groupby(["cluster", column]).size().rename("passages").reset_index().rename(columns={column: "value"})
    size, overall = rows.groupby("cluster").size(), rows.groupby(column).size() / max(len(rows), 1)
    counts = counts.assign(share=counts["passages"] / counts["cluster"].map(size), expected=counts["value"].map(overall))
    return counts.sort_values(["cluster", "passages", "value"], ascending=[True, False, True], ignore_index=True)


def telling_words(selection: Selection, most: int = 8) -> pd.DataFrame:
    """The words that tell a cluster from the others, at most `most` a language: cluster, language, words (list).

    Languages are those of the documents that remain.
    """
    rows = selection.cluster_words[selection.cluster_words["language"].isin(selection.documents["language"])]
    rows = rows.sort_values(["cluster", "language", "weight"], ascending=[True, True, False], kind="stable")
    if rows.empty:
        return pd.DataFrame(columns=["cluster", "language", "words"])
    return rows.groupby(["cluster", "language"])["word"].agg(lambda w: list(w)[:most]).rename("words").reset_index()


def points(selection: Selection, most: int, cluster: int | None = None) -> pd.DataFrame:
    """The passages to draw on the map, at most `most` (frame of `placed`), those of `cluster` first in line.

    Where there are more, a tenth is kept for those that fit nowhere, and those with the lowest ids stay: ids are
    hashes, so that is a fair draw, and the same each time.
    """
    rows = placed(selection)
    lost = rows["cluster"] == NOWHERE
    room = max(most // 10, most - int((~lost).sum()))
    kept = rows[lost].sort_values("passage_id").head(room)
    own = rows[~lost].assign(_own=rows["cluster"] == cluster).sort_values(["_own", "passage_id"], ascending=[False, True])
    own = own.head(most - len(kept)).drop(columns="_own")
    return pd.concat([own, kept]).sort_values(["cluster", "passage_id"], ignore_index=True)


def members(selection: Selection, cluster: int) -> list[str]:
    """The passages of a cluster, the most typical first: nearest to the middle of its place on the map."""
    rows = selection.clusters[selection.clusters["cluster"] == cluster]
    if rows.empty:
        return []
    away = (rows["x"] - rows["x"].median()) ** 2 + (rows["y"] - rows["y"].median()) ** 2
    return rows.assign(_away=away).sort_values(["_away", "passage_id"])["passage_id"].tolist()


def cluster_themes(selection: Selection) -> pd.DataFrame:
    """Which themes a cluster's passages carry: cluster, theme, family, passages, share, of the most frequent first.

    share = passages of the cluster with the theme / all themes counted in the cluster: a passage has up to three.
    Clusters come in the order of `clusters`.
    """
    order = clusters(selection)["cluster"].tolist()
    rows = selection.passage_themes.merge(selection.clusters[["passage_id", "cluster"]], on="passage_id")
    rows = rows[rows["cluster"].isin(order)]
    counts = rows.groupby(["cluster", "theme"])["passage_id"].nunique().rename("passages").reset_index()
    counts = counts.assign(share=counts["passages"] / counts["cluster"].map(counts.groupby("cluster")["passages"].sum()))
    counts = counts.assign(family=counts["theme"].map(families()), _at=counts["cluster"].map({c: i for i, c in enumerate(order)}))
    counts = counts.sort_values(["_at", "passages", "theme"], ascending=[True, False, True], ignore_index=True)
    return counts[["cluster", "theme", "family", "passages", "share"]]


def with_theme(selection: Selection, cluster: int, theme: str) -> list[str]:
    """The passages of a cluster with a theme, the surest first."""
    own = selection.clusters.loc[selection.clusters["cluster"] == cluster, "passage_id"]
    rows = selection.passage_themes[selection.passage_themes["passage_id"].isin(own) & (selection.passage_themes["theme"] == theme)]
    return rows.sort_values("score", ascending=False, kind="stable")["passage_id"].tolist()


def nearest(corpus: Corpus, ids: Sequence[str], most: int = 20) -> pd.DataFrame:
    """The passages of the whole collection in another language that lie closest to any of `ids`, closest first.

    Columns: passage_id, closeness (cosine of the vectors, 0 to 1), to (the one of `ids` it is close to), shared (the
    concepts that make them close, most first). Headings and layout, and passages farther than NEAR, are left out;
    a text that occurs twice counts once.
    """
    language = corpus.passages["doc_id"].map(dict(zip(corpus.documents["doc_id"], corpus.documents["language"], strict=True)))
    own = np.flatnonzero(corpus.passages["passage_id"].isin(list(ids)).to_numpy() & np.any(corpus.vectors != 0, axis=1))
    columns = ["passage_id", "closeness", "to", "shared"]
    if not len(own):
        return pd.DataFrame(columns=columns)
    spoken, names = language.fillna(NOT_STATED).to_numpy(), corpus.passages["passage_id"].to_numpy()
    closeness = corpus.vectors @ corpus.vectors[own].T
    closeness[spoken[:, None] == spoken[own][None, :]] = 0
    closeness[corpus.passages["role"].isin(["boilerplate", "heading"]).to_numpy()] = 0
    best, to = closeness.max(axis=1), closeness.argmax(axis=1)
    found, seen = [], set()
    for i in np.lexsort((names, -best.round(6))):
        if best[i] < NEAR or len(found) == most:
            break
        text = corpus.passages["text"].iat[i].casefold().strip()
        if text not in seen:
            seen.add(text)
            source = own[to[i]]
            found.append((names[i], float(min(best[i], 1)), names[source], _shared(corpus.vectors[i], corpus.vectors[source])))
    return pd.DataFrame(found, columns=columns)


def _shared(one: np.ndarray, other: np.ndarray) -> list[str]:
    """The concepts on which two vectors meet, most first; none where the vectors have other axes than the word lists."""
    known = axes()
    if len(one) != len(known):
        return []
    both = one * other
    return [known[i].partition(".")[2] for i in np.argsort(-both, kind="stable") if both[i] > 0 and "." in known[i]][:_SHARED]


def speakers(selection: Selection, municipality: str | None, theme: str | None) -> list[str]:
    """The passages of a municipality (its id) on a theme, the surest first; without a municipality or a theme, nothing."""
    if not municipality or not theme:
        return []
    documents = selection.documents.loc[selection.documents["municipality_id"] == municipality, "doc_id"]
    own = selection.passages.loc[selection.passages["doc_id"].isin(documents), "passage_id"]
    rows = selection.passage_themes[selection.passage_themes["passage_id"].isin(own) & (selection.passage_themes["theme"] == theme)]
    return rows.sort_values("score", ascending=False, kind="stable")["passage_id"].tolist()


def quality(path: Path = QUALITY) -> pd.DataFrame:
    """How right the theme labels were on coded test documents: language, f1, p, r, n_right, n_pred, n_gold, n_passages, n_documents.

    Empty where nothing was measured; `python -m analysis measure --save-quality` writes the file.
    """
    if not path.is_file():
        return pd.DataFrame(columns=["language", "f1", "p", "r", "n_gold", "n_passages", "n_documents"])
    rows = json.loads(path.read_text(encoding="utf-8"))
    return pd.DataFrame([{"language": language, **figures} for language, figures in rows.items()])

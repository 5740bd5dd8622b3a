"""Clusters of passages across languages at any number of them: what is in each, how firm it is, how languages mix in it.

What is said of clusters is said of a selection `at` a number of them.
"""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis.palette import families
from analysis.views.filters import NOT_STATED, Selection

NOWHERE = -1  # the cluster of passages that fit nowhere
LOOSE = 0.6  # a cluster found again with less likeness than this is no firm pattern (Hennig 2007)


def numbers(selection: Selection) -> pd.DataFrame:
    """The numbers of clusters there are to choose from, ascending: number, silhouette (mean, null where it cannot be had), error
    (its standard error), chosen (the best), clusters_loose (how many of the clusters are less stable than LOOSE)."""
    loose = selection.cluster_stability.groupby("number")["stability"].agg(lambda s: int((s < LOOSE).sum()))
    rows = selection.cluster_numbers.sort_values("number", ignore_index=True)
    return rows.assign(clusters_loose=rows["number"].map(loose).fillna(0).astype(int))


def chosen_number(rows: pd.DataFrame) -> int:
    """The number that the build chose (frame of `numbers`); 0 where there are no clusters."""
    return int(rows.loc[rows["chosen"].astype(bool), "number"].max()) if rows["chosen"].astype(bool).any() else 0


def at(selection: Selection, number: int) -> Selection:
    """The same selection with `number` clusters, or as many as come nearest to it: every table of clusters says what
    holds at that number. Unchanged where there is nothing to choose."""
    known = selection.cluster_numbers["number"]
    if known.empty:
        return selection
    number = min(max(number, int(known.min())), int(known.max()))
    cuts = selection.cluster_cuts
    lead = cuts[cuts["number"] == number].set_index("leaf")["cluster"]
    moved = {"clusters": selection.clusters.assign(cluster=selection.clusters["leaf"].map(lead).fillna(NOWHERE).astype(int))}
    for name in ("cluster_profiles", "cluster_words"):
        table = selection.tables[name]
        moved[name] = table[(table["first"] <= number) & (number <= table["last"])].reset_index(drop=True)
    firm, checks = selection.cluster_stability, selection.language_check
    moved["cluster_stability"] = firm[firm["number"] == number].reset_index(drop=True)
    moved["language_check"] = checks[checks["number"].isna() | (checks["number"] == number)].reset_index(drop=True)
    return replace(selection, tables=selection.tables | moved)


def clusters(selection: Selection) -> pd.DataFrame:
    """One row a cluster that still has passages, largest first: cluster, theme, family, concepts, passages, share,
    documents, languages, stability, verdict, language, balanced.

    share = its passages / passages in any cluster; `documents` and `languages` count those it occurs in. What follows is
    of the whole collection, as are theme and concepts, so a cluster keeps its name under every filter: stability 0 to 1,
    null where no sample held it; verdict, language and balanced of its language check.
    """
    rows = placed(selection)
    rows = rows[rows["cluster"] != NOWHERE]
    sizes = rows.groupby("cluster").agg(passages=("passage_id", "size"), documents=("doc_id", "nunique"), languages=("language", "nunique"))
    found = sizes.reset_index().merge(profiles(selection), on="cluster")
    found = found.assign(share=found["passages"] / max(len(rows), 1), family=found["theme"].map(families()))
    found = found.assign(stability=found["cluster"].map(selection.cluster_stability.set_index("cluster")["stability"]))
    checks = selection.language_check[selection.language_check["kind"] == "cluster"]
    checks = checks.assign(cluster=checks["id"].astype(int)).set_index("cluster")
    for column in ("verdict", "language", "balanced"):
        found[column] = found["cluster"].map(checks[column])
    columns = [
        "cluster", "theme", "family", "concepts", "passages", "share", "documents", "languages", "stability", "verdict", "language", "balanced",
    ]  # fmt: skip
    return found.sort_values(["passages", "cluster"], ascending=[False, True], ignore_index=True)[columns]


def profiles(selection: Selection) -> pd.DataFrame:
    """Every cluster of the whole collection at the selection's number: cluster, theme, concepts (list of ids, most weight first)."""
    rows = selection.cluster_profiles
    concepts = [[axis.rpartition(".")[2] for axis in own] if own is not None else [] for own in rows["concepts"]]
    return rows[["cluster", "theme"]].assign(concepts=pd.Series(concepts, index=rows.index, dtype=object))


def placed(selection: Selection) -> pd.DataFrame:
    """Every passage that remains with its cluster, its place and whose it is: passage_id, cluster, x, y, leaf, fit, doc_id,
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


def members(selection: Selection, cluster: int) -> list[str]:
    """The passages of a cluster, the most typical first: closest to the middle of their group."""
    rows = selection.clusters[selection.clusters["cluster"] == cluster]
    return rows.sort_values(["fit", "passage_id"], ascending=[False, True])["passage_id"].tolist()


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


def language_checks(selection: Selection) -> pd.DataFrame:
    """The language check of every theme and cluster of the whole collection, the most doubtful first: the columns of the
    table, with `flagged` where a language is disguised."""
    rows = selection.language_check
    rows = rows.assign(flagged=rows["verdict"] == "disguise")
    return rows.sort_values(["flagged", "q", "balanced"], ascending=[False, True, False], ignore_index=True, na_position="last")


def disguised(selection: Selection, kind: str) -> dict[str, str]:
    """Theme or cluster id (as text) -> the language that it is in disguise."""
    rows = selection.language_check
    rows = rows[(rows["kind"] == kind) & (rows["verdict"] == "disguise")]
    return dict(zip(rows["id"], rows["language"], strict=True))

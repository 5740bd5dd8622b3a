"""What remains of a corpus under a choice of filters.

Country, municipality, language and document type choose documents. A theme chooses passages that have it, and the
rows (a duty, a partner, a date) whose evidence begins in such a passage. Within one filter the choices add up;
across filters all must hold. How sure a row must be chooses rows alone: a document and its own facts stay.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace

import numpy as np
import pandas as pd

from analysis.palette import themes
from analysis.tables import Corpus

NOT_STATED = "not_stated"  # the id by which a document can be chosen that does not state the field
_COLUMNS = {"country": "country", "municipality": "municipality_id", "language": "language", "doc_type": "doc_type"}
# What is said of a cluster or theme of the whole collection, whatever is chosen of it.
_WHOLE = ("cluster_numbers", "cluster_cuts", "cluster_stability", "cluster_profiles", "cluster_words", "language_check")
SURE = (0.5, 0.7, 0.9)  # what rows can be asked to be surer than
_ROWS = ("focus_areas", "target_groups", "timeline", "reviews", "governance", "partners")


@dataclass(frozen=True, slots=True)
class Filters:
    """Chosen ids per dimension, an empty tuple being no restriction, and the confidence that rows must exceed.

    Hashable, so that it can key a cache.
    """

    country: tuple[str, ...] = ()
    municipality: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    doc_type: tuple[str, ...] = ()
    surer_than: float = 0.0

    def __bool__(self) -> bool:
        return self.surer_than > 0 or any(ids for _, ids in self.items())

    def items(self) -> list[tuple[str, tuple[str, ...]]]:
        """(dimension, chosen ids) for every dimension, chosen or not, in the order the interface shows them."""
        return [(name, getattr(self, name)) for name in DIMENSIONS]

    def without(self, dimension: str, value: str | None = None) -> Filters:
        """The same filters less one id of a dimension, or less the whole dimension."""
        kept = tuple(v for v in getattr(self, dimension) if value is not None and v != value)
        return replace(self, **{dimension: kept})


DIMENSIONS = tuple(f.name for f in fields(Filters) if f.name != "surer_than")


@dataclass(frozen=True)
class Selection:
    """The rows of each table that remain, under the tables' own names and columns. Share it freely, change it never.

    `problems` are never filtered: what could not be read has no country or theme to be filtered by. `hidden`: how many rows
    were left out because they are not sure enough.
    """

    filters: Filters
    tables: dict[str, pd.DataFrame] = field(repr=False)
    hidden: int = 0

    def __getattr__(self, name: str) -> pd.DataFrame:
        try:
            return self.__dict__["tables"][name]
        except KeyError:
            raise AttributeError(name) from None

    @property
    def is_empty(self) -> bool:
        return self.documents.empty


def select(corpus: Corpus, filters: Filters) -> Selection:
    """What remains of `corpus` under `filters`; new frames, the corpus is left as it was."""
    documents = corpus.documents
    for dimension, column in _COLUMNS.items():
        if chosen := getattr(filters, dimension):
            documents = documents[documents[column].fillna(NOT_STATED).isin(chosen)]

    passages = corpus.passages[corpus.passages["doc_id"].isin(documents["doc_id"])]
    if filters.theme:
        having = corpus.passage_themes.loc[corpus.passage_themes["theme"].isin(filters.theme), "passage_id"]
        passages = passages[passages["passage_id"].isin(having)]
        documents = documents[documents["doc_id"].isin(passages["doc_id"])]

    tables = {"documents": documents, "passages": passages, "problems": corpus.problems}
    for name in ("passage_themes", "clusters"):
        table = corpus.tables[name]
        tables[name] = table[table["passage_id"].isin(passages["passage_id"])]
    tables["facts"] = corpus.facts[corpus.facts["doc_id"].isin(documents["doc_id"])]
    for name in _ROWS:
        table = corpus.tables[name]
        table = table[table["doc_id"].isin(documents["doc_id"])]
        tables[name] = table[passage_of(table, passages).notna()] if filters.theme else table
    kept = {name: sure_enough(tables[name], filters.surer_than) for name in _ROWS}
    hidden = sum(len(tables[name]) - len(table) for name, table in kept.items())
    tables |= kept
    for name in _WHOLE:
        tables[name] = corpus.tables[name]
    return Selection(filters, {name: table.reset_index(drop=True) for name, table in tables.items()}, hidden)


def sure_enough(rows: pd.DataFrame, than: float) -> pd.DataFrame:
    """The rows whose confidence exceeds `than`; one that was never measured is no less sure than any other."""
    return rows[rows["confidence"].isna() | (rows["confidence"] > than)] if than else rows


def passage_of(rows: pd.DataFrame, passages: pd.DataFrame) -> pd.Series:
    """The id of the passage in which each row (doc_id, start) begins, null where none of `passages` holds it.

    Indexed as `rows`. Passages of one document do not overlap.
    """
    found = pd.Series([None] * len(rows), index=rows.index, dtype=object)
    by_document = dict(tuple(passages.sort_values("start").groupby("doc_id", sort=False)))
    for doc_id, own in rows.dropna(subset=["start"]).groupby("doc_id", sort=False):
        within = by_document.get(doc_id)
        if within is None:
            continue
        at = np.searchsorted(within["start"].to_numpy(), own["start"].to_numpy(), side="right") - 1
        inside = (at >= 0) & (own["start"].to_numpy() < within["end"].to_numpy()[np.maximum(at, 0)])
        ids = within["passage_id"].to_numpy()[np.maximum(at, 0)]
        found.loc[own.index[inside]] = ids[inside]
    return found


def options(corpus: Corpus, filters: Filters) -> dict[str, list[str]]:
    """The ids that each filter can offer: those the corpus holds, and always those already chosen.

    Municipalities are those of the chosen countries. Themes come in the codebook's order, the rest by frequency.
    """
    documents = corpus.documents
    present = set(corpus.passage_themes["theme"])
    found = {"theme": [t for t in themes() if t in present]}
    for dimension, column in _COLUMNS.items():
        rows = documents
        if dimension == "municipality" and filters.country:
            rows = documents[documents["country"].fillna(NOT_STATED).isin(filters.country)]
        found[dimension] = rows[column].fillna(NOT_STATED).value_counts().index.tolist()
    for dimension, chosen in filters.items():
        found[dimension] += [v for v in chosen if v not in found[dimension]]
    return found


def municipality_names(corpus: Corpus) -> dict[str, str]:
    """Municipality id -> official name, for those the corpus holds."""
    known = corpus.documents.dropna(subset=["municipality_id", "municipality"])
    return dict(zip(known["municipality_id"], known["municipality"], strict=True))

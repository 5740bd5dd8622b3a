"""Passages across languages: where they lie on the map, what lies close to one, whose speak of what, and how right that is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.tables import Corpus
from analysis.vectorise import axes
from analysis.views.clusters import NOWHERE, placed
from analysis.views.filters import NOT_STATED, Selection

NEAR = 0.3  # below this passages are akin in theme at most; calling them alike would mislead
_SHARED = 3


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

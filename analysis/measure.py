"""Tables against gold labels: how right each table is, with the counts behind every ratio.

The definitions of a match are those of the codebook's scorer: passages meet by overlap, rows by their coded values
and by quotes that stand near each other, names by containment. A ratio without cases is None.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.sparse import issparse
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_mutual_info_score
from sklearn.preprocessing import normalize

from analysis.clusters import kept
from analysis.errors import UdsynError
from analysis.reliability import calibration_error, reliability
from analysis.tables import Corpus

FACTS = ("municipality", "country", "language", "doc_type", "adopted_on", "adopted_by", "decision_ref", "valid_from", "valid_to")
NEAR = 60  # characters by which two quotes of one statement may miss each other
_LONG_ENOUGH = 25  # characters: shorter passages say too little to have neighbours
_K, _SEEDS, _NEIGHBOURS = 12, 5, 5


@dataclass(frozen=True)
class Counts:
    """Right, predicted and gold rows, and what was missed and wrong as (document, row) pairs."""

    tp: int
    n_pred: int
    n_gold: int
    missed: tuple = ()
    wrong: tuple = ()

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.tp + other.tp, self.n_pred + other.n_pred, self.n_gold + other.n_gold,
            self.missed + other.missed, self.wrong + other.wrong,
        )  # fmt: skip

    def figures(self) -> dict:
        p = self.tp / self.n_pred if self.n_pred else None
        r = self.tp / self.n_gold if self.n_gold else None
        f1 = 2 * self.tp / (self.n_pred + self.n_gold) if self.n_pred + self.n_gold else None
        return {
            "p": _round(p), "r": _round(r), "f1": _round(f1), "n_right": self.tp, "n_pred": self.n_pred, "n_gold": self.n_gold,
        }  # fmt: skip


def load_gold(folder: Path) -> dict[str, dict]:
    """Gold labels by document id. Raises UdsynError where the folder holds none, or a file is none."""
    files = sorted(Path(folder).glob("*.json"))
    if not files:
        raise UdsynError(f"{folder} holds no gold labels (*.json). Point to a folder of coded documents.")
    found = {}
    for file in files:
        try:
            labels = json.loads(file.read_text(encoding="utf-8"))
            found[labels["doc"]] = {"facts": labels["facts"], "passages": labels["passages"]} | labels
        except (ValueError, TypeError, KeyError):
            raise UdsynError(f"{file} holds no gold labels: JSON with doc, facts and passages is needed.") from None
    return found


def measure(corpus: Corpus, gold: dict[str, dict]) -> dict:
    """Every figure, by table; `_rows` holds the Counts of the row tables for whoever lists what was missed."""
    docs = corpus.documents.set_index("doc_id")
    present = [d for d in gold if d in docs.index]
    pairs = passage_pairs(corpus, gold)
    clusters = corpus.clusters.set_index("passage_id")["cluster"].to_dict()
    scored = [(score, theme in p.gold_themes) for p in pairs for theme, score in p.scores.items()]
    bins = reliability([score for score, _ in scored], [right for _, right in scored])
    rows = {name: _rows(corpus, gold, docs, table, same) for name, (table, same) in _TABLES.items()}
    return {
        "documents": f"{len(present)}/{len(gold)}",
        "misplaced_quotes": _misplaced(corpus, docs),
        "facts": _facts(docs, gold),
        "themes": theme_figures(pairs) | {"calibration_error": calibration_error(bins), "reliability": bins},
        "roles": {"accuracy": _mean([p.role == p.gold_role for p in pairs]), "n": len(pairs)},
        **space(pairs, corpus.passages["passage_id"].tolist(), corpus.vectors, clusters),
        "staying": _staying(corpus),
        **{name: sum(by.values(), Counts(0, 0, 0)).figures() | {"by_language": _by_language(by, gold)} for name, by in rows.items()},
        "_rows": rows,
        "_pairs": pairs,
    }


@dataclass(frozen=True)
class Pair:
    """A gold passage and the built passage that covers most of it (None where none does)."""

    doc_id: str
    language: str
    length: int
    gold_themes: tuple[str, ...]
    gold_role: str
    passage_id: str | None
    themes: frozenset[str]
    role: str | None
    scores: dict[str, float] = field(default_factory=dict)


def passage_pairs(corpus: Corpus, gold: dict[str, dict]) -> list[Pair]:
    """Every gold passage in order, each with the built passage that meets it."""
    scores: dict[str, dict[str, float]] = {}
    for row in corpus.passage_themes.itertuples():
        scores.setdefault(row.passage_id, {})[row.theme] = row.score
    pairs = []
    for doc_id, g in gold.items():
        mine = corpus.passages[corpus.passages["doc_id"] == doc_id]
        start, end = mine["start"].to_numpy(), mine["end"].to_numpy()
        for p in g["passages"]:
            overlap = np.minimum(end, p["end"]) - np.maximum(start, p["start"])
            best = mine.iloc[int(overlap.argmax())] if len(mine) and overlap.max() > 0 else None
            known = best is not None
            own = scores.get(best["passage_id"], {}) if known else {}
            pairs.append(
                Pair(
                    doc_id, g["facts"]["language"], p["end"] - p["start"], tuple(p["themes"]), p["role"],
                    best["passage_id"] if known else None, frozenset(own), best["role"] if known else None, own,
                )  # fmt: skip
            )
    return pairs


def _facts(docs: pd.DataFrame, gold: dict[str, dict]) -> dict:
    right = {f: [same_fact(g["facts"].get(f), docs.at[d, f] if d in docs.index else "missing") for d, g in gold.items()] for f in FACTS}
    return {"accuracy": _mean(sum(right.values(), [])), **{f: _mean(v) for f, v in right.items()}}


def same_fact(want, got) -> bool:
    """Whether a fact is as coded; case, accents and punctuation do not count, and nothing equals nothing."""
    if _null(want) or _null(got):
        return _null(want) and _null(got)
    return fold(want) == fold(got)


def theme_figures(pairs: list[Pair]) -> dict:
    """How right `themes` are against `gold_themes`: over all (micro), by theme and its mean (macro), by language."""

    def counts(some: list[Pair], theme: str) -> Counts:
        return Counts(
            sum(theme in p.themes and theme in p.gold_themes for p in some),
            sum(theme in p.themes for p in some), sum(theme in p.gold_themes for p in some),
        )  # fmt: skip

    every = sorted({t for p in pairs for t in (*p.gold_themes, *p.themes)})
    by_theme = {t: counts(pairs, t) for t in every}
    languages = sorted({p.language for p in pairs})
    by_language, cases = {}, {}
    for language in languages:
        some = [p for p in pairs if p.language == language]
        figures = sum((counts(some, t) for t in every), Counts(0, 0, 0)).figures()
        by_language[language] = figures["f1"]
        cases[language] = figures | {"n_passages": len(some), "n_documents": len({p.doc_id for p in some})}
    scored = [c.figures()["f1"] or 0.0 for c in by_theme.values() if c.n_gold]
    return {
        "micro": sum(by_theme.values(), Counts(0, 0, 0)).figures(),
        "macro_f1": _mean(scored),
        "by_language": by_language,
        "cases": cases,
        "by_theme": {t: c.figures()["f1"] for t, c in by_theme.items()},
    }


def spoken(pairs: list[Pair]) -> list[Pair]:
    """The pairs that a vector space is judged on: with a theme, long enough to say something, one a built passage."""
    return list({p.passage_id: p for p in reversed(pairs) if p.gold_themes and p.passage_id and p.length > _LONG_ENOUGH}.values())[::-1]


def nearest_shared(pairs: list[Pair], vectors) -> tuple[np.ndarray, np.ndarray]:
    """For each pair with passages enough in other languages: the share of its five nearest there that have a theme in
    common with it, and the share of all passages there that do (chance).

    `vectors`: (pairs, D), dense or sparse, a row a pair, of unit length or all zero.
    """
    similar = vectors @ vectors.T
    similar = similar.toarray() if issparse(similar) else similar
    language, hits, chance = np.array([p.language for p in pairs]), [], []
    for i, p in enumerate(pairs):
        others = np.flatnonzero(language != p.language)
        if len(others) < _NEIGHBOURS:
            continue
        nearest = others[np.argsort(-similar[i, others], kind="stable")[:_NEIGHBOURS]]
        shared = np.array([bool(set(p.gold_themes) & set(other.gold_themes)) for other in pairs])
        hits.append(float(shared[nearest].mean()))
        chance.append(float(shared[others].mean()))
    return np.array(hits), np.array(chance)


def _staying(corpus: Corpus) -> dict:
    """The share of passages that keep their cluster when one document is added, each document once: mean and least."""
    stay = list(kept(corpus.vectors, corpus.passages["passage_id"].tolist(), corpus.passages["doc_id"].tolist()).values())
    return {"mean": _mean(stay), "least": _round(min(stay, default=None))}


def space(pairs: list[Pair], passage_ids: list[str], vectors, clusters: dict[str, int]) -> dict:
    """Whether near vectors share themes across languages, and whether k-means finds themes rather than languages.

    `vectors`: (passages, D), dense or sparse, row i is `passage_ids[i]`; `clusters` by passage id, -1 where there is none.
    Empty where no pair can be judged.
    """
    keep = spoken(pairs)
    if not keep:
        return {}
    place = {p: i for i, p in enumerate(passage_ids)}
    own = vectors[[place[p.passage_id] for p in keep]].astype(float)
    X = normalize(own if issparse(own) else np.nan_to_num(own))
    language, primary = np.array([p.language for p in keep]), np.array([p.gold_themes[0] for p in keep])
    hits, chance = nearest_shared(keep, X)
    runs = [KMeans(_K, n_init=5, random_state=s).fit_predict(X) for s in range(_SEEDS)] if len(keep) > 2 * _K else []
    mine = np.array([clusters.get(p.passage_id, -1) for p in keep])
    return {
        "vectors": {
            "cross_language_p_at_5": _mean(hits), "chance": _mean(chance), "n": len(hits),
            "ami_theme": _mean([adjusted_mutual_info_score(primary, k) for k in runs]),
            "ami_language": _mean([adjusted_mutual_info_score(language, k) for k in runs]),
            "gold_ami_language": _round(adjusted_mutual_info_score(language, primary)),
        },
        "clusters": {
            "n": len(set(mine.tolist())), "ami_theme": _round(adjusted_mutual_info_score(primary, mine)),
            "ami_language": _round(adjusted_mutual_info_score(language, mine)),
        },
    }  # fmt: skip


def _rows(corpus: Corpus, gold: dict[str, dict], docs: pd.DataFrame, table: str, same: Callable[[dict, dict], bool]) -> dict[str, Counts]:
    """Counts a document: each gold row takes the first built row that states the same and is not taken yet."""
    out = {}
    for doc_id, g in gold.items():
        labelled = g.get(table, [])
        if doc_id not in docs.index:
            out[doc_id] = Counts(0, 0, len(labelled), tuple((doc_id, r) for r in labelled))
            continue
        text = docs.at[doc_id, "text"]
        want = [{**r, "span": _span(r, text)} for r in labelled]
        built = corpus.tables[table]
        got = [{**r, "span": (int(r["start"]), int(r["end"]))} for r in built[built["doc_id"] == doc_id].to_dict("records")]
        free, missed = list(got), []
        for row in want:
            match = next((i for i, r in enumerate(free) if same(row, r)), None)
            if match is None:
                missed.append((doc_id, row))
            else:
                free.pop(match)
        out[doc_id] = Counts(len(want) - len(missed), len(got), len(want), tuple(missed), tuple((doc_id, r) for r in free))
    return out


def _by_language(by_document: dict[str, Counts], gold: dict[str, dict]) -> dict[str, dict]:
    languages = sorted({g["facts"]["language"] for g in gold.values()})
    return {
        lang: sum((c for d, c in by_document.items() if gold[d]["facts"]["language"] == lang), Counts(0, 0, 0)).figures() for lang in languages
    }


def _span(row: dict, text: str) -> tuple[int, int]:
    start = int(row["start"]) if not _null(row.get("start")) else text.find(row["quote"])
    return start, start + len(row["quote"])


def _near(a: dict, b: dict) -> bool:
    (s, e), (t, f) = a["span"], b["span"]
    return s - NEAR <= f and t - NEAR <= e


def _names(a: dict, b: dict) -> bool:
    one, two = fold(a["name"]), fold(b["name"])
    return one == two or (min(len(one), len(two)) >= 4 and (one in two or two in one))


def _equal(column: str) -> Callable[[dict, dict], bool]:
    return lambda a, b: (_null(a.get(column)) and _null(b.get(column))) or a.get(column) == b.get(column)


def _all(*tests: Callable[[dict, dict], bool]) -> Callable[[dict, dict], bool]:
    return lambda a, b: all(test(a, b) for test in tests)


_TABLES: dict[str, tuple[str, Callable[[dict, dict], bool]]] = {
    "timeline": ("timeline", _all(_equal("date"), _equal("kind"))),
    "reviews": ("reviews", _all(_near, _equal("how_often"))),
    "governance": ("governance", _all(_equal("actor_type"), _equal("function"), _near)),
    "partners": ("partners", _names),
    "partner_kinds": ("partners", _all(_names, _equal("kind"))),
    "focus_areas": ("focus_areas", _all(_names, lambda a, b: bool(a.get("secondary")) == bool(b.get("secondary")))),
    "target_groups": ("target_groups", _names),
}


def _misplaced(corpus: Corpus, docs: pd.DataFrame) -> int:
    wrong = 0
    for name, table in corpus.tables.items():
        quote = "text" if name == "passages" else "quote"
        if {quote, "start", "end", "doc_id"} <= set(table.columns):
            wrong += sum(docs.at[r.doc_id, "text"][int(r.start) : int(r.end)] != getattr(r, quote) for r in table.itertuples())
    return wrong


def fold(value) -> str:
    """A value for comparison: case, accents and punctuation do not count."""
    text = unicodedata.normalize("NFKD", str(value).casefold()).replace("ø", "o").replace("æ", "ae").replace("ß", "ss")
    return re.sub(r"[^\w]+", " ", "".join(c for c in text if not unicodedata.combining(c))).strip()


def _null(value) -> bool:
    return value is None or value == "" or (not isinstance(value, (list, dict)) and pd.isna(value))


def _mean(values: list) -> float | None:
    return _round(float(np.mean(values))) if len(values) else None


def _round(value: float | None) -> float | None:
    return None if value is None else round(float(value), 3)

"""What municipalities put first: in what they write (shares of passages) and in what they declare (focus areas)."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.palette import families
from analysis.views.filters import NOT_STATED, Selection
from analysis.views.quantify import Counted, certain, draws, interval, share

ORDERS = ("frequency", "spread", "family")
BY = ("municipality", "country")
_COLUMNS = ["unit", "theme", "family", "passages", "themed", "counted", "share", "low", "high", "by_language"]


def units(selection: Selection, by: str) -> pd.DataFrame:
    """One row a unit: unit, municipality, country, title, documents, passages, themed; the most themed passages first.

    A unit is a municipality (with all its documents), or a country. A document that states no municipality is a unit
    of its own under its doc_id; documents without a country are the unit `not_stated`. `themed` counts passages with
    any theme; it is 0 for a unit in whose text no theme was found.
    """
    rows = selection.documents.assign(unit=_unit_of(selection.documents, by))
    having = set(selection.passage_themes["passage_id"])
    counted = selection.passages.assign(_themed=selection.passages["passage_id"].isin(having)).groupby("doc_id")["_themed"].agg(["size", "sum"])
    counted = counted.reindex(rows["doc_id"], fill_value=0)
    rows = rows.assign(passages=counted["size"].to_numpy(), themed=counted["sum"].to_numpy())
    known = rows.groupby("unit", sort=True).agg(
        municipality=("municipality", "first"), country=("country", "first"), title=("title", "first"), documents=("doc_id", "nunique"),
        passages=("passages", "sum"), themed=("themed", "sum"),
    )  # fmt: skip
    known = known.reset_index().sort_values(["themed", "unit"], ascending=[False, True], ignore_index=True)
    texts = ["municipality", "country", "title"]
    known[texts] = known[texts].astype(object).where(known[texts].notna(), None)
    return known.astype({"themed": int, "passages": int})


def shares(selection: Selection, by: str, themes: Iterable[str] = ()) -> pd.DataFrame:
    """One row a unit and theme: unit, theme, family, passages, themed, counted, share, low, high, by_language.

    counted = passages of the unit with the theme / passages of the unit with any theme; null where the unit has none with any.
    share is the same corrected for the labeller's errors, low and high its 95 % interval, `by_language` the counts behind it (see
    quantify). `themes` limits the rows, not what is divided by. Themes that occur in no unit are left out, unless asked for.
    """
    rows = having(selection, by)
    language = dict(zip(selection.documents["doc_id"], selection.documents["language"].fillna(NOT_STATED), strict=True))
    rows = rows.assign(language=rows["doc_id"].map(language))
    found = rows.groupby(["unit", "theme", "language"])["passage_id"].nunique().to_dict()
    cases: dict[str, dict[str, int]] = {}
    for (unit, spoken), n in rows.groupby(["unit", "language"])["passage_id"].nunique().items():
        cases.setdefault(unit, {})[spoken] = int(n)
    family, wanted, met = families(), tuple(themes), set(rows["theme"])
    shown = [t for t in family if (t in wanted if wanted else t in met)]
    out = []
    for unit in units(selection, by)["unit"]:
        for theme in shown:
            counted = [Counted(spoken, found.get((unit, theme, spoken), 0), n) for spoken, n in cases.get(unit, {}).items()]
            n, themed = sum(c.found for c in counted), sum(c.cases for c in counted)
            low, high = interval(draws(counted, theme, unit)) or (None, None)
            out.append((unit, theme, family[theme], n, themed, n / themed if themed else None, share(counted, theme), low, high, counted))
    return pd.DataFrame(out, columns=_COLUMNS).astype({"counted": float, "share": float, "low": float, "high": float})


def theme_order(rows: pd.DataFrame, order: str) -> list[str]:
    """The themes of `shares` in the order asked for.

    frequency: most passages over all units first, as on the overview; spread: largest distance between the highest and
    the lowest share first; family: the codebook's order.
    """
    themes = list(dict.fromkeys(rows["theme"]))
    if order == "family":
        return themes
    by_theme = rows.groupby("theme")
    size = by_theme["passages"].sum() if order == "frequency" else by_theme["share"].max() - by_theme["share"].min()
    return sorted(themes, key=lambda t: (-(size[t] if size[t] == size[t] else 0), themes.index(t)))


def ranking(rows: pd.DataFrame, theme: str, declared: pd.DataFrame | None = None) -> pd.DataFrame:
    """The units for one theme, highest share first, those without themed passages last. `rows` hold every theme.

    Columns of `shares`, and: place (of the theme among the unit's own themes, 1 = its most frequent, null where it is
    not mentioned), gap, gap_low, gap_high (the first unit's share less this one's, with its 95 % interval), certain (that
    gap is more than chance and labelling errors give), declared_at (the lowest position of a main focus area on the theme in
    `declared`, null where there is none).
    """
    places = rows.groupby("unit")["share"].rank(method="min", ascending=False)
    own = rows.assign(place=places.where(rows["passages"] > 0))[rows["theme"] == theme]
    own = own.sort_values(["share", "themed", "unit"], ascending=[False, False, True], na_position="last", ignore_index=True)
    gaps, sure = [], []
    for row in own.itertuples():
        first = own.iloc[0]
        reach = _apart(theme, (first["unit"], first["by_language"]), (row.unit, row.by_language))
        gaps.append((first["share"] - row.share, *(reach or (None, None))))
        sure.append(certain(reach, first["themed"], row.themed))
    own[["gap", "gap_low", "gap_high"]] = pd.DataFrame(gaps, index=own.index, columns=["gap", "gap_low", "gap_high"], dtype=float)
    own["certain"] = pd.Series(sure, index=own.index, dtype=bool)
    at = declared_positions(declared, theme) if declared is not None else {}
    return own.assign(declared_at=pd.Series([at.get(u) for u in own["unit"]], index=own.index, dtype=float))


def compare(rows: pd.DataFrame, one: str, other: str) -> pd.DataFrame:
    """Two units theme by theme, what `one` speaks of more than `other` first.

    Columns: theme, family, one_passages, one_themed, one_share, other_passages, other_themed, other_share, difference
    (one's share less other's, both corrected), low, high (95 %), certain (see quantify.certain). Themes of neither, and units
    without themed passages, give no rows.
    """
    left, right = (rows[rows["unit"] == unit].set_index("theme") for unit in (one, other))
    found = []
    for theme, a in left.iterrows():
        b = right.loc[theme]
        reach = _apart(theme, (one, a["by_language"]), (other, b["by_language"]))
        if reach is None or not a["passages"] + b["passages"]:
            continue
        found.append({
            "theme": theme, "family": a["family"], "one_passages": a["passages"], "one_themed": a["themed"], "one_share": a["share"],
            "other_passages": b["passages"], "other_themed": b["themed"], "other_share": b["share"], "difference": a["share"] - b["share"],
            "low": reach[0], "high": reach[1], "certain": certain(reach, a["themed"], b["themed"]),
        })  # fmt: skip
    columns = [
        "theme", "family", "one_passages", "one_themed", "one_share", "other_passages", "other_themed", "other_share", "difference", "low", "high",
        "certain",
    ]  # fmt: skip
    return pd.DataFrame(found, columns=columns).sort_values("difference", ascending=False, kind="stable", ignore_index=True)


def _apart(theme: str, one: tuple[str, list[Counted]], other: tuple[str, list[Counted]]) -> tuple[float, float] | None:
    """The interval of one unit's share less the other's; None where either has no passages with a theme."""
    left, right = (draws(counted, theme, unit) for unit, counted in (one, other))
    return None if left is None or right is None else interval(left - right)


def having(selection: Selection, by: str) -> pd.DataFrame:
    """Every theme on a passage with its document and the unit that belongs to: passage_id, doc_id, theme, score, unit."""
    unit = dict(zip(selection.documents["doc_id"], _unit_of(selection.documents, by), strict=True))
    rows = selection.passage_themes.merge(selection.passages[["passage_id", "doc_id"]], on="passage_id")
    return rows.assign(unit=rows["doc_id"].map(unit))[["passage_id", "doc_id", "theme", "score", "unit"]]


def behind(selection: Selection, by: str, unit: str, theme: str) -> list[str]:
    """The passages of a unit with a theme, the surest first."""
    rows = having(selection, by)
    rows = rows[(rows["unit"] == unit) & (rows["theme"] == theme)]
    return rows.sort_values("score", ascending=False, kind="stable")["passage_id"].tolist()


def declared(selection: Selection, themes: Iterable[str] = ()) -> pd.DataFrame:
    """The declared focus areas, document by document, each document's own order kept.

    Columns: unit, doc_id, municipality, title, language, position, name, themes, secondary, quote, start, end, grade,
    confidence. With `themes`, only documents that declare an area on one of them, whole: an order with gaps would be another order.
    """
    known = selection.documents.assign(unit=_unit_of(selection.documents, "municipality"))
    rows = selection.focus_areas.merge(known[["doc_id", "unit", "municipality", "title", "language"]], on="doc_id")
    rows["themes"] = [list(t) if t is not None else [] for t in rows["themes"]]
    wanted = set(themes)
    if wanted:
        rows = rows[rows["doc_id"].isin([d for d, own in zip(rows["doc_id"], rows["themes"], strict=True) if wanted & set(own)])]
    texts = ["municipality", "title", "language"]
    rows[texts] = rows[texts].astype(object).where(rows[texts].notna(), None)
    columns = ["unit", "doc_id", "municipality", "title", "language", "position", "name", "themes", "secondary", "quote", "start", "end"]
    columns += ["grade", "confidence"]
    return rows.sort_values(["municipality", "doc_id", "position"], na_position="last", ignore_index=True)[columns]


def declared_positions(rows: pd.DataFrame, theme: str) -> dict[str, int]:
    """Unit -> the lowest position of one of its main (not secondary) focus areas on the theme."""
    found: dict[str, int] = {}
    for row in rows[~rows["secondary"].astype(bool)].itertuples():
        if theme in row.themes:
            found[row.unit] = min(int(row.position), found.get(row.unit, int(row.position)))
    return found


def undeclared(selection: Selection) -> pd.DataFrame:
    """Documents that were read and declare no focus areas: doc_id, municipality, title."""
    rows = selection.documents[~selection.documents["doc_id"].isin(selection.focus_areas["doc_id"])]
    rows = rows[["doc_id", "municipality", "title"]].astype(object)
    return rows.where(rows.notna(), None).reset_index(drop=True)


def _unit_of(documents: pd.DataFrame, by: str) -> pd.Series:
    if by == "country":
        return documents["country"].fillna(NOT_STATED)
    return documents["municipality_id"].fillna(documents["doc_id"])

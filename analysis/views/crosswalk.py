"""The codebook's themes beside other classifications: which codes of theirs come nearest, and how near."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.palette import families

CROSSWALK = Path(__file__).parents[2] / "data" / "reference" / "crosswalk.csv"
SCHEMES = ("cap", "sdg", "cofog")
RELATIONS = ("exact", "close", "broad", "related", "none")  # the nearest first; SKOS's words, but for the last
_COLUMNS = ["theme", "scheme", "code", "name", "relation", "note"]


def matches(language: str, scheme: str | None = None) -> pd.DataFrame:
    """A row a theme and code: theme, scheme, code, name, relation, note; name and note in `language`, null where there is
    none. Themes in the codebook's order, schemes in that of SCHEMES (or one alone), the nearest code first."""
    rows = pd.read_csv(CROSSWALK, dtype=object, keep_default_na=False)
    rows = rows.mask(rows == "", None).rename(columns={f"name_{language}": "name", f"note_{language}": "note"})
    rows = rows[rows["scheme"].eq(scheme) if scheme else rows["scheme"].isin(SCHEMES)]
    order = {"theme": list(families()), "scheme": SCHEMES, "relation": RELATIONS}
    places = {column: rows[column].map({value: i for i, value in enumerate(values)}) for column, values in order.items()}
    by = pd.DataFrame(places).sort_values(list(order), kind="stable").index
    return rows.loc[by, _COLUMNS].reset_index(drop=True)


def by_theme(found: pd.DataFrame) -> pd.DataFrame:
    """One row a theme: theme, and for each scheme in `found` (from `matches`) its rows there as a list of dicts."""
    out = []
    for theme, own in found.groupby("theme", sort=False):
        out.append({"theme": theme} | {scheme: rows.to_dict("records") for scheme, rows in own.groupby("scheme", sort=False)})
    return pd.DataFrame(out)

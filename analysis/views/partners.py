"""Partners: who names whom, who shares whom, and where the twin towns lie.

A *place* is a municipality, or a document that states none. A *partner* is known by its canonical name, which all its
spellings share. A link joins a place with a partner that one of its documents names.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from itertools import combinations
from math import cos, hypot, pi, sin

import networkx as nx
import pandas as pd

from analysis.model import PARTNER_KINDS
from analysis.places import project
from analysis.views.filters import Selection

Coordinates = Mapping[str, tuple[float, float]]
_NEAR = 3_600  # kilometres from the middle of the map: as far as the rim of Europe
# Few steps from where the places lie: names are clear of one another, and a document more or less moves a mark by 2 or 3
# per cent of the picture (median); 150 steps leave them no clearer and move it by 5.
_STEPS = 25
FAN = 0.06  # how far around its place a partner stands that nobody else names, as a share of the picture


def places(selection: Selection) -> pd.DataFrame:
    """One row a place: place_id, place (null where no document states one), documents, partners, state.

    state: `named` (it names partners), `not_mentioned` (read, none named) or `not_read` (a problem kept a document of
    it from being read, and nothing was found in the rest).
    """
    documents = _placed(selection.documents)
    problems = selection.problems
    unread = set(problems.loc[problems["stage"] != "read", "source"])
    named = links(selection).groupby("place_id")["partner"].nunique()
    rows = documents.groupby("place_id", sort=False).agg(
        place=("municipality", "first"), documents=("doc_id", "nunique"), unread=("source", lambda own: bool(set(own) & unread))
    ).reset_index()  # fmt: skip
    rows["partners"] = [int(named.get(i, 0)) for i in rows["place_id"]]
    rows["state"] = ["named" if r.partners else "not_read" if r.unread else "not_mentioned" for r in rows.itertuples()]
    rows = rows.sort_values(["partners", "place", "place_id"], ascending=[False, True, True]).drop(columns="unread").reset_index(drop=True)
    return rows.astype({"place": object}).where(rows.notna(), None)


def rows(selection: Selection) -> pd.DataFrame:
    """The partners table with place_id, place and partner (the canonical name, else the name as written)."""
    found = selection.partners.merge(_placed(selection.documents)[["doc_id", "place_id", "municipality"]], on="doc_id", how="left")
    partner = found["canonical"].where(found["canonical"].notna() & (found["canonical"] != ""), found["name"])
    found = found.rename(columns={"municipality": "place"}).assign(partner=partner.str.replace("|", "/", regex=False))
    return found.astype({"place": object, "country": object}).where(found.notna(), None)


def links(selection: Selection) -> pd.DataFrame:
    """One row a place and partner: place_id, place, partner, kind, country, mentions, shared (how many places name it), confidence.

    Sorted by `shared`, most first; what only one place names stands together by place. A partner has
    the kind and country that most of its mentions have. A link is as sure as the surest of its mentions.
    """
    named = rows(selection)
    columns = ["place_id", "place", "partner", "kind", "country", "mentions", "shared", "confidence"]
    if named.empty:
        return pd.DataFrame(columns=columns)
    kind, country = (named.dropna(subset=[c]).groupby("partner")[c].agg(_most) for c in ("kind", "country"))
    found = named.groupby(["place_id", "partner"], sort=True).agg(
        place=("place", "first"), mentions=("name", "size"), confidence=("confidence", "max")
    ).reset_index()  # fmt: skip
    shared = found.groupby("partner")["place_id"].nunique()
    found = found.assign(**{name: found["partner"].map(own) for name, own in (("kind", kind), ("country", country), ("shared", shared))})
    alone = found["place"].fillna("").where(found["shared"] == 1, "")
    found = found.assign(_alone=alone).sort_values(["shared", "_alone", "partner", "place_id"], ascending=[False, True, True, True], key=_casefolded)
    found = found.reset_index(drop=True)
    return found[columns].astype({"place": object, "country": object}).where(found[columns].notna(), None)


def partners(found: pd.DataFrame) -> pd.DataFrame:
    """One row a partner of `links`: partner, kind, country, shared, places (their names), confidence (of its surest link), most shared first."""
    return (
        found.groupby("partner", sort=False)
        .agg(kind=("kind", "first"), country=("country", "first"), shared=("shared", "first"), places=("place", list), place_ids=("place_id", list),
             confidence=("confidence", "max"))
        .reset_index()
    )


def kinds(found: pd.DataFrame) -> pd.DataFrame:
    """One row a kind that occurs, most partners first: kind, partners (different ones), places (that name one)."""
    rows = found.groupby("kind").agg(partners=("partner", "nunique"), places=("place_id", "nunique")).reset_index()
    rows["_order"] = rows["kind"].map(PARTNER_KINDS.index)
    return rows.sort_values(["partners", "_order"], ascending=[False, True]).drop(columns="_order").reset_index(drop=True)


def pairs(found: pd.DataFrame, place_id: str | None = None) -> pd.DataFrame:
    """Of `links`: one row two places that share a partner: a_id, b_id, a, b (names), partners (the fewest share first), shared.

    Those that share most come first; of equals, those whose partners fewer others name. With `place_id`, its own pairs, it as a.
    """
    common: dict[tuple[str, str], list[str]] = {}
    many = found[found["shared"] > 1]
    by = many.groupby("partner")["place_id"].agg(sorted)
    for partner in sorted(by.index, key=lambda p: (len(by[p]), p.casefold())):
        for pair in combinations(by[partner], 2):
            if place_id is None or place_id in pair:
                common.setdefault(pair if place_id in (None, pair[0]) else pair[::-1], []).append(partner)
    names = dict(zip(found["place_id"], found["place"], strict=True))
    columns = ["a_id", "b_id", "a", "b", "partners", "shared"]
    rows = [(a, b, names[a], names[b], own, len(own)) for (a, b), own in common.items()]
    rows.sort(key=lambda r: (-r[5], sum(len(by[p]) for p in r[4]), r[2] or "", r[3] or "", r[0], r[1]))
    out = pd.DataFrame(rows, columns=columns).astype({"a": object, "b": object})
    return out.where(out.notna(), None)


def most_shared(found: pd.DataFrame, most_partners: int, most_places: int) -> pd.DataFrame:
    """`links` cut to what a picture holds: the most shared partners, then the places that name most of those.

    Where partners have to be left out and many are shared, those that only one place names are left out first.
    """
    shared = found[found["shared"] > 1]
    if found["partner"].nunique() > most_partners and shared["partner"].nunique() >= most_partners / 3:
        found = shared
    kept = found[found["partner"].isin(found["partner"].drop_duplicates().head(most_partners))]
    by_place = kept.groupby("place_id").agg(n=("partner", "nunique"), weight=("shared", "sum"))
    by_place = by_place.sort_values(["weight", "n"], ascending=False, kind="stable").head(most_places)
    return kept[kept["place_id"].isin(by_place.index)].reset_index(drop=True)


def tied(drawn: pd.DataFrame, of: int) -> pd.DataFrame:
    """Links that were cut from `of`, less the partners of which only one place is left: they tie nothing together."""
    left = drawn.groupby("partner")["place_id"].transform("nunique")
    return drawn if len(drawn) == of or not (left > 1).any() else drawn[left > 1].reset_index(drop=True)


def eu_offices(selection: Selection) -> pd.DataFrame:
    """One row a place and EU office, then places that name none: place_id, place, state, office, doc_id, quote, start, end, confidence."""
    named = rows(selection)
    named = named[named["kind"] == "eu_office"].sort_values("confidence", ascending=False, kind="stable").drop_duplicates(["place_id", "partner"])
    state = places(selection)
    using = named.assign(state="named", office=named["partner"])
    silent = state[~state["place_id"].isin(using["place_id"])]
    silent = silent.assign(state=["not_read" if s == "not_read" else "not_mentioned" for s in silent["state"]])
    columns = ["place_id", "place", "state", "office", "doc_id", "quote", "start", "end", "confidence"]
    found = pd.concat([using.reindex(columns=columns).astype(object), silent.reindex(columns=columns).astype(object)], ignore_index=True)
    return found.where(found.notna(), None)


def twin_towns(selection: Selection, coordinates: Coordinates, town: Callable[[str, str | None], tuple[float, float] | None]) -> pd.DataFrame:
    """One row a place and twin town: place_id, place, partner, country, state, x0, y0 (the place), x1, y1 (the town).

    state: `drawn`, `far` (beyond the rim of the map) or `unplaced` (no coordinates are known for one of the two).
    Coordinates are map kilometres.
    """
    found = links(selection)
    documents = _placed(selection.documents).dropna(subset=["country"])
    country = dict(zip(documents["place_id"], documents["country"], strict=True))
    out = []
    for row in found[found["kind"] == "twin_town"].itertuples():
        # A municipality outside the register stands where its town does.
        home = coordinates.get(row.place_id) or (town(row.place, country.get(row.place_id)) if row.place else None)
        away = town(row.partner, row.country)
        ends = [project(*at) if at else (None, None) for at in (home, away)]
        state = "unplaced" if home is None or away is None else "drawn" if hypot(*ends[1]) <= _NEAR else "far"
        out.append(dict(place_id=row.place_id, place=row.place, partner=row.partner, country=row.country, state=state,
                        x0=ends[0][0], y0=ends[0][1], x1=ends[1][0], y1=ends[1][1]))  # fmt: skip
    columns = ["place_id", "place", "partner", "country", "state", "x0", "y0", "x1", "y1"]
    return pd.DataFrame(out, columns=columns)


def network(found: pd.DataFrame, coordinates: Coordinates) -> pd.DataFrame:
    """Where places and partners stand in a picture: node, kind_of (`place`, `shared`, `own`), name, kind, shared, x, y in 0..1.

    Places start where they lie on the map and shared partners between those that name them; springs then draw together
    what is linked. What only one place names stands in a ring around it. The same links always give the same picture.
    """
    columns = ["node", "kind_of", "name", "kind", "shared", "x", "y"]
    if found.empty:
        return pd.DataFrame(columns=columns)
    at = _springs(found, coordinates)
    known = found.drop_duplicates("place_id")[["place_id", "place"]].itertuples(index=False)
    out = [dict(node=i, kind_of="place", name=name, kind=None, shared=0) for i, name in known]
    shared = found[found["shared"] > 1].drop_duplicates("partner")
    out += [dict(node=r.partner, kind_of="shared", name=r.partner, kind=r.kind, shared=int(r.shared)) for r in shared.itertuples()]
    for place, own in found[found["shared"] == 1].groupby("place_id", sort=True):
        turn = _chance(place)[0]
        for i, r in enumerate(own.itertuples()):
            angle = 2 * pi * (turn + i / len(own))
            at[_own(r.partner)] = (at[place][0] + 1.2 * FAN * cos(angle), at[place][1] + FAN * sin(angle))
            out.append(dict(node=r.partner, kind_of="own", name=r.partner, kind=r.kind, shared=1))
    frame = pd.DataFrame(out)
    spots = [at[_own(r.node) if r.kind_of != "place" else r.node] for r in frame.itertuples()]
    frame["x"], frame["y"] = [round(x, 4) for x, _ in spots], [round(y, 4) for _, y in spots]
    return frame[columns]


def _own(partner: str) -> str:
    """A partner's name as a node: a municipality and a partner of one name are two."""
    return f"partner:{partner}"


def _springs(found: pd.DataFrame, coordinates: Coordinates) -> dict[str, tuple[float, float]]:
    """Places and shared partners, spread over the unit square with room around."""
    graph, start = nx.Graph(), {}
    for place in sorted(found["place_id"].unique()):
        x, y = project(*coordinates[place]) if place in coordinates else (1500 * (c - 0.5) for c in _chance(place))
        start[place] = (x / 1500, y / 1500)
        # A weak pull to one middle keeps the groups in sight of one another; the middle itself is not drawn.
        graph.add_edge(place, "", weight=0.02)
    for partner, own in found[found["shared"] > 1].groupby("partner", sort=True):
        ends = [start[p] for p in sorted(own["place_id"])]
        dx, dy = _chance(partner)
        start[_own(partner)] = (sum(x for x, _ in ends) / len(ends) + 0.05 * dx, sum(y for _, y in ends) / len(ends) + 0.05 * dy)
        graph.add_edges_from((p, _own(partner), dict(weight=1.0)) for p in sorted(own["place_id"]))
    start[""] = (0.0, 0.0)
    found_at = nx.spring_layout(graph, pos=start, k=2.2 / len(graph) ** 0.5, iterations=_STEPS, seed=7, weight="weight")
    del found_at[""]
    xs, ys = [float(x) for x, _ in found_at.values()], [float(y) for _, y in found_at.values()]

    def within(v: float, low: float, high: float) -> float:
        return 0.5 if high - low < 1e-9 else 0.12 + 0.76 * (v - low) / (high - low)

    return {n: (within(float(x), min(xs), max(xs)), within(float(y), min(ys), max(ys))) for n, (x, y) in found_at.items()}


def _chance(name: str) -> tuple[float, float]:
    """Two numbers from 0 to 1 that a name always has."""
    digest = sha256(name.encode()).digest()
    return int.from_bytes(digest[:4]) / 2**32, int.from_bytes(digest[4:8]) / 2**32


def _placed(documents: pd.DataFrame) -> pd.DataFrame:
    """Documents with place_id: the municipality's, or one of the document's own where none is stated."""
    return documents.assign(place_id=documents["municipality_id"].where(documents["municipality_id"].notna(), "doc:" + documents["doc_id"]))


def _most(values: pd.Series) -> str:
    return values.value_counts(sort=True).index[0]


def _casefolded(values: pd.Series) -> pd.Series:
    return values.map(lambda v: v.casefold() if isinstance(v, str) else v)

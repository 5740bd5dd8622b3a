"""The partners' figures: who names whom, of what kind, who hangs together, where the twin towns lie."""

from __future__ import annotations

from itertools import accumulate

import pandas as pd

from analysis import palette
from analysis.charts.basemap import basemap
from analysis.charts.template import (
    SMALL,
    Chart,
    Words,
    figure,
    mark_id,
    plain,
    row_bar,
    row_label,
    row_targets,
    row_text,
    shortened,
    tint,
    together,
    wrapped,
)
from analysis.views.partners import partners

_ROW = 46
_ROW_LETTERS = 52  # what a row's label holds on a phone
_BESIDE = 30  # letters beside a bar
_HEAD = 17  # pixels a level of column names takes
MAP = 640  # pixels: a map of many towns is drawn no narrower
_LABELLED = 24  # a map with more towns than this names them on pointing only


def place_name(name: str | None, words: Words) -> str:
    return name or words.t("common.not_stated_municipality")


def matrix(links: pd.DataFrame, words: Words, mode: str, total: int) -> Chart:
    """One row a partner, one column a place (frame of views.partners.most_shared); a dot where the place names the partner.

    Partners that most places share come first. Mark ids: the partner (a row), or `place_id|partner` (a dot).
    """
    c = palette.surfaces(mode)
    rows = partners(links)
    places = links.groupby("place_id").agg(place=("place", "first"), n=("partner", "nunique"), weight=("shared", "sum"))
    places = places.sort_values(["weight", "n"], ascending=False, kind="stable")
    column = {p: i for i, p in enumerate(places.index)}
    row = {p: i for i, p in enumerate(rows["partner"])}
    levels = 1 if len(column) <= 3 else 2 if len(column) <= 6 else 3 if len(column) <= 9 else 4
    fig = figure(mode, _ROW * len(rows) + levels * _HEAD + 12, margin=dict(l=0, r=0, t=levels * _HEAD + 8, b=4), barmode="overlay", showlegend=False)
    marks = {r.partner: f"{r.partner} ({words.number(int(r.shared))})" for r in rows.itertuples()}
    who = [words.listed(place_name(p, words) for p in r.places) for r in rows.itertuples()]
    hover = [f"<b>{plain(r.partner)}</b><br>{_kind(r, words)}<br>{plain(names)}" for r, names in zip(rows.itertuples(), who, strict=True)]
    row_targets(fig, list(rows["partner"]), hover, (-0.5, len(column)), mode)
    texts, shapes = [], []
    for i, own in enumerate(places.itertuples()):
        level = i % levels
        texts.append(
            dict(text=plain(place_name(own.place, words)), x=i, y=1, yref="paper", yanchor="bottom", yshift=2 + level * _HEAD, showarrow=False,
                 font=dict(size=SMALL, color=c["ink"]), xanchor=_anchor(i, len(column)))
        )  # fmt: skip
        thin = dict(type="line", x0=i, x1=i, line=dict(color=c["line"], width=1), layer="below")
        shapes += [thin | dict(y0=-len(rows) + 0.5, y1=0.5), thin | dict(yref="paper", y0=1, y1=1 + level * _HEAD / (_ROW * len(rows)))]
    xs, ys = [], []
    for i, r in enumerate(rows.itertuples()):
        said = words.t("partners.row_kind", kind=_kind(r, words), n=int(r.shared), total=total)
        name = f"<b>{plain(r.partner)}</b>"
        texts.append(row_text(i, f"{name}  {said}" if len(r.partner) + len(said) <= _ROW_LETTERS else name, mode, shift=12, size=SMALL + 1))
        at = [column[p] for p in r.place_ids]
        xs += [min(at), max(at), None]
        ys += [-i - 0.22, -i - 0.22, None]
    together(fig, texts, shapes)
    fig.add_scatter(x=xs, y=ys, mode="lines", hoverinfo="skip", line=dict(color=c["accent"], width=2))
    ids = [mark_id(r.place_id, r.partner) for r in links.itertuples()]
    names = [f"{r.partner} – {place_name(r.place, words)}" for r in links.itertuples()]
    fig.add_scatter(
        x=[column[p] for p in links["place_id"]], y=[-row[p] - 0.22 for p in links["partner"]], mode="markers", customdata=ids,
        hovertext=[f"<b>{plain(r.partner)}</b><br>{plain(place_name(r.place, words))}" for r in links.itertuples()],
        hovertemplate="%{hovertext}<extra></extra>", cliponaxis=False,
        marker=dict(size=13, color=c["accent"], line=dict(color=c["ground"], width=1.5)),
        selected=dict(marker=dict(color=c["ink"], opacity=1, size=16)), unselected=dict(marker=dict(opacity=1)),
    )  # fmt: skip
    fig.update_xaxes(visible=False, range=[-0.5, len(column) - 0.5])
    fig.update_yaxes(visible=False, range=[-len(rows) + 0.5, 0.5])
    summary = "; ".join(f"{partner}: {names}" for partner, names in zip(rows["partner"].head(5), who, strict=False))
    return Chart(fig, marks | dict(zip(ids, names, strict=True)), words.t("partners.matrix_alt", summary=summary))


def most_named(rows: pd.DataFrame, words: Words, mode: str, total: int) -> Chart:
    """Bars from 0 (rows of views.partners.partners): how many of `total` places name a partner, and which. Mark ids: the partner."""
    c = palette.surfaces(mode)
    reach = float(rows["shared"].max()) * 3.2
    fig = figure(mode, _ROW * len(rows) + 4, margin=dict(l=0, r=0, t=0, b=0), barmode="overlay", showlegend=False)
    marks = {r.partner: f"{r.partner} ({words.number(int(r.shared))})" for r in rows.itertuples()}
    who = [words.listed(place_name(p, words) for p in r.places) for r in rows.itertuples()]
    hover = [f"<b>{plain(r.partner)}</b><br>{_kind(r, words)}<br>{wrapped(names, 60)}" for r, names in zip(rows.itertuples(), who, strict=True)]
    row_targets(fig, list(marks), hover, (0, reach), mode)
    for i, r in enumerate(rows.itertuples()):
        name, kind = shortened(r.partner, _ROW_LETTERS), _kind(r, words)
        said = f'  <span style="color:{c["muted"]}">{plain(kind)}</span>' if len(name) + len(kind) <= _ROW_LETTERS else ""
        row_label(fig, i, f"<b>{plain(name)}</b>{said}", mode, shift=11, size=SMALL + 1)
        count = words.t("governance.flow_mark", n=int(r.shared), total=total)
        row_bar(fig, i, int(r.shared), c["accent"], f"{count}: {plain(_first(r.places, words))}", mode)
    fig.update_xaxes(visible=False, range=[0, reach])
    fig.update_yaxes(visible=False, range=[-len(rows) + 0.5, 0.5])
    summary = "; ".join(f"{r.partner} {words.number(int(r.shared))}" for r in rows.head(5).itertuples())
    return Chart(fig, marks, words.t("partners.named_alt", summary=summary))


def _first(places: list[str | None], words: Words) -> str:
    """As many names as there is room for beside a bar, and how many more there are."""
    names = [place_name(p, words) for p in places]
    fitting = [n for n, end in zip(names, accumulate(len(n) + 2 for n in names), strict=True) if end <= _BESIDE] or [shortened(names[0], _BESIDE)]
    return ", ".join(fitting) + (f" +{words.number(len(names) - len(fitting))}" if len(names) > len(fitting) else "")


def sharing(rows: pd.DataFrame, words: Words, mode: str) -> Chart:
    """Bars from 0 (rows of views.partners.pairs): how many partners two places share, and which. Mark ids: `a_id|b_id`."""
    c = palette.surfaces(mode)
    reach = float(rows["shared"].max()) * 3.2
    fig = figure(mode, _ROW * len(rows) + 4, margin=dict(l=0, r=0, t=0, b=0), barmode="overlay", showlegend=False)
    names = [f"{place_name(r.a, words)} – {place_name(r.b, words)}" for r in rows.itertuples()]
    marks = {mark_id(r.a_id, r.b_id): f"{name} ({words.number(r.shared)})" for r, name in zip(rows.itertuples(), names, strict=True)}
    hover = [f"<b>{plain(name)}</b><br>{wrapped(words.listed(r.partners), 60)}" for r, name in zip(rows.itertuples(), names, strict=True)]
    row_targets(fig, list(marks), hover, (0, reach), mode)
    for i, (r, name) in enumerate(zip(rows.itertuples(), names, strict=True)):
        row_label(fig, i, f"<b>{plain(shortened(name, _ROW_LETTERS))}</b>", mode, shift=11, size=SMALL + 1)
        row_bar(fig, i, r.shared, c["accent"], f"{words.number(r.shared)}: {plain(_first(r.partners, words))}", mode)
    fig.update_xaxes(visible=False, range=[0, reach])
    fig.update_yaxes(visible=False, range=[-len(rows) + 0.5, 0.5])
    return Chart(fig, marks, words.t("partners.sharing_alt", summary="; ".join(list(marks.values())[:5])))


def _anchor(column: int, of: int) -> str:
    """Where a column's name hangs: under its middle, or inward at the edges of many columns, so that none is cut off."""
    if of <= 4 or 0 < column < of - 1:
        return "center"
    return "right" if column else "left"


def _kind(row, words: Words) -> str:
    kind = words.label("partner_kind", row.kind)
    return f"{kind}, {words.label('country', row.country)}" if isinstance(row.country, str) else kind


def kinds(rows: pd.DataFrame, words: Words, mode: str, total: int) -> Chart:
    """Bars from 0 (frame of views.partners.kinds): how many different partners of a kind. Mark ids: kind."""
    c = palette.surfaces(mode)
    reach = float(rows["partners"].max()) * 2.4
    fig = figure(mode, 44 * len(rows) + 4, margin=dict(l=0, r=0, t=0, b=0), barmode="overlay", showlegend=False)
    marks = {r.kind: words.label("partner_kind", r.kind) for r in rows.itertuples()}
    said = [words.t("partners.kinds_mark", n=int(r.places), partners=words.number(int(r.partners)), total=total) for r in rows.itertuples()]
    row_targets(fig, list(marks), [f"<b>{marks[r.kind]}</b><br>{text}" for r, text in zip(rows.itertuples(), said, strict=True)], (0, reach), mode)
    for i, (r, text) in enumerate(zip(rows.itertuples(), said, strict=True)):
        row_label(fig, i, plain(marks[r.kind]), mode, shift=10)
        row_bar(fig, i, int(r.partners), c["accent"], text, mode)
    fig.update_xaxes(visible=False, range=[0, reach])
    fig.update_yaxes(visible=False, range=[-len(rows) + 0.5, 0.5])
    summary = "; ".join(f"{marks[r.kind]} {words.number(int(r.partners))}" for r in rows.itertuples())
    return Chart(fig, marks, words.t("partners.kinds_alt", summary=summary))


def twin_towns(rows: pd.DataFrame, words: Words, mode: str) -> Chart:
    """A line from each place to its twin town on an own map (frame of views.partners.twin_towns).

    A place is a square, a twin town a dot: told apart by shape, and by the end of the line. Mark ids: `place_id|partner`;
    where there are too many to name, the partner: one dot a town, the larger the more places have it.
    """
    c = palette.surfaces(mode)
    drawn = rows[rows["state"] == "drawn"]
    few = not many_towns(rows)
    homes = drawn.drop_duplicates("place_id")
    towns = drawn if few else drawn.assign(n=drawn.groupby("partner")["place_id"].transform("nunique")).drop_duplicates("partner")
    points = [*zip(homes["x0"], homes["y0"], strict=True), *zip(towns["x1"], towns["y1"], strict=True)]
    home_names = [place_name(p, words) for p in homes["place"]]
    sides = _sides(points) if few else []
    names = list(zip([*home_names, *drawn["partner"]], sides, strict=True)) if few else None
    at_home = {i.split("-")[0] for i in homes["place_id"] if not i.startswith("doc:")}
    abroad = set(drawn["country"].dropna())
    fig = basemap(at_home | abroad, points, mode, names) if few else basemap(at_home | abroad, points, mode, whole=at_home, width=MAP)
    ends = list(drawn[["x0", "y0", "x1", "y1"]].itertuples(index=False, name=None))
    line = dict(color=tint(c["accent"], 1 if few else 0.3), width=1.5 if few else 1)
    fig.add_scatter(
        x=[v for x0, _, x1, _ in ends for v in (x0, x1, None)], y=[v for _, y0, _, y1 in ends for v in (y0, y1, None)], mode="lines",
        hoverinfo="skip", line=line,
    )  # fmt: skip
    text = dict(mode="markers+text" if few else "markers", cliponaxis=False, textfont=dict(size=SMALL, color=c["ink"]))
    fig.add_scatter(
        x=homes["x0"], y=homes["y0"], text=[f"<b>{plain(n)}</b>" for n in home_names], textposition=sides[: len(homes)] or None, **text,
        hoverinfo="skip",
        marker=dict(symbol="square", size=11 if few else 5, color=c["ink"], line=dict(color=c["ground"], width=1.5 if few else 0.5)),
    )  # fmt: skip
    if few:
        marks = {mark_id(r.place_id, r.partner): f"{place_name(r.place, words)} – {r.partner}" for r in drawn.itertuples()}
        hover, size = [_twin(r, words) for r in drawn.itertuples()], 11
    else:
        towns = towns.sort_values("n", ascending=False, kind="stable")  # small dots stand over large ones
        marks = {r.partner: f"{r.partner} ({words.number(int(r.n))})" for r in towns.itertuples()}
        hover = [f"<b>{plain(r.partner)}</b><br>{words.t('partners.named_by', n=int(r.n))}" for r in towns.itertuples()]
        size = [max(7, 5 * n**0.5) for n in towns["n"]]
    fig.add_scatter(
        x=towns["x1"], y=towns["y1"], text=[plain(p) for p in towns["partner"]], textposition=sides[len(homes) :] or None, **text,
        customdata=list(marks), hovertext=hover, hovertemplate="%{hovertext}<extra></extra>",
        marker=dict(size=size, color=c["accent"], opacity=1, line=dict(color=c["ground"], width=1.5)),
        selected=dict(marker=dict(opacity=1, color=c["ink"])), unselected=dict(marker=dict(opacity=1)),
    )  # fmt: skip
    listed = words.listed(marks.values()) if few else words.number(len(marks))
    return Chart(fig, marks, words.t("partners.twins_alt", summary=listed))


def many_towns(rows: pd.DataFrame) -> bool:
    """Whether a map (frame of views.partners.twin_towns) has more places and towns than can be named on it."""
    drawn = rows[rows["state"] == "drawn"]
    return len(drawn) + drawn["place_id"].nunique() > _LABELLED


def _twin(row, words: Words) -> str:
    country = f"<br>{words.label('country', row.country)}" if isinstance(row.country, str) else ""
    return f"<b>{plain(row.partner)}</b>{country}<br>{plain(place_name(row.place, words))}"


def _sides(points: list[tuple[float, float]]) -> list[str]:
    """Each name on the side of its point that is away from the nearest other one."""
    sides = []
    for i, (x, y) in enumerate(points):
        near = min(((abs(x - u) + 2 * abs(y - v), u) for j, (u, v) in enumerate(points) if j != i), default=(0, x - 1))
        sides.append("middle right" if near[1] <= x else "middle left")
    return sides

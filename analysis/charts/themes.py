"""A map of passages with the clusters' names on it."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from analysis import palette
from analysis.charts.clusters import names as cluster_names
from analysis.charts.template import SMALL, Chart, Words, figure, plain, shortened, tint, wrapped
from analysis.views.clusters import NOWHERE

SHAPES = dict(zip(palette.FAMILIES, ("circle", "square", "diamond", "triangle-up", "star"), strict=True))
_MAP_HEIGHT, _MAP_WIDTHS = 560, (356, 980)  # pixels, the widths on a telephone and on a desk
_LINE, _LETTER = 14, 7.0
_FAR = 24  # pixels that a name may stand farther off to hide one mark less
_MOVES = [(right, up) for right in (0, -0.55, 0.55) for up in (0, 20, -20, 34, -34, 50, -50)]  # names' widths, pixels

Box = tuple[float, float, float, float]
_TRAY, _TRAY_LINE = 50, 9  # passages in a line of the tray, pixels a line


def passage_map(
    rows: pd.DataFrame,
    clusters: pd.DataFrame,
    words: Words,
    mode: str,
    chosen: int | None = None,
    nowhere: int = 0,
    whole: pd.DataFrame | None = None,
) -> Chart:
    """Every passage a mark (frames of views.themes.points and clusters): colour and shape say the family of its cluster.

    The clusters' names stand where their passages lie. Passages that fit no cluster are rings; those whose words name
    nothing have no place on the map and stand as small rings in a tray under it; `nowhere` is how many these are, drawn
    or not. With `chosen`, the other clusters are faint and cannot be selected. `whole` (cluster, x, y of every passage
    in the collection) keeps places where they are under every filter. Mark ids: passage_id.
    """
    c = palette.surfaces(mode)
    known = {r.cluster: r for r in clusters.itertuples()}
    names = cluster_names(clusters, words) | {NOWHERE: words.t("themes.nowhere")}
    family = rows["cluster"].map({k: r.family for k, r in known.items()})
    live = rows["cluster"].eq(chosen) if chosen is not None else pd.Series(True, index=rows.index)
    reach = rows[family.notna()] if whole is None else whole[whole["cluster"] != NOWHERE]
    box = _window(reach)
    outside = rows[family.isna()] if chosen is None else rows.iloc[:0]
    alone, lost = outside[outside["fit"].notna()], outside[outside["fit"].isna()]
    tray = (22 + _TRAY_LINE * -(-len(lost) // _TRAY)) if len(lost) else 0
    fig = figure(mode, 40 + _MAP_HEIGHT + tray, margin=dict(l=0, r=0, t=40, b=0))
    for f in palette.FAMILIES:
        marker = dict(symbol=SHAPES[f], size=9, color=palette.family(f, mode), line=dict(color=c["ground"], width=0.7))
        _dots(fig, rows[(family == f) & live], names, words, marker, words.label("family", f), mode)
    if not live.all():
        fig.add_scatter(x=rows.loc[~live & family.notna(), "x"], y=rows.loc[~live & family.notna(), "y"], mode="markers", hoverinfo="skip",
                        showlegend=False, marker=dict(size=4, color=c["coast"]))  # fmt: skip
    _dots(fig, alone, names, words, dict(symbol="circle-open", size=8, color=c["muted"]), "", mode, legend=False)
    scale = (box[3] - box[2]) / _MAP_HEIGHT  # map units a pixel
    if tray:
        _tray(fig, lost, max(nowhere, len(lost)), box, scale, names, words, mode)
    fig.update_xaxes(visible=False, range=box[:2])
    fig.update_yaxes(visible=False, range=[box[2] - tray * scale, box[3]])
    _names(fig, rows[live & family.notna()], names, box, mode)
    own = rows[live]
    marks = {r.passage_id: f"{r.municipality or words.t('common.not_stated_municipality')}: {shortened(r.text, 70)}" for r in own.itertuples()}
    summary = "; ".join(f"{names[r.cluster]} {words.number(int(r.passages))}" for r in clusters.head(5).itertuples())
    return Chart(fig, marks, words.t("themes.map_alt", n=len(own), summary=summary))


def _tray(fig: go.Figure, lost: pd.DataFrame, total: int, box: tuple, scale: float, names: Mapping[int, str], words: Words, mode: str) -> None:
    """The passages that fit nowhere, line by line under the map."""
    c = palette.surfaces(mode)
    order = range(len(lost))
    step = (box[1] - box[0]) / (_TRAY + 1)
    laid = lost.assign(x=[box[0] + (0.5 + i % _TRAY) * step for i in order], y=[box[2] - (20 + _TRAY_LINE * (i // _TRAY)) * scale for i in order])
    _dots(fig, laid, names, words, dict(symbol="circle-open", size=5, color=c["muted"]), "", mode, legend=False)
    text = words.t("themes.tray", n=total)
    fig.add_annotation(text=plain(text), x=0, xref="paper", y=box[2], xanchor="left", yanchor="middle", yshift=-6, showarrow=False,
                       font=dict(size=SMALL, color=c["muted"]))  # fmt: skip


def _dots(
    fig: go.Figure, rows: pd.DataFrame, names: Mapping[int, str], words: Words, marker: dict, group: str, mode: str, legend: bool = True
) -> None:
    if rows.empty:
        return
    c = palette.surfaces(mode)
    hover = [
        f"<b>{plain(r.municipality or words.t('common.not_stated_municipality'))}</b> · {words.label('language', r.language)}<br>"
        f"{wrapped(shortened(r.text, 150), 44)}<br><i>{plain(names[r.cluster])}</i>"
        for r in rows.itertuples()
    ]
    fig.add_scatter(
        x=rows["x"], y=rows["y"], mode="markers", name=group, showlegend=legend, customdata=rows["passage_id"].tolist(), hovertext=hover,
        hovertemplate="%{hovertext}<extra></extra>", marker=dict(opacity=0.85, **marker),
        selected=dict(marker=dict(opacity=1, size=16, color=c["ink"])), unselected=dict(marker=dict(opacity=0.3)),
    )  # fmt: skip


def _window(rows: pd.DataFrame) -> tuple[float, float, float, float]:
    """west, east, south, north with room for dots and names at the edges."""
    spans = []
    for axis in ("x", "y"):
        low, high = (float(rows[axis].min()), float(rows[axis].max())) if len(rows) else (0.0, 1.0)
        pad = max(high - low, 0.1) * 0.09
        spans += [low - pad, high + pad]
    return tuple(spans)


def _names(fig: go.Figure, rows: pd.DataFrame, names: Mapping[int, str], box: tuple, mode: str) -> None:
    """Names by their clusters, the largest first, where they hide the fewest marks; left out where another stands on every place.

    A name keeps its distance in pixels, so places are tried on the narrowest and on the widest screen at once.
    """
    c = palette.surfaces(mode)
    east, north = (rows["x"] - box[0]) / (box[1] - box[0]), (rows["y"] - box[2]) / (box[3] - box[2]) * _MAP_HEIGHT
    taken: list[list[Box]] = []
    for cluster in rows["cluster"].value_counts(sort=True).index:
        text = wrapped(names[cluster], 16)
        wide, tall = max(map(len, text.split("<br>"))) * _LETTER + 8, (text.count("<br>") + 1) * _LINE + 4
        own = rows["cluster"] == cluster
        x, y = east[own].median(), north[own].median()
        best = None
        for right, up in _MOVES:
            spots = [_spot(x * width, y, right * wide, up, wide, tall, width) for width in _MAP_WIDTHS]
            if not all(spots) or any(_meet(a, b) for other in taken for a, b in zip(spots, other, strict=True)):
                continue
            hidden = sum(
                ((east * width).between(*spot[:2]) & north.between(*spot[2:])).mean() for spot, width in zip(spots, _MAP_WIDTHS, strict=True)
            )
            against = len(rows) * hidden / len(_MAP_WIDTHS) + (abs(right * wide) + abs(up)) / _FAR
            if best is None or against < best[0]:
                best = against, spots
        if best is None:
            continue
        taken.append(best[1])
        narrow = best[1][0]
        fig.add_annotation(
            text=f"<b>{text}</b>", x=float(x), xref="paper", xshift=(narrow[0] + narrow[1]) / 2 - x * _MAP_WIDTHS[0],
            y=box[2] + (narrow[2] + narrow[3]) / 2 / _MAP_HEIGHT * (box[3] - box[2]), xanchor="center", yanchor="middle", showarrow=False,
            font=dict(size=SMALL, color=c["ink"]), bgcolor=tint(c["ground"], 0.78), borderpad=1, captureevents=False,
        )  # fmt: skip


def _spot(x: float, y: float, right: float, up: float, wide: float, tall: float, width: int) -> Box | None:
    """(west, east, south, north) of a name moved from (x, y), in pixels; None where it would stand outside the map.

    On the narrowest screen a name at the edge is moved inwards: by the same way on every other.
    """
    edge = _MAP_WIDTHS[0]
    narrow = x * edge / width + right
    right += min(max(narrow, wide / 2), edge - wide / 2) - narrow
    spot = (x + right - wide / 2, x + right + wide / 2, y + up - tall / 2, y + up + tall / 2)
    return spot if spot[2] >= 0 and spot[3] <= _MAP_HEIGHT else None


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[1] and one[1] > other[0] and one[2] < other[3] and one[3] > other[2]

"""Clusters: a map of passages with the clusters' names on it, and what themes each is made of."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from analysis import palette
from analysis.charts.template import SMALL, Chart, Words, figure, mark_id, plain, row_text, shortened, tint, wrapped
from analysis.views.themes import NOWHERE

SHAPES = dict(zip(palette.FAMILIES, ("circle", "square", "diamond", "triangle-up", "star"), strict=True))
_MAP_HEIGHT, _MAP_WIDTH = 560, 356  # names are placed for a telephone, so they keep apart on a wide screen too
_LINE, _LETTER = 14, 7.0
_TRAY, _TRAY_LINE = 50, 9  # passages in a line of the tray, pixels a line
_ROW = 48


def name(row, words: Words) -> str:
    """What a cluster is called: its two leading concepts in the reader's language, else its theme."""
    said = [words.label("concept", concept) for concept in row.concepts[:2]]
    text = ", ".join(said) or words.label("theme", row.theme)
    return text[:1].upper() + text[1:]


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

    The clusters' names stand where their passages lie. Passages that fit nowhere are small rings in a tray under the
    map: they have no place on it; `nowhere` is how many there are, drawn or not. With `chosen`, the other clusters are
    faint and cannot be selected. `whole` (cluster, x, y of every passage in the collection) keeps places where they are
    under every filter. Mark ids: passage_id.
    """
    c = palette.surfaces(mode)
    known = {r.cluster: r for r in clusters.itertuples()}
    names = {k: name(r, words) for k, r in known.items()} | {NOWHERE: words.t("themes.nowhere")}
    family = rows["cluster"].map({k: r.family for k, r in known.items()})
    live = rows["cluster"].eq(chosen) if chosen is not None else pd.Series(True, index=rows.index)
    reach = rows[family.notna()] if whole is None else whole[whole["cluster"] != NOWHERE]
    box = _window(reach)
    lost = rows[family.isna()] if chosen is None else rows.iloc[:0]
    tray = (22 + _TRAY_LINE * -(-len(lost) // _TRAY)) if len(lost) else 0
    fig = figure(mode, 40 + _MAP_HEIGHT + tray, margin=dict(l=0, r=0, t=40, b=0))
    for f in palette.FAMILIES:
        marker = dict(symbol=SHAPES[f], size=9, color=palette.family(f, mode), line=dict(color=c["ground"], width=0.7))
        _dots(fig, rows[(family == f) & live], names, words, marker, words.label("family", f), mode)
    if not live.all():
        fig.add_scatter(x=rows.loc[~live & family.notna(), "x"], y=rows.loc[~live & family.notna(), "y"], mode="markers", hoverinfo="skip",
                        showlegend=False, marker=dict(size=4, color=c["coast"]))  # fmt: skip
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
    """Names at the middle of their clusters, the largest first; moved up or down where another stands, left out where nothing helps."""
    c = palette.surfaces(mode)
    taken: list[tuple[float, float, float, float]] = []
    for cluster in rows["cluster"].value_counts(sort=True).index:
        own = rows[rows["cluster"] == cluster]
        text = wrapped(names[cluster], 16)
        wide = max(map(len, text.split("<br>"))) * _LETTER + 8
        tall = (text.count("<br>") + 1) * _LINE + 4
        x = (own["x"].median() - box[0]) / (box[1] - box[0]) * _MAP_WIDTH
        y = (own["y"].median() - box[2]) / (box[3] - box[2]) * _MAP_HEIGHT
        x = min(max(x, wide / 2), _MAP_WIDTH - wide / 2)
        for move in (18, -18, 34, -34, 52, -52, 72, -72, 0):
            spot = (x - wide / 2, x + wide / 2, y + move - tall / 2, y + move + tall / 2)
            inside = 0 <= spot[2] and spot[3] <= _MAP_HEIGHT
            if inside and not any(spot[0] < t[1] and spot[1] > t[0] and spot[2] < t[3] and spot[3] > t[2] for t in taken):
                taken.append(spot)
                fig.add_annotation(
                    text=f"<b>{text}</b>", x=x / _MAP_WIDTH, xref="paper", y=box[2] + (y + move) / _MAP_HEIGHT * (box[3] - box[2]), xanchor="center",
                    yanchor="middle", showarrow=False, font=dict(size=SMALL, color=c["ink"]), bgcolor=tint(c["ground"], 0.78), borderpad=1,
                    captureevents=False,
                )  # fmt: skip
                break


def composition(rows: pd.DataFrame, clusters: pd.DataFrame, words: Words, mode: str) -> Chart:
    """Each cluster as one bar of its themes (frames of views.themes.cluster_themes and clusters). Mark ids: cluster|theme.

    The segments are in the order of their size and carry the theme's name where it fits.
    """
    c = palette.surfaces(mode)
    order = [r for r in clusters.itertuples() if r.cluster in set(rows["cluster"])]
    at = {r.cluster: i for i, r in enumerate(order)}
    names = {r.cluster: name(r, words) for r in order}
    fig = figure(mode, _ROW * len(order) + 24, margin=dict(l=0, r=0, t=0, b=24), barmode="overlay", showlegend=False)
    start = rows.groupby("cluster")["share"].cumsum() - rows["share"]
    colours = [palette.family(f, mode) for f in rows["family"]]
    hover = [
        f"<b>{plain(words.label('theme', r.theme))}</b><br>{plain(names[r.cluster])}<br>"
        f"{words.t('themes.composition_said', n=int(r.passages), share=words.share(r.share))}"
        for r in rows.itertuples()
    ]
    fig.add_bar(
        orientation="h", x=rows["share"], base=start, y=[-at[k] - 0.17 for k in rows["cluster"]], width=0.46,
        customdata=[mark_id(str(r.cluster), r.theme) for r in rows.itertuples()], hovertext=hover, hovertemplate="%{hovertext}<extra></extra>",
        text=[plain(words.label("theme", t)) for t in rows["theme"]], textposition="inside", insidetextanchor="start", textangle=0,
        textfont=dict(size=SMALL, color=[palette.ink_on(colour) for colour in colours]),
        marker=dict(color=colours, line=dict(color=c["ground"], width=1.5)),
        selected=dict(marker=dict(opacity=1)), unselected=dict(marker=dict(opacity=0.4)),
    )  # fmt: skip
    counts = {r.cluster: words.t("themes.passages_n", n=int(r.passages)) for r in order}
    labels = [row_text(at[k], f"<b>{plain(names[k])}</b>  {count}", mode, shift=14, size=SMALL + 1) for k, count in counts.items()]
    fig.update_layout(annotations=labels)
    fig.update_layout(uniformtext=dict(mode="hide", minsize=SMALL - 1))
    steps = (0, 0.25, 0.5, 0.75, 1)
    fig.update_xaxes(range=[0, 1], tickvals=steps, ticktext=[words.share(v) for v in steps])
    fig.update_yaxes(visible=False, range=[-len(order) + 0.5, 0.5])
    marks = {
        mark_id(str(r.cluster), r.theme): f"{names[r.cluster]} · {words.label('theme', r.theme)} · {words.number(int(r.passages))}"
        for r in rows.itertuples()
    }
    summary = "; ".join(f"{names[k]}: {words.label('theme', own.iloc[0]['theme'])} {words.share(own.iloc[0]['share'])}"
                        for k, own in list(rows.groupby("cluster", sort=False))[:4])  # fmt: skip
    return Chart(fig, marks, words.t("themes.composition_alt", summary=summary))

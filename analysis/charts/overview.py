"""The overview's figures: what still holds, what is spoken of most, where it all lies."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from analysis import palette
from analysis.charts.basemap import basemap
from analysis.charts.template import SMALL, Chart, Words, figure, plain, row_bar, row_label, row_targets, shortened
from analysis.dates import STATUSES
from analysis.places import project

SIGNS = {"in_force": "●", "not_yet": "◔", "expired": "○", "not_stated": "–"}  # told apart by shape, then by words
_ROW = 66
_TITLE = 34  # characters of a document's title beside its municipality
_LEAST_REACH = 0.2  # a share of one: the axis holds at least this much, so that a small share alone does not fill it
_LABELLED = 30  # a map with more dots than this names them on pointing only


def period_words(row, words: Words) -> str:
    """A document's period as it states it: "2016 to 2020", "from 2024, no end stated", "no period stated"."""
    if row.valid_from and row.valid_to:
        return words.t("overview.period", start=words.day(row.valid_from), end=words.day(row.valid_to))
    if row.valid_from:
        return words.t("overview.period_from", start=words.day(row.valid_from))
    if row.valid_to:
        return words.t("overview.period_to", end=words.day(row.valid_to))
    return words.t("overview.period_none")


def standing(rows: pd.DataFrame, words: Words, mode: str, on: date) -> Chart:
    """One row a document (frame of views.overview.standing): its period as a bar, the chosen day as a line.

    Filled: in force. Outlined: run out or not begun. Dotted over the whole width: no period stated. Mark ids: doc_id.
    """
    c = palette.surfaces(mode)
    first, last = _span(rows, on)
    fig = figure(mode, _ROW * len(rows) + 50, margin=dict(l=0, r=0, t=24, b=26), barmode="overlay", showlegend=False)
    marks, hover = {}, []
    for i, row in enumerate(rows.itertuples(index=False)):
        name = row.municipality or words.t("common.not_stated_municipality")
        title = row.title or words.t("common.untitled")
        said = words.label("status", row.status) + (f" · {period_words(row, words)}" if row.status != "not_stated" else "")
        row_label(fig, i, f"<b>{plain(name)}</b>  {plain(shortened(title, _TITLE))}", mode, shift=17)
        row_label(fig, i, f"{_sign(row.status)} {said}", mode, shift=-1, size=SMALL + 1, muted=True)
        marks[row.doc_id] = f"{name} · {title}"
        hover.append(f"<b>{plain(name)}</b><br>{plain(title)}<br>{SIGNS[row.status]} {said}")
    row_targets(fig, list(marks), hover, (first.isoformat(), _ms(first, last)), mode)
    for status in STATUSES:
        _periods(fig, rows, status, first, last, mode)
    fig.add_shape(type="line", x0=on.isoformat(), x1=on.isoformat(), y0=0, y1=1, yref="paper", line=dict(color=c["ink"], width=1.5))
    late = (on - first) > (last - first) / 2
    fig.add_annotation(
        text=words.day(on), x=on.isoformat(), y=1, yref="paper", yanchor="bottom", showarrow=False,
        xanchor="right" if late else "left", font=dict(size=SMALL, color=c["ink"]), xshift=3 if late else -3,
    )  # fmt: skip
    years = (last.year - first.year) or 1
    fig.update_xaxes(type="date", range=[first.isoformat(), last.isoformat()], dtick=f"M{12 * max(1, -(-years // 7))}", tickformat="%Y")
    fig.update_yaxes(visible=False, range=[-len(rows) + 0.5, 0.5])
    return Chart(fig, marks, words.t("overview.standing_alt", day=words.day(on), summary=_status_summary(rows, words)))


def _sign(status: str) -> str:
    return f'<span style="font-size:17px">{SIGNS[status]}</span>'


def _span(rows: pd.DataFrame, on: date) -> tuple[date, date]:
    days = [d for column in ("starts", "ends") for d in rows[column] if d is not None] + [on]
    first, last = date(min(days).year - 1, 1, 1), date(max(days).year + 2, 1, 1)
    return (first, last) if last.year - first.year >= 8 else (date(first.year - 3, 1, 1), date(last.year + 3, 1, 1))


def _ms(first: date, last: date) -> float:
    return (last - first) / timedelta(milliseconds=1)


def _periods(fig: go.Figure, rows: pd.DataFrame, status: str, first: date, last: date, mode: str) -> None:
    """The bars of one status, in the lower part of their rows; an end that is not stated runs to the edge of the chart."""
    c = palette.surfaces(mode)
    at = [(-i - 0.3, r) for i, r in enumerate(rows.itertuples(index=False)) if r.status == status]
    if not at:
        return
    if status == "not_stated":
        for y, _ in at:
            fig.add_scatter(
                x=[first.isoformat(), last.isoformat()], y=[y, y], mode="lines", hoverinfo="skip", line=dict(color=c["muted"], width=1, dash="dot")
            )
        return
    fill = {"in_force": c["accent"], "expired": c["ground"], "not_yet": c["ground"]}[status]
    edge = {"in_force": c["accent"], "expired": c["muted"], "not_yet": c["accent"]}[status]
    starts = [r.starts or first for _, r in at]
    fig.add_bar(
        orientation="h", y=[y for y, _ in at], base=[s.isoformat() for s in starts], width=0.17, hoverinfo="skip",
        x=[_ms(s, r.ends or last) for s, (_, r) in zip(starts, at, strict=True)],
        marker=dict(color=fill, line=dict(color=edge, width=1.5), pattern=dict(shape="/" if status == "not_yet" else "", fgcolor=edge, size=5)),
    )  # fmt: skip


def _status_summary(rows: pd.DataFrame, words: Words) -> str:
    found = [(words.label("status", s), int((rows["status"] == s).sum())) for s in STATUSES]
    return "; ".join(f"{name}: {words.number(n)}" for name, n in found if n)


def standing_counts(counts: dict[str, int], words: Words, mode: str, on: date) -> Chart:
    """Bars for the number of documents by status, for collections too large to draw each. Mark ids: status."""
    c = palette.surfaces(mode)
    shown = [s for s in STATUSES if counts[s]]
    most = max(counts.values(), default=1) or 1
    fig = figure(mode, 46 * len(shown) + 8, margin=dict(l=0, r=0, t=0, b=8), barmode="overlay", showlegend=False)
    marks = {s: words.label("status", s) for s in shown}
    row_targets(fig, shown, [f"{marks[s]}: {words.number(counts[s])}" for s in shown], (0, most * 1.2), mode)
    for i, s in enumerate(shown):
        row_label(fig, i, f"{_sign(s)} {plain(marks[s])}", mode, shift=10)
        row_bar(fig, i, counts[s], c["accent"] if s == "in_force" else c["muted"], words.number(counts[s]), mode)
    fig.update_xaxes(visible=False, range=[0, most * 1.2])
    fig.update_yaxes(visible=False, range=[-len(shown) + 0.5, 0.5])
    summary = "; ".join(f"{marks[s]}: {words.number(counts[s])}" for s in shown)
    return Chart(fig, marks, words.t("overview.standing_counts_alt", day=words.day(on), summary=summary))


def priorities(rows: pd.DataFrame, words: Words, mode: str, documents: int) -> Chart:
    """Horizontal bars from 0, one a theme (frame of views.overview.priorities), in family colours. Mark ids: theme."""
    most = max(float(rows["share"].max()), _LEAST_REACH)
    reach = most * 1.45
    fig = figure(mode, 40 * len(rows) + 24, margin=dict(l=0, r=0, t=28, b=0), barmode="overlay")
    marks = {r.theme: words.label("theme", r.theme) for r in rows.itertuples()}
    said = [words.t("overview.priorities_mark", n=int(r.documents), share=words.share(r.share), total=documents) for r in rows.itertuples()]
    hover = [
        f"<b>{plain(marks[r.theme])}</b><br>{words.label('family', r.family)}<br>{text}" for r, text in zip(rows.itertuples(), said, strict=True)
    ]
    row_targets(fig, list(marks), hover, (0, reach), mode)
    for i, (r, text) in enumerate(zip(rows.itertuples(), said, strict=True)):
        row_label(fig, i, plain(marks[r.theme]), mode, shift=10)
        row_bar(fig, i, r.share, palette.family(r.family, mode), text, mode)
    for family in palette.FAMILIES:
        if family in set(rows["family"]):
            fig.add_scatter(
                x=[None], y=[None], mode="markers", name=words.label("family", family), hoverinfo="skip",
                marker=dict(symbol="square", size=10, color=palette.family(family, mode)),
            )  # fmt: skip
    fig.update_xaxes(visible=False, range=[0, reach])
    fig.update_yaxes(visible=False, range=[-len(rows) + 0.5, 0.5])
    summary = "; ".join(f"{marks[r.theme]} {words.share(r.share)}" for r in rows.head(5).itertuples())
    return Chart(fig, marks, words.t("overview.priorities_alt", summary=summary))


def places(rows: pd.DataFrame, words: Words, mode: str) -> Chart:
    """Dots on an own map (frame of views.overview.places), area by number of documents. Mark ids: municipality_id."""
    c = palette.surfaces(mode)
    placed = rows.dropna(subset=["lat", "lon"])
    xy = [project(r.lat, r.lon) for r in placed.itertuples()]
    marks = {r.municipality_id: r.municipality for r in placed.itertuples()}
    sides = _sides(xy)
    named = [f"{r.municipality} ({words.label('country', r.country)})" for r in placed.itertuples()]
    few = len(placed) <= _LABELLED
    fig = basemap(set(placed["country"].dropna()), xy, mode, names=list(zip(marks.values(), sides, strict=True)) if few else None)
    fig.add_scatter(
        x=[x for x, _ in xy], y=[y for _, y in xy], mode="markers+text" if few else "markers", customdata=list(marks),
        text=[plain(m) for m in marks.values()], textposition=sides, textfont=dict(size=SMALL + 1, color=c["ink"]), cliponaxis=False,
        hovertext=[f"<b>{plain(n)}</b><br>{words.number(int(r.documents))} {words.t('overview.count_documents', n=int(r.documents))}"
                   for n, r in zip(named, placed.itertuples(), strict=True)],
        hovertemplate="%{hovertext}<extra></extra>",
        marker=dict(size=[9 + 5 * (int(r.documents) - 1) ** 0.5 for r in placed.itertuples()], color=c["accent"], opacity=1,
                    line=dict(color=c["ground"], width=1.5)),
        selected=dict(marker=dict(opacity=1, color=c["ink"])), unselected=dict(marker=dict(opacity=0.55)),
    )  # fmt: skip
    listed = words.listed(named) if few else words.number(len(named))
    return Chart(fig, marks, words.t("overview.places_alt", summary=listed))


def _sides(xy: list[tuple[float, float]]) -> list[str]:
    """On which side of its dot each name stands: away from the nearest other dot, so that names do not run into dots."""
    sides = []
    for i, (x, y) in enumerate(xy):
        others = [(abs(x - u) + 2 * abs(y - v), u, v) for j, (u, v) in enumerate(xy) if j != i]
        near = min(others, default=None)
        if near is None or near[0] > 600:
            sides.append("middle right")
        elif abs(near[2] - y) > 60:
            sides.append("middle right" if near[1] <= x else "middle left")
        else:
            sides.append("middle right" if near[1] < x else "middle left")
    return sides

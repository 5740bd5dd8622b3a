"""The timeline's figure: a row a document, its period as a bar, dated events as marks as wide as their date is exact."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from analysis import palette
from analysis.charts.overview import SIGNS as STATUS_SIGNS
from analysis.charts.overview import period_words
from analysis.charts.template import SIZE, SMALL, Chart, Words, figure, mark_id, plain, row_text, shortened, tint, together, wrapped
from analysis.dates import STATUSES
from analysis.views.timeline import MARKED

LEAST_WIDTH = 720  # pixels: below this, years stand too close to tell marks apart
PERIOD = "period"  # the mark of a document's own period
EARLIER, LATER = "earlier", "later"  # the marks of what lies outside the years drawn
# Kind -> Plotly's symbol, and the character that stands for it in text. Shapes differ in outline, not only in fill.
SHAPES = {
    "adoption": ("triangle-down", "▼"), "past_event": ("circle-open", "○"), "vision": ("star", "★"), "target": ("diamond", "◆"),
    "agenda": ("x-thin-open", "×"), "snapshot": ("square-open", "□"),
}  # fmt: skip
_REACH = 40  # years from the chosen day in either direction; further away is a mark at the edge
_HEAD, _BAR, _LANE, _FOOT = 30, 20, 20, 14  # pixels: a row's name, its period, a lane of marks, the gap below
_MARK = 12  # pixels
_CLEAR = 20  # pixels between the middles of two marks in one lane
_TITLE = 38  # characters of a document's title beside its name
_TICKS = (1, 2, 5, 10, 20)
_DRAWN_WIDTH = 700  # pixels that marks are kept apart for; on a wider screen they stand further apart


def timeline(documents: pd.DataFrame, events: pd.DataFrame, words: Words, mode: str, on: date) -> Chart:
    """Rows of views.timeline.documents and, of the kinds to draw, views.timeline.events of the same documents.

    Mark ids: doc_id|period, doc_id|event_id, and doc_id|earlier and doc_id|later for what the axis does not reach.
    Filled bar: in force; outlined: run out; hatched: not yet begun; dotted line: no period stated.
    """
    c = palette.surfaces(mode)
    first, last = span(documents, events, on)
    placed = _placed(documents, events, first, last)
    height = sum(p["height"] for p in placed.values())
    kinds = [k for k in MARKED if k in set(events["kind"])]
    legend = 42 if kinds else 0
    fig = figure(mode, height + 62 + legend, margin=dict(l=0, r=0, t=36 + legend, b=26), barmode="overlay", showlegend=bool(kinds))
    marks = _marks(documents, placed, words)
    _rows(fig, documents, placed, marks, first, last, on, words, mode)
    for kind in kinds:
        _events(fig, kind, placed, marks, words, mode)
    _edges(fig, placed, marks, first, last, mode)
    _axis(fig, first, last, on, height, words, mode)
    fig.update_layout(legend=dict(y=1 + 34 / height, yanchor="bottom", x=0, itemwidth=30, font=dict(size=SMALL + 1, color=c["ink"])))
    return Chart(fig, marks, _alt(documents, events, words, on))


def span(documents: pd.DataFrame, events: pd.DataFrame, on: date) -> tuple[date, date]:
    """The years drawn: all that is dated, as far as it lies within a reader's reach of the chosen day."""
    days = [on, *(d for column in ("starts", "ends") for d in documents[column] if d is not None)]
    # What happened long ago must not press the years that hold together: it is told at the edge.
    near = min([*days, *(d for d, k in zip(events["starts"], events["kind"], strict=True) if k == "adoption")])
    days += [d for d in events["starts"] if d.year >= near.year - 6] + [d for d in events["ends"] if d > on]
    first, last = max(min(days).year - 1, on.year - _REACH), min(max(days).year + 2, on.year + _REACH)
    spare = max(0, 10 - (last - first))
    return date(first - spare // 2, 1, 1), date(last + spare - spare // 2, 1, 1)


def _placed(documents: pd.DataFrame, events: pd.DataFrame, first: date, last: date) -> dict[str, dict]:
    """doc_id -> where its row begins (`top`), how tall it is, and its events, each with the lane it stands in."""
    by_document = dict(tuple(events.groupby("doc_id", sort=False)))
    days_a_pixel = (last - first).days / _DRAWN_WIDTH
    out, top = {}, 0
    for doc_id in documents["doc_id"]:
        own = by_document.get(doc_id, events.iloc[:0])
        inside, free = [], []  # free: per lane, the day from which it is
        out[doc_id] = {"top": top, "inside": inside, EARLIER: [], LATER: []}
        for row in own.itertuples(index=False):
            if row.ends <= first or row.starts >= last:
                out[doc_id][EARLIER if row.ends <= first else LATER].append(row)
                continue
            middle = _middle(row)
            reach = timedelta(days=_CLEAR / 2 * days_a_pixel)
            begins, done = min(row.starts, middle - reach), max(row.ends, middle + reach)
            lane = next((i for i, day in enumerate(free) if day <= begins), len(free))
            free[lane : lane + 1] = [done]
            inside.append((row, lane))
        edge = bool(out[doc_id][EARLIER] or out[doc_id][LATER])
        out[doc_id]["height"] = _HEAD + _BAR + _LANE * max(len(free), int(edge)) + _FOOT
        top += out[doc_id]["height"]
    return out


def _middle(row) -> date:
    return row.starts + (row.ends - row.starts) / 2


def _marks(documents: pd.DataFrame, placed: dict[str, dict], words: Words) -> dict[str, str]:
    marks = {}
    for row in documents.itertuples(index=False):
        name = row.municipality or words.t("common.not_stated_municipality")
        marks[mark_id(row.doc_id, PERIOD)] = f"{name} · {STATUS_SIGNS[row.status]} {_standing_words(row, words)}"
        own = placed[row.doc_id]
        for side in (EARLIER, LATER):
            if own[side]:
                dates = words.listed(words.day(e.date) for e in own[side])
                marks[mark_id(row.doc_id, side)] = f"{name} · {words.t(f'timeline.{side}', n=len(own[side]))}: {dates}"
        for event, _ in own["inside"]:
            marks[mark_id(row.doc_id, event.event_id)] = f"{name} · {event_words(event, words)}"
    return marks


def event_words(event, words: Words) -> str:
    """An event in a line: its sign, its kind, its date and what it is."""
    what = f": {shortened(event.what, 70)}" if event.what else ""
    return f"{SHAPES[event.kind][1]} {words.label('event_kind', event.kind)}, {words.day(event.date)}{what}"


def _standing_words(row, words: Words) -> str:
    status = words.label("status", row.status)
    return status if row.status == "not_stated" else f"{status} · {period_words(row, words)}"


def _rows(
    fig: go.Figure, documents: pd.DataFrame, placed: dict, marks: dict[str, str], first: date, last: date, on: date, words: Words, mode: str
) -> None:
    """Names, periods, and over name and period an unseen bar that answers to a click."""
    c = palette.surfaces(mode)
    rows = list(documents.itertuples(index=False))
    ids = [mark_id(r.doc_id, PERIOD) for r in rows]
    fig.add_bar(
        orientation="h", y=[-placed[r.doc_id]["top"] - (_HEAD + _BAR) / 2 for r in rows], base=[first.isoformat()] * len(rows),
        x=[_ms(first, last)] * len(rows), width=_HEAD + _BAR, customdata=ids, showlegend=False,
        hovertext=[f"<b>{plain(r.title or words.t('common.untitled'))}</b><br>{wrapped(marks[i], 60)}" for r, i in zip(rows, ids, strict=True)],
        hovertemplate="%{hovertext}<extra></extra>", marker=dict(color="rgba(0,0,0,0)", line=dict(width=0)),
        selected=dict(marker=dict(color=tint(c["accent"], 0.14), opacity=1)),
        unselected=dict(marker=dict(color="rgba(0,0,0,0)", opacity=1)),
    )  # fmt: skip
    labels, lines = [], []
    for row in rows:
        top = placed[row.doc_id]["top"]
        if top:
            lines.append(_across(-top + 4, dict(color=c["line"], width=1)))
        name = plain(row.municipality or words.t("common.not_stated_municipality"))
        title = plain(shortened(row.title or words.t("common.untitled"), _TITLE))
        said = f'<span style="color:{c["muted"]}">{STATUS_SIGNS[row.status]} {plain(_standing_words(row, words))}</span>'
        text = f'<b>{name}</b>  <span style="font-size:{SMALL + 1}px">{title}  {said}</span>'
        label = row_text(0, text, mode, shift=0)
        labels.append(label | dict(y=-top - _HEAD / 2 - 3, bgcolor=tint(c["ground"], 0.85), borderpad=1))
    for status in STATUSES:
        own = [r for r in rows if r.status == status]
        at = [-placed[r.doc_id]["top"] - _HEAD - _BAR / 2 for r in own]
        if status == "not_stated":
            lines += [_across(y, dict(color=c["muted"], width=1, dash="dot")) for y in at]
        elif own:
            _periods(fig, status, own, at, first, last, on, mode)
    together(fig, labels, lines)


def _across(y: float, line: dict) -> dict:
    return dict(type="line", x0=0, x1=1, xref="paper", y0=y, y1=y, line=line, layer="below")


def _periods(fig: go.Figure, status: str, rows: list, at: list[float], first: date, last: date, on: date, mode: str) -> None:
    """The bars of one status, cut at the edges of the chart: solid as far as something is stated, pale where a side is left open."""
    c = palette.surfaces(mode)
    fill = {"in_force": c["accent"], "expired": c["ground"], "not_yet": c["ground"]}[status]
    edge = {"in_force": c["accent"], "expired": c["muted"], "not_yet": c["accent"]}[status]
    sure, open_sides = [], []
    for row, y in zip(rows, at, strict=True):
        begins, ends = (min(max(d, first), last) if d else None for d in (row.starts, row.ends))
        # Where one side is not stated, only the chosen day is known to lie within the period.
        from_day, to_day = begins or (on if status == "in_force" else ends), ends or (on if status == "in_force" else begins)
        sure.append((from_day, to_day, y))
        if begins is None:
            open_sides.append((first, from_day, y))
        if ends is None:
            open_sides.append((to_day, last, y))
        for beyond, x, sign, side in (
            (row.starts is None or row.starts < first, first, "◂", "left"),
            (row.ends is None or row.ends > last, last, "▸", "right"),
        ):
            if beyond:
                fig.add_annotation(
                    text=sign, x=x.isoformat(), y=y, xanchor=side, yanchor="middle", showarrow=False,
                    font=dict(size=SIZE, color=c["ink"] if status == "expired" or row.starts is None or row.ends is None else c["ground"]),
                )  # fmt: skip
    for parts, marker in (
        (open_sides, dict(color=tint(edge, 0.22), line=dict(width=0))),
        (sure, dict(color=fill, line=dict(color=edge, width=1.5), pattern=dict(shape="/" if status == "not_yet" else "", fgcolor=edge, size=5))),
    ):
        fig.add_bar(
            orientation="h", y=[p[2] for p in parts], base=[p[0].isoformat() for p in parts], x=[_ms(p[0], p[1]) for p in parts], width=_BAR - 8,
            hoverinfo="skip", showlegend=False, marker=marker,
        )  # fmt: skip


def _events(fig: go.Figure, kind: str, placed: dict[str, dict], marks: dict[str, str], words: Words, mode: str) -> None:
    """The marks of one kind: a band as wide as the date is exact, and the kind's shape in its middle."""
    c = palette.surfaces(mode)
    colour = c["accent"] if kind == "target" else c["ink"]
    ids, x, y, hover, bands = [], [], [], [], []
    for doc_id, own in placed.items():
        for event, lane in own["inside"]:
            if event.kind != kind:
                continue
            mark = mark_id(doc_id, event.event_id)
            ids.append(mark)
            at = -own["top"] - _HEAD - _BAR - _LANE * (lane + 0.5)
            x.append(_middle(event).isoformat())
            y.append(at)
            hover.append(wrapped(marks[mark], 60))
            if (event.ends - event.starts).days > 1:
                bands.append((event.starts, event.ends, at))
    if bands:
        fig.add_bar(
            orientation="h", y=[b[2] for b in bands], base=[b[0].isoformat() for b in bands], x=[_ms(b[0], b[1]) for b in bands], width=5,
            hoverinfo="skip", showlegend=False, marker=dict(color=tint(colour, 0.28), line=dict(width=0)),
        )  # fmt: skip
    hollow = SHAPES[kind][0].endswith("-open")
    fig.add_scatter(
        x=x, y=y, mode="markers", customdata=ids, hovertext=hover, hovertemplate="%{hovertext}<extra></extra>", cliponaxis=False,
        name=words.label("event_kind", kind), legendrank=MARKED.index(kind),
        marker=dict(symbol=SHAPES[kind][0], size=_MARK + 2 if kind == "vision" else _MARK, color=colour, opacity=1,
                    line=dict(width=2 if hollow else 1, color=colour if hollow else c["ground"])),
        selected=dict(marker=dict(opacity=1, size=_MARK + 6)), unselected=dict(marker=dict(opacity=0.45)),
    )  # fmt: skip


def _edges(fig: go.Figure, placed: dict[str, dict], marks: dict[str, str], first: date, last: date, mode: str) -> None:
    """What the years drawn do not reach, counted at the edge of its row."""
    c = palette.surfaces(mode)
    for side, at, text, position in ((EARLIER, first, "◂ {}", "middle right"), (LATER, last, "{} ▸", "middle left")):
        own = [(doc_id, p) for doc_id, p in placed.items() if p[side]]
        if not own:
            continue
        ids = [mark_id(doc_id, side) for doc_id, _ in own]
        fig.add_scatter(
            x=[at.isoformat()] * len(own), y=[-p["top"] - _HEAD - _BAR - _LANE / 2 for _, p in own], mode="markers+text", customdata=ids,
            text=[text.format(len(p[side])) for _, p in own], textposition=position, textfont=dict(size=SMALL, color=c["muted"]),
            hovertext=[wrapped(marks[i], 60) for i in ids], hovertemplate="%{hovertext}<extra></extra>", cliponaxis=False, showlegend=False,
            marker=dict(symbol="square", size=_LANE, color=tint(c["ground"], 0.01)),
            selected=dict(textfont=dict(color=c["accent"])), unselected=dict(textfont=dict(color=c["muted"])),
        )  # fmt: skip


def _axis(fig: go.Figure, first: date, last: date, on: date, height: int, words: Words, mode: str) -> None:
    """The years above and, where the chart is long, below; the chosen day as a line with its date."""
    c = palette.surfaces(mode)
    step = next((s for s in _TICKS if (last.year - first.year) / s <= 12), _TICKS[-1])
    years = [y for y in range(first.year, last.year + 1) if y % step == 0]
    at = [date(y, 1, 1).isoformat() for y in years]
    fig.update_xaxes(
        type="date", range=[first.isoformat(), last.isoformat()], tickvals=at, ticktext=[str(y) for y in years], side="top", tickangle=0,
        ticklabelstandoff=2,
    )  # fmt: skip
    fig.update_yaxes(visible=False, range=[-height, 0])
    for year, x in zip(years, at, strict=True):
        if year in (first.year, last.year):  # half of it would be cut off
            continue
        fig.add_annotation(
            text=str(year), x=x, y=0, yref="paper", yanchor="top", xanchor="center", showarrow=False, font=dict(size=SMALL, color=c["muted"])
        )  # fmt: skip
    fig.add_shape(type="line", x0=on.isoformat(), x1=on.isoformat(), y0=0, y1=1, yref="paper", line=dict(color=c["ink"], width=1.5))
    late = (on - first) > (last - first) / 2
    fig.add_annotation(
        text=words.day(on), x=on.isoformat(), y=1, yref="paper", yanchor="bottom", yshift=18, showarrow=False, xanchor="right" if late else "left",
        xshift=3 if late else -3, font=dict(size=SMALL, color=c["ink"]),
    )  # fmt: skip


def _ms(first: date, last: date) -> float:
    return (last - first) / timedelta(milliseconds=1)


def _alt(documents: pd.DataFrame, events: pd.DataFrame, words: Words, on: date) -> str:
    standing = [f"{words.label('status', s)}: {words.number(n)}" for s in STATUSES if (n := int((documents["status"] == s).sum()))]
    dated = [f"{words.label('event_kind', k)}: {words.number(n)}" for k in MARKED if (n := int((events["kind"] == k).sum()))]
    return words.t("timeline.alt", n=len(documents), day=words.day(on), standing="; ".join(standing), dated="; ".join(dated) or words.count(0))

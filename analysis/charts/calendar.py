"""The calendar of reviews: a row a duty, a column a year, a bar as long as the date is exact."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from analysis import palette
from analysis.charts.template import SMALL, Chart, Words, figure, plain, row_targets, row_text, shortened, tint, together, wrapped
from analysis.views.calendar import NO_FREQUENCY, years

_ROW, _HEAD = 46, 96  # pixels: a duty; above them the chosen day, the years, their counts and what these count
_COUNTS = 0.5 + 36 / _ROW  # where the counts stand, in rows
_LETTERS = 54  # what a row's label holds on a phone
_LEAST = 0.09  # of a year: a bar narrower than a month on a phone could not be seen


def calendar(duties: pd.DataFrame, when: pd.DataFrame, counts: pd.DataFrame, words: Words, mode: str, on: date) -> Chart:
    """Rows of views.calendar.due, their occasions, and views.calendar.by_year of all duties, also those not drawn.

    Filled: due ahead, inside the document's period; outlined: due if the document is still in use; pale: its day has
    passed. Mark ids: duty_id (a row), or the year (the count above its column).
    """
    c = palette.surfaces(mode)
    drawn, place = years(on), {d: i for i, d in enumerate(duties["duty_id"])}
    first, last = drawn[0], drawn[-1] + 1
    fig = figure(mode, _ROW * len(duties) + _HEAD + 34, margin=dict(l=0, r=0, t=26, b=8), barmode="overlay", showlegend=False)
    marks = {r.duty_id: f"{name(r, words)} · {often(r, words)}" for r in duties.itertuples()}
    hover = [f"<b>{plain(name(r, words))}</b> {plain(often(r, words))}<br>{wrapped(_what(r, words), 60)}" for r in duties.itertuples()]
    row_targets(fig, list(marks), hover, (first, last - first), mode)
    labels = []
    for i, r in enumerate(duties.itertuples()):
        own = shortened(" · ".join(p for p in (often(r, words), r.who or r.what) if p), max(20, _LETTERS - len(name(r, words))))
        text = f'<b>{plain(name(r, words))}</b>  <span style="font-size:{SMALL + 1}px;color:{c["muted"]}">{plain(own)}</span>'
        labels.append(row_text(i, text, mode, shift=11) | dict(bgcolor=tint(c["ground"], 0.85), borderpad=1))
    looks = {
        "due": dict(color=c["accent"], line=dict(color=c["accent"], width=1.5)),
        "open": dict(color=c["ground"], line=dict(color=c["accent"], width=1.5)),
        "passed": dict(color=tint(c["muted"], 0.35), line=dict(width=0)),
    }
    own = when[when["duty_id"].isin(place) & when["year"].isin(drawn)]
    states = ["passed" if r.ends <= on else "open" if r.held == "open" else "due" for r in own.itertuples()]
    for state, marker in looks.items():
        rows = [r for r, s in zip(own.itertuples(), states, strict=True) if s == state]
        if rows:
            _bars(fig, rows, place, marker)
    labels.append(_key([s for s in looks if s in states], words, mode))
    marks |= _counts(fig, counts, words, mode)
    _frame(fig, labels, drawn, len(duties), on, words, mode)
    summary = "; ".join(f"{r.year}: {words.number(r.documents)}" for r in counts.itertuples())
    return Chart(fig, marks, words.t("timeline.calendar_alt", n=len(duties), summary=summary))


def name(row, words: Words) -> str:
    return row.municipality or row.title or words.t("common.not_stated_municipality")


def often(row, words: Words) -> str:
    """How often, and in which months, or by when: "every year, in March"."""
    if row.dates:
        return words.listed(words.day(d) for d in row.dates)
    said = words.t("governance.no_frequency") if row.how_often == NO_FREQUENCY else words.label("frequency", row.how_often)
    return words.t("timeline.in_month", often=said, months=words.listed(words.month(m) for m in row.months)) if row.months else said


def _what(row, words: Words) -> str:
    return " – ".join(p for p in (row.who or words.t("governance.nobody"), row.what) if p)


def _at(day: date) -> float:
    """A day as a year and its part."""
    first = date(day.year, 1, 1)
    return day.year + (day - first) / (date(day.year + 1, 1, 1) - first)


def _key(states: list[str], words: Words, mode: str) -> dict:
    """What filled, outlined and pale mean, on a line that a phone holds: Plotly's own legend would stand over the title there."""
    c = palette.surfaces(mode)
    signs = {"due": ("■", c["accent"]), "open": ("□", c["accent"]), "passed": ("■", tint(c["muted"], 0.5))}
    said = [f'<span style="color:{signs[s][1]}">{signs[s][0]}</span> {words.t(f"timeline.calendar_{s}")}' for s in states]
    return dict(
        text="   ".join(said), x=0, xref="paper", xanchor="left", y=1, yref="paper", yanchor="bottom", yshift=6, showarrow=False, align="left",
        font=dict(size=SMALL, color=c["ink"]),
    )  # fmt: skip


def _bars(fig: go.Figure, rows: list, place: dict[str, int], marker: dict) -> None:
    """Bars in the lower part of their rows, a little apart where two years meet."""
    ends = [_at(r.ends - timedelta(days=1)) for r in rows]
    starts = [_at(r.starts) + 0.04 for r in rows]
    fig.add_bar(
        orientation="h", y=[-place[r.duty_id] - 0.24 for r in rows], base=starts,
        x=[max(_LEAST, e - s - 0.04) for s, e in zip(starts, ends, strict=True)], width=0.26, hoverinfo="skip", marker=marker,
    )  # fmt: skip


def _counts(fig: go.Figure, counts: pd.DataFrame, words: Words, mode: str) -> dict[str, str]:
    """How many documents have something due, above each year that has any; year -> its mark's name."""
    c = palette.surfaces(mode)
    rows = [r for r in counts.itertuples() if r.documents]
    marks = {str(r.year): words.t("timeline.calendar_year", n=int(r.documents), year=str(r.year)) for r in rows}
    fig.add_scatter(
        x=[r.year + 0.5 for r in rows], y=[_COUNTS] * len(rows), mode="markers+text", customdata=list(marks), cliponaxis=False,
        text=[words.number(r.documents) for r in rows], textfont=dict(size=SMALL + 1, color=c["ink"]),
        hovertext=[plain(m) for m in marks.values()], hovertemplate="%{hovertext}<extra></extra>",
        marker=dict(symbol="square", size=28, color=c["land"], line=dict(width=1, color=c["coast"]), opacity=1),
        selected=dict(marker=dict(color=tint(c["accent"], 0.35), opacity=1)), unselected=dict(marker=dict(opacity=1), textfont=dict(color=c["ink"])),
    )  # fmt: skip
    return marks


def _frame(fig: go.Figure, labels: list[dict], drawn: range, rows: int, on: date, words: Words, mode: str) -> None:
    """Years, lines between them and between rows, and the chosen day."""
    c = palette.surfaces(mode)
    top = 0.5 + _HEAD / _ROW
    fine = dict(font=dict(size=SMALL, color=c["muted"]), showarrow=False)
    labels = labels + [dict(text=str(y), x=y + 0.5, y=_COUNTS, yanchor="bottom", yshift=14, **fine) for y in drawn]
    labels.append(dict(text=words.t("timeline.calendar_counts"), x=0, xref="paper", y=0.5, xanchor="left", yanchor="bottom", yshift=2, **fine))
    thin = dict(type="line", line=dict(color=c["line"], width=1), layer="below")
    shapes = [thin | dict(x0=y, x1=y, y0=-rows + 0.5, y1=top) for y in (*drawn, drawn[-1] + 1)]
    across = thin | dict(x0=drawn[0], x1=drawn[-1] + 1)
    shapes += [across | dict(y0=-i + 0.5, y1=-i + 0.5) for i in range(rows)]
    shapes.append(dict(type="line", x0=_at(on), x1=_at(on), y0=-rows + 0.5, y1=top, line=dict(color=c["ink"], width=1.5)))
    labels.append(
        dict(text=words.day(on), x=_at(on), y=top, yanchor="top", xanchor="left", xshift=4, showarrow=False, bgcolor=tint(c["ground"], 0.85),
             font=dict(size=SMALL, color=c["ink"]))
    )  # fmt: skip
    together(fig, labels, shapes)
    fig.update_xaxes(visible=False, range=[drawn[0], drawn[-1] + 1])
    fig.update_yaxes(visible=False, range=[-rows + 0.5, top])

"""Who speaks of what: municipality by theme, a ranking with intervals, and two sides compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

import pandas as pd
import plotly.graph_objects as go

from analysis import palette
from analysis.charts.template import SMALL, Chart, Words, figure, mark_id, plain, row_targets, row_text, wrapped

COLUMN = 72  # pixels a column of the heat map needs for its name and its figure
_NARROWEST = 356  # what a telephone leaves
_ROW, _TALL_ROW = 58, 66
_REPEAT = 8  # the theme's name stands again after so many columns, for those who have scrolled
_NAMES_BELOW = 8  # with more rows than this the column names stand at the foot, too
_FEWEST_COLUMNS = 3  # with less a cell would be so wide that it reads as a bar
_SHADES = 9
_TINY = 10  # pixels: an interval under its share


def least_width(columns: int) -> int:
    """The width in pixels under which a heat map of so many columns must be scrolled, not shrunk."""
    return max(_NARROWEST, COLUMN * columns)


def heat(rows: pd.DataFrame, themes: list[str], units: list[str], names: Mapping[str, str], words: Words, mode: str) -> Chart:
    """Themes in rows, units in columns (frame of views.focus_areas.shares), the share as a shade of the family's colour and as a figure.

    An empty cell: not mentioned. Hatched: a text in which no theme was found at all. Mark ids: unit|theme, of cells
    with passages behind them.
    """
    shown = rows[rows["unit"].isin(units) & rows["theme"].isin(themes)]
    most = float(shown["share"].max()) if shown["share"].notna().any() else 1.0
    heads = [wrapped(names[u], max(9, 54 // max(len(units), 1))) for u in units]
    tall = max((h.count("<br>") + 1 for h in heads), default=1) * 16 + 8
    below = tall if len(themes) > _NAMES_BELOW else 4
    fig = figure(mode, _ROW * len(themes) + tall + below, margin=dict(l=0, r=0, t=tall, b=below), barmode="overlay", showlegend=False)
    at, down = {u: i for i, u in enumerate(units)}, {t: i for i, t in enumerate(themes)}
    _cells(fig, shown, at, down, names, most or 1.0, words, mode)
    # All at once: adding them one by one takes seconds where there are many.
    fig.update_layout(annotations=_row_names(down, len(units), words, mode) + _column_names(heads, below == tall, mode))
    fig.update_xaxes(visible=False, range=[0, max(len(units), _FEWEST_COLUMNS)])
    fig.update_yaxes(visible=False, range=[-len(themes) + 0.5, 0.5])
    behind = shown[shown["passages"] > 0]
    place = {t: i for i, t in enumerate(themes)}
    ordered = sorted(behind.itertuples(), key=lambda r: (at[r.unit], place[r.theme]))
    marks = {mark_id(r.unit, r.theme): f"{names[r.unit]} · {words.label('theme', r.theme)} · {words.share(r.share)}" for r in ordered}
    top = sorted(behind.itertuples(), key=lambda r: -r.share)[:5]
    summary = "; ".join(f"{names[r.unit]}, {words.label('theme', r.theme)}: {words.share(r.share)}" for r in top)
    return Chart(fig, marks, words.t("focus_areas.heat_alt", themes=len(themes), units=len(units), summary=summary))


def _row_names(down: Mapping[str, int], columns: int, words: Words, mode: str) -> list[dict]:
    font = dict(size=SMALL + 1, color=palette.surface("ink", mode))
    return [
        dict(text=plain(words.label("theme", theme)), font=font, x=first, y=-i, xanchor="left", yanchor="middle", yshift=20, xshift=1,
             showarrow=False)
        for theme, i in down.items() for first in range(0, columns, _REPEAT)
    ]  # fmt: skip


def _column_names(heads: list[str], below: bool, mode: str) -> list[dict]:
    """Above the columns, and below them, too, where the chart is tall."""
    font = dict(size=SMALL, color=palette.surface("ink", mode))
    return [
        dict(text=f"<b>{head}</b>", x=i, y=y, yref="paper", xanchor="left", yanchor=anchor, align="left", xshift=1, yshift=shift, showarrow=False,
             font=font)
        for i, head in enumerate(heads) for y, anchor, shift in [(1, "bottom", 2), (0, "top", -4)][: 1 + below]
    ]  # fmt: skip


def _cells(fig: go.Figure, shown: pd.DataFrame, at: Mapping[str, int], down: Mapping[str, int], names, most: float, words: Words, mode: str) -> None:
    """One trace for the cells that answer to a click, one for those with nothing behind them."""
    c = palette.surfaces(mode)
    full, void = shown[shown["passages"] > 0], shown[shown["passages"] == 0]
    shades = [_shade(r.family, r.share / most, mode) for r in full.itertuples()]
    inks = {shade: palette.ink_on(shade) for shade in set(shades)}
    hover = [_cell_words(r, names, words) for r in full.itertuples()]
    common = dict(orientation="h", width=0.58, hovertemplate="%{hovertext}<extra></extra>")
    fig.add_bar(
        x=[0.94] * len(full), base=[at[u] for u in full["unit"]], y=[-down[t] - 0.14 for t in full["theme"]], hovertext=hover,
        customdata=[mark_id(r.unit, r.theme) for r in full.itertuples()], text=[_figures(r, words) for r in full.itertuples()], textposition="inside",
        insidetextanchor="middle", textangle=0, constraintext="none", textfont=dict(size=SMALL, color=[inks[s] for s in shades]),
        marker=dict(color=shades, line=dict(color=c["line"], width=1)),
        selected=dict(marker=dict(opacity=1)), unselected=dict(marker=dict(opacity=0.4)), **common,
    )  # fmt: skip
    fig.add_bar(
        x=[0.94] * len(void), base=[at[u] for u in void["unit"]], y=[-down[t] - 0.14 for t in void["theme"]],
        hovertext=[_cell_words(r, names, words) for r in void.itertuples()],
        marker=dict(color=c["ground"], line=dict(color=c["line"], width=1),
                    pattern=dict(shape=["" if r.themed else "/" for r in void.itertuples()], fgcolor=c["muted"], size=6)), **common,
    )  # fmt: skip


def _figures(row, words: Words) -> str:
    """The share, and under it how far it may reach."""
    low, high = (words.number(round(100 * end)) for end in (row.low, row.high))
    return f"{words.share(row.share)}<br><span style='font-size:{_TINY}px'>{low}–{high}</span>"


@cache
def _ramp(family: str, mode: str) -> list[str]:
    return palette.ramp(palette.family(family, mode), mode, _SHADES)


def _shade(family: str, share: float, mode: str) -> str:
    """A step of the family's ramp; what is there at all is never drawn as nothing."""
    steps = _ramp(family, mode)
    return steps[max(1, round(min(share, 1.0) * (_SHADES - 1)))]


def _cell_words(row, names: Mapping[str, str], words: Words) -> str:
    head = f"<b>{plain(names[row.unit])}</b><br>{plain(words.label('theme', row.theme))}<br>"
    if not row.themed:
        return head + words.t("focus_areas.no_theme_at_all")
    if not row.passages:
        return head + words.t("focus_areas.not_mentioned", n=int(row.themed))
    return head + said(row, words)


def said(row, words: Words) -> str:
    """A share with its interval and its cases: "18 % (13–24 %) · 12 of 66 passages"."""
    return words.t(
        "focus_areas.said", n=int(row.themed), share=words.share(row.share), low=words.number(round(100 * row.low)),
        high=words.share(row.high), passages=int(row.passages),
    )  # fmt: skip


def ranking(rows: pd.DataFrame, names: Mapping[str, str], words: Words, mode: str, notes: Mapping[str, str] | None = None) -> Chart:
    """Bars from 0 with whiskers, one a unit (frame of views.focus_areas.ranking, one theme). Mark ids: unit.

    `notes`: unit -> a second line. A unit without a passage on the theme keeps its row: no bar, but the whisker that
    says how sure the nothing is. One without themed passages has neither.
    """
    theme, family = rows.iloc[0]["theme"], rows.iloc[0]["family"]
    reach = max(float(rows["high"].max()) if rows["high"].notna().any() else 1.0, 0.01) * 1.04
    fig = figure(mode, _TALL_ROW * len(rows) + 30, margin=dict(l=0, r=0, t=0, b=26), barmode="overlay", showlegend=False)
    told = [_row_words(r, words) for r in rows.itertuples()]
    hover = [f"<b>{plain(names[r.unit])}</b><br>{text}" for r, text in zip(rows.itertuples(), told, strict=True)]
    row_targets(fig, rows["unit"].tolist(), hover, (0, reach), mode)
    labels = [row_text(i, f"<b>{plain(names[u])}</b>  {text}", mode, shift=18) for i, (u, text) in enumerate(zip(rows["unit"], told, strict=True))]
    seconds = [row_text(i, plain((notes or {}).get(u, "")), mode, shift=0, size=SMALL, muted=True) for i, u in enumerate(rows["unit"])]
    fig.update_layout(annotations=labels + [label for label in seconds if label["text"]])
    known = rows.reset_index(drop=True).dropna(subset=["share"])
    _whiskered(fig, [-i - 0.3 for i in known.index], known["share"], known["low"], known["high"], [palette.family(family, mode)] * len(known), mode)
    fig.update_xaxes(range=[0, reach], **_ticks(0, reach, words.share))
    fig.update_yaxes(visible=False, range=[-len(rows) + 0.5, 0.5])
    marks = {r.unit: f"{names[r.unit]} · {text}" for r, text in zip(rows.itertuples(), told, strict=True) if r.passages}
    summary = "; ".join(f"{names[r.unit]} {words.share(r.share)}" for r in rows.head(5).itertuples())
    return Chart(fig, marks, words.t("focus_areas.ranking_alt", theme=words.label("theme", theme), summary=summary))


def _row_words(row, words: Words) -> str:
    return said(row, words) if row.themed else words.t("focus_areas.no_theme_at_all")


def _whiskered(fig: go.Figure, y: list[float], at, low, high, colours: list[str], mode: str, edges: list[str] | None = None) -> None:
    """Bars from 0 with their interval as a thin line over them, edged with the ground so that it shows on a dark bar, too."""
    c = palette.surfaces(mode)
    reach = dict(type="data", symmetric=False, array=list(high - at), arrayminus=list(at - low))
    fig.add_bar(
        orientation="h", x=list(at), y=y, width=0.2, hoverinfo="skip",
        marker=dict(color=colours, line=dict(color=edges or colours, width=1.5 if edges else 0)),
        error_x=dict(color=c["ground"], thickness=4.5, width=0, **reach),
    )  # fmt: skip
    fig.add_bar(
        orientation="h", x=list(at), y=y, width=0.2, hoverinfo="skip", marker=dict(color="rgba(0,0,0,0)", line=dict(width=0)),
        error_x=dict(color=c["ink"], thickness=1.4, width=4, **reach),
    )  # fmt: skip


def difference(rows: pd.DataFrame, one: str, other: str, words: Words, mode: str) -> Chart:
    """Bars to either side of 0, one a theme (frame of views.focus_areas.compare); `one` and `other` are names.

    Filled: the interval leaves 0 out. Outlined: the difference may be chance. Mark ids: theme.
    """
    c = palette.surfaces(mode)
    reach = max(float(max(rows["high"].abs().max(), rows["low"].abs().max())), 0.01) * 1.04
    fig = figure(mode, _TALL_ROW * len(rows) + 50, margin=dict(l=0, r=0, t=24, b=26), barmode="overlay", showlegend=False)
    marks = {r.theme: words.label("theme", r.theme) for r in rows.itertuples()}
    told = [_difference_words(r, one, other, words) for r in rows.itertuples()]
    hover = [f"<b>{plain(marks[r.theme])}</b><br>{plain(t)}<br>{plain(_certainty(r, words))}" for r, t in zip(rows.itertuples(), told, strict=True)]
    row_targets(fig, list(marks), hover, (-reach, 2 * reach), mode)
    heads = [f"<b>{plain(marks[r.theme])}</b>" if r.certain else plain(marks[r.theme]) for r in rows.itertuples()]
    labels = [row_text(i, head, mode, shift=18) for i, head in enumerate(heads)]
    labels += [row_text(i, plain(text), mode, shift=0, size=SMALL, muted=True) for i, text in enumerate(told)]
    fig.update_layout(annotations=labels)
    colours = [palette.family(f, mode) for f in rows["family"]]
    fills = [colour if sure else c["ground"] for colour, sure in zip(colours, rows["certain"], strict=True)]
    _whiskered(fig, [-i - 0.3 for i in range(len(rows))], rows["difference"], rows["low"], rows["high"], fills, mode, colours)
    fig.add_vline(x=0, line=dict(color=c["ink"], width=1.2))
    for x, anchor, key, name in ((0, "left", "more_left", other), (1, "right", "more_right", one)):
        fig.add_annotation(
            text=f"<b>{plain(words.t(f'focus_areas.{key}', name=name))}</b>", x=x, xref="paper", xanchor=anchor, y=1, yref="paper",
            yanchor="bottom", showarrow=False, font=dict(size=SMALL, color=c["ink"]),
        )  # fmt: skip
    fig.update_xaxes(range=[-reach, reach], **_ticks(-reach, reach, lambda v: signed(abs(v), words).lstrip("+")))
    fig.update_yaxes(visible=False, range=[-len(rows) + 0.5, 0.5])
    summary = "; ".join(f"{marks[r.theme]}: {t}" for r, t in list(zip(rows.itertuples(), told, strict=True))[:3])
    return Chart(fig, marks, words.t("focus_areas.difference_alt", one=one, other=other, summary=summary))


def _difference_words(row, one: str, other: str, words: Words) -> str:
    return words.t(
        "focus_areas.difference_said", one=one, other=other, one_share=words.share(row.one_share), other_share=words.share(row.other_share)
    )


def _certainty(row, words: Words) -> str:
    return words.t("focus_areas.certain" if row.certain else "focus_areas.uncertain", **points(row, words))


def points(row, words: Words) -> dict[str, str]:
    """A difference of shares and its interval as percentage points in words: difference, low, high."""
    return {k: signed(getattr(row, k), words) for k in ("difference", "low", "high")}


def signed(value: float, words: Words) -> str:
    """A difference of shares as points with its sign: "+12", "−3", "0"."""
    n = round(100 * value)
    return words.number(abs(n)) if n == 0 else f"{'+' if n > 0 else '−'}{words.number(abs(n))}"


def _ticks(low: float, high: float, said: Callable[[float], str]) -> dict:
    """Three to five round values from `low` to `high`, written by `said`."""
    step = next((s for s in (0.02, 0.05, 0.1, 0.2, 0.25) if high / s <= 4.5), 0.5)
    values = [round(i * step, 4) for i in range(-int(-low / step), int(high / step) + 1)]
    return dict(tickvals=values, ticktext=[said(v) for v in values])

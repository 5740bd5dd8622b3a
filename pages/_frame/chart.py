"""A chart and all that belongs to it: words for those who cannot see it, a table beside it, the data, and the way to what is behind it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from html import escape

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis import palette
from analysis.charts.template import Chart, titled
from pages._frame import export, parts, sureness
from pages._frame.filters import in_words
from pages._frame.page import Page
from pages._frame.text import markdown

_FAINT = 0.4  # opacity of what is less sure


def chosen(key: str) -> str | None:
    """The mark that was chosen in the chart of `key`, for figures that show it in more than the mark itself."""
    return st.session_state.get(f"udsyn_mark_{key}")


def draw(
    page: Page, key: str, chart: Chart, frame: pd.DataFrame, columns: parts.Columns, *, title: str, caption: str = "", least_width: int = 0,
    sure: Mapping[str, float] | None = None,
) -> str | None:  # fmt: skip
    """Draw `chart` under `title` and return the id of the mark that was chosen, or None.

    A mark is chosen by clicking it or, by keyboard and on a phone, from the list under the chart: one choice, two ways.
    `frame` is what the chart was drawn from: its `columns` (see parts.table) are the table, all of it the CSV.
    `key` (snake_case) is unique among all pages and names the files. The title stands in the picture, too.
    `sure`: mark id -> the confidence of the surest row behind it; marks that are less sure are fainter and say so.
    On a screen narrower than `least_width` pixels the chart is scrolled sideways, not shrunk.
    """
    chart, less = _fainter(page, chart, sure or {})
    caption = f"{caption} {page.t('common.sure_caption')}".strip() if less else caption
    chosen = f"udsyn_mark_{key}"
    if st.session_state.get(chosen) not in chart.marks:
        st.session_state[chosen] = None
    note = f"{page.t('common.product')} · {in_words(page)} · {page.loaded.version}"
    figure = _with_choice(titled(chart.figure, title, note, page.mode), st.session_state[chosen])
    with st.container(key=f"udsyn-chart-{key}", gap="small"):
        st.html(f'<h2 class="udsyn-unseen">{escape(title)}</h2>')
        with _scrolled(key, least_width):
            st.plotly_chart(
                figure, theme=None, alt=chart.alt or title, key=f"udsyn_plot_{key}", selection_mode="points", config=_config(page, key),
                on_select=(lambda: _take(key)) if chart.marks else "ignore",
            )  # fmt: skip
        if caption:
            parts.caption(caption)
        if chart.marks:
            st.selectbox(
                page.t("common.choose_mark"), list(chart.marks), format_func=chart.marks.__getitem__, index=None, key=chosen,
                placeholder=page.t("common.choose_mark_placeholder"),
            )  # fmt: skip
        with st.expander(page.t("common.table")):
            parts.table(page, frame, columns, page.t("common.table_of", title=title))
            parts.download(page, frame, key)
    if st.session_state.pop(f"udsyn_clicked_{key}", False) and st.session_state[chosen]:
        # The passages stand below the chart, perhaps out of sight of the click that brought them.
        st.toast(markdown(page.t("common.mark_taken", name=chart.marks[st.session_state[chosen]])))
    return st.session_state[chosen]


def _scrolled(key: str, least_width: int) -> AbstractContextManager:
    """Where a chart stands that must not be narrower than so many pixels; an ordinary place for 0."""
    if not least_width:
        return nullcontext()
    st.html(f"<style>.st-key-udsyn-scrolled-{key}{{min-width:{least_width}px}}</style>")
    with st.container(key=f"udsyn-scroll-{key}"):
        return st.container(key=f"udsyn-scrolled-{key}")


def _take(key: str) -> None:
    """The mark just clicked becomes the choice. Only the list's cross takes it back, so that a click beside a mark loses nothing."""
    points = st.session_state[f"udsyn_plot_{key}"].selection.points
    ids = [p["customdata"] for p in points if p.get("customdata") is not None]
    if ids:
        st.session_state[f"udsyn_mark_{key}"] = ids[0][0] if isinstance(ids[0], list) else ids[0]
        st.session_state[f"udsyn_clicked_{key}"] = True


def _fainter(page: Page, chart: Chart, sure: Mapping[str, float]) -> tuple[Chart, bool]:
    """The chart with marks that are less sure faded and named so, and whether there are any."""
    less = {mark: sureness.said(page.words, c) for mark, c in sure.items() if mark in chart.marks and sureness.is_less(c)}
    if not less:
        return chart, False
    figure = go.Figure(chart.figure)
    for trace in figure.select_traces(dict(type="scatter")):
        ids = list(trace.customdata) if trace.customdata is not None else []
        if "markers" not in (trace.mode or "") or not any(i in less for i in ids):
            continue
        solid = trace.marker.opacity
        solid = list(solid) if isinstance(solid, (list, tuple)) else [1 if solid is None else solid] * len(ids)
        trace.marker.opacity = [o * _FAINT if i in less else o for i, o in zip(ids, solid, strict=True)]
        if isinstance(trace.textfont.color, str):  # on a faint mark, a figure written in the ground's colour is not to be read
            ink = palette.surface("ink", page.mode)
            trace.textfont.color = [ink if i in less else trace.textfont.color for i in ids]
        if isinstance(trace.hovertext, (list, tuple)):
            trace.hovertext = [f"{h}<br>{less[i]}" if i in less else h for i, h in zip(ids, trace.hovertext, strict=True)]
    marks = {mark: f"{name} – {less[mark]}" if mark in less else name for mark, name in chart.marks.items()}
    return replace(chart, figure=figure, marks=marks), True


def _with_choice(figure: go.Figure, mark: str | None) -> go.Figure:
    """`figure` with the chosen mark shown as chosen, however it was chosen."""
    for trace in figure.data:
        if mark is not None and trace.customdata is not None:
            at = [i for i, own in enumerate(trace.customdata) if own == mark]
            if at:
                trace.selectedpoints = at
    return figure


def _config(page: Page, key: str) -> dict:
    """Only one button: the chart as a picture, large enough for print, under a name that says what it is."""
    return {
        "displaylogo": False,
        "displayModeBar": True,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"format": "png", "scale": 3, "filename": export.file_name(key, in_words(page), page.loaded.version, "")[:-1]},
        "scrollZoom": False,
        "doubleClick": False,
        "showTips": False,
    }

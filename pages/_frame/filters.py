"""The filters: widgets on the left that hold ids, and the same choice in words above the answer."""

from __future__ import annotations

from html import escape

import streamlit as st

from analysis.views.filters import DIMENSIONS, SURE, options
from pages._frame import state
from pages._frame.page import Page
from pages._frame.text import markdown


def sidebar(page: Page) -> None:
    """Draw the widgets. They offer only what the corpus holds."""
    offered = page.derived(options, page.filters)
    with st.sidebar, st.container(key="udsyn-filters"):
        st.html(f'<p class="udsyn-kicker">{escape(page.t("common.filters"))}</p>')
        for dimension in DIMENSIONS:
            ids = offered[dimension]
            if dimension != "theme":
                ids = sorted(ids, key=lambda i, kind=dimension: page.label(kind, i).casefold())
            st.multiselect(
                page.t(f"common.filter_{dimension}"), ids, key=state.key(dimension), placeholder=page.t("common.filter_all"),
                format_func=lambda i, kind=dimension: page.label(kind, i),
                # What was typed has to stand in the name, and Enter takes the first: loosely matched, "Den" is Sweden, too, and Enter takes both.
                filter_mode="contains", select_all=False,
            )  # fmt: skip
        st.selectbox(
            page.t("common.sure"), (0.0, *SURE), key=state.SURER, format_func=lambda than: surer(page, than), help=page.t("common.sure_help"),
        )  # fmt: skip
        st.date_input(
            page.t("common.as_of"), key=state.ON, min_value=state.FIRST_DAY, max_value=state.LAST_DAY, format="YYYY-MM-DD",
            help=page.t("common.as_of_help"),
        )  # fmt: skip
        st.html(f'<p class="udsyn-hint">{escape(page.t("common.filters_hint"))}</p>')


def active(page: Page) -> None:
    """The choice in words: how much is shown, each filter with a cross, "clear all", and the link to this view."""
    total, shown = len(page.corpus.documents), len(page.selection.documents)
    said = page.t("common.shown", n=shown, total=total) if any(ids for _, ids in page.filters.items()) else page.t("common.shown_all", n=total)
    with st.container(key="udsyn-active", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f'<p class="udsyn-shown" role="status">{escape(said)}</p>', width="content")
        for dimension, ids in page.filters.items():
            for i in ids:
                label = page.label(dimension, i)
                st.button(
                    f"{markdown(label)} ×", key=f"udsyn_drop_{dimension}_{i}", on_click=state.remove, args=(dimension, i),
                    help=markdown(page.t("common.remove", name=label)),
                )  # fmt: skip
        if page.filters.surer_than:
            label = surer(page, page.filters.surer_than)
            remove = markdown(page.t("common.remove", name=label))
            st.button(f"{markdown(label)} ×", key="udsyn_drop_sure", on_click=state.show_all_rows, help=remove)
        if page.filters:
            st.button(page.t("common.clear_all"), key="udsyn_clear", on_click=state.clear, type="tertiary")
        with st.popover(page.t("common.copy_link"), type="tertiary"):
            st.html(f'<p class="udsyn-hint">{escape(page.t("common.copy_link_help"))}</p>')
            st.code(state.link(), language=None, wrap_lines=True)


    if page.filters.surer_than:
        hidden = page.selection.hidden
        said = page.t("common.sure_hidden", n=hidden) if hidden else page.t("common.sure_hidden_none")
        st.html(f'<p class="udsyn-hint" role="status">{escape(said)}</p>')


def surer(page: Page, than: float) -> str:
    """How sure rows must be, in words."""
    return page.t("common.sure_than", n=round(10 * than)) if than else page.t("common.sure_all")


def notice(page: Page) -> None:
    """Say what a link named and could not be followed."""
    lost = state.dropped()
    if lost:
        names = page.words.listed(f"{d.parameter} = {d.value[:60]}" for d in lost)
        st.html(f'<p class="udsyn-notice" role="status">{escape(page.t("common.dropped", n=len(lost), names=names))}</p>')


def in_words(page: Page) -> str:
    """The filters as one line for captions, files and pictures; "All 5 documents" where there are none."""
    chosen = [
        f"{page.t(f'common.filter_{dimension}')}: {', '.join(page.label(dimension, i) for i in ids)}"
        for dimension, ids in page.filters.items()
        if ids
    ]
    chosen += [f"{page.t('common.sure')}: {surer(page, page.filters.surer_than)}"] if page.filters.surer_than else []
    return "; ".join(chosen) or page.t("common.shown_all", n=len(page.corpus.documents))

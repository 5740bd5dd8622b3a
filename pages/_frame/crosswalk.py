"""The themes beside other classifications: a table, and the same as CSV."""

from __future__ import annotations

from html import escape

import streamlit as st

from analysis.views import crosswalk as views
from pages._frame import parts
from pages._frame.page import Page


def show(page: Page) -> None:
    """A row a theme, a column a classification; of one chosen alone also why a match is loose."""
    parts.section(page.t("themes.crosswalk_title"))
    parts.prose(page.t("themes.crosswalk_prose"))
    scheme = st.selectbox(
        page.t("themes.crosswalk_pick"), [None, *views.SCHEMES], key="udsyn_themes_scheme", width=420, help=page.t("themes.crosswalk_notes"),
        format_func=lambda s: page.t("themes.crosswalk_all") if s is None else page.label("scheme", s),
    )  # fmt: skip
    rows = views.matches(page.words.language, scheme)
    columns = {"theme": (page.t("themes.column_theme"), lambda t: page.label("theme", t))}
    columns |= {s: (page.label("scheme", s), lambda own: _cell(page, own, scheme is not None)) for s in views.SCHEMES if scheme in (None, s)}
    parts.table(page, views.by_theme(rows), columns, page.t("themes.crosswalk_title"))
    parts.caption(page.t("themes.crosswalk_caption"))
    parts.download(page, rows, "themes_crosswalk", page.t("themes.csv_crosswalk"))


def _cell(page: Page, own: list[dict], noted: bool) -> parts.Html:
    """The codes of one theme in one classification, a line each: code, name, how near, and with `noted` the note."""
    lines = ""
    for match in own:
        name = " ".join(filter(None, (match["code"], match["name"])))
        note = f'<span class="udsyn-match-note">{escape(match["note"])}</span>' if noted and match["note"] else ""
        said = escape(page.label("relation", match["relation"]))
        lines += f"<li>{escape(name)} <em>{said}</em>{note}</li>" if name else f"<li>{said}{note}</li>"
    return parts.Html(f'<ul class="udsyn-matches">{lines}</ul>')

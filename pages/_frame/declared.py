"""What documents declare themselves: a card each with its focus areas and target groups, and where they say it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.views.filters import Selection
from pages._frame import cards, evidence, parts
from pages._frame.page import Page
from pages._frame.text import sentence

_CARDS, _NAMED = 12, 8


def show(page: Page, left: Selection, areas: pd.DataFrame, without: pd.DataFrame) -> None:
    """Draw the cards of the documents in `areas` (views.focus_areas.declared), and say which documents are `without`."""
    parts.section(page.t("focus_areas.declared_title"))
    if areas.empty:
        parts.prose(page.t("focus_areas.declared_none_theme" if len(left.focus_areas) else "focus_areas.declared_none"))
        return
    parts.caption(page.t("focus_areas.declared_caption"))
    documents = areas["doc_id"].drop_duplicates().tolist()
    many = len(documents) > _CARDS
    first = (st.pagination(-(-len(documents) // _CARDS), key="udsyn_focus_pager", max_visible_pages=5) - 1) * _CARDS if many else 0
    shown = documents[first : first + _CARDS]
    areas_shown, groups = areas[areas["doc_id"].isin(shown)], left.target_groups
    cards.grid(_card(page, own, groups[groups["doc_id"] == doc_id]) for doc_id, own in areas_shown.groupby("doc_id", sort=False))
    _where(page, areas_shown, groups)
    if len(without):
        key = "declared_without" if len(without) <= _NAMED else "declared_without_many"
        names = page.words.listed(town or title or doc_id for doc_id, town, title in without.itertuples(index=False))
        parts.prose(sentence(page.t(f"focus_areas.{key}", n=len(without), names=names)))
    parts.download(page, areas, "focus_declared", page.t("focus_areas.csv_declared"))
    if len(groups):
        parts.download(page, groups, "focus_target_groups", page.t("focus_areas.csv_groups"))


def _card(page: Page, own: pd.DataFrame, meant: pd.DataFrame) -> str:
    fact = own.iloc[0]
    body = cards.areas(page, own, fact["language"])
    body += cards.line(page, page.t("focus_areas.target_groups"), meant, fact["language"]) if len(meant) else ""
    name, title = fact["municipality"] or page.t("common.not_stated_municipality"), fact["title"] or page.t("common.untitled")
    return cards.document(page, name, title, fact["language"], body)


def _where(page: Page, areas: pd.DataFrame, groups: pd.DataFrame) -> None:
    """A list of all that is declared; the chosen one's sentence stands below it."""
    columns, places = ["doc_id", "start", "end", "quote", "confidence", "name"], {}
    towns = dict(zip(areas["doc_id"], areas["municipality"], strict=True))
    for doc_id, town in towns.items():
        for kind, table in (("area", areas), ("group", groups)):
            for row in table.loc[table["doc_id"] == doc_id, columns].to_dict("records"):
                extra = f" ({page.t('focus_areas.target_group')})" if kind == "group" else ""
                label = f"{town or page.t('common.not_stated_municipality')}: {row['name']}{extra}"
                places[f"{kind}|{doc_id}|{row['start']}"] = (label, row)
    chosen = st.selectbox(
        page.t("focus_areas.choose_declared"), list(places), format_func=lambda p: places[p][0], index=None, key="udsyn_focus_said",
        placeholder=page.t("focus_areas.choose_declared_placeholder"), width=540,
    )  # fmt: skip
    if chosen:
        row = pd.DataFrame([places[chosen][1]])
        evidence.quotes(page, "focus_declared", row[columns[:5]], row["name"])

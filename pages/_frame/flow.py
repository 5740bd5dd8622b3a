"""From who decides to who follows up on the Governance page: all documents as a flow, and each in its own words."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from analysis.charts import flow as charts
from analysis.charts.template import parts as split
from analysis.views import flow as views
from analysis.views.filters import passage_of
from pages._frame import cards, chart, evidence, parts, state
from pages._frame.page import Page

_CARDS = 6  # documents at a time
_LINES = 5  # statements of a side on a card; more are counted


def show(page: Page) -> None:
    rows, documents = views.statements(page.selection), page.selection.documents
    if rows.empty:
        return
    found = views.streams(rows, documents)
    drawn = views.flow(found)
    columns = {
        "decides": (page.t("governance.flow_decide"), lambda a: charts.actor(a, page.words)),
        "follows": (page.t("governance.flow_monitor"), lambda a: charts.actor(a, page.words)),
        "documents": page.t("governance.documents"),
    }
    caption = page.t("governance.flow_caption")
    if page.filters.theme:
        caption = f"{page.t('governance.outside_theme')} {caption}"
    figure = charts.flow(drawn, views.ends(found), len(documents), page.words, page.mode)
    mark = chart.draw(page, "governance_flow", figure, drawn.drop(columns="share"), columns, title=page.t("governance.flow_title"), caption=caption)
    if mark:
        _behind(page, mark, rows, found)
    _each(page, rows)


def _behind(page: Page, mark: str, rows: pd.DataFrame, found: pd.DataFrame) -> None:
    kind, *ends = split(mark)
    decides, follows = ends if kind == "flow" else (ends[0], None) if kind == views.DECIDE else (None, ends[0])
    own, through = views.behind(rows, found, decides, follows)
    if views.NOBODY in (decides, follows):
        parts.prose(page.t("governance.flow_silent", n=len(through)))
        documents(page, through, page.t("governance.flow_nobody"))
    if len(own):
        parts.section(page.t("common.passages_title"))
        notes = [" – ".join(p for p in (page.t(f"governance.flow_{r.side}"), r.actor, r.object) if p) for r in own.itertuples()]
        evidence.quotes(page, "governance_flow", own, notes)


def documents(page: Page, doc_ids: list[str], name: str) -> None:
    """A table of documents with the way into each."""
    known = page.selection.documents
    own = known[known["doc_id"].isin(doc_ids)].astype(object)
    own = own.where(own.notna(), None)
    read = escape(page.t("common.read_in_document"))
    cells = [f'<a href="{escape(_address(d, None))}" target="_self">{read}</a>' for d in own["doc_id"]]
    columns = {
        "municipality": (page.t("common.column_municipality"), lambda m: m or page.t("common.not_stated_municipality")),
        "title": (page.t("common.column_document"), lambda t: t or page.t("common.untitled")),
        "_read": page.t("timeline.read"),
    }
    parts.table(page, own.assign(_read=pd.Series([parts.Html(c) for c in cells], index=own.index, dtype=object)), columns, name)


def _address(doc_id: str, passage_id: str | None) -> str:
    return f"{state.READER}?{urlencode(state.parameters(doc_id, passage_id), doseq=True)}"


def _each(page: Page, rows: pd.DataFrame) -> None:
    """A card a document: who decides what, and who follows up what, in its own words; a chosen one, or all in turn."""
    parts.section(page.t("governance.each_title"))
    known = page.selection.documents.astype(object)
    known = known.where(known.notna(), None).sort_values(["municipality", "doc_id"], na_position="last")
    unnamed, untitled = page.t("common.not_stated_municipality"), page.t("common.untitled")
    names = {r.doc_id: f"{r.municipality or unnamed} · {r.title or untitled}" for r in known.itertuples()}
    chosen = None
    if len(known) > _CARDS:
        chosen = st.selectbox(
            page.t("governance.each_choose"), list(names), index=None, format_func=names.__getitem__, key="udsyn_governance_each",
            placeholder=page.t("governance.each_all"),
        )  # fmt: skip
    own = known[known["doc_id"] == chosen] if chosen else known.iloc[parts.window(page, "governance_each", len(known), _CARDS)]
    told = rows[rows["doc_id"].isin(own["doc_id"])]
    told = told.assign(_passage=passage_of(told, page.corpus.passages))
    by_document = dict(tuple(told.groupby("doc_id", sort=False)))
    empty = told.iloc[:0]
    html = [_card(page, r, by_document.get(r.doc_id, empty)) for r in own.itertuples()]
    st.html(f'<div class="udsyn-cards udsyn-wide-cards">{"".join(html)}</div>')
    parts.caption(page.t("governance.each_caption"))
    parts.download(page, rows, "governance_decides_follows_up")


def _card(page: Page, document, rows: pd.DataFrame) -> str:
    sides = "".join(_side(page, side, rows[rows["side"] == side], document.language) for side in (views.DECIDE, views.FOLLOW))
    name, title = document.municipality or page.t("common.not_stated_municipality"), document.title or page.t("common.untitled")
    return cards.document(page, name, title, document.language, f'<div class="udsyn-flow">{sides}</div>')


def _side(page: Page, side: str, rows: pd.DataFrame, language: str | None) -> str:
    head = f"<h4>{escape(page.t(f'governance.flow_{side}'))}</h4>"
    if rows.empty:
        return f'<div>{head}<p class="udsyn-nobody">{escape(page.t(f"governance.nobody_{side}"))}</p></div>'
    items = "".join(
        f'<li><a href="{escape(_address(r.doc_id, r.passage))}" target="_self"><b>{escape(r.actor)}</b></a> {escape(r.object or "")}</li>'
        for r in rows.head(_LINES).rename(columns={"_passage": "passage"}).itertuples()
    )
    more = len(rows) - _LINES
    said = f'<p class="udsyn-where">{escape(page.t("governance.and_more", n=more))}</p>' if more > 0 else ""
    return f'<div>{head}<ul lang="{escape(language or "")}">{items}</ul>{said}</div>'

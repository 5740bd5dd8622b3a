"""Shared partners on the Partners page: which kinds are drawn, who is named most, and who shares what with whom."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.charts import partners as charts
from analysis.charts.partners import place_name
from analysis.charts.template import parts as split
from analysis.model import PARTNER_KINDS
from analysis.views import partners as views
from pages._frame import chart, evidence, parts
from pages._frame.page import Page
from pages._frame.text import sentence

_KINDS = "udsyn_partners_kinds"
_QUIET = "programme"  # what nearly everybody names and nobody meets
_CROWDED = 100  # with more partners than this, those of the quiet kind are left out until asked for
_ROWS = 16  # pairs of municipalities at a time


def of_chosen_kinds(page: Page, links: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """The links of the kinds that the reader chose (at first all; in a crowd without programmes), and what is left out, in words."""
    present = [k for k in PARTNER_KINDS if k in set(links["kind"])]
    if len(present) < 2:
        return links, ""
    if _KINDS not in st.session_state:
        st.session_state[_KINDS] = [k for k in present if k != _QUIET or links["partner"].nunique() <= _CROWDED]
    st.session_state[_KINDS] = [k for k in st.session_state[_KINDS] if k in present]
    counts = links.groupby("kind")["partner"].nunique()
    st.pills(
        page.t("partners.kinds_choose"), present, selection_mode="multi", key=_KINDS,
        format_func=lambda k: f"{page.label('partner_kind', k)} ({page.words.number(int(counts[k]))})",
    )  # fmt: skip
    chosen = st.session_state[_KINDS] or present
    left_out = [page.label("partner_kind", k) for k in present if k not in chosen]
    said = page.t("partners.kinds_left_out", names=page.words.listed(left_out)) if left_out else ""
    return links[links["kind"].isin(chosen)].reset_index(drop=True), said


def show(page: Page, links: pd.DataFrame, named: pd.DataFrame, left_out: str) -> None:
    """Pairs of municipalities by how many partners they share; one municipality's, where one is chosen."""
    title, places = page.t("partners.sharing_title"), links.drop_duplicates("place_id").sort_values("place", na_position="last")
    if places["place_id"].nunique() < 2 and not left_out:
        return
    names = {r.place_id: place_name(r.place, page.words) for r in places.itertuples()}
    rows = views.pairs(links)
    if rows.empty:
        parts.section(title)
        parts.prose(sentence(page.t("partners.sharing_none")) + (f" {left_out}" if left_out else ""))
        return
    chosen = None
    if len(rows) > _ROWS:
        chosen = st.selectbox(
            page.t("common.column_municipality"), list(names), index=None, format_func=names.__getitem__, key="udsyn_partners_sharing",
            placeholder=page.t("partners.sharing_all"),
        )  # fmt: skip
    if chosen:
        rows = views.pairs(links, chosen)
        if rows.empty:
            parts.section(title)
            parts.prose(page.t("partners.sharing_alone", name=names[chosen]))
            return
    columns = {
        "a": (page.t("common.column_municipality"), lambda p: place_name(p, page.words)),
        "b": (page.t("partners.sharing_with"), lambda p: place_name(p, page.words)),
        "shared": page.t("partners.sharing_count"),
        "partners": (page.t("partners.sharing_which"), page.words.listed),
    }
    drawn = rows.iloc[parts.window(page, "partners_sharing", len(rows), _ROWS)]
    caption = " ".join(s for s in (page.t("partners.sharing_caption"), left_out) if s)
    mark = chart.draw(page, "partners_sharing", charts.sharing(drawn, page.words, page.mode), rows, columns, title=title, caption=caption)
    if mark:
        pair = drawn[(drawn["a_id"] == split(mark)[0]) & (drawn["b_id"] == split(mark)[1])].iloc[0]
        own = named[named["place_id"].isin([pair["a_id"], pair["b_id"]]) & named["partner"].isin(pair["partners"])]
        quotes(page, "partners_sharing", own.sort_values(["partner", "place_id"], kind="stable"))


def quotes(page: Page, key: str, rows: pd.DataFrame) -> None:
    """The sentences that name partners, with the name as written and its kind above each."""
    parts.section(page.t("common.passages_title"))
    told = rows[["name", "kind"]].itertuples(index=False)
    notes = [f"{page.t('partners.as_written', name=r.name)}: {page.label('partner_kind', r.kind)}" for r in told]
    evidence.quotes(page, key, rows, notes)

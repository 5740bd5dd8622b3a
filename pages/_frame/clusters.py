"""What a page about clusters needs besides its charts: the choice of their number, how firm one is, and the language check."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.charts import clusters as charts
from analysis.tables import Corpus
from analysis.views import clusters as views
from analysis.views.filters import Filters, Selection, select
from pages._frame import parts, state
from pages._frame.page import Page
from pages._frame.text import sentence

FIRM = 0.85  # from here a cluster is highly stable (Hennig 2007)
_WIDGET = "udsyn_number"


def choice(page: Page) -> Selection:
    """Draw the choice of how many clusters there are, with why, and return the selection at that number."""
    rows = views.numbers(page.selection)
    best = views.chosen_number(rows)
    if len(rows) < 2:
        return page.selection
    least, most = int(rows["number"].min()), int(rows["number"].max())
    number = min(max(state.number() or best, least), most)
    st.session_state[_WIDGET] = number
    with st.container(key="udsyn-number", gap="small"):
        st.slider(page.t("clusters.number"), least, most, key=_WIDGET, on_change=lambda: _take(best), width=420)
        value = rows.set_index("number")["silhouette"].map(lambda v: page.words.number(v, 2))
        if number == best:
            parts.caption(page.t("clusters.number_best", value=value[best]))
        else:
            parts.caption(page.t("clusters.number_other", best=best, best_value=value[best], number=number, value=value[number]))
            st.button(page.t("clusters.number_back", number=best), key="udsyn_number_back", on_click=state.choose_number, args=(None,))
    return page.derived(_at, page.filters, number)


def _at(corpus: Corpus, filters: Filters, number: int) -> Selection:
    return views.at(select(corpus, filters), number)


def _take(best: int) -> None:
    chosen = st.session_state[_WIDGET]
    state.choose_number(None if chosen == best else chosen)


def firmness(page: Page, stability: float) -> str:
    """How firm a cluster is, in words and number."""
    if pd.isna(stability):
        return page.t("clusters.unsampled")
    # Judged as it is shown: what reads 85 % is firm.
    share, stability = page.words.share(stability), round(stability, 2)
    if stability < views.LOOSE:
        return page.t("clusters.loose", share=share)
    return page.t("clusters.firm", share=share) if stability >= FIRM else page.t("clusters.fair", share=share)


def disguise(page: Page, row) -> str:
    """What to say on a cluster that is a language in disguise (a row of views.clusters.clusters); nothing on any other."""
    if row.verdict != "disguise":
        return ""
    return page.t("clusters.disguise", language=page.label("language", row.language), share=page.words.share(row.balanced))


def overview(page: Page, found: pd.DataFrame, names: dict[int, str]) -> None:
    """Every cluster in one table, with its CSV."""
    columns = {
        "name": page.t("clusters.column_cluster"),
        "theme": (page.t("clusters.column_theme"), lambda t: page.label("theme", t)),
        "passages": page.t("clusters.column_passages"),
        "share": (page.t("clusters.column_share"), page.words.share),
        "documents": page.t("clusters.column_documents"),
        "languages": page.t("clusters.column_languages"),
        "stability": (page.t("clusters.column_stability"), page.words.share),
        "verdict": (page.t("clusters.column_verdict"), lambda v: verdict(page, v)),
    }
    rows = found.assign(name=found["cluster"].map(names))
    with st.expander(page.t("clusters.table_title")):
        parts.table(page, rows, columns, page.t("clusters.table_title"))
        parts.caption(page.t("clusters.stability_caption"))
        parts.download(page, rows, "clusters_table")


def numbers(page: Page) -> None:
    """Every number of clusters with how good it is, and its CSV."""
    rows = views.numbers(page.selection)
    if len(rows) < 2:
        return
    columns = {
        "number": page.t("clusters.column_number"),
        "silhouette": (page.t("clusters.column_silhouette"), lambda v: page.words.number(v, 3)),
        "error": (page.t("clusters.column_error"), lambda v: page.words.number(v, 3)),
        "clusters_loose": page.t("clusters.column_loose"),
    }
    with st.expander(page.t("clusters.numbers_title")):
        parts.table(page, rows, columns, page.t("clusters.numbers_title"))
        parts.caption(page.t("clusters.numbers_caption"))
        parts.download(page, rows, "clusters_numbers")


def verdict(page: Page, value: str | None) -> str:
    return page.t(f"clusters.verdict_{value}") if isinstance(value, str) else page.t("clusters.untested")


def language_check(page: Page, selection: Selection) -> None:
    """Whether a theme or a cluster of the whole collection is a language in disguise: the answer, the table, the CSV."""
    rows = views.language_checks(selection)
    if rows.empty:
        return
    every = charts.names(views.profiles(selection), page.words)
    rows = rows.assign(name=[
        page.label("theme", r.id) if r.kind == "theme" else every[int(r.id)] for r in rows[["kind", "id"]].itertuples()
    ])  # fmt: skip
    parts.section(page.t("clusters.check_title"))
    parts.prose(_said(page, rows))
    shown = rows.assign(mix=[_mix(page, *own) for own in zip(rows["languages"], rows["share"], rows["expected"], strict=True)])
    shown["most"] = [_most(page, *own) for own in zip(rows["language"], rows["balanced"], strict=True)]
    columns = {
        "name": page.t("clusters.column_name"),
        "kind": (page.t("clusters.column_kind"), lambda k: page.t(f"clusters.kind_{k}")),
        "n": page.t("clusters.column_passages"),
        "n_documents": page.t("clusters.column_documents"),
        "mix": page.t("clusters.column_mix"),
        "most": page.t("clusters.column_balanced"),
        "p": (page.t("clusters.column_p"), lambda v: _number(page, v)),
        "q": (page.t("clusters.column_q"), lambda v: _number(page, v)),
        "verdict": (page.t("clusters.column_verdict"), lambda v: verdict(page, v)),
    }
    with st.expander(page.t("common.table")):
        parts.table(page, shown, columns, page.t("clusters.check_title"))
        parts.caption(page.t("clusters.check_caption"))
        parts.download(page, rows, "language_check")


def _said(page: Page, rows: pd.DataFrame) -> str:
    counted = {"themes": int((rows["kind"] == "theme").sum()), "clusters": int((rows["kind"] == "cluster").sum())}
    few, flagged = int((rows["verdict"] == "too_few").sum()), rows[rows["flagged"]]
    if (rows["verdict"] == "one_language").any():
        return page.t("clusters.check_one")
    if few == len(rows):
        return page.t("clusters.check_few_all")
    if len(flagged):
        names = page.words.listed(f"{n} ({page.label('language', g)})" for n, g in zip(flagged["name"], flagged["language"], strict=True))
        said = [page.t("clusters.check_found", n=len(flagged), names=names, **counted)]
    else:
        said = [page.t("clusters.check_clear", **counted)]
    return " ".join(sentence(s) for s in [*said, page.t("clusters.check_few", n=few) if few else ""] if s)


def _mix(page: Page, languages, share, expected) -> str:
    """The languages that are there, the most frequent first."""
    found = sorted(zip(languages, share, expected, strict=True), key=lambda own: (-own[1], own[0]))
    said = (
        page.t("clusters.mix", language=page.label("language", g), share=page.words.share(s), expected=page.words.share(e))
        for g, s, e in found if s > 0
    )  # fmt: skip
    return " · ".join(said)


def _most(page: Page, language: str | None, share: float) -> str:
    """The language that stands out most, with its share at equal amounts of text."""
    if not isinstance(language, str):
        return page.t("common.no_cases")
    return page.t("clusters.balanced", language=page.label("language", language), share=page.words.share(share))


def _number(page: Page, value: float) -> str:
    return page.t("clusters.untested") if pd.isna(value) else page.words.number(value, 3)

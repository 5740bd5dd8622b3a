"""Overview: how many documents, where, what still holds, and what they write about."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import places
from analysis.charts import overview as charts
from analysis.views import overview as views
from analysis.views.filters import Filters, Selection, select
from pages._frame import chart, evidence, parts
from pages._frame.page import Page, open_page
from pages._frame.text import sentence

_DRAWN = 24  # more documents than this are counted, not drawn one by one
_NAMED = 3  # more documents in force than this are counted, not named


def answer(page: Page, rows, counts: dict[str, int]) -> str:
    """What still holds on the chosen day, in a sentence or two."""
    total, day = len(rows), page.words.day(page.on)
    if total == 1:
        return page.t(f"overview.answer_one_{rows.iloc[0]['status']}", day=day)
    holding = counts["in_force"]
    total_word = page.words.count(total)
    said = [
        page.t("overview.answer_in_force", n=holding, total=total_word, day=day)
        if holding
        else page.t("overview.answer_none_in_force", total=total_word, day=day)
    ]
    said += [page.t(f"overview.answer_{status}", n=counts[status]) for status in ("expired", "not_yet", "not_stated") if counts[status]]
    sentences = [sentence(page.words.listed(said)) + "."]
    if 0 < holding <= _NAMED:
        sentences.append(sentence(page.words.listed(_until(page, row) for row in rows[rows["status"] == "in_force"].itertuples())) + ".")
    return " ".join(sentences)


def _until(page: Page, row) -> str:
    name = row.municipality or page.t("common.not_stated_municipality")
    if not row.valid_to:
        return page.t("overview.answer_until_open", name=name)
    return page.t("overview.answer_until", name=name, date=page.words.day(row.valid_to))


def without_theme(corpus, filters: Filters) -> Selection:
    """The documents left by all filters but the theme's, with all their passages: what a share is a share of."""
    return select(corpus, filters.without("theme"))


def top_theme(page: Page, ranked) -> str:
    """The theme met most often, among those chosen where themes were chosen."""
    if ranked.empty:
        return ""
    first, chosen = ranked.iloc[0], len(page.filters.theme)
    said = {"first": page.label("theme", first["theme"]), "share": page.words.share(first["share"])}
    if chosen == 1:
        return page.t("overview.answer_chosen", **said)
    return page.t("overview.answer_top_chosen" if chosen else "overview.answer_top", **said)


def standing(page: Page, rows, counts: dict[str, int]) -> None:
    """The period of each document, or of how many; chosen marks lead to what the documents say of it."""
    columns = {
        "municipality": page.t("common.column_municipality"),
        "title": page.t("common.column_document"),
        "status": (page.t("overview.status"), lambda s: page.label("status", s)),
        "valid_from": (page.t("overview.period_starts"), page.words.day),
        "valid_to": (page.t("overview.period_ends"), page.words.day),
    }
    caption = page.t("overview.standing_caption")
    if len(rows) <= _DRAWN:
        drawn, title = charts.standing(rows, page.words, page.mode, page.on), page.t("overview.standing_title")
    else:
        drawn, title = charts.standing_counts(counts, page.words, page.mode, page.on), page.t("overview.standing_counts_title")
        caption = f"{page.t('overview.standing_many')} {caption}"
    mark = chart.draw(page, "overview_standing", drawn, rows, columns, title=title, caption=caption)
    if mark:
        documents = [mark] if len(rows) <= _DRAWN else rows.loc[rows["status"] == mark, "doc_id"].tolist()
        stated(page, "overview_standing", documents)


def stated(page: Page, key: str, documents: list[str]) -> None:
    """What these documents say of their period and adoption, with their title where they say nothing."""
    facts, events, known = page.corpus.facts, page.corpus.timeline, page.corpus.documents
    chosen = known[known["doc_id"].isin(documents)]
    titles = facts[facts["doc_id"].isin(documents) & (facts["field"] == "title")]
    dated = events[events["doc_id"].isin(documents) & events["kind"].isin(["validity", "adoption"])]
    parts.section(page.t("overview.behind_document"))
    if chosen[["valid_from", "valid_to", "adopted_on"]].isna().all(axis=None):
        parts.prose(page.t("overview.no_period_quote"))
    notes = [f"{page.label('fact', 'title')}: {r.value}" for r in titles.itertuples()]
    notes += [f"{page.label('event_kind', r.kind)}: {page.words.day(r.date)}" for r in dated.itertuples()]
    columns = ["doc_id", "start", "end", "quote", "confidence"]
    evidence.quotes(page, key, pd.concat([titles[columns], dated[columns]], ignore_index=True), notes)


def priorities(page: Page, ranked, documents: int) -> None:
    """What is written about; `documents` is how many the shares were worked out over."""
    if ranked.empty:
        parts.prose(page.t("overview.priorities_none"))
        return
    columns = {
        "theme": (page.t("overview.theme"), lambda t: page.label("theme", t)),
        "family": (page.t("overview.family"), lambda f: page.label("family", f)),
        "passages": page.t("overview.passages"),
        "share": (page.t("overview.share"), page.words.share),
        "counted": (page.t("overview.counted"), page.words.share),
        "documents": page.t("overview.documents"),
        "low": (page.t("overview.lowest"), page.words.share),
        "high": (page.t("overview.highest"), page.words.share),
    }
    drawn = charts.priorities(ranked, page.words, page.mode, documents)
    notes = [page.t("overview.priorities_caption")] + ([page.t("overview.priorities_filtered")] if page.filters.theme else [])
    mark = chart.draw(page, "overview_themes", drawn, ranked, columns, title=page.t("overview.priorities_title"), caption=" ".join(notes))
    if mark:
        having = page.selection.passage_themes
        ids = having.loc[having["theme"] == mark].sort_values("score", ascending=False, kind="stable")["passage_id"].tolist()
        parts.section(page.t("common.passages_title"))
        evidence.passages(page, "overview_themes", ids, evidence.theme_marks(page, ids, [mark]))


def where(page: Page) -> None:
    rows = views.places(page.selection, places.coordinates())
    placed = rows.dropna(subset=["lat", "lon"])
    if placed.empty:
        parts.prose(page.t("overview.places_none"))
        return
    columns = {
        "municipality": page.t("common.column_municipality"),
        "country": (page.t("common.column_country"), lambda c: page.label("country", c)),
        "documents": page.t("common.page_documents"),
    }
    lost = len(page.selection.documents) - int(placed["documents"].sum())
    missing = sentence(page.t("overview.places_missing", n=lost)) if lost else ""
    drawn = charts.places(rows, page.words, page.mode)
    caption = f"{missing} {page.t('overview.places_caption')}".strip()
    mark = chart.draw(page, "overview_places", drawn, rows, columns, title=page.t("overview.places_title"), caption=caption)
    if mark:
        documents = page.selection.documents
        stated(page, "overview_places", documents.loc[documents["municipality_id"] == mark, "doc_id"].tolist())


def problems(page: Page) -> None:
    """What could not be read, in the words that were written for the reader when it happened."""
    rows = page.corpus.problems
    parts.section(page.t("overview.problems_title"))
    if rows.empty:
        parts.prose(page.t("overview.problems_none"))
        return
    parts.prose(sentence(page.t("overview.problems_some", n=len(rows))))
    columns = {
        "source": page.t("overview.problem_source"),
        "severity": (page.t("overview.status"), lambda s: page.label("severity", s)),
        "message": page.t("overview.problem_what"),
    }
    parts.table(page, rows, columns, page.t("overview.problems_title"))
    parts.download(page, rows, "overview_problems")


def main() -> None:
    page = open_page()
    parts.title(page.t("overview.title"))
    if parts.empty(page):
        return
    rows = views.standing(page.selection, page.on)
    counts = views.standing_counts(rows)
    whole = page.derived(without_theme, page.filters) if page.filters.theme else page.selection
    ranked = views.priorities(whole, page.filters.theme)
    parts.answer(answer(page, rows, counts), top_theme(page, ranked))
    parts.figures([(page.words.number(n), page.t(f"overview.count_{name}", n=n)) for name, n in views.counts(page.selection).items()])
    standing(page, rows, counts)
    left, right = st.columns([3, 2], gap="large")
    with left:
        priorities(page, ranked, len(whole.documents))
    with right:
        where(page)
    problems(page)


main()

"""Governance: who does what, who decides and who follows up, what is left to nobody, and what is reviewed how often."""

from html import escape

import streamlit as st

from analysis.charts import governance as charts
from analysis.charts.template import mark_id
from analysis.charts.template import parts as split
from analysis.model import FUNCTIONS
from analysis.views import governance as views
from pages._frame import chart, evidence, flow, parts, sureness
from pages._frame.page import Page, open_page
from pages._frame.text import sentence

_DRAWN = 24  # documents drawn as rows at a time; with more, they are counted first
_NAMED = 5  # more names than this are counted
_FOLLOW_UP = "monitor"


def answer(page: Page, rows, reviewed) -> str:
    """How many name somebody to follow up, who names nobody, and how many review every year."""
    alone = views.nobody(rows, _FOLLOW_UP)
    total, yearly = len(page.selection.documents), reviewed.loc[reviewed["how_often"] == "annual", "doc_id"].nunique()
    if page.filters.theme:  # what the rest of the text says is left out, so that nobody can be said to be named nowhere
        told = page.t("governance.answer_theme", n=total - len(alone)) if total > len(alone) else page.t("governance.answer_theme_none")
        return f"{sentence(told)} {page.t('governance.outside_theme')}"
    if total == 1:
        name = rows.iloc[0]["municipality"] or page.t("common.not_stated_municipality")
        own = page.t("governance.answer_nobody", n=1, names=name) if len(alone) else page.t("governance.answer_one", name=name)
        return f"{own} {page.t('governance.answer_one_yearly') if yearly else ''}".strip()
    named, counted = total - len(alone), page.words.count(total)
    said = page.t("governance.answer_named", n=named, total=counted) if named else page.t("governance.answer_named_none", total=counted)
    if not alone.empty:
        names = [name or page.t("common.not_stated_municipality") for name in alone["municipality"]]
        more = len(names) - _NAMED
        listed = names if more <= 0 else [*names[:_NAMED], page.t("governance.and_more", n=more)]
        said += " " + page.t("governance.answer_nobody", n=len(names), names=page.words.listed(listed))
    often = page.t("governance.answer_yearly", n=yearly) if yearly else page.t("governance.answer_yearly_none")
    return f"{sentence(said)} {sentence(often)}"


def who_does_what(page: Page) -> None:
    rows = views.matrix(page.selection)
    if rows.empty:
        parts.prose(page.t("governance.none"))
        return
    columns = {
        "actor_type": (page.t("governance.actor"), lambda a: page.label("actor_type", a)),
        "function": (page.t("governance.function"), lambda f: page.label("function", f)),
        "documents": page.t("governance.documents"),
        "duties": page.t("governance.duties"),
    }
    mark = chart.draw(
        page, "governance_matrix", charts.matrix(rows, len(page.selection.documents), page.words, page.mode), rows, columns,
        title=page.t("governance.matrix_title"), caption=page.t("governance.matrix_caption"), least_width=charts.LEAST_WIDTH,
        sure={mark_id(r.actor_type, r.function): r.confidence for r in rows.itertuples()},
    )  # fmt: skip
    if mark:
        actor, function = split(mark)
        duties = page.selection.governance
        cite(page, "governance_matrix", duties[(duties["actor_type"] == actor) & (duties["function"] == function)])


def gaps(page: Page, rows) -> None:
    """How many documents name nobody for each task, and which."""
    counted, total = views.gaps(rows), rows["doc_id"].nunique()
    columns = {"function": (page.t("governance.function"), lambda f: page.label("function", f)), "documents": page.t("governance.documents")}
    mark = chart.draw(
        page, "governance_gaps", charts.gaps(counted, total, page.words, page.mode), counted, columns,
        title=page.t("governance.gaps_title"), caption=page.t("governance.gaps_caption"),
    )  # fmt: skip
    if mark:
        parts.section(f"{page.t('governance.gaps_list')}: {page.label('function', mark)}")
        flow.documents(page, views.nobody(rows, mark)["doc_id"].tolist(), page.t("governance.gaps_list"))


def left_to_nobody(page: Page, rows) -> None:
    documents = list(dict.fromkeys(rows["doc_id"]))
    if len(documents) > _DRAWN:
        gaps(page, rows)
    drawn = rows[rows["doc_id"].isin(documents[parts.window(page, "governance_assigned", len(documents), _DRAWN)])]
    columns = {
        "municipality": page.t("common.column_municipality"),
        "title": page.t("common.column_document"),
        "function": (page.t("governance.function"), lambda f: page.label("function", f)),
        "actors": (page.t("governance.named"), lambda a: page.words.listed(a) or page.t("governance.not_mentioned")),
    }
    caption = page.t("governance.assigned_caption")
    if page.filters.theme:
        caption = f"{page.t('governance.outside_theme')} {caption}"
    mark = chart.draw(
        page, "governance_assigned", charts.assigned(drawn, page.words, page.mode), rows, columns,
        title=page.t("governance.assigned_title"), caption=caption, least_width=charts.LEAST_WIDTH,
        sure={mark_id(r.doc_id, r.function): r.confidence for r in drawn.itertuples()},
    )  # fmt: skip
    if mark:
        doc_id, function = split(mark)
        duties = page.selection.governance
        own = duties[(duties["doc_id"] == doc_id) & (duties["function"] == function)]
        reviewed = page.selection.reviews
        reviewing = reviewed[(reviewed["doc_id"] == doc_id) & reviewed["who"].notna()]
        if own.empty and function == _FOLLOW_UP and not reviewing.empty:
            parts.section(page.t("common.passages_title"))
            evidence.quotes(page, "governance_assigned", reviewing, [review_note(page, r) for r in reviewing.itertuples()])
        elif own.empty:
            parts.prose(page.t("governance.cell_empty"))
        else:
            cite(page, "governance_assigned", own)


def side_by_side(page: Page) -> None:
    """Two documents of the reader's choice, function by function, in their own words."""
    documents = page.selection.documents
    if len(documents) < 2:
        return
    parts.section(page.t("governance.side_title"))
    names = {r.doc_id: document_name(page, r) for r in documents.astype(object).where(documents.notna(), None).itertuples()}
    chosen = []
    for place, column in enumerate(st.columns(2)):
        asked, key = page.t("governance.side_choose", n=place + 1), f"udsyn_governance_side_{place}"
        chosen.append(column.selectbox(asked, list(names), index=place, format_func=names.__getitem__, key=key))
    rows = views.side_by_side(page.selection, (chosen[0], chosen[1]))
    if rows.empty:
        parts.prose(page.t("governance.side_none"))
        return
    columns = {
        "function": (page.t("governance.function"), lambda f: sentence(page.label("function", f))),
        0: (names[chosen[0]], lambda duties: said(page, duties)),
        1: (names[chosen[1]], lambda duties: said(page, duties)),
    }
    parts.table(page, rows, columns, page.t("governance.side_title"))
    parts.caption(page.t("governance.side_caption"))
    own = page.selection.governance
    parts.download(page, own[own["doc_id"].isin(chosen)], "governance_side_by_side")
    picked = st.pills(
        page.t("governance.side_show"), [f for f in FUNCTIONS if f in set(rows["function"])], key="udsyn_governance_side_function",
        format_func=lambda f: page.label("function", f),
    )  # fmt: skip
    if picked:
        cite(page, "governance_side", own[own["doc_id"].isin(chosen) & (own["function"] == picked)])


def document_name(page: Page, row) -> str:
    return f"{row.municipality or page.t('common.not_stated_municipality')} · {row.title or page.t('common.untitled')}"


def said(page: Page, duties: list[tuple[str, str, float]]) -> parts.Html:
    """Duties in the document's own words, a line each; those that are less sure say so."""
    if not duties:
        return parts.Html(f'<span class="udsyn-hint">{escape(page.t("governance.not_mentioned"))}</span>')
    return parts.Html("<br>".join(f"<b>{escape(actor)}</b> {escape(sureness.noted(page.words, thing or '', sure))}" for actor, thing, sure in duties))


def follow_up(page: Page, rows) -> None:
    parts.section(page.t("governance.reviews_title"))
    if rows.empty:
        parts.prose(page.t("governance.reviews_none"))
        return
    often = views.cadence(rows)
    frequency = (page.t("governance.how_often"), lambda f: frequency_name(page, f))
    mark = chart.draw(
        page, "governance_cadence", charts.cadence(often, page.words, page.mode), often,
        {"how_often": frequency, "documents": page.t("governance.documents"), "duties": page.t("governance.duties")},
        title=page.t("governance.cadence_title"), caption=page.t("governance.cadence_caption"),
    )  # fmt: skip
    shown = rows[rows["how_often"] == mark] if mark else rows
    columns = {
        "municipality": page.t("common.column_municipality"),
        "who": (page.t("governance.who"), lambda w: w if isinstance(w, str) else page.t("governance.nobody")),
        "what": page.t("governance.what"),
        "how_often": frequency,
        "_quote": page.t("common.column_passage"),
    }
    parts.table(page, shown.assign(_quote=evidence.reading(page, shown, whole=True)), columns, page.t("governance.reviews_title"))
    parts.caption(page.t("governance.reviews_caption"))
    parts.download(page, shown, "governance_reviews")
    if mark:
        parts.section(page.t("common.passages_title"))
        evidence.quotes(page, "governance_reviews", shown, [review_note(page, r) for r in shown.itertuples()])


def cite(page: Page, key: str, duties) -> None:
    """The passages in which these duties stand, each with what it states in words."""
    parts.section(page.t("common.passages_title"))
    told = [(r.actor, page.label("function", r.function), r.object) for r in duties.itertuples()]
    notes = [" – ".join(part for part in own if isinstance(part, str)) for own in told]
    evidence.quotes(page, key, duties, notes)


def frequency_name(page: Page, how_often: str | None) -> str:
    stated = isinstance(how_often, str) and how_often != views.NO_FREQUENCY
    return page.label("frequency", how_often) if stated else page.t("governance.no_frequency")


def review_note(page: Page, row) -> str:
    return f"{row.who if isinstance(row.who, str) else page.t('governance.nobody')} – {row.what} – {frequency_name(page, row.how_often)}"


def main() -> None:
    page = open_page()
    parts.title(page.t("governance.title"))
    if parts.empty(page):
        return
    rows, reviewed = views.assigned(page.selection), views.reviews(page.selection)
    parts.answer(answer(page, rows, reviewed))
    who_does_what(page)
    flow.show(page)
    left_to_nobody(page, rows)
    side_by_side(page)
    follow_up(page, reviewed)


main()

"""Timeline: periods and dated events on one axis, what runs out next, what is due for review, and which targets are to be met by when."""

from html import escape
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from analysis.charts import timeline as charts
from analysis.charts.overview import SIGNS as STATUS_SIGNS
from analysis.charts.overview import period_words
from analysis.charts.template import mark_id
from analysis.charts.template import parts as split
from analysis.dates import STATUSES
from analysis.views import timeline as views
from pages._frame import calendar, chart, evidence, parts, state
from pages._frame.page import Page, open_page
from pages._frame.text import sentence

_DRAWN = 24  # documents drawn as rows at a time; with more, the reader chooses by standing and turns pages
_CROWDED = 40  # more marks than this, and years in the names of frameworks are left out until asked for
_QUIET = "agenda"
_NAMED = 4  # more names than this are counted
_KINDS = "udsyn_timeline_kinds"


def name_of(page: Page, row) -> str:
    return row.municipality or page.t("common.not_stated_municipality")


def answer(page: Page, rows: pd.DataFrame, targets: pd.DataFrame) -> list[str]:
    """What runs out next, how many targets are ahead and the nearest, and how many documents are silent."""
    day, said = page.words.day(page.on), []
    soonest, holding = views.next_to_end(rows), int((rows["status"] == "in_force").sum())
    if len(soonest):
        names = [name_of(page, r) for r in soonest.itertuples()]
        if len(names) > _NAMED:
            names = [*names[:_NAMED], page.t("timeline.and_more", n=len(names) - _NAMED)]
        said.append(page.t("timeline.answer_next", n=len(soonest), names=page.words.listed(names), date=page.words.day(soonest.iloc[0]["valid_to"])))
    else:
        said.append(page.t("timeline.answer_no_end", n=holding, day=day) if holding else page.t("timeline.answer_none_holds", day=day))
    ahead, passed = targets[targets["ahead"]], int((~targets["ahead"]).sum())
    if len(ahead):
        own = [page.t("timeline.answer_targets", n=len(ahead), date=page.words.day(ahead.iloc[0]["date"]))]
        own += [page.t("timeline.answer_targets_passed", n=passed)] if passed else []
        said.append(sentence("; ".join(own)) + ".")
    else:
        said.append(sentence(page.t("timeline.answer_all_passed", n=passed, day=day)) if passed else page.t("timeline.answer_no_targets"))
    if (silent := len(views.silent(rows))) and len(rows) == 1:
        said.append(page.t("timeline.answer_silent_one"))
    elif silent:
        said.append(sentence(page.t("timeline.answer_silent", n=silent, total=page.words.count(len(rows)))))
    return said


def kinds_to_draw(page: Page, events: pd.DataFrame) -> list[str]:
    """The kinds the reader chose; at first all, in a crowd without those that tell least."""
    present = [k for k in views.MARKED if k in set(events["kind"])]
    if not present:
        return []
    if _KINDS not in st.session_state:
        st.session_state[_KINDS] = [k for k in present if k != _QUIET or len(events) <= _CROWDED]
    st.session_state[_KINDS] = [k for k in st.session_state[_KINDS] if k in present]
    st.pills(
        page.t("timeline.kinds"), present, selection_mode="multi", key=_KINDS,
        format_func=lambda k: f"{charts.SHAPES[k][1]} {page.label('event_kind', k)}",
    )  # fmt: skip
    return [k for k in present if k in st.session_state[_KINDS]]


def standing_to_draw(page: Page, rows: pd.DataFrame) -> pd.DataFrame:
    """The documents whose standing on the chosen day the reader asked for; all at first, and asked only where not all can be drawn."""
    if len(rows) <= _DRAWN:
        return rows
    counts = rows["status"].value_counts()
    chosen = st.pills(
        page.t("timeline.status_shown"), [s for s in STATUSES if s in counts], selection_mode="multi", key="udsyn_timeline_standing",
        format_func=lambda s: f"{STATUS_SIGNS[s]} {page.label('status', s)} ({page.words.number(int(counts[s]))})",
    )  # fmt: skip
    return rows[rows["status"].isin(chosen)].reset_index(drop=True) if chosen else rows


def when(page: Page, rows: pd.DataFrame, events: pd.DataFrame) -> None:
    kinds = kinds_to_draw(page, events)
    left = standing_to_draw(page, rows)
    shown = left.iloc[parts.window(page, "timeline", len(left), _DRAWN)]
    marked = events[events["kind"].isin(kinds) & events["doc_id"].isin(shown["doc_id"])]
    caption = [page.t("timeline.caption")]
    drawn = charts.timeline(shown, marked, page.words, page.mode, page.on)
    if any(split(m)[1] in (charts.EARLIER, charts.LATER) for m in drawn.marks):
        caption.append(page.t("timeline.caption_edges"))
    if left_out := [page.label("event_kind", k) for k in views.MARKED if k in set(events["kind"]) - set(kinds)]:
        caption.append(page.t("timeline.kinds_left_out", names=page.words.listed(left_out)))
    if page.filters.theme:
        caption.append(page.t("timeline.outside_theme"))
    columns = {
        "municipality": page.t("common.column_municipality"),
        "title": page.t("common.column_document"),
        "kind": (page.t("timeline.kind"), lambda k: page.label("event_kind", k)),
        "date": (page.t("timeline.date"), lambda d: page.t("overview.period_none") if d is None else d),
        "what": page.t("timeline.what"),
        "status": (page.t("timeline.status"), lambda s: page.label("status", s) if s else ""),
    }
    mark = chart.draw(
        page, "timeline_chart", drawn, table_of(page, rows, events), columns,
        title=page.t("timeline.chart_title"), caption=" ".join(caption), least_width=charts.LEAST_WIDTH,
        sure={mark_id(r.doc_id, r.event_id): r.confidence for r in marked.itertuples()},
    )  # fmt: skip
    if mark:
        behind(page, mark, marked, charts.span(shown, marked, page.on))


def table_of(page: Page, rows: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """Periods and events under one another, a document's together, in the chart's order."""
    periods = rows.assign(
        kind="validity", what=None, date=[None if r.status == "not_stated" else period_words(r, page.words) for r in rows.itertuples()]
    )
    dated = events.assign(date=[page.words.day(d) for d in events["date"]], date_iso=events["date"], status=None)
    both = pd.concat([periods.astype(object), dated.astype(object)], ignore_index=True)
    place = {d: i for i, d in enumerate(rows["doc_id"])}
    order = sorted(range(len(both)), key=lambda i: place[both["doc_id"].iat[i]])
    kept = ["doc_id", "municipality", "title", "kind", "date", "date_iso", "what", "status", "valid_from", "valid_to", "adopted_on", "quote"]
    kept += ["grade", "confidence"]
    both = both.reindex(columns=kept).iloc[order].reset_index(drop=True)
    return both.where(both.notna(), None)


def behind(page: Page, mark: str, events: pd.DataFrame, span: tuple) -> None:
    """The sentences in which the chosen mark's dates stand."""
    doc_id, what = split(mark)
    own = events[events["doc_id"] == doc_id]
    if what == charts.PERIOD:
        found = views.period_rows(page.corpus, [doc_id])
        parts.section(page.t("timeline.behind_period"))
        if found.empty:
            parts.prose(page.t("timeline.no_period_quote"))
            evidence.reader_link(page, doc_id)
            return
        evidence.quotes(page, "timeline_chart", found, [f"{page.label('fact', r.field)}: {page.words.day(r.value)}" for r in found.itertuples()])
        return
    if what == charts.EARLIER:
        own = own[[e <= span[0] for e in own["ends"]]]
    elif what == charts.LATER:
        own = own[[s >= span[1] for s in own["starts"]]]
    else:
        own = own[own["event_id"] == what]
    parts.section(page.t("common.passages_title"))
    evidence.quotes(page, "timeline_chart", own, [charts.event_words(r, page.words) for r in own.itertuples()])


def targets_by_date(page: Page, rows: pd.DataFrame) -> None:
    parts.section(page.t("timeline.targets_title"))
    if rows.empty:
        parts.prose(page.t("timeline.targets_none"))
        return
    columns = {
        "date": (page.t("timeline.by_when"), page.words.day),
        "municipality": (page.t("common.column_municipality"), lambda m: m or page.t("common.not_stated_municipality")),
        "what": page.t("timeline.what"),
        "ahead": (page.t("timeline.status"), lambda a: page.t("timeline.ahead") if a else page.t("timeline.passed")),
        "_quote": page.t("common.column_quote"),
    }
    parts.table(page, rows.assign(_quote=evidence.reading(page, rows)), columns, page.t("timeline.targets_title"))
    parts.caption(page.t("timeline.targets_caption"))
    parts.download(page, rows, "timeline_targets")


def adoption(page: Page, rows: pd.DataFrame) -> None:
    parts.section(page.t("timeline.adoption_title"))
    adopted = views.adoptions(rows)
    if adopted.empty:
        parts.prose(page.t("timeline.adoption_none"))
        return
    said = views.period_rows(page.corpus, adopted["doc_id"].tolist())
    said = said[said["field"] == "adopted_on"].drop_duplicates("doc_id").reset_index(drop=True)
    quotes = dict(zip(said["doc_id"], evidence.reading(page, said), strict=True))
    adopted = adopted.assign(confidence=adopted["doc_id"].map(said.set_index("doc_id")["confidence"]))
    columns = {
        "adopted_on": (page.t("timeline.adopted_on"), page.words.day),
        "municipality": page.t("common.column_municipality"),
        "title": page.t("common.column_document"),
        "adopted_by": (page.t("timeline.adopted_by"), lambda a: page.label("actor_type", a)),
        "decision_ref": page.t("timeline.decision_ref"),
        "_quote": page.t("common.column_quote"),
    }
    shown = adopted.assign(_quote=pd.Series([quotes.get(d) for d in adopted["doc_id"]], dtype=object))
    parts.table(page, shown, columns, page.t("timeline.adoption_title"))
    parts.caption(page.t("timeline.adoption_caption"))
    parts.download(page, adopted.drop(columns=["starts", "ends"]), "timeline_adoption")


def silent(page: Page, rows: pd.DataFrame) -> None:
    parts.section(page.t("timeline.silent_title"))
    found = views.silent(rows)
    if found.empty:
        parts.prose(page.t("timeline.silent_none"))
        return
    read = escape(page.t("common.read_in_document"))
    links = [f"{state.READER}?{urlencode(state.parameters(d), doseq=True)}" for d in found["doc_id"]]
    cells = pd.Series([parts.Html(f'<a href="{escape(u)}" target="_self">{read}</a>') for u in links], dtype=object)
    columns = {
        "municipality": (page.t("common.column_municipality"), lambda m: m or page.t("common.not_stated_municipality")),
        "title": (page.t("common.column_document"), lambda t: t or page.t("common.untitled")),
        "_read": page.t("timeline.read"),
    }
    parts.table(page, found.assign(_read=cells), columns, page.t("timeline.silent_title"))
    parts.caption(page.t("timeline.silent_caption"))
    parts.download(page, found[["doc_id", "municipality", "municipality_id", "title"]], "timeline_silent")


def main() -> None:
    page = open_page()
    parts.title(page.t("timeline.title"))
    if parts.empty(page):
        return
    rows, events = views.documents(page.selection, page.on), views.events(page.selection)
    targets = views.targets(events, page.on)
    parts.answer(*answer(page, rows, targets), calendar.answer(page))
    when(page, rows, events)
    calendar.show(page)
    targets_by_date(page, targets)
    adoption(page, rows)
    silent(page, rows)


main()

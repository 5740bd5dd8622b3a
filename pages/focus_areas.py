"""Focus areas: who speaks of what, who puts it first and by how much, two sides compared, and what documents declare."""

from __future__ import annotations

import streamlit as st

from analysis.charts import focus_areas as charts
from analysis.charts.template import parts as mark_parts
from analysis.views import focus_areas as views
from analysis.views.filters import Filters, Selection, select
from pages._frame import chart, declared, evidence, parts
from pages._frame.page import Page, open_page
from pages._frame.text import sentence

_COLUMNS, _RANKED = 24, 30  # what is drawn at once; tables and files hold all
_NAMED, _THEMES_SAID, _FITS_A_PHONE = 3, 4, 5


def whole(corpus, filters: Filters) -> Selection:
    """The documents left by all filters but the theme's, with all their passages: what a share is a share of."""
    return select(corpus, filters.without("theme"))


def shares(corpus, filters: Filters, by: str, themes: tuple[str, ...] = ()):
    """views.focus_areas.shares of those documents; worked out once for every choice of filters."""
    return views.shares(whole(corpus, filters), by, themes)


def names(page: Page, known, by: str) -> dict[str, str]:
    """Unit -> its name; a document that states no municipality is known by its title."""
    if by == "country":
        return {u: page.label("country", u) for u in known["unit"]}
    unnamed = page.t("common.not_stated_municipality")
    return {r.unit: r.municipality or f"{unnamed} ({r.title or r.unit})" for r in known.itertuples()}


def quoted(page: Page, themes: list[str]) -> str:
    """Themes by name in a list, cut off with "and three other themes" where there are many."""
    said = [page.t("focus_areas.quoted", name=page.label("theme", t)) for t in themes[:_THEMES_SAID]]
    rest = len(themes) - _THEMES_SAID
    return page.words.listed(said + ([page.t("focus_areas.compare_rest", n=rest)] if rest > 0 else []))


def firsts(page: Page, rows, named: dict[str, str]) -> str:
    """Which theme most municipalities write most about, and which municipalities."""
    themed = rows[rows["passages"] > 0]
    if themed.empty:
        return page.t("focus_areas.answer_none")
    top = themed[themed["share"] == themed.groupby("unit")["share"].transform("max")]
    if rows["unit"].nunique() == 1:
        r = top.iloc[0]
        return page.t("focus_areas.answer_one", name=named[r["unit"]], theme=page.label("theme", r["theme"]), share=page.words.share(r["share"]))
    leading = top["theme"].value_counts()
    total, most = page.words.count(rows["unit"].nunique()), int(leading.iloc[0])
    tied = leading[leading == most].index.tolist()
    if len(tied) > 1:
        return page.t("focus_areas.answer_tied", n=most, themes=quoted(page, tied), total=total)
    units = top.loc[top["theme"] == tied[0], "unit"].tolist()
    key = "answer_first" if len(units) <= _NAMED else "answer_first_many"
    said = page.words.listed(named[u] for u in units)
    return page.t(f"focus_areas.{key}", n=len(units), theme=page.label("theme", tied[0]), total=total, names=said)


def lead(page: Page, ranked, named: dict[str, str]) -> str:
    """Who gives the chosen theme most, by how much more than the next, and whether that is more than chance."""
    first, theme = ranked.iloc[0], page.label("theme", ranked.iloc[0]["theme"])
    if not first["passages"]:
        return page.t("focus_areas.rank_nobody", theme=theme)
    said = {"name": named[first["unit"]], "theme": theme, "share": page.words.share(first["share"])}
    if len(ranked) < 2 or not ranked.iloc[1]["themed"]:
        return "" if first["place"] == 1 and not page.filters.theme else page.t("focus_areas.rank_alone", **said)  # its first theme is said already
    second = ranked.iloc[1]
    said |= {"next": named[second["unit"]], "gap": points(page, second["gap"])}
    tied = int((ranked["share"] == first["share"]).sum())
    if tied > 2:
        return sentence(page.t("focus_areas.rank_tie_many", n=tied, **said))
    kind = "rank_tie" if tied == 2 else "rank_lead" if second["certain"] else "rank_lead_chance"
    return page.t(f"focus_areas.{kind}", **said)


def points(page: Page, gap: float) -> str:
    """A gap between shares in whole percentage points; one that rounds to nothing as "less than 1"."""
    return page.words.number(round(100 * gap)) if round(100 * gap) else page.t("focus_areas.gap_small")


def choose(page: Page, themes: list[str]) -> tuple[str, str]:
    """The theme that orders the municipalities, and the order of the themes."""
    with st.container(key="udsyn-focus-choice", horizontal=True, vertical_alignment="bottom"):
        theme = st.selectbox(
            page.t("focus_areas.pick_theme"), themes, format_func=lambda t: page.label("theme", t), key="udsyn_focus_theme", width=420,
            help=page.t("focus_areas.pick_theme_help"),
        )  # fmt: skip
        order = st.selectbox(
            page.t("focus_areas.order"), views.ORDERS, format_func=lambda o: page.t(f"focus_areas.order_{o}"), key="udsyn_focus_order", width=240
        )
    return theme, order


def heat(page: Page, left: Selection, rows, ranked, order: str, named: dict[str, str]) -> None:
    units, theme = ranked["unit"].tolist(), ranked.iloc[0]["theme"]
    notes = [page.t("focus_areas.heat_caption", theme=page.label("theme", theme))]
    if len(units) > _COLUMNS:
        notes.append(page.t("focus_areas.heat_capped", shown=_COLUMNS, total=len(units)))
    notes += [page.t("focus_areas.heat_filtered")] if page.filters.theme else []
    notes += [page.t("focus_areas.heat_scroll")] if len(units) > _FITS_A_PHONE else []
    drawn = charts.heat(rows, views.theme_order(rows, order), units[:_COLUMNS], named, page.words, page.mode)
    mark = chart.draw(
        page, "focus_heat", drawn, rows.assign(name=rows["unit"].map(named)), share_columns(page), title=page.t("focus_areas.heat_title"),
        caption=" ".join(notes), least_width=charts.least_width(len(units[:_COLUMNS])),
    )  # fmt: skip
    if mark:
        show(page, "focus_heat", left, "municipality", *mark_parts(mark), named)


def ranking(page: Page, left: Selection, ranked, named: dict[str, str]) -> None:
    theme = ranked.iloc[0]["theme"]
    notes = {}
    for r in ranked.itertuples():
        place = ("place_first" if r.place == 1 else "place_n") if r.passages else None
        said = [page.t(f"focus_areas.{place}", place=int(r.place))] if place else []
        said += [page.t("focus_areas.declared_at", position=int(r.declared_at))] if r.declared_at == r.declared_at else []
        notes[r.unit] = " · ".join(said)
    caption = page.t("focus_areas.ranking_caption")
    if len(ranked) > _RANKED:
        caption = f"{page.t('focus_areas.ranking_capped', shown=_RANKED, total=len(ranked))} {caption}"
    drawn = charts.ranking(ranked.head(_RANKED), named, page.words, page.mode, notes)
    frame = ranked.assign(name=ranked["unit"].map(named))
    columns = share_columns(page) | {
        "place": (page.t("focus_areas.column_place"), lambda v: whole_number(page, v)),
        "declared_at": (page.t("focus_areas.column_declared"), lambda v: whole_number(page, v)),
        "gap": (page.t("focus_areas.column_gap"), lambda v: page.words.number(round(100 * v)) if v == v else page.t("focus_areas.none")),
        "certain": (page.t("focus_areas.column_sure"), lambda v: page.t(f"focus_areas.{'yes' if v else 'no'}")),
    }
    title = page.t("focus_areas.ranking_title", theme=page.label("theme", theme))
    mark = chart.draw(page, "focus_ranking", drawn, frame, columns, title=title, caption=caption)
    if mark:
        show(page, "focus_ranking", left, "municipality", mark, theme, named)


def whole_number(page: Page, value: float) -> str:
    return page.words.number(int(value)) if value == value else page.t("focus_areas.none")


def share_columns(page: Page) -> parts.Columns:
    return {
        "name": page.t("common.column_municipality"),
        "theme": (page.t("focus_areas.column_theme"), lambda t: page.label("theme", t)),
        "passages": page.t("focus_areas.column_passages"),
        "themed": page.t("focus_areas.column_themed"),
        "counted": (page.t("focus_areas.column_counted"), page.words.share),
        "share": (page.t("focus_areas.column_share"), page.words.share),
        "low": (page.t("focus_areas.column_low"), page.words.share),
        "high": (page.t("focus_areas.column_high"), page.words.share),
    }


def show(page: Page, key: str, left: Selection, by: str, unit: str, theme: str, named: dict[str, str]) -> None:
    """The passages of one unit on one theme, the words that decided highlighted."""
    ids = views.behind(left, by, unit, theme)
    said = {"name": named[unit], "theme": page.label("theme", theme)}
    parts.section(page.t("focus_areas.passages_in" if ids else "focus_areas.passages_in_none", **said))
    if ids:
        evidence.passages(page, key, ids, evidence.theme_marks(page, ids, [theme]))


def compare(page: Page, left: Selection) -> None:
    """Two municipalities or two countries, theme by theme."""
    parts.section(page.t("focus_areas.compare_section"))
    known = {by: views.units(left, by) for by in views.BY}
    usual = "country" if len(known["country"]) > 1 else "municipality"
    with st.container(key="udsyn-focus-sides", horizontal=True, vertical_alignment="bottom"):
        by = st.selectbox(
            page.t("focus_areas.compare_by"), views.BY, index=views.BY.index(usual), format_func=lambda b: page.t(f"focus_areas.compare_by_{b}"),
            key=f"udsyn_focus_by_{usual}", width=200,
        )  # fmt: skip
        named = names(page, known[by], by)
        units = list(named)
        if len(units) < 2:
            parts.prose(page.t("focus_areas.compare_needs_two"))
            return
        one = st.selectbox(page.t("focus_areas.compare_one"), units, format_func=named.__getitem__, key=f"udsyn_focus_one_{by}", width=240)
        others = [u for u in units if u != one]
        other = st.selectbox(page.t("focus_areas.compare_other"), others, format_func=named.__getitem__, key=f"udsyn_focus_other_{by}", width=240)
    rows = views.compare(page.derived(shares, page.filters, by, page.filters.theme), one, other)
    if rows.empty:
        parts.prose(page.t("focus_areas.compare_empty"))
        return
    for line in contrasts(page, rows, named[one], named[other]):
        parts.prose(line)
    drawn = charts.difference(rows, named[one], named[other], page.words, page.mode)
    share, signed = page.words.share, lambda v: charts.signed(v, page.words)
    columns = {
        "theme": (page.t("focus_areas.column_theme"), lambda t: page.label("theme", t)),
        "one_share": (named[one], share), "other_share": (named[other], share),
        "difference": (page.t("focus_areas.column_difference"), signed), "low": (page.t("focus_areas.column_low"), signed),
        "high": (page.t("focus_areas.column_high"), signed),
        "certain": (page.t("focus_areas.column_sure"), lambda v: page.t(f"focus_areas.{'yes' if v else 'no'}")),
    }  # fmt: skip
    title = page.t("focus_areas.difference_title", one=named[one], other=named[other])
    caption = page.t("focus_areas.difference_caption", one=named[one], other=named[other], themes=len(rows))
    mark = chart.draw(page, "focus_difference", drawn, rows.assign(one=one, other=other), columns, title=title, caption=caption)
    for side, unit in (("one", one), ("other", other)) if mark else ():
        show(page, f"focus_difference_{side}", left, by, unit, mark, named)


def contrasts(page: Page, rows, one: str, other: str) -> list[str]:
    """What only one of the two speaks of, and where the difference is more than chance."""
    said = []
    for name, own, others in ((one, "one_passages", "other_passages"), (other, "other_passages", "one_passages")):
        only = rows[(rows[others] == 0) & (rows[own] > 0)].sort_values(own, ascending=False)["theme"].tolist()
        said += [page.t("focus_areas.compare_only", name=name, themes=quoted(page, only))] if only else []
    sure = rows[rows["certain"]]
    for name, themes in ((one, sure[sure["difference"] > 0]), (other, sure[sure["difference"] < 0][::-1])):
        said += [page.t("focus_areas.compare_more", name=name, themes=quoted(page, themes["theme"].tolist()))] if len(themes) else []
    return said if len(sure) else [*said, page.t("focus_areas.compare_none")]


def main() -> None:
    page = open_page()
    parts.title(page.t("focus_areas.title"))
    if parts.empty(page):
        return
    left = page.derived(whole, page.filters)
    rows = page.derived(shares, page.filters, "municipality", page.filters.theme)
    named = names(page, views.units(left, "municipality"), "municipality")
    if rows.empty:
        parts.answer(page.t("focus_areas.answer_none"))
    else:
        said = st.empty()
        theme, order = choose(page, views.theme_order(rows, "frequency"))
        every = page.derived(shares, page.filters, "municipality")
        ranked = views.ranking(every, theme, views.declared(left))
        with said:
            # Under a chosen theme the question is that theme's: what else others put first stands in the charts.
            parts.answer(*([] if page.filters.theme else [firsts(page, every, named)]), lead(page, ranked, named))
        heat(page, left, rows, ranked, order, named)
        ranking(page, left, ranked, named)
        compare(page, left)
    declared.show(page, left, views.declared(left, page.filters.theme), views.undeclared(left))


main()

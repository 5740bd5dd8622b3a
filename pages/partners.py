"""Partners: who names whom, who shares what with whom, how all hang together, EU offices, and where the twin towns lie."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import places as gazetteer
from analysis.charts import network as net
from analysis.charts import partners as charts
from analysis.charts.partners import place_name
from analysis.charts.template import mark_id
from analysis.views import partners as views
from analysis.views.filters import Filters, select
from pages._frame import chart, evidence, parts, sharing
from pages._frame.page import Page, open_page
from pages._frame.text import sentence

_PARTNERS, _PLACES = 24, 16  # partners drawn at a time; municipalities that have room side by side
_NET_PARTNERS, _NET_PLACES = 40, 200  # what the network draws
_LISTED = 6  # more towns than this are counted, not named, under the map
_NAMED = 3  # more municipalities than this are counted, not named, in a sentence


def told(corpus, filters: Filters) -> tuple[pd.DataFrame, ...]:
    """Under filters: links, places, the rows of partners, EU offices and twin towns; worked out once for every choice."""
    own = select(corpus, filters)
    towns = views.twin_towns(own, gazetteer.coordinates(), gazetteer.town)
    return views.links(own), views.places(own), views.rows(own), views.eu_offices(own), towns


def answer(page: Page, links: pd.DataFrame, places: pd.DataFrame, offices: pd.DataFrame) -> list[str]:
    """Who names partners, and which are shared; who uses an EU office."""
    if links.empty:
        return [page.t("partners.answer_none_maybe" if (places["state"] == "not_read").any() else "partners.answer_none")]
    naming, distinct = places[places["state"] == "named"], views.partners(links)
    if len(places) == 1:
        return [page.t("partners.answer_one_place", n=len(distinct), name=place_name(naming.iloc[0]["place"], page.words)) + "."]
    said = [page.t("partners.answer", n=len(naming), partners=len(distinct), total=page.words.count(len(places)))]
    shared = distinct[distinct["shared"] > 1]
    if shared.empty:
        said.append(page.t("partners.answer_unshared"))
    else:
        first = shared.iloc[0]
        names = [place_name(p, page.words) for p in first["places"]]
        who = page.words.listed(names) if len(names) <= _NAMED else page.t("partners.places_counted", n=len(names))
        said.append(page.t("partners.answer_shared", n=len(shared), name=first["partner"], places=who))
    return [sentence("; ".join(said)) + ".", eu_answer(page, offices)]


def eu_answer(page: Page, rows: pd.DataFrame) -> str:
    using = rows[rows["state"] == "named"]
    if using.empty:
        return page.t("partners.eu_none")
    by_place = using.groupby("place_id", sort=False)
    if len(by_place) > _NAMED:
        n = page.t("partners.eu_many", n=len(by_place), total=rows["place_id"].nunique(), office=using["office"].value_counts().index[0])
        return sentence(n) + "."
    said = [
        page.t("partners.eu_answer", place=place_name(own["place"].iloc[0], page.words), offices=page.words.listed(own["office"]))
        for _, own in by_place
    ]
    silent = int((rows["state"] == "not_mentioned").sum())
    return sentence("; ".join(said + ([page.t("partners.eu_silent", n=silent)] if silent else []))) + "."


def who_names_whom(page: Page, links: pd.DataFrame, named: pd.DataFrame, places: pd.DataFrame, left_out: str) -> None:
    """A grid where the municipalities have room side by side; else the partners that most of them name, as bars."""
    table = views.partners(links)
    few = links["place_id"].nunique() <= _PLACES
    shown = table["partner"].iloc[parts.window(page, "partners_matrix", len(table), _PARTNERS)]
    drawn = links[links["partner"].isin(shown)].reset_index(drop=True)
    said = [page.t("partners.matrix_caption" if few else "partners.named_caption"), left_out]
    for state_id, key in (("not_mentioned", "partners.silent"), ("not_read", "partners.unread")):
        silent = [place_name(p, page.words) for p in places.loc[places["state"] == state_id, "place"]]
        if 0 < len(silent) <= 2 * _PLACES:
            said.append(page.t(key, names=page.words.listed(silent)))
    columns = {
        "partner": page.t("partners.partner"),
        "kind": (page.t("partners.kind"), lambda k: page.label("partner_kind", k)),
        "country": (page.t("partners.country"), lambda c: page.label("country", c)),
        "shared": page.t("partners.shared"),
        "places": (page.t("partners.who"), lambda own: page.words.listed(place_name(p, page.words) for p in own)),
    }
    if few:
        figure, title = charts.matrix(drawn, page.words, page.mode, len(places)), page.t("partners.matrix_title")
    else:
        figure, title = charts.most_named(views.partners(drawn), page.words, page.mode, len(places)), page.t("partners.named_title")
    mark = chart.draw(page, "partners_matrix", figure, table, columns, title=title, caption=" ".join(s for s in said if s), sure=sure(links))
    if mark:
        sharing.quotes(page, "partners_matrix", behind(named, mark))


def sure(links: pd.DataFrame) -> dict[str, float]:
    """Mark id -> confidence, of links and of partners."""
    partners = links.groupby("partner")["confidence"].max().to_dict()
    return partners | {mark_id(r.place_id, r.partner): r.confidence for r in links.itertuples()}


def cut(page: Page, key: str, drawn: pd.DataFrame, links: pd.DataFrame) -> str:
    return page.t(
        key, partners=drawn["partner"].nunique(), all_partners=links["partner"].nunique(), places=drawn["place_id"].nunique(),
        all_places=links["place_id"].nunique(),
    )  # fmt: skip


def behind(named: pd.DataFrame, mark: str) -> pd.DataFrame:
    """The rows behind a mark: a partner, a place, or a place and a partner."""
    place, _, partner = mark.partition("|")
    if partner:
        return named[(named["place_id"] == place) & (named["partner"] == partner)]
    return named[(named["partner"] == mark) | (named["place_id"] == mark)]


def eu_offices(page: Page, rows: pd.DataFrame) -> None:
    """Each municipality with the EU office it names and the sentence that says so; those that name none, too."""
    parts.section(page.t("partners.eu_title"))
    using = rows[rows["state"] == "named"]
    offices = [r.office or page.t(f"partners.{r.state}") for r in rows.itertuples()]
    shown = rows.assign(_place=[place_name(p, page.words) for p in rows["place"]], _office=offices)
    shown["_sentence"] = evidence.reading(page, using, whole=True).reindex(rows.index, fill_value="") if len(using) else ""
    columns = {"_place": page.t("common.column_municipality"), "_office": page.t("partners.office"), "_sentence": page.t("partners.sentence")}
    parts.table(page, shown, columns, page.t("partners.eu_title"))
    parts.caption(page.t("partners.eu_caption"))
    parts.download(page, rows, "partners_eu_offices")


def kinds(page: Page, links: pd.DataFrame, named: pd.DataFrame, total: int) -> None:
    rows = views.kinds(links)
    columns = {
        "kind": (page.t("partners.kind"), lambda k: page.label("partner_kind", k)),
        "partners": page.t("partners.partners"),
        "places": page.t("partners.places"),
    }
    figure = charts.kinds(rows, page.words, page.mode, total)
    mark = chart.draw(page, "partners_kinds", figure, rows, columns, title=page.t("partners.kinds_title"), caption=page.t("partners.kinds_caption"))
    if mark:
        sharing.quotes(page, "partners_kinds", named[named["kind"] == mark])


def network(page: Page, links: pd.DataFrame, named: pd.DataFrame, left_out: str) -> None:
    drawn = views.tied(views.most_shared(links, _NET_PARTNERS, _NET_PLACES), len(links))
    nodes = views.network(drawn, gazetteer.coordinates())
    said = [page.t("partners.network_caption"), left_out]
    if len(drawn) < len(links):
        said.insert(0, cut(page, "partners.network_cut", drawn, links))
    if not (links["shared"] > 1).any():
        said.insert(0, page.t("partners.network_alone"))
    columns = {
        "name": (page.t("partners.partner"), lambda n: place_name(n, page.words)),
        "kind_of": (page.t("partners.node"), lambda k: page.t(f"partners.node_{k}")),
        "kind": (page.t("partners.kind"), lambda k: page.label("partner_kind", k) if k else ""),
        "shared": page.t("partners.shared"),
    }
    figure = net.network(nodes, drawn, page.words, page.mode, chart.chosen("partners_network"))
    mark = chart.draw(
        page, "partners_network", figure, nodes, columns, title=page.t("partners.network_title"), caption=" ".join(s for s in said if s),
        least_width=net.least_width(nodes), sure=sure(drawn),
    )  # fmt: skip
    if mark:
        sharing.quotes(page, "partners_network", behind(named, mark))


def twin_towns(page: Page, rows: pd.DataFrame, links: pd.DataFrame, named: pd.DataFrame) -> None:
    if rows.empty or not (rows["state"] == "drawn").any():
        parts.section(page.t("partners.twins_title"))
        parts.prose(page.t("partners.twins_none" if rows.empty else "partners.twins_undrawn"))
    said = [page.t("partners.twins_caption")]
    for state_id, key in (("unplaced", "partners.twins_unplaced"), ("far", "partners.twins_far")):
        own = rows[rows["state"] == state_id]
        if len(own):
            pairs = [page.t("partners.pair", town=r.partner, place=place_name(r.place, page.words)) for r in own.head(_LISTED).itertuples()]
            if len(own) > _LISTED:
                pairs.append(page.t("partners.more", n=len(own) - _LISTED))
            said.insert(0, page.t(key, names=page.words.listed(pairs)))
    if not (rows["state"] == "drawn").any():
        for line in said[:-1]:
            parts.caption(line)
        return
    columns = {
        "place": (page.t("common.column_municipality"), lambda p: place_name(p, page.words)),
        "partner": page.label("partner_kind", "twin_town"),
        "country": (page.t("partners.country"), lambda c: page.label("country", c)),
        "state": (page.t("partners.state"), lambda s: page.t(f"partners.state_{s}")),
    }
    figure = charts.twin_towns(rows, page.words, page.mode)
    mark = chart.draw(
        page, "partners_twins", figure, rows, columns, title=page.t("partners.twins_title"), caption=" ".join(said),
        least_width=charts.MAP if charts.many_towns(rows) else 0, sure=sure(links),
    )  # fmt: skip
    if mark:
        sharing.quotes(page, "partners_twins", behind(named, mark))


def main() -> None:
    page = open_page()
    parts.title(page.t("partners.title"))
    if parts.empty(page):
        return
    links, places, named, offices, towns = page.derived(told, page.filters)
    parts.answer(*answer(page, links, places, offices))
    if links.empty:
        return
    chosen, left_out = sharing.of_chosen_kinds(page, links)
    who_names_whom(page, chosen, named, places, left_out)
    sharing.show(page, chosen, named, left_out)
    network(page, chosen, named, left_out)
    eu_offices(page, offices)
    if charts.many_towns(towns):  # the map needs the page's width
        twin_towns(page, towns, links, named)
        kinds(page, links, named, len(places))
        return
    left, right = st.columns([2, 3], gap="large")
    with left:
        kinds(page, links, named, len(places))
    with right:
        twin_towns(page, towns, links, named)


main()

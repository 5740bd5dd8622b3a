"""Themes: clusters of passages across languages, a map of every passage, and what lies close to one in other languages."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from analysis.charts import clusters as cluster_charts
from analysis.charts import themes as charts
from analysis.charts.template import parts as mark_parts
from analysis.explain import explain
from analysis.views import clusters as groups
from analysis.views import themes as views
from pages._frame import cards, chart, clusters, crosswalk, evidence, parts, quality
from pages._frame.page import Page, open_page
from pages._frame.text import sentence

_DRAWN, _CARDS, _TOWNS, _WORDS_CHOSEN = 1500, 6, 5, "udsyn_themes_cluster"


def answer(page: Page, found, names: dict[int, str]) -> list[str]:
    """How many clusters, the largest, how many cross all languages, and what fits nowhere."""
    if found.empty:
        return [page.t("themes.answer_none")]
    total = len(page.selection.clusters)
    first, languages = found.iloc[0], page.selection.documents["language"].nunique()
    said = [
        page.t(
            "themes.answer", n=len(found), clustered=int(found["passages"].sum()), total=total, most=int(first["passages"]),
            first=names[first["cluster"]],
        )
    ]  # fmt: skip
    if languages > 1:
        said.append(crossing(page, int((found["languages"] == languages).sum()), languages))
    return [sentence(s) for s in [*said, *nowhere(page)]]


def nowhere(page: Page) -> list[str]:
    """How many passages fit nowhere, and why: they name nothing, or what too few others speak of."""
    lost = page.selection.clusters[page.selection.clusters["cluster"] == groups.NOWHERE]
    alone = int(lost["fit"].notna().sum())
    said = [page.t("clusters.nowhere_unnamed", n=len(lost) - alone)] if len(lost) > alone else []
    return [*said, page.t("clusters.nowhere_alone", n=alone)] if alone else said


def crossing(page: Page, shared: int, languages: int) -> str:
    """How many clusters occur in every language here, of which there are two or more."""
    if languages == 2:
        return page.t("themes.answer_both", n=shared) if shared else page.t("themes.answer_both_none")
    counted = page.words.count(languages)
    return page.t("themes.answer_shared", n=shared, languages=counted) if shared else page.t("themes.answer_shared_none", languages=counted)


def passage_map(page: Page, found, names: dict[int, str]) -> None:
    """The map of passages; a chosen mark shows the passage, its words, and its nearest in other languages."""
    if st.session_state.get(_WORDS_CHOSEN) not in (None, *names):
        del st.session_state[_WORDS_CHOSEN]  # it is not there at this number of clusters
    choice = st.selectbox(
        page.t("themes.pick_cluster"), [None, *names], key=_WORDS_CHOSEN, width=420,
        format_func=lambda c: page.t("themes.pick_cluster_all") if c is None else names[c],
    )  # fmt: skip
    rows = views.points(page.selection, _DRAWN, choice)
    notes = [page.t("themes.map_caption")]
    outside = rows[rows["cluster"] == groups.NOWHERE] if choice is None else rows.iloc[:0]
    notes += [page.t("clusters.map_alone")] if outside["fit"].notna().any() else []
    notes += [page.t("themes.map_caption_nowhere")] if outside["fit"].isna().any() else []
    notes += [page.t("themes.map_capped", shown=len(rows), total=len(page.selection.clusters))] if len(rows) < len(page.selection.clusters) else []
    columns = {
        "municipality": page.t("themes.column_municipality"),
        "language": (page.t("themes.column_language"), lambda v: page.label("language", v)),
        "cluster": (page.t("themes.column_cluster"), lambda c: names.get(c, page.t("themes.nowhere"))),
        "text": page.t("themes.column_text"),
    }
    unnamed = int(page.selection.clusters["fit"].isna().sum())
    drawn = charts.passage_map(rows, found, page.words, page.mode, choice, unnamed, page.corpus.clusters)
    own = rows if choice is None else rows[rows["cluster"] == choice]
    mark = chart.draw(page, "themes_map", drawn, own, columns, title=page.t("themes.map_title"), caption=" ".join(notes))
    if mark:
        passage(page, mark)
    elif choice is not None:
        parts.section(names[choice])
        members(page, "themes_members", groups.members(page.selection, choice))


def passage(page: Page, chosen: str) -> None:
    """One passage with the words that decided, theme by theme, and what lies close to it."""
    known = page.derived(explain, chosen)
    parts.section(page.t("themes.chosen_title"))
    said = [because(page, known, chosen, theme, score) for theme, score, _ in known.themes] or [page.t("themes.because_none")]
    evidence.passages(page, "themes_chosen", [chosen], evidence.theme_marks(page, [chosen]), {chosen: "; ".join(said)})
    if known.themes:
        parts.caption(page.t("themes.score_caption"))
    parts.section(page.t("themes.nearest_title"))
    nearest(page, "themes_nearest", [chosen])


def because(page: Page, known, chosen: str, theme: str, score: float) -> str:
    """One theme and the words that decided it; words of a heading are said to be the heading's."""
    text = page.corpus.documents.set_index("doc_id").at[known.doc_id, "text"]
    spans = evidence.theme_marks(page, [chosen], [theme]).get(chosen, [])
    inside = [text[s:e] for s, e in spans if known.start <= s < known.end]
    key = "because" if inside else "because_heading" if spans else "because_unsaid"
    found = ", ".join(page.t("focus_areas.quoted", name=w) for w in dict.fromkeys(inside or [text[s:e] for s, e in spans]))
    return page.t(f"themes.{key}", theme=page.label("theme", theme), score=page.words.share(score), words=found)


def nearest(page: Page, key: str, ids: list[str]) -> None:
    """The passages of other languages that lie closest to any of `ids`, each with how close and on what."""
    rows = page.derived(views.nearest, tuple(ids))
    if rows.empty:
        parts.prose(page.t("themes.nearest_none"))
        return
    texts = page.corpus.passages.set_index("passage_id")["text"]
    notes = {}
    for r in rows.itertuples():
        shared = page.words.listed(page.label("concept", c) for c in r.shared)
        note = page.t("themes.nearest_note_shared" if shared else "themes.nearest_note", closeness=page.words.share(r.closeness), shared=shared)
        notes[r.passage_id] = note if len(ids) == 1 else f"{note} · {page.t('themes.nearest_note_to', text=charts.shortened(texts[r.to], 60))}"
    parts.caption(page.t("themes.nearest_caption"))
    evidence.passages(page, key, list(notes), evidence.theme_marks(page, list(notes)), notes)
    parts.download(page, rows, key, page.t("themes.csv_nearest"))


def members(page: Page, key: str, ids: list[str]) -> None:
    evidence.passages(page, key, ids, evidence.theme_marks(page, ids))


def contents(page: Page, found, names: dict[int, str]) -> None:
    """A card a cluster: theme, size, telling words by language, languages and municipalities as labelled bars."""
    parts.section(page.t("themes.cards_title"))
    parts.caption(f"{page.t('themes.cards_caption')} {page.t('clusters.stability_caption')}")
    words = groups.telling_words(page.selection)
    mixes = {column: groups.mix(page.selection, column) for column in ("language", "municipality_id")}
    rest = len(found) - _CARDS
    every = rest <= 0 or st.session_state.get("udsyn_themes_every", False)
    shown = list((found if every else found.head(_CARDS)).itertuples())
    for pair in (shown[i : i + 2] for i in range(0, len(shown), 2)):
        for place, row in zip(st.columns(2, gap="large"), pair, strict=False):
            with place:
                card(page, row, names[row.cluster], words[words["cluster"] == row.cluster], mixes)
    if not every:
        st.button(page.t("themes.cards_more", n=rest), key="udsyn_themes_more", on_click=st.session_state.update, kwargs={"udsyn_themes_every": True})


def card(page: Page, row, name: str, words, mixes: dict) -> None:
    size = page.t(
        "themes.cards_size", n=int(row.passages), share=page.words.share(row.share), documents=int(row.documents), total=len(page.selection.documents)
    )
    said = [(r.language, r.words) for r in words.itertuples()]
    bars = [
        (page.t("themes.languages"), bar_rows(page, mixes["language"], row.cluster, "language")),
        (page.t("themes.municipalities"), bar_rows(page, mixes["municipality_id"], row.cluster, "municipality")),
    ]
    cards.grid([cards.cluster(page, name, row.theme, (size, clusters.firmness(page, row.stability)), clusters.disguise(page, row), said, bars)])
    box = st.expander(page.t("themes.cards_read"), key=f"udsyn_themes_read_{row.cluster}", on_change="rerun")
    if box.open:
        with box:
            members(page, f"themes_card_{row.cluster}", groups.members(page.selection, row.cluster))


def bar_rows(page: Page, mix, cluster: int, kind: str) -> list[tuple]:
    """(label, share, expected, text) of a cluster's bars; beyond a handful of municipalities the others are one bar."""
    own = mix[mix["cluster"] == cluster]
    most = _TOWNS if kind == "municipality" else len(own)
    shown, rest = own.head(most), own.iloc[most:]
    rows = [(page.label(kind, r.value), r.share, r.expected, int(r.passages)) for r in shown.itertuples()]
    if len(rest):
        label = sentence(page.t("themes.municipalities_rest", n=len(rest)))
        rows.append((label, rest["share"].sum(), rest["expected"].sum(), int(rest["passages"].sum())))
    return [(label, share, expected, page.t("themes.bar", n=n, share=page.words.share(share))) for label, share, expected, n in rows]


def composition(page: Page, found, names: dict[int, str]) -> None:
    rows = groups.cluster_themes(page.selection)
    if rows.empty:
        return
    columns = {
        "cluster": (page.t("themes.column_cluster"), names.__getitem__),
        "theme": (page.t("themes.column_theme"), lambda t: page.label("theme", t)),
        "passages": page.t("themes.column_passages"),
        "share": (page.t("themes.column_share"), page.words.share),
    }
    flagged, flagged_themes = (groups.disguised(page.selection, kind) for kind in ("cluster", "theme"))
    drawn = cluster_charts.composition(rows, found, page.words, page.mode, flagged, flagged_themes)
    title, caption = page.t("themes.composition_title"), page.t("themes.composition_caption")
    caption += f" {page.t('clusters.flag_note')}" if flagged or flagged_themes else ""
    mark = chart.draw(page, "themes_composition", drawn, rows.assign(name=rows["cluster"].map(names)), columns, title=title, caption=caption)
    if mark:
        cluster, theme = mark_parts(mark)
        ids = groups.with_theme(page.selection, int(cluster), theme)
        parts.section(drawn.marks[mark])
        evidence.passages(page, "themes_composition", ids, evidence.theme_marks(page, ids, [theme]))


def kindred(page: Page) -> None:
    """Whose passages, on what: and who says something like it in another language."""
    parts.section(page.t("themes.kindred_title"))
    parts.prose(page.t("themes.kindred_prose"))
    towns = page.selection.documents.dropna(subset=["municipality_id"])["municipality_id"].drop_duplicates().tolist()
    themes = page.selection.passage_themes["theme"].value_counts().index.tolist()
    with st.container(key="udsyn-themes-kindred", horizontal=True, vertical_alignment="bottom"):
        town, theme = (
            st.selectbox(
                page.t(f"themes.kindred_{kind}"), ids, format_func=lambda i, kind=kind: page.label(kind, i), key=f"udsyn_themes_kindred_{kind}",
                index=ids.index(fixed[0]) if len(fixed) == 1 and fixed[0] in ids else None, placeholder=page.t("themes.kindred_choose"), width=380,
            )
            for kind, ids, fixed in (("municipality", towns, page.filters.municipality), ("theme", themes, page.filters.theme))
        )  # fmt: skip
    if not town or not theme:
        return
    ids = views.speakers(page.selection, town, theme)
    said = {"name": page.label("municipality", town), "theme": page.label("theme", theme)}
    parts.prose(sentence(page.t("themes.kindred_own", n=len(ids), **said) if ids else page.t("themes.kindred_none", **said)))
    if ids:
        nearest(page, "themes_kindred", ids)


def main() -> None:
    page = open_page()
    parts.title(page.t("themes.title"))
    if parts.empty(page):
        return
    said = st.empty()
    page = replace(page, selection=clusters.choice(page))
    found = groups.clusters(page.selection)
    names = cluster_charts.names(found, page.words)
    with said:
        parts.answer(*answer(page, found, names))
    if names:
        passage_map(page, found, names)
        contents(page, found, names)
        clusters.overview(page, found, names)
        clusters.numbers(page)
        composition(page, found, names)
        clusters.language_check(page, page.selection)
    kindred(page)
    quality.show(page)
    crosswalk.show(page)


main()

"""Clusters: what they are called, and what themes each is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

import pandas as pd

from analysis import palette
from analysis.charts.template import SMALL, Chart, Words, figure, mark_id, plain, row_text

FLAG = "†"  # beside what is a language in disguise
_ROW = 48


def names(clusters: pd.DataFrame, words: Words) -> dict[int, str]:
    """Cluster -> what it is called (frame of views.clusters.clusters): its two leading concepts in the reader's language,
    or as many more as it takes to tell it from another; its theme where it has none."""
    rows = list(clusters.itertuples())
    found = {r.cluster: _name(r, words, 2) for r in rows}
    for much in (3, 4, 5):
        often = Counter(found.values())
        found |= {r.cluster: _name(r, words, much) for r in rows if often[found[r.cluster]] > 1}
    return found


def _name(row, words: Words, most: int) -> str:
    said = [words.label("concept", concept) for concept in row.concepts[:most]]
    text = ", ".join(said) or words.label("theme", row.theme)
    return text[:1].upper() + text[1:]


def composition(
    rows: pd.DataFrame, clusters: pd.DataFrame, words: Words, mode: str, flagged: Collection[str] = (), flagged_themes: Collection[str] = ()
) -> Chart:
    """Each cluster as one bar of its themes (frames of views.clusters.cluster_themes and clusters). Mark ids: cluster|theme.

    The segments are in the order of their size and carry the theme's name where it fits. `flagged` clusters (ids as text) and
    themes, a language in disguise, carry FLAG.
    """
    c = palette.surfaces(mode)
    order = [r for r in clusters.itertuples() if r.cluster in set(rows["cluster"])]
    at = {r.cluster: i for i, r in enumerate(order)}
    called = names(clusters, words)
    said = {k: f"{called[k]} {FLAG}" if str(k) in flagged else called[k] for k in at}
    theme = {t: words.label("theme", t) + (f" {FLAG}" if t in flagged_themes else "") for t in rows["theme"].unique()}
    fig = figure(mode, _ROW * len(order) + 24, margin=dict(l=0, r=0, t=0, b=24), barmode="overlay", showlegend=False)
    start = rows.groupby("cluster")["share"].cumsum() - rows["share"]
    colours = [palette.family(f, mode) for f in rows["family"]]
    hover = [
        f"<b>{plain(theme[r.theme])}</b><br>{plain(said[r.cluster])}<br>"
        f"{words.t('themes.composition_said', n=int(r.passages), share=words.share(r.share))}"
        for r in rows.itertuples()
    ]
    fig.add_bar(
        orientation="h", x=rows["share"], base=start, y=[-at[k] - 0.17 for k in rows["cluster"]], width=0.46,
        customdata=[mark_id(str(r.cluster), r.theme) for r in rows.itertuples()], hovertext=hover, hovertemplate="%{hovertext}<extra></extra>",
        text=[plain(theme[t]) for t in rows["theme"]], textposition="inside", insidetextanchor="start", textangle=0,
        textfont=dict(size=SMALL, color=[palette.ink_on(colour) for colour in colours]),
        marker=dict(color=colours, line=dict(color=c["ground"], width=1.5)),
        selected=dict(marker=dict(opacity=1)), unselected=dict(marker=dict(opacity=0.4)),
    )  # fmt: skip
    counts = {r.cluster: words.t("themes.passages_n", n=int(r.passages)) for r in order}
    labels = [row_text(at[k], f"<b>{plain(said[k])}</b>  {count}", mode, shift=14, size=SMALL + 1) for k, count in counts.items()]
    fig.update_layout(annotations=labels)
    fig.update_layout(uniformtext=dict(mode="hide", minsize=SMALL - 1))
    steps = (0, 0.25, 0.5, 0.75, 1)
    fig.update_xaxes(range=[0, 1], tickvals=steps, ticktext=[words.share(v) for v in steps])
    fig.update_yaxes(visible=False, range=[-len(order) + 0.5, 0.5])
    marks = {
        mark_id(str(r.cluster), r.theme): f"{called[r.cluster]} · {words.label('theme', r.theme)} · {words.number(int(r.passages))}"
        for r in rows.itertuples()
    }
    summary = "; ".join(f"{called[k]}: {words.label('theme', own.iloc[0]['theme'])} {words.share(own.iloc[0]['share'])}"
                        for k, own in list(rows.groupby("cluster", sort=False))[:4])  # fmt: skip
    return Chart(fig, marks, words.t("themes.composition_alt", summary=summary))

"""The governance figures: who does what, what is left to nobody, and how often anything is reviewed."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis import palette
from analysis.charts.template import (
    SMALL,
    Chart,
    Words,
    figure,
    mark_id,
    plain,
    row_bar,
    row_label,
    row_targets,
    row_text,
    shortened,
    tint,
    together,
)
from analysis.model import ACTOR_TYPES, FUNCTIONS

LEAST_WIDTH = 950  # pixels: nine functions side by side with room for their names
_CELL, _ROW = 40, 46
_TITLE = 24  # characters of a title in the room that the rows' names take
_LARGEST = 34  # pixels: the mark of something that every document states


def matrix(rows: pd.DataFrame, total: int, words: Words, mode: str) -> Chart:
    """Actor by function (frame of views.governance.matrix): a square whose area is the number of documents, the number in it.

    Mark ids: actor_type|function. Empty: no document says so.
    """
    actors = [a for a in ACTOR_TYPES if a in set(rows["actor_type"])]
    functions = [f for f in FUNCTIONS if f in set(rows["function"])]
    fig = _grid(len(actors), [words.label("function", f) for f in functions], mode)
    for i, actor in enumerate(actors):
        row_label(fig, i, plain(words.label("actor_type", actor)), mode, shift=0)
    marks, x, y, size, text, hover = {}, [], [], [], [], []
    for row in rows.itertuples():
        name = f"{words.label('actor_type', row.actor_type)} – {words.label('function', row.function)}"
        said = words.t("governance.matrix_mark", n=int(row.documents), total=total)
        marks[mark_id(row.actor_type, row.function)] = f"{name}: {said}"
        x.append(functions.index(row.function))
        y.append(-actors.index(row.actor_type))
        size.append(max(15, _LARGEST * (row.documents / max(1, rows["documents"].max())) ** 0.5))
        text.append(words.number(int(row.documents)))
        hover.append(f"<b>{plain(name)}</b><br>{said}")
    c = palette.surfaces(mode)
    fig.add_scatter(
        x=x, y=y, mode="markers+text", customdata=list(marks), text=text, hovertext=hover, hovertemplate="%{hovertext}<extra></extra>",
        textfont=dict(size=SMALL, color=palette.ink_on(c["accent"])),
        marker=dict(symbol="square", size=size, color=c["accent"], opacity=1, line=dict(width=0)),
        **_picked(mode),
    )  # fmt: skip
    top = rows.sort_values("documents", ascending=False, kind="stable").head(3)
    summary = "; ".join(marks[mark_id(r.actor_type, r.function)] for r in top.itertuples())
    return Chart(fig, marks, words.t("governance.matrix_alt", summary=summary))


def assigned(rows: pd.DataFrame, words: Words, mode: str) -> Chart:
    """Document by function (frame of views.governance.assigned): filled where somebody is named, a dash where nobody is.

    Mark ids: doc_id|function, for all cells: choosing an empty one says that nothing is mentioned.
    """
    documents = list(dict.fromkeys(rows["doc_id"]))
    first = rows.drop_duplicates("doc_id").set_index("doc_id")
    fig = _grid(len(documents), [words.label("function", f) for f in FUNCTIONS], mode)
    names = {d: first.at[d, "municipality"] or words.t("common.not_stated_municipality") for d in documents}
    told, labels = list(names.values()), []
    for i, doc_id in enumerate(documents):
        alone = told.count(told[i]) == 1
        labels.append(row_text(i, f"<b>{plain(told[i])}</b>", mode, shift=0 if alone else 8))
        if not alone:  # several documents of one municipality are told apart by their titles
            title = first.at[doc_id, "title"] or words.t("common.untitled")
            labels.append(row_text(i, plain(shortened(title, _TITLE)), mode, shift=-9, size=SMALL, muted=True))
            names[doc_id] = f"{told[i]} · {title}"
    together(fig, labels)
    c = palette.surfaces(mode)
    marks: dict[str, str] = {}
    for named in (True, False):
        own = rows[(rows["duties"] > 0) == named]
        ids, hover = [], []
        for row in own.itertuples():
            said = words.listed(row.actors[:4]) if named else words.t("governance.not_mentioned")
            mark = mark_id(row.doc_id, row.function)
            marks[mark] = f"{names[row.doc_id]} – {words.label('function', row.function)}: {said}"
            ids.append(mark)
            hover.append(f"<b>{plain(names[row.doc_id])}</b> – {words.label('function', row.function)}<br>{plain(said)}")
        fig.add_scatter(
            x=[FUNCTIONS.index(f) for f in own["function"]], y=[-documents.index(d) for d in own["doc_id"]], mode="markers+text", customdata=ids,
            hovertext=hover, hovertemplate="%{hovertext}<extra></extra>", text=[words.number(n) if named else "–" for n in own["duties"]],
            textfont=dict(size=SMALL, color=palette.ink_on(c["accent"]) if named else c["muted"]),
            marker=dict(symbol="square", size=24, color=c["accent"] if named else c["ground"], line=dict(width=0 if named else 1, color=c["line"])),
            **_picked(mode),
        )  # fmt: skip
    ordered = {mark_id(r.doc_id, r.function): marks[mark_id(r.doc_id, r.function)] for r in rows.itertuples()}
    gaps = int((rows["duties"] == 0).sum())
    return Chart(fig, ordered, words.t("governance.assigned_alt", n=gaps, total=len(rows)))


def gaps(rows: pd.DataFrame, total: int, words: Words, mode: str) -> Chart:
    """Bars from 0 to all `total` documents: how many name nobody for a function (frame of views.governance.gaps). Mark ids: function."""
    c = palette.surfaces(mode)
    fig = figure(mode, _ROW * len(rows) + 8, margin=dict(l=0, r=0, t=0, b=8), barmode="overlay", showlegend=False)
    marks = {r.function: words.label("function", r.function) for r in rows.itertuples()}
    said = [words.t("governance.gaps_mark", n=int(n), total=total) for n in rows["documents"]]
    reach = total * 1.6
    row_targets(fig, list(marks), [f"<b>{plain(marks[f])}</b><br>{s}" for f, s in zip(marks, said, strict=True)], (0, reach), mode)
    for i, (row, text) in enumerate(zip(rows.itertuples(), said, strict=True)):
        row_label(fig, i, plain(marks[row.function]), mode, shift=10)
        row_bar(fig, i, int(row.documents), c["muted"], text, mode)
    fig.update_xaxes(visible=False, range=[0, reach])
    fig.update_yaxes(visible=False, range=[-len(rows) + 0.5, 0.5])
    return Chart(fig, marks, words.t("governance.gaps_alt", summary="; ".join(f"{marks[r.function]}: {r.documents}" for r in rows.itertuples())))


def cadence(rows: pd.DataFrame, words: Words, mode: str) -> Chart:
    """Horizontal bars from 0: documents by how often something is to be reviewed (frame of views.governance.cadence). Mark ids: how_often."""
    c = palette.surfaces(mode)
    most = int(rows["documents"].max())
    fig = figure(mode, _ROW * len(rows) + 8, margin=dict(l=0, r=0, t=0, b=8), barmode="overlay", showlegend=False)
    marks = {r.how_often: _frequency(r.how_often, words) for r in rows.itertuples()}
    told = [words.t("governance.cadence_duties", n=int(n)) for n in rows["duties"]]
    said = [words.t("governance.cadence_mark", n=int(n), duties=own) for n, own in zip(rows["documents"], told, strict=True)]
    row_targets(fig, list(marks), [f"<b>{plain(marks[r])}</b><br>{s}" for r, s in zip(marks, said, strict=True)], (0, most * 2.2), mode)
    for i, (row, text) in enumerate(zip(rows.itertuples(), said, strict=True)):
        row_label(fig, i, plain(marks[row.how_often]), mode, shift=10)
        fig.add_bar(
            orientation="h", y=[-i - 0.2], x=[row.documents], width=0.3, hoverinfo="skip", text=[text], textposition="outside", cliponaxis=False,
            constraintext="none", marker=dict(color=c["accent"], line=dict(width=0)), textfont=dict(size=SMALL + 1, color=c["ink"]),
        )  # fmt: skip
    fig.update_xaxes(visible=False, range=[0, most * 2.2])
    fig.update_yaxes(visible=False, range=[-len(rows) + 0.5, 0.5])
    return Chart(fig, marks, words.t("governance.cadence_alt", summary="; ".join(f"{marks[r.how_often]}: {r.documents}" for r in rows.itertuples())))


def _frequency(how_often: str, words: Words) -> str:
    return words.t("governance.no_frequency") if how_often == "not_stated" else words.label("frequency", how_often)


def _grid(n_rows: int, columns: list[str], mode: str) -> go.Figure:
    """An empty grid: row i at y = -i, column j at x = j, the columns' names above, room for the rows' names to the left."""
    fig = figure(mode, _CELL * n_rows + 44, margin=dict(l=0, r=0, t=34, b=10), showlegend=False)
    room = 2.4  # columns that the row names take
    fig.update_xaxes(
        range=[-room, len(columns) - 0.4], tickvals=list(range(len(columns))), ticktext=columns, side="top", showgrid=False,
        tickfont=dict(size=SMALL + 1), tickangle=0,
    )  # fmt: skip
    fig.update_yaxes(visible=False, range=[-n_rows + 0.4, 0.6])
    line = dict(color=tint(palette.surface("line", mode), 0.8), width=1)
    together(fig, shapes=[dict(type="line", x0=0, x1=1, xref="paper", y0=-i - 0.5, y1=-i - 0.5, line=line) for i in range(n_rows)])
    return fig


def _picked(mode: str) -> dict:
    """A chosen mark stays as it is and the others step back, their numbers still to be read."""
    paled = dict(marker=dict(opacity=0.25), textfont=dict(color=palette.surface("ink", mode)))
    return dict(selected=dict(marker=dict(opacity=1)), unselected=paled)

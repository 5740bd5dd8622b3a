"""The flow from who decides to who follows up: two columns of actors, and streams as wide as the documents they stand for."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis import palette
from analysis.charts.template import SMALL, Chart, Words, figure, mark_id, plain, tint, together, wrapped
from analysis.views.flow import DECIDE, FOLLOW, NOBODY, UNKNOWN

_LEFT, _RIGHT, _NODE = 37, 63, 1.4  # per cent of the width: where the streams begin and end, and how wide an actor's bar is
_SLOT, _GAP, _HEAD = 46, 8, 26  # pixels: what an actor's name needs, between two of them, above them
_ALL = 330  # pixels that all documents together are high
_STEPS, _GRIP = 16, 3  # points of a stream's edge, and at which of them it is held: near the left, before many cross
_NAME = 17  # characters of a name on a line


def flow(streams: pd.DataFrame, ends: pd.DataFrame, total: int, words: Words, mode: str) -> Chart:
    """Frames of views.flow.flow and views.flow.ends. One document is one unit high, split evenly over the actors it names.

    Mark ids: decide|actor_type and monitor|actor_type (one end), flow|decides|follows (a stream). Grey: nobody is named.
    """
    c = palette.surfaces(mode)
    unit = _ALL / max(total, 1)
    at, height = _places(ends, unit)
    fig = figure(mode, height + _HEAD, margin=dict(l=0, r=0, t=_HEAD, b=0), showlegend=False)
    marks = _ends(fig, ends, at, total, words, mode)
    taken = {key: top for key, (top, _) in at.items()}
    ids, x, y, hover, texts = [], [], [], [], []
    # From the left, streams leave in the order in which they arrive on the right, so that fewer cross.
    right = {a: i for i, a in enumerate(ends.loc[ends["side"] == FOLLOW, "actor_type"])}
    left = {a: i for i, a in enumerate(ends.loc[ends["side"] == DECIDE, "actor_type"])}
    spans: dict[tuple[str, str], list[float]] = {}
    for r in sorted(streams.itertuples(), key=lambda r: (left[r.decides], right[r.follows])):
        spans[r.decides, r.follows] = [taken[DECIDE, r.decides]]
        taken[DECIDE, r.decides] += r.share * unit
    for r in sorted(streams.itertuples(), key=lambda r: (right[r.follows], left[r.decides])):
        spans[r.decides, r.follows].append(taken[FOLLOW, r.follows])
        taken[FOLLOW, r.follows] += r.share * unit
    for r in sorted(streams.itertuples(), key=lambda r: -r.share):
        begins, arrives = spans[r.decides, r.follows]
        thick = r.share * unit
        colour = tint(c["muted"] if NOBODY in (r.decides, r.follows) else c["accent"], 0.3)
        xs, upper = _curve(begins, arrives)
        fig.add_scatter(
            x=[*xs, *reversed(xs)], y=[*(-v for v in upper), *(-v - thick for v in reversed(upper))], mode="lines", fill="toself", fillcolor=colour,
            line=dict(width=0), hoverinfo="skip",
        )  # fmt: skip
        mark = mark_id("flow", r.decides, r.follows)
        said = words.t("governance.matrix_mark", n=int(r.documents), total=total)
        marks[mark] = f"{actor(r.decides, words)} → {actor(r.follows, words)}: {said}"
        ids.append(mark)
        x.append(xs[_GRIP])
        y.append(-upper[_GRIP] - thick / 2)
        hover.append(f"<b>{plain(actor(r.decides, words))} → {plain(actor(r.follows, words))}</b><br>{said}")
        texts.append(words.number(int(r.documents)) if thick >= SMALL + 2 else "")
    fig.add_scatter(
        x=x, y=y, mode="markers+text", customdata=ids, text=texts, hovertext=hover, hovertemplate="%{hovertext}<extra></extra>",
        textfont=dict(size=SMALL, color=c["ink"]), marker=dict(symbol="circle", size=16, color=tint(c["accent"], 0.01), line=dict(width=0)),
        selected=dict(marker=dict(color=c["mark"], opacity=1)), unselected=dict(marker=dict(opacity=1), textfont=dict(color=c["ink"])),
    )  # fmt: skip
    head = dict(y=1, yref="paper", yanchor="bottom", showarrow=False, yshift=4, font=dict(size=SMALL + 1, color=c["ink"]))
    sides = [(DECIDE, _LEFT, "right"), (FOLLOW, _RIGHT, "left")]
    together(fig, [head | dict(text=f"<b>{plain(words.t(f'governance.flow_{side}'))}</b>", x=x, xanchor=anchor) for side, x, anchor in sides])
    fig.update_xaxes(visible=False, range=[0, 100])
    fig.update_yaxes(visible=False, range=[-height, 0])
    top = streams.sort_values("share", ascending=False, kind="stable").head(3)
    summary = "; ".join(marks[mark_id("flow", r.decides, r.follows)] for r in top.itertuples())
    return Chart(fig, marks, words.t("governance.flow_alt", summary=summary))


def actor(kind: str, words: Words) -> str:
    """The name of a kind of actor; also of nobody, and of somebody of a kind not told."""
    own = {NOBODY: "governance.flow_nobody", UNKNOWN: "governance.flow_unknown"}
    return words.t(own[kind]) if kind in own else words.label("actor_type", kind)


def _places(ends: pd.DataFrame, unit: float) -> tuple[dict[tuple[str, str], tuple[float, float]], float]:
    """(side, kind) -> top and height of its bar in pixels from above; and how high the taller column is. The other is centred."""
    columns = {}
    for side in (DECIDE, FOLLOW):
        own, top = [], 0.0
        for r in ends[ends["side"] == side].itertuples():
            tall = r.share * unit
            slot = max(_SLOT, tall)
            own.append(((side, r.actor_type), top + (slot - tall) / 2, tall))
            top += slot + _GAP
        columns[side] = own, top
    height = max(top for _, top in columns.values())
    return {key: (y + (height - top) / 2, tall) for own, top in columns.values() for key, y, tall in own}, height


def _ends(fig: go.Figure, ends: pd.DataFrame, at: dict, total: int, words: Words, mode: str) -> dict[str, str]:
    """The actors' bars with their names and numbers beside them."""
    c = palette.surfaces(mode)
    marks, labels, shapes, x, y, hover = {}, [], [], [], [], []
    for r in ends.itertuples():
        top, tall = at[r.side, r.actor_type]
        on_left, nobody = r.side == DECIDE, r.actor_type == NOBODY
        edge = _LEFT if on_left else _RIGHT
        said = words.t("governance.flow_mark", n=int(r.documents), total=total)
        mark = mark_id(r.side, r.actor_type)
        marks[mark] = f"{words.t(f'governance.flow_{r.side}')} – {actor(r.actor_type, words)}: {said}"
        line = dict(width=1, color=c["muted"], dash="dot") if nobody else dict(width=1, color=c["accent"])
        shapes.append(
            dict(type="rect", x0=edge - (_NODE if on_left else 0), x1=edge + (0 if on_left else _NODE), y0=-top, y1=-top - max(tall, 1),
                 fillcolor=c["ground"] if nobody else c["accent"], line=line)
        )  # fmt: skip
        name = wrapped(actor(r.actor_type, words), _NAME)
        labels.append(
            dict(text=f'{name}<br><span style="color:{c["muted"]}">{said}</span>', x=edge + (-_NODE - 1 if on_left else _NODE + 1), y=-top - tall / 2,
                 xanchor="right" if on_left else "left", yanchor="middle", align="right" if on_left else "left", showarrow=False,
                 font=dict(size=SMALL + 1, color=c["ink"]))
        )  # fmt: skip
        x.append(edge + (-_NODE / 2 if on_left else _NODE / 2))
        y.append(-top - tall / 2)
        hover.append(f"<b>{plain(actor(r.actor_type, words))}</b><br>{said}")
    fig.add_scatter(
        x=x, y=y, mode="markers", customdata=list(marks), hovertext=hover, hovertemplate="%{hovertext}<extra></extra>", cliponaxis=False,
        marker=dict(symbol="square", size=22, color=tint(c["accent"], 0.01), line=dict(width=0)),
        selected=dict(marker=dict(color=c["mark"], opacity=1)), unselected=dict(marker=dict(opacity=1)),
    )  # fmt: skip
    together(fig, labels, shapes)
    return marks


def _curve(begins: float, arrives: float) -> tuple[list[float], list[float]]:
    """A stream's upper edge: level where it leaves and where it arrives."""
    steps = [i / _STEPS for i in range(_STEPS + 1)]
    return [_LEFT + (_RIGHT - _LEFT) * t for t in steps], [begins + (arrives - begins) * t * t * (3 - 2 * t) for t in steps]

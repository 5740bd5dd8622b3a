"""What every figure shares: one template in two lights, and the type that a chart function returns."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

import plotly.graph_objects as go

from analysis import palette

FONT = '"Source Sans", "Source Sans Pro", "Helvetica Neue", Arial, sans-serif'
SIZE = 14  # labels and values
SMALL = 12  # axes, notes
_TITLE_WIDTH = 40  # characters: what stands beside the picture button on a phone


class Words(Protocol):
    """What a chart needs of a language; pages/_frame/text.py has it."""

    def t(self, key: str, n: int | None = None, **values) -> str: ...
    def label(self, kind: str, value: str | None) -> str: ...
    def number(self, value: float, decimals: int = 0) -> str: ...
    def share(self, value: float | None) -> str: ...
    def day(self, when) -> str: ...
    def month(self, number: int) -> str: ...
    def listed(self, items) -> str: ...


@dataclass(frozen=True)
class Chart:
    """A figure, what its marks stand for, and what it shows in words.

    `marks`: mark id -> name. Every trace that can be selected carries mark ids in `customdata`, one string a point.
    A mark of several ids (a cell) joins them with `mark_id` and is taken apart with `parts`.
    """

    figure: go.Figure
    marks: dict[str, str] = field(default_factory=dict)
    alt: str = ""


def mark_id(*ids: str) -> str:
    return "|".join(ids)


def parts(mark: str) -> tuple[str, ...]:
    return tuple(mark.split("|"))


@lru_cache(maxsize=len(palette.MODES))
def template(mode: str) -> go.layout.Template:
    """The one template: no chart junk, hairline grids, text in ink, the colours of the page."""
    c = palette.surfaces(mode)
    axis = dict(
        showgrid=True, gridcolor=c["line"], gridwidth=1, zeroline=False, showline=False, ticks="", fixedrange=True,
        tickfont=dict(size=SMALL, color=c["muted"]), title=dict(font=dict(size=SMALL, color=c["muted"])), automargin=True,
    )  # fmt: skip
    return go.layout.Template(
        layout=dict(
            paper_bgcolor=c["ground"], plot_bgcolor=c["ground"], font=dict(family=FONT, size=SIZE, color=c["ink"]),
            colorway=[palette.family(f, mode) for f in palette.FAMILIES], xaxis=axis, yaxis=axis, margin=dict(l=0, r=8, t=8, b=28),
            hoverlabel=dict(bgcolor=c["raised"], bordercolor=c["line"], font=dict(family=FONT, size=SIZE, color=c["ink"]), align="left"),
            legend=dict(orientation="h", x=0, xanchor="left", y=1, yanchor="bottom", font=dict(size=SMALL, color=c["ink"]),
                        itemclick=False, itemdoubleclick=False, indentation=-10, bgcolor="rgba(0,0,0,0)", title=dict(text="")),
            dragmode=False, hovermode="closest", clickmode="event+select", bargap=0.25, uniformtext=dict(mode=None),
            modebar=dict(bgcolor="rgba(0,0,0,0)", color=c["muted"], activecolor=c["accent"]),
        )
    )  # fmt: skip


def figure(mode: str, height: int, **layout) -> go.Figure:
    """An empty figure with the template, `height` pixels tall without its title and note."""
    return go.Figure(layout=go.Layout(template=template(mode), height=height, **layout))


def wrapped(text: str, width: int) -> str:
    """`text` broken into lines of at most `width` characters, joined as Plotly breaks lines, its markup disarmed."""
    return "<br>".join(plain(line) for line in textwrap.wrap(text, width, break_long_words=False)) or ""


def plain(text: str) -> str:
    """`text` as Plotly shows it letter for letter: a name from a document is not markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def shortened(text: str, width: int) -> str:
    """`text` on one line, cut after a word where it is longer than `width`."""
    text = " ".join(text.split())
    return text if len(text) <= width else text[: width - 1].rsplit(" ", 1)[0] + " …"


def tint(colour: str, share: float) -> str:
    """`colour` (#RRGGBB) at an opacity of `share`."""
    r, g, b = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({r},{g},{b},{share})"


def titled(fig: go.Figure, title: str, note: str, mode: str) -> go.Figure:
    """A copy with a title above and a note below, so that the picture says what it is when it has left the page."""
    c = palette.surfaces(mode)
    out = go.Figure(fig)
    margin = {side: fig.layout.margin[side] for side in "lrtb"}
    default = template(mode).layout.margin
    margin = {side: default[side] if value is None else value for side, value in margin.items()}
    head, foot = wrapped(title, _TITLE_WIDTH), wrapped(note, 60)
    top = 18 + 21 * (head.count("<br>") + 1) + 8 if head else 0
    bottom = 15 * (foot.count("<br>") + 1) + 10 if foot else 0
    height = fig.layout.height + top + bottom
    out.update_layout(height=height, margin=dict(l=margin["l"], r=margin["r"], t=margin["t"] + top, b=margin["b"] + bottom))
    if head:
        out.update_layout(
            title=dict(text=f"<b>{head}</b>", x=0, xref="paper", xanchor="left", y=1 - 18 / height, yref="container", yanchor="top",
                       font=dict(size=16, color=c["ink"]), automargin=False)
        )  # fmt: skip
    if foot:
        out.add_annotation(
            text=foot, x=0, xref="paper", xanchor="left", y=0, yref="paper", yanchor="top", yshift=-(margin["b"] + 8), xshift=-2, align="left",
            showarrow=False, font=dict(size=SMALL - 1, color=c["muted"]),
        )  # fmt: skip
    return out


def row_targets(fig: go.Figure, ids: list[str], hover: list[str], reach: tuple, mode: str, **bar) -> None:
    """An unseen bar under each row, as wide as the chart: the whole row answers to a finger, and shows that it was chosen.

    Row i stands at y = -i. `reach` is (base, length) of the bars in axis units.
    """
    c = palette.surfaces(mode)
    fig.add_bar(
        orientation="h", y=[-i for i in range(len(ids))], x=[reach[1]] * len(ids), base=[reach[0]] * len(ids), width=1,
        customdata=ids, hovertext=hover, hovertemplate="%{hovertext}<extra></extra>", showlegend=False,
        marker=dict(color="rgba(0,0,0,0)", line=dict(width=0)),
        selected=dict(marker=dict(color=tint(c["accent"], 0.14), opacity=1)),
        unselected=dict(marker=dict(color="rgba(0,0,0,0)", opacity=1)), **bar,
    )  # fmt: skip


def row_label(fig: go.Figure, row: int, text: str, mode: str, shift: int, size: int = SIZE, muted: bool = False) -> None:
    """A line of text at the left edge of a row, `shift` pixels above its middle; the chart needs no wide left margin."""
    fig.add_annotation(row_text(row, text, mode, shift, size, muted))


def row_text(row: int, text: str, mode: str, shift: int, size: int = SIZE, muted: bool = False) -> dict:
    """What `row_label` adds. Where there are dozens, gather them and set `layout.annotations` once: adding is slow."""
    return dict(
        text=text, x=0, xref="paper", xanchor="left", y=-row, yref="y", yanchor="middle", yshift=shift, showarrow=False, align="left",
        font=dict(size=size, color=palette.surface("muted" if muted else "ink", mode)),
    )  # fmt: skip


def row_bar(fig: go.Figure, row: int, value: float, colour: str, text: str, mode: str) -> None:
    """A bar in the lower part of a row that starts at 0, its figure at its end."""
    c = palette.surfaces(mode)
    fig.add_bar(
        orientation="h", y=[-row - 0.2], x=[value], width=0.3, marker=dict(color=colour, line=dict(width=0)), hoverinfo="skip", showlegend=False,
    )  # fmt: skip
    # Text of its own trace begins where it should in any font; a bar's outside text is placed by the width it had on screen.
    fig.add_scatter(
        x=[value], y=[-row - 0.2], mode="text", text=[f" {text}"], textposition="middle right", cliponaxis=False, hoverinfo="skip",
        textfont=dict(size=SMALL + 1, color=c["ink"]), showlegend=False,
    )  # fmt: skip


def together(fig: go.Figure, annotations: Sequence[dict] = (), shapes: Sequence[dict] = ()) -> None:
    """Add many annotations and shapes at once: added one by one, each makes Plotly check all those before it anew."""
    if annotations:
        fig.layout.annotations = (*fig.layout.annotations, *annotations)
    if shapes:
        fig.layout.shapes = (*fig.layout.shapes, *shapes)

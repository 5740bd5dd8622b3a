"""The network of municipalities and the partners they name: who hangs together through whom."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from analysis import palette
from analysis.charts.partners import place_name
from analysis.charts.template import SMALL, Chart, Words, figure, plain, shortened, tint, together
from analysis.views.partners import FAN

_LETTER, _LINE = 6.4, 15  # a letter and a line of a name, in pixels
_PHONE = 350  # pixels: names are set so that they do not run into one another on a phone
_NAME = 26  # characters of a name in the network
_EDGE = 2  # pixels between a dot and the name beside it
_NET = 620  # pixels: the height of the network
_MANY, _WIDE = 60, 720  # a network of more marks than this is drawn no narrower than so many pixels, and is scrolled on a phone
_FEW = 8  # more municipalities than this bear their name only where there is room


def least_width(nodes: pd.DataFrame) -> int:
    """Pixels that a network needs so that enough of its names can stand; 0 where a phone is wide enough."""
    return _WIDE if len(nodes) > _MANY else 0


def network(nodes: pd.DataFrame, links: pd.DataFrame, words: Words, mode: str, focus: str | None = None) -> Chart:
    """Places as squares, shared partners as dots, a partner of one place as a small ring beside it; a line where one names the other.

    Frames of views.partners.network and the links it was made from. A dot's area is the number of places that name it.
    Names that would run into another stand on pointing only. `focus`: the mark whose own lines stand out, its neighbours
    named first. Mark ids: place_id, or the partner.
    """
    c = palette.surfaces(mode)
    near = {focus, *links.loc[links["place_id"] == focus, "partner"], *links.loc[links["partner"] == focus, "place_id"]} if focus else set()
    many = len(nodes) > _MANY
    fig = figure(mode, _NET, margin=dict(l=0, r=0, t=4, b=4), showlegend=True)
    at = {(r.kind_of == "place", r.node): (r.x, r.y) for r in nodes.itertuples()}
    for chosen, line in ((False, dict(color=c["coast"], width=1 if many else 1.2)), (True, dict(color=c["accent"], width=2))):
        own = [r for r in links.itertuples() if (focus in (r.place_id, r.partner)) == chosen]
        ends = [(at[True, r.place_id], at[False, r.partner]) for r in own]
        xs, ys = ([v for one, other in ends for v in (one[i], other[i], None)] for i in (0, 1))
        fig.add_scatter(x=xs, y=ys, mode="lines", hoverinfo="skip", line=line, showlegend=False)
    ring = FAN * _NET / 1.04 if (nodes["kind_of"] == "own").any() else 0
    named = _named(nodes, words, ring, near, _WIDE if many else _PHONE)
    keys = [(r, (r.kind_of == "place", r.node)) for r in nodes.itertuples()]
    largest = max(int(nodes["shared"].max()), 4)
    together(fig, [_name_text(r, named[key], _dot(r.shared, largest) / 2, words, mode) for r, key in keys if key in named])
    looks = {
        "own": dict(symbol="circle", size=8, color=c["ground"], line=dict(color=c["muted"], width=1.5)),
        "shared": dict(symbol="circle", color=c["accent"], line=dict(color=c["ground"], width=1.5)),
        "place": dict(symbol="square", size=8 if many else 14, color=c["ink"], line=dict(color=c["ground"], width=1.5)),
    }
    marks = {}
    for kind_of in reversed(looks):  # the list below the picture begins with the places
        marks |= {r.node: _node_name(r, words) for r in nodes[nodes["kind_of"] == kind_of].itertuples()}
    for kind_of, marker in looks.items():
        own = nodes[nodes["kind_of"] == kind_of]
        if own.empty:
            continue
        if kind_of == "shared":
            marker = marker | dict(opacity=1, size=[_dot(n, largest) for n in own["shared"]])
        fig.add_scatter(
            x=own["x"], y=own["y"], mode="markers", customdata=list(own["node"]), name=words.t(f"partners.node_{kind_of}"), cliponaxis=False,
            hovertext=[_node_hover(r, words) for r in own.itertuples()], hovertemplate="%{hovertext}<extra></extra>", marker=marker,
            selected=dict(marker=dict(opacity=1, color=c["accent"] if kind_of == "place" else c["ink"])), unselected=dict(marker=dict(opacity=1)),
        )  # fmt: skip
    fig.update_xaxes(visible=False, range=[-0.02, 1.02])
    fig.update_yaxes(visible=False, range=[-0.02, 1.02])
    shared = nodes[nodes["kind_of"] == "shared"].sort_values("shared", ascending=False)
    summary = words.listed(_node_name(r, words) for r in shared.head(5).itertuples()) or words.t("partners.network_nothing_shared")
    return Chart(fig, marks, words.t("partners.network_alt", summary=summary))


def _dot(shared: int, largest: int) -> float:
    """How wide a partner's dot is, in pixels: its area is the number of places."""
    return max(8, 26 * (shared / largest) ** 0.5)


def _name_text(row, at: tuple[str, float, float], radius: float, words: Words, mode: str) -> dict:
    """A node's name as an annotation, over all marks; a partner's at the edge of its dot, on a ground that keeps marks below it apart."""
    c, (side, dx, dy) = palette.surfaces(mode), at
    name = plain(shortened(place_name(row.name, words), _NAME))
    text = dict(x=row.x, y=row.y, showarrow=False, font=dict(size=SMALL, color=c["muted" if row.kind_of == "own" else "ink"]))
    if row.kind_of == "place":
        return text | dict(text=f"<b>{name}</b>", xshift=dx, yshift=dy)
    anchors = {"middle right": ("left", "middle", 1, 0), "middle left": ("right", "middle", -1, 0), "top center": ("center", "bottom", 0, 1)}
    x, y, right, up = anchors.get(side, ("center", "top", 0, -1))
    return text | dict(text=name, xanchor=x, yanchor=y, xshift=right * (radius + _EDGE), yshift=up * radius, bgcolor=tint(c["ground"], 0.7))


def _node_name(row, words: Words) -> str:
    if row.kind_of == "place":
        return place_name(row.name, words)
    return f"{row.name} ({words.number(int(row.shared))})" if row.shared > 1 else row.name


def _node_hover(row, words: Words) -> str:
    if row.kind_of == "place":
        return f"<b>{plain(place_name(row.name, words))}</b>"
    return f"<b>{plain(row.name)}</b><br>{words.label('partner_kind', row.kind)}<br>{words.t('partners.named_by', n=int(row.shared))}"


def _named(
    nodes: pd.DataFrame, words: Words, ring: float, near: Collection[str | None] = (), wide: int = _PHONE
) -> dict[tuple[bool, str], tuple[str, float, float]]:
    """Which nodes bear their name, and where, as long as there is room: (is a place, node) -> (side, pixels right, pixels up).

    What is `near` the chosen mark comes first; then places where they are few, else after what is shared most. A place's name
    keeps `ring` pixels off. Room is reckoned for a picture `wide` pixels wide, so that a name never covers another.
    """
    dots = {r.Index: _box(r.x, r.y, 6, 6, 0, 0, wide) for r in nodes.itertuples()}
    few = (nodes["kind_of"] == "place").sum() <= _FEW
    first = max(3, nodes["shared"].nlargest(_FEW).min())
    taken: list[tuple[float, float, float, float]] = []
    found = {}
    for r in sorted(nodes.itertuples(), key=lambda r: (r.node not in near, _rank(r, few, first), -r.shared, r.node)):
        is_place = r.kind_of == "place"
        half = len(shortened(place_name(r.name, words), _NAME)) * _LETTER / 2
        off = ring if is_place else 0
        above, beside = (
            [("top center", 0, 15 + off), ("bottom center", 0, -15 - off)],
            [("middle right", half + 10 + off, 0), ("middle left", -half - 10 - off, 0)],
        )
        sides = [*above, *beside] if is_place else [*beside, *above]
        clear = [*taken, *(d for i, d in dots.items() if i != r.Index)]
        # A place, and what is shared most, is named even where a small mark lies under the name.
        for others in [clear, taken] if is_place and few or r.shared >= first or r.node in near else [clear]:
            at = next((s for s in sides if _fits(_box(r.x, r.y, half, _LINE / 2, *s[1:], wide), others, wide)), None)
            if at is not None:
                taken.append(_box(r.x, r.y, half, _LINE / 2, *at[1:], wide))
                found[is_place, r.node] = at
                break
    return found


def _rank(node, few: bool, first: int) -> int:
    if node.kind_of == "place":
        return 0 if few else 1
    return 0 if node.shared >= first and not few else 2


def _fits(box: tuple[float, float, float, float], others: list[tuple[float, float, float, float]], wide: int) -> bool:
    """Whether a name is inside the picture and covers none of the others."""
    return box[0] >= 0 and box[2] <= wide and not any(_meet(box, other) for other in others)


def _box(x: float, y: float, half: float, tall: float, dx: float, dy: float, wide: int) -> tuple[float, float, float, float]:
    px, py = x * wide + dx, y * _NET + dy
    return px - half, py - tall, px + half, py + tall


def _meet(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]

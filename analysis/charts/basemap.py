"""A map drawn from own outlines: plain lines and dots, nothing fetched."""

from __future__ import annotations

import plotly.graph_objects as go

from analysis import palette, places
from analysis.charts.template import figure

_PHONE = 358  # pixels: a map is as tall as its shape asks for at this width
_LETTER = 0.022  # a letter of a name as a share of the width of the map on a phone


def basemap(
    countries: set[str], points: list[tuple[float, float]], mode: str, names: list[tuple[str, str]] | None = None,
    whole: set[str] | None = None, width: int = _PHONE,
) -> go.Figure:  # fmt: skip
    """A figure in map kilometres (places.project) that shows `countries` filled, their neighbours as coastline.

    `whole`: the countries whose mainland must be in view, where these are not all. `width`: pixels, for which it is made as tall as
    its shape asks for.
    `names`: for each of `points` the name that will stand beside it and its `textposition`, so that the map leaves room.
    """
    c = palette.surfaces(mode)
    west, east, south, north = places.country_window(countries if whole is None else whole, points)
    wide = (east - west) * 1.2
    for (x, _), (name, side) in zip(points, names or [], strict=False):
        room = (len(name) + 1) * _LETTER * wide
        west, east = (min(west, x - room), east) if side.endswith("left") else (west, max(east, x + room))
    height = round(min(max(width * (north - south) / (east - west), 240), max(520, width)))
    fig = figure(mode, height, margin=dict(l=0, r=0, t=0, b=0), showlegend=False)
    for filled in (False, True):
        xs, ys = [], []
        for country, rings in places.projected_outlines().items():
            if (country in countries) != filled:
                continue
            for ring in rings:
                if _touches(ring, west, east, south, north):
                    xs += [round(x, 1) for x, _ in ring] + [round(ring[0][0], 1), None]
                    ys += [round(y, 1) for _, y in ring] + [round(ring[0][1], 1), None]
        fig.add_scatter(
            x=xs, y=ys, mode="lines", fill="toself" if filled else None, fillcolor=c["land"], hoverinfo="skip",
            line=dict(color=c["coast"] if filled else c["line"], width=1),
        )  # fmt: skip
    fig.update_xaxes(visible=False, range=[west, east], constrain="domain")
    fig.update_yaxes(visible=False, range=[south, north], scaleanchor="x", scaleratio=1, constrain="domain")
    return fig


def _touches(ring: list[tuple[float, float]], west: float, east: float, south: float, north: float) -> bool:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return min(xs) < east and max(xs) > west and min(ys) < north and max(ys) > south

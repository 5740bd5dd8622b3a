"""The partners' figures: who names whom, of what kind, who hangs together, where the twin towns lie."""

from __future__ import annotations

import pandas as pd

from analysis import palette
from analysis.charts.basemap import basemap
from analysis.charts.template import SMALL, Chart, Words, figure, mark_id, plain, row_bar, row_label, row_targets, row_text, shortened, tint, together
from analysis.views.partners import FAN, partners

_ROW = 46
_ROW_LETTERS = 52  # what a row's label holds on a phone
_HEAD = 17  # pixels a level of column names takes
_LETTER, _LINE = 6.4, 15  # a letter and a line of a name, in pixels
_PHONE = 350  # pixels: names are set so that they do not run into one another on a phone
_NAME = 26  # characters of a name in the network
_NET = 560  # pixels: the height of the network
_FEW = 8  # more municipalities than this bear their name only where there is room
_LABELLED = 24  # a map with more towns than this names them on pointing only


def place_name(name: str | None, words: Words) -> str:
    return name or words.t("common.not_stated_municipality")


def matrix(links: pd.DataFrame, words: Words, mode: str, total: int) -> Chart:
    """One row a partner, one column a place (frame of views.partners.most_shared); a dot where the place names the partner.

    Partners that most places share come first. Mark ids: the partner (a row), or `place_id|partner` (a dot).
    """
    c = palette.surfaces(mode)
    rows = partners(links)
    places = links.groupby("place_id").agg(place=("place", "first"), n=("partner", "nunique"), weight=("shared", "sum"))
    places = places.sort_values(["weight", "n"], ascending=False, kind="stable")
    column = {p: i for i, p in enumerate(places.index)}
    row = {p: i for i, p in enumerate(rows["partner"])}
    levels = 1 if len(column) <= 3 else 2 if len(column) <= 6 else 3 if len(column) <= 9 else 4
    fig = figure(mode, _ROW * len(rows) + levels * _HEAD + 12, margin=dict(l=0, r=0, t=levels * _HEAD + 8, b=4), barmode="overlay", showlegend=False)
    marks = {r.partner: f"{r.partner} ({words.number(int(r.shared))})" for r in rows.itertuples()}
    who = [words.listed(place_name(p, words) for p in r.places) for r in rows.itertuples()]
    hover = [f"<b>{plain(r.partner)}</b><br>{_kind(r, words)}<br>{plain(names)}" for r, names in zip(rows.itertuples(), who, strict=True)]
    row_targets(fig, list(rows["partner"]), hover, (-0.5, len(column)), mode)
    texts, shapes = [], []
    for i, own in enumerate(places.itertuples()):
        level = i % levels
        texts.append(
            dict(text=plain(place_name(own.place, words)), x=i, y=1, yref="paper", yanchor="bottom", yshift=2 + level * _HEAD, showarrow=False,
                 font=dict(size=SMALL, color=c["ink"]), xanchor=_anchor(i, len(column)))
        )  # fmt: skip
        thin = dict(type="line", x0=i, x1=i, line=dict(color=c["line"], width=1), layer="below")
        shapes += [thin | dict(y0=-len(rows) + 0.5, y1=0.5), thin | dict(yref="paper", y0=1, y1=1 + level * _HEAD / (_ROW * len(rows)))]
    xs, ys = [], []
    for i, r in enumerate(rows.itertuples()):
        said = words.t("partners.row_kind", kind=_kind(r, words), n=int(r.shared), total=total)
        name = f"<b>{plain(r.partner)}</b>"
        texts.append(row_text(i, f"{name}  {said}" if len(r.partner) + len(said) <= _ROW_LETTERS else name, mode, shift=12, size=SMALL + 1))
        at = [column[p] for p in r.place_ids]
        xs += [min(at), max(at), None]
        ys += [-i - 0.22, -i - 0.22, None]
    together(fig, texts, shapes)
    fig.add_scatter(x=xs, y=ys, mode="lines", hoverinfo="skip", line=dict(color=c["accent"], width=2))
    ids = [mark_id(r.place_id, r.partner) for r in links.itertuples()]
    names = [f"{r.partner} – {place_name(r.place, words)}" for r in links.itertuples()]
    fig.add_scatter(
        x=[column[p] for p in links["place_id"]], y=[-row[p] - 0.22 for p in links["partner"]], mode="markers", customdata=ids,
        hovertext=[f"<b>{plain(r.partner)}</b><br>{plain(place_name(r.place, words))}" for r in links.itertuples()],
        hovertemplate="%{hovertext}<extra></extra>", cliponaxis=False,
        marker=dict(size=13, color=c["accent"], line=dict(color=c["ground"], width=1.5)),
        selected=dict(marker=dict(color=c["ink"], opacity=1, size=16)), unselected=dict(marker=dict(opacity=1)),
    )  # fmt: skip
    fig.update_xaxes(visible=False, range=[-0.5, len(column) - 0.5])
    fig.update_yaxes(visible=False, range=[-len(rows) + 0.5, 0.5])
    summary = "; ".join(f"{partner}: {names}" for partner, names in zip(rows["partner"].head(5), who, strict=False))
    return Chart(fig, marks | dict(zip(ids, names, strict=True)), words.t("partners.matrix_alt", summary=summary))


def _anchor(column: int, of: int) -> str:
    """Where a column's name hangs: under its middle, or inward at the edges of many columns, so that none is cut off."""
    if of <= 4 or 0 < column < of - 1:
        return "center"
    return "right" if column else "left"


def _kind(row, words: Words) -> str:
    kind = words.label("partner_kind", row.kind)
    return f"{kind}, {words.label('country', row.country)}" if isinstance(row.country, str) else kind


def kinds(rows: pd.DataFrame, words: Words, mode: str, total: int) -> Chart:
    """Bars from 0 (frame of views.partners.kinds): how many different partners of a kind. Mark ids: kind."""
    c = palette.surfaces(mode)
    reach = float(rows["partners"].max()) * 2.4
    fig = figure(mode, 44 * len(rows) + 4, margin=dict(l=0, r=0, t=0, b=0), barmode="overlay", showlegend=False)
    marks = {r.kind: words.label("partner_kind", r.kind) for r in rows.itertuples()}
    said = [words.t("partners.kinds_mark", n=int(r.places), partners=words.number(int(r.partners)), total=total) for r in rows.itertuples()]
    row_targets(fig, list(marks), [f"<b>{marks[r.kind]}</b><br>{text}" for r, text in zip(rows.itertuples(), said, strict=True)], (0, reach), mode)
    for i, (r, text) in enumerate(zip(rows.itertuples(), said, strict=True)):
        row_label(fig, i, plain(marks[r.kind]), mode, shift=10)
        row_bar(fig, i, int(r.partners), c["accent"], text, mode)
    fig.update_xaxes(visible=False, range=[0, reach])
    fig.update_yaxes(visible=False, range=[-len(rows) + 0.5, 0.5])
    summary = "; ".join(f"{marks[r.kind]} {words.number(int(r.partners))}" for r in rows.itertuples())
    return Chart(fig, marks, words.t("partners.kinds_alt", summary=summary))


def network(nodes: pd.DataFrame, links: pd.DataFrame, words: Words, mode: str) -> Chart:
    """Places as squares, shared partners as dots, a partner of one place as a small ring beside it; a line where one names the other.

    Frames of views.partners.network and the links it was made from. Names that would run into another stand on pointing
    only. Mark ids: place_id, or the partner.
    """
    c = palette.surfaces(mode)
    fig = figure(mode, _NET, margin=dict(l=0, r=0, t=4, b=4), showlegend=True)
    at = {(r.kind_of == "place", r.node): (r.x, r.y) for r in nodes.itertuples()}
    xs, ys = [], []
    for r in links.itertuples():
        (x0, y0), (x1, y1) = at[True, r.place_id], at[False, r.partner]
        xs += [x0, x1, None]
        ys += [y0, y1, None]
    fig.add_scatter(x=xs, y=ys, mode="lines", hoverinfo="skip", line=dict(color=c["coast"], width=1.2), showlegend=False)
    ring = FAN * _NET / 1.04 if (nodes["kind_of"] == "own").any() else 0
    named = _named(nodes, words, ring)
    for r in nodes[nodes["kind_of"] == "place"].itertuples():
        if (True, r.node) in named:
            _, dx, dy = named[True, r.node]
            fig.add_annotation(
                text=f"<b>{plain(shortened(place_name(r.name, words), _NAME))}</b>", x=r.x, y=r.y, xshift=dx, yshift=dy, showarrow=False,
                font=dict(size=SMALL, color=c["ink"]),
            )  # fmt: skip
    looks = {
        "own": dict(symbol="circle", size=8, color=c["ground"], line=dict(color=c["muted"], width=1.5)),
        "shared": dict(symbol="circle", size=13, color=c["accent"], line=dict(color=c["ground"], width=1.5)),
        "place": dict(symbol="square", size=14, color=c["ink"], line=dict(color=c["ground"], width=1.5)),
    }
    marks = {}
    for kind_of in reversed(looks):  # the list below the picture begins with the places
        marks |= {r.node: _node_name(r, words) for r in nodes[nodes["kind_of"] == kind_of].itertuples()}
    for kind_of, marker in looks.items():
        own = nodes[nodes["kind_of"] == kind_of]
        if own.empty:
            continue
        # A place's name is set by itself, clear of the ring around it.
        sides = [named[False, r.node][0] if kind_of != "place" and (False, r.node) in named else None for r in own.itertuples()]
        texts = [plain(shortened(r.name, _NAME)) if side else "" for r, side in zip(own.itertuples(), sides, strict=True)]
        fig.add_scatter(
            x=own["x"], y=own["y"], mode="markers+text", customdata=list(own["node"]), text=texts,
            textposition=[side or "top center" for side in sides],
            name=words.t(f"partners.node_{kind_of}"), cliponaxis=False, textfont=dict(size=SMALL, color=c["ink" if kind_of != "own" else "muted"]),
            hovertext=[_node_hover(r, words) for r in own.itertuples()], hovertemplate="%{hovertext}<extra></extra>", marker=marker,
            selected=dict(marker=dict(opacity=1, size=18)), unselected=dict(marker=dict(opacity=1)),
        )  # fmt: skip
    fig.update_xaxes(visible=False, range=[-0.02, 1.02])
    fig.update_yaxes(visible=False, range=[-0.02, 1.02])
    shared = nodes[nodes["kind_of"] == "shared"].sort_values("shared", ascending=False)
    summary = words.listed(_node_name(r, words) for r in shared.head(5).itertuples()) or words.t("partners.network_nothing_shared")
    return Chart(fig, marks, words.t("partners.network_alt", summary=summary))


def _node_name(row, words: Words) -> str:
    if row.kind_of == "place":
        return place_name(row.name, words)
    return f"{row.name} ({words.number(int(row.shared))})" if row.shared > 1 else row.name


def _node_hover(row, words: Words) -> str:
    if row.kind_of == "place":
        return f"<b>{plain(place_name(row.name, words))}</b>"
    return f"<b>{plain(row.name)}</b><br>{words.label('partner_kind', row.kind)}<br>{words.t('partners.named_by', n=int(row.shared))}"


def _named(nodes: pd.DataFrame, words: Words, ring: float) -> dict[tuple[bool, str], tuple[str, float, float]]:
    """Which nodes bear their name, and where, as long as there is room: (is a place, node) -> (side, pixels right, pixels up).

    Places come first where they are few, else after what is shared most. A place's name keeps `ring` pixels off. Room is
    reckoned for a phone, so that a name never covers another.
    """
    dots = {r.Index: _box(r.x, r.y, 6, 6, 0, 0) for r in nodes.itertuples()}
    few = (nodes["kind_of"] == "place").sum() <= _FEW
    first = max(3, nodes["shared"].nlargest(_FEW).min())
    taken: list[tuple[float, float, float, float]] = []
    found = {}
    for r in sorted(nodes.itertuples(), key=lambda r: (_rank(r, few, first), -r.shared, r.node)):
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
        for others in [clear, taken] if is_place or r.shared >= first else [clear]:
            at = next((s for s in sides if _fits(_box(r.x, r.y, half, _LINE / 2, *s[1:]), others)), None)
            if at is not None:
                taken.append(_box(r.x, r.y, half, _LINE / 2, *at[1:]))
                found[is_place, r.node] = at
                break
    return found


def _rank(node, few: bool, first: int) -> int:
    if node.kind_of == "place":
        return 0 if few else 1
    return 0 if node.shared >= first and not few else 2


def _fits(box: tuple[float, float, float, float], others: list[tuple[float, float, float, float]]) -> bool:
    """Whether a name is inside the picture and covers none of the others."""
    return box[0] >= 0 and box[2] <= _PHONE and not any(_meet(box, other) for other in others)


def _box(x: float, y: float, half: float, tall: float, dx: float, dy: float) -> tuple[float, float, float, float]:
    px, py = x * _PHONE + dx, y * _NET + dy
    return px - half, py - tall, px + half, py + tall


def _meet(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def twin_towns(rows: pd.DataFrame, words: Words, mode: str) -> Chart:
    """A line from each place to its twin town on an own map (frame of views.partners.twin_towns). Mark ids: `place_id|partner`.

    A place is a square, a twin town a dot: told apart by shape, and by the end of the line.
    """
    c = palette.surfaces(mode)
    drawn = rows[rows["state"] == "drawn"]
    homes = drawn.drop_duplicates("place_id")
    towns = list(zip(drawn["x1"], drawn["y1"], strict=True))
    points = [*zip(homes["x0"], homes["y0"], strict=True), *towns]
    few = len(points) <= _LABELLED
    home_names = [place_name(p, words) for p in homes["place"]]
    names = [*home_names, *drawn["partner"]]
    sides = _sides(points)
    countries = {i.split("-")[0] for i in homes["place_id"] if not i.startswith("doc:")} | set(drawn["country"].dropna())
    fig = basemap(countries, points, mode, list(zip(names, sides, strict=True)) if few else None)
    xs, ys = [], []
    for r in drawn.itertuples():
        xs += [r.x0, r.x1, None]
        ys += [r.y0, r.y1, None]
    line = dict(color=tint(c["accent"], 1 if few else 0.55), width=1.5 if few else 1)
    fig.add_scatter(x=xs, y=ys, mode="lines", hoverinfo="skip", line=line)
    text = dict(mode="markers+text" if few else "markers", cliponaxis=False, textfont=dict(size=SMALL, color=c["ink"]))
    fig.add_scatter(
        x=homes["x0"], y=homes["y0"], text=[f"<b>{plain(n)}</b>" for n in home_names], textposition=sides[: len(homes)], **text, hoverinfo="skip",
        marker=dict(symbol="square", size=11, color=c["ink"], line=dict(color=c["ground"], width=1.5)),
    )  # fmt: skip
    marks = {mark_id(r.place_id, r.partner): f"{place_name(r.place, words)} – {r.partner}" for r in drawn.itertuples()}
    fig.add_scatter(
        x=drawn["x1"], y=drawn["y1"], text=[plain(p) for p in drawn["partner"]], textposition=sides[len(homes) :], **text, customdata=list(marks),
        hovertext=[_twin(r, words) for r in drawn.itertuples()], hovertemplate="%{hovertext}<extra></extra>",
        marker=dict(size=11, color=c["accent"], opacity=1, line=dict(color=c["ground"], width=1.5)),
        selected=dict(marker=dict(opacity=1, color=c["ink"], size=15)), unselected=dict(marker=dict(opacity=1)),
    )  # fmt: skip
    listed = words.listed(marks.values()) if few else words.number(len(marks))
    return Chart(fig, marks, words.t("partners.twins_alt", summary=listed))


def _twin(row, words: Words) -> str:
    country = f"<br>{words.label('country', row.country)}" if isinstance(row.country, str) else ""
    return f"<b>{plain(row.partner)}</b>{country}<br>{plain(place_name(row.place, words))}"


def _sides(points: list[tuple[float, float]]) -> list[str]:
    """Each name on the side of its point that is away from the nearest other one."""
    sides = []
    for i, (x, y) in enumerate(points):
        near = min(((abs(x - u) + 2 * abs(y - v), u) for j, (u, v) in enumerate(points) if j != i), default=(0, x - 1))
        sides.append("middle right" if near[1] <= x else "middle left")
    return sides

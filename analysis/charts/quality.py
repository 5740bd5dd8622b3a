"""Whether scores keep what they promise, as a picture."""

from __future__ import annotations

import pandas as pd

from analysis import palette
from analysis.charts.template import SMALL, Chart, Words, figure

_HEIGHT = 340
_LEAST = 0.35  # scores under this are hardly ever given as themes, and the chart begins there


def reliability(rows: pd.DataFrame, words: Words, mode: str) -> Chart:
    """A dot a bin of scores (frame of views.quality.reliability): across what the scores said, up how much was right, with its interval.

    On the line scores keep their promise; under it they promise too much.
    """
    c = palette.surfaces(mode)
    fig = figure(mode, _HEIGHT, margin=dict(l=44, r=12, t=26, b=44), showlegend=False)
    fig.add_scatter(x=[_LEAST, 1], y=[_LEAST, 1], mode="lines", line=dict(color=c["muted"], width=1, dash="dot"), hoverinfo="skip")
    told = [words.t("themes.reliability_said", n=int(r.n), score=words.share(r.score), right=words.share(r.right)) for r in rows.itertuples()]
    reach = dict(type="data", symmetric=False, array=rows["high"] - rows["right"], arrayminus=rows["right"] - rows["low"], width=4, thickness=1.4)
    fig.add_scatter(
        x=rows["score"], y=rows["right"], mode="markers+text", marker=dict(size=11, color=c["accent"], line=dict(color=c["ground"], width=1.5)),
        error_y=dict(color=c["ink"], **reach), text=[words.t("themes.reliability_cases", n=int(n)) for n in rows["n"]], textposition="bottom right",
        textfont=dict(size=SMALL, color=c["muted"]), cliponaxis=False, hovertext=told, hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip
    ticks = [0.4, 0.6, 0.8, 1.0]
    least = min(_LEAST, float(rows["low"].min())) if len(rows) else _LEAST
    fig.update_xaxes(
        range=[_LEAST, 1.08], tickvals=ticks, ticktext=[words.share(t) for t in ticks], title=dict(text=words.t("themes.reliability_across"))
    )
    fig.update_yaxes(range=[least - 0.03, 1.03], tickvals=[0.2, *ticks], ticktext=[words.share(t) for t in [0.2, *ticks]])
    fig.add_annotation(
        text=words.t("themes.reliability_right"), x=0, xref="paper", xanchor="left", y=1, yref="paper", yanchor="bottom", yshift=4, showarrow=False,
        font=dict(size=SMALL, color=c["muted"]),
    )  # fmt: skip
    return Chart(fig, {}, words.t("themes.reliability_alt", summary="; ".join(told)))

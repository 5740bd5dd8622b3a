"""How right the theme labels are: by language, by score, and on how many cases that rests."""

from __future__ import annotations

from analysis.charts import quality as charts
from analysis.views import quality as views
from pages._frame import chart, parts
from pages._frame.page import Page


def show(page: Page) -> None:
    rows = views.by_language()
    if rows.empty:
        return
    parts.section(page.t("themes.quality_title"))
    parts.prose(page.t("themes.quality_prose", n=int(rows["n_documents"].sum())))
    columns = {
        "language": (page.t("common.column_language"), lambda i: page.label("language", i)),
        "f1": (page.t("themes.quality_f1"), page.words.share),
        "p": (page.t("themes.quality_p"), page.words.share),
        "r": (page.t("themes.quality_r"), page.words.share),
        "n_gold": page.t("themes.quality_labels"),
        "n_passages": page.t("themes.quality_passages"),
        "n_documents": page.t("themes.quality_documents"),
        "examples_f1": (page.t("themes.quality_examples"), page.words.share),
        "n_examples": (page.t("themes.quality_examples_n"), page.words.number),
    }
    parts.table(page, rows, columns, page.t("themes.quality_title"))
    parts.caption(page.t("themes.quality_caption"))
    parts.download(page, rows, "themes_quality")
    _scores(page)


def _scores(page: Page) -> None:
    bins = views.reliability()
    if bins.empty:
        return
    columns = {
        "score": (page.t("themes.reliability_across"), page.words.share),
        "right": (page.t("themes.reliability_right"), page.words.share),
        "low": (page.t("themes.reliability_low"), page.words.share),
        "high": (page.t("themes.reliability_high"), page.words.share),
        "n": page.t("themes.reliability_n"),
    }
    drawn = charts.reliability(bins, page.words, page.mode)
    title, caption = page.t("themes.reliability_title"), page.t("themes.reliability_caption")
    chart.draw(page, "themes_reliability", drawn, bins, columns, title=title, caption=caption)

"""What clusters are called, and the bars of their themes."""

import pandas as pd
import pytest

from analysis.charts import clusters as charts
from analysis.views import clusters as views
from analysis.views.filters import Filters, select
from pages._frame.text import words
from tests.cluster_corpus import cluster_corpus


@pytest.fixture(scope="module")
def chosen():
    return views.at(select(cluster_corpus(), Filters()), 3)


@pytest.mark.parametrize(
    ("language", "names"),
    [("en", ["Arts and culture, associations", "Export and trade", "Networks, twin towns & partnerships"]), ("sv", None), ("da", None)],
)
def test_a_cluster_is_named_in_the_readers_language(chosen, language, names):
    found = list(charts.names(views.clusters(chosen), words(language)).values())
    assert len(set(found)) == 3 and (names is None or found == names)


def test_two_clusters_of_the_same_leading_ideas_are_told_apart():
    rows = pd.DataFrame({"cluster": [1, 2, 3], "theme": "culture", "concepts": [["arts_culture", "associations", "cultural_exchange"], ["arts_culture", "associations", "cultural_heritage"], ["associations"]]})
    found = charts.names(rows, words("en"))
    assert len(set(found.values())) == 3 and found[3] == "Associations"


def test_a_bar_is_whole(chosen):
    rows = views.cluster_themes(chosen)
    chart = charts.composition(rows, views.clusters(chosen), words("en"), "light")
    bar = chart.figure.data[0]
    assert max(start + length for start, length in zip(bar.base, bar.x, strict=True)) == pytest.approx(1)
    assert list(bar.customdata) == list(chart.marks) and "5|culture" in chart.marks


def test_a_language_in_disguise_is_marked_and_nothing_else(chosen):
    rows = views.cluster_themes(chosen)
    chart = charts.composition(rows, views.clusters(chosen), words("en"), "light", {"0": "da"}, {"culture": "da"})
    assert [charts.FLAG in a.text for a in chart.figure.layout.annotations] == [False, True, False]
    assert all((charts.FLAG in text) == text.startswith("Culture") for text in chart.figure.data[0].text)

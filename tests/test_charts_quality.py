"""The picture of whether scores keep their promise."""

import pytest

from analysis import palette
from analysis.charts import quality as charts
from analysis.views import quality
from pages._frame.text import Words


@pytest.mark.parametrize("mode", palette.MODES)
def test_a_dot_a_bin_with_its_interval_and_the_line_of_kept_promises(mode):
    bins = quality.reliability()
    figure = charts.reliability(bins, Words("en"), mode).figure
    line, dots = figure.data
    assert list(line.x) == list(line.y)
    assert list(dots.x) == bins["score"].tolist() and list(dots.y) == bins["right"].tolist()
    assert list(dots.error_y.array) == pytest.approx((bins["high"] - bins["right"]).tolist())

"""The map's rows, nearest passages, and whose passages speak of what."""

import numpy as np
import pytest

from analysis.tables import Corpus
from analysis.views import themes as views
from analysis.views.clusters import NOWHERE
from analysis.views.filters import Filters, select
from tests.cluster_corpus import cluster_corpus


@pytest.fixture
def corpus():
    return cluster_corpus()


@pytest.fixture
def all_of_it(corpus):
    return select(corpus, Filters())


def test_the_map_draws_a_cluster_first_when_it_cannot_draw_all(all_of_it):
    assert len(views.points(all_of_it, 100)) == 6
    assert set(views.points(all_of_it, 2, cluster=5)["passage_id"]) == {"a1", "b0"}
    assert (views.points(all_of_it, 4)["cluster"] == NOWHERE).sum() == 0  # placed passages come before the rest
    assert views.points(all_of_it, 3).equals(views.points(all_of_it, 3))


def test_nearest_is_of_another_language_and_says_what_is_shared(corpus):
    rows = views.nearest(corpus, ("b0",))
    assert rows["passage_id"].tolist() == ["a1"] and rows.iloc[0]["shared"] == ["arts_culture"]
    assert 0.5 < rows.iloc[0]["closeness"] <= 1 and rows.iloc[0]["to"] == "b0"


def test_a_passage_that_names_nothing_is_near_to_nothing(corpus):
    assert views.nearest(corpus, ("d0",)).empty and views.nearest(corpus, ("no such id",)).empty


def test_headings_are_nobodys_neighbours_and_a_text_counts_once(corpus):
    passages = corpus.passages.assign(text="the same", role=["heading", *["priority"] * 5])
    twice = Corpus(corpus.tables | {"passages": passages}, np.ones_like(corpus.vectors) / corpus.vectors.shape[1] ** 0.5, {})
    rows = views.nearest(twice, ("b0",))
    assert len(rows) == 1 and "a0" not in rows["passage_id"].tolist()


def test_vectors_on_other_axes_still_have_neighbours(corpus):
    other = Corpus(corpus.tables, np.ones((6, 4), np.float32) / 2, {})
    assert views.nearest(other, ("b0",)).iloc[0]["shared"] == []


def test_whose_passages_and_on_what(all_of_it):
    assert views.speakers(all_of_it, "SE-1281", "culture") == ["b0"]
    assert views.speakers(all_of_it, None, "culture") == [] and views.speakers(all_of_it, "SE-1281", "education") == []

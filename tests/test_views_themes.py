"""Clusters, their mixes, the map's rows and nearest passages."""

import numpy as np
import pytest

from analysis.tables import Corpus
from analysis.views import themes as views
from analysis.views.filters import Filters, select
from tests.cluster_corpus import cluster_corpus
from tests.small_corpus import small_corpus


@pytest.fixture
def corpus():
    return cluster_corpus()


@pytest.fixture
def all_of_it(corpus):
    return select(corpus, Filters())


def test_clusters_by_size_without_what_fits_nowhere(all_of_it):
    found = views.clusters(all_of_it)
    assert found["cluster"].tolist() == [5, 0, 12]
    assert found["share"].tolist() == [0.5, 0.25, 0.25]
    assert found.iloc[0]["languages"] == 2 and found.iloc[0]["concepts"] == ["arts_culture", "associations"]


def test_a_cluster_keeps_its_name_under_a_filter(corpus):
    found = views.clusters(select(corpus, Filters(country=("SE",))))
    assert found["cluster"].tolist() == [5, 12] and found.iloc[0]["concepts"] == ["arts_culture", "associations"]


def test_mix_says_what_would_be_expected(all_of_it):
    rows = views.mix(all_of_it, "language")
    own = rows[rows["cluster"] == 0]
    assert own["share"].tolist() == [1.0] and own["expected"].tolist() == [0.5]


def test_telling_words_are_of_the_languages_that_remain(all_of_it):
    rows = views.telling_words(all_of_it).set_index("language")
    assert rows.at["da", "words"] == ["fest", "kultur"] and "fi" not in rows.index


def test_the_map_draws_a_cluster_first_when_it_cannot_draw_all(all_of_it):
    assert len(views.points(all_of_it, 100)) == 6
    assert set(views.points(all_of_it, 2, cluster=5)["passage_id"]) == {"a1", "b0"}
    assert (views.points(all_of_it, 4)["cluster"] == views.NOWHERE).sum() == 0  # placed passages come before the rest
    assert views.points(all_of_it, 3).equals(views.points(all_of_it, 3))


def test_themes_of_a_cluster_add_up(all_of_it):
    rows = views.cluster_themes(all_of_it)
    assert rows.groupby("cluster")["share"].sum().round(6).tolist() == [1.0, 1.0, 1.0]
    assert rows.iloc[0][["cluster", "theme", "passages"]].tolist() == [5, "culture", 2]
    assert set(views.with_theme(all_of_it, 5, "culture")) == {"a1", "b0"}


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


def test_members_are_all_of_a_cluster(all_of_it):
    assert set(views.members(all_of_it, 5)) == {"a1", "b0"} and views.members(all_of_it, 99) == []


def test_a_collection_without_clusters_gives_empty_frames():
    bare = select(small_corpus(), Filters())
    assert views.clusters(bare).empty and views.cluster_themes(bare).empty and views.telling_words(bare).empty

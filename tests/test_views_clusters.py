"""Clusters at any number, their mixes, how firm they are, and the language check."""

import pytest

from analysis.views import clusters as views
from analysis.views.filters import Filters, select
from tests.cluster_corpus import cluster_corpus
from tests.small_corpus import small_corpus


@pytest.fixture
def corpus():
    return cluster_corpus()


@pytest.fixture
def all_of_it(corpus):
    return views.at(select(corpus, Filters()), 3)


def test_clusters_by_size_without_what_fits_nowhere(all_of_it):
    found = views.clusters(all_of_it)
    assert found["cluster"].tolist() == [5, 0, 12]
    assert found["share"].tolist() == [0.5, 0.25, 0.25]
    assert found.iloc[0]["languages"] == 2 and found.iloc[0]["concepts"] == ["arts_culture", "associations"]
    assert found["stability"].tolist() == [0.7, 0.9, 0.5] and found["verdict"].tolist() == ["as_expected", "disguise", "too_few"]


def test_fewer_clusters_are_merged_ones(corpus, all_of_it):
    fewer = views.at(select(corpus, Filters()), 2)
    found = views.clusters(fewer)
    assert found["cluster"].tolist() == [0, 12] and found["passages"].tolist() == [3, 1]
    assert found.iloc[0]["concepts"] == ["arts_culture", "export_trade"], "a merged cluster has a profile of its own"
    assert set(views.members(fewer, 0)) == set(views.members(all_of_it, 0)) | set(views.members(all_of_it, 5))
    assert (views.placed(fewer)["cluster"] == views.NOWHERE).sum() == (views.placed(all_of_it)["cluster"] == views.NOWHERE).sum() == 2


def test_a_number_that_is_not_there_is_the_nearest_that_is(corpus):
    whole = select(corpus, Filters())
    assert views.at(whole, 99).clusters.equals(views.at(whole, 3).clusters)
    assert views.at(whole, -1).clusters.equals(views.at(whole, 2).clusters)


def test_the_choice_of_numbers(corpus):
    rows = views.numbers(select(corpus, Filters()))
    assert rows["number"].tolist() == [2, 3] and rows["clusters_loose"].tolist() == [1, 1] and views.chosen_number(rows) == 3


def test_a_cluster_keeps_its_name_under_a_filter(corpus):
    found = views.clusters(views.at(select(corpus, Filters(country=("SE",))), 3))
    assert found["cluster"].tolist() == [5, 12] and found.iloc[0]["concepts"] == ["arts_culture", "associations"]


def test_mix_says_what_would_be_expected(all_of_it):
    rows = views.mix(all_of_it, "language")
    own = rows[rows["cluster"] == 0]
    assert own["share"].tolist() == [1.0] and own["expected"].tolist() == [0.5]


def test_telling_words_are_of_the_languages_that_remain(all_of_it):
    rows = views.telling_words(all_of_it).set_index("language")
    assert rows.at["da", "words"] == ["fest", "kultur"] and "fi" not in rows.index


def test_themes_of_a_cluster_add_up(all_of_it):
    rows = views.cluster_themes(all_of_it)
    assert rows.groupby("cluster")["share"].sum().round(6).tolist() == [1.0, 1.0, 1.0]
    assert rows.iloc[0][["cluster", "theme", "passages"]].tolist() == [5, "culture", 2]
    assert set(views.with_theme(all_of_it, 5, "culture")) == {"a1", "b0"}


def test_members_are_all_of_a_cluster_the_most_typical_first(all_of_it):
    assert views.members(all_of_it, 5) == ["b0", "a1"] and views.members(all_of_it, 99) == []


def test_what_is_flagged_comes_first(all_of_it):
    rows = views.language_checks(all_of_it)
    assert rows["flagged"].tolist() == [True, True, False, False, False] and set(rows.loc[rows["kind"] == "cluster", "number"]) == {3}
    assert views.disguised(all_of_it, "cluster") == {"0": "da"} and views.disguised(all_of_it, "theme") == {"business_growth": "da"}


def test_a_collection_without_clusters_gives_empty_frames():
    bare = views.at(select(small_corpus(), Filters()), 5)
    assert views.clusters(bare).empty and views.cluster_themes(bare).empty and views.telling_words(bare).empty
    assert views.language_checks(bare).empty and views.chosen_number(views.numbers(bare)) == 0

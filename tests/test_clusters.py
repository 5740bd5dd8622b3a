"""Clusters: same in, same out; small ones given up; what fits nowhere shown as that."""

import numpy as np

from analysis import clusters
from analysis.lexicon import load
from analysis.vectorise import ConceptVectoriser

THEMES = list(load(None, "themes"))


def vectors(*themes: str) -> np.ndarray:
    bags = [{t: 1.0, f"{t}.{load(None, 'themes')[t]['concepts'][i % 2]}": 1.0} if t else {} for i, t in enumerate(themes)]
    return ConceptVectoriser().fit_transform(bags)


def test_passages_of_a_theme_meet_and_empty_ones_stay_outside():
    X = vectors(*["culture"] * 4, *["education"] * 4, "")
    found = clusters.assign(X)
    assert set(found[:4]) == {THEMES.index("culture")} and set(found[4:8]) == {THEMES.index("education")}
    assert found[8] == clusters.NOWHERE


def test_same_input_same_clusters():
    X = vectors(*(THEMES * 5))
    assert np.array_equal(clusters.assign(X), clusters.assign(X))


def test_a_cluster_keeps_its_number_when_a_theme_is_added():
    before = clusters.assign(vectors(*["culture"] * 5, *["education"] * 5))
    after = clusters.assign(vectors(*["culture"] * 5, *["education"] * 5, *["food_rural"] * 5))
    assert np.array_equal(before, after[:10])


def test_a_cluster_too_small_is_given_up():
    found = clusters.assign(vectors(*["culture"] * 6, "education"))
    assert set(found) == {THEMES.index("culture")}


def test_profiles_name_what_a_cluster_is_about():
    X = vectors(*["culture"] * 4)
    (profile,) = clusters.profiles(X, clusters.assign(X))
    assert profile["theme"] == "culture" and profile["n_passages"] == 4
    assert all(c.startswith("culture.") for c in profile["concepts"])


def test_telling_words_are_those_of_one_cluster():
    found = np.array([0, 0, 1, 1])
    spoken = [("sv", ["kultur", "samarbete"]), ("sv", ["kultur"]), ("sv", ["skola", "samarbete"]), ("sv", ["skola"])]
    rows = clusters.telling_words(spoken, found)
    best = {c: next(r["word"] for r in rows if r["cluster"] == c) for c in (0, 1)}
    assert best == {0: "kultur", 1: "skola"}


def test_the_map_does_not_move_when_documents_are_added():
    one = clusters.layout(vectors("culture", "education"), ["a", "b"])
    two = clusters.layout(vectors("culture", "education", "food_rural"), ["a", "b", "c"])
    assert np.array_equal(one, two[:2])

"""Clusters: same in, same out; small ones given up; nested at every number; what fits nowhere shown as that."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.clusters import NOWHERE, grow, kept, rows
from analysis.clusters.groups import fit
from analysis.clusters.layout import layout
from analysis.clusters.nodes import nodes
from analysis.clusters.number import chosen, silhouettes
from analysis.clusters.profiles import profiles
from analysis.clusters.stability import stability
from analysis.clusters.words import telling_words
from analysis.lexicon import load
from analysis.vectorise import ConceptVectoriser, axes

THEMES = list(load(None, "themes"))
CULTURE, EDUCATION = THEMES.index("culture"), THEMES.index("education")


def vectors(*themes: str) -> np.ndarray:
    """A row a theme, with its first or second concept in turn; "theme.concept" names one, "" is a row that names nothing."""
    bags = []
    for i, name in enumerate(themes):
        theme, _, concept = name.partition(".")
        bags.append({theme: 1.0, f"{theme}.{concept or load(None, 'themes')[theme]['concepts'][i % 2]}": 1.0} if name else {})
    return ConceptVectoriser().fit_transform(bags)


def groups_of(X: np.ndarray) -> np.ndarray:  # noqa: N803
    """The clusters where there is one a theme."""
    return grow(X).at(len(set(themes_in(X))))


def themes_in(X: np.ndarray) -> list[int]:  # noqa: N803
    return X[np.any(X != 0, axis=1)][:, : len(THEMES)].argmax(axis=1).tolist()


def test_passages_of_a_theme_meet_and_empty_ones_stay_outside():
    found = groups_of(vectors(*["culture"] * 4, *["education"] * 4, ""))
    assert set(found[:4]) == {CULTURE} and set(found[4:8]) == {EDUCATION}
    assert found[8] == NOWHERE


def test_same_input_same_tables():
    X = vectors(*(THEMES * 5))
    ids, documents, spoken = [f"{i:03}" for i in range(100)], [f"d{i % 9}" for i in range(100)], [("sv", ["ord"])] * 100
    assert rows(X, ids, documents, spoken) == rows(X, ids, documents, spoken)


def test_a_cluster_keeps_its_number_when_a_theme_is_added():
    before = groups_of(vectors(*["culture"] * 5, *["education"] * 5))
    after = groups_of(vectors(*["culture"] * 5, *["education"] * 5, *["food_rural"] * 5))
    assert np.array_equal(before, after[:10])


def test_a_theme_too_small_is_no_cluster_and_its_passage_is_not_forced_into_another():
    tree = grow(vectors(*["culture"] * 6, "urban_infrastructure"))
    assert set(tree.at(1)[:6]) == {CULTURE} and tree.at(1)[6] == NOWHERE
    assert tree.fit[6] ** 2 < 0.5, "less than half of it lies along the centre"


def test_a_passage_without_a_theme_begins_with_that_of_its_concept():
    X = np.zeros((3, len(axes())), np.float32)  # noqa: N806
    X[:, axes().index("education.schools_pupils")] = 1
    assert set(grow(X).leaf.tolist()) == {EDUCATION}


def test_nothing_to_cluster():
    for X in (vectors("", ""), np.zeros((0, len(axes())), np.float32)):
        tree = grow(X)
        assert set(tree.at(5)) <= {NOWHERE} and tree.cuts == {}
        made = rows(X, ["a", "b"][: len(X)], ["d", "d"][: len(X)], [("sv", [])] * len(X))
        assert len(made["clusters"]) == len(X) and not made["cluster_numbers"]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(axes()[len(THEMES) :]), min_size=1, max_size=120), st.randoms(use_true_random=False))
def test_every_number_is_nested_in_the_next(concepts, order):
    order.shuffle(concepts)
    tree = grow(vectors(*concepts))
    assert list(tree.cuts) == list(range(min(tree.cuts, default=1), max(tree.cuts, default=0) + 1)), "no number is left out"
    for number, cut in tree.cuts.items():
        assert len(set(cut.tolist())) == number and set(cut.tolist()) <= set(tree.leaves.tolist())
        if number + 1 in tree.cuts:
            finer = tree.cuts[number + 1]
            assert all(len(set(cut[finer == cluster].tolist())) == 1 for cluster in set(finer.tolist())), "more clusters only split"


def test_a_large_group_parts_by_concept():
    X = vectors(*["networks_partnerships.twin_towns"] * 10, *["networks_partnerships.networks"] * 8, *["culture"] * 4)
    tree = grow(X)
    finest = tree.at(99)
    assert len(set(finest[:10].tolist())) == 1 and len(set(finest[10:18].tolist())) == 1 and finest[0] != finest[10]
    assert axes()[finest[0]].endswith("twin_towns") or axes()[finest[10]].endswith("networks")
    assert tree.at(2)[0] == tree.at(2)[10] != tree.at(2)[18]


def test_how_well_a_passage_fits_is_its_cosine_with_the_centre():
    X = np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    closeness, belongs = fit(X, np.array([0, 0, 0]))
    assert closeness == pytest.approx([2 / 5**0.5, 2 / 5**0.5, 1 / 5**0.5]) and belongs.tolist() == [True, True, False]


def test_the_number_is_where_clusters_lie_apart():
    X = vectors(*["culture"] * 8, *["urban_infrastructure"] * 8, *["business_growth"] * 8)
    tree = grow(X)
    found = silhouettes(tree, X, [f"{i}" for i in range(24)])
    assert chosen(found) >= 3 and found[3][0] > found[2][0] and chosen({}) == 1


def test_of_numbers_equally_good_the_largest_is_taken():
    assert chosen({2: (0.30, 0.02), 3: (0.50, 0.02), 4: (0.49, 0.02), 5: (0.40, 0.02)}) == 4


def test_the_mean_silhouette_is_that_of_scikit_learn():
    from sklearn.metrics import silhouette_score

    rng = np.random.default_rng(3)
    X = vectors(*rng.choice(axes()[len(THEMES) :], 90).tolist())
    tree = grow(X)
    placed = tree.leaf != NOWHERE
    for number, (mean, _) in silhouettes(tree, X, [str(i) for i in range(90)]).items():
        assert mean == pytest.approx(silhouette_score(X[placed], tree.at(number)[placed], metric="cosine"), abs=1e-6)


def test_firm_clusters_are_found_again_and_the_haphazard_are_not():
    apart = vectors(*["culture"] * 30, *["urban_infrastructure"] * 30, *["business_growth"] * 30)
    documents = [f"d{i % 15}" for i in range(90)]
    firm = stability(grow(apart), apart, documents)
    assert firm[3, CULTURE] == 1.0 and all(0 <= v <= 1 for v in firm.values())
    few = vectors(*["culture"] * 3, *["urban_infrastructure"] * 40)
    assert stability(grow(few), few, [f"d{i}" for i in range(43)])[2, CULTURE] < 0.6, "three passages: most samples lack one"


def test_adding_a_document_leaves_the_others_where_they_are():
    X = vectors(*(THEMES * 12))
    share = kept(X, [f"{i:03}" for i in range(len(X))], [f"d{i % 12}" for i in range(len(X))])
    assert len(share) == 12 and min(share.values()) >= 0.95


def test_profiles_name_what_a_cluster_is_about():
    X = vectors(*["culture"] * 4)
    tree = grow(X)
    (profile,) = profiles(X, tree, nodes(tree))
    assert profile["theme"] == "culture" and profile["n_passages"] == 4 and profile["first"] == profile["last"] == 1
    assert all(c.startswith("culture.") for c in profile["concepts"])


def test_a_cluster_is_described_at_every_number():
    X = vectors(*(THEMES * 6))
    tree = grow(X)
    every = nodes(tree)
    for number, cut in tree.cuts.items():
        assert sorted(n.cluster for n in every if n.first <= number <= n.last) == sorted(set(cut.tolist()))


def test_telling_words_are_those_of_one_cluster():
    X = vectors("culture", "culture", "culture", "education", "education", "education")
    spoken = [("sv", ["kultur", "samarbete"]), ("sv", ["kultur"]), ("sv", ["kultur"]), ("sv", ["skola", "samarbete"]), ("sv", ["skola"]), ("fi", [])]
    tree = grow(X)
    found = telling_words(spoken, tree, [n for n in nodes(tree) if n.first <= 2 <= n.last])
    best = {c: next(r["word"] for r in found if r["cluster"] == c) for c in (CULTURE, EDUCATION)}
    assert best == {CULTURE: "kultur", EDUCATION: "skola"}
    assert {r["language"] for r in found} == {"sv"} and all(r["weight"] > 0 for r in found)


def test_the_map_does_not_move_when_documents_are_added():
    one = layout(vectors("culture", "education"), ["a", "b"])
    two = layout(vectors("culture", "education", "food_rural"), ["a", "b", "c"])
    assert np.array_equal(one, two[:2])

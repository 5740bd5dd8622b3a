"""Vectors on axes of ideas."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from analysis.vectorise import ConceptVectoriser, axes

bags = st.lists(st.dictionaries(st.sampled_from(axes()), st.floats(0.01, 5), max_size=6), max_size=8)


@given(bags)
def test_rows_are_of_unit_length_or_empty(rows):
    vectors = ConceptVectoriser().fit_transform(rows)
    assert vectors.dtype == np.float32 and vectors.shape == (len(rows), len(axes()))
    lengths = np.linalg.norm(vectors, axis=1)
    assert all(np.isclose(n, 1.0, atol=1e-5) if bag else n == 0 for n, bag in zip(lengths, rows, strict=True))


@given(bags, bags)
def test_a_row_does_not_change_when_others_are_added(rows, more):
    alone, together = ConceptVectoriser().fit_transform(rows), ConceptVectoriser().fit_transform(rows + more)
    assert np.array_equal(alone, together[: len(rows)])


def test_what_shares_a_concept_is_nearer_than_what_shares_a_theme():
    export, trade, advice = ConceptVectoriser().fit_transform(
        [
            {"business_growth": 1, "business_growth.export_trade": 1},
            {"business_growth": 1, "business_growth.export_trade": 2},
            {"business_growth": 1, "business_growth.local_business": 1},
        ]
    )
    culture = ConceptVectoriser().fit_transform([{"culture": 1, "culture.arts_culture": 1}])[0]
    assert export @ trade > export @ advice > export @ culture

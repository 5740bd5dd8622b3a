"""Linear models over word beginnings: the kept table says what scikit-learn said, and says it word by word."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from analysis import terms
from analysis.beginnings import beginnings, located
from analysis.terms import Terms

TEXTS = [
    "näringslivets export ska växa", "export och näringsliv i norden", "kulturen lever i staden", "kultur och konst för alla", "export av kultur",
    "staden exporterar konst",
]  # fmt: skip
WORDS = [t.split() for t in TEXTS]
words = st.lists(st.sampled_from(sorted({w for t in WORDS for w in t} | {"okänt", "2030"})), max_size=12)


@pytest.fixture(scope="module")
def fitted():
    vectoriser = TfidfVectorizer(analyzer=beginnings, sublinear_tf=True)
    rows = vectoriser.fit_transform(WORDS)
    model = LogisticRegression(C=5).fit(rows, [0, 0, 1, 1, 2, 2])
    return vectoriser, model, Terms({t: int(i) for t, i in vectoriser.vocabulary_.items()}, vectoriser.idf_, model.coef_.T)


@settings(max_examples=60, deadline=None)
@given(words)
def test_a_kept_model_says_what_the_fitted_one_said(fitted, some):
    vectoriser, model, kept = fitted
    assert kept.said(some) + model.intercept_ == pytest.approx(model.decision_function(vectoriser.transform([some]))[0])


@settings(max_examples=60, deadline=None)
@given(words)
def test_what_the_words_add_one_by_one_is_what_they_add_together(fitted, some):
    kept = fitted[2]
    assert kept.by_word(some, 1).sum() == pytest.approx(kept.said(some)[1])


def test_inflections_and_compounds_begin_alike():
    for one, other in (("näringslivets", "näringslivsutveckling"), ("kompetence", "kompetens"), ("yrityksille", "yrityspalvelut")):
        assert {t for t, _ in located([one])} & {t for t, _ in located([other])}, (one, other)


def test_numbers_are_no_terms():
    assert beginnings(["3.2", "klimat"]) == beginnings(["klimat"])


def test_what_is_written_is_read_again(fitted, tmp_path):
    kept = fitted[2]
    terms.write(kept, tmp_path / "terms.parquet", ["a", "b", "c"])
    again = terms.read(tmp_path / "terms.parquet", ["a", "b", "c"])
    assert again.places == kept.places and np.allclose(again.weights, kept.weights, atol=1e-6) and np.allclose(again.idf, kept.idf, atol=1e-6)

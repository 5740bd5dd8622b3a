"""Anchored CorEx (Gallagher et al. 2017): a topic a theme, drawn towards words that a user names.

The words are those that Udsyn's own lists hold for certain (`strong`), in the languages at hand: hundreds more than
anybody would name, and as good as they come. A form that stands for many (`export*`) names every word it fits. Of two
word lengths, two cuts and three strengths that were tried, these options did best on the seeds' own gold labels.
"""

from __future__ import annotations

import numpy as np
from corextopic.corextopic import Corex
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import CountVectorizer

from benchmarks.themes.anchors import anchors
from benchmarks.themes.methods import NOWHERE, Found

_STRENGTH = 10  # of an anchor against the data
_MOST = 3  # themes a passage may have by the codebook


def run(texts: list[str], languages: list[str]) -> Found:
    """The vector is the probability of each theme's topic; a passage has the themes of its up to three likeliest topics."""
    counter = CountVectorizer(binary=True, max_df=0.5)
    words = csr_matrix(counter.fit_transform(texts))
    named = anchors(counter.get_feature_names_out().tolist(), sorted(set(languages)))
    model = Corex(n_hidden=len(named), seed=0).fit(words, anchors=list(named.values()), anchor_strength=_STRENGTH)
    likely, held = np.asarray(model.p_y_given_x), list(named)
    themes = [frozenset(held[t] for t in np.argsort(-row, kind="stable")[:_MOST] if row[t] > 0.5) for row in likely]
    return Found(likely, np.where(likely.max(axis=1) > 0.5, likely.argmax(axis=1), NOWHERE), themes)

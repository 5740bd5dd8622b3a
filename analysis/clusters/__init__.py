"""Clusters of passages across languages: how they are found, how many, how firm they are, and what each is about.

The finest clusters (leaves) hang on the vocabulary and not on chance: a group a theme, cut further by the theme's
concepts. A tree over them gives every coarser number, so that a smaller number merges whole clusters and never
reshuffles. A cluster is known by the axis of the leaf that leads it, and keeps that number when documents are added.
"""

from analysis.clusters.groups import NOWHERE
from analysis.clusters.rows import rows
from analysis.clusters.steady import kept
from analysis.clusters.tree import MOST, Tree, grow

__all__ = ["MOST", "NOWHERE", "Tree", "grow", "kept", "rows"]

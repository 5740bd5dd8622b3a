"""The role of each passage: what it does in the document, by the codebook's section 2."""

from analysis.roles.assign import roles

__all__ = ["roles"]

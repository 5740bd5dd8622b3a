"""When a document says that something is to be followed up, evaluated, revised or reported, by whom and how often."""

from analysis.reviews.duties import reviews

__all__ = ["reviews"]

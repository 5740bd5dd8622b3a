"""Who decides, steers, coordinates, runs, supports, follows up, reports, represents and pays, as a document states it."""

from analysis.governance.duties import governance

__all__ = ["governance"]

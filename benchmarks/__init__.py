"""Comparisons with what a user would otherwise take. Nothing that builds or shows a corpus imports from here."""

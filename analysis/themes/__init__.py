"""Which of the codebook's themes a passage is about, how surely, and by which words."""

from analysis.themes.label import label, themes_of_text

__all__ = ["label", "themes_of_text"]

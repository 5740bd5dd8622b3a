"""What a document itself declares: its focus areas with their parts, and its target groups.

A *declaration* is a heading or a lead-in that announces a list ("fire indsatsområder:"); its *items* stand in the
sentence itself, in a list below it, or as headings under it.
"""

from analysis.focus.areas import focus_areas
from analysis.focus.groups import target_groups

__all__ = ["focus_areas", "target_groups"]

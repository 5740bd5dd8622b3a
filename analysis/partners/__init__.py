"""Named partners: towns, networks, EU offices, regions, agencies, associations, universities and programmes.

Three sources of names: the registers (data/reference/partners.csv, regions.csv, municipalities.csv, places.csv), lists
under a heading or label that says what stands in them, and sentences that speak of cooperation. What a language says
stands in its `partners.toml`.
"""

from analysis.partners.find import partners

__all__ = ["partners"]

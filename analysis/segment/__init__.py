"""A document's text into passages: paragraphs, bullets and headings at exact offsets.

Laws: passages are ordered and disjoint, every non-space character lies in exactly one, and segmenting
the same text twice gives the same passages.
"""

from analysis.segment.passages import segment

__all__ = ["segment"]

"""Phrases that may stand apart: forms of a word list in which `~` is a gap inside one sentence.

`"tar ~ ställning till"` finds *tar nämnden ställning till*; a form without a gap is found as `Matcher` finds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analysis.errors import LexiconError
from analysis.lexicon import Hit, Matcher, Token, outermost

WIDEST_GAP = 14  # words


@dataclass(frozen=True, slots=True)
class Cue:
    """A form found: tokens `[first, last]`, and of a form with a gap the tokens `[tail_first, tail_last]` after it."""

    label: object
    first: int
    last: int
    tail_first: int
    tail_last: int

    @property
    def split(self) -> bool:
        return self.tail_first > self.last

    @property
    def end(self) -> int:
        """The last token of all."""
        return self.tail_last if self.split else self.last


class Cues:
    """Finds the forms of a `{label: forms}` mapping, gaps included.

    Raises:
        LexiconError: a form holds more than one gap, or breaks the rules of `Matcher`.
    """

    def __init__(self, forms: Mapping[object, Iterable[str]]):
        heads: dict[object, list[str]] = {}
        tails: dict[object, list[str]] = {}
        for label, listed in forms.items():
            for form in listed:
                parts = [part.strip() for part in form.split("~")]
                if len(parts) > 2:
                    raise LexiconError(f"form {form!r}: one gap at most")
                heads.setdefault((label, form, len(parts) == 2), []).append(parts[0])
                if len(parts) == 2:
                    tails.setdefault((label, form), []).append(parts[1])
        self._heads, self._tails = Matcher(heads), Matcher(tails)

    def find(self, tokens: list[Token]) -> list[Cue]:
        """The cues of one sentence in reading order; a cue inside a longer one is left out."""
        hits = self._heads.find(tokens)
        if not hits:
            return []
        tails: dict[object, list[Hit]] = {}
        if any(h.label[2] for h in hits):
            for hit in self._tails.find(tokens):
                tails.setdefault(hit.label, []).append(hit)
        whole: list[Hit] = []
        split: list[Cue] = []
        for hit in hits:
            label, form, has_gap = hit.label
            if not has_gap:
                whole.append(Hit(label, hit.first, hit.last, hit.form))
                continue
            tail = next((t for t in tails.get((label, form), ()) if 0 < t.first - hit.last <= WIDEST_GAP + 1), None)
            if tail:
                split.append(Cue(label, hit.first, hit.last, tail.first, tail.last))
        kept = [Cue(h.label, h.first, h.last, h.first, h.last) for h in outermost(whole) if not _inside(h, split)]
        return sorted(set(kept + _widest(split)), key=lambda c: (c.first, c.last, c.tail_first, str(c.label)))


def _inside(hit: Hit, split: list[Cue]) -> bool:
    """A whole form that lies on the words of a form with a gap, and is no longer than its part there."""
    return any(
        (c.first <= hit.first and hit.last <= c.last) or (c.tail_first <= hit.first and hit.last <= c.tail_last) for c in split
    )


def _widest(split: list[Cue]) -> list[Cue]:
    """Of cues that begin at one word, those with most words."""
    most: dict[int, int] = {}
    for c in split:
        most[c.first] = max(most.get(c.first, 0), c.last - c.first + c.tail_last - c.tail_first)
    return [c for c in split if c.last - c.first + c.tail_last - c.tail_first == most[c.first]]

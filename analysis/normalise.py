"""A matching view of a stretch of text, with a map back to where each character stands.

The source is never changed. The view is lower-cased and composed (NFC), Danish and Norwegian letters
are written the Swedish way (æ → ä, ø → ö) so that one form serves all spellings, other accents are
dropped, words cut at a line end are joined, soft hyphens and mark-up stars vanish, and every run of
white space is one space. Letters that tell words apart in Nordic languages (å, ä, ö, ü) stay:
Swedish *vård* (care) and *värd* (host) must not meet.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

CONJUNCTIONS = ("och", "eller", "samt", "og", "ja", "tai", "sekä", "und", "oder", "sowie", "and", "or")
# A hyphen at a line end joins two halves of a word unless the next word is a conjunction: then it is
# the suspended hyphen of "vækst- og eksportmuligheder" and stays.
_CONJUNCTIONS = rf"(?:{'|'.join(CONJUNCTIONS)})\b"
# Mark-up left over from a web page stands for the space it makes.
TAG = r"</?[a-zA-Z][^<>]{0,300}>|&(?:nbsp|ensp|emsp|thinsp|shy|zwnj|#160|#xa0);"
_TAGS = re.compile(TAG)
_SPECIAL = re.compile(
    r"(?P<drop>[\u00ad\u200b\u200c\u200d\u2060\ufeff]+)"
    rf"|(?P<cut>(?<=\w)[-\u2010\u00ad][ \t]*(?:\r?\n|\f)\s*(?=[^\W\d_])(?!{_CONJUNCTIONS}))"
    r"|(?P<marks>\w[\u0300-\u036f]+)"
    rf"|(?P<space>(?! (?![\s_*]|{TAG}))(?:[\s_*]|{TAG})+)"  # a lone space stays as it is and needs no entry of its own
    r"|(?P<wide>[\u1e9e\ufb00-\ufb06ĳŀŉ…œßŒæÆ])"
)
_CUT = re.compile(rf"(?<=\w)[-\u2010\u00ad][ \t]*(?:\r?\n|\f)\s*(?=[^\W\d_])(?!{_CONJUNCTIONS})")
_FOLD = str.maketrans(
    {"ø": "ö", "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "’": "'", "‘": "'", "ʼ": "'", "´": "'",
     "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
)  # fmt: skip
_KEPT = set("åäöü")


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    if char in _KEPT or char.isascii():
        return char
    base = "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))
    return base if len(base) == 1 else char


def fold(text: str) -> str:
    """`text` as the view shows it, without the map: for word lists and look-ups."""
    return View(text, 0, len(text)).text


def untagged(text: str) -> str:
    """`text` with a space for each tag and entity that a web page left in it."""
    return _TAGS.sub(" ", text) if "<" in text or "&" in text else text


def unwrapped(text: str) -> str:
    """`text` as a person would write it on one line: words cut at a line end joined, tags gone, white space single."""
    return " ".join(_CUT.sub("", untagged(text)).split())


def fold_name(text: str) -> str:
    """A name for look-up in a register: folded, all accents dropped (Århus, Aarhus → arhus, aarhus)."""
    plain = unicodedata.normalize("NFKD", fold(text)).replace("ß", "ss")
    return "".join(c for c in plain if not unicodedata.combining(c)).strip()


@dataclass(slots=True)
class View:
    """The folded form of `source[start:end]`.

    `text` is the view; `source_span(a, b)` gives the source offsets of `text[a:b]`.
    """

    text: str
    start: int
    end: int
    tokens: list | None  # its words, kept by whoever cut it into words
    _view: list[int]
    _source: list[int]
    _verbatim: list[bool]

    def __init__(self, source: str, start: int = 0, end: int | None = None):
        self.start, self.end, self.tokens = start, len(source) if end is None else end, None
        pieces: list[str] = []
        self._view, self._source, self._verbatim = [], [], []
        length, at = 0, self.start

        def add(piece: str, origin: int, verbatim: bool) -> None:
            nonlocal length
            self._view.append(length)
            self._source.append(origin)
            self._verbatim.append(verbatim)
            pieces.append(piece)
            length += len(piece)

        for match in _SPECIAL.finditer(source, self.start, self.end):
            if match.start() > at:
                add(_fold_run(source[at : match.start()]), at, True)
            kind = match.lastgroup
            if kind == "space":
                add(" ", match.start(), False)
            elif kind == "marks":
                add(_fold_run(unicodedata.normalize("NFC", match.group())), match.start(), False)
            elif kind == "wide":
                add(_WIDE.get(match.group(), unicodedata.normalize("NFKC", match.group()).lower()), match.start(), False)
            else:  # a dropped character or the cut inside a word: nothing in the view
                add("", match.start(), False)
            at = match.end()
        if at < self.end:
            add(_fold_run(source[at : self.end]), at, True)
        self._view.append(length)
        self._source.append(self.end)
        self._verbatim.append(False)
        self.text = "".join(pieces)

    @staticmethod
    def of(source: str, start: int = 0, end: int | None = None) -> View:
        """The view of a stretch that many readers look at: made once, and not to be changed."""
        return _view_of(source, start, len(source) if end is None else end)

    def _origin(self, offset: int) -> int:
        piece = bisect_right(self._view, offset) - 1
        # Empty pieces share an offset with the piece after them: the last one is the one that holds text.
        return self._source[piece] + (offset - self._view[piece] if self._verbatim[piece] else 0)

    def source_span(self, a: int, b: int) -> tuple[int, int]:
        """Source offsets of the view's `[a, b)`, hugging its first and last character."""
        if a >= b:
            raise ValueError(f"empty span [{a}, {b})")
        last = bisect_right(self._view, b - 1) - 1
        if self._verbatim[last]:
            end = self._source[last] + (b - self._view[last])
        else:
            end = self._source[last + 1]
        return self._origin(a), end


@lru_cache(maxsize=1 << 12)
def _view_of(source: str, start: int, end: int) -> View:
    return View(source, start, end)


_WIDE = {"ß": "ss", "ẞ": "ss", "æ": "ä", "Æ": "ä", "œ": "ö", "Œ": "ö", "…": "..."}


def _fold_run(run: str) -> str:
    """Fold a run of characters one for one, so that its offsets stay those of the source."""
    lower = run.lower()
    if len(lower) != len(run):  # İ and its like lower to two characters: keep those as they are
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in run)
    lower = lower.translate(_FOLD)
    return lower if lower.isascii() else "".join(map(_fold_char, lower))

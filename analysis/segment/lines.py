"""Lines of a text and what each looks like by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from analysis.normalise import untagged

# Marks that only ever start a list item. "l" and "o" are what bullets of symbol fonts become in
# extracted text: they count only when several lines in a row begin so.
_BULLET = re.compile(r"\s*(?:[-–—•*·▪●◦○■□➢►▶✓✔→‣⁃∙◆❖+]|\uf0b7|\uf0a7|\uf076|\uf0d8)[ \t\u00a0]+(?=\S)")
_LOOSE_BULLET = re.compile(r"\s*[lo§][ \t\u00a0]+(?=[^\W\d_])")
_NUMBERED = re.compile(r"\s*(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|\(?[ivx]{1,4}[.)])[ \t\u00a0]+(?=\S)")
_NUMBERED_HEADING = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[A-Z]\.|[IVX]{1,4}\.)[ \t\u00a0]+(?=[^\W\d_])")
_MARKDOWN_HEADING = re.compile(r"\s{0,3}(#{1,6})[ \t]+\S")
_RULE = re.compile(r"\s*(?:[-=_*~–—]\s*){3,}$")
_HTML_ONLY = re.compile(r"\s*(?:</?[a-zA-Z][^<>]*>\s*|&nbsp;\s*|<!--(?:(?!-->).)*+-->\s*)+$")
_LONGEST_CONTENTS = 160
_CONTENTS = re.compile(r"\s*\S.*?(?:\.{3,}|…+|\t+|(?:\s\.){3,}|_{3,}|\s{4,})[\s.]*\d{1,3}\s*$")
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-–|]\s*)?(?:(?:sida|side|sidan|page|sivu|seite|s|p)\b\.?\s*)?\d{1,3}"
    r"(?:\s*(?:/|\(|av|af|of|von|sur)\s*\d{1,3}\)?)?\s*(?:[-–|]\s*)?$",
    re.IGNORECASE,
)
_TERMINAL = re.compile(r"[.!?…][\"”»'’)\]*_¹²³⁴⁵⁶⁷⁸⁹⁰\d]*$")
_TERMINAL_STRICT = re.compile(r"(?:[.!?;:,…][\"”»'’)\]*_¹²³⁴⁵⁶⁷⁸⁹⁰]*|\w[-\u00ad])$")
_BOLD_ONLY = re.compile(r"\s*(\*\*|__)(?!\s)(?P<inner>[^*_]+?)(?<!\s)\1[:.]?\s*$")


@dataclass
class Line:
    """One line: its offsets without the line end, and its text without white space and tags at its edges."""

    start: int
    end: int
    text: str
    indent: int
    page_break: bool  # a form feed stands right before it

    @cached_property
    def blank(self) -> bool:
        return not self.text

    @cached_property
    def words(self) -> int:
        return len(self.text.split())

    @cached_property
    def bullet(self) -> bool:
        return bool(_BULLET.match(self.text)) and not self.rule

    @cached_property
    def loose_bullet(self) -> bool:
        return bool(_LOOSE_BULLET.match(self.text))

    @cached_property
    def numbered(self) -> bool:
        return bool(_NUMBERED.match(self.text))

    @cached_property
    def numbered_depth(self) -> int:
        """2 for `1.2 Title`, 1 for `3 Title` or `IV. Title`, 0 where no number leads."""
        match = _NUMBERED_HEADING.match(self.text)
        return len([n for n in re.split(r"\.", match.group().strip()) if n]) if match else 0

    @cached_property
    def markdown_level(self) -> int:
        match = _MARKDOWN_HEADING.match(self.text)
        return len(match.group(1)) if match else 0

    @cached_property
    def rule(self) -> bool:
        return bool(_RULE.match(self.text))

    @cached_property
    def html_only(self) -> bool:
        return bool(_HTML_ONLY.match(self.text))

    @cached_property
    def contents(self) -> bool:
        return len(self.text) < _LONGEST_CONTENTS and bool(_CONTENTS.match(self.text))

    @cached_property
    def page_number(self) -> bool:
        return bool(_PAGE_NUMBER.match(self.text))

    @cached_property
    def bold(self) -> bool:
        return bool(_BOLD_ONLY.match(self.text))

    @cached_property
    def ends_sentence(self) -> bool:
        return bool(_TERMINAL.search(self.text))

    @cached_property
    def ends_open(self) -> bool:
        """No closing punctuation of any kind, and no word cut short: a heading, a list item or a wrapped line."""
        return not _TERMINAL_STRICT.search(self.text)

    @cached_property
    def starts_lower(self) -> bool:
        first = next((c for c in self.text if c.isalnum()), "")
        return first.islower()

    @cached_property
    def upper(self) -> bool:
        letters = [c for c in self.text if c.isalpha()]
        return len(letters) >= 3 and sum(c.isupper() for c in letters) >= 0.9 * len(letters)


# A tag that ends a paragraph, an entry or a cell ends the line it stands in.
_BREAK = re.compile(
    r"\r\n|[\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]|</(?:p|div|li|ul|ol|h[1-6]|tr|td|th|table|section|body|head)>|<br ?/?>", re.IGNORECASE
)


def lines(text: str) -> list[Line]:
    """The lines of a text in order, offsets exact; a form feed ends a line as a line feed does."""
    found, at, page_break = [], 0, False
    for match in [*_BREAK.finditer(text), None]:
        end = len(text) if not match else match.end() if match.group()[0] == "<" else match.start()
        raw = text[at:end]
        stripped = raw.strip()
        lead = len(raw) - len(raw.lstrip())
        start = at + lead if stripped else at
        shown = untagged(stripped).strip()
        found.append(Line(start, start + len(stripped) if stripped else end, shown or stripped, lead, page_break))
        if match:
            page_break = match.group() == "\x0c" or (page_break and not stripped)
            at = match.end()
    return found

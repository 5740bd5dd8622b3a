"""Word lists compiled into a matcher that reads each distinct word once.

A *form* is one or more words with single spaces between; a word may carry `*` at its beginning, its
end or both (`eksport*`, `*eksport`, `*eksport*`). Forms match whole words of a folded view.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from analysis.errors import LexiconError
from analysis.normalise import CONJUNCTIONS, View, fold

REFERENCE = Path(__file__).parent.parent / "data" / "reference"
_WORD = re.compile(r"[^\W_]+(?:[-':.&/][^\W_]+)*")
_SPLIT_ALSO = re.compile(r"[-/.&]")
_SHORTEST_TAIL = 4
_LONGEST_WORD = 60  # characters: what is longer is many words that lost their spaces, and begins with none of them
_REMEMBERED = 50_000  # words whose patterns a matcher keeps: more than any language's everyday words


class Token(NamedTuple):
    """A word of a view: its folded text and its view offsets.

    `tail` is the word that completes a suspended compound: *utveckling* may be borrowed from *kunskapsutveckling*
    by the first word of "verksamhets- och kunskapsutveckling".
    """

    text: str
    start: int
    end: int
    tail: str = ""


def tokenise(view: View) -> list[Token]:
    """The words of a view; hyphens, apostrophes and colons inside a word belong to it (*EU:s*, *e-tjänst*).

    A word that holds a slash, a stop or a hyphen between two full words is one token; matchers look
    into its parts as well.
    """
    if view.tokens is None:
        view.tokens = _tokens(view)
    return view.tokens


def _tokens(view: View) -> list[Token]:
    found = [Token(m.group(), m.start(), m.end()) for m in _WORD.finditer(view.text)]
    for i in range(len(found) - 1):
        word = found[i]
        if view.text.startswith("-", word.end) and (completed := _completion(found, i)):
            found[i] = Token(word.text, word.start, word.end, completed)
    return found


def _completion(found: list[Token], i: int) -> str:
    """The word that ends the enumeration which `found[i]`, a word with a hyphen at its end, begins."""
    for later in found[i + 1 : i + 4]:
        if later.text not in CONJUNCTIONS and len(later.text) > 5:
            return later.text
    return ""


class Hit(NamedTuple):
    """A form found: its label, the tokens `[first, last]` it covers, and the form as listed."""

    label: object
    first: int
    last: int
    form: str


@dataclass(slots=True)
class _Node:
    next: dict[int, _Node] = field(default_factory=dict)
    labels: list[tuple[object, str]] = field(default_factory=list)


class Matcher:
    """Finds every form of a `{label: forms}` mapping in a list of tokens.

    Raises:
        LexiconError: a form is empty, holds a star inside a word, or is too short to be safe.
    """

    def __init__(self, forms: Mapping[object, Iterable[str]]):
        self._root = _Node()
        self._exact: dict[str, int] = {}
        self._prefix: dict[str, int] = {}
        self._suffix: dict[str, int] = {}
        self._infix: dict[str, int] = {}
        self._count = 0
        self._memo: dict[str, tuple[int, ...]] = {}
        for label, listed in forms.items():
            for form in listed:
                for words in _variants(form):
                    self._add(label, form, words)
        self._prefix_lengths = sorted({len(p) for p in self._prefix})
        self._suffix_lengths = sorted({len(s) for s in self._suffix})

    def _add(self, label: object, form: str, words: list[str]) -> None:
        node = self._root
        for word in words:
            node = node.next.setdefault(self._pattern(word, form), _Node())
        if (label, form) not in node.labels:
            node.labels.append((label, form))

    def _pattern(self, word: str, form: str) -> int:
        core = word.strip("*")
        if not core or "*" in core:
            raise LexiconError(f"form {form!r}: a star may stand only at the beginning or end of a word that is not empty")
        if word.startswith("*") and len(core) < 3:
            raise LexiconError(f"form {form!r}: {word!r} is too short to follow a star")
        kind = {(False, False): self._exact, (False, True): self._prefix, (True, False): self._suffix, (True, True): self._infix}[
            (word.startswith("*"), word.endswith("*"))
        ]
        if core not in kind:
            kind[core] = self._count
            self._count += 1
        return kind[core]

    def _ids(self, token: Token) -> tuple[int, ...]:
        word = token.text
        if token.tail:
            return tuple(sorted({*self._word_ids(word), *self._completed_ids(word, token.tail)}))
        return self._word_ids(word)

    def _completed_ids(self, word: str, tail: str) -> set[int]:
        """Patterns that `word` meets only with an end borrowed from `tail`, wherever that word may be parted."""
        found = set()
        for cut in range(2, len(tail) - _SHORTEST_TAIL + 1):
            whole = word + tail[cut:]
            if whole in self._exact:
                found.add(self._exact[whole])
            found |= {self._prefix[whole[:n]] for n in self._prefix_lengths if len(word) + 2 < n <= len(whole) and whole[:n] in self._prefix}
        return found

    def _word_ids(self, word: str) -> tuple[int, ...]:
        known = self._memo.get(word)
        if known is None:
            if len(self._memo) >= _REMEMBERED:
                self._memo.clear()
            parts = [word, *_SPLIT_ALSO.split(word)] if _SPLIT_ALSO.search(word) else [word]
            known = self._memo[word] = tuple(sorted({i for part in parts for i in self._part_ids(part)}))
        return known

    def _part_ids(self, word: str) -> list[int]:
        found = [self._exact[word]] if word in self._exact else []
        if len(word) > _LONGEST_WORD:
            return found
        for n in self._prefix_lengths:
            if n > len(word):
                break
            if (i := self._prefix.get(word[:n])) is not None:
                found.append(i)
        for n in self._suffix_lengths:
            if n > len(word):
                break
            if (i := self._suffix.get(word[-n:])) is not None:
                found.append(i)
        found += [i for core, i in self._infix.items() if core in word]
        return found

    def find(self, tokens: list[Token]) -> list[Hit]:
        """Every hit in reading order; a form met in two ways at one place is reported once."""
        known, begins = self._memo.get, self._root.next
        ids = [self._ids(t) if t.tail or (met := known(t.text)) is None else met for t in tokens]
        hits = []
        for first, patterns in enumerate(ids):
            if not patterns or begins.keys().isdisjoint(patterns):
                continue
            stack = [(self._root, first)]
            while stack:
                node, at = stack.pop()
                for i in ids[at]:
                    after = node.next.get(i)
                    if after is None:
                        continue
                    hits += [Hit(label, first, at, form) for label, form in after.labels]
                    if after.next and at + 1 < len(tokens):
                        stack.append((after, at + 1))
        return hits if len(hits) < 2 else sorted(set(hits), key=lambda h: (h.first, h.last, str(h.label), h.form))


def _variants(form: str) -> list[list[str]]:
    """The words of a form, and where a word is hyphenated also the words it is made of."""
    folded = fold(form.replace("*", "\x00")).replace("\x00", "*").strip()
    if not folded:
        raise LexiconError("an empty form")
    words = folded.split(" ")
    variants = [words]
    if any("-" in w.strip("*") for w in words):
        variants.append([part for w in words for part in w.split("-") if part.strip("*")])
    return variants


def outermost(hits: list[Hit]) -> list[Hit]:
    """Hits that lie inside no longer hit of any label: *kommunstyrelsens förvaltning* over *kommunstyrelse*."""
    outer: set[tuple[int, int]] = set()
    reach = -1
    # Read from the left, the longest first, a span lies inside another one where an earlier one reaches as far.
    for first, last in sorted({(h.first, h.last) for h in hits}, key=lambda span: (span[0], -span[1])):
        if last > reach:
            outer.add((first, last))
            reach = last
    return [h for h in hits if (h.first, h.last) in outer]


@cache
def load(language: str | None, name: str) -> dict:
    """A reference file as data: `load("sv", "themes")`, or `load(None, "themes")` for the shared one.

    Raises:
        LexiconError: the file is missing or is not TOML.
    """
    path = REFERENCE / (language or "") / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise LexiconError(f"{path.relative_to(REFERENCE.parent)} is missing: each language needs every word list") from None
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path.relative_to(REFERENCE.parent)} is not valid TOML: {error}") from None

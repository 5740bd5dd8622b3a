"""The sentences of a document with the actors in each, and the actor that a list or a short word stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest

from analysis.actors.mentions import Mention, Party, parties
from analysis.actors.rows import Table
from analysis.actors.statement import Statement
from analysis.actors.words import MUNICIPALITY, Words, actor_words
from analysis.lexicon import Token, tokenise
from analysis.model import Document, Passage
from analysis.normalise import View, fold
from analysis.segment.headings import Structure, announced, structure
from analysis.sentences import sentences

_SILENT = ("boilerplate", "reference")
_STEM = 4  # characters that a short form must at least share with the actor it means
_ENDING = 5  # characters of inflection behind a stem; where more stand, the word is another compound's first part
_MEMORY = 60  # actors back among which a short form looks for the one it means
_UNFINISHED = 5  # words after the actor of a sentence that a list without a colon continues
_NUMBER = re.compile(r"[\divx.,%§]+")


def statements(document: Document, language: str, passages: list[Passage]) -> tuple[Statement, ...]:
    """Every sentence outside headings, title pages and references, in reading order."""
    return _statements(document, language, tuple(passages))


@lru_cache(maxsize=1)  # duties and reviews read the same sentences, one after the other
def _statements(document: Document, language: str, passages: tuple[Passage, ...]) -> tuple[Statement, ...]:
    return tuple(_read(document, language, passages))


def _read(document: Document, language: str, passages: tuple[Passage, ...]) -> Iterator[Statement]:
    vocabulary, shape = actor_words(language), structure(language)
    roles: dict[tuple[str, ...], str] = {}
    context: Party | None = None
    before: Party | None = None
    table, opened = Table(vocabulary), False
    led = False  # whether the context comes from a sentence that leads into a list
    seen: list[Mention] = []
    passages = tuple(p for p in passages if p.kind not in ("furniture", "contents"))
    for passage, following in zip_longest(passages, passages[1:]):
        if passage.kind == "heading" and passage.role in _SILENT and not opened:
            continue  # a title page names whoever adopted the document
        if passage.kind == "heading":
            opened = True
            view = View.of(document.text, passage.start, passage.end)
            tokens = tokenise(view)
            found = parties(document.text, view, tokens, vocabulary)
            row = table.row(document, passage, view, tokens, found, context, _section_role(passage.section, shape, roles))
            if row:
                yield row
            context = _sole(found, tokens, vocabulary)
            seen += context.members if context else ()
            before, led = context, False
            continue
        if passage.role in _SILENT:
            continue
        table.ends_at(passage)
        if passage.kind != "bullet" and led:
            context, led = None, False
        for number, (a, b) in enumerate(sentences(document.text, passage.start, passage.end, shape.abbreviations)):
            view = View.of(document.text, a, b)
            tokens = tokenise(view)
            found = [_resolved(p, seen, vocabulary) for p in parties(document.text, view, tokens, vocabulary)]
            seen += [m for p in found for m in p.members if not m.short and m.type != MUNICIPALITY]
            open_end = b == passage.end and following is not None and following.kind == "bullet" != passage.kind
            leads = document.text[a:b].rstrip("*_ ").endswith(":") or open_end and _unfinished(document.text[a:b], tokens, found)
            if (alone := _sole(found, tokens, vocabulary)) and ":" not in view.text[: tokens[alone.first].start]:
                context = before = alone  # a line that only names an actor heads what follows
                continue
            section_role = _section_role(passage.section, shape, roles)
            yield Statement(document, passage, view, tokens, found, context, before, leads, number, section_role)
            acting = [p for p in found if p.case in ("subject", "agent")]
            if leads and (owning := acting or found[:1]) and owning[0].members[0].type != MUNICIPALITY:
                context, led = replace(owning[0], case="subject"), True
            if acting and (passage.kind != "bullet" or before is None):
                before = acting[0]


def _unfinished(sentence: str, tokens: list[Token], found: list[Party]) -> bool:
    """Whether a sentence above bullets breaks off soon after its actor (*Avdelingen skal*): they go on with it."""
    if not found or not sentence[-1:].isalpha() or ":" in sentence:
        return False
    return found[0].first <= _UNFINISHED and 0 < len(tokens) - 1 - found[0].last <= _UNFINISHED


def _section_role(section: tuple[str, ...], shape: Structure, known: dict[tuple[str, ...], str]) -> str:
    if section not in known:
        known[section] = next((role for title in reversed(section) if (role := announced(title, shape))), "")
    return known[section]


def _sole(found: list[Party], tokens: list[Token], words: Words) -> Party | None:
    """The party that a heading or a line consists of, but for numbers and words such as *Ansvar* or *roller*."""
    if len(found) != 1 or found[0].members[0].type == MUNICIPALITY:
        return None
    party = found[0]
    rest = [t.text for t in tokens[: party.first] + tokens[party.last + 1 :]]
    if any(not _NUMBER.fullmatch(w) and w not in words.heading_words and w not in words.modifiers for w in rest):
        return None
    return replace(party, case="subject")


def _resolved(party: Party, seen: list[Mention], words: Words) -> Party:
    """A short form (*kontoret*) takes name and type of the last actor whose name holds its stem (*EU-kontoret*)."""
    return replace(party, members=tuple(_antecedent(m, seen, words) for m in party.members)) if any(m.short for m in party.members) else party


def _antecedent(mention: Mention, seen: list[Mention], words: Words) -> Mention:
    word = mention.name.casefold().split()[-1]
    stem = word[: max(_STEM, len(word) - 3)]
    for earlier in reversed(seen[-_MEMORY:]):
        says_more = [w for w in earlier.name.casefold().split() if fold(w) not in words.modifiers] != [word]
        if says_more and any(stem in w and len(w) - w.rindex(stem) - len(stem) <= _ENDING for w in earlier.name.casefold().split()):
            # A part of the body (*the working committee of the Board*) keeps its own name.
            part = bool(words.parts.find([Token(fold(w), 0, 0) for w in mention.name.split()]))
            return replace(mention, type=earlier.type, name=mention.name if part else earlier.name)
    return mention

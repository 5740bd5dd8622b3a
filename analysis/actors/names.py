"""How far an actor's name reaches to either side of the noun it was known by."""

from __future__ import annotations

from collections.abc import Callable

from analysis.actors.words import Words
from analysis.lexicon import Token
from analysis.normalise import View

_NAMED = ("department", "working_group", "committee", "coordinator", "external_partner")  # types whose names go on after the noun
_LONGEST_NAME = 6  # words
_ADJECTIVES = 2  # words before the noun of a name: "Büro für internationale Beziehungen"


def leftmost(source: str, view: View, tokens: list[Token], words: Words, first: int, floor: int, names: bool) -> int:
    """Take in determiners and adjectives, names before the noun, and the halves of a suspended compound."""
    named = names and (capital(source, view, tokens[first]) or tokens[first].text in words.named_only)
    while first > floor:
        word = tokens[first - 1].text
        gap = view.text[tokens[first - 1].end : tokens[first].start]
        if gap.strip() and not gap.startswith("-"):
            break
        halved = first - 2 >= floor and word in words.conjunctions and view.text[tokens[first - 2].end] == "-"
        if halved:
            first -= 2
        elif gap.startswith("-") and "," in gap:
            first -= 1  # "kultur-, park- och fritidsnämnden"
        elif word in words.definite and tokens[first].text in words.definite:
            break  # of two articles the first is a pronoun: "den der Ausschuss berät"
        elif word in words.modifiers or (named and capital(source, view, tokens[first - 1]) and word not in words.passing):
            first -= 1
        else:
            break
    return first


def rightmost(source: str, view: View, tokens: list[Token], words: Words, label: str, last: int) -> int:
    """Take in a name after the noun: *Ausschuss für Wirtschaft und Europa*, *Stabsstelle Europa*."""
    if label not in _NAMED or last + 1 >= len(tokens):
        return last
    at = last

    def names(i: int) -> bool:
        return i < len(tokens) and not view.text[tokens[i - 1].end : tokens[i].start].strip(" -") and capital(source, view, tokens[i])

    if not view.text[tokens[at].end : tokens[at + 1].start].strip():
        owner = at + 2 < len(tokens) and words.parts.find([tokens[at]]) and words.forms.find([tokens[at + 2]])
        if tokens[at + 1].text in words.names and not owner and (end := _named_for(source, view, tokens, words, at, names)):
            at = end
        elif (words.names_after or label == "external_partner" or _heads_name(source, view, tokens, words, at)) and names(at + 1):
            at += 1
        elif _heads_name(source, view, tokens, words, at) and _goes_on(view, tokens, words, at) and names(at + 2):
            at += 2
    while at > last and at - last < _LONGEST_NAME:
        if names(at + 1):
            at += 1
        elif _goes_on(view, tokens, words, at) and names(at + 2):
            at += 2
        else:
            break
    return at


def _named_for(source: str, view: View, tokens: list[Token], words: Words, at: int, names: Callable[[int], bool]) -> int | None:
    """The token that ends the first part of a name behind *for*: *Utvalg for Oppvekst*, *Avdeling for kultur og idrett*,
    *Büro für internationale Beziehungen*."""
    if names(at + 2):
        return at + 2
    if words.adjective_endings:  # where nouns have capitals, adjectives stand before the first of them
        end = next((i for i in range(at + 3, min(at + 3 + _ADJECTIVES, len(tokens))) if names(i)), None)
        return end if end and all(t.text.endswith(words.adjective_endings) for t in tokens[at + 2 : end]) else None
    if not _heads_name(source, view, tokens, words, at) or at + 2 >= len(tokens) or words.forms.find([tokens[at + 2]]):
        return None
    end = at + 2
    return end + 2 if _goes_on(view, tokens, words, end) and end + 2 < len(tokens) and _lists_on(tokens, words, end) else end


def _lists_on(tokens: list[Token], words: Words, at: int) -> bool:
    """Whether what a conjunction joins to a name is its second noun: a word that no object follows at once."""
    return at + 3 >= len(tokens) or tokens[at + 3].text not in words.modifiers


def _heads_name(source: str, view: View, tokens: list[Token], words: Words, at: int) -> bool:
    """Whether a name may follow at once: *Avdelningen Tillväxt*, *Sekretariat og Udvikling*."""
    return tokens[at].text in words.name_heads and capital(source, view, tokens[at])


def _goes_on(view: View, tokens: list[Token], words: Words, at: int) -> bool:
    """Whether a conjunction stands next that joins no other actor."""
    if at + 2 >= len(tokens) or tokens[at + 1].text not in words.conjunctions:
        return False
    return not view.text[tokens[at].end : tokens[at + 1].start].strip(" -") and not words.forms.find([tokens[at + 2]])


def suspended(view: View, tokens: list[Token], at: int) -> bool:
    """Whether a word is the first half of *närings- och utvecklingskontoret*: it belongs to the name that follows."""
    return at + 2 < len(tokens) and view.text[tokens[at].end] == "-" and view.text[tokens[at].end + 1 : tokens[at + 1].start] == " "


def capital(source: str, view: View, token: Token) -> bool:
    return source[view.source_span(token.start, token.end)[0]].isupper()

"""Actors named in a sentence, and the part each plays by its preposition, determiner or ending."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from analysis.actors.words import MUNICIPALITY, NOT, Words
from analysis.lexicon import Hit, Token, outermost
from analysis.normalise import View, unwrapped

_NAMED = ("department", "working_group", "committee", "coordinator", "external_partner")  # types whose names go on after the noun
_NAMED_BEFORE = ("external_partner", "municipal_company")  # types whose names stand before the noun in every language
_LONGEST_NAME = 6  # words
_BETWEEN = 2  # words such as *also* between an actor and its verb
_ADJECTIVES = 2  # words before the noun of a name: "Büro für internationale Beziehungen"
_MARK = re.compile(r"[^\w\s]")


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor named: its type, the tokens `[first, last]` with determiners and names, and the words as written."""

    type: str
    first: int
    last: int
    name: str
    short: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """Actors that share one part in the sentence (*Byrådet og direktionen*).

    `case` is `subject` (may be who acts), `agent` (named by the preposition of a passive), `owner` (a genitive)
    or `other` (after any other preposition, or in another case).
    """

    members: tuple[Mention, ...]
    case: str

    @property
    def first(self) -> int:
        return self.members[0].first

    @property
    def last(self) -> int:
        return self.members[-1].last


def parties(source: str, view: View, tokens: list[Token], words: Words) -> list[Party]:
    """The parties of one sentence in reading order. `source` is the document's text, `view` is of the sentence."""
    return _group(source, _mentions(source, view, tokens, words), view, tokens, words)


def _mentions(source: str, view: View, tokens: list[Token], words: Words) -> list[Mention]:
    found: list[tuple[str, int, int]] = []
    taken = -1
    for hit in sorted(outermost(words.forms.find(tokens)), key=_most_telling):
        if hit.first <= taken or _suspended(view, tokens, hit.last):
            continue
        taken = hit.last
        if hit.label != NOT:
            found.append((str(hit.label), hit.first, hit.last))
    out: list[Mention] = []
    for label, first, last in found:
        if out and first <= out[-1].last:
            continue  # part of the name before: "Büro des Bürgermeisters"
        head = first
        floor = out[-1].last + 1 if out else 0
        first = _leftmost(source, view, tokens, words, first, floor, words.names_before or label in _NAMED_BEFORE)
        if out and first == head == last and _says(out[-1], head, view, tokens, words):
            continue
        last = _rightmost(source, view, tokens, words, label, last)
        short = last == head and tokens[head].text in words.short and all(t.text in words.definite for t in tokens[first:head])
        if out and _belongs(out[-1], first, tokens, words):
            owner = out.pop()  # "kommunstyrelsens förvaltning": the owner is part of the name
            label = owner.type if words.parts.find(tokens[first : last + 1]) and owner.type != MUNICIPALITY else label
            first, short = owner.first, False
        elif out and label != MUNICIPALITY and _has(out[-1], first, head, view, tokens, words):
            first = out.pop().first  # "the working committee of the Board"
        out.append(Mention(label, first, last, _written(source, view, tokens, first, last), short))
    return out


def _most_telling(hit: Hit) -> tuple:
    """Of forms that cover the same words the longest says most, and one that is no actor before one that is."""
    return hit.first, -hit.last, -len(hit.form.strip("*")), hit.label != NOT, str(hit.label)


def _suspended(view: View, tokens: list[Token], at: int) -> bool:
    """Whether a word is the first half of *närings- och utvecklingskontoret*: it belongs to the name that follows."""
    return at + 2 < len(tokens) and view.text[tokens[at].end] == "-" and view.text[tokens[at].end + 1 : tokens[at + 1].start] == " "


def _belongs(before: Mention, first: int, tokens: list[Token], words: Words) -> bool:
    return before.last == first - 1 and _ends(tokens[before.last].text, words.owner_endings)


def _says(subject: Mention, at: int, view: View, tokens: list[Token], words: Words) -> bool:
    """Whether a word that may be a noun is what the actor before it does: *Sekretariatet leder arbejdet*."""
    between = tokens[subject.last + 1 : at]
    close = len(between) <= _BETWEEN and all(t.text in words.passing for t in between)
    return tokens[at].text in words.verbs and close and not _MARK.search(view.text[tokens[subject.last].end : tokens[at].start])


def _has(part: Mention, first: int, head: int, view: View, tokens: list[Token], words: Words) -> bool:
    """Whether the actor from token `first` is the one whose part stands before it: *the presidium of the committee*."""
    if _MARK.search(view.text[tokens[part.last].end : tokens[first].start]) or not words.parts.find(tokens[part.first : part.last + 1]):
        return False
    between = [t.text for t in tokens[part.last + 1 : first]]
    return between[0] in words.part_of if len(between) == 1 else not between and first < head and tokens[first].text in words.part_of


def _ends(word: str, endings: tuple[str, ...]) -> bool:
    return bool(endings) and word.endswith(endings)


def _capital(source: str, view: View, token: Token) -> bool:
    return source[view.source_span(token.start, token.end)[0]].isupper()


def _leftmost(source: str, view: View, tokens: list[Token], words: Words, first: int, floor: int, names: bool) -> int:
    """Take in determiners and adjectives, names before the noun, and the halves of a suspended compound."""
    named = names and _capital(source, view, tokens[first])
    while first > floor:
        word = tokens[first - 1].text
        gap = view.text[tokens[first - 1].end : tokens[first].start]
        if gap.strip() and not gap.startswith("-"):
            break
        suspended = first - 2 >= floor and word in words.conjunctions and view.text[tokens[first - 2].end] == "-"
        if suspended:
            first -= 2
        elif gap.startswith("-") and "," in gap:
            first -= 1  # "kultur-, park- och fritidsnämnden"
        elif word in words.definite and tokens[first].text in words.definite:
            break  # of two articles the first is a pronoun: "den der Ausschuss berät"
        elif word in words.modifiers or (named and _capital(source, view, tokens[first - 1]) and word not in words.passing):
            first -= 1
        else:
            break
    return first


def _rightmost(source: str, view: View, tokens: list[Token], words: Words, label: str, last: int) -> int:
    """Take in a name after the noun: *Ausschuss für Wirtschaft und Europa*, *Stabsstelle Europa*."""
    if label not in _NAMED or last + 1 >= len(tokens):
        return last
    at = last

    def names(i: int) -> bool:
        return i < len(tokens) and not view.text[tokens[i - 1].end : tokens[i].start].strip(" -") and _capital(source, view, tokens[i])

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
    if words.names_after:  # where nouns have capitals, adjectives stand before the first of them
        end = next((i for i in range(at + 3, min(at + 3 + _ADJECTIVES, len(tokens))) if names(i)), None)
        return end if end and all(t.text.endswith(("e", "en", "er")) for t in tokens[at + 2 : end]) else None
    if not _heads_name(source, view, tokens, words, at) or at + 2 >= len(tokens) or words.forms.find([tokens[at + 2]]):
        return None
    end = at + 2
    return end + 2 if _goes_on(view, tokens, words, end) and end + 2 < len(tokens) and _lists_on(tokens, words, end) else end


def _lists_on(tokens: list[Token], words: Words, at: int) -> bool:
    """Whether what a conjunction joins to a name is its second noun: a word that no object follows at once."""
    return at + 3 >= len(tokens) or tokens[at + 3].text not in words.modifiers


def _heads_name(source: str, view: View, tokens: list[Token], words: Words, at: int) -> bool:
    """Whether a name may follow at once: *Avdelningen Tillväxt*, *Sekretariat og Udvikling*."""
    return tokens[at].text in words.name_heads and _capital(source, view, tokens[at])


def _goes_on(view: View, tokens: list[Token], words: Words, at: int) -> bool:
    """Whether a conjunction stands next that joins no other actor."""
    if at + 2 >= len(tokens) or tokens[at + 1].text not in words.conjunctions:
        return False
    return not view.text[tokens[at].end : tokens[at + 1].start].strip(" -") and not words.forms.find([tokens[at + 2]])


def _written(source: str, view: View, tokens: list[Token], first: int, last: int) -> str:
    a, b = view.source_span(tokens[first].start, tokens[last].end)
    return unwrapped(source[a:b])


def _group(source: str, found: list[Mention], view: View, tokens: list[Token], words: Words) -> list[Party]:
    groups: list[list[Mention]] = []
    for mention in found:
        if groups and _joined(groups[-1][-1], mention, view, tokens, words):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    groups = [_paired(source, group, view, tokens) for group in groups]
    return [Party(tuple(group), _case(source, group, view, tokens, words)) for group in groups]


def _paired(source: str, group: list[Mention], view: View, tokens: list[Token]) -> list[Mention]:
    """Both genders of one office are one actor: *die Oberbürgermeisterin oder der Oberbürgermeister*."""
    out: list[Mention] = []
    for mention in group:
        one, two = (tokens[out[-1].last].text if out else ""), tokens[mention.last].text
        if out and out[-1].type == mention.type and one != two and min(len(one), len(two)) > _BETWEEN and (one.startswith(two) or two.startswith(one)):
            before = out.pop()
            out.append(Mention(before.type, before.first, mention.last, _written(source, view, tokens, before.first, mention.last)))
        else:
            out.append(mention)
    return out


def _joined(a: Mention, b: Mention, view: View, tokens: list[Token], words: Words) -> bool:
    between = view.text[tokens[a.last].end : tokens[b.first].start]
    inner = [t.text for t in tokens[a.last + 1 : b.first]]
    return between.strip() in (",", "/", "&", "-") or (
        len(inner) == 1 and inner[0] in words.conjunctions and between.strip(" ,") == inner[0]
    )


def _case(source: str, group: list[Mention], view: View, tokens: list[Token], words: Words) -> str:
    mention = group[0]
    before = tokens[mention.first - 1].text if mention.first else ""
    if before and view.text[tokens[mention.first - 1].end : tokens[mention.first].start].strip():
        before = ""  # punctuation between: the word before belongs to something else
    after = tokens[group[-1].last + 1].text if group[-1].last + 1 < len(tokens) else ""
    inside = [t.text for t in tokens[mention.first : mention.last]]
    word = tokens[group[-1].last].text
    if before in words.agent or after in words.agent_after:
        return "agent"
    if before in words.oblique:
        return "other"
    if any(w in words.oblique_determiners for w in inside[:_BETWEEN]):
        return "other"
    if before and inside and inside[0] in words.owner_determiners and _capital(source, view, tokens[mention.first - 1]):
        return "owner"  # after a noun, "der" is a genitive
    if _ends(word, words.owner_endings):
        return "owner"
    return "other" if _ends(word, words.oblique_endings) else "subject"

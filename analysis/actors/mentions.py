"""Actors named in a sentence, and the part each plays by its preposition, determiner or ending."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.actors.names import capital, leftmost, rightmost, suspended
from analysis.actors.words import MUNICIPALITY, NOT, Words
from analysis.lexicon import Hit, Token, outermost
from analysis.normalise import View, unwrapped

_NAMED_BEFORE = ("external_partner", "municipal_company")  # types whose names stand before the noun in every language
_BETWEEN = 2  # words such as *also* between an actor and its verb
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
    hits = sorted(outermost(words.forms.find(tokens)), key=_most_telling)
    for hit in hits:
        if hit.first <= taken or suspended(view, tokens, hit.last) or hit.label == MUNICIPALITY and _opens_name(hit, hits):
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
        first = leftmost(source, view, tokens, words, first, floor, words.names_before or label in _NAMED_BEFORE)
        if out and first == head == last and _says(out[-1], head, view, tokens, words):
            continue
        last = rightmost(source, view, tokens, words, label, last)
        short = last == head and tokens[head].text in words.short and all(t.text in words.definite for t in tokens[first:head])
        if first == last and tokens[head].text in words.named_only:
            continue  # a region without its name is whoever
        if out and _belongs(out[-1], first, tokens, words):
            owner = out.pop()  # "kommunstyrelsens förvaltning": the owner is part of the name
            label = owner.type if words.parts.find(tokens[first : last + 1]) and owner.type != MUNICIPALITY else label
            first, short = owner.first, False
        elif out and label != MUNICIPALITY and _has(out[-1], first, head, view, tokens, words):
            first = out.pop().first  # "the working committee of the Board"
        out.append(Mention(label, first, last, _written(source, view, tokens, first, last), short))
    return out


def _opens_name(municipality: Hit, hits: list[Hit]) -> bool:
    """Whether an actor's name begins among the municipality's words and ends behind them: *the city | council*."""
    return any(municipality.first < h.first <= municipality.last < h.last and h.label != NOT for h in hits)


def _most_telling(hit: Hit) -> tuple:
    """Of forms that cover the same words the longest says most, and one that is no actor before one that is."""
    return hit.first, -hit.last, -len(hit.form.strip("*")), hit.label != NOT, str(hit.label)


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
        if out and out[-1].type == mention.type and _genders(tokens[out[-1].last].text, tokens[mention.last].text):
            before = out.pop()
            out.append(Mention(before.type, before.first, mention.last, _written(source, view, tokens, before.first, mention.last)))
        else:
            out.append(mention)
    return out


def _genders(one: str, two: str) -> bool:
    return one != two and (one.startswith(two) or two.startswith(one))


def _joined(a: Mention, b: Mention, view: View, tokens: list[Token], words: Words) -> bool:
    between = view.text[tokens[a.last].end : tokens[b.first].start]
    inner = [t.text for t in tokens[a.last + 1 : b.first]]
    return between.strip() in (",", "/", "&", "-") or (len(inner) == 1 and inner[0] in words.conjunctions and between.strip(" ,") == inner[0])


def _name_begins(source: str, first: int, view: View, tokens: list[Token], words: Words) -> int:
    """The token where a name in capitals begins whose noun stands at token `first`: *with Thy | Business Forum*.

    Where all nouns have capitals these tell nothing, nor does the capital that a sentence begins with.
    """
    at = first
    while at > 1 and not words.adjective_endings and capital(source, view, tokens[at]) and capital(source, view, tokens[at - 1]):
        if view.text[tokens[at - 1].end : tokens[at].start].strip(" -"):
            break
        at -= 1
    return at if at == first or at and not capital(source, view, tokens[at - 1]) else first


def _case(source: str, group: list[Mention], view: View, tokens: list[Token], words: Words) -> str:
    mention = group[0]
    named = _name_begins(source, mention.first, view, tokens, words)
    before = tokens[named - 1].text if named else ""
    if before and view.text[tokens[named - 1].end : tokens[named].start].strip():
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
    if before and inside and inside[0] in words.owner_determiners and capital(source, view, tokens[mention.first - 1]):
        return "owner"  # after a noun, "der" is a genitive
    if _ends(word, words.owner_endings):
        return "owner"
    return "other" if _ends(word, words.oblique_endings) else "subject"

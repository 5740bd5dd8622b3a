"""The items that a declaration announces: in its sentence, in a list below, or as headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from analysis.focus.declare import Declaration
from analysis.focus.names import Item, body, is_roman, item, untailed
from analysis.focus.words import Words
from analysis.lexicon import Hit, tokenise
from analysis.model import Document, Passage
from analysis.normalise import View, fold
from analysis.segment.headings import Structure, announced
from analysis.segment.passages import title_of
from analysis.sentences import sentences
from analysis.wording import enumeration, strip

_SHORT = 14  # words; a longer line without a bullet is prose, no item of a list that lost its bullets
_NAME = 12  # words; a longer piece of a sentence is no name
_ASIDE = 20  # words of a sentence that only adds a few areas
_SHORT_NAME = 5  # words of a name in the middle of a sentence
_MOST = 12  # items; more headings than this are chapters, not areas
_ORDINAL = re.compile(r"\d{1,2}|[ivx]{1,4}|[a-h]")
# "**Klima** Kommunen vil ...", "Klima: Kommunen vil ...", "Klima – kommunen vil ..."
_RUN_IN = re.compile(r"(?:\*\*|__)[^*_\n]{2,70}(?:\*\*|__)|(?:[^\s.:;,]+\s){0,5}[^\s.:;,]+(?::|\s[–—-])\s+(?=\S+\s+\S+\s+\S)")
_MIDDLE_COLON = re.compile(r":[*_]*\s+(?=[^\s:;,.])")
_TERMINAL = re.compile(r"[.!?:;]['\"”»)*_]*$")
_INLINE = re.compile(r"(?:(?<=\s)|(?<=\())(?:\d{1,2}|[a-h])\)\s+")


@dataclass(frozen=True, slots=True)
class Found:
    """`form`: list, labels, sections, run, prose or siblings, by which lists are ranked."""

    form: str
    items: list[Item]


@dataclass(frozen=True, slots=True)
class Page:
    """A document with what is needed to read its lists."""

    document: Document
    passages: list[Passage]
    words: Words
    structure: Structure

    def next(self, index: int) -> int | None:
        """Index of the next passage that is not page furniture."""
        return next((j for j in range(index + 1, len(self.passages)) if self.passages[j].kind not in ("furniture", "contents")), None)

    def inside(self, heading: int) -> list[int]:
        """Indices of what stands under a heading, its sub-headings and theirs included."""
        level, out = self.passages[heading].level, []
        for i in range(heading + 1, len(self.passages)):
            passage = self.passages[i]
            if passage.kind == "heading" and passage.level <= level:
                break
            if passage.kind not in ("furniture", "contents"):
                out.append(i)
        return out

    def items(self, indices: list[int]) -> list[Item]:
        """The named items of these passages, each name once."""
        members = [self.passages[i] for i in indices]
        roman = len(members) > 1 and is_roman(self.document, members[0], members[1])
        found = [item(self.document, i, body(self.document, p, roman), self.words) for i, p in zip(indices, members, strict=True)]
        return list({i.name.casefold(): i for i in reversed(found) if i}.values())[::-1]

    def structural(self, index: int) -> str | None:
        """The role that a heading announces, None where it names a subject."""
        return announced(self.passages[index].text, self.structure)


def items(page: Page, declared: Declaration) -> Found | None:
    """What a declaration announces, or None where nothing can be told."""
    if declared.kind == "counted":
        readers = [_below, _under] if declared.heading else [_below]
    elif declared.heading and _MIDDLE_COLON.search(page.document.text, declared.after, declared.end):
        readers = [_in_sentence]  # "Sub-area: Ocean technology" names one area and announces no list
    elif declared.heading:
        readers = [_in_sentence, _below, _under]
    else:
        readers = [_in_sentence, _below, _run, _paragraphs] if declared.kind != "explore" else [_in_sentence, _below, _among]
    for read in readers:
        found = read(page, declared)
        if found and found.items:
            return found
    return None


def _in_sentence(page: Page, declared: Declaration) -> Found | None:
    """Items after a colon or copula in the declaring sentence, or in the one sentence after it that only lists them."""
    text, end = page.document.text, declared.end
    colon = _MIDDLE_COLON.search(text, declared.after, end)
    if colon:
        start = colon.end()
    elif declared.copula:
        start = declared.after
    elif declared.before and declared.count:  # "Handel, kultur och skola är kommunens tre prioriterade områden."
        start, end = declared.start, declared.before
    else:
        return None
    start, end = strip(text, start, end, " .*_")
    best = _listed(page, declared, start, end)
    return Found("prose", best) if best else None


def _alone(page: Page, declared: Declaration, start: int, end: int) -> list[Item]:
    """The one target group that a sentence names ("Målgruppen är kommunens anställda.")."""
    only = item(page.document, declared.index, (start, end), page.words) if declared.kind == "targets" and start < end else None
    return [only] if only and len(only.name.split()) <= _NAME else []


def _listed(page: Page, declared: Declaration, start: int, end: int) -> list[Item]:
    text = page.document.text
    start, end = untailed(page.document, start, end, page.words)
    marks = list(_INLINE.finditer(text, start, end))
    if len(marks) > 1:
        edges = [*(m.start() for m in marks[1:]), end]
        ways = [[_unjoined(page, *strip(text, m.end(), b, " ,;(")) for m, b in zip(marks, edges, strict=True)]]
    else:
        ways = enumeration(text, start, end, page.words.conjunctions, page.words.closing)
    if declared.count:
        ways = [way for way in ways if len(way) == declared.count] or ways[:0]
    for way in ways:
        named = [item(page.document, declared.index, _uncopula(page, span), page.words) for span in way]
        if all(named) and all(len(n.name.split()) <= _NAME for n in named if n):
            return [n for n in named if n]
    return [] if ways else _alone(page, declared, start, end)


def _unjoined(page: Page, start: int, end: int) -> tuple[int, int]:
    """A span without the conjunction, and the comma before it, that lead on to the next item."""
    for word in (*page.words.conjunctions, *page.words.closing):
        if page.document.text[start:end].endswith(f" {word}"):
            return strip(page.document.text, start, end - len(word), " ,;")
    return start, end


def _uncopula(page: Page, span: tuple[int, int]) -> tuple[int, int]:
    """The first item of a list without the copula that leads into it."""
    view = View(page.document.text, *span)
    tokens = tokenise(view)
    led = [h.last for h in page.words.find(tokens).get("copulas", []) if h.first == 0 and h.last + 1 < len(tokens)]
    return (view.source_span(tokens[max(led) + 1].start, tokens[max(led) + 1].end)[0], span[1]) if led else span


def _below(page: Page, declared: Declaration) -> Found | None:
    """The list right below: bullets, or short lines whose bullets were lost."""
    first = page.next(declared.index)
    if first is None:
        return None
    if page.passages[first].kind == "bullet":
        if not (declared.opens or declared.strong or declared.count):
            return None
        return Found("list", page.items(_bullets(page, first)))
    lost = _lost(page, first, declared.count) if declared.opens and not (declared.heading and not declared.count) else []
    return Found("list", page.items(lost)) if len(lost) > 1 else None


def _bullets(page: Page, first: int) -> list[int]:
    """The bullets of the list that begins at `first`, on its outermost level."""
    base, run, at = page.passages[first].level, [], first
    while at is not None and (passage := page.passages[at]).section == page.passages[first].section:
        if passage.kind == "bullet":
            run += [at] if passage.level <= base else []
        elif not _explains(page, run, at):
            break
        at = page.next(at)
    return run


def _explains(page: Page, run: list[int], at: int) -> bool:
    """Whether a text between two bullets belongs to the short one above it."""
    after = page.next(at)
    short = run and len(page.passages[run[-1]].text.split()) <= _SHORT and not _TERMINAL.search(page.passages[run[-1]].text)
    return bool(short and page.passages[at].kind == "text" and after and page.passages[after].kind == "bullet"
                and not page.passages[at].text.rstrip().endswith(":"))  # fmt: skip


def _lost(page: Page, first: int, count: int | None) -> list[int]:
    """Short lines without an end that follow one another; a last one with prose under it is that prose's heading."""
    run, at = [], first
    while at is not None and (count is None or len(run) < count):
        text = page.passages[at].text.strip()
        if len(text.split()) > _SHORT or _TERMINAL.search(text) or page.passages[at].kind == "bullet":
            break
        run.append(at)
        at = page.next(at)
    if count:
        return run if len(run) == count else []
    if run and at is not None and page.passages[run[-1]].kind == "heading" and not page.passages[at].text.rstrip().endswith(":"):
        run.pop()
    return run


def _under(page: Page, declared: Declaration) -> Found | None:
    """Headings under a declaring heading, else the first bullets of its section, else the headings after it."""
    inside = page.inside(declared.index)
    children = [i for i in inside if page.passages[i].kind == "heading"]
    top = min((page.passages[i].level for i in children), default=0)
    if declared.kind == "targets" and not declared.strong:
        return _addressed(page, declared, [i for i in inside if i < min(children, default=len(page.passages))])
    named = [i for i in children if page.passages[i].level == top and not _leads(page, i) and not generic(page, i)]
    if (1 if declared.kind == "subareas" else 2) <= len(named) <= _MOST:
        return Found("sections", page.items(named))
    direct = [i for i in inside if i < min(children, default=len(page.passages))]
    bullets = next((i for i in direct if page.passages[i].kind == "bullet"), None)
    if bullets is not None and not children:
        return Found("bullets", page.items(_bullets(page, bullets)))
    if children:
        return None
    return _run_in(page, direct) or _addressed(page, declared, direct) or _siblings(page, declared, direct)


def _leads(page: Page, index: int) -> bool:
    return page.passages[index].text.rstrip("*_ ").endswith(":")


def _run_in(page: Page, direct: list[int]) -> Found | None:
    """Paragraphs of a section that each begin with their name: in bold, or before a colon or dash."""
    named = [i for i in direct if page.passages[i].kind == "text" and _RUN_IN.match(page.passages[i].text)]
    return Found("run_in", page.items(named)) if len(named) > 1 and 2 * len(named) >= len(direct) else None


def _addressed(page: Page, declared: Declaration, direct: list[int]) -> Found | None:
    """Target groups in the sentence of a section that says whom the document addresses ("riktar sig till A, B och C")."""
    if declared.kind != "targets":
        return None
    text = page.document.text
    for index in direct:
        passage = page.passages[index]
        for start, end in sentences(text, passage.start, passage.end):
            view = View(text, start, end)
            tokens = tokenise(view)
            hits = [h for h in page.words.find(tokens).get("addresses", []) if h.last + 1 < len(tokens)]
            if hits:
                begin = view.source_span(tokens[hits[0].last + 1].start, tokens[hits[0].last + 1].end)[0]
                span = strip(text, begin, end, " .:*_")
                found = _listed(page, replace(declared, index=index, count=None), *span)
                return Found("prose", found) if found else None
    return None


def generic(page: Page, index: int) -> bool:
    """A heading that says only what kind of text stands under it ("Mål", "Så gör vi")."""
    words = [t.text for t in tokenise(View(page.passages[index].text)) if not _ORDINAL.fullmatch(t.text.split(".")[0])]
    if not 0 < len(words) <= 3 or page.structural(index) is None:
        return False
    return len(words) == 1 or announced(words[0], page.structure) is not None


def _siblings(page: Page, declared: Declaration, direct: list[int]) -> Found | None:
    """Headings on the declaring heading's own level until one that announces another part of the document.

    A heading that the declaring section names in its text belongs to the list whatever else it might announce.
    """
    level, run = page.passages[declared.index].level, []
    said = fold(" ".join(page.passages[i].text for i in direct))
    for i in range(declared.index + 1, len(page.passages)):
        passage = page.passages[i]
        if passage.kind != "heading":
            continue
        if passage.level < level or passage.role == "boilerplate":
            break
        if page.structural(i) is not None and fold(title_of(passage.text)) not in said:
            break
        if passage.level == level:
            run.append(i)
    if declared.count:
        run = run[: declared.count] if len(run) >= declared.count else []
    return Found("siblings", page.items(run)) if 2 <= len(run) <= _MOST else None


def _paragraphs(page: Page, declared: Declaration) -> Found | None:
    """As many paragraphs right after a counting sentence as it counts, each beginning with its name."""
    run, at = [], page.next(declared.index)
    while declared.count and at is not None and len(run) < declared.count and _RUN_IN.match(page.passages[at].text):
        run.append(at)
        at = page.next(at)
    return Found("run_in", page.items(run)) if declared.count and len(run) == declared.count else None


def _among(page: Page, declared: Declaration) -> Found | None:
    """Later areas in the middle of a sentence: "På sikt kan reiseliv, kultur og sport bli aktuelle"."""
    view = View(page.document.text, declared.start, declared.end)
    tokens = tokenise(view)
    hits = page.words.find(tokens)
    marks = {n for label in ("explore", "later", "parts", "areas", "aux") for h in hits.get(label, []) for n in range(h.first, h.last + 1)}
    if len(tokens) > _ASIDE:
        return None
    stretches, open_ = [], None
    for n in range(len(tokens) + 1):
        if n < len(tokens) and n not in marks:
            open_ = n if open_ is None else open_
        elif open_ is not None:
            stretches.append((open_, n - 1))
            open_ = None
    for first, last in stretches:
        span = view.source_span(tokens[first].start, tokens[last].end)
        found = _listed(page, replace(declared, count=None), *span)
        if found and all(len(i.name.split()) <= _SHORT_NAME for i in found):
            return Found("prose", found)
    return None


def _run(page: Page, declared: Declaration) -> Found | None:
    """As many headings of one level after a counting sentence as it counts."""
    if not declared.count or declared.kind not in ("areas", "goals"):
        return None
    after = [i for i in range(declared.index + 1, len(page.passages)) if page.passages[i].kind == "heading"]
    if not after:
        return None
    level = page.passages[after[0]].level
    run = []
    for i in after:
        if page.passages[i].level < level or len(run) == declared.count:
            break
        if page.passages[i].level == level:
            run.append(i)
    right = len(run) == declared.count and not any(generic(page, i) for i in run)
    return Found("run", page.items(run)) if right else None


def labelled(page: Page, kind: str | None, fewest: int) -> Found | None:
    """Headings that name what they are: "Indsatsområde 2: Kultur", or without a number "Sub-area: Ocean technology".

    `kind` is the list of labels that count; None takes any word that three headings or more begin with and number.
    """
    by_label: dict[str, list[tuple[str, Item]]] = {}
    for index, passage in enumerate(page.passages):
        if passage.kind in ("contents", "furniture") or len(passage.text.split()) > _SHORT + 4:
            continue
        label = _label(page, index, kind)
        if label:
            by_label.setdefault(label[0], []).append(label[1:])
    best = max(by_label.values(), key=len, default=[])
    once = list({i.name.casefold(): i for _, i in reversed(best)}.values())[::-1]
    if len(once) < fewest or kind is None and len({ordinal for ordinal, _ in best}) < len(once):
        return None
    return Found("labels", once)


def _label(page: Page, index: int, kind: str | None) -> tuple[str, str, Item] | None:
    """(label, ordinal, item) of a passage that begins with a label; the ordinal is empty where a colon does its work."""
    start, end = body(page.document, page.passages[index])
    view = View(page.document.text, start, end)
    tokens = tokenise(view)
    found = page.words.find(tokens)
    if kind is None:
        hits = [Hit(None, 0, 0, tokens[0].text)] if tokens and "others" not in found and page.passages[index].kind == "heading" else []
    else:
        hits = [h for h in found.get(kind, []) if h.first == 0]
    if not hits:
        return None
    label = max(hits, key=lambda h: h.last)
    numbered = label.last + 1 < len(tokens) and bool(_ORDINAL.fullmatch(tokens[label.last + 1].text))
    name = label.last + 1 + numbered
    if name >= len(tokens):
        return None
    marked = view.text[tokens[name - 1].end : tokens[name].start].strip()[:1] in (":", "-", ".")
    if not (numbered and (kind or marked) or kind and marked):
        return None
    named = item(page.document, index, (view.source_span(tokens[name].start, tokens[name].end)[0], end), page.words)
    return (label.form, tokens[label.last + 1].text if numbered else "", named) if named else None

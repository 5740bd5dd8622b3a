"""Where a document announces a list of focus areas, of parts of one, of later ones, or of target groups."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.focus.words import Words
from analysis.lexicon import Hit, Token, tokenise
from analysis.model import Document, Passage
from analysis.normalise import View
from analysis.sentences import sentences

_NEAR = 4  # words by which a number or pointer may precede what it counts ("fire særligt prioriterede spor")
_HEADING_LEAD = 2  # words that may stand before the announcing ones in a heading ("Strategiens tre indsatsområder")
_COPULA = {"areas": 6, "goals": 2, "explore": 4, "subareas": 2, "targets": 7, "counted": 0}  # words between noun and copula

Hits = dict[object, list[Hit]]


@dataclass(frozen=True, slots=True)
class Declaration:
    """`kind`: areas, goals, counted, explore, subareas or targets. `after` is where the announcing words end in the source.

    `strong` says that the words name focus areas by themselves; `opens` that what is announced stands below
    (the sentence ends in a colon, or is a heading); `copula` that it follows in the sentence. A heading is strong for
    target groups only where it speaks of nothing else.
    """

    kind: str
    index: int
    start: int
    end: int
    after: int
    count: int | None
    strong: bool
    opens: bool
    copula: bool
    heading: bool
    before: int | None  # where a list ends that a copula joins to the announcing words behind it


def declarations(document: Document, passages: list[Passage], words: Words) -> list[Declaration]:
    """Every declaration of a document, in order."""
    found = []
    # The title page and the imprint declare nothing; a boilerplate role between them may be a repeated heading.
    inner = [i for i, p in enumerate(passages) if p.role != "boilerplate" and p.kind not in ("contents", "furniture")]
    for index in range(inner[0], inner[-1] + 1) if inner else ():
        passage = passages[index]
        if passage.kind in ("contents", "furniture"):
            continue
        whole = [(passage.start, passage.end)]
        for start, end in whole if passage.kind == "heading" else sentences(document.text, passage.start, passage.end):
            declared = _judge(document, words, index, passage, start, end)
            if declared:
                found.append(declared)
    return found


def _judge(document: Document, words: Words, index: int, passage: Passage, start: int, end: int) -> Declaration | None:
    view = View.of(document.text, start, end)
    tokens = tokenise(view)
    hits = words.find(tokens)
    # "3.6" is no three, and the number of a heading counts nothing.
    hits = {n: [h for h in hs if not isinstance(n, int) or tokens[h.first].text.isalnum()] for n, hs in hits.items()}
    hits["digits"] = [Hit("digits", 0, 0, "")] if tokens and tokens[0].text.isdigit() else []
    colon = document.text[start:end].rstrip("*_ \n").endswith(":") and not document.text[end : passage.end].strip("*_ \n")
    heading = passage.kind == "heading"
    kind, hit = _kind(hits, tokens, heading, colon)
    if hit is None or ("never" in hits and not heading):
        return None
    copula = next((c for c in hits.get("copulas", []) if hit.last < c.first <= hit.last + _COPULA[kind]), None)
    _, after = view.source_span(tokens[hit.first].start, tokens[(copula or hit).last].end)
    strong = hit.label in ("areas", "goals", "explore", "later", "subareas") or kind == "targets" and 2 * (hit.last - hit.first + 1) >= len(tokens)
    led = next((c for c in hits.get("copulas", []) if kind == "areas" and 0 < hit.first - c.last <= _COPULA[kind]), None)
    before = view.source_span(0, tokens[led.first - 1].end)[1] if led and led.first > 1 else None
    return Declaration(kind, index, start, end, after, _count(hits, hit), strong, colon or heading, copula is not None, heading, before)


def _kind(hits: Hits, tokens: list[Token], heading: bool, colon: bool) -> tuple[str, Hit | None]:
    """The kind that a heading or sentence declares, and the hit that says so."""
    if heading:
        for kind in ("explore", "subareas", "targets", "areas", "goals"):
            if announcing := [h for h in hits.get(kind, []) if _announces(h, tokens)]:
                return kind, announcing[-1]
        if asking := [h for h in hits.get("asks", []) if _announces(h, tokens)]:
            return "targets", asking[0]
        if counted := _counted(hits, [*hits.get("parts", []), *hits.get("areas", [])]):
            return "areas", counted
        # "Themes" by itself announces them, though in a sentence it needs a number.
        if whole := [h for h in hits.get("parts", []) if 2 * (h.last - h.first + 1) >= len([t for t in tokens if not t.text[0].isdigit()])]:
            return "areas", whole[0]
        if "others" not in hits and (number := _number(hits, tokens)):
            return "counted", number
        if not colon:
            return "", None
    return _in_sentence(hits, tokens, colon)


def _in_sentence(hits: Hits, tokens: list[Token], colon: bool) -> tuple[str, Hit | None]:
    named, parts = hits.get("areas", []), hits.get("parts", [])
    if "explore" in hits or "later" in hits and (named or parts):
        return "explore", max([*named, *parts, *hits.get("explore", []), *hits.get("later", [])], key=lambda h: h.last)
    if "subareas" in hits and (colon or hits["subareas"][0].first == 0):
        return "subareas", hits["subareas"][-1]
    if "targets" in hits:
        return "targets", hits["targets"][-1]
    if "groups" in hits and (_counted(hits, hits["groups"]) and colon or "addresses" in hits):
        return "targets", hits["groups"][-1]
    if named and (colon or _counted(hits, named) or _before_copula(hits, named) or _pointed(hits, named)):
        return "areas", _counted(hits, named) or _before_copula(hits, named) or named[-1]
    if counted := _counted(hits, parts):
        return "areas", counted
    if "prioritise" in hits and (pointed := _pointed(hits, parts)):
        return "areas", pointed
    if "prioritise" in hits and colon:
        return "areas", hits["prioritise"][-1]
    if "goals" in hits and colon:
        return "goals", hits["goals"][-1]
    # "Programmet vilar på fyra löften:" declares by its number alone, whatever it calls what it counts.
    if colon and "others" not in hits and (number := _number(hits, tokens)):
        return "counted", number
    return "", None


def _announces(hit: Hit, tokens: list[Token]) -> bool:
    """Whether a hit opens a heading (numbers aside) or is most of it."""
    lead = [t for t in tokens[: hit.first] if not t.text.rstrip(".").isdigit()]
    return len(lead) <= _HEADING_LEAD or 2 * (hit.last - hit.first + 1) >= len(tokens)


def _number(hits: Hits, tokens: list[Token]) -> Hit | None:
    """The last number of a sentence, if a word follows it; written as a word, or as a figure that is no year or date."""
    found = [h for n, hs in hits.items() if isinstance(n, int) for h in hs if h.last + 1 < len(tokens) and not (h.first == 0 and hits["digits"])]
    return max(found, key=lambda h: h.first, default=None)


def _count(hits: Hits, hit: Hit) -> int | None:
    if isinstance(hit.label, int):
        return hit.label
    numbers = [(h.first, n) for n, found in hits.items() if isinstance(n, int) for h in found if 0 < hit.last - h.first <= _NEAR]
    numbers = [(at, n) for at, n in numbers if at or not hits["digits"]]  # "3 Prioriterade områden" is numbered, not counted
    return max(numbers)[1] if numbers else None


def _counted(hits: Hits, nouns: list[Hit]) -> Hit | None:
    return next((h for h in nouns if _count(hits, h)), None)


def _pointed(hits: Hits, nouns: list[Hit]) -> Hit | None:
    pointers = hits.get("following", [])
    return next((h for h in nouns for p in pointers if 0 < h.first - p.first <= _NEAR or p.first == h.last + 1), None)


def _before_copula(hits: Hits, nouns: list[Hit]) -> Hit | None:
    return next((h for h in nouns for c in hits.get("copulas", []) if 0 < c.first - h.last <= _COPULA["areas"]), None)

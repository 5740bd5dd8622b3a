"""A corpus of four tiny documents, made by hand: what views, charts and pages are tested on."""

import numpy as np
import pytest

from analysis import tables

_DOCUMENTS = [
    # doc_id, municipality, id, country, language, type, valid_from, valid_to, passages (text, role, section, themes)
    ("a", "Aarhus", "DK-751", "DK", "da", "strategy", "2024", "2030",
     [("Vi vil øge eksporten.", "priority", "Mål", ["business_growth"]), ("Kultur og eksport.", "priority", "Mål", ["culture", "business_growth"])]),
    ("b", "Lund", "SE-1281", "SE", "sv", "policy", "2016", "2020",
     [("Kultur <script>alert(1)</script> & **fest**.", "priority", "", ["culture"]), ("Styrelsen beslutar.", "governance", "Ansvar", [])]),
    ("c", "Lund", "SE-1281", "SE", "sv", "strategy", None, None, [("Vänorter.", "priority", "", ["networks_partnerships"])]),
    ("d", None, None, None, "en", None, "2090", None, [("Nothing of note.", "background", "", [])]),
]  # fmt: skip


def small_corpus() -> tables.Corpus:
    """Four documents, six passages, one unreadable file."""
    rows = {name: [] for name in tables.SCHEMAS}
    for doc_id, town, town_id, country, language, kind, first, last, passages in _DOCUMENTS:
        text = ""
        for n, (own, role, section, themes) in enumerate(passages):
            start, passage_id = len(text), f"{doc_id}{n}"
            text += own + "\n"
            end = start + len(own)
            rows["passages"].append(
                dict(passage_id=passage_id, doc_id=doc_id, start=start, end=end, text=own, role=role, section=section)
            )
            rows["clusters"].append(dict(passage_id=passage_id, cluster=0, x=float(n), y=0.0))
            for theme in themes:
                rows["passage_themes"].append(dict(passage_id=passage_id, theme=theme, score=0.9, evidence=[[start, start + 6]]))
        rows["documents"].append(
            dict(doc_id=doc_id, source=f"{doc_id}.txt", sha256=doc_id * 64, text=text, municipality=town, municipality_id=town_id, country=country,
                 language=language, title="Strategi" if town else None, doc_type=kind, valid_from=first, valid_to=last, n_words=9,
                 n_passages=len(passages))
        )  # fmt: skip
        rows["facts"].append(dict(doc_id=doc_id, field="title", value="Strategi", quote=text[:4], start=0, end=4, grade="title_page", confidence=0.98))
    governed = next(p for p in rows["passages"] if p["role"] == "governance")
    rows["governance"].append(
        dict(doc_id="b", actor="Styrelsen", actor_type="executive_board", function="decide", object="allt", quote="Styrelsen",
             start=governed["start"], end=governed["start"] + 9, grade="verb", confidence=0.95)
    )  # fmt: skip
    rows["partners"].append(dict(doc_id="a", name="Kultur", kind="other", canonical="Kultur", quote="Kultur", start=22, end=28, grade="name", confidence=0.62))
    rows["problems"].append(dict(source="scan.txt", stage="read", severity="error", message="scan.txt is empty. Save it again."))
    frames = {name: tables.frame(name, own) for name, own in rows.items()}
    tables.check_quotes(frames)
    return tables.Corpus(frames, np.zeros((len(frames["passages"]), 3), np.float32), {"sources": {}})


@pytest.fixture
def corpus_folder(tmp_path):
    """The small corpus, written as a build writes one."""
    made = small_corpus()
    tables.write(tmp_path / "corpus", made.tables, made.vectors, made.manifest)
    return tmp_path / "corpus"

"""The command line: build a corpus, measure it, calibrate its rows, explain a passage, fit the models."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path

from analysis.errors import UdsynError


def main(arguments: list[str] | None = None) -> int:
    """Run a command; 0 when all went well, 1 when the command says what failed, 2 when the call itself is wrong."""
    args = _parser().parse_args(arguments)
    try:
        return args.run(args)
    except UdsynError as error:
        print(f"udsyn: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 0
    except OSError as error:  # a folder that may not be written, a disk that is full
        print(f"udsyn: {error.filename or 'a file'}: {error.strerror or error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m analysis", description="Read municipal international strategies into checked tables.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    build = commands.add_parser("build", help="read documents and write a corpus", description=_build.__doc__)
    build.add_argument("sources", nargs="+", type=Path, metavar="SOURCE", help="a .txt or .md file, or a folder of them")
    build.add_argument("--out", type=Path, default=Path("data/corpus"), metavar="DIR", help="where the corpus goes (default: %(default)s)")
    build.add_argument("--quiet", action="store_true", help="say nothing but problems")
    build.set_defaults(run=_build)

    measure = commands.add_parser("measure", help="measure a corpus against gold labels", description=_measure.__doc__)
    measure.add_argument("tables", type=Path, metavar="TABLES", help="a folder that build wrote")
    measure.add_argument("gold", nargs="+", type=Path, metavar="GOLD", help="a folder of gold labels, one JSON a document")
    measure.add_argument("--json", action="store_true", help="figures as JSON")
    measure.add_argument("--save-quality", action="store_true", help="keep the theme figures for the Themes page")
    measure.add_argument("--list", metavar="TABLE", help="list what was missed and what was wrong in a table, with the text around it")
    measure.set_defaults(run=_measure)

    calibrate = commands.add_parser("calibrate", help="count how sure each kind of row is", description=_calibrate.__doc__)
    calibrate.add_argument("tables", type=Path, metavar="TABLES", help="a folder that build wrote")
    calibrate.add_argument("gold", nargs="+", type=Path, metavar="GOLD", help="folders of labels, one JSON a document")
    calibrate.set_defaults(run=_calibrate)

    explain = commands.add_parser("explain", help="say why a passage was read as it was", description=_explain.__doc__)
    explain.add_argument("passage_id", metavar="PASSAGE_ID", help="the id of a passage, or its beginning")
    explain.add_argument("--corpus", type=Path, default=Path("data/corpus"), metavar="DIR", help="the corpus (default: %(default)s)")
    explain.set_defaults(run=_explain)

    fit = commands.add_parser("fit", help="fit the role and theme models on coded text", description=_fit.__doc__)
    fit.add_argument("--training", type=Path, default=Path("data/training"), metavar="DIR", help="coded documents (default: %(default)s)")
    fit.add_argument(
        "--calibration", type=Path, default=Path("tests/documents"), metavar="DIR",
        help="coded documents by other hands, to calibrate the themes' scores on; labels in DIR/gold (default: %(default)s)",
    )  # fmt: skip
    fit.set_defaults(run=_fit)
    return parser


def _build(args: argparse.Namespace) -> int:
    """Read every SOURCE, take out themes, timelines, governance, reviews and partners, and write one Parquet file a table.
    Sources that cannot be read are listed with what to do; the rest is built."""
    from analysis.build import build, is_current

    say = (lambda *_: None) if args.quiet else (lambda text: print(text, file=sys.stderr))
    if is_current(args.sources, args.out):
        say(f"{args.out} is up to date.")
        return _report(args.out, say)
    build(args.sources, args.out, lambda done, total, name: say(f"[{done}/{total}] {name or 'corpus written'}"))
    return _report(args.out, say)


def _report(out: Path, say) -> int:
    import pyarrow.parquet as pq

    for problem in pq.read_table(out / "problems.parquet").to_pylist():
        print(f"{problem['severity']}: {problem['message']}", file=sys.stderr)
    n = pq.read_metadata(out / "documents.parquet").num_rows
    say(f"{n} documents, {pq.read_metadata(out / 'passages.parquet').num_rows} passages in {out}")
    return 0


def _measure(args: argparse.Namespace) -> int:
    """Print how right each table is against gold labels: precision, recall and F1 with the counts behind them, and for each
    grade of row how many were right beside the confidence that they carry."""
    from analysis.calibration import by_grade, judged
    from analysis.measure import load_gold, measure
    from analysis.tables import QUALITY, read

    corpus, gold = read(args.tables), {doc: labels for folder in args.gold for doc, labels in load_gold(folder).items()}
    figures = measure(corpus, gold)
    rows, pairs = figures.pop("_rows"), figures.pop("_pairs")
    figures["sure"] = by_grade(corpus, judged(corpus, gold, rows))
    if args.list:
        return _list(args.list, rows, pairs, corpus)
    if args.save_quality:
        kept = {"languages": figures["themes"]["cases"], "reliability": figures["themes"]["reliability"]}
        QUALITY.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    if args.json:
        print(json.dumps(figures, ensure_ascii=False, indent=1))
    else:
        sure = figures.pop("sure")
        for name, value in figures.items():
            print(f"{name:16s} {json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else value}")
        for table, grades in sure.items():
            told = "; ".join(f"{grade} {own['right']} of {own['n']}, scored {own['score']:.2f}" for grade, own in grades.items())
            print(f"sure: {table:14s} {told}")
    return 1 if figures["misplaced_quotes"] else 0


def _list(table: str, rows: dict, pairs: list, corpus) -> int:
    texts = dict(zip(corpus.documents["doc_id"], corpus.documents["text"], strict=True))
    if table in ("themes", "roles"):
        return _list_passages(table, pairs, corpus)
    if table not in rows:
        raise UdsynError(f"There is no table {table!r} to list. Choose one of: themes, roles, {', '.join(rows)}.")
    for doc_id, counts in rows[table].items():
        for sign, some in (("missed", counts.missed), ("wrong", counts.wrong)):
            for _, row in some:
                a, b = row["span"]
                around = " ".join(texts.get(doc_id, "")[max(0, a - 60) : b + 60].split())
                stated = {k: v for k, v in row.items() if k not in ("span", "quote", "start", "end", "doc_id", "themes")}
                print(f"{sign:7s} {doc_id}[{a}:{b}] {json.dumps(stated, ensure_ascii=False, default=str)}\n        … {around} …")
    return 0


def _list_passages(what: str, pairs: list, corpus) -> int:
    text = corpus.passages.set_index("passage_id")["text"].to_dict()
    for p in pairs:
        want, got = (p.gold_role, p.role) if what == "roles" else (sorted(p.gold_themes), sorted(p.themes))
        if want != got:
            print(f"{p.doc_id} {p.passage_id} coded {want} read {got}\n        {' '.join(text.get(p.passage_id, '').split())[:160]}")
    return 0


def _calibrate(args: argparse.Namespace) -> int:
    """Count on coded documents how many rows of each grade are right, and write data/reference/confidence.json, from which
    the next build takes each row's confidence. Give it documents that no rule was written with: of others more rows are right
    than of those to come. Never give it the gold labels that measure the result. Prints what the other documents foretell of
    each one: rows right beside rows expected to be."""
    from analysis import calibration, confidence
    from analysis.measure import load_gold, measure
    from analysis.tables import read

    corpus, gold = read(args.tables), {k: v for folder in args.gold for k, v in load_gold(folder).items()}
    counted = calibration.judged(corpus, gold, measure(corpus, gold)["_rows"])
    confidence.write(calibration.cases(counted))
    for name, own in calibration.left_out(counted).items():
        grades = f"; log loss {own['log_loss']}, without grades {own['without_grades']}" if "log_loss" in own else ""
        print(f"{name:14s} {own['n']} rows, {own['right']} right, {own['expected']} expected{grades}")
    return 0


def _explain(args: argparse.Namespace) -> int:
    """Print a passage, its role and section, and each of its themes with the score and the words that decided."""
    from analysis.explain import explain
    from analysis.tables import read

    found = explain(read(args.corpus), args.passage_id)
    print(f"{found.doc_id}[{found.start}:{found.end}]  {found.passage_id}")
    print(f"section: {found.section or '(none)'}\nrole: {found.role}\n\n{found.text}\n")
    for theme, score, words in found.themes:
        print(f"{theme:28s} {score:.2f}  {', '.join(words) or 'from its section'}")
    if not found.themes:
        print("no theme: no theme's words weigh enough here")
    return 0


def _fit(args: argparse.Namespace) -> int:
    """Fit the role and theme models on coded documents and on the example passages of each language, and write them, with what
    they reached on text left out, to data/reference/role_* and theme_*. Never give it the gold labels that measure the result."""
    from analysis.coded import coded, examples
    from analysis.ingredients import languages
    from analysis.lexicon import REFERENCE
    from analysis.roles import fit as role_model
    from analysis.roles import roles
    from analysis.roles import store as role_store
    from analysis.themes import fit as theme_model
    from analysis.themes import report, store
    from analysis.vectorise import KINSHIP

    documents, others = coded(args.training, args.training), coded(args.calibration, args.calibration / "gold")
    alone = [e for language in languages() for e in examples(language)]
    by_role, reached = role_model.fit(documents, alone)
    role_store.write(by_role, reached)
    print(f"roles: {reached['left_out_accuracy']} right of {reached['n']} passages in documents left out")

    # Themes are decided after roles, and are learnt so.
    documents, others = ([replace(d, passages=roles(d.document, d.language, d.passages)) for d in some] for some in (documents, others))
    fitted, left_out = theme_model.fit(theme_model.examples(documents), theme_model.examples(alone))
    measured = report.report(left_out, fitted.threshold)
    store.write(theme_model.calibrated(fitted, others), measured)
    store.write_json(report.errors(left_out, fitted.threshold), REFERENCE / "theme_errors.json")
    store.write_json(theme_model.kin(documents + alone), KINSHIP)
    for kind, reached in measured["left_out"].items():
        print(f"themes: micro-F1 {reached['micro_f1']} on {kind} left out {reached['by_language']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

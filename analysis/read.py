"""A file into a Document: its bytes hashed, its text decoded and otherwise untouched."""

from __future__ import annotations

import codecs
import hashlib
import os
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from analysis.errors import ReadError
from analysis.model import Document, Problem

SUFFIXES = (".txt", ".md")
MAX_BYTES = 5_000_000
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROL = {chr(c) for c in range(32)} - set("\t\n\r\f\v\x1c\x1d\x1e\x1f")
# Parts of a project that are about the sources, not sources themselves.
_NOT_SOURCES = {"ORIGINS.md", "README.md"}


def sources(paths: Iterable[Path]) -> list[Path]:
    """Every file named or found below a named folder, in the order of their names; hidden files left out."""
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        if path.is_dir():
            inside = (p for p in sorted(path.rglob("*")) if p.is_file())
            found.update((p, None) for p in inside if not _hidden(p.relative_to(path)) and p.name not in _NOT_SOURCES)
        else:
            found[path] = None
    return list(found)


def _hidden(path: Path) -> bool:
    return any(part.startswith((".", "~$")) for part in path.parts)


def decode(data: bytes) -> str:
    """Text of UTF-8, UTF-16 with a byte order mark, or else Windows-1252.

    Raises:
        ReadError: the bytes are no text in any of these.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return _text(data[len(mark) :].decode(encoding))
            except UnicodeDecodeError:
                raise ReadError(f"starts as {encoding.upper()[:6]} but breaks off or is damaged. Save it again as UTF-8 text.") from None
    if b"\x00" in data:
        raise ReadError("is not text but a binary file. Save the document as plain text (.txt, UTF-8) and add that.")
    for encoding in ("utf-8", "cp1252"):
        try:
            return _text(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise ReadError("is in an encoding that cannot be told. Save it as plain text in UTF-8 and add it again.")


def _text(text: str) -> str:
    controls = sum(c in _CONTROL for c in text)
    if controls > 0.01 * len(text) + 2:
        raise ReadError("is not text but a binary file. Save the document as plain text (.txt, UTF-8) and add that.")
    return text


def name_of(path: Path) -> str:
    """A file's name as text that can be written anywhere, whatever bytes the file system holds."""
    return path.name.encode("utf-8", "replace").decode("utf-8")


def read(path: Path) -> Document:
    """Read one source.

    Raises:
        ReadError: with a message that begins with the file's name and says what to do.
    """
    name = name_of(path)
    try:
        size = path.stat().st_size
        if path.suffix.lower() not in SUFFIXES:
            raise ReadError(f"is a {path.suffix or 'nameless'} file. Udsyn reads {' and '.join(SUFFIXES)}: save the text as one of these.")
        if size > MAX_BYTES:
            raise ReadError(f"is {size / 1e6:.1f} MB, more than the {MAX_BYTES / 1e6:.0f} MB a document may have. Split it or keep only the text.")
        data = path.read_bytes()
        text = decode(data)
        if not text.strip():
            raise ReadError("is empty. If it came from a scanned PDF, run text recognition first and save the text.")
    except FileNotFoundError:
        raise ReadError(f"{name} is not there. Check the path and the spelling.") from None
    except OSError as error:
        raise ReadError(f"{name} cannot be opened ({os.strerror(error.errno) if error.errno else error}). Check that you may read it.") from None
    except ReadError as error:
        raise ReadError(f"{name} {error}") from None
    # One id on every machine (some compose accents in names, some do not); "|" parts the ids of a chart's mark.
    doc_id = unicodedata.normalize("NFC", Path(name).stem).replace("|", "_")
    return Document(doc_id, name, hashlib.sha256(data).hexdigest(), text)


def read_all(paths: Iterable[Path]) -> Iterator[Document | Problem]:
    """Each source as a Document, or the Problem that kept it from being one; nothing is lost in silence.

    Two files with the same bytes are read once. Two files with the same stem keep apart: the later one's
    id gets the first six digits of its hash.
    """
    by_hash: dict[str, str] = {}
    ids: set[str] = set()
    for path in sources(paths):
        name = name_of(path)
        try:
            document = read(path)
        except ReadError as error:
            yield Problem(name, "read", "error", str(error))
            continue
        if document.sha256 in by_hash:
            yield Problem(name, "read", "warning", f"{name} holds the same bytes as {by_hash[document.sha256]} and was read once.")
            continue
        if document.doc_id in ids:
            renamed = f"{document.doc_id}-{document.sha256[:6]}"
            yield Problem(name, "read", "warning", f"{name} has the name of another source and is kept as {renamed}.")
            document = Document(renamed, document.source, document.sha256, document.text)
        by_hash[document.sha256] = name
        ids.add(document.doc_id)
        yield document

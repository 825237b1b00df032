"""A stranger's Word document, looked through before anything else opens it (reliability.md §0)."""

from __future__ import annotations

import io
import zipfile

from desktop.errors import FileRefused
from desktop.intake.container import recognised
from desktop.intake.raw import Container
from desktop.intake.readers.xml_events import Events
from desktop.intake.readers.zip_parts import Parts

MAX_PART_BYTES = 40_000_000
"""Of the text of a document: a hundred times that of a long report."""
_MAX_ELEMENTS = 2_000_000
_MAX_DEPTH = 200
"""The parser that fills the document goes down to 256."""
_MAIN = "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACROS = ("word/vbaproject.bin", "word/vbadata.xml")


def check_document(content: bytes) -> None:
    """Refuse what is no .docx, or one with macros, a signature, a password or text beyond all measure.

    Raises `FileRefused`: "document_not_word", "document_old_word", "document_encrypted", "document_macros",
    "document_signed", "document_damaged", "document_hostile", "document_large".
    """
    try:
        _check_container(content)
        _check_parts(content)
    except FileRefused as refusal:
        if refusal.code.startswith("document_"):
            raise
        raise _of_document(refusal.code) from refusal


def _of_document(code: str) -> FileRefused:
    """What is said of a list, as it is said of a template."""
    match code:
        case "list_old_document":
            return FileRefused("document_old_word")
        case "list_encrypted":
            return FileRefused("document_encrypted")
        case "list_damaged":
            return FileRefused("document_damaged")
        case "list_hostile":
            return FileRefused("document_hostile")
        case "list_too_large":
            return FileRefused("document_large")
    return FileRefused("document_not_word")


def _check_container(content: bytes) -> None:
    if recognised(content) is not Container.DOCX:
        raise FileRefused("document_not_word")


def _check_parts(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sizes = {entry.filename.lower(): entry.file_size for entry in archive.infolist()}
        if len(sizes) < len(archive.infolist()):
            raise FileRefused("document_damaged")
    if any(name in sizes for name in _MACROS):
        raise FileRefused("document_macros")
    if any(name.startswith("_xmlsignatures/") for name in sizes):
        raise FileRefused("document_signed")
    parts = Parts(content)
    _check_kind(parts)
    texts = [name for name in sizes if name.startswith("word/") and name.endswith(".xml")]
    if sum(sizes[name] for name in texts) > MAX_PART_BYTES:
        raise FileRefused("document_large")
    counted = _Counted()
    for name in texts:
        parts.hear(name, counted)


def _check_kind(parts: Parts) -> None:
    with parts.open("[Content_Types].xml") as stream:
        kinds = stream.read().lower()
    if b"macroenabled" in kinds:
        raise FileRefused("document_macros")
    if _MAIN.encode() not in kinds:
        raise FileRefused("document_not_word")


class _Counted(Events):
    """Counts the elements of all parts and how deep they stand in one another."""

    def __init__(self) -> None:
        self._count = self._depth = 0

    def start(self, name: str, attributes: object) -> None:  # noqa: ARG002 - as the events come
        """An element begins."""
        self._count += 1
        self._depth += 1
        if self._count > _MAX_ELEMENTS:
            raise FileRefused("document_large")
        if self._depth > _MAX_DEPTH:
            raise FileRefused("document_hostile")

    def end(self, name: str) -> None:  # noqa: ARG002
        """An element ends."""
        self._depth -= 1

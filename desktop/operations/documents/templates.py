"""The templates: those of the program, and the office's own, which the register keeps."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from desktop.errors import FileRefused, SoVangError
from desktop.intake.parent import checked_document
from desktop.operations.output import faults_named
from desktop.records.codes import DocumentKind, Family
from desktop.records.document_fields import known_fields
from desktop.records.document_template import DocumentTemplate
from desktop.records.text import clean, fold
from desktop.store import blobs
from desktop.store import document_templates as store
from desktop.store.file import RecordFile
from desktop.store.writer import Deed, Done, Transaction
from desktop.words.documents import FILE_NAMES, KINDS, TEMPLATE_BUNDLED
from desktop.words.labels import FAMILIES
from exports.document import document_fields, save_document

_BUNDLED = {Family.STATE: "state", Family.PARTY: "party", Family.FRONT: "state"}
"""The Front's papers look like the state's (NĐ 30/2020)."""


@dataclass(frozen=True)
class Template:
    """What a paper is written from; `own` is the record of an office's template, None for a bundled one."""

    name: str
    content: bytes
    own: DocumentTemplate | None = None


def template_of(file: RecordFile, kind: DocumentKind, family: Family) -> Template:
    """The office's own template of a kind and family, else the bundled one.

    Raises `SoVangError("document_template_damaged")`.
    """
    own = store.own(file.read, kind, family)
    if own is None:
        return Template(TEMPLATE_BUNDLED, bundled(kind, family))
    content = blobs.get(file.read, own.sha256)
    if content is None:
        raise SoVangError("document_template_damaged", name=own.name)
    return Template(own.name, content, own)


def bundled(kind: DocumentKind, family: Family) -> bytes:
    """The program's own template."""
    return (files("resources") / "documents" / f"{_BUNDLED[family]}-{kind.value}.docx").read_bytes()


def checked_template(path: Path, kind: DocumentKind) -> bytes:
    """The bytes of a document that can be a template of a kind: it names at least one of its fields.

    Raises `FileRefused`: what `checked_document` raises, "document_without_fields", "document_damaged".
    """
    content = checked_document(path)
    try:
        names = document_fields(content).names
    except ValueError as error:
        raise FileRefused("document_damaged", path=path.name) from error
    if not known_fields(kind, names):
        raise FileRefused("document_without_fields", path=path.name)
    return content


def template_file(kind: DocumentKind, family: Family) -> str:
    """The name of the file in which a template goes out: "mau_bien_ban_dang.docx"."""
    return f"mau_{FILE_NAMES[kind]}_{fold(FAMILIES[family].split(',')[0]).replace(' ', '_')}.docx"


def save_template(template: Template, path: Path) -> Path:
    """Write a template as a file that the office can change in Word. Raises `StorageTrouble`."""
    path = path if path.suffix.lower() == ".docx" else path.with_name(f"{path.name}.docx")
    with faults_named():
        save_document(template.content, path)
    return path


def adopt_template(
    file: RecordFile, kind: DocumentKind, family: Family, name: str, content: bytes
) -> Future[Done[DocumentTemplate]]:
    """Take a checked document as the office's own template, in place of the one it has."""
    day = file.now().date()

    def work(transaction: Transaction) -> DocumentTemplate:
        _drop(transaction, kind, family)
        kept = blobs.put(transaction, content)
        return transaction.insert(DocumentTemplate(kind, family, clean(name), kept, day))

    return file.write(Deed("document_template_taken", {"kind": KINDS[kind], "name": clean(name)}, work))


def drop_template(file: RecordFile, kind: DocumentKind, family: Family) -> Future[Done[None]]:
    """Go back to the bundled template of a kind and family."""

    def work(transaction: Transaction) -> None:
        _drop(transaction, kind, family)

    return file.write(Deed("document_template_dropped", {"kind": KINDS[kind]}, work))


def _drop(transaction: Transaction, kind: DocumentKind, family: Family) -> None:
    own = store.own(transaction, kind, family)
    if own is not None:
        transaction.delete(DocumentTemplate, own.id or 0)

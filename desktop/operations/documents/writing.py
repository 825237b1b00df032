"""A paper is prepared, looked over, and written: anew from its template, or into the file that is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import FileRefused, SoVangError
from desktop.intake.parent import checked_document
from desktop.operations.documents.of_commendation import commendation_paper
from desktop.operations.documents.of_conference import conference_paper, opinion_paper
from desktop.operations.documents.of_period import narrative_paper
from desktop.operations.documents.paper import Paper
from desktop.operations.documents.templates import Template, template_of
from desktop.operations.output import faults_named
from desktop.operations.practice import mark_of
from desktop.records.codes import DocumentKind
from desktop.records.document_fields import FIELDS, known_fields, nearest_field
from desktop.records.period import Period
from desktop.store.file import RecordFile
from exports.document import DocumentFields, document_fields, fill_document, save_document

Subject = int | Period
"""The id of the record that a paper is of; of the narrative report the period."""


@dataclass(frozen=True)
class UnknownField:
    """A name in a template that is no field of its kind, and the field that is most like it ("": none)."""

    name: str
    nearest: str


@dataclass(frozen=True)
class Prepared:
    """A paper before it is written: what the register does not know of it, and what its template gets wrong.

    `unreached` are merge fields inside other fields, which cannot be filled. `mark` stands over every page of
    a paper that was made to practise.
    """

    paper: Paper
    template: Template
    missing: Sequence[str]
    unknown: Sequence[UnknownField]
    unreached: Sequence[str]
    mark: str = ""


@dataclass(frozen=True)
class WrittenDocument:
    """A file that was written; `changed` are the fields that said something else in it before.

    `lost` are the lists that have rows and for which an older file has no place any more.
    """

    path: Path
    missing: Sequence[str]
    unknown: Sequence[UnknownField]
    changed: Sequence[str] = ()
    lost: Sequence[str] = ()


def paper_of(file: RecordFile, kind: DocumentKind, subject: Subject) -> Paper:
    """What a paper says now. Raises `Conflict("deleted_by_another")`, `SoVangError`: "annex_empty",
    "document_without_office".
    """
    if isinstance(subject, Period):
        return narrative_paper(file, subject)
    if kind in (DocumentKind.MINUTES, DocumentKind.NOTICE):
        return conference_paper(file, kind, subject)
    if kind is DocumentKind.ANSWER:
        return opinion_paper(file, subject)
    return commendation_paper(file, kind, subject)


def prepare(file: RecordFile, kind: DocumentKind, subject: Subject) -> Prepared:
    """A paper with its template. Raises what `paper_of` and `template_of` raise."""
    paper = paper_of(file, kind, subject)
    template = template_of(file, kind, paper.family)
    try:
        found = document_fields(template.content)
    except ValueError as error:
        raise SoVangError("document_template_damaged", name=template.name) from error
    known = known_fields(kind, found.names)
    return Prepared(
        paper,
        template,
        paper.missing(list(known.values())),
        unknown_fields(kind, found.names),
        found.unreached,
        mark_of(file.read),
    )


def unknown_fields(kind: DocumentKind, names: Sequence[str]) -> list[UnknownField]:
    """The names that are no fields of a kind, each with the nearest that is."""
    known = known_fields(kind, names)
    return [UnknownField(name, nearest_field(kind, name)) for name in names if name not in known]


def was_written(path: Path) -> bool:
    """Whether a file is there that was written from a template, so that its fields can be brought up to date.

    Raises `FileRefused`: what `checked_document` raises.
    """
    return path.is_file() and _fields(checked_document(path), path).was_filled


def write_document(prepared: Prepared, path: Path) -> WrittenDocument:
    """Write a paper anew from its template. Raises `StorageTrouble`."""
    _write(prepared, prepared.template.content, path, updating=False)
    return WrittenDocument(path, prepared.missing, prepared.unknown)


def update_document(prepared: Prepared, path: Path) -> WrittenDocument:
    """Bring the fields of a written paper up to date; its sentences stay as the office worded them.

    What says something else than before is tinted this once. Raises `FileRefused`: what
    `checked_document` raises, "document_without_fields"; and `StorageTrouble`.
    """
    paper, content = prepared.paper, checked_document(path)
    names = _fields(content, path).names
    known = list(known_fields(paper.kind, names).values())
    if not known:
        raise FileRefused("document_without_fields", path=path.name)
    changed = _write(prepared, content, path, updating=True)
    template = set(known_fields(paper.kind, document_fields(prepared.template.content).names).values())
    lost = {
        one.listing: one.name
        for one in FIELDS[paper.kind]
        if one.listing and one.name in template and one.name not in known and paper.groups.get(one.listing)
    }
    missing = paper.missing(known)
    return WrittenDocument(path, missing, unknown_fields(paper.kind, names), changed, tuple(lost.values()))


def _write(prepared: Prepared, content: bytes, path: Path, *, updating: bool) -> Sequence[str]:
    names = _fields(content, path).names
    paper = prepared.paper
    canonical: Mapping[str, str] = known_fields(paper.kind, names)
    filled = fill_document(content, paper.filling, canonical, updating=updating, mark=prepared.mark)
    with faults_named():
        save_document(filled.content, path)
    return filled.changed


def _fields(content: bytes, path: Path) -> DocumentFields:
    try:
        return document_fields(content)
    except ValueError as error:
        raise FileRefused("document_damaged", path=path.name) from error

"""`sovang document`: a paper in Word, of a decision, a conference, an opinion or a period."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from desktop.command_line.answers import Answer, opened
from desktop.command_line.decisions import existing

if TYPE_CHECKING:
    from desktop.operations.documents.writing import Subject
    from desktop.records.codes import DocumentKind
    from desktop.store.file import RecordFile


def document_command(arguments: Namespace) -> Answer:
    """Write a paper, or bring one that is there up to date; what is missing in it is told."""
    from desktop.operations.documents.writing import prepare, update_document, write_document
    from desktop.records.codes import DocumentKind
    from desktop.words.documents import COMMANDS, KINDS

    kind = DocumentKind(next(code for code, word in COMMANDS.items() if word == arguments.kind))
    with opened(arguments) as file:
        prepared = prepare(file, kind, _subject(file, kind, arguments))
    write = update_document if arguments.update else write_document
    written = write(prepared, arguments.output)
    told = f"Đã {'cập nhật' if arguments.update else 'soạn'} {KINDS[kind].lower()} vào {written.path}."
    lines = [told]
    lines += [f"Sổ chưa ghi: {', '.join(written.missing)}."] if written.missing else []
    lines += (
        [f"Không có trường: {', '.join(one.name for one in written.unknown)}."] if written.unknown else []
    )
    data = {
        "path": str(written.path),
        "missing": [*written.missing],
        "unknown": [{"name": one.name, "nearest": one.nearest} for one in written.unknown],
        "changed": [*written.changed],
    }
    return Answer(lines, data)


def _subject(file: RecordFile, kind: DocumentKind, arguments: Namespace) -> Subject:
    """The record that the arguments name. Raises "document_of_nothing", and what finding raises."""
    from desktop.errors import SoVangError
    from desktop.operations.conferences import find_conference
    from desktop.operations.opinions import open_opinions
    from desktop.records.codes import DocumentKind
    from desktop.records.period import parse_period

    if kind is DocumentKind.NARRATIVE and arguments.period:
        return parse_period(arguments.period)
    if kind in (DocumentKind.MINUTES, DocumentKind.NOTICE) and arguments.conference:
        return find_conference(file, arguments.conference).id or 0
    if kind is DocumentKind.ANSWER and arguments.conference and arguments.opinion:
        conference = find_conference(file, arguments.conference)
        lines = open_opinions(file, conference.id or 0).lines
        if arguments.opinion <= len(lines):
            return lines[arguments.opinion - 1].opinion.id or 0
    if (
        kind in (DocumentKind.PROPOSAL, DocumentKind.DECISION, DocumentKind.AWARD_LIST)
        and arguments.commendation
    ):
        return existing(file, arguments).id or 0
    raise SoVangError("document_of_nothing", kind=arguments.kind)

"""Reports that went upward: what was sent is frozen, and whatever changes afterwards can be named.

Product.md P75, P85. A submission is never undone (design.md §4); what never went is marked so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from desktop.errors import FileRefused, SoVangError
from desktop.operations.attachments import written_copy
from desktop.operations.reports import activity_report, period_records
from desktop.operations.traces.record_lines import RecordLine, record_lines
from desktop.records.period import Period
from desktop.records.report import MEASURES, Figure, RecordKind, figures_of
from desktop.records.submission import (
    ChangedFigure,
    FrozenFigure,
    Names,
    Submission,
    Way,
    changed_since,
    is_superiors_form,
    packed_figures,
    packed_names,
    unpacked_figures,
    unpacked_names,
)
from desktop.records.text import clean
from desktop.store import blobs
from desktop.store import submissions as store
from desktop.store.file import RecordFile
from desktop.store.reader import Reader
from desktop.store.writer import Deed, Done, Transaction
from desktop.words.submissions import report_words

_OF_LISTS: Mapping[str, tuple[str, ...]] = {
    "awards": ("commendations.", "awards."),
    "award_form": ("commendations.", "awards."),
    "register": ("commendations.", "awards."),
    "receipts": ("awards.",),
    "unpaid": ("awards.",),
    "conferences": ("conferences.",),
    "opinions": ("opinions.",),
    "initiatives": ("initiatives.",),
    "teams": ("teams.",),
    "activities": ("activities.",),
}
"""Which figures of the period belong to a list that is sent; the report itself has those of its table."""


@dataclass(frozen=True)
class FrozenReport:
    """The figures of a report with their records, and what a line says of each record."""

    figures: Sequence[FrozenFigure]
    names: Names


@dataclass(frozen=True)
class Sending:
    """What is sent: kind of report, period, the workbook's file, how and to whom, what was asked before."""

    form: str
    period: Period
    workbook: Path
    way: Way
    to: str = ""
    findings: tuple[str, ...] = ()


def frozen_report(file: RecordFile, form: str, period: Period) -> FrozenReport:
    """The figures of a report as they are now."""
    figures = [
        _frozen(file.read, figure, column) for (_key, column), figure in _figures(file, form, period).items()
    ]
    return FrozenReport(figures, names_of(file.read, figures))


def submit(file: RecordFile, sent: Sending, report: FrozenReport) -> Future[Done[Submission]]:
    """Keep what was sent: the bytes of the workbook, and the figures that stood in it.

    Raises `FileRefused` for a workbook that cannot be read.
    """
    content = workbook_bytes(sent.workbook)
    period = sent.period

    def work(writing: Transaction) -> Submission:
        return writing.insert(
            Submission(
                form=sent.form,
                period_start=period.start,
                period_end=period.end,
                period_label=period.label,
                period_kind=period.kind,
                year_start=period.year_start,
                file_name=clean(sent.workbook.name.encode(errors="replace").decode()),
                workbook=blobs.put(writing, content),
                figures=packed_figures(report.figures),
                records=packed_names(report.names),
                sent_at=file.now(),
                sent_by=file.user,
                way=sent.way,
                sent_to=clean(sent.to),
                findings=json.dumps(sent.findings, ensure_ascii=False),
            )
        )

    values = {"report": report_words(sent.form, period.label), "to": clean(sent.to)}
    return file.write(Deed("report_sent" if values["to"] else "report_sent_up", values, work, undoable=False))


def mark_taken_back(file: RecordFile, found: Submission, *, never_went: bool) -> Future[Done[Submission]]:
    """Say that a report never went (its draft was closed unsent), or that it did after all."""
    changed = replace(found, taken_back=file.now().date() if never_went else None)
    values = {"report": report_words(found.form, found.period_label)}
    deed = Deed(
        "report_not_sent" if never_went else "report_sent_after_all",
        values,
        lambda writing: writing.update(found, changed),
        undoable=False,
    )
    return file.write(deed)


def submissions(file: RecordFile) -> list[Submission]:
    """Everything that was sent, the latest first; what never went is marked, not missing."""
    return store.submissions(file.read)


def latest_of(file: RecordFile, form: str, period: Period) -> Submission | None:
    """What was sent last for a report of exactly these days."""
    return store.latest_of(file.read, form, period)


def of_workbook(file: RecordFile, path: Path) -> Submission | None:
    """The submission of which a file is the very workbook. Raises `FileRefused`."""
    return store.of_workbook(file.read, sha256(workbook_bytes(path)).hexdigest())


def changes_since(file: RecordFile, found: Submission) -> list[ChangedFigure]:
    """The figures that differ today from those that were sent, with the records that make the difference."""
    sent = FrozenReport(unpacked_figures(found.figures), unpacked_names(found.records))
    return compared(file, found.form, found.period, sent)


def compared(file: RecordFile, form: str, period: Period, sent: FrozenReport) -> list[ChangedFigure]:
    """The figures that differ today from frozen ones; names of records that left the report are today's.

    Of a superior's form the figures that were frozen are counted again; its texts, and what was typed into
    it elsewhere, cannot be compared.
    """
    now = (
        counted_again(file, period, sent.figures)
        if is_superiors_form(form)
        else frozen_report(file, form, period)
    )
    return changed_since(
        sent.figures, now.figures, sent.names, names_of(file.read, [*sent.figures, *now.figures])
    )


def counted_again(file: RecordFile, period: Period, figures: Sequence[FrozenFigure]) -> FrozenReport:
    """The same figures as they are now; one that the program no longer has is as it was."""
    spans = (period, period.from_year_start, period.year_before)
    records = {column: period_records(file, spans[column]) for column in {one.column for one in figures}}
    now = [
        _frozen(file.read, MEASURES[one.id].figure(records[one.column], one.by), one.column)
        if one.id in MEASURES
        else one
        for one in figures
    ]
    return FrozenReport(now, names_of(file.read, now))


def frozen_figures(reader: Reader, figures: Iterable[tuple[Figure, int]]) -> FrozenReport:
    """Figures with the column each stood in, as they were counted; the same one twice is one."""
    frozen = {one.key: one for one in (_frozen(reader, figure, column) for figure, column in figures)}
    return FrozenReport(list(frozen.values()), names_of(reader, list(frozen.values())))


def asked_before(found: Submission) -> list[str]:
    """What the checks said when it was sent all the same."""
    return [str(one) for one in json.loads(found.findings)]


def copy_out(file: RecordFile, found: Submission, folder: Path) -> Path:
    """Write the frozen workbook into a folder, read-only, to be opened there.

    Raises `SoVangError("attachment_lost")` and `StorageTrouble`.
    """
    content = blobs.get(file.read, found.workbook)
    if content is None:
        raise SoVangError("attachment_lost", name=found.file_name)
    return written_copy(folder / f"da-gui-{found.id}" / found.file_name, content)


def workbook_bytes(path: Path) -> bytes:
    """The bytes of a workbook. Raises `FileRefused`: "file_missing", "file_unreadable"."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise FileRefused("file_missing", path=str(path)) from None
    except OSError as error:
        raise FileRefused("file_unreadable", path=str(path), reason=error.strerror or "") from error


def line_words(line: RecordLine) -> str:
    """A record in one line of text."""
    return " · ".join(filter(None, (line.title, line.detail)))


def _figures(file: RecordFile, form: str, period: Period) -> Mapping[tuple[object, int], Figure]:
    """The figures of a report by what they are and their column; some stand in its table more than once."""
    if form != "activity":
        found = figures_of(period_records(file, period))
        return {(_key(one), 0): one for one in found if one.id.startswith(_OF_LISTS[form])}
    table = activity_report(file, period).table
    return {(_key(figure), column): figure for row in table.rows for column, figure in enumerate(row.figures)}


def _key(figure: Figure) -> tuple[str, tuple[str, str] | None]:
    return figure.id, next(iter(figure.by.items())) if figure.by else None


def _frozen(reader: Reader, figure: Figure, column: int) -> FrozenFigure:
    figure_id, by = _key(figure)
    records = dict.fromkeys(figure.record_ids, 1)
    if (summed := MEASURES[figure.id].summed) is not None:
        lines = record_lines(reader, figure.record_kind, figure.record_ids, summed)
        records = {line.id: line.value for line in lines}
    return FrozenFigure(figure_id, by, column, figure.label, figure.value, figure.record_kind, records)


def names_of(reader: Reader, figures: Sequence[FrozenFigure]) -> Names:
    """What a line says today of every record behind these figures; those that are gone are missing."""
    return {kind: _lines(reader, kind, sorted(ids)) for kind, ids in _ids(figures).items()}


def _ids(figures: Sequence[FrozenFigure]) -> dict[RecordKind, set[int]]:
    found: dict[RecordKind, set[int]] = {}
    for figure in figures:
        found.setdefault(figure.kind, set()).update(figure.records)
    return found


def _lines(reader: Reader, kind: RecordKind, ids: Sequence[int]) -> dict[int, str]:
    return {line.id: line_words(line) for line in record_lines(reader, kind, ids)}

"""A form filled for a period: every cell that asks for something is filled, or listed with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import FileRefused, SoVangError
from desktop.intake.form import FormSheet, cell_name, cell_place
from desktop.operations.output import faults_named
from desktop.operations.report_forms.forms import CellPlace, OpenedForm, kept_forms
from desktop.operations.report_forms.sources import whole_words
from desktop.operations.report_forms.values import PeriodValues
from desktop.records.period import Period
from desktop.records.report import Figure, Note
from desktop.records.report_form import FigureSource, MappedCell, Source, parse_source
from desktop.store.file import RecordFile
from exports.form_filler import FormNotFilled, save_form

_CODES: Mapping[str, str] = {
    "signed": "form_signed",
    "macros": "form_macros",
    "not_a_workbook": "form_not_xlsx",
    "damaged": "form_damaged",
    "sheet_missing": "form_damaged",
    "cell_formula": "form_cell_formula",
}


@dataclass(frozen=True)
class FilledCell:
    """A cell with its value and the figures it was made from; `shown` is the value as the screen has it."""

    sheet: str
    cell: str
    label: str
    source: Source
    value: str | int | float
    shown: str
    figures: tuple[Figure, ...] = ()

    def as_json(self) -> dict[str, object]:
        """What a script reads of it."""
        by, span, figure = None, None, str(self.source)
        if isinstance(self.source, FigureSource):
            figure, span = self.source.figure, str(self.source.span)
            by = dict([self.source.by]) if self.source.by else None
        return {
            "sheet": self.sheet, "cell": self.cell, "label": self.label, "id": figure, "by": by,
            "span": span, "value": self.value, "records": sum(len(one.record_ids) for one in self.figures),
        }  # fmt: skip


@dataclass(frozen=True)
class LeftCell:
    """A cell that stays as it is; `reason` is a code of `words.report_forms.LEFT`."""

    sheet: str
    cell: str
    label: str
    reason: str

    def as_json(self) -> dict[str, object]:
        """What a script reads of it."""
        return {"sheet": self.sheet, "cell": self.cell, "label": self.label, "reason": self.reason}


@dataclass(frozen=True)
class Filling:
    """All cells that ask for something: `filled` and `left` together, `mapped` of them by the mapping."""

    period: Period
    filled: tuple[FilledCell, ...]
    left: tuple[LeftCell, ...]
    mapped: int
    notes: tuple[Note, ...] = ()


def filling(opened: OpenedForm, values: PeriodValues) -> Filling:
    """What a form's mapping puts into it. Cells that nobody has looked at yet are left."""
    known = {(one.sheet, one.cell): one for one in opened.cells}
    outcomes = [one for sheet in opened.book.sheets for one in _of_sheet(sheet, known, opened, values)]
    lost = [LeftCell(one.sheet, one.cell, _lost_label(one), "cell_lost") for one in opened.lost]
    filled = tuple(one for one in outcomes if isinstance(one, FilledCell))
    left = (*(one for one in outcomes if isinstance(one, LeftCell)), *lost)
    return Filling(values.period, filled, left, len(known) + len(lost), values.notes())


def _of_sheet(
    sheet: FormSheet,
    known: Mapping[CellPlace, MappedCell],
    opened: OpenedForm,
    values: PeriodValues,
) -> Iterator[FilledCell | LeftCell]:
    labels = opened.labels[sheet.name]
    places = {cell_place(name) for of_sheet, name in known if of_sheet == sheet.name}
    for place in sorted({*labels.asked, *places}):
        name, words = cell_name(place), labels.label(place).words
        mapped = known.get((sheet.name, name))
        if mapped is None:
            yield LeftCell(sheet.name, name, words, "not_mapped")
        elif not labels.may_take(place):
            yield LeftCell(sheet.name, name, words, "cell_closed")
        elif (sheet.name, name) in opened.unseen:
            yield LeftCell(sheet.name, name, words, "not_looked_at")
        else:
            yield _outcome(sheet, place, mapped, words, values)


def _outcome(
    sheet: FormSheet, place: tuple[int, int], mapped: MappedCell, words: str, values: PeriodValues
) -> FilledCell | LeftCell:
    source = parse_source(mapped.source)
    if source is None:
        return LeftCell(sheet.name, mapped.cell, words, "source_unknown")
    worth = values.worth(source, sheet.at(place))
    if worth.left or worth.value is None:
        return LeftCell(sheet.name, mapped.cell, words, worth.left)
    return FilledCell(sheet.name, mapped.cell, words, source, worth.value, worth.shown, worth.figures)


def write_filled(opened: OpenedForm, done: Filling, path: Path) -> Path:
    """Write the filled workbook.

    Raises `FileRefused` for a form that must not be changed, "form_nothing_to_fill", and `StorageTrouble`.
    """
    if not done.filled:
        raise SoVangError("form_nothing_to_fill", name=opened.file_name)
    values: dict[str, dict[str, str | int | float]] = {}
    for one in done.filled:
        values.setdefault(one.sheet, {})[one.cell] = one.value
    try:
        with faults_named():
            save_form(opened.content, values, path)
    except FormNotFilled as failure:
        refused = {"file": opened.file_name, **failure.values}
        raise FileRefused(_CODES[failure.code], **refused) from failure
    return path


def fill_kept(file: RecordFile, opened: OpenedForm, period: Period) -> Filling:
    """What a known form takes by its saved mapping; cells that stand elsewhere now are left to a person.

    Raises `SoVangError("report_form_unknown")` for a file that is no edition of a kept form.
    """
    if opened.kept is None:
        names = [one.name for one in kept_forms(file)]
        raise SoVangError("report_form_unknown", file=opened.file_name, names=names or ["chưa có biểu nào"])
    return filling(opened, PeriodValues(file, period))


def _lost_label(one: MappedCell) -> str:
    source = parse_source(one.source)
    return "" if source is None else whole_words(source)

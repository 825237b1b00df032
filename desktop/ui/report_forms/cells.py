"""What is shown of a form's cells: the marks of its grid, and all that the pane says of one cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.intake.form import FormSheet, Place, cell_name, cell_place
from desktop.operations.report_forms.filling import Filling
from desktop.operations.report_forms.forms import OpenedForm
from desktop.operations.report_forms.values import PeriodValues, Worth
from desktop.records.report_form import Source, parse_source
from desktop.ui.report_forms import words
from desktop.ui.report_forms.grid import Mark


@dataclass(frozen=True)
class CellTold:
    """What is said of a cell; `may`: something may be written there. `worth` is what it takes, or would."""

    name: str
    label: str
    hint: str
    may: bool
    source: Source | None = None
    worth: Worth | None = None


def marks_of(form: OpenedForm, done: Filling, sheet: FormSheet, values: PeriodValues) -> Mapping[Place, Mark]:
    """The marks of a sheet: what is filled, what a proposal would fill, what is asked."""
    marks = {
        cell_place(one.cell): Mark(one.shown, "filled") for one in done.filled if one.sheet == sheet.name
    }
    proposed = {cell_place(one.cell): one.source for one in form.cells if _is_unseen(form, sheet, one.cell)}
    for left in done.left:
        if left.sheet == sheet.name and left.reason != "cell_lost":
            marks[cell_place(left.cell)] = Mark("", "asked")
    for place, text in proposed.items():
        source = parse_source(text)
        shown = values.worth(source, sheet.at(place)).shown if source is not None else ""
        marks[place] = Mark(shown, "proposed")
    return marks


def told_of(form: OpenedForm, sheet: FormSheet, place: Place, values: PeriodValues) -> CellTold:
    """What the pane says of a cell."""
    name, cell = cell_name(place), sheet.at(place)
    labels = form.labels[sheet.name]
    may = labels.may_take(place)
    mapped = form.taking((sheet.name, name))
    source = parse_source(mapped.source) if mapped else None
    hint = words.FORMULA if cell.is_formula else words.CLOSED if cell.is_closed else ""
    if not hint and source is None:
        hint = words.NO_SOURCE
    elif not hint and _is_unseen(form, sheet, name):
        hint = words.PROPOSED
    worth = values.worth(source, cell) if source is not None and may else None
    return CellTold(f"Ô {name}", labels.label(place).words if may else cell.text, hint, may, source, worth)


def _is_unseen(form: OpenedForm, sheet: FormSheet, name: str) -> bool:
    return (sheet.name, name) in form.unseen

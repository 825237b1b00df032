"""The forms themselves: opened from a file or as they are kept, known again, kept with their mapping."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from desktop.errors import FileRefused, SoVangError
from desktop.intake.form import FormBook, cell_name, cell_place
from desktop.intake.parent import read_form
from desktop.operations.drafts import there
from desktop.operations.guards import refuse_errors
from desktop.operations.report_forms.guessing import guess
from desktop.operations.report_forms.labels import SheetLabels
from desktop.records.problem import Problem
from desktop.records.report_form import (
    MappedCell,
    ReportForm,
    Source,
    cells_text,
    check_form,
    moved_cells,
    recognised,
    source_text,
    structure_line,
)
from desktop.records.text import clean
from desktop.store import blobs
from desktop.store.file import RecordFile
from desktop.store.writer import Deed, Done, Transaction

MAX_FORM_BYTES = 20_000_000
"""A superior's form has some 20 to 500 kB; the register is backed up with it."""

CellPlace = tuple[str, str]
"""A sheet's name and a cell's."""


@dataclass(frozen=True)
class OpenedForm:
    """A form to be mapped or filled.

    `cells` is the mapping as it fits this very file, `unseen` are those of them that a person has not looked
    at yet: proposals, and cells that were found again elsewhere; `lost` what the kept mapping said of cells
    that are not found.
    """

    file_name: str
    content: bytes = field(repr=False)
    book: FormBook = field(repr=False)
    kept: ReportForm | None = None
    cells: tuple[MappedCell, ...] = ()
    unseen: frozenset[CellPlace] = frozenset()
    lost: tuple[MappedCell, ...] = ()
    labels: Mapping[str, SheetLabels] = field(default_factory=dict, repr=False, compare=False)

    def taking(self, place: CellPlace) -> MappedCell | None:
        """What a cell takes by the mapping, looked at or not."""
        return next((one for one in self.cells if (one.sheet, one.cell) == place), None)

    def with_source(self, place: CellPlace, source: Source | None) -> OpenedForm:
        """The form with another source for a cell, by a person; None: the cell takes nothing."""
        sheet, name = place
        rest = tuple(one for one in self.cells if (one.sheet, one.cell) != place)
        if source is None:
            return replace(self, cells=rest, unseen=self.unseen - {place})
        key = self.labels[sheet].key(cell_place(name))
        mapped = MappedCell(sheet, name, source_text(source), key)
        return replace(self, cells=(*rest, mapped), unseen=self.unseen - {place})

    def looked_at(self, places: Collection[CellPlace]) -> OpenedForm:
        """The form with proposals that a person has found right."""
        return replace(self, unseen=self.unseen - frozenset(places))

    @property
    def name(self) -> str:
        """Under which name the form is kept; "" for a new one."""
        return self.kept.name if self.kept else ""

    @property
    def structure(self) -> str:
        """The words by which the form is known again."""
        return structure_of(self.book)


def kept_forms(file: RecordFile) -> list[ReportForm]:
    """The forms that the office keeps, the one kept last first."""
    return file.read.records(ReportForm, "ORDER BY id DESC")


def open_form(file: RecordFile, path: Path) -> OpenedForm:
    """Read a form; a kept one is known again, a new one gets proposals.

    Raises `FileRefused`: "file_missing", "file_unreadable", and those of `intake.parent.read_form`.
    """
    content = _content(path)
    book = read_form(content, path.name)
    known = recognised(kept_forms(file), structure_of(book))
    opened = OpenedForm(path.name, content, book, known, labels=_labels(book))
    if known is not None:
        return _edition(opened, known)
    cells = tuple(_proposed(opened))
    return replace(opened, cells=cells, unseen=frozenset((one.sheet, one.cell) for one in cells))


def open_kept(file: RecordFile, form_id: int) -> OpenedForm:
    """A kept form with its blank. Raises `Conflict("deleted_by_another")`, `SoVangError("form_lost")`."""
    form = there(file.read, ReportForm, form_id)
    content = blobs.get(file.read, form.blank)
    if content is None:
        raise SoVangError("form_lost", name=form.name)
    book = read_form(content, form.file_name)
    return _edition(OpenedForm(form.file_name, content, book, form, labels=_labels(book)), form)


def kept_now(file: RecordFile, opened: OpenedForm) -> OpenedForm:
    """The form as the register knows it after a change: kept by now, or forgotten by another."""
    digest = sha256(opened.content).hexdigest()
    known = {one.id: one for one in kept_forms(file)}
    same = [one for one in known.values() if one.blank == digest]
    before = known.get(opened.kept.id) if opened.kept else None
    return replace(opened, kept=before or next(iter(same), None))


def name_problems(file: RecordFile, opened: OpenedForm, name: str) -> list[Problem]:
    """What is wrong with the name under which a form is to be kept."""
    form_id = opened.kept.id if opened.kept else None
    return check_form(ReportForm(name, "", "", "", "[]", form_id), kept_forms(file))


def keep_form(file: RecordFile, opened: OpenedForm, name: str) -> Future[Done[ReportForm]]:
    """Keep a form with what its cells take, those looked at, under its name; a known one gets this blank.

    Raises `SoVangError("draft_has_errors")` for a name that is empty or taken; the future `Conflict`.
    """
    digest = sha256(opened.content).hexdigest()
    cells = looked_at(opened)
    form = ReportForm(clean(name), opened.file_name, digest, opened.structure, cells_text(cells))
    seen = opened.kept
    new = form if seen is None else replace(form, id=seen.id)
    refuse_errors(check_form(new, kept_forms(file)))

    def work(writing: Transaction) -> ReportForm:
        blobs.put(writing, opened.content)
        return writing.insert(new) if seen is None else writing.update(seen, new)

    return file.write(Deed("report_form_kept", {"name": new.name, "count": len(cells)}, work))


def looked_at(opened: OpenedForm) -> tuple[MappedCell, ...]:
    """The cells that a person has looked at, in the order of the sheet."""
    seen = [one for one in opened.cells if (one.sheet, one.cell) not in opened.unseen]
    return tuple(sorted(seen, key=lambda one: (one.sheet, cell_place(one.cell))))


def is_kept(opened: OpenedForm, name: str) -> bool:
    """Whether the register already knows the form just so."""
    kept, cells = opened.kept, looked_at(opened)
    same = kept is not None and kept.blank == sha256(opened.content).hexdigest()
    return same and kept is not None and (kept.name, kept.mapping) == (clean(name), cells)


def delete_form(file: RecordFile, form_id: int) -> Future[Done[None]]:
    """Forget a form; the files filled with it stay. Raises `Conflict("deleted_by_another")`."""
    name = there(file.read, ReportForm, form_id).name

    def work(writing: Transaction) -> None:
        writing.delete(ReportForm, form_id)

    return file.write(Deed("report_form_deleted", {"name": name}, work))


def structure_of(book: FormBook) -> str:
    """The lasting words of all sheets with their places, one a line."""
    lines = (
        structure_line(sheet.name, cell_name(place), cell.text)
        for sheet in book.sheets
        for place, cell in sheet.cells.items()
        if not cell.is_formula and not cell.is_number
    )
    return "\n".join(sorted(filter(None, lines)))


def _labels(book: FormBook) -> dict[str, SheetLabels]:
    return {sheet.name: SheetLabels(sheet) for sheet in book.sheets}


def _edition(opened: OpenedForm, form: ReportForm) -> OpenedForm:
    """The kept mapping on this file: cells that stand elsewhere now are to be looked at."""
    if form.blank == sha256(opened.content).hexdigest():
        return replace(opened, cells=form.mapping)
    keys = {
        (sheet, name): key for sheet, labels in opened.labels.items() for name, key in labels.keys().items()
    }
    found, lost = moved_cells(form.mapping, keys)
    moved = frozenset((one.sheet, one.cell) for one in found if one not in form.mapping)
    return replace(opened, cells=tuple(found), unseen=moved, lost=tuple(lost))


def _proposed(opened: OpenedForm) -> Iterator[MappedCell]:
    for sheet, labels in opened.labels.items():
        for place in labels.asked:
            source = guess(labels.label(place))
            if source is not None:
                yield MappedCell(sheet, cell_name(place), source_text(source), labels.key(place))


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_FORM_BYTES:
            raise FileRefused("form_too_large", file=path.name)
        return path.read_bytes()
    except FileNotFoundError:
        raise FileRefused("file_missing", path=str(path)) from None
    except OSError as error:
        raise FileRefused("file_unreadable", path=str(path), reason=error.strerror or "") from error

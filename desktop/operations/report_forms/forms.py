"""The forms themselves: opened from a file or as they are kept, known again, kept with their mapping."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from desktop.errors import FileRefused, SoVangError
from desktop.intake.form import FormBook, FormSheet, cell_name
from desktop.intake.parent import read_form
from desktop.operations.drafts import there
from desktop.operations.guards import refuse_errors
from desktop.operations.report_forms.guessing import guess
from desktop.operations.report_forms.labels import SheetLabels
from desktop.records.problem import Problem
from desktop.records.report_form import (
    MappedCell,
    ReportForm,
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
    if known is not None:
        return _edition(OpenedForm(path.name, content, book, known), known)
    cells = tuple(_proposed(book))
    unseen = frozenset((one.sheet, one.cell) for one in cells)
    return OpenedForm(path.name, content, book, None, cells, unseen)


def open_kept(file: RecordFile, form_id: int) -> OpenedForm:
    """A kept form with its blank. Raises `Conflict("deleted_by_another")`, `SoVangError("form_lost")`."""
    form = there(file.read, ReportForm, form_id)
    content = blobs.get(file.read, form.blank)
    if content is None:
        raise SoVangError("form_lost", name=form.name)
    return _edition(OpenedForm(form.file_name, content, read_form(content, form.file_name), form), form)


def name_problems(file: RecordFile, opened: OpenedForm, name: str) -> list[Problem]:
    """What is wrong with the name under which a form is to be kept."""
    form_id = opened.kept.id if opened.kept else None
    return check_form(ReportForm(name, "", "", "", "[]", form_id), kept_forms(file))


def keep_form(
    file: RecordFile, opened: OpenedForm, name: str, cells: Sequence[MappedCell]
) -> Future[Done[ReportForm]]:
    """Keep a form with what its cells take, under its name; a known one gets this file as its blank.

    Raises `SoVangError("draft_has_errors")` for a name that is empty or taken; the future `Conflict`.
    """
    digest = sha256(opened.content).hexdigest()
    form = ReportForm(clean(name), opened.file_name, digest, opened.structure, cells_text(cells))
    seen = opened.kept
    new = form if seen is None else replace(form, id=seen.id)
    refuse_errors(check_form(new, kept_forms(file)))

    def work(writing: Transaction) -> ReportForm:
        blobs.put(writing, opened.content)
        return writing.insert(new) if seen is None else writing.update(seen, new)

    return file.write(Deed("report_form_kept", {"name": new.name, "count": len(cells)}, work))


def is_kept(opened: OpenedForm, name: str, cells: Sequence[MappedCell]) -> bool:
    """Whether the register already knows the form just so."""
    kept = opened.kept
    same = kept is not None and kept.blank == sha256(opened.content).hexdigest()
    return same and kept is not None and (kept.name, kept.mapping) == (clean(name), tuple(cells))


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


def label_keys(sheet: FormSheet) -> dict[CellPlace, str]:
    """The remembered label of every cell of a sheet that may take something."""
    return {(sheet.name, name): key for name, key in SheetLabels(sheet).keys().items()}


def _edition(opened: OpenedForm, form: ReportForm) -> OpenedForm:
    """The kept mapping on this file: cells that stand elsewhere now are to be looked at."""
    if form.blank == sha256(opened.content).hexdigest():
        return replace(opened, cells=form.mapping)
    keys = {place: key for sheet in opened.book.sheets for place, key in label_keys(sheet).items()}
    found, lost = moved_cells(form.mapping, keys)
    before = {(one.sheet, one.cell) for one in form.mapping}
    moved = frozenset((one.sheet, one.cell) for one in found) - before
    return replace(opened, cells=tuple(found), unseen=moved, lost=tuple(lost))


def _proposed(book: FormBook) -> Iterator[MappedCell]:
    for sheet in book.sheets:
        labels = SheetLabels(sheet)
        for place in labels.asked():
            source = guess(labels.label(place))
            if source is not None:
                yield MappedCell(sheet.name, cell_name(place), source_text(source), labels.key(place))


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_FORM_BYTES:
            raise FileRefused("form_too_large", file=path.name)
        return path.read_bytes()
    except FileNotFoundError:
        raise FileRefused("file_missing", path=str(path)) from None
    except OSError as error:
        raise FileRefused("file_unreadable", path=str(path), reason=error.strerror or "") from error

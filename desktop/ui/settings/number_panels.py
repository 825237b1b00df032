"""The panels of the number books: the number to begin with, numbers given elsewhere, and back again."""

from __future__ import annotations

from concurrent.futures import Future
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.operations import numbers
from desktop.operations.numbers import NumberBook
from desktop.records.issuer import NumberSeries, ReservedNumbers
from desktop.records.number_book import BookLine
from desktop.store.file import RecordFile
from desktop.store.writer import Done
from desktop.ui.settings.record_panel import RecordPanel
from desktop.ui.theme import Look
from desktop.ui.widgets.field import FieldProblem
from desktop.ui.widgets.form_panel import day_or_none
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.text import Text, Type

_MOST_DIGITS = 6


class SeriesPanel(RecordPanel):
    """`seen` is the stated series of the book, None where it simply begins at 1."""

    def __init__(self, look: Look, file: RecordFile, book: NumberBook, seen: NumberSeries | None) -> None:
        super().__init__(look, "Số bắt đầu của sổ", ("series", book.issuer.id, book.start), file.now().date())
        self._file = file
        self._book = book
        self._seen = seen
        self.form.add_widget(Text(look, book.issuer.name, Type.STRONG, wrap=True))
        self.first = number_field(look, seen.start_number if seen else 1)
        self.require("valid_from", "Chưa có ngày đầu của năm hoặc nhiệm kỳ.")
        self.require("valid_to", "Chưa có ngày cuối của năm hoặc nhiệm kỳ.")
        self.form.add_line(self.field("first", "Số bắt đầu", self.first, required=True))
        self.add_span(_stated(book.start), _stated(book.end))

    def check(self, name: str, editor: QWidget) -> FieldProblem | None:
        return super().check(name, editor) or (number_problem(self.first) if name == "first" else None)

    def deed(self) -> Future[Done[NumberSeries]]:
        start, end = self.span()
        if start is None or end is None:
            raise ValueError("the form saves only what it has checked")
        seen_id = self._seen.id if self._seen else None
        new = NumberSeries(self._book.issuer.id or 0, start, end, int(self.first.value()), seen_id)
        return numbers.save_series(self._file, self._seen, new)


class ReservePanel(RecordPanel):
    """Numbers that were given for what is not in the register; a gap fills the two fields."""

    def __init__(self, look: Look, file: RecordFile, book: NumberBook, gap: BookLine | None = None) -> None:
        super().__init__(
            look, "Ghi số ngoài sổ", ("reserve", book.issuer.id, book.start, gap and gap.first), _today(file)
        )
        self._file = file
        self._book = book
        self.form.add_widget(Text(look, book.issuer.name, Type.STRONG, wrap=True))
        self.first = number_field(look, gap.first if gap else None)
        self.last = number_field(look, gap.last if gap else None)
        self.note = LineField(look, "ví dụ: quyết định về nhân sự")
        given = min(max(book.start, self._today), book.end)
        self.day, day_field = self.date_field("day", "Ngày cấp", given, required=True)
        self.require("day", "Chưa có ngày cấp số.")
        self.require("note", "Chưa ghi số này cấp cho việc gì.")
        self.form.add_line(
            self.field("first", "Từ số", self.first, required=True),
            self.field("last", "Đến số", self.last, required=True),
        )
        self.form.add_line(self.field("note", "Cấp cho việc gì", self.note, required=True))
        self.form.add_line(day_field)

    def check(self, name: str, editor: QWidget) -> FieldProblem | None:
        found = super().check(name, editor)
        if found is not None or not isinstance(editor, LineField) or name not in ("first", "last"):
            return found
        problem = number_problem(editor)
        if problem is None and name == "last" and not number_problem(self.first):
            is_before = int(self.last.value()) < int(self.first.value())
            return FieldProblem("Số cuối nhỏ hơn số đầu.") if is_before else None
        return problem

    def deed(self) -> Future[Done[ReservedNumbers]]:
        day = day_or_none(self.day)
        if day is None:
            raise ValueError("the form saves only what it has checked")
        first, last = int(self.first.value()), int(self.last.value())
        key = self._book.issuer.id or 0
        return numbers.reserve(self._file, ReservedNumbers(key, first, last, day, self.note.value()))


class ReleasePanel(RecordPanel):
    """What a note says, and the one thing that can be done with it."""

    def __init__(self, look: Look, file: RecordFile, seen: ReservedNumbers) -> None:
        super().__init__(look, "Số ngoài sổ", ("release", seen.id), file.now().date())
        self._file = file
        self._seen = seen
        run = f"số {seen.first_number}"
        if seen.last_number != seen.first_number:
            run = f"từ số {seen.first_number} đến số {seen.last_number}"
        self.body.addWidget(Text(look, f"Đã ghi {run} cấp cho: {seen.note}.", wrap=True))
        self.save_button.set_text("Bỏ ghi số này")

    def start(self) -> None:
        self.save_button.setFocus()

    def deed(self) -> Future[Done[None]]:
        return numbers.release(self._file, self._seen)


def number_field(look: Look, value: int | None) -> LineField:
    """A field for one running number."""
    editor = LineField(look, "ví dụ: 15")
    editor.set_value(str(value) if value is not None else "")
    return editor


def number_problem(editor: LineField) -> FieldProblem | None:
    """What is no running number."""
    typed = editor.value()
    if typed.isascii() and typed.isdecimal() and len(typed) <= _MOST_DIGITS and int(typed) >= 1:
        return None
    return FieldProblem(f"“{typed}” không phải số thứ tự. Gõ lại, ví dụ 15." if typed else "Chưa có số.")


def _stated(day: date) -> date | None:
    return None if day in (date.min, date.max) else day


def _today(file: RecordFile) -> date:
    return file.now().date()

"""What the panels of the settings have in common: they hand a deed to the page when they are saved."""

from __future__ import annotations

from concurrent.futures import Future
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.store.writer import Done
from desktop.ui.theme import Look
from desktop.ui.widgets.date_field import DateField
from desktop.ui.widgets.field import FieldProblem
from desktop.ui.widgets.form_panel import FormPanel, day_or_none
from desktop.ui.widgets.line_field import LineField


class RecordPanel(FormPanel):
    """`save_asked` carries the deed that writes what stands in the form."""

    save_asked = Signal(object)

    def __init__(self, look: Look, title: str, key: object, today: date) -> None:
        super().__init__(look, title, key, today)
        self._sentences: dict[str, str] = {}
        self._span: tuple[DateField, DateField] | None = None
        self.form.save_asked.connect(lambda: self.save_asked.emit(self.deed))

    def deed(self) -> Future[Done[Any]]:
        """Write what stands in the form."""
        raise NotImplementedError

    def require(self, name: str, sentence: str) -> None:
        """A field that must not stay empty, with the sentence that says so."""
        self._sentences[name] = sentence

    def add_span(self, valid_from: date | None, valid_to: date | None) -> None:
        """The two dates between which the row holds."""
        required = "valid_from" in self._sentences
        first, first_field = self.date_field("valid_from", "Từ ngày", valid_from, required=required)
        last, last_field = self.date_field("valid_to", "Đến ngày", valid_to, hint="trống: đến nay")
        self._span = (first, last)
        self.form.add_line(first_field, last_field)

    def span(self) -> tuple[date | None, date | None]:
        """The two dates as typed."""
        if self._span is None:
            return None, None
        first, last = self._span
        return day_or_none(first), day_or_none(last)

    def check(self, name: str, editor: QWidget) -> FieldProblem | None:
        found = super().check(name, editor)
        if found is not None:
            return found
        if name in self._sentences and isinstance(editor, LineField) and not editor.value():
            return FieldProblem(self._sentences[name])
        first, last = self.span()
        if name == "valid_to" and first and last and last < first:
            return FieldProblem("Ngày cuối trước ngày đầu.")
        return None

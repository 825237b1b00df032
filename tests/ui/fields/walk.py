"""Somebody who goes into every field in sight and types into it in every way a keyboard program has."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from shiboken6 import isValid

from desktop.records.text.fold import fold
from desktop.ui.certificates.options_panel import _Nudge
from desktop.ui.help.chapters import Book
from desktop.ui.page import Page
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.form_panel import FormPanel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.text_area import TextArea
from tests.journeys.office import Office
from tests.ui.fields.helped import check_help, whole_help
from tests.ui.fields.sites import Site, expected_sites, made_by
from tests.ui.fields.spoken import check_row_names, check_spoken
from tests.ui.fields.tab_order import check_tab_order
from tests.ui.unikey import METHODS

TEXTS = ("Đặng Thị Hường", "đoàn kết 15/10", "Nguyễn Hoàng Ưởng", "thuở", "ƯỚC người")

STAYS_OUT = frozenset(
    {
        "file.new", "file.open", "file.save", "file.backup", "edit.undo", "edit.redo", "backup.second",
        "backup.place", "backup.restore", "past.take_in", "edit.history", "record.delete", "row.delete",
        "consolidation.open", "consolidation.again", "consolidation.remind",
        "backup.restore_file", "whole.workbook", "whole.json", "whole.take_over", "handover.make",
        "file.look", "step.print", "layouts.discard", "layouts.save", "layouts.picture", "layouts.backdrop",
        "layouts.font", "layouts.import", "list.import", "list.paste", "list.waiting", "certificates.print",
        "certificates.pdf", "certificates.separate", "layouts.export", "receipts.print", "workbook.export",
        "list.export", "list.table", "list.view", "list.view_back",
        "email.compose", "blanks.open", "calibration.open", "navigation.fold", "text.larger", "text.smaller",
        "text.normal", "pane.next", "pane.previous", "search.open", "search.page", "help.open",
        "practice.start", "practice.again", "practice.leave", "file.recent", "trash.open",
    }
)  # fmt: skip
"""Commands that open no form of the page in sight: they go elsewhere, delete, write files or ask for some."""


@dataclass
class Walk:
    """`met` are the calls whose fields were typed into, `faults` what was wrong, in words.

    `helped` are the addresses of what the help says of the fields that were met.
    """

    office: Office
    folder: Path
    met: set[Site] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    helped: set[str] = field(default_factory=set)
    book: Book = field(default_factory=whole_help)
    counted: Counter[str] = field(default_factory=Counter)
    expected: frozenset[Site] = field(default_factory=lambda: frozenset(expected_sites()))
    _done: set[tuple[frozenset[Site], str]] = field(default_factory=set)

    @property
    def page(self) -> Page:
        """The page in sight."""
        page = self.office.window.current_page()
        assert page is not None
        return page

    def go(self, page: str, argument: object = None) -> None:
        """Open a page, type into all of it, and into every form that its commands and its lists open."""
        self.office.window.open_page(page, argument)
        self.look()
        self.office.window.open_page(page, argument)  # typing over a list has gone to another record
        for command in self.office.window.commands.available():
            if command.id not in STAYS_OUT:
                self.form(lambda key=command.id: self.office.window.commands.run(key))  # type: ignore[misc]
        for view in self.views():
            for key in ("F2", "Ins"):
                self.form(lambda view=view, key=key: self.press_in(view, key))  # type: ignore[misc]

    def form(self, open_it: Callable[[], object]) -> None:
        """Open a form, type into it, close it again."""
        before, came_from = self.page, self.office.window._current
        open_it()
        self.office.clerk.wait(self.office.is_at_rest)
        panel = self.page.panel()
        if panel is None and self.page is before:
            return
        self.look(panel)
        if isinstance(panel, FormPanel):
            self.counted["forms"] += 1
            self.faults += check_tab_order(panel)
        if self.page.panel() is not None:
            self.page.hide_panel()
        if self.page is not before:
            self.office.window.open_page(came_from)

    def is_at_rest(self) -> bool:
        """Whether nothing is being saved or read."""
        reading = getattr(self.page, "is_reading", bool)
        return self.office.is_at_rest() and not reading()

    def button(self, words: str) -> None:
        """The form behind a button in sight."""
        found = self.office.window.findChildren(QAbstractButton)
        shown = [one for one in found if one.isVisible() and one.accessibleName().startswith(words)]
        assert shown, (
            f"no button {words!r}; {sorted({one.accessibleName() for one in found if one.isVisible()})}"
        )
        self.form(shown[0].click)

    def choose(self, label: str, place: int = -1) -> None:
        """Take a choice of the form in sight, as typing it would."""
        (choice,) = (
            one
            for one in self.office.window.findChildren(ChoiceField)
            if one.isVisible() and one.accessibleName().startswith(label)
        )
        choice.set_value(choice.choices()[place].payload)
        choice.chosen.emit(choice.value())

    def look(self, inside: QWidget | None = None) -> None:
        """Type into every field in sight and read every name."""
        self.counted["places"] += 1
        place = inside or self.office.window
        self.faults += check_spoken(place)
        self.faults += check_help(self.book, place, self.helped)
        for editor in self._fields(place):
            if isValid(editor) and editor.isVisible() and self._is_new(editor, made_by(editor)):
                self._choose(editor) if isinstance(editor, ChoiceField) else self.type_into(editor)
        for view in self.views(place):
            if isValid(view) and self._is_new(view, frozenset()):
                self.faults += check_row_names(view)
                self._find_in(view)
                self._edit_cells(view)

    def _is_new(self, widget: QWidget, calls: frozenset[Site]) -> bool:
        key = (calls & self.expected, widget.accessibleName())
        is_new = key not in self._done
        self._done.add(key)
        self.met |= calls
        return is_new

    def _edit_cells(self, view: QAbstractItemView) -> None:
        """Type into one cell of every column that is typed into."""
        model = view.model()
        for place, column in enumerate(getattr(model, "columns", ())):
            rows = (model.index(row, place) for row in range(model.rowCount()))
            cell = next((one for one in rows if one.flags() & Qt.ItemFlag.ItemIsEditable), None)
            if cell is None or not self._is_new(view, made_by(column) | {Site(column.title, 0, 0)}):
                continue
            self.office.clerk.wait(self.is_at_rest)
            view.setFocus()
            view.setCurrentIndex(cell)
            view.edit(cell)
            editor = self.office.window.focusWidget()
            if isinstance(editor, LineField):
                self.met |= made_by(editor)
                self.type_into(editor)
                QTest.keyClick(editor, Qt.Key.Key_Escape)
            else:
                self.faults.append(f"no cell opens in “{column.title}” of {_name(view)}")

    def views(self, place: QWidget | None = None) -> list[QAbstractItemView]:
        """The lists and tables in sight that the keyboard goes into."""
        found = (place or self.office.window).findChildren(QAbstractItemView)
        return [one for one in found if one.isVisible() and one.focusPolicy() != Qt.FocusPolicy.NoFocus]

    def type_into(self, editor: QWidget) -> None:
        """Every text by every method; after each stroke the field must hold just what was typed."""
        self.counted["fields"] += 1
        self.come_to_front()
        self.office.window.setUpdatesEnabled(False)  # nobody looks: painting is half of the time
        if not made_by(editor):
            self.faults.append(f"{_name(editor)}: not one of our own fields")
        before = content(editor)
        for method, type_it in METHODS.items():
            for text in TEXTS:
                set_content(editor, "")
                editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
                wrong: list[str] = []

                def seen(wanted: str, wrong: list[str] = wrong) -> None:
                    if content(editor) != wanted:
                        wrong.append(f"{content(editor)!r} instead of {wanted!r}")

                type_it(editor, text, seen)
                self.counted["texts"] += 1
                held = content(editor)
                if wrong or held != unicodedata.normalize("NFC", text) or not editor.hasFocus():
                    self.counted["wrong"] += 1
                    self.faults.append(f"{_name(editor)}, {method}, {text!r}: {wrong[:1] or held!r}")
                    break
        page = self.office.window.current_page()
        panel = page.panel() if page is not None else None
        if isinstance(panel, FormPanel) and editor in [one.editor for one in panel.form.fields()]:
            self._press_enter(editor)
        set_content(editor, before)
        self.office.window.setUpdatesEnabled(True)

    def _press_enter(self, editor: QWidget) -> None:
        """Enter keeps what was typed and goes on, or breaks the line; it takes what is chosen in a list."""
        text = "15" if isinstance(editor, _Nudge) else "Đặng Thị Hường"  # a nudge takes nothing but numbers
        set_content(editor, "")
        editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        METHODS["telex"](editor, text)
        kept = editor.value() if isinstance(editor, LineField) else text  # a length goes back to a number
        QTest.keyClick(editor, Qt.Key.Key_Return)
        breaks = isinstance(editor, TextArea) and editor.breaks_lines
        held = content(editor)
        if breaks and (held, editor.hasFocus()) != (f"{text}\n", True):
            self.faults.append(f"{_name(editor)}: Enter breaks no line, {held!r}")
        if not breaks and (held != kept or editor.hasFocus()):
            self.faults.append(f"{_name(editor)}: Enter leaves {held!r}, still here: {editor.hasFocus()}")

    def _choose(self, choice: ChoiceField) -> None:
        """Typing the words of the last choice takes it."""
        self.counted["choices"] += 1
        before, offered = choice.value(), choice.choices()
        for method, type_it in METHODS.items():
            if len(offered) < 2 or not choice.isEnabled():
                return
            wanted = next(one for one in reversed(offered) if one.payload != before or one is offered[0]).text
            words = " ".join(wanted.split(" ")[:3])
            if is_open := choice.is_open():
                choice.open()
            else:
                self.office.clerk.wait(self.is_at_rest)  # what the choice before began reading
                choice.set_value(before)
                choice._ahead.clear()
                choice.setFocus(Qt.FocusReason.ShortcutFocusReason)
            type_it(choice, words)
            if not isValid(choice):
                self.faults.append(
                    f"typing {words!r} by {method} closes a choice of {[one.text for one in offered]}"
                )
                return
            current = choice._popup.current() if is_open and choice._popup else None
            found = current.text if current else choice.text()
            if not fold(found).startswith(fold(words)):
                self.faults.append(f"{_name(choice)}, {method}: {words!r} finds {found!r}")
        if choice.is_open():
            return
        choice._pause.stop()
        choice.set_value(before)
        choice.chosen.emit(before)

    def _find_in(self, view: QAbstractItemView) -> None:
        """Typing a name over a list finds its row."""
        names = spoken_names(view)
        if len(names) < 2:
            return
        words = " ".join(names[-1].lstrip("0123456789. ").split(" ")[:3])
        for method, type_it in METHODS.items():
            self.office.window.setFocus()
            view.setFocus(Qt.FocusReason.ShortcutFocusReason)
            type_it(view, words)
            found = current_name(view)
            if fold(words) not in fold(found):
                self.faults.append(f"{_name(view)}, {method}: {words!r} finds {found!r}")
        self.counted["lists"] += 1

    def press_in(self, view: QAbstractItemView, key: str) -> None:
        """Press a key on the first record of a list."""
        if not (isValid(view) and view.isVisible()):
            return
        model = view.model()
        is_record = getattr(model, "id_at", lambda _row: 0)
        row = next((one for one in range(model.rowCount()) if is_record(one) >= 0), -1)
        view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if row >= 0 and isinstance(view, QTableView):
            view.setCurrentIndex(model.index(row, 0))
        self.come_to_front()
        self.office.clerk.press(key)

    def come_to_front(self) -> None:
        """A menu or a dialog that closed leaves no window active where there is no window manager."""
        window = self.office.window
        QApplication.processEvents()
        if not window.isActiveWindow():
            window.activateWindow()
            self.office.clerk.wait(window.isActiveWindow)

    def _fields(self, place: QWidget) -> Sequence[QWidget]:
        """What can be typed into, in sight."""
        kinds: tuple[type[QWidget], ...] = (QLineEdit, QPlainTextEdit, ChoiceField)
        found = [one for kind in kinds for one in place.findChildren(kind)]
        return [
            one
            for one in found
            if one.isVisible() and one.isEnabled() and not (hasattr(one, "isReadOnly") and one.isReadOnly())
        ]


def content(editor: QWidget) -> str:
    """What stands in a field."""
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText()
    assert isinstance(editor, QLineEdit)
    return editor.text()


def set_content(editor: QWidget, text: str) -> None:
    """Put something into a field, as a record does."""
    if isinstance(editor, LineField | TextArea):
        editor.set_value(text)


def spoken_names(view: QAbstractItemView) -> list[str]:
    """The names among which typing searches."""
    column = name_column(view)
    if column < 0:
        return []
    model = view.model()
    rows = (model.index(row, column) for row in range(model.rowCount()))
    return [
        str(row.data() or "") for row in rows if row.flags() & Qt.ItemFlag.ItemIsSelectable and row.data()
    ]


def current_name(view: QAbstractItemView) -> str:
    """The name in the current row."""
    return str(view.currentIndex().siblingAtColumn(max(name_column(view), 0)).data() or "")


def name_column(view: QAbstractItemView) -> int:
    """The column in which typing searches, -1 where it does not."""
    if not hasattr(view, "_ahead"):
        return -1
    columns = getattr(view.model(), "columns", ())
    named = getattr(view, "_name_column", "")
    return next((place for place, one in enumerate(columns) if one.key == named), 0)


def _name(widget: QWidget) -> str:
    where = min(made_by(widget), default="?", key=str)
    return f"{type(widget).__name__} “{widget.accessibleName()}” ({where})"

"""Điền biểu cấp trên: the superior's workbook with the period's figures in it, cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import SoVangError
from desktop.intake.form import cell_name, cell_place
from desktop.operations import reports
from desktop.operations.report_forms import forms
from desktop.operations.report_forms.filling import Filling, filling
from desktop.operations.report_forms.forms import OpenedForm
from desktop.operations.report_forms.sending import was_the_report
from desktop.operations.report_forms.values import PeriodValues
from desktop.records.period import Period
from desktop.records.report_form import Source
from desktop.ui.commands import Handler
from desktop.ui.desk import Desk
from desktop.ui.files import Files, all_dropped, documents
from desktop.ui.page import Page
from desktop.ui.panel_forms import PanelForms
from desktop.ui.report_forms import words
from desktop.ui.report_forms.bar import FormBar
from desktop.ui.report_forms.cell_pane import CellPane
from desktop.ui.report_forms.cells import marks_of, told_of
from desktop.ui.report_forms.grid import FormGrid
from desktop.ui.report_forms.sending import FormSending
from desktop.ui.report_forms.writing import Writing
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import primary, secondary
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.empty import EmptyList
from desktop.ui.widgets.field import FieldProblem
from desktop.ui.widgets.keys import hear
from desktop.ui.widgets.notice import Notice
from desktop.ui.widgets.panel import SidePanel
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.progress import ProgressFooter
from desktop.ui.widgets.text import Text, Type
from desktop.words.errors import error_sentence
from desktop.words.problems import problem_sentence
from desktop.words.reports import note

ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods")


@dataclass(frozen=True)
class Periods:
    """Which periods are offered, and which of them first."""

    offered: Callable[[], Sequence[Suggestion]]
    first: Callable[[], Period]


class ReportFormsPage(Page):
    """Opened with {"path": Path}, {"form_id": int} or nothing: then the form kept last is shown."""

    title = "Điền biểu cấp trên"

    def __init__(self, look: Look, desk: Desk, files: Files, periods: Periods) -> None:
        super().__init__(look)
        self._desk, self._file, self._files = desk, desk.file, files
        self._form: OpenedForm | None = None
        self._values = PeriodValues(desk.file, periods.first())
        self._filling: Filling | None = None
        self._sheet = ""
        self._is_reading = False
        self._folder = documents()
        self.bar = FormBar(look, periods.offered(), periods.first())
        self.grid = FormGrid(look)
        self.pane = CellPane(look, lambda figure: reports.records_behind(self._file, figure))
        self.notes = Text(look, "", Type.SMALL, "text2", elide=True)
        self.empty = EmptyList(look, words.EMPTY, "Chọn biểu Excel…", words.OTHER_WAY, icon="folder_open")
        self.footer = ProgressFooter(look)
        self.accept_button = secondary(look, "Đúng cả các đề xuất", key="Ctrl+J")
        self.mail_button = secondary(look, "Điền, soạn thư", key="Ctrl+M", icon="mail")
        self.button = primary(look, "Điền và lưu", key="Ctrl+Enter")
        self._forms = PanelForms(self, desk)
        self._sending = FormSending(self, desk, self._forms, self.bar.is_report)
        self._writing = Writing(self, desk, files, self.footer, self._kept, self._sending)
        self._lay_out()
        self._connect()

    @property
    def form(self) -> OpenedForm | None:
        """The form in sight."""
        return self._form

    @property
    def done(self) -> Filling | None:
        """What would be written now."""
        return self._filling

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "forms.open": Handler(self.ask_file),
            "proposals.accept": Handler(self.accept_all, self._has_proposals, "Đúng cả các đề xuất của biểu"),
            "forms.delete": Handler(self._delete, self._is_kept),
            "workbook.export": Handler(self.fill, self._may_fill, "Điền và lưu biểu"),
            "report.sent": Handler(self.record_sent, self._may_fill),
            "email.compose": Handler(self.compose, self._may_fill, "Điền biểu, soạn thư"),
        }

    def panes(self) -> Sequence[QWidget]:
        beside = self.panel() or self.pane
        return (self.bar.forms, self.grid, beside, self.footer) if self._form else (self.empty,)

    def opened(self, argument: object) -> None:
        super().opened(argument)
        told = argument if isinstance(argument, Mapping) else {}
        if isinstance(path := told.get("path"), Path):
            self.read(path)
        elif isinstance(form_id := told.get("form_id"), int):
            self._read_kept(form_id)
        elif self._form is None and (kept := forms.kept_forms(self._file)):
            self._read_kept(kept[0].id or 0)
        else:
            self._to_work()

    def refresh(self, changed: frozenset[str]) -> None:
        self._values = PeriodValues(self._file, self._values.period)
        if self._form is not None and "report_form" in changed:
            self._form = forms.kept_now(self._file, self._form)
            self._offer(self._form)
        self._show()

    def leave(self) -> bool:
        if self._writing.is_under_way:
            self.say(Notice("Đang ghi biểu, xong ngay.", "warn"))
            return False
        self._keep_chosen()
        return True

    def set_narrow(self, narrow: bool) -> None:
        self.bar.set_narrow(narrow)
        edge = 12 if narrow else 20
        self._inner.setContentsMargins(edge, 10, edge, 10)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if all_dropped(event.mimeData(), ENDINGS):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if paths := all_dropped(event.mimeData(), ENDINGS):
            event.acceptProposedAction()
            self.read(paths[0])

    def ask_file(self) -> None:
        """Let the user choose a form."""
        path = self._files.ask_open(self, "Chọn biểu cấp trên", self._folder, words.ANY_FILES)
        if path is not None:
            self._folder = path.parent
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a form in a job and show it."""
        self._run(lambda: forms.open_form(self._file, path), f"Đang đọc {path.name}…")

    def accept_all(self) -> None:
        """Every proposal is right."""
        if self._form is not None:
            self._change(self._form.looked_at(self._form.unseen))

    def fill(self) -> None:
        """Ask where, and write the filled form; the form is kept with its mapping."""
        if self._ready() and self._form is not None and self._filling is not None:
            self._writing.write(self._form, self._filling, self.bar.name.value(), mail=False)

    def compose(self) -> None:
        """Write the filled form and a letter that carries it."""
        if self._ready() and self._form is not None and self._filling is not None:
            self._writing.write(self._form, self._filling, self.bar.name.value(), mail=True)

    def record_sent(self) -> None:
        """“Ghi là đã gửi”: how and to whom the form filled last went."""
        self.bar.periods.settle()
        self._sending.record(self.bar.name.value(), self._values.period)

    def hide_panel(self) -> None:
        panel = self.panel()
        self._forms.keep(panel)
        super().hide_panel()
        if panel is not None:
            self._forms.give_back(self.grid)

    def panel_changed(self, panel: SidePanel | None) -> None:
        self.pane.setVisible(panel is None)

    def _ready(self) -> bool:
        """Whether there is something to write, every proposal has been looked at and the form has a name."""
        self.bar.periods.settle()
        form, done = self._form, self._filling
        if form is None or done is None or self._writing.is_under_way:
            return False
        if form.unseen:
            self._go_to(
                *min(form.unseen, key=lambda one: (one[0] != self._sheet, one[0], cell_place(one[1])))
            )
            self.say(Notice(words.UNSEEN_FIRST.format(count=len(form.unseen)), "warn"))
            return False
        if not done.filled:
            self.say(Notice(words.NOTHING, "warn"))
            return False
        problems = forms.name_problems(self._file, form, self.bar.name.value())
        if problems:
            self.bar.name_field.set_problem(
                FieldProblem(problem_sentence(problems[0].code, problems[0].values))
            )
            self.bar.name.setFocus(Qt.FocusReason.OtherFocusReason)
        return not problems

    def _run(self, work: Callable[[], OpenedForm], sentence: str) -> None:
        if self._is_reading or self._writing.is_under_way:
            return
        self._keep_chosen()
        self._is_reading = True
        self.footer.show_progress(0, 0, sentence)
        self._desk.jobs.run(lambda _progress: work(), self._show_form, self._refused)

    def _read_kept(self, form_id: int) -> None:
        self._run(lambda: forms.open_kept(self._file, form_id), "Đang mở biểu đã giữ…")

    def _refused(self, error: BaseException) -> None:
        self._is_reading = False
        self.footer.finish()
        self._show()
        if not isinstance(error, SoVangError):
            raise error
        self.say(Notice(error_sentence(error.code, error.values), "err"))

    def _show_form(self, form: OpenedForm) -> None:
        self._is_reading = False
        self.footer.finish()
        self._form = form
        self.bar.name.set_value(form.kept.name if form.kept else Path(form.file_name).stem)
        self.bar.name_field.set_problem(None)
        self.bar.sent_as.set_value(was_the_report(self._file, self.bar.name.value()))
        self._offer(form)
        names = [sheet.name for sheet in form.book.sheets]
        asking = next((one.sheet for one in form.cells), names[0] if names else "")
        self._sheet = asking
        self.bar.show_sheets(names, asking)
        self._show()
        first = next((one for one in form.cells if one.sheet == asking), None)
        self.grid.go_to(cell_place(first.cell) if first else (0, 0))
        self._to_work()

    def _offer(self, form: OpenedForm) -> None:
        kept = forms.kept_forms(self._file)
        self.bar.offer(kept, form.kept.id if form.kept else None, form.file_name)

    def _kept(self, form: OpenedForm) -> None:
        """The form has been kept: it is no new one any more."""
        self._form = form
        self._offer(form)
        self._show()

    def _keep_chosen(self) -> None:
        """What was chosen for all cells is not lost when the user leaves before filling."""
        form, name = self._form, self.bar.name.value()
        if form is None or form.unseen or not form.cells or forms.is_kept(form, name):
            return
        if not forms.name_problems(self._file, form, name):
            self._writing.keep(form, name)

    def _change(self, form: OpenedForm) -> None:
        self._form = form
        self._show()

    def _show(self) -> None:
        """Count again and show what the cells take."""
        form = self._form
        self._stack.setCurrentWidget(self._work if form else self.empty)
        for button in (self.mail_button, self.button, self.accept_button):
            button.setVisible(form is not None)
        if form is None:
            return
        self._filling = done = filling(form, self._values)
        sheet = form.book.sheet(self._sheet)
        if sheet is not None:
            self.grid.show_sheet(sheet, marks_of(form, done, sheet, self._values))
        self.pane.show_left([one for one in done.left if one.reason != "not_looked_at"])
        self.notes.setText("  ".join(note(one.code, one.values) for one in done.notes))
        self.notes.setVisible(bool(self.notes.text()))
        left = len(done.left) - len(form.unseen)
        self.footer.set_text(words.sum_words(len(done.filled), len(form.unseen), left))
        self.accept_button.setVisible(bool(form.unseen))
        self._show_cell()
        self.frame_changed.emit()

    def _show_cell(self) -> None:
        form, place = self._form, self.grid.place()
        sheet = form.book.sheet(self._sheet) if form else None
        if form is not None and sheet is not None and place is not None:
            self.pane.show_cell(told_of(form, sheet, place, self._values))

    def _take(self, source: Source) -> None:
        place = self.grid.place()
        if self._form is not None and place is not None:
            self._change(self._form.with_source((self._sheet, cell_name(place)), source))

    def _clear(self) -> None:
        place = self.grid.place()
        if self._form is not None and place is not None:
            self._change(self._form.with_source((self._sheet, cell_name(place)), None))

    def _accept(self) -> None:
        """The current proposal is right; on to the next one."""
        form, place = self._form, self.grid.place()
        if form is None or place is None or (self._sheet, cell_name(place)) not in form.unseen:
            return
        self._change(form.looked_at([(self._sheet, cell_name(place))]))
        rest = (
            [cell_place(cell) for sheet, cell in self._form.unseen if sheet == self._sheet]
            if self._form
            else []
        )
        if rest:
            self.grid.go_to(min((one for one in rest if one > place), default=min(rest)))

    def _go_to(self, sheet: str, cell: str) -> None:
        form = self._form
        if form is None or form.book.sheet(sheet) is None:
            return
        if sheet != self._sheet:
            self.bar.sheets.set_current(sheet)
            self._choose_sheet(sheet)
        self.grid.go_to(cell_place(cell))
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_sheet(self, name: str) -> None:
        self._sheet = name
        self._show()
        self.grid.go_to((0, 0))

    def _choose_period(self, period: object) -> None:
        if isinstance(period, Period):
            self._values = PeriodValues(self._file, period)
            self._show()

    def _delete(self) -> None:
        form = self._form
        if form is None or form.kept is None or form.kept.id is None:
            return
        form_id = form.kept.id
        self._desk.carry_out(
            self, lambda: forms.delete_form(self._file, form_id), lambda _none: self._forget()
        )

    def _forget(self) -> None:
        self._form = self._filling = None
        self._show()
        self._to_work()

    def _to_work(self) -> None:
        target = self.grid if self._form is not None else self.empty.button
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.frame_changed.emit()

    def _has_proposals(self) -> bool:
        return self._form is not None and bool(self._form.unseen)

    def _is_kept(self) -> bool:
        return self._form is not None and self._form.kept is not None

    def _may_fill(self) -> bool:
        return self._form is not None and not self._writing.is_under_way

    def _connect(self) -> None:
        self.empty.pressed.connect(self.ask_file)
        self.bar.other_asked.connect(self.ask_file)
        self.bar.form_chosen.connect(self._read_kept)
        self.bar.period_chosen.connect(self._choose_period)
        self.bar.sheet_chosen.connect(self._choose_sheet)
        self.bar.name.left.connect(lambda: self.bar.name_field.set_problem(None))
        self.grid.moved.connect(self._show_cell)
        self.grid.choosing.connect(self.pane.choose)
        self.grid.accepted.connect(self._accept)
        self.grid.cleared.connect(self._clear)
        self.pane.chosen.connect(self._take)
        self.pane.done.connect(lambda: self.grid.setFocus(Qt.FocusReason.OtherFocusReason))
        self.pane.left_opened.connect(lambda left: self._go_to(left.sheet, left.cell))
        self.accept_button.clicked.connect(self.accept_all)
        self.mail_button.clicked.connect(self.compose)
        self.button.clicked.connect(self.fill)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            hear(self.body, key, self.fill)  # in the side panel the key saves its form

    def _lay_out(self) -> None:
        for button in (self.accept_button, self.mail_button, self.button):
            self.footer.add_button(button)
        card = Card(self.look, padding=1)
        card.column.addWidget(self.grid)
        self._work = QWidget()
        row = QHBoxLayout(self._work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._inner = QVBoxLayout()
        self._inner.setContentsMargins(20, 10, 20, 10)
        self._inner.setSpacing(8)
        self._inner.addWidget(self.bar)
        self._inner.addWidget(card, 1)
        self._inner.addWidget(self.notes)
        row.addLayout(self._inner, 1)
        row.addWidget(self.pane)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._work)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.footer)
        self.setAcceptDrops(True)
        self._show()

"""Báo cáo: figures of a period that open their records, the workbook, the mail that carries it upward."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop import version
from desktop.operations import reports
from desktop.operations.cut_offs import are_known, cut_offs, save_cut_offs
from desktop.operations.letters.mail import DraftResult, draft_for_report
from desktop.operations.letters.mail_program import Handed, Outcome
from desktop.operations.letters.mapi import Letter
from desktop.operations.papers.office_paper import office_paper
from desktop.operations.traces.record_lines import RecordLine
from desktop.records.period import CutOffs, Period, all_years
from desktop.records.report import RecordKind
from desktop.ui.commands import Handler
from desktop.ui.desk import Desk
from desktop.ui.files import Files, documents
from desktop.ui.page import Page, PageAction
from desktop.ui.panel_forms import PanelForms
from desktop.ui.reports.cut_off_panel import CutOffPanel
from desktop.ui.reports.file_names import workbook_name
from desktop.ui.reports.period_bar import KINDS, PeriodBar
from desktop.ui.reports.periods import first_period
from desktop.ui.reports.records_pane import RecordsPane
from desktop.ui.reports.sheets import (
    ACTIVITY_COLUMNS,
    Counted,
    activity_rows,
    first_figure,
    list_columns,
    list_rows,
)
from desktop.ui.theme import Look
from desktop.ui.unwritten import tell_unwritten
from desktop.ui.widgets.figures_sheet import FiguresSheet
from desktop.ui.widgets.notice import Notice, NoticeAction
from desktop.ui.widgets.panel import SidePanel
from desktop.ui.widgets.text import Text, Type
from desktop.words.reports import note

T = TypeVar("T")

CHANGING = frozenset(
    {
        "commendation", "award", "conference", "round", "issuer", "signer", "setting", "recipient",
        "initiative", "initiative_year", "recognition", "team", "member", "activity", "opinion",
    }
)  # fmt: skip
DRAFT_OPENED = "Đã soạn thư kèm {name}. Xem lại trong chương trình thư rồi gửi."
HANDED = {
    Outcome.SHOWN: "Thư kèm {name} đang mở trong {program}. Xem lại rồi gửi. Không thấy thì mở bản nháp.",
    Outcome.SENT: "{program} đã nhận thư kèm {name} để gửi.",
    Outcome.CLOSED: "Cửa sổ thư của {program} đã đóng, thư chưa gửi. Bản nháp còn ở {draft}.",
}
NO_MAIL_PROGRAM = (
    "Chưa mở được chương trình thư. Thư đã soạn: {draft}, trong thư mục {folder}{opened}. "
    "Nội dung thư đã chép; dán vào thư công vụ và đính kèm {name}."
)
FOLDER_OPENED = " (đã mở thư mục)"
ARGUMENTS = {
    RecordKind.AWARD: ("commendations", "award_id"),
    RecordKind.COMMENDATION: ("commendations", "commendation_id"),
    RecordKind.CONFERENCE: ("conferences", "conference_id"),
    RecordKind.ROUND: ("conferences", "round_id"),
    RecordKind.OPINION: ("conferences", "opinion_id"),
    RecordKind.INITIATIVE_YEAR: ("initiatives", "initiative_year_id"),
    RecordKind.RECOGNITION: ("initiatives", "recognition_id"),
    RecordKind.TEAM: ("recipients", "team_id"),
    RecordKind.MEMBER: ("recipients", "member_id"),
    RecordKind.ACTIVITY: ("activities", "activity_id"),
}
"""Which page opens a record, and as what."""


class ReportsPage(Page):
    """`files` asks for paths and opens files; a test answers in its place."""

    title = "Báo cáo"

    def __init__(
        self, look: Look, desk: Desk, files: Files | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self._desk = desk
        self._file = desk.file
        self._files = files or Files()
        self._folder = documents()
        self._narrow = False
        self._working = False
        self._asked = False
        self._forms = PanelForms(self, desk)
        self._forms.opens("cut_offs", self._ask_days)
        period = first_period(desk.file.now().date(), cut_offs(desk.file))
        self.bar = PeriodBar(look, lambda: desk.file.now().date(), period)
        self.sheet = FiguresSheet(look, "Bảng số liệu")
        self.notes = Text(look, "", Type.SMALL, "text2", elide=True)
        self.pane = RecordsPane(look, lambda figure: reports.records_behind(self._file, figure))
        self.menu = QMenu(self)
        for kind, words in KINDS:
            self.menu.addAction(words).triggered.connect(lambda _checked=False, kind=kind: self.export(kind))
        self._lay_out()
        self.bar.period_chosen.connect(lambda _period: self._reload())
        self.bar.kind_chosen.connect(lambda _kind: self._reload(choose=True))
        self.sheet.chosen.connect(self.pane.show_cell)
        self.sheet.opened.connect(self._open_cell)
        self.pane.opened.connect(self._open_record)
        self.pane.close_asked.connect(self._close_pane)
        self._reload(choose=True)

    def actions_shown(self) -> Sequence[PageAction]:
        return (PageAction("workbook.export"), PageAction("email.compose", primary=True))

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "workbook.export": Handler(self.open_menu, lambda: not self._working),
            "email.compose": Handler(self.compose, lambda: not self._working, self._words_of_work()),
        }

    def panes(self) -> Sequence[QWidget]:
        return [pane for pane in (self.bar, self.sheet, self.pane) if pane.isVisible()]

    def opened(self, argument: object) -> None:
        super().opened(argument)
        if isinstance(argument, dict) and argument.get("unpaid"):
            self._show_unpaid()
        self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self._asked and not are_known(self._file) and reports.years_with_records(self._file):
            self._asked = True
            self._ask_days()

    def refresh(self, changed: frozenset[str]) -> None:
        if changed & CHANGING:
            self._reload()

    def hide_panel(self) -> None:
        self._forms.keep(self.panel())
        super().hide_panel()

    def panel_changed(self, panel: SidePanel | None) -> None:
        self._arrange()
        if panel is None:
            self._forms.give_back(self.sheet)

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        edge = 12 if narrow else 20
        self._column.setContentsMargins(edge, 10, edge, 10)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._is_beside() and self.pane.isVisible():
            self._close_pane()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_over()

    def open_menu(self) -> None:
        """Which report shall be written as a workbook; the one in sight is chosen first."""
        actions = self.menu.actions()
        kinds = [kind for kind, _words in KINDS]
        self.menu.setActiveAction(actions[kinds.index(self.bar.kind())])
        corner = self.mapToGlobal(QPoint(self.width() - self.menu.sizeHint().width() - 20, 2))
        self.menu.popup(corner)

    def export(self, kind: str) -> None:
        """Ask where, and write the workbook."""
        path = self._ask_path(kind)
        if path is not None:
            period = self.bar.period
            self._work(
                lambda: self._write(kind, period, path),
                lambda _nothing: self._say_written(path),
                lambda: self.export(kind),
            )

    def compose(self) -> None:
        """Write the report and a mail draft beside it, and open the draft."""
        path = self._ask_path("activity")
        if path is None:
            return
        period = self.bar.period

        def work() -> tuple[DraftResult, Handed]:
            self._write("activity", period, path)
            draft = draft_for_report(self._file, path, period, path.with_suffix(".eml"))
            letter = Letter(draft.to, draft.subject, draft.body, str(path.absolute()), path.name)
            return draft, self._files.hand_to_mail(letter)

        self._work(work, lambda done: self._show_draft(*done, path), self.compose)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(20, 10, 20, 10)
        self._column.setSpacing(8)
        self._column.addWidget(self.bar)
        self._column.addWidget(self.sheet, 1)
        self._column.addWidget(self.notes)
        row.addLayout(self._column, 1)
        self._row = row
        row.addWidget(self.pane)

    def _reload(self, *, choose: bool = False) -> None:
        """Count again; `choose` starts at the first figure."""
        days = cut_offs(self._file)
        self.bar.offer(self._years(days), days)
        if self.bar.kind() == "activity":
            report = reports.activity_report(self._file, self.bar.period)
            self.sheet.set_sheet(ACTIVITY_COLUMNS, activity_rows(report.table))
            self.notes.setText("  ".join(note(found.code, found.values) for found in report.records.notes))
            if choose:
                self.sheet.choose(report.table.address(1, 2))
        else:
            form = reports.list_form(self._file, self.bar.kind(), self.bar.period)
            self.sheet.set_sheet(list_columns(form.sheet), list_rows(form))
            self.notes.setText("  ".join(form.sheet.closing))
            if choose:
                self.sheet.choose(first_figure(form))
        self.notes.setVisible(bool(self.notes.text()))
        self.pane.show_cell(*self.sheet.current())
        self._arrange()

    def _show_unpaid(self) -> None:
        """Who has not been paid by any decision of all the years."""
        days = cut_offs(self._file)
        self.bar.kinds.set_current("unpaid")
        self.bar.show_period(all_years(self._years(days), days))
        self._reload(choose=True)

    def _years(self, days: CutOffs) -> list[int]:
        """The office's years with records, the present one, and that of the chosen period."""
        found = reports.years_with_records(self._file)
        present = days.quarter_on(self._file.now().date()).end.year
        return sorted({*found, present, self.bar.period.end.year}, reverse=True)

    def _ask_days(self) -> None:
        """Ask once on which days the office's periods end; Esc asks again another time."""
        panel = CutOffPanel(self.look, cut_offs(self._file), self._file.now().date())
        panel.saved.connect(lambda days: self._forms.save(panel, lambda: save_cut_offs(self._file, days)))
        self._forms.show(panel)

    def _arrange(self) -> None:
        """The pane stands beside the figures; narrow, and over the wide lists, it comes with Enter."""
        beside = self._is_beside() and self.panel() is None
        self.pane.set_over(not self._is_beside())
        if beside and self._row.indexOf(self.pane) < 0:
            self._row.addWidget(self.pane)
        elif not beside and self._row.indexOf(self.pane) >= 0:
            self._row.removeWidget(self.pane)
        self.pane.setVisible(beside)

    def _is_beside(self) -> bool:
        return not self._narrow and self.bar.kind() == "activity"

    def _place_over(self) -> None:
        if not self._is_beside():
            width = self.pane.width()
            self.pane.setGeometry(self.body.width() - width, 0, width, self.body.height())
            self.pane.raise_()

    def _open_cell(self, _name: str, behind: object) -> None:
        """Enter: into the records; where the pane is not beside the figures it comes first."""
        if not isinstance(behind, Counted):
            return
        self._place_over()
        self.pane.show()
        if self.pane.table.isVisible():
            self.pane.table.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _close_pane(self) -> None:
        if not self._is_beside():
            self.pane.hide()
        self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_record(self, line: RecordLine) -> None:
        page, key = ARGUMENTS[line.kind]
        self.page_asked.emit(page, {key: line.id})

    def _ask_path(self, kind: str) -> Path | None:
        self.bar.choice.settle()  # a period whose name was just typed is the one that is meant
        name = workbook_name(kind, self.bar.period, office_paper(self._file, "").ward)
        path = self._files.ask_save(self, "Ghi báo cáo Excel", self._folder / name, "Excel (*.xlsx)")
        if path is None:
            return None
        self._folder = path.parent
        return path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx")

    def _write(self, kind: str, period: Period, path: Path) -> None:
        reports.write_report(self._file, kind, period, path, program_version=version())

    def _work(self, work: Callable[[], T], done: Callable[[T], None], elsewhere: Callable[[], None]) -> None:
        """Run work off the window's thread; its buttons rest meanwhile. `elsewhere` asks for another file."""

        def finished(result: T) -> None:
            self._rest()
            done(result)

        def failed(error: BaseException) -> None:
            self._rest()
            again = partial(self._work, work, done, elsewhere)
            tell_unwritten(self._desk, self, error, again, elsewhere)

        self._working = True
        self.frame_changed.emit()
        self._desk.jobs.run(lambda _progress: work(), finished, failed)

    def _rest(self) -> None:
        self._working = False
        self.frame_changed.emit()

    def _words_of_work(self) -> str:
        return "Đang ghi báo cáo…" if self._working else ""

    def _say_written(self, path: Path) -> None:
        actions = (
            NoticeAction("Mở tệp", lambda: self._show(path)),
            NoticeAction("Mở thư mục", lambda: self._show(path.parent)),
        )
        self.say(Notice(f"Đã ghi {path.name}.", "ok", actions=actions))

    def _show_draft(self, draft: DraftResult, handed: Handed, workbook: Path) -> None:
        """Say where the letter is: in the mail program's window, or in its draft, which is opened now."""
        if handed.outcome is Outcome.NO_PROGRAM:
            self._open_draft(draft, workbook)
            return
        words = HANDED[handed.outcome].format(
            program=handed.program, name=workbook.name, draft=draft.path.name
        )
        to_draft = NoticeAction("Mở bản nháp", lambda: self._open_draft(draft, workbook), icon="mail")
        tone = "ok" if handed.outcome is Outcome.SENT else "info"
        self.say(Notice(words, tone, actions=(to_draft, self._folder_action(workbook))))

    def _open_draft(self, draft: DraftResult, workbook: Path) -> None:
        """Hand the draft to the mail program; without one, say where it stands and copy its text."""
        if self._files.show(draft.path):
            self.say(
                Notice(
                    DRAFT_OPENED.format(name=workbook.name), "ok", actions=(self._folder_action(workbook),)
                )
            )
            return
        QGuiApplication.clipboard().setText(f"{draft.subject}\n\n{draft.body}")
        opened = FOLDER_OPENED if self._files.show(workbook.parent) else ""
        told = NO_MAIL_PROGRAM.format(
            draft=draft.path.name, folder=workbook.parent, opened=opened, name=workbook.name
        )
        self.say(Notice(told, "warn"))

    def _folder_action(self, workbook: Path) -> NoticeAction:
        return NoticeAction("Mở thư mục", lambda: self._show(workbook.parent))

    def _show(self, path: Path) -> None:
        self._files.show(path)

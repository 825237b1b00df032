"""Báo cáo: figures of a period that open their records, the workbook, the mail that carries it upward."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop.operations import reports
from desktop.operations.cut_offs import are_known, cut_offs, save_cut_offs
from desktop.operations.report_checks import Doubt
from desktop.operations.traces.record_lines import RecordLine
from desktop.records.codes import DocumentKind
from desktop.records.period import CutOffs, Period, all_years
from desktop.records.report import RecordKind
from desktop.records.submission import ChangedRecord
from desktop.ui.commands import Handler
from desktop.ui.desk import Desk
from desktop.ui.documents.ways import DocumentWays
from desktop.ui.files import Files, dropped
from desktop.ui.page import Page, PageAction
from desktop.ui.panel_forms import PanelForms
from desktop.ui.reports.changes_panel import ChangesPanel
from desktop.ui.reports.cut_off_panel import CutOffPanel
from desktop.ui.reports.doubts_panel import DoubtsPanel
from desktop.ui.reports.outgoing import Outgoing
from desktop.ui.reports.period_bar import KINDS, PeriodBar
from desktop.ui.reports.periods import first_period
from desktop.ui.reports.records_pane import RecordsPane
from desktop.ui.reports.sent_reports import SentReports
from desktop.ui.reports.sheets import (
    ACTIVITY_COLUMNS,
    Counted,
    activity_rows,
    first_figure,
    list_columns,
    list_rows,
)
from desktop.ui.theme import Look
from desktop.ui.widgets.figures_sheet import FiguresSheet
from desktop.ui.widgets.panel import SidePanel
from desktop.ui.widgets.text import Text, Type
from desktop.words.reports import note

CHANGING = frozenset(
    {
        "commendation", "award", "conference", "round", "issuer", "signer", "setting", "recipient",
        "initiative", "initiative_year", "recognition", "team", "member", "activity", "opinion", "submission",
    }
)  # fmt: skip
EXPORT_RECORDS = "Xuất các bản ghi sau con số"
WORKBOOKS = (".xlsx",)
"""What a report that was sent ends with."""

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

DOUBTED = {
    "award": "commendations", "commendation": "commendations", "conference": "conferences",
    "opinion": "conferences", "initiative": "initiatives", "team": "recipients", "activity": "activities",
}  # fmt: skip
"""Which page opens a record that a check asks about."""


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
        self._narrow = False
        self._asked = False
        self._forms = PanelForms(self, desk)
        self._forms.opens("cut_offs", self._ask_days)
        self.outgoing = Outgoing(self, desk, self._files)
        self.sent = SentReports(self, desk, self._files, self._forms, self.outgoing, self._in_sight)
        self._documents = DocumentWays(
            self, desk, self._files, lambda: {DocumentKind.NARRATIVE: self.bar.period}
        )
        period = first_period(desk.file.now().date(), cut_offs(desk.file))
        self.bar = PeriodBar(look, lambda: desk.file.now().date(), period)
        self.sheet = FiguresSheet(look, "Bảng số liệu")
        self.notes = Text(look, "", Type.SMALL, "text2", elide=True)
        self.pane = RecordsPane(look, lambda figure: reports.records_behind(self._file, figure))
        self.menu = QMenu(self)
        for kind, words in KINDS:
            self.menu.addAction(words).triggered.connect(lambda _checked=False, kind=kind: self.export(kind))
        self.setAcceptDrops(True)
        self._lay_out()
        self.bar.period_chosen.connect(lambda _period: self._show_another())
        self.bar.sent_asked.connect(self.sent.show_list)
        self.bar.kind_chosen.connect(lambda _kind: self._reload(choose=True))
        self.sheet.chosen.connect(self.pane.show_cell)
        self.sheet.opened.connect(self._open_cell)
        self.pane.opened.connect(self._open_record)
        self.pane.close_asked.connect(self._close_pane)
        self.pane.export_asked.connect(self.export_records)
        self.outgoing.working_changed.connect(self.frame_changed)
        self.outgoing.opened.connect(self._open_doubt)
        self.sent.opened.connect(self._open_changed)
        self.sent.period_asked.connect(self.show_report)
        self._reload(choose=True)

    def actions_shown(self) -> Sequence[PageAction]:
        return (
            PageAction("forms.fill"),
            PageAction("workbook.export"),
            PageAction("email.compose", primary=True),
        )

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "workbook.export": Handler(self.open_menu, self._may_work),
            "email.compose": Handler(self.compose, self._may_work, self.outgoing.doing),
            "list.export": Handler(self.export_records, self._has_records, EXPORT_RECORDS),
            "report.check": Handler(self.check, self._may_work),
            "report.sent": Handler(self.sent.record, self._may_work),
            "report.list": Handler(self.sent.show_list),
            **self._documents.handlers(),
            "report.changes": Handler(self.sent.show_changes, self.sent.is_sent),
        }

    def panes(self) -> Sequence[QWidget]:
        return [pane for pane in (self.bar, self.sheet, self.pane) if pane.isVisible()]

    def opened(self, argument: object) -> None:
        super().opened(argument)
        asked = argument if isinstance(argument, dict) else {}
        if asked.get("unpaid"):
            self._show_unpaid()
        if isinstance(period := asked.get("period"), Period):
            self.show_report("activity", period)
        if isinstance(workbook := asked.get("workbook"), Path):
            self.sent.take_back_in(workbook)
        self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self._asked and not are_known(self._file) and reports.years_with_records(self._file):
            self._asked = True
            self._ask_days()

    def refresh(self, changed: frozenset[str]) -> None:
        if changed & CHANGING:
            self._reload()
            self.outgoing.check_again()

    def hide_panel(self) -> None:
        self._forms.keep(self.panel())
        super().hide_panel()

    def panel_changed(self, panel: SidePanel | None) -> None:
        self.bar.kinds.setVisible(panel is None)  # beside a panel their words would be cut
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

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event.mimeData(), WORKBOOKS) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A workbook that was sent and comes back."""
        if (path := dropped(event.mimeData(), WORKBOOKS)) is not None:
            event.acceptProposedAction()
            self.sent.take_back_in(path)

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
        self.outgoing.export(kind, self._settled())

    def compose(self) -> None:
        """Write the report and a mail draft beside it, and open the draft."""
        self.outgoing.compose("activity", self._settled())

    def export_records(self) -> None:
        """The records behind the chosen figure as a workbook."""
        _name, behind = self.sheet.current()
        if isinstance(behind, Counted):
            self.outgoing.export_records(behind, self._settled())

    def check(self) -> None:
        """Show what is odd in the report in sight."""
        self.outgoing.check(self.bar.kind(), self._settled())

    def show_report(self, kind: str, period: Period) -> None:
        """Go to a report of a period."""
        self.bar.kinds.set_current(kind)
        self.bar.show_period(period)
        self._reload(choose=True)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(20, 10, 20, 10)
        self._column.setSpacing(8)
        self._column.addWidget(self.bar)
        self._column.addWidget(self.sent.banner)
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
            notes = [note(found.code, found.values) for found in report.records.notes]
            if choose:
                self.sheet.choose(report.table.address(1, 2))
        else:
            form = reports.list_form(self._file, self.bar.kind(), self.bar.period)
            self.sheet.set_sheet(list_columns(form.sheet), list_rows(form))
            notes = list(form.sheet.closing)
            if choose:
                self.sheet.choose(first_figure(form))
        self.notes.setText("  ".join(filter(None, [self.sent.look(), *notes])))
        self.notes.setVisible(bool(self.notes.text()))
        self.pane.show_cell(*self.sheet.current())
        self._arrange()

    def _show_another(self) -> None:
        """Another period: what was said of the one before must not be sent for this one."""
        if isinstance(self.panel(), DoubtsPanel | ChangesPanel):
            self.hide_panel()
        self._reload()

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

    def _open_changed(self, record: ChangedRecord) -> None:
        page, key = ARGUMENTS[record.kind]
        self.page_asked.emit(page, {key: record.id})

    def _open_doubt(self, doubt: Doubt) -> None:
        if doubt.cell:
            self.sheet.choose(doubt.cell)
            self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)
        elif doubt.record_id is not None:
            self.page_asked.emit(DOUBTED[doubt.about], {f"{doubt.about}_id": doubt.record_id})

    def _in_sight(self) -> tuple[str, Period]:
        return self.bar.kind(), self.bar.period

    def _settled(self) -> Period:
        """The chosen period; one whose name was just typed is the one that is meant."""
        self.bar.choice.settle()
        return self.bar.period

    def _has_records(self) -> bool:
        _name, behind = self.sheet.current()
        return self._may_work() and isinstance(behind, Counted) and bool(behind.figure.record_ids)

    def _may_work(self) -> bool:
        return not self.outgoing.doing

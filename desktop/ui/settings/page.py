"""Cài đặt: the sections at the left, the chosen one beside them, a panel for what is being edited."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from desktop.operations import history, preferences
from desktop.operations.letters.mail_texts import save_mail_texts
from desktop.operations.report_due import Habits, save_reporting
from desktop.records.belonging import Place
from desktop.records.period import CutOffs
from desktop.records.step import Step
from desktop.settings import REPORT_ADDRESS, REPORT_ISSUER, PcSettings, SettingDeclaration, SettingValue
from desktop.store.writer import Done
from desktop.ui.commands import Handler
from desktop.ui.desk import Desk
from desktop.ui.page import Page
from desktop.ui.panel_forms import PanelForms
from desktop.ui.settings.about import AboutSection
from desktop.ui.settings.appearance import AppearanceSection
from desktop.ui.settings.history import HistorySection
from desktop.ui.settings.issuers import IssuersSection
from desktop.ui.settings.local_fields import LocalFieldsSection
from desktop.ui.settings.mail import MailSection
from desktop.ui.settings.names import NAMES
from desktop.ui.settings.number_books import NumberBooksSection
from desktop.ui.settings.office import OfficeSection
from desktop.ui.settings.periods import PeriodsSection
from desktop.ui.settings.rates import RatesSection
from desktop.ui.settings.record_panel import RecordPanel
from desktop.ui.settings.salaries import SalariesSection
from desktop.ui.settings.section import SettingsSection, TableSection
from desktop.ui.settings.signers import SignersSection
from desktop.ui.settings.units import UnitsSection
from desktop.ui.theme import Look
from desktop.ui.widgets.keys import hear
from desktop.ui.widgets.notice import Notice, NoticeAction
from desktop.ui.widgets.panel import SidePanel
from desktop.ui.widgets.record_list import Entry, RecordList, Section
from desktop.words.steps import step_sentence

REOPENED = ("issuer", "signer", "base_salary", "bonus_rate", "local_field")
"""The panels that a section opens by the id of their row."""


class SettingsPage(Page):
    """`opened` takes {"section": key}, e.g. "history"."""

    title = "Cài đặt"

    def __init__(self, look: Look, desk: Desk, settings: PcSettings, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._desk = desk
        self._file = desk.file
        self._forms = PanelForms(self, desk)
        self._narrow = False
        self.office = OfficeSection(look, self._file)
        self.periods = PeriodsSection(look, self._file)
        self.mail = MailSection(look, self._file)
        self.history = HistorySection(look, self._file)
        numbers = NumberBooksSection(look, self._file)
        self.sections: tuple[SettingsSection, ...] = (
            self.office,
            self.periods,
            self.mail,
            IssuersSection(look, self._file),
            numbers,
            UnitsSection(look, self._file),
            SignersSection(look, self._file),
            SalariesSection(look, self._file),
            RatesSection(look, self._file),
            LocalFieldsSection(look, self._file),
            AppearanceSection(look, settings),
            self.history,
            AboutSection(look, self._file),
        )
        self.list = RecordList(look, "Các mục cài đặt", "Lọc mục cài đặt", heads=("Mục", "", "Nội dung", ""))
        entries = [Entry(place, title, "", what) for place, (_key, title, what) in enumerate(NAMES)]
        self.list.set_sections([Section("", entries)])
        self._stack = QStackedWidget()
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self._stack, 1)
        self._connect()
        for kind in REOPENED:
            self._forms.opens(kind, self._reopen)
        self._forms.opens("reserve", numbers.reserve_again)
        self._forms.opens("series", numbers.start_again)
        self.list.set_current(0)

    def current(self) -> SettingsSection:
        """The section in sight."""
        return self.sections[self._stack.currentIndex()]

    def handlers(self) -> Mapping[str, Handler]:
        handlers = {"list.filter": Handler(self.list.focus_filter)}
        section = self.current()
        if isinstance(section, TableSection):
            handlers["row.add"] = Handler(self._add, text=section.add_button.text())
            if section.delete_words:
                handlers["row.delete"] = Handler(self._delete_focused, text=section.delete_words)
        if section is self.history:
            handlers["row.delete"] = Handler(self._undo_focused, text="Hoàn tác thao tác này")
        return handlers

    def panes(self) -> Sequence[QWidget]:
        return [pane for pane in (self.list, self.current()) if pane.isVisible()]

    def opened(self, argument: object) -> None:
        keys = [key for key, _title, _what in NAMES]
        wanted = argument.get("section") if isinstance(argument, Mapping) else None
        if wanted in keys:
            self.hide_panel()
            self.list.set_current(keys.index(str(wanted)))
            self._enter()
        elif self.panel() is None:
            self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> Mapping[str, object] | None:
        return {"section": NAMES[self._stack.currentIndex()][0]}

    def record(self) -> Place | None:
        section = self.current()
        if not isinstance(section, TableSection) or not section.records:
            return None
        row_id = section.table.current_id()
        return (section.records, row_id) if row_id >= 0 else None

    def refresh(self, changed: frozenset[str]) -> None:
        self.history.reload()
        for section in self.sections:
            section.refresh(changed)

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.list.set_narrow(narrow)
        self._make_room()

    def hide_panel(self) -> None:
        self._forms.keep(self.panel())
        super().hide_panel()

    def panel_changed(self, panel: SidePanel | None) -> None:
        self._make_room()
        if panel is None:
            self._forms.give_back(self.current().first_focus())

    def _connect(self) -> None:
        for section in self.sections:
            self._stack.addWidget(section)
            if isinstance(section, TableSection):
                section.panel_asked.connect(self._show_record)
                section.refused.connect(lambda sentence: self.say(Notice(sentence, "warn")))
        self.office.save_asked.connect(self._save_office)
        self.periods.save_asked.connect(self._save_periods)
        self.mail.save_asked.connect(
            lambda texts: self._keep(lambda: save_mail_texts(self._file, texts), "Đã lưu thư gửi báo cáo.")
        )
        self.history.undo_asked.connect(self._undo)
        self.list.chosen.connect(self._show_section)
        self.list.opened.connect(lambda _place: self._enter())
        hear(self, "F2", self._edit)

    def _show_section(self, place: int) -> None:
        if self.panel() is not None:
            self.hide_panel()
            self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._stack.setCurrentIndex(place)
        self.frame_changed.emit()

    def _enter(self) -> None:
        self.current().first_focus().setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self) -> None:
        section = self.current()
        if isinstance(section, TableSection) and self.panel() is None:
            section.add()

    def _edit(self) -> None:
        section = self.current()
        if isinstance(section, TableSection) and self.panel() is None:
            section.edit()

    def _delete_focused(self) -> None:
        """Delete the current row of a table, while the keyboard is in it."""
        section = self.current()
        if isinstance(section, TableSection) and section.table.view.hasFocus():
            row_id = section.table.current_id()
            if row_id >= 0:
                self._desk.carry_out(self, lambda: section.deletion(row_id))

    def _show_record(self, panel: RecordPanel) -> None:
        panel.save_asked.connect(lambda deed: self._forms.save(panel, deed))
        self._forms.show(panel)

    def _reopen(self, row_id: int | None) -> None:
        section = self.current()
        panel = section.panel(row_id) if isinstance(section, TableSection) else None
        if isinstance(panel, RecordPanel):
            self._show_record(panel)

    def _save_office(self, issuer_id: int, address: str) -> None:
        """Store what changed; these steps are kept in the history but not taken back."""
        stored_issuer, stored_address = self.office.stored()
        if issuer_id != stored_issuer:
            self._put(REPORT_ISSUER, issuer_id)
        if address != stored_address:
            self._put(REPORT_ADDRESS, address)

    def _put(self, declaration: SettingDeclaration, value: SettingValue) -> None:
        self._keep(
            lambda: preferences.put(self._file, declaration, value), "Đã lưu đơn vị và địa chỉ báo cáo."
        )

    def _save_periods(self, days: CutOffs, wanted: Habits) -> None:
        told = "Đã lưu ngày chốt, hạn gửi các kỳ báo cáo."
        self._keep(lambda: save_reporting(self._file, days, wanted), told)

    def _keep(self, deed: Callable[[], Future[Done[None]]], told: str) -> None:
        self._desk.carry_out(self, deed, lambda _nothing: self.say(Notice(told)), say=False)

    def _undo_focused(self) -> None:
        if self.history.table.view.hasFocus():
            self.history.undo_current()

    def _undo(self, step_id: int) -> None:
        def undone(step: Step) -> None:
            redo = NoticeAction("Làm lại", self._redo, "Ctrl+Y", "arrow_redo")
            sentence = f"Đã hoàn tác: {step_sentence(step.code, step.values)}"
            self.say(Notice(sentence, "ok", actions=(redo,)))

        self._desk.carry_out(self, lambda: history.undo_step(self._file, step_id), undone, say=False)

    def _redo(self) -> None:
        self._desk.carry_out(self, lambda: history.redo(self._file))

    def _make_room(self) -> None:
        self.list.setVisible(not (self._narrow and self.panel() is not None))

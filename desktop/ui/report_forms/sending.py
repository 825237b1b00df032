"""The filled form that went upward: kept with its figures, by the letter from here or as the clerk says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.operations import submissions
from desktop.operations.letters.mail_texts import recipients_before
from desktop.operations.report_forms.filling import Filling
from desktop.operations.report_forms.sending import frozen_form
from desktop.operations.submissions import FrozenReport, Sending
from desktop.records.period import Period
from desktop.records.submission import Way, form_kind
from desktop.ui.desk import Desk
from desktop.ui.page import Page
from desktop.ui.panel_forms import PanelForms
from desktop.ui.record_sent_panel import RecordSentPanel
from desktop.ui.report_forms import words
from desktop.ui.widgets.notice import Notice
from desktop.words.submissions import report_words


@dataclass(frozen=True)
class FilledForm:
    """A workbook that was filled here: of which form, for which period, with these figures."""

    name: str
    period: Period
    path: Path
    report: FrozenReport


class FormSending:
    """Belongs to the page. `is_report` says whether the form in sight goes as the period's report."""

    def __init__(self, page: Page, desk: Desk, forms: PanelForms, is_report: Callable[[], bool]) -> None:
        self._page, self._desk, self._file = page, desk, desk.file
        self._forms, self._is_report = forms, is_report
        self._last: FilledForm | None = None

    def filled(self, name: str, done: Filling, path: Path) -> None:
        """A workbook was written: what is sent now is this one."""
        self._last = FilledForm(name, done.period, path, frozen_form(self._file, done))

    def mailed(self, to: str) -> None:
        """The letter with the workbook filled last has left for the mail program."""
        if (last := self._last) is not None:
            sending = self._sending(last, Way.MAIL, to)
            self._desk.carry_out(
                self._page, lambda: submissions.submit(self._file, sending, last.report), say=False
            )

    def record(self, name: str, period: Period) -> None:
        """“Ghi là đã gửi” for the form in sight, which has to be filled first."""
        last = self._last
        if last is None or (last.name, last.period) != (name, period) or not last.path.exists():
            self._page.say(Notice(words.FILL_FIRST, "warn"))
            return
        before = recipients_before(self._file)
        title = report_words(form_kind(name, is_report=self._is_report()), period.label)
        today = self._file.now().date()
        panel = RecordSentPanel(
            self._page.look, title, last.path.name, ("sent", last.path.name), today, before
        )

        def save() -> None:
            sending = self._sending(last, panel.way(), panel.to())
            self._forms.save(panel, lambda: submissions.submit(self._file, sending, last.report))

        panel.saved.connect(save)
        self._forms.show(panel)

    def _sending(self, last: FilledForm, way: Way, to: str) -> Sending:
        kind = form_kind(last.name, is_report=self._is_report())
        return Sending(kind, last.period, last.path, way, to)

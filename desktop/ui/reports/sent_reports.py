"""What the page of reports knows of what was sent: the banner, the list, the comparison with today."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.errors import SoVangError
from desktop.operations import submissions
from desktop.operations.letters.mail_texts import recipients_before
from desktop.operations.sent_workbooks import SentWorkbook, read_sent
from desktop.operations.submissions import FrozenReport
from desktop.records.period import Period
from desktop.records.submission import Submission, is_superiors_form, unpacked_figures, unpacked_names
from desktop.records.text import short_date
from desktop.ui.desk import Desk
from desktop.ui.files import Files, documents
from desktop.ui.page import Page
from desktop.ui.panel_forms import PanelForms
from desktop.ui.record_files import NO_PROGRAM, copies_folder
from desktop.ui.record_sent_panel import RecordSentPanel
from desktop.ui.reports.changes_panel import ChangesPanel, change_words
from desktop.ui.reports.outgoing import EXCEL, Outgoing, Written
from desktop.ui.reports.sent_panel import SentPanel
from desktop.ui.widgets.notice import Notice, NoticeAction, NoticeBar
from desktop.words.submissions import report_words

CHANGED = "Số liệu đã đổi từ khi gửi ngày {day}: {changes}."
UNCHANGED = "Đã gửi ngày {day}{to}; số liệu chưa đổi."
SEE = "Xem chỗ đổi"
NOT_COMPARED = "Chỉ so các con số lấy từ sổ. Chữ trong biểu, ô tự gõ và công thức của cấp trên không so được."

InSight = Callable[[], tuple[str, Period]]


class SentReports(QObject):
    """Belongs to the page. `opened` carries a ChangedRecord; `period_asked` the form and period to show."""

    opened = Signal(object)
    period_asked = Signal(str, object)

    def __init__(
        self, page: Page, desk: Desk, files: Files, forms: PanelForms, outgoing: Outgoing, in_sight: InSight
    ) -> None:
        super().__init__(page)
        self._page, self._desk, self._file, self._files = page, desk, desk.file, files
        self._forms, self._outgoing, self._in_sight = forms, outgoing, in_sight
        self._compared: SentWorkbook | None = None
        self.banner = NoticeBar(page.look)
        forms.opens("sent", self.record)

    def look(self) -> str:
        """Show in the banner what has changed in the report in sight; returns a line where nothing has."""
        form, period = self._in_sight()
        sent = submissions.latest_of(self._file, form, period)
        changes = submissions.changes_since(self._file, sent) if sent else []
        self.banner.dismiss()
        self._fill()
        if sent is None:
            return ""
        day = short_date(sent.sent_at.date())
        if not changes:
            return UNCHANGED.format(day=day, to=f" cho {sent.sent_to}" if sent.sent_to else "")
        told = CHANGED.format(day=day, changes=change_words(changes))
        self.banner.show_notice(Notice(told, "warn", actions=(NoticeAction(SEE, self.show_changes),)))
        return ""

    def is_sent(self) -> bool:
        """Whether the report in sight was sent."""
        return submissions.latest_of(self._file, *self._in_sight()) is not None

    def show_list(self) -> None:
        """The list of everything that was sent."""
        panel = SentPanel(self._page.look)
        panel.opened.connect(self.open_copy)
        panel.compared.connect(self.compare)
        panel.marked.connect(self._mark)
        self._page.show_panel(panel)
        self._fill()
        panel.start()

    def show_changes(self) -> None:
        """What has changed in the report in sight since it was sent."""
        if (sent := submissions.latest_of(self._file, *self._in_sight())) is not None:
            self.compare(sent)

    def compare(self, sent: Submission) -> None:
        """Go to a report that was sent and show what has changed since."""
        report = FrozenReport(unpacked_figures(sent.figures), unpacked_names(sent.records))
        self._show(SentWorkbook(sent.file_name, sent.form, sent.period, report, sent))

    def take_back_in(self, path: Path) -> None:
        """A workbook that comes back: go to its report and compare it with today's figures.

        One that is no report is a list of somebody else's, which goes where lists go.
        """

        def failed(error: BaseException) -> None:
            if isinstance(error, SoVangError) and error.code == "report_without_sources":
                self._page.page_asked.emit("commendations", {"list": path})
            else:
                self._desk.tell(self._page, error)

        self._desk.jobs.run(lambda _progress: read_sent(self._file, path), self._show, failed)

    def open_copy(self, sent: Submission) -> None:
        """Open a read-only copy of the workbook that was sent."""
        try:
            path = submissions.copy_out(self._file, sent, copies_folder())
        except SoVangError as refusal:
            self._desk.tell(self._page, refusal)
            return
        if not self._files.show(path):
            self._page.say(Notice(NO_PROGRAM.format(name=path.name, path=path), "warn"))

    def record(self, _file_name: str = "") -> None:
        """“Ghi là đã gửi”: the workbook written last for the report in sight, else one that is chosen."""
        last = self._outgoing.last
        if last is not None and (last.form, last.period) == self._in_sight() and last.path.exists():
            self.ask(last)
            return
        path = self._files.ask_open(self._page, "Chọn tệp báo cáo đã gửi", documents(), EXCEL)
        if path is not None:
            self._desk.jobs.run(
                lambda _progress: read_sent(self._file, path),
                lambda sent: self.ask(Written(sent.form, sent.period, path, sent.report)),
                lambda error: self._desk.tell(self._page, error),
            )

    def ask(self, written: Written) -> None:
        """Ask how and to whom a written report went."""
        name = report_words(written.form, written.period.label)
        before = recipients_before(self._file)
        today = self._file.now().date()
        panel = RecordSentPanel(
            self._page.look, name, written.path.name, ("sent", written.path.name), today, before
        )

        def save() -> None:
            asked = self._outgoing.sentences(written.form, written.period)
            sending = submissions.Sending(
                written.form, written.period, written.path, panel.way(), panel.to(), asked
            )
            self._forms.save(panel, lambda: submissions.submit(self._file, sending, written.report))

        panel.saved.connect(save)
        self._forms.show(panel)

    def _show(self, sent: SentWorkbook) -> None:
        beside = is_superiors_form(sent.form)  # it has no table here to go to
        if not beside:
            self.period_asked.emit(sent.form, sent.period)
        self._compared = sent
        when = (
            f"bản đã gửi ngày {short_date(sent.submission.sent_at.date())}" if sent.submission else sent.name
        )
        if beside:
            when = f"{report_words(sent.form, sent.period.label)} đã gửi"
        panel = ChangesPanel(self._page.look, f"So với {when}", NOT_COMPARED if beside else "")
        panel.opened.connect(self.opened)
        self._page.show_panel(panel)
        self._fill()
        panel.start()

    def _fill(self) -> None:
        """Read again what the panel in sight shows."""
        panel = self._page.panel()
        if isinstance(panel, SentPanel):
            panel.show_submissions(submissions.submissions(self._file))
        elif isinstance(panel, ChangesPanel) and self._compared is not None:
            sent = self._compared
            panel.show_changes(submissions.compared(self._file, sent.form, sent.period, sent.report))

    def _mark(self, sent: Submission) -> None:
        never_went = sent.taken_back is None
        self._desk.carry_out(
            self._page, lambda: submissions.mark_taken_back(self._file, sent, never_went=never_went)
        )

"""Printing from Ctrl+P to Ghi nhận: what came out waits for the user's word whether it is good."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.operations.certificates import CertificateBatch
from desktop.operations.printing import prints
from desktop.records.print_job import PrintJob
from desktop.ui.certificates import sentences
from desktop.ui.certificates.outcome_panel import OutcomePanel
from desktop.ui.certificates.work import Sending, Sent, SheetWork, printing
from desktop.ui.desk import Desk
from desktop.ui.page import Page
from desktop.ui.panel_forms import PanelForms
from desktop.ui.printing.printers import Ending, Printers
from desktop.ui.widgets.notice import Notice, NoticeAction
from desktop.words.errors import error_sentence


class PrintRun(QObject):
    """Sends sheets to a printer and asks which are good; the register keeps what waits for the answer.

    `answered` carries the award ids that came out well once they are recorded, the spoiled ones, and all of
    the job that are to be printed again. `asked` carries a job whose question is due.
    """

    answered = Signal(object, object, object)
    asked = Signal(object)

    def __init__(
        self,
        page: Page,
        desk: Desk,
        work: SheetWork,
        printers: Printers,
        forms: PanelForms,
        again: Callable[[], None],
    ) -> None:
        """`again` prints what is ticked, as Ctrl+P does."""
        super().__init__(page)
        self._again = again
        self._page, self._desk, self._work, self._printers = page, desk, work, printers
        self._forms = forms
        self._ended_here = 0
        self._settling = False

    def start(self, sending: Sending) -> None:
        """Print the sheets of a batch, in their order."""
        self._work.run(
            "Đang in",
            len(sending.batch.sheets) * sending.copies,
            printing(self._desk.file, sending, self._printers),
            lambda sent: self._printed(sent, sending),
            lambda error: self._desk.tell(self._page, error),
        )

    def ask(self, job: PrintJob, on_change: Callable[[], None]) -> None:
        """Ask which sheets of a job are good; `on_change` shows the list again."""
        panel = OutcomePanel(self._page.look, job, sure=job.id == self._ended_here)
        panel.list_changed.connect(on_change)
        panel.answered.connect(lambda good, bad, reason: self._settle(panel, good, bad, reason))
        self._forms.show(panel)
        on_change()

    def export(self, batch: CertificateBatch, *, text_only: bool, blank_id: int | None) -> None:
        """A file of these sheets is printed elsewhere: ask about it as after a print."""

        def sent(job: PrintJob) -> None:
            self._ended_here = job.id or 0
            self.asked.emit(job)

        self._desk.carry_out(
            self._page,
            lambda: prints.send(self._desk.file, batch, text_only=text_only, blank_id=blank_id),
            sent,
            say=False,
        )

    def _settle(
        self, panel: OutcomePanel, good: frozenset[int], spoiled: frozenset[int], reason: str
    ) -> None:
        """Record the answer; a second press while it is under way is passed over."""
        if self._settling:
            return
        self._settling = True
        job, all_of_them = panel.job, frozenset(panel.said())

        def done(_kept: int) -> None:
            self._settling = False
            self._forms.close(panel)
            self.answered.emit(good, spoiled, all_of_them - good)

        def failed(error: BaseException) -> None:
            self._settling = False
            self._desk.tell(self._page, error)

        self._desk.carry_out(
            self._page,
            lambda: prints.settle(self._desk.file, job, good, spoiled, reason),
            done,
            failed,
            say=False,
        )

    def _printed(self, sent: Sent, sending: Sending) -> None:
        if sent.job is not None:
            self._ended_here = sent.job.id or 0
        if sent.ending is Ending.SILENT:
            values = {"printer": sending.printer, "count": sent.papers}
            code = "printer_stopped" if sent.job else "printer_silent"
            actions = () if sent.job else (NoticeAction("In tiếp", self._again, "Ctrl+P"),)
            self._page.say(Notice(error_sentence(code, values), "err", actions=actions))
        elif sent.job is None:
            self._page.say(Notice("Đã dừng, chưa in tờ nào.", "info"))
        else:
            words = sentences.sent(sent.papers, sending.copies, sending.printer)
            self._page.say(Notice(words, "info"))
        if sent.job is not None:
            self.asked.emit(sent.job)

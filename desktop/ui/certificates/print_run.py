"""Printing from Ctrl+P to Ghi nhận: what came out waits for the user's word whether it is good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.operations import certificates
from desktop.operations.certificates import CertificateBatch
from desktop.ui.certificates.work import SheetWork, printing
from desktop.ui.desk import Desk
from desktop.ui.page import Page
from desktop.ui.printing.printers import Ending, Printed, Printers
from desktop.ui.widgets.notice import Notice, NoticeAction
from desktop.words.errors import error_sentence
from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True)
class Awaiting:
    """Sheets of one batch that the printer took."""

    batch: CertificateBatch
    award_ids: frozenset[int]
    text_only: bool


class PrintRun(QObject):
    """Each decision has its own sheets that wait, and keeps them while the user is elsewhere.

    `changed`: other sheets wait now. `recorded` carries the award ids that were recorded as printed.
    """

    changed = Signal()
    recorded = Signal(list)
    record_asked = Signal()
    again_asked = Signal()

    def __init__(self, page: Page, desk: Desk, work: SheetWork, printers: Printers) -> None:
        super().__init__(page)
        self._page, self._desk, self._work, self._printers = page, desk, work, printers
        self._waiting: dict[int, Awaiting] = {}

    def waiting(self, commendation_id: int) -> frozenset[int]:
        """Award ids of the sheets of a decision that wait for the user's word."""
        found = self._waiting.get(commendation_id)
        return found.award_ids if found else frozenset()

    def start(self, batch: CertificateBatch, printer: str, *, text_only: bool) -> None:
        """Print the sheets of a batch, in their order."""
        self._work.run(
            "Đang in",
            len(batch.sheets),
            printing(batch, self._printers, printer, text_only=text_only),
            lambda printed: self._printed(batch, printed, printer, text_only),
            lambda error: self._desk.tell(self._page, error),
        )

    def ask(self, commendation_id: int, *, stopped: bool = False) -> None:
        """Ask which of the waiting sheets are good, if any wait."""
        count = len(self.waiting(commendation_id))
        if not count:
            return
        happened = f"Đã dừng sau {count} tờ." if stopped else f"In xong {count} tờ."
        actions = (
            NoticeAction("Ghi nhận", self.record_asked.emit, "Ctrl+Enter"),
            NoticeAction("Không ghi nhận", lambda: self.forget(commendation_id)),
        )
        words = f"{happened} Tờ nào hỏng thì bỏ dấu rồi bấm Ghi nhận."
        self._page.say(Notice(words, "ok", actions=actions))

    def settle(self, commendation_id: int, good: frozenset[int]) -> None:
        """Record the good ones among the waiting sheets; the others are not printed."""
        awaiting = self._waiting.pop(commendation_id)
        self.changed.emit()
        if good:
            self.record(awaiting.batch, sorted(good), awaiting.text_only)
        else:
            self._page.say(Notice("Chưa ghi nhận tờ nào.", "info"))

    def forget(self, commendation_id: int) -> None:
        """The waiting sheets do not count as printed."""
        self._waiting.pop(commendation_id, None)
        self.changed.emit()
        self._page.say(Notice("Không ghi nhận tờ nào vừa in.", "info"))

    def record(
        self, batch: CertificateBatch, award_ids: Sequence[int], text_only: bool, *, say: bool = True
    ) -> None:
        """Keep these sheets as printed. Prints are not undone, so the notice offers no undo."""

        def recorded(count: int) -> None:
            self.recorded.emit(list(award_ids))
            if say:
                self._page.say(Notice(f"Đã ghi nhận {count} tờ giấy khen đã in."))

        self._desk.carry_out(
            self._page,
            lambda: certificates.record_issued(self._desk.file, batch, award_ids, text_only=text_only),
            recorded,
            say=False,
        )

    def _printed(self, batch: CertificateBatch, printed: Printed, printer: str, text_only: bool) -> None:
        out = frozenset(sheet.award.id or 0 for sheet in batch.sheets[: printed.pages])
        commendation_id = batch.commendation.id or 0
        if printed.ending is Ending.SILENT:
            self._printer_was_silent(batch, out, printer, text_only)
        elif out:
            self._waiting[commendation_id] = Awaiting(batch, out, text_only)
            self.changed.emit()
            self.ask(commendation_id, stopped=printed.ending is Ending.STOPPED)
        else:
            self._page.say(Notice("Đã dừng, chưa in tờ nào.", "info"))

    def _printer_was_silent(
        self, batch: CertificateBatch, out: frozenset[int], printer: str, text_only: bool
    ) -> None:
        """What the printer took before counts as printed (look.md §7 no. 2); the rest stays ticked."""
        if out:
            self.record(batch, sorted(out), text_only, say=False)
        again = NoticeAction("In tiếp", self.again_asked.emit, "Ctrl+P")
        values = {"printer": printer, "count": len(out)}
        self._page.say(Notice(error_sentence("printer_silent", values), "err", actions=(again,)))

"""In giấy khen: the sheets of one decision, each as it will come out, and what prints them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.errors import SoVangError
from desktop.operations import awards, certificate_preview, certificates
from desktop.operations.certificates import CertificateBatch
from desktop.records.text import short_date
from desktop.ui.certificates import sentences
from desktop.ui.certificates.panel import PrintPanel
from desktop.ui.certificates.panel_notice import Missing
from desktop.ui.certificates.paper import Preview
from desktop.ui.certificates.pdf_export import PdfExport
from desktop.ui.certificates.pdf_pages import PdfPages
from desktop.ui.certificates.preview_pane import PreviewPane
from desktop.ui.certificates.printing import Ending, Printed, Printers
from desktop.ui.certificates.sheet_list import SheetList
from desktop.ui.certificates.thumbnails import Thumbnails
from desktop.ui.certificates.work import SheetWork, printing
from desktop.ui.commands import Handler
from desktop.ui.desk import Desk
from desktop.ui.files import Files
from desktop.ui.page import Page
from desktop.ui.theme import Look
from desktop.ui.widgets.empty import EmptyList
from desktop.ui.widgets.notice import Notice, NoticeAction
from desktop.words.errors import error_sentence

KINDS = frozenset({"commendation", "award", "issued_page", "issuer", "signer", "round", "conference"})
"""What the sheets are made of."""

NO_PRINTER = "Máy này chưa có máy in. Xuất PDF rồi in ở máy khác."


@dataclass(frozen=True)
class Awaiting:
    """Sheets that came out of the printer and wait for the user's word whether they are good."""

    batch: CertificateBatch
    award_ids: frozenset[int] = field(default_factory=frozenset)
    text_only: bool = True


class CertificatesPage(Page):
    """Opened with a decision's id, or {"commendation_id", "award_ids"} to tick only some sheets."""

    title = "In giấy khen"

    def __init__(
        self, look: Look, desk: Desk, files: Files | None = None, printers: Printers | None = None
    ) -> None:
        super().__init__(look)
        self._desk = desk
        self._printers = printers or Printers()
        self._commendation_id = 0
        self._batch: CertificateBatch | None = None
        self._waiting: dict[int, Awaiting] = {}
        self._longest: list[int] = []
        self._work = SheetWork(desk.jobs, self)
        self._export = PdfExport(self, desk, self._work, files or Files(), self._to_write, self._record)
        self._thumbnails = Thumbnails(lambda award_id: self._pdf(award_id, text_only=False), self)
        self.sheets = SheetList(look, self._thumbnails)
        self.preview = PreviewPane(look)
        self.side = PrintPanel(look, certificate_preview.layout_titles())
        self._row = QHBoxLayout(self.body)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._refused: EmptyList | None = None
        for part, stretch in ((self.sheets, 0), (self.preview, 1), (self.side, 0)):
            self._row.addWidget(part, stretch)
        self._connect()

    def opened(self, argument: object) -> None:
        self.side.set_printers(self._printers.names())
        if argument is not None:
            commendation_id, chosen = _asked(argument)
            self._commendation_id = commendation_id
            self._batch = None
            self._reload()
            self._tick_first(chosen)
        (self._refused.button if self._refused else self.sheets).setFocus(Qt.FocusReason.OtherFocusReason)
        if self._awaiting is not None:
            self._ask_which_are_good(len(self._awaiting.award_ids))

    def refresh(self, changed: frozenset[str]) -> None:
        if changed & KINDS and self._commendation_id:
            self._reload()

    def leave(self) -> bool:
        if self._work.busy:
            self.say(Notice(f"{self._work.words} Bấm Dừng nếu không làm tiếp.", "warn"))
            return False
        return True

    def set_narrow(self, narrow: bool) -> None:
        self.sheets.set_narrow(narrow)
        self.preview.set_narrow(narrow)

    def panes(self) -> Sequence[QWidget]:
        return (self.sheets.view, self.preview.paper, self.side.layout_choice)

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "certificates.print": Handler(self.print_ticked, self._may_print, self._print_words()),
            "certificates.longest": Handler(self.show_longest, lambda: self._batch is not None),
        }

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._work.busy:
            self._work.stop()
        else:
            super().keyPressEvent(event)

    def ticked_ids(self) -> list[int]:
        """Award ids of the ticked sheets, in the order of presentation."""
        sheets = self._batch.sheets if self._batch else ()
        return [one for sheet in sheets if (one := sheet.award.id or 0) in self.sheets.ticked]

    def print_ticked(self) -> None:
        """Print the ticked sheets, and ask afterwards which are good."""
        if self._batch is None or not self._may_print():
            return
        chosen = self._batch.only(self.ticked_ids())
        if not chosen.sheets:
            self.say(Notice("Chưa chọn tờ nào. Đến tờ cần in rồi bấm phím cách (Space).", "info"))
            return
        if not self.side.printer:
            action = NoticeAction("Xuất PDF", self.export_pdf)
            self.say(Notice(NO_PRINTER, "warn", actions=(action,)))
            return
        text_only = self.side.text_only
        self._work.run(
            "Đang in",
            len(chosen.sheets),
            printing(chosen, self._printers, self.side.printer, text_only=text_only),
            lambda printed: self._printed(chosen, printed, text_only),
            self._export.failed,
        )

    def export_pdf(self) -> None:
        """Write the ticked sheets as one PDF where the user wants it."""
        self._export.one_file(text_only=self.side.text_only)

    def export_separate(self) -> None:
        """Write each ticked sheet as a PDF of its own into a new folder."""
        self._export.one_each(text_only=self.side.text_only)

    def record(self) -> None:
        """Ghi nhận: the ticked ones among the printed sheets are good."""
        awaiting = self._waiting.pop(self._commendation_id, None)
        if awaiting is None:
            return
        good = awaiting.award_ids & self.sheets.ticked
        self.sheets.ticked ^= awaiting.award_ids  # the spoiled ones are to be printed again
        self._show_state()
        if good:
            self._record(awaiting.batch, sorted(good), awaiting.text_only)
        else:
            self.say(Notice("Chưa ghi nhận tờ nào.", "info"))

    def forget(self) -> None:
        """The printed sheets do not count: nothing is recorded, the ticks stay."""
        self._waiting.pop(self._commendation_id, None)
        self._show_state()
        self.say(Notice("Không ghi nhận tờ nào vừa in.", "info"))

    def reserve_numbers(self) -> None:
        """Vào sổ: give every row its number in the golden register."""
        if self._batch is None or all(one.code != "print_without_register" for one in self._batch.problems):
            return
        commendation_id = self._commendation_id
        self._desk.carry_out(self, lambda: awards.reserve_register_numbers(self._desk.file, commendation_id))

    def show_longest(self) -> None:
        """F7: the next of the sheets whose texts fill their boxes most."""
        if self._batch is None:
            return
        if not self._longest:
            self._longest = certificate_preview.hardest(self._batch)
        current = self.sheets.current_id()
        at = self._longest.index(current) + 1 if current in self._longest else 0
        self.sheets.set_current(self._longest[at % len(self._longest)])

    @property
    def _awaiting(self) -> Awaiting | None:
        return self._waiting.get(self._commendation_id)

    def _connect(self) -> None:
        self.sheets.chosen.connect(self._show_sheet)
        self.sheets.ticks_changed.connect(self._show_ticks)
        self.preview.turned.connect(self.sheets.view.step)
        self.preview.longest_asked.connect(self.show_longest)
        self.side.changed.connect(self._reload)
        self.side.print_asked.connect(self.print_ticked)
        self.side.record_asked.connect(self.record)
        self.side.stop_asked.connect(self._work.stop)
        self._work.stepped.connect(self._progress)
        self._work.ended.connect(self._ended)
        self.side.pdf_asked.connect(self.export_pdf)
        self.side.separate_asked.connect(self.export_separate)
        for key, deed in (
            ("Ctrl+Return", self.record),
            ("Ctrl+Enter", self.record),
            ("Alt+Return", self.reserve_numbers),
            ("Alt+Enter", self.reserve_numbers),
        ):
            shortcut = QShortcut(QKeySequence(key), self, deed)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _reload(self) -> None:
        """Put the sheets together again; ticks stay, sheets that are new and not printed are ticked."""
        before = {sheet.award.id for sheet in self._batch.sheets} if self._batch else set()
        try:
            batch = certificates.prepare(
                self._desk.file, self._commendation_id, layout_name=self.side.layout_name
            )
        except SoVangError as refusal:
            self._refuse(refusal)
            return
        self._batch = batch
        self._longest = []
        self._thumbnails.clear()
        new = {
            one for sheet in batch.sheets if not sheet.printed and (one := sheet.award.id or 0) not in before
        }
        self.sheets.ticked = {one for one in self.sheets.ticked if one in before} | new
        self._set_refused(None)
        self._show_context()
        self._show_state()
        self._show_sheet(self.sheets.current_id())

    def _tick_first(self, chosen: Sequence[int]) -> None:
        if self._batch is None:
            return
        if chosen:
            self.sheets.ticked = set(chosen)
            self._show_state()
        self.sheets.set_current(next(iter(self.ticked_ids()), self._batch.sheets[0].award.id or 0))

    def _show_context(self) -> None:
        if self._batch is None:
            return
        commendation = self._batch.commendation
        number = commendation.number or "(chưa có số)"
        day = f" ngày {short_date(commendation.decision_date)}" if commendation.decision_date else ""
        self.context = f"Quyết định số {number}{day}"
        self.frame_changed.emit()

    def _show_state(self) -> None:
        """List, notices and buttons follow the batch, the ticks and what waits."""
        if self._batch is None:
            return
        awaiting = self._awaiting.award_ids if self._awaiting else frozenset()
        self.sheets.show_groups(certificate_preview.grouped(self._desk.file, self._batch), awaiting)
        missing = sentences.missing_of(self._batch, self.sheets.set_current, self.reserve_numbers)
        if not self.side.printer:
            missing.append(Missing(NO_PRINTER, "info", action="Xuất PDF", trigger=self.export_pdf))
        self.side.show_missing(missing)
        self._show_ticks()

    def _show_ticks(self) -> None:
        if not self._work.busy:
            self._show_button()
        self.frame_changed.emit()

    def _show_button(self) -> None:
        if self._awaiting is not None:
            good = len(self._awaiting.award_ids & self.sheets.ticked)
            self.side.show_record(f"Ghi nhận {good} tờ")
        else:
            self.side.show_print(self._print_words())

    def _print_words(self) -> str:
        count = len(self.ticked_ids())
        return f"In {count} giấy khen" if count else "In giấy khen"

    def _may_print(self) -> bool:
        return self._batch is not None and not self._work.busy and self._awaiting is None

    def _show_sheet(self, award_id: int) -> None:
        batch = self._batch
        sheet = next((one for one in batch.sheets if one.award.id == award_id), None) if batch else None
        if batch is None or sheet is None:
            self.preview.show_sheet(None, 0, len(batch.sheets) if batch else 0, "")
            return
        try:
            preview = self._preview(award_id)
        except SoVangError:  # a letter that the font lacks; the panel names it
            preview = None
        self.preview.show_sheet(preview, sheet.place, len(batch.sheets), sheet.label)
        sentence, tone = sentences.fitting(batch)
        size = sentences.paper_size(preview.size_mm) if preview else ""
        self.preview.foot.set_state(sentence, tone, size, text_only=self.side.text_only)

    def _preview(self, award_id: int) -> Preview:
        whole = PdfPages(self._pdf(award_id, text_only=False))
        printed = PdfPages(self._pdf(award_id, text_only=True)) if self.side.text_only else None
        return Preview(whole, printed)

    def _pdf(self, award_id: int, *, text_only: bool) -> bytes:
        if self._batch is None:
            raise SoVangError("no_awards_to_print", number="")
        return certificates.pdf_of(self._batch.only([award_id]), text_only=text_only)

    def _to_write(self) -> CertificateBatch | None:
        """What a file holds: the ticked sheets, all of them when none is ticked."""
        if self._batch is None:
            return None
        ids = self.ticked_ids()
        return self._batch.only(ids) if ids else self._batch

    def _progress(self, done: int, total: int) -> None:
        self.side.show_running(self._work.words)
        self.preview.foot.show_progress(done, total)
        if not done:
            self.frame_changed.emit()

    def _ended(self) -> None:
        self.preview.foot.show_progress(0, 0)
        self._show_ticks()

    def _printed(self, batch: CertificateBatch, printed: Printed, text_only: bool) -> None:
        out = frozenset(sheet.award.id or 0 for sheet in batch.sheets[: printed.pages])
        if printed.ending is Ending.SILENT:
            self._printer_was_silent(batch, out, text_only)
        elif out:
            self._waiting[self._commendation_id] = Awaiting(batch, out, text_only)
            self._show_state()
            self._ask_which_are_good(printed.pages, stopped=printed.ending is Ending.STOPPED)
        else:
            self.say(Notice("Đã dừng, chưa in tờ nào.", "info"))

    def _printer_was_silent(self, batch: CertificateBatch, out: frozenset[int], text_only: bool) -> None:
        values = {"printer": self.side.printer, "count": len(out)}
        self.sheets.ticked -= out
        if out:
            self._record(batch, sorted(out), text_only, say=False)
        self._show_state()
        again = NoticeAction("In tiếp", self.print_ticked, "Ctrl+P")
        self.say(Notice(error_sentence("printer_silent", values), "err", actions=(again,)))

    def _ask_which_are_good(self, count: int, *, stopped: bool = False) -> None:
        happened = f"Đã dừng sau {count} tờ." if stopped else f"In xong {count} tờ."
        actions = (
            NoticeAction("Ghi nhận", self.record, "Ctrl+Enter"),
            NoticeAction("Không ghi nhận", self.forget),
        )
        self.say(Notice(f"{happened} Tờ nào hỏng thì bỏ dấu rồi bấm Ghi nhận.", "ok", actions=actions))

    def _record(
        self, batch: CertificateBatch, award_ids: Sequence[int], text_only: bool, *, say: bool = True
    ) -> None:
        """Prints are not undone, so the notice offers no undo."""

        def recorded(count: int) -> None:
            self.sheets.ticked -= set(award_ids)
            self._reload()
            if say:
                self.say(Notice(f"Đã ghi nhận {count} tờ giấy khen đã in."))

        self._desk.carry_out(
            self,
            lambda: certificates.record_issued(self._desk.file, batch, award_ids, text_only=text_only),
            recorded,
            say=False,
        )

    def _refuse(self, refusal: SoVangError) -> None:
        self._batch = None
        self.sheets.ticked = set()
        self._set_refused(error_sentence(refusal.code, refusal.values))
        self.context = ""
        self.frame_changed.emit()

    def _set_refused(self, sentence: str | None) -> None:
        """Say in place of the sheets why there are none, with the way back."""
        if self._refused is not None:
            self._row.removeWidget(self._refused)
            self._refused.hide()
            self._refused.deleteLater()
            self._refused = None
        for part in (self.sheets, self.preview, self.side):
            part.setVisible(sentence is None)
        if sentence is not None:
            self._refused = EmptyList(self.look, sentence, "Quay lại quyết định", key="Esc")
            self._refused.pressed.connect(self.back_asked)
            self._row.addWidget(self._refused, 1)
            self._refused.show()  # now, so that the keyboard can go to its button


def _asked(argument: object) -> tuple[int, Sequence[int]]:
    """The decision and the awards that an argument names; TypeError for anything else."""
    if isinstance(argument, int):
        return argument, ()
    if isinstance(argument, Mapping):
        return int(argument["commendation_id"]), tuple(argument.get("award_ids", ()))
    raise TypeError(type(argument).__name__)

"""In giấy khen: the sheets of one decision, each as it will come out, and what prints them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.errors import SoVangError
from desktop.operations import awards, certificate_preview, certificates
from desktop.operations.certificate_layouts import layout_titles
from desktop.operations.certificates import CertificateBatch
from desktop.records.text import short_date
from desktop.settings import PRINT_TEXT_ONLY, PRINTER, PcSettings
from desktop.ui.certificates.panel import PrintPanel
from desktop.ui.certificates.panel_notice import Missing
from desktop.ui.certificates.paper import Preview
from desktop.ui.certificates.pdf_export import PdfExport
from desktop.ui.certificates.preview_pane import PreviewPane
from desktop.ui.certificates.print_run import PrintRun
from desktop.ui.certificates.sheet_list import SheetList
from desktop.ui.certificates.thumbnails import Thumbnails
from desktop.ui.certificates.work import SheetWork
from desktop.ui.commands import Handler
from desktop.ui.desk import Desk
from desktop.ui.files import Files
from desktop.ui.page import Page
from desktop.ui.printing.pdf_pages import PdfPages
from desktop.ui.printing.printers import Printers
from desktop.ui.theme import Look
from desktop.ui.widgets.empty import EmptyList
from desktop.ui.widgets.keys import hear
from desktop.ui.widgets.notice import Notice, NoticeAction
from desktop.words.errors import error_sentence
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.certificates import sentences

KINDS = frozenset({"commendation", "award", "issued_page", "issuer", "signer", "round", "conference"})
"""What the sheets are made of."""

NO_PRINTER = "Máy này chưa có máy in. Xuất PDF rồi in ở máy khác."


class CertificatesPage(Page):
    """Opened with a decision's id, or {"commendation_id", "award_ids"} to tick only some sheets."""

    title = "In giấy khen"

    def __init__(
        self,
        look: Look,
        desk: Desk,
        files: Files | None = None,
        printers: Printers | None = None,
        settings: PcSettings | None = None,
    ) -> None:
        super().__init__(look)
        self._desk = desk
        self._settings = settings
        self._printers = printers or Printers()
        self._commendation_id = 0
        self._batch: CertificateBatch | None = None
        self._longest: list[int] = []
        self._work = SheetWork(desk.jobs, self)
        self._run = PrintRun(self, desk, self._work, self._printers)
        self._export = PdfExport(self, desk, self._work, files or Files(), self._to_write, self._run.record)
        self._thumbnails = Thumbnails(lambda award_id: self._pdf(award_id, text_only=False), self)
        self.sheets = SheetList(look, self._thumbnails)
        self.preview = PreviewPane(look)
        self.side = PrintPanel(look)
        self._row = QHBoxLayout(self.body)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._refused: EmptyList | None = None
        for part, stretch in ((self.sheets, 0), (self.preview, 1), (self.side, 0)):
            self._row.addWidget(part, stretch)
        self._take_settings()
        self._connect()

    def opened(self, argument: object) -> None:
        self.side.set_printers(self._printers.names())
        if argument is not None:
            commendation_id, chosen = _asked(argument)
            self._commendation_id = commendation_id
            self._batch = None
            self.side.set_layouts(())
            self._reload()
            self._offer_layouts()
            self._tick_first(chosen)
        (self._refused.button if self._refused else self.sheets.view).setFocus(
            Qt.FocusReason.OtherFocusReason
        )
        self._run.ask(self._commendation_id)

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
            "certificates.pdf": Handler(self.export_pdf, self._may_export),
            "certificates.separate": Handler(self.export_separate, self._may_export),
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
        self._run.start(chosen, self.side.printer, text_only=self.side.text_only)

    def export_pdf(self) -> None:
        """Write the ticked sheets as one PDF where the user wants it."""
        self._export.one_file(text_only=self.side.text_only)

    def export_separate(self) -> None:
        """Write each ticked sheet as a PDF of its own into a new folder."""
        self._export.one_each(text_only=self.side.text_only)

    def record(self) -> None:
        """Ghi nhận: the ticked ones among the printed sheets are good, the others are to be printed again."""
        waiting = self._run.waiting(self._commendation_id)
        if waiting:
            good = waiting & self.sheets.ticked
            self.sheets.ticked ^= waiting
            self._run.settle(self._commendation_id, good)

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

    def _connect(self) -> None:
        self.sheets.chosen.connect(self._show_sheet)
        self.sheets.ticks_changed.connect(self._show_ticks)
        self.preview.turned.connect(self.sheets.view.step)
        self.preview.longest_asked.connect(self.show_longest)
        self.side.changed.connect(self._reload)
        self.side.changed.connect(self._keep_settings)
        self.side.printer_chosen.connect(self._keep_settings)
        self.side.print_asked.connect(self.print_ticked)
        self.side.record_asked.connect(self.record)
        self.side.stop_asked.connect(self._work.stop)
        self._run.changed.connect(self._show_state)
        self._run.recorded.connect(self._recorded)
        self._run.record_asked.connect(self.record)
        self._run.again_asked.connect(self.print_ticked)
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
            hear(self, key, deed)

    def _take_settings(self) -> None:
        """Begin with the way of printing and the printer of last time."""
        if self._settings is not None:
            self.side.prefer(
                text_only=bool(self._settings.get(PRINT_TEXT_ONLY)), printer=str(self._settings.get(PRINTER))
            )

    def _keep_settings(self) -> None:
        if self._settings is not None:
            self._settings.put(PRINT_TEXT_ONLY, self.side.text_only)
            self._settings.put(PRINTER, self.side.printer)

    def _reload(self) -> None:
        """Put the sheets together again; ticks stay, sheets that are to be printed from now on are ticked."""
        before = {sheet.award.id or 0: sheet.printed for sheet in self._batch.sheets} if self._batch else {}
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
            one
            for sheet in batch.sheets
            if not sheet.printed and before.get(one := sheet.award.id or 0, True)
        }
        self.sheets.ticked = {one for one in self.sheets.ticked if one in before} | new
        self._set_refused(None)
        self._show_context()
        self._show_state()
        self._show_sheet(self.sheets.current_id())

    def _offer_layouts(self) -> None:
        if self._batch is not None:
            self.side.set_layouts(layout_titles(self._desk.file, self._commendation_id))

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
        groups = certificate_preview.grouped(self._desk.file, self._batch)
        self.sheets.show_groups(groups, self._run.waiting(self._commendation_id))
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
        waiting = self._run.waiting(self._commendation_id)
        if waiting:
            self.side.show_record(f"Ghi nhận {len(waiting & self.sheets.ticked)} tờ")
        else:
            self.side.show_print(self._print_words())

    def _print_words(self) -> str:
        count = len(self.ticked_ids())
        return f"In {count} giấy khen" if count else "In giấy khen"

    def _may_print(self) -> bool:
        return self._may_export() and not self._run.waiting(self._commendation_id)

    def _may_export(self) -> bool:
        return self._batch is not None and not self._work.busy

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

    def _recorded(self, award_ids: Sequence[int]) -> None:
        self.sheets.ticked -= set(award_ids)
        self._reload()

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

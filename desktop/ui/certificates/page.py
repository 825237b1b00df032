"""In giấy khen: the sheets of one decision, each as it will come out, and what prints them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.errors import SoVangError
from desktop.operations import awards
from desktop.operations.certificates import CertificateBatch
from desktop.operations.printing import certificate_preview, prints
from desktop.operations.printing.certificate_layouts import layout_titles
from desktop.operations.printing.certificate_preview import SheetGroup
from desktop.operations.printing.print_plans import PrintPlan
from desktop.records.print_job import PrintJob
from desktop.settings import PcSettings
from desktop.ui.certificates import sentences
from desktop.ui.certificates.asked import MARKS, SHEETS, asked
from desktop.ui.certificates.entries import awaiting
from desktop.ui.certificates.list_panel import ListPanel
from desktop.ui.certificates.options_panel import OptionsPanel
from desktop.ui.certificates.outcome_panel import OutcomePanel
from desktop.ui.certificates.panel import PrintPanel
from desktop.ui.certificates.panel_notice import Missing
from desktop.ui.certificates.pdf_export import PdfExport
from desktop.ui.certificates.preview_pane import PreviewPane
from desktop.ui.certificates.print_options import PrintOptions, nudge_words
from desktop.ui.certificates.print_run import PrintRun
from desktop.ui.certificates.print_setup import PrintSetup
from desktop.ui.certificates.proof_work import ProofWork
from desktop.ui.certificates.refused_view import RefusedView
from desktop.ui.certificates.reprint_work import ReprintWork
from desktop.ui.certificates.sheet_list import SheetList
from desktop.ui.certificates.sheet_preview import SheetPreview
from desktop.ui.certificates.thumbnails import Thumbnails
from desktop.ui.certificates.work import SheetWork
from desktop.ui.commands import Handler
from desktop.ui.desk import Desk
from desktop.ui.files import Files
from desktop.ui.page import Page
from desktop.ui.panel_forms import PanelForms
from desktop.ui.printing.printers import Printers
from desktop.ui.theme import Look
from desktop.ui.widgets.keys import hear
from desktop.ui.widgets.notice import Notice, NoticeAction
from desktop.ui.widgets.panel import SidePanel
from desktop.words.errors import error_sentence

NO_PRINTER = "Máy này chưa có máy in. Xuất PDF rồi in ở máy khác."


class CertificatesPage(Page):
    """Opened with a decision's id, or {"commendation_id", "award_ids"} to tick only some sheets.

    With "reprint" too, the issued sheets of these awards are to be printed once more as they were.
    """

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
        self._printers = printers or Printers()
        self._commendation_id = 0
        self._batch: CertificateBatch | None = None
        self._groups: Sequence[SheetGroup] = ()
        self._job: PrintJob | None = None
        self._ticked: set[int] = set()
        self._rest: frozenset[int] = frozenset()
        self._forms = PanelForms(self, desk)
        self._work = SheetWork(desk.jobs, self)
        self._run = PrintRun(self, desk, self._work, self._printers, self._forms, self.print_ticked)
        files = files or Files()
        self._export = PdfExport(self, desk, self._work, files, self._to_write, self._record_file)
        self._proof = ProofWork(
            self,
            desk,
            self._work,
            self._printers,
            files,
            self._forms,
            lambda: self._batch,
            lambda: self.side.printer,
            self._show_list,
        )
        self._reprint = ReprintWork(
            self,
            desk,
            self._forms,
            lambda batch, ids: self._setup.plan(batch, ids),
            self._print_again,
            self._show_reprint,
        )
        self.preview = PreviewPane(look)
        self.side = PrintPanel(look)
        self._setup = PrintSetup(desk.file, self.side, self._printers, settings)
        self._shown = SheetPreview(self.preview, self._shown_batch, lambda: self.side.text_only)
        self._thumbnails = Thumbnails(lambda award_id: self._shown.pdf(award_id, text_only=False), self)
        self.sheets = SheetList(look, self._thumbnails)
        self._row = QHBoxLayout(self.body)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._refused = RefusedView(look)
        for part, stretch in ((self.sheets, 0), (self.preview, 1), (self.side, 0), (self._refused, 1)):
            self._row.addWidget(part, stretch)
        self._connect()

    def opened(self, argument: object) -> None:
        self.side.set_printers(self._printers.names())
        again = False
        if argument is not None:
            commendation_id, chosen, again = asked(argument)
            self.hide_panel()
            self._commendation_id = commendation_id
            self._batch = None
            self._setup.reset_nudge()
            self.side.set_layouts(())
            self._reload(anew=True)
            self._tick_first(chosen)
        if self._job is not None and self._batch is not None and not self._work.busy:
            self._ask()
        elif again:
            self.reprint()
        else:
            self._take_keyboard()

    def refresh(self, changed: frozenset[str]) -> None:
        if changed & SHEETS and self._commendation_id:
            self._reload()
        elif changed & MARKS and self._batch is not None:
            self._read_marks()
            self._show_state()

    def leave(self) -> bool:
        if self._work.busy:
            self.say(Notice(f"{self._work.words} Bấm Dừng nếu không làm tiếp.", "warn"))
            return False
        return True

    def set_narrow(self, narrow: bool) -> None:
        self.sheets.set_narrow(narrow)
        self.preview.set_narrow(narrow)

    def panes(self) -> Sequence[QWidget]:
        side = () if self.panel() else (self.side.layout_choice,)
        return (self.sheets.view, self.preview.paper, *side)

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "certificates.print": Handler(self.print_ticked, self._may_export, self._print_words()),
            "certificates.longest": Handler(self.show_hardest, lambda: self._batch is not None),
            "certificates.pdf": Handler(self.export_pdf, self._may_export),
            "certificates.separate": Handler(self.export_separate, self._may_export),
            "certificates.proof": Handler(self.proofread, self._may_export),
            "certificates.options": Handler(self.show_options, self._may_export),
            "certificates.reprint": Handler(self.reprint, self._may_export),
        }

    def hide_panel(self) -> None:
        self._forms.keep(self.panel())
        super().hide_panel()

    def panel_changed(self, panel: SidePanel | None) -> None:
        self._show_parts()
        self._show_list()
        if panel is None:
            self._show_button()
            self._show_sheet(self.sheets.current_id())
            self._take_keyboard()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._work.busy:
            self._work.stop()
        else:
            super().keyPressEvent(event)

    def ticked_ids(self) -> list[int]:
        """Award ids of the sheets that are to be printed, in their order."""
        sheets = self._batch.sheets if self._batch else ()
        return [one for sheet in sheets if (one := sheet.award.id or 0) in self._ticked]

    def print_ticked(self) -> None:
        """Print the ticked sheets for which there are blanks, and ask afterwards which are good."""
        if self._batch is None or not self._may_export():
            return
        if self._job is not None:
            self._ask()
            return
        self.hide_panel()
        issued = self._ticked & self._issued()
        if issued and issued == self._ticked:
            self.reprint()
        elif issued:
            self.say(sentences.some_are_issued(len(issued), lambda: self._turn(list(issued)), self.reprint))
        else:
            self._print(self._planned(self._batch))

    def export_pdf(self) -> None:
        """Write the ticked sheets as one PDF where the user wants it."""
        self._export.one_file(text_only=self.side.text_only)

    def export_separate(self) -> None:
        """Write each ticked sheet as a PDF of its own into a new folder."""
        self._export.one_each(text_only=self.side.text_only)

    def proofread(self) -> None:
        """F9: the plain sheet for the second reader, and the reader's ticks."""
        self._proof.open()

    def reprint(self) -> None:
        """In lại tờ đã cấp: those of the ticked sheets that were issued, else the one in sight."""
        if self._batch is not None:
            issued = self._issued()
            chosen = [one for one in self.ticked_ids() if one in issued] or [self.sheets.current_id()]
            self.sheets.set_current(chosen[0])
            self._reprint.open(self._batch, chosen)

    def show_options(self) -> None:
        """F11: tray, copies, order, nudge, paper."""
        setup = self._setup
        today = self._desk.file.now().date()
        panel = OptionsPanel(self.look, setup.options, setup.trays(), today, text_only=self.side.text_only)
        panel.taken.connect(self._take_options)
        panel.separate_asked.connect(self.export_separate)
        panel.reprint_asked.connect(self.reprint)
        self._forms.show(panel)

    def reserve_numbers(self) -> None:
        """Vào sổ: give every row its number in the golden register."""
        if self._batch is None or all(one.code != "print_without_register" for one in self._batch.problems):
            return
        commendation_id = self._commendation_id
        self._desk.carry_out(self, lambda: awards.reserve_register_numbers(self._desk.file, commendation_id))

    def show_hardest(self) -> None:
        """F7: the next of the sheets whose texts fill their boxes most, and why it is one of them."""
        if self._batch is not None:
            award_id = self._shown.next_hardest(self.sheets.current_id())
            self.sheets.set_current(award_id)
            self._shown.show_why(award_id)

    def _connect(self) -> None:
        self.sheets.chosen.connect(self._show_sheet)
        self.sheets.turned.connect(self._turn)
        self.preview.turned.connect(self.sheets.view.step)
        self.preview.longest_asked.connect(self.show_hardest)
        self.side.changed.connect(self._reload)
        self.side.changed.connect(self._setup.keep)
        self.side.printer_chosen.connect(self._printer_chosen)
        foot = self.side.foot
        for print_asked in (foot.print_asked, foot.record_asked):
            print_asked.connect(self.print_ticked)
        foot.stop_asked.connect(self._work.stop)
        foot.pdf_asked.connect(self.export_pdf)
        foot.proof_asked.connect(self.proofread)
        self.side.options_asked.connect(self.show_options)
        self._refused.back_asked.connect(self.back_asked)
        self.side.calibrate_asked.connect(self._calibrate)
        self._run.asked.connect(self._ask)
        self._run.answered.connect(self._answered)
        self._work.stepped.connect(self._progress)
        self._work.ended.connect(self._ended)
        for key in ("Alt+Return", "Alt+Enter"):
            hear(self, key, self.reserve_numbers)

    def _reload(self, *, anew: bool = False) -> None:
        """Put the sheets together again; ticks stay, sheets that are to be printed from now on are ticked."""
        before = {sheet.award.id or 0: sheet.printed for sheet in self._batch.sheets} if self._batch else {}
        try:
            batch = self._setup.prepare(self._commendation_id, lambda refusal: self._desk.tell(self, refusal))
        except SoVangError as refusal:
            self._refuse(refusal)
            return
        self._batch = batch
        self._groups = certificate_preview.grouped(self._desk.file, batch)
        self._shown.forget()
        self._thumbnails.clear()
        new = {
            one
            for sheet in batch.sheets
            if not sheet.printed and before.get(one := sheet.award.id or 0, True)
        }
        self._ticked = {one for one in self._ticked if one in before} | new
        self._refused.clear()
        self._show_parts()
        self._read_marks(anew=anew)
        self._show_state()
        self._show_sheet(self.sheets.current_id())

    def _read_marks(self, *, anew: bool = False) -> None:
        """What waits for an answer, the blanks, the second reader's ticks."""
        self._job = prints.waiting(self._desk.file, self._commendation_id)
        self._setup.read_blanks(self._commendation_id, anew=anew)
        if self._job is None and isinstance(self.panel(), OutcomePanel):
            self.hide_panel()
        self._proof.refresh()

    def _tick_first(self, chosen: Sequence[int]) -> None:
        if self._batch is None:
            return
        self.side.set_layouts(layout_titles(self._desk.file, self._commendation_id))
        if chosen:
            self._ticked = set(chosen)
            self._show_state()
        self.sheets.set_current(next(iter(self.ticked_ids()), self._batch.sheets[0].award.id or 0))

    def _planned(self, batch: CertificateBatch) -> PrintPlan:
        return self._setup.plan(batch, self._ticked)

    def _print(self, planned: PrintPlan, reason: str = "") -> None:
        if not planned.count:
            self.say(sentences.nothing_to_print(planned, self._enter_blanks))
            return
        if not self.side.printer:
            action = NoticeAction("Xuất PDF", self.export_pdf)
            self.say(Notice(NO_PRINTER, "warn", actions=(action,)))
            return
        sending = self._setup.sending(planned, reason)
        cut = self._setup.cut(sending)
        if cut is not None:
            self.say(Notice(sentences.cut_off(cut), "err"))
        else:
            self._run.start(sending)

    def _print_again(self, batch: CertificateBatch, reason: str) -> None:
        """The very pages that were issued; blanks are short for them as for any other."""
        self.hide_panel()
        ids = [sheet.award.id or 0 for sheet in batch.sheets]
        self._print(self._setup.plan(batch, ids), reason)

    def _issued(self) -> set[int]:
        """Award ids of the sheets that say what a good printed one says."""
        sheets = self._batch.sheets if self._batch else ()
        return {sheet.award.id or 0 for sheet in sheets if sheet.printed}

    def _take_options(self, options: PrintOptions) -> None:
        before, self._setup.options = self._setup.options, options
        self._setup.keep()
        if (options.order, options.sheet) != (before.order, before.sheet):
            self._reload()
        else:
            self._show_state()

    def _to_standard(self) -> None:
        self._setup.reset_nudge()
        self._show_state()

    def _printer_chosen(self) -> None:
        self._setup.keep()
        self._show_state()

    def _record_file(self, batch: CertificateBatch, text_only: bool) -> None:
        blank_id = self.side.blank_id if text_only else None
        self._run.export(batch, text_only=text_only, blank_id=blank_id)

    def _ask(self, _job: object = None) -> None:
        """Those who asked for it, or come back to it, are asked which sheets are good."""
        self._job = prints.waiting(self._desk.file, self._commendation_id)
        panel = self.panel()
        if self._job is None:
            return
        if isinstance(panel, OutcomePanel):
            panel.start()
        else:
            self._run.ask(self._job, self._show_list)

    def _answered(self, good: frozenset[int], spoiled: frozenset[int], rest: frozenset[int]) -> None:
        """Good sheets are done with, unless their row was corrected meanwhile; the others wait."""
        self._rest = rest
        self._ticked = (self._ticked - good) | rest
        self._reload()
        if self._batch is not None:
            waiting = len(self._ticked)
            corrected = good - self._issued()
            self._ticked |= corrected
            self._show_state()
            planned = self._planned(self._batch)
            counts = (len(good), len(spoiled), len(corrected), waiting)
            self.say(sentences.answered(*counts, planned, self.print_ticked))

    def _turn(self, award_ids: Sequence[int]) -> None:
        panel = self.panel()
        if isinstance(panel, ListPanel):
            panel.turn(award_ids)
        else:
            self._ticked ^= set(award_ids)
            self._show_state()

    def _show_state(self) -> None:
        """List, notices and buttons follow the batch, the ticks and what waits."""
        if self._batch is None:
            return
        self.context = sentences.context_of(self._batch.commendation)
        self._show_list()
        missing = sentences.missing_of(self._batch, self.sheets.set_current, self.reserve_numbers)
        planned = self._planned(self._batch)
        if planned.missing and self._job is None:
            missing.insert(0, sentences.blanks_short(planned, self._enter_blanks))
        if not self.side.printer:
            missing.append(Missing(NO_PRINTER, "info", action="Xuất PDF", trigger=self.export_pdf))
        if moved := nudge_words(self._setup.options.right, self._setup.options.down):
            missing.insert(0, sentences.nudged(moved, self._to_standard))
        self.side.show_missing(missing)
        self.side.show_options(self._setup.in_force.summary)
        self.side.show_calibration(self._setup.calibrated(self._batch))
        self._show_button()
        self.frame_changed.emit()

    def _show_list(self) -> None:
        """The ticks and marks mean what the panel in sight is about."""
        panel = self.panel()
        if isinstance(panel, ListPanel):
            self.sheets.show_groups(self._groups, panel.ticked(), panel.said())
        else:
            self.sheets.show_groups(self._groups, self._ticked, awaiting(self._job))

    def _show_reprint(self) -> None:
        self._show_list()
        self._show_sheet(self.sheets.current_id())

    def _show_button(self) -> None:
        if self._work.busy:
            return
        if self._job is not None:
            self.side.foot.show_record("Tờ nào in được?")
        else:
            self.side.foot.show_print(self._print_words())

    def _print_words(self) -> str:
        planned = self._planned(self._batch) if self._batch else None
        return sentences.print_words(planned, going_on=bool(self._rest) and self._rest <= self._ticked)

    def _may_export(self) -> bool:
        return self._batch is not None and not self._work.busy

    def _enter_blanks(self) -> None:
        self.page_asked.emit("blanks", {"blank_id": self.side.blank_id})

    def _calibrate(self) -> None:
        if self._batch is not None and self.side.printer:
            asked = {"calibrate": self._setup.calibrated_for(self._batch), "back": "certificates"}
            self.page_asked.emit("blanks", asked)

    def _shown_batch(self) -> CertificateBatch | None:
        panel = self.panel()
        own = panel.shown_batch() if isinstance(panel, ListPanel) else None
        return own or self._batch

    def _show_sheet(self, award_id: int) -> None:
        self._shown.show(award_id, len(self._batch.sheets) if self._batch else 0)

    def _to_write(self) -> CertificateBatch | None:
        """What a file holds: the ticked sheets, all of them when none is ticked."""
        if self._batch is None:
            return None
        ids = self.ticked_ids()
        return self._batch.only(ids) if ids else self._batch

    def _progress(self, done: int, total: int) -> None:
        self.side.foot.show_running(self._work.words)
        self.preview.foot.show_progress(done, total)
        if not done:
            self.frame_changed.emit()

    def _ended(self) -> None:
        self.preview.foot.show_progress(0, 0)
        self._show_button()
        self.frame_changed.emit()

    def _take_keyboard(self) -> None:
        self._refused.take_keyboard(self.sheets)

    def _refuse(self, refusal: SoVangError) -> None:
        self._batch = None
        self._groups = ()
        self._ticked = set()
        self._refused.say(error_sentence(refusal.code, refusal.values))
        self._show_parts()
        self.context = ""
        self.frame_changed.emit()

    def _show_parts(self) -> None:
        there = not self._refused.is_said
        for part in (self.sheets, self.preview):
            part.setVisible(there)
        self.side.setVisible(there and self.panel() is None)

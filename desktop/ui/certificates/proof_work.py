"""What is done from the panel of the second reader: printing or saving the proof sheet, keeping ticks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.errors import SoVangError
from desktop.operations.certificates import CertificateBatch
from desktop.operations.printing import proofs
from desktop.ui.certificates.proof_panel import ProofPanel
from desktop.ui.certificates.sentences import file_name
from desktop.ui.certificates.work import SheetWork, printing_proof
from desktop.ui.desk import Desk
from desktop.ui.files import Files, documents
from desktop.ui.page import Page
from desktop.ui.panel_forms import PanelForms
from desktop.ui.printing.printers import Ending, Printed, Printers
from desktop.ui.unwritten import tell_unwritten
from desktop.ui.widgets.notice import Notice, NoticeAction
from desktop.words.errors import error_sentence


class ProofWork(QObject):
    """`batch` gives the sheets, `printer` the chosen printer; `on_change` shows the list again."""

    def __init__(
        self,
        page: Page,
        desk: Desk,
        work: SheetWork,
        printers: Printers,
        files: Files,
        forms: PanelForms,
        batch: Callable[[], CertificateBatch | None],
        printer: Callable[[], str],
        on_change: Callable[[], None],
    ) -> None:
        super().__init__(page)
        self._page, self._desk, self._work, self._printers = page, desk, work, printers
        self._files, self._forms = files, forms
        self._batch, self._printer, self._on_change = batch, printer, on_change

    def open(self) -> None:
        """Show the panel."""
        if self._batch() is None:
            return
        panel = ProofPanel(self._page.look, self._desk.file.now().date())
        panel.print_asked.connect(self._print)
        panel.pdf_asked.connect(self._save)
        panel.read_turned.connect(self._turn)
        panel.list_changed.connect(self._on_change)
        self._fill(panel)
        self._forms.show(panel)

    def refresh(self) -> None:
        """Ticks, texts or lists have changed."""
        panel = self._page.panel()
        if isinstance(panel, ProofPanel):
            self._fill(panel)

    def _fill(self, panel: ProofPanel) -> None:
        batch = self._batch()
        if batch is None:
            return
        file = self._desk.file
        origins = proofs.origins(file, batch)
        by_id = {sheet.award.id or 0: sheet for sheet in batch.sheets}
        panel.show_ticks(
            batch,
            proofs.ticks(file, batch),
            origins,
            lambda one: proofs.changes_since_list(by_id[one], batch.commendation, origins[one]),
        )

    def _turn(self, award_ids: Sequence[int], read: bool) -> None:
        batch = self._batch()
        if batch is not None:
            self._desk.carry_out(
                self._page,
                lambda: proofs.tick(self._desk.file, batch, award_ids, read=read),
                say=False,
            )

    def _print(self) -> None:
        batch, printer = self._batch(), self._printer()
        if batch is None or self._work.busy:
            return
        if not printer:
            self._save()
            return
        pdf = proofs.proof_pdf(self._desk.file, batch)
        title = f"Bản soát lỗi {batch.commendation.number}".strip()
        self._work.run(
            "Đang in",
            len(batch.sheets),
            printing_proof(pdf, title, printer, self._printers),
            lambda printed: self._printed(printed, printer),
            lambda error: self._desk.tell(self._page, error),
        )

    def _printed(self, printed: Printed, printer: str) -> None:
        if printed.ending is Ending.DONE:
            words = (
                f"Đã gửi bản soát lỗi {printed.pages} trang tới {printer}. Soát xong, cho phôi vào rồi in."
            )
            self._page.say(Notice(words, "ok"))
        elif printed.ending is Ending.SILENT:
            values = {"printer": printer}
            self._page.say(Notice(error_sentence("proof_printer_silent", values), "err"))
        else:
            self._page.say(Notice("Đã dừng in bản soát lỗi.", "info"))

    def _save(self) -> None:
        batch = self._batch()
        if batch is None:
            return
        name = file_name(batch.commendation.number, "Ban-soat-loi")
        path = self._files.ask_save(
            self._page, "Lưu bản soát lỗi", documents() / f"{name}.pdf", "PDF (*.pdf)"
        )
        if path is None:
            return
        self._write(batch, path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf"))

    def _write(self, batch: CertificateBatch, path: Path) -> None:
        try:
            proofs.save_proof_sheet(self._desk.file, batch, path)
        except SoVangError as refusal:
            tell_unwritten(self._desk, self._page, refusal, lambda: self._write(batch, path), self._save)
            return
        actions = (NoticeAction("Mở tệp", lambda: self._files.show(path)),)
        self._page.say(Notice(f"Đã lưu bản soát lỗi: {path.name}", actions=actions))

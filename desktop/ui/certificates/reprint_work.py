"""What is done from the panel of sheets that were issued already."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject

from desktop.errors import SoVangError
from desktop.operations.certificates import CertificateBatch
from desktop.operations.printing import reprints
from desktop.operations.printing.print_plans import PrintPlan
from desktop.ui.certificates.reprint_panel import ReprintPanel
from desktop.ui.desk import Desk
from desktop.ui.page import Page
from desktop.ui.panel_forms import PanelForms


class ReprintWork(QObject):
    """`plan` says what of chosen sheets can come out, `send` prints a batch for a reason.

    `on_change` shows list and preview again.
    """

    def __init__(
        self,
        page: Page,
        desk: Desk,
        forms: PanelForms,
        plan: Callable[[CertificateBatch, Collection[int]], PrintPlan],
        send: Callable[[CertificateBatch, str], None],
        on_change: Callable[[], None],
    ) -> None:
        super().__init__(page)
        self._page, self._desk, self._forms = page, desk, forms
        self._plan, self._send, self._on_change = plan, send, on_change

    def open(self, batch: CertificateBatch, chosen: Collection[int]) -> None:
        """Show the panel for the issued sheets of a batch, some of them chosen."""
        issued = [one for sheet in batch.sheets if sheet.printed and (one := sheet.award.id or 0) in chosen]
        panel = ReprintPanel(self._page.look, issued, self._plan, self._desk.file.now().date())
        try:
            self._fill(panel, batch)
        except SoVangError as refusal:
            self._desk.tell(self._page, refusal)
            return
        panel.list_changed.connect(self._on_change)
        panel.way_changed.connect(lambda: self._fill(panel, batch))
        panel.print_asked.connect(self._send)
        self._forms.show(panel)

    def _fill(self, panel: ReprintPanel, batch: CertificateBatch) -> None:
        ids = [sheet.award.id or 0 for sheet in batch.sheets]
        commendation_id = batch.commendation.id or 0
        issued = reprints.prepare_reprint(self._desk.file, commendation_id, ids, marked=panel.marked)
        panel.show_batch(issued)

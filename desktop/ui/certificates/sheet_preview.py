"""What the middle of the page shows: one sheet as it will come out, and why it is one of the hardest."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop.errors import SoVangError
from desktop.operations import certificates
from desktop.operations.certificates import CertificateBatch
from desktop.operations.printing import certificate_preview
from desktop.operations.printing.certificate_preview import HardSheet
from desktop.ui.certificates import sentences
from desktop.ui.certificates.preview_pane import PreviewPane
from desktop.ui.printing.paper import Preview
from desktop.ui.printing.pdf_pages import PdfPages


class SheetPreview:
    """`batch` gives the sheets that are shown now, `text_only` whether the blank carries the rest."""

    def __init__(
        self,
        pane: PreviewPane,
        batch: Callable[[], CertificateBatch | None],
        text_only: Callable[[], bool],
    ) -> None:
        self._pane, self._batch, self._text_only = pane, batch, text_only
        self._hardest: Sequence[HardSheet] = ()

    def forget(self) -> None:
        """The sheets are others now."""
        self._hardest = ()

    def show(self, award_id: int, total: int) -> None:
        """Show the sheet of an award, or an empty desk; `total` sheets are in the list."""
        batch = self._batch()
        sheet = next((one for one in batch.sheets if one.award.id == award_id), None) if batch else None
        if batch is None or sheet is None:
            self._pane.show_sheet(None, 0, total, "")
            return
        try:
            preview = self._preview(award_id)
        except SoVangError:  # a letter that the font lacks; the panel names it
            preview = None
        self._pane.show_sheet(preview, sheet.place, total, sheet.label)
        self.show_why(award_id)
        sentence, tone = sentences.fitting(batch)
        size = sentences.paper_size(preview.size_mm) if preview else ""
        self._pane.foot.set_state(sentence, tone, size, text_only=self._text_only())

    def next_hardest(self, current: int) -> int:
        """Award id of the next of the sheets whose texts fill their boxes most, -1 where there are none."""
        batch = self._batch()
        if batch is None:
            return -1
        self._hardest = self._hardest or certificate_preview.hardest(batch)
        ids = [one.award_id for one in self._hardest]
        return ids[(ids.index(current) + 1) % len(ids) if current in ids else 0]

    def show_why(self, award_id: int) -> None:
        """Why the sheet in sight is one of the hardest, once F7 was pressed."""
        for place, one in enumerate(self._hardest, start=1):
            if one.award_id == award_id:
                self._pane.show_why(f"{place}/{len(self._hardest)}: {one.why}")
                return
        self._pane.show_why("")

    def pdf(self, award_id: int, *, text_only: bool) -> bytes:
        """The sheet of an award as a PDF. Raises `missing_glyph`, `no_awards_to_print`."""
        batch = self._batch()
        if batch is None:
            raise SoVangError("no_awards_to_print", number="")
        return certificates.pdf_of(batch.only([award_id]), text_only=text_only)

    def _preview(self, award_id: int) -> Preview:
        whole = PdfPages(self.pdf(award_id, text_only=False))
        printed = PdfPages(self.pdf(award_id, text_only=True)) if self._text_only() else None
        return Preview(whole, printed)

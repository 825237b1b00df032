"""What the choices of the panel mean for a batch: what comes out, on which printer, through which map."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from desktop.errors import SoVangError
from desktop.operations import blanks, calibrations, certificates
from desktop.operations.certificates import CertificateBatch
from desktop.operations.printing.print_plans import Order, PrintPlan, plan
from desktop.operations.printing.print_reach import out_of_reach
from desktop.records.blank import BlankStock
from desktop.records.calibration import Calibration
from desktop.records.calibration_rules import adjustment
from desktop.records.printable import OutOfReach
from desktop.settings import PRINT_TEXT_ONLY, PRINTER, PcSettings
from desktop.store.file import RecordFile
from desktop.ui.certificates.panel import PrintPanel
from desktop.ui.certificates.print_options import PrintOptions, keep_options, kept_options
from desktop.ui.certificates.work import Sending
from desktop.ui.printing.printers import Printers
from desktop.words.calibrations import calibrated_sentence

CORRECTED = "In lại sau khi sửa"


class PrintSetup:
    """Reads the panel and the options; both are kept on this PC."""

    def __init__(
        self, file: RecordFile, side: PrintPanel, printers: Printers, settings: PcSettings | None
    ) -> None:
        self._file, self._side, self._printers, self._settings = file, side, printers, settings
        self._stocks: list[BlankStock] = []
        self.options = kept_options(settings)
        if settings is not None:
            side.prefer(text_only=bool(settings.get(PRINT_TEXT_ONLY)), printer=str(settings.get(PRINTER)))

    def keep(self) -> None:
        """Remember what is chosen for the next time."""
        if self._settings is not None:
            self._settings.put(PRINT_TEXT_ONLY, self._side.text_only)
            self._settings.put(PRINTER, self._side.printer)
        keep_options(self._settings, self.options)

    def prepare(self, commendation_id: int, told: Callable[[SoVangError], None]) -> CertificateBatch:
        """The sheets on the paper that was chosen; one that a layout does not go on is given up and told.

        Raises what `certificates.prepare` raises.
        """
        try:
            return self._prepared(commendation_id)
        except SoVangError as refusal:
            if refusal.code not in ("sheet_too_small", "sheet_too_large"):
                raise
            self.options = replace(self.options, sheet="")
            told(refusal)
            return self._prepared(commendation_id)

    @property
    def in_force(self) -> PrintOptions:
        """The options as they hold now: on blanks each certificate comes out once."""
        return replace(self.options, copies=1) if self._side.text_only else self.options

    def reset_nudge(self) -> None:
        """A nudge is meant for the sheets at hand: others begin without one."""
        self.options = replace(self.options, right=0, down=0)

    def trays(self) -> Sequence[str]:
        """The trays of the chosen printer."""
        return self._printers.trays(self._side.printer) if self._side.printer else ()

    def read_blanks(self, commendation_id: int, *, anew: bool) -> None:
        """Offer the blanks as they are now; `anew`: begin with the one that the decision takes."""
        self._stocks = blanks.list_stocks(self._file)
        usual = blanks.stock_for(self._file, commendation_id) if anew else None
        self._side.set_blanks(self._stocks, (usual.blank.id if usual else 0) if anew else None)

    def plan(self, batch: CertificateBatch, award_ids: Collection[int]) -> PrintPlan:
        """What of these sheets comes out now."""
        stock = next((one for one in self._stocks if one.blank.id == self._side.blank_id), None)
        return plan(
            batch,
            award_ids,
            left=stock.left if stock else None,
            copies=self.in_force.copies,
            backwards=self.options.order is Order.REVERSED,
        )

    def sending(self, planned: PrintPlan, reason: str = "") -> Sending:
        """How a plan goes to the printer."""
        return Sending(
            planned.batch,
            self._side.printer,
            self._side.text_only,
            self.options.tray,
            planned.copies,
            self._side.blank_id,
            adjustment(self.calibration(planned.batch), *self.options.nudge_mm),
            reason or (CORRECTED if planned.corrected else ""),
        )

    def calibration(self, batch: CertificateBatch) -> Calibration | None:
        """What holds for the printer, its tray and these sheets."""
        width, height = sheet_mm(batch)
        side = self._side
        return calibrations.for_(self._file, side.printer, self.options.tray, width, height, side.blank_id)

    def calibrated(self, batch: CertificateBatch) -> tuple[str, bool]:
        """Whether the printer is calibrated, in words, and whether it is; ("", True) without a printer."""
        if not self._side.printer:
            return "", True
        found = self.calibration(batch)
        return calibrated_sentence(found), found is not None

    def calibrated_for(self, batch: CertificateBatch) -> Mapping[str, object]:
        """What the page of blanks and printers is asked to calibrate."""
        width, height = sheet_mm(batch)
        return {
            "printer": self._side.printer,
            "tray": self.options.tray,
            "width_mm": width,
            "height_mm": height,
            "blank_id": self._side.blank_id,
        }

    def _prepared(self, commendation_id: int) -> CertificateBatch:
        return certificates.prepare(
            self._file,
            commendation_id,
            layout_name=self._side.layout_name,
            sheet_mm=self.options.sheet_mm,
            as_annexed=self.options.order is Order.ANNEX,
        )

    def cut(self, sending: Sending) -> OutOfReach | None:
        """The first element that the printer would cut."""
        margins = self._printers.margins(sending.printer, sending.tray, *sheet_mm(sending.batch))
        found = out_of_reach(sending.batch, margins, sending.adjust, text_only=sending.text_only)
        return found[0] if found else None


def sheet_mm(batch: CertificateBatch) -> tuple[float, float]:
    """Width and height of the paper of a batch, by its first sheet."""
    layout = batch.sheets[0].page.layout
    return layout.width_mm, layout.height_mm

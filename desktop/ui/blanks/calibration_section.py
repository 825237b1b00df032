"""Máy in: calibrating a printer step by step with two sheets of plain paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.operations import blanks, calibrations
from desktop.records.belonging import Place
from desktop.records.calibration import Calibration
from desktop.records.calibration_rules import Found
from desktop.records.problem import Severity
from desktop.settings import PRINTER, PcSettings
from desktop.ui.blanks.calibration_panel import CalibrationPanel
from desktop.ui.blanks.calibration_run import CalibrationRun, Stage
from desktop.ui.blanks.calibration_state import CalibrationState
from desktop.ui.blanks.section import Section
from desktop.ui.blanks.target_fields import Asked, TargetFields
from desktop.ui.commands import Handler
from desktop.ui.desk import Desk
from desktop.ui.jobs import Progress
from desktop.ui.page import Page
from desktop.ui.printing.printers import Ending, Printed, Printers, print_pages
from desktop.ui.widgets.keys import hear
from desktop.ui.widgets.notice import Notice
from desktop.words.errors import error_sentence

KINDS = frozenset({"calibration", "blank"})
NO_PRINTER = "Máy này chưa có máy in. Cài máy in trong Windows rồi mở lại trang này."


class CalibrationSection(Section):
    """`opened` takes {"calibrate": {"printer", "tray", "width_mm", "height_mm", "blank_id"}}.

    With "back" it names the page that asked, and the way back to it.
    """

    key = "printers"
    words = "Máy in"

    def __init__(
        self, page: Page, desk: Desk, settings: PcSettings, printers: Printers | None = None
    ) -> None:
        super().__init__(page)
        self._desk, self._file, self._settings = desk, desk.file, settings
        self._printers = printers or Printers()
        self._run: CalibrationRun | None = None
        self._doubted: Mapping[str, str] = {}
        self._printing = False
        self._back = ""
        self.target = TargetFields(page.look, self._printers)
        self.state = CalibrationState(page.look)
        self.steps = CalibrationPanel(page.look)
        self._lay_out()
        self.target.changed.connect(self._begin)
        self.state.delete_asked.connect(self.delete)
        self.state.take_over_asked.connect(self.take_over)
        self.steps.print_asked.connect(self.print_sheet)
        self.steps.submitted.connect(self.enter)
        self.steps.confirmed.connect(self.confirm)
        self.steps.again_asked.connect(self._start_again)
        self.steps.back_asked.connect(self.page.back_asked)
        for key in ("Alt+Return", "Alt+Enter"):
            hear(self, key, self.confirm)

    def takes(self, argument: Mapping[str, object]) -> bool:
        return "calibrate" in argument or super().takes(argument)

    def handlers(self) -> Mapping[str, Handler]:
        handlers = {}
        if self._run is not None and self._run.stage is not Stage.DONE:
            words = f"In tờ thử {self._run.number}"
            handlers["certificates.print"] = Handler(self.print_sheet, lambda: not self._printing, words)
        if self.state.calibration is not None:
            handlers["record.delete"] = Handler(self.delete, text="Xóa căn chỉnh này")
        return handlers

    def returns_to(self) -> str:
        return self._back

    def forget_back(self) -> None:
        """The page is left: a later visit comes from elsewhere."""
        self._back = ""

    def panes(self) -> Sequence[QWidget]:
        """The step comes first: it is what the clerk has come for."""
        return (self.target.printer,) if self._run is None else (self._first_focus(), self.target.printer)

    def opened(self, argument: Mapping[str, object]) -> None:
        if argument:
            self._back = str(argument.get("back", ""))
        self.target.set_printers(str(self._settings.get(PRINTER)))
        asked = argument.get("calibrate")
        if isinstance(asked, Mapping):
            self.target.ask(Asked(**asked))
        over = self._run is None or self._run.stage is Stage.DONE or self._run.target != self.target.target()
        if over:
            self._begin()
        self.steps.show_back(asked=bool(self._back))
        if self._run is None:
            self.page.say(Notice(NO_PRINTER, "info"))

    def record(self) -> Place | None:
        found = self.state.calibration
        return ("calibration", found.id or 0) if found else None

    def refresh(self, changed: frozenset[str]) -> None:
        if changed & KINDS:
            self._offer_sheets()
            self._show_state()
            if self._run is not None and self._run.stage is Stage.DONE and self.state.calibration is None:
                self._begin()

    def set_narrow(self, narrow: bool) -> None:
        edge = 12 if narrow else 20
        self._column.setContentsMargins(edge, 10, edge, 10)

    def print_sheet(self) -> None:
        """Print the present test sheet; afterwards the keyboard is where its first number goes."""
        run = self._run
        if run is None or run.stage is Stage.DONE or self._printing:
            return
        self._printing = True
        self.page.frame_changed.emit()
        self._desk.jobs.run(
            _printing(
                calibrations.test_sheet(self._file, run.target, run.number, self.target.paper()),
                run,
                self._printers,
            ),
            lambda printed: self._printed(run, printed),
            self._refused,
        )

    def enter(self) -> None:
        """The numbers of a sheet are typed: solve them, or say what is wrong with them."""
        run = self._run
        if run is None or not run.reading:
            return
        distances = self.steps.form.distances()
        problems = run.check(distances)
        errors = [one for one in problems if one.severity is Severity.ERROR]
        if errors or (problems and self._doubted != self.steps.form.values()):
            self._doubted = dict(self.steps.form.values())
            self.steps.form.show_problems(errors or problems)
            return
        self._go_on(run.read(distances))

    def confirm(self) -> None:
        """Every window of the second sheet lies right: keep what the first one said."""
        if self._run is not None and self._run.stage is Stage.READ_SECOND and self._run.found is not None:
            self._save(self._run, self._run.found.confirmed())

    def delete(self) -> None:
        """Forget the calibration in sight."""
        if self.state.calibration is not None:
            calibration_id = self.state.calibration.id or 0
            self._desk.carry_out(self.page, lambda: calibrations.delete(self._file, calibration_id))

    def take_over(self, calibration: Calibration) -> None:
        """Use a calibration for the chosen printer, which has another name on this PC."""
        target = self.target.target()
        if target is not None:
            self._desk.carry_out(self.page, lambda: calibrations.take_over(self._file, calibration, target))

    def _lay_out(self) -> None:
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setSpacing(12)
        for part in (self.target, self.state, self.steps):
            self._column.addWidget(part)
        self._column.addStretch(1)
        scroller = QScrollArea()
        scroller.setWidgetResizable(True)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroller.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        scroller.setWidget(content)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(scroller)
        self._offer_sheets()

    def _offer_sheets(self) -> None:
        self.target.set_sheets([one.blank for one in blanks.list_stocks(self._file) if one.blank.in_use])

    def _begin(self) -> None:
        """Start anew with what is chosen."""
        target = self.target.target()
        self._run = CalibrationRun(target) if target else None
        self._doubted = {}
        self._show_state()
        self._show_run()

    def _go_on(self, run: CalibrationRun) -> None:
        if run.stage is Stage.DONE and run.found is not None:
            self._save(run, run.found)
        else:
            self._run = run
            self._doubted = {}
            self._show_run()
            self._take_keyboard()

    def _start_again(self) -> None:
        self._begin()
        self._take_keyboard()

    def _save(self, run: CalibrationRun, found: Found) -> None:
        """Keep what was found; until the register has it, the numbers stay where they were typed."""

        def saved(calibration: Calibration) -> None:
            self._run = run.kept()
            self._doubted = {}
            self._show_state()
            self._show_run()
            self.steps.show_kept(calibration)
            self._take_keyboard()

        self._desk.carry_out(self.page, lambda: calibrations.save(self._file, run.target, found), saved)

    def _take_keyboard(self) -> None:
        self._first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_focus(self) -> QWidget:
        """Where Enter does what comes next; after the last step it must not print another sheet."""
        return self.steps.first_focus() or self.target.printer

    def _printed(self, run: CalibrationRun, printed: Printed) -> None:
        self._printing = False
        if printed.ending is not Ending.DONE:
            values = {"printer": run.target.printer}
            self.page.say(Notice(error_sentence("test_sheet_silent", values), "err"))
        elif self._run is run:
            self._settings.put(PRINTER, run.target.printer)
            self._go_on(run.printed())
        self.page.frame_changed.emit()

    def _refused(self, error: BaseException) -> None:
        self._printing = False
        self.page.frame_changed.emit()
        self._desk.tell(self.page, error)

    def _show_state(self) -> None:
        target = self.target.target()
        if target is None:
            self.state.show_state(None, None)
            return
        held = calibrations.for_(self._file, **vars(target))
        others = [
            one
            for one in calibrations.list_calibrations(self._file)
            if (one.width_mm, one.height_mm) == (target.width_mm, target.height_mm)
        ]
        self.state.show_state(held, others[0] if others and held is None else None)
        self.page.frame_changed.emit()

    def _show_run(self) -> None:
        self.steps.show_run(self._run)
        self.page.frame_changed.emit()


def _printing(pdf: bytes, run: CalibrationRun, printers: Printers) -> Callable[[Progress], Printed]:
    """Print a test sheet through what is known of the printer."""

    def work(progress: Progress) -> Printed:
        printer = printers.open(run.target.printer, run.target.tray)
        return print_pages(pdf, printer, f"Tờ thử {run.number}", progress.step, run.adjust)

    return work

"""The steps of a calibration: print, read, print again, read again; the drawing beside the numbers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.records.affine import IDENTITY
from desktop.records.calibration import Calibration
from desktop.records.calibration_rules import described
from desktop.ui.blanks.calibration_run import CalibrationRun, Stage
from desktop.ui.blanks.readings_form import ReadingsForm
from desktop.ui.blanks.sheet_drawing import EXAGGERATED, SheetDrawing
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import link, primary, secondary
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.form import ProblemCount
from desktop.ui.widgets.text import Text, Type
from desktop.words.calibrations import calibrated_sentence, distortion_words

TITLES = {
    Stage.PRINT_FIRST: "Bước 1. In tờ thử 1",
    Stage.READ_FIRST: "Bước 2. Đo tờ thử 1",
    Stage.PRINT_SECOND: "Bước 3. In tờ thử 2",
    Stage.READ_SECOND: "Bước 4. Đo tờ thử 2",
    Stage.DONE: "Đã căn chỉnh xong",
}
FORM_WIDTH = 380


class CalibrationPanel(Card):
    """Each button has a signal of its own; `submitted` when the numbers can be read."""

    print_asked = Signal()
    submitted = Signal()
    confirmed = Signal()
    again_asked = Signal()
    back_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._stage = Stage.PRINT_FIRST
        self._title = Text(look, "", Type.TITLE)
        self._told = Text(look, "", Type.BODY, "text2", wrap=True)
        self._found = Text(look, "", Type.STRONG, wrap=True)
        self.form = ReadingsForm(look)
        self.form.setFixedWidth(look.theme.px(FORM_WIDTH))
        self.drawing = SheetDrawing(look)
        self._caption = Text(look, "", Type.SMALL, "text2", wrap=True)
        self.print_button = primary(look, "In tờ thử 1", key="Ctrl+P", icon="print")
        self.submit_button = primary(look, "Tính", key="Ctrl+Enter")
        self.confirm_button = secondary(look, "Đạt, lưu", key="Alt+Enter")
        self.again_button = link(look, "Làm lại từ đầu")
        self.back_button = primary(look, "Về trang in", key="Esc")
        self._is_asked = False
        self._lay_out(look)
        self.back_button.clicked.connect(self.back_asked.emit)
        self.print_button.clicked.connect(self.print_asked.emit)
        self.submit_button.clicked.connect(self.form.submit)
        self.confirm_button.clicked.connect(self.confirmed.emit)
        self.again_button.clicked.connect(self.again_asked.emit)
        self.form.save_asked.connect(self.submitted.emit)
        self.form.entered.connect(self.drawing.set_active)

    def show_run(self, run: CalibrationRun | None) -> None:
        """Show what is to be done next; nothing without a printer."""
        self.setVisible(run is not None)
        if run is None:
            return
        fresh = run.stage is not self._stage
        self._stage = run.stage
        self._title.setText(TITLES.get(run.stage, ""))
        self._told.setText(_told(run))
        self.print_button.set_text(f"In tờ thử {run.number}")
        self.print_button.setVisible(run.stage in (Stage.PRINT_FIRST, Stage.PRINT_SECOND))
        self._show_back()
        self._reading.setVisible(run.reading)
        self.submit_button.setVisible(run.reading)
        self.submit_button.set_text("Tính và lưu" if run.number == 2 else "Tính")
        self.confirm_button.setVisible(run.stage is Stage.READ_SECOND)
        self.again_button.setVisible(run.stage is not Stage.PRINT_FIRST)
        if fresh:
            self.form.clear()
        self._show_found(run)

    def show_kept(self, calibration: Calibration) -> None:
        """The last step is done: how well the printer is calibrated now."""
        self._told.setText(f"{calibrated_sentence(calibration)}. Từ nay chương trình tự bù khi in.")
        self._caption.setText("")

    def show_back(self, *, asked: bool) -> None:
        """Offer the way back where another page asked for the calibration."""
        self._is_asked = asked
        self._show_back()

    def first_focus(self) -> QWidget | None:
        """Where the keyboard belongs at this step; None where nothing is left to do."""
        match self._stage:
            case Stage.READ_FIRST | Stage.READ_SECOND:
                return self.form.first()
            case Stage.DONE:
                return self.back_button if self._is_asked else None
            case _:
                return self.print_button

    def _show_back(self) -> None:
        self.back_button.setVisible(self._is_asked and self._stage is Stage.DONE)

    def _lay_out(self, look: Look) -> None:
        for words in (self._title, self._told, self._found):
            self.column.addWidget(words)
        self._reading = QWidget()
        beside = QHBoxLayout(self._reading)
        beside.setContentsMargins(0, 4, 0, 4)
        beside.setSpacing(24)
        picture = QVBoxLayout()
        picture.addWidget(self.drawing)
        picture.addWidget(self._caption)
        picture.addStretch(1)
        beside.addWidget(self.form, 0, Qt.AlignmentFlag.AlignTop)
        beside.addLayout(picture, 1)
        self.column.addWidget(self._reading)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        for button in (
            self.back_button,
            self.print_button,
            self.submit_button,
            self.confirm_button,
            self.again_button,
        ):
            foot.addWidget(button)
        foot.addWidget(ProblemCount(look, self.form))
        foot.addStretch(1)
        self.column.addLayout(foot)

    def _show_found(self, run: CalibrationRun) -> None:
        page = run.target.page
        self.drawing.set_page(page)
        self.drawing.set_printed(run.found.printed if run.found else IDENTITY)
        self._found.setVisible(run.found is not None)
        self._caption.setText(
            f"Nét đứt: máy in đặt trang lệch như thế, vẽ phóng to {EXAGGERATED} lần." if run.found else ""
        )
        if run.found is not None:
            words = ", ".join(distortion_words(described(page, run.found.printed)))
            self._found.setText(f"Tờ 1 cho thấy máy in: {words}.")


def _told(run: CalibrationRun) -> str:
    tray = run.target.tray or "khay giấy"
    size = f"{run.target.width_mm:g}\u00a0×\u00a0{run.target.height_mm:g}\u00a0mm".replace(".", ",")
    match run.stage:
        case Stage.PRINT_FIRST:
            return f"Đặt một tờ giấy thường cùng khổ ({size}) vào {tray}. Chưa dùng phôi."
        case Stage.READ_FIRST:
            return (
                "Lấy thước đo tám số ghi trên tờ, số 0 của thước ở mép giấy, đọc tới nửa milimét. "
                "Gõ số, Enter sang số tiếp."
            )
        case Stage.PRINT_SECOND:
            return "In thêm một tờ giấy thường qua căn chỉnh vừa tính để xem đã đúng chưa."
        case _:
            return (
                "Vạch 15 của thước lọt cả tám khe đen thì bấm Đạt. "
                "Muốn chính xác nhất (0,3 mm) thì đo tám số như tờ 1."
            )

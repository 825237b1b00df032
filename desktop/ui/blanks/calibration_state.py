"""Whether the chosen printer is calibrated, and what is known of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from desktop.records.calibration import Calibration
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import link, secondary
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.icon_label import IconLabel
from desktop.ui.widgets.text import Text, Type
from desktop.words.calibrations import calibrated_sentence, distortion_words


class CalibrationState(Card):
    """`calibration` is the one that holds. `take_over_asked` carries one of another printer."""

    delete_asked = Signal()
    take_over_asked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look, padding=10)
        self.calibration: Calibration | None = None
        self._other: Calibration | None = None
        self._sign = IconLabel(look, "info")
        self._words = Text(look, "", Type.STRONG)
        self._detail = Text(look, "", Type.SMALL, "text2", wrap=True)
        self.delete_button = secondary(look, "Xóa căn chỉnh")
        self.take_over_button = link(look, "")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self._words)
        row.addWidget(self._detail, 1)
        row.addWidget(self.take_over_button)
        row.addWidget(self.delete_button)
        self.column.addLayout(row)
        self.delete_button.clicked.connect(self.delete_asked.emit)
        self.take_over_button.clicked.connect(lambda: self.take_over_asked.emit(self._other))

    def show_state(self, calibration: Calibration | None, other: Calibration | None) -> None:
        """Show the calibration that holds, and one of another printer that could be taken over."""
        self.calibration, self._other = calibration, other
        self._words.setText(f"{calibrated_sentence(calibration)}.")
        tone = "ok" if calibration else "warn"
        self._sign.set_icon("checkmark_circle" if calibration else "warning", tone)
        found = ", ".join(distortion_words(calibration)) if calibration else ""
        self._detail.setText(f"Máy in: {found}. Chương trình tự bù." if calibration else "")
        self.delete_button.setVisible(calibration is not None)
        self.take_over_button.setVisible(other is not None)
        if other is not None:
            self.take_over_button.set_text(f"Dùng căn chỉnh của {other.printer}")

"""The foot of the print panel: proof sheet and PDF, and the one button that prints, asks or stops."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button, primary, secondary
from desktop.ui.widgets.card import Surface


class PrintFoot(Surface):
    """Each button has a signal of its own."""

    print_asked = Signal()
    record_asked = Signal()
    stop_asked = Signal()
    pdf_asked = Signal()
    proof_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "surface", parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 14, 12)
        column.setSpacing(8)
        self.proof_button = secondary(look, "Bản soát lỗi", key="F9")
        self.pdf_button = secondary(look, "Xuất PDF", icon="document_pdf")
        self.print_button = primary(look, "In giấy khen", key="Ctrl+P", icon="print", height=36)
        self.record_button = primary(look, "Ghi nhận", key="Ctrl+P", icon="checkmark", height=36)
        self.running_button = primary(look, "Đang in…", height=36)
        self.running_button.setEnabled(False)
        self.stop_button = secondary(look, "Dừng", key="Esc", height=36)
        self._files = (self.proof_button, self.pdf_button)
        self._states = (self.print_button, self.record_button, self.running_button, self.stop_button)
        self._pressed: QWidget | None = None
        for button, asked in (
            (self.proof_button, self.proof_asked),
            (self.pdf_button, self.pdf_asked),
            (self.print_button, self.print_asked),
            (self.record_button, self.record_asked),
            (self.stop_button, self.stop_asked),
        ):
            button.clicked.connect(asked)
        column.addLayout(_wide_row(*self._files))
        column.addLayout(_wide_row(*self._states))
        self._show(self.print_button)

    def take_keyboard(self) -> None:
        """Put the keyboard on the button that is in sight."""
        next(one for one in self._states if not one.isHidden()).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_print(self, text: str) -> None:
        """The print button as it is ready."""
        self._show(self.print_button)
        self.print_button.set_text(text, "Ctrl+P")

    def show_record(self, text: str) -> None:
        """The printed sheets wait for the user's word."""
        self._show(self.record_button)
        self.record_button.set_text(text)

    def show_running(self, text: str) -> None:
        """Work is under way: “Đang in 12/39…”."""
        self._show(self.running_button, self.stop_button)
        self.running_button.set_text(text)

    def _show(self, *buttons: Button) -> None:
        """Show one state of the foot; the keyboard stays in the foot when the button under it goes."""
        running = self.stop_button in buttons
        for button in buttons:
            button.show()
        if not running:
            self._enable_files(True)
        self._move_keyboard(buttons, running=running)
        for button in self._states:
            button.setVisible(button in buttons)
        self._enable_files(not running)

    def _move_keyboard(self, buttons: Sequence[Button], *, running: bool) -> None:
        """To Dừng when work begins; afterwards back to the button that began it, if it is still there."""
        focused = self.window().focusWidget()
        going = (*self._states, *self._files) if running else self._states
        if focused not in going or focused in buttons:
            return
        back = self._pressed if focused is self.stop_button else None
        self._pressed = focused if running else None
        target = back if back in self._files else buttons[-1]
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enable_files(self, enabled: bool) -> None:
        for button in self._files:
            button.setEnabled(enabled)


def _wide_row(*buttons: Button) -> QHBoxLayout:
    """Buttons that share the whole width."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row.addWidget(button, 1)
    return row

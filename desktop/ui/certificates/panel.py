"""The right panel: layout, way of printing, printer, what is missing, and the buttons at its foot."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.certificates.choices import Choices
from desktop.ui.certificates.panel_notice import Missing, PanelNotice
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button, primary, secondary
from desktop.ui.widgets.card import Surface
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.popup_list import Suggestion

WIDTH = 290
"""Width in px at 100 % text."""

TEXT_ONLY, WHOLE = "text_only", "whole"
BY_KIND = "Theo loại: tập thể, hộ, cá nhân"


class PrintPanel(Surface):
    """`changed` when layout or way of printing was chosen. Each button has a signal of its own."""

    changed = Signal()
    printer_chosen = Signal()
    print_asked = Signal()
    record_asked = Signal()
    stop_asked = Signal()
    pdf_asked = Signal()
    separate_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "surface", parent)
        self.setAccessibleName("Cách in")
        self.layout_choice = ChoiceField(look)
        self.set_layouts(())
        self.way = Choices(
            look, [(TEXT_ONLY, "Chỉ in chữ lên phôi"), (WHOLE, "In cả khung và chữ (giấy trắng)")]
        )
        self.way.set_value(TEXT_ONLY)
        self._preferred = ""
        self.printer_choice = ChoiceField(look, placeholder="Máy này chưa có máy in")
        self._notices = QVBoxLayout()
        self._notices.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroller(look), 1)
        column.addWidget(self._foot(look))
        self.layout_choice.chosen.connect(lambda _name: self.changed.emit())
        self.printer_choice.chosen.connect(lambda _name: self.printer_chosen.emit())
        self.way.chosen.connect(lambda _way: self.changed.emit())
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def text_only(self) -> bool:
        """Whether the blank carries the rest."""
        return self.way.value() == TEXT_ONLY

    @property
    def layout_name(self) -> str | None:
        """The chosen layout, None for that of each kind."""
        return str(self.layout_choice.value() or "") or None

    @property
    def printer(self) -> str:
        """The chosen printer, "" for none."""
        return str(self.printer_choice.value() or "")

    def prefer(self, *, text_only: bool, printer: str) -> None:
        """Begin with these; a printer that is not there is passed over."""
        self.way.set_value(TEXT_ONLY if text_only else WHOLE)
        self._preferred = printer

    def set_layouts(self, layouts: Sequence[tuple[str, str]]) -> None:
        """Offer these layouts (name, title); begin with that of each kind of recipient."""
        named = (Suggestion(title, payload=name) for name, title in layouts)
        self.layout_choice.set_choices([Suggestion(BY_KIND, payload=""), *named])
        self.layout_choice.set_value("")

    def set_printers(self, names: Sequence[str]) -> None:
        """Offer these printers; the chosen one stays, else the first is taken."""
        self.printer_choice.set_choices([Suggestion(name, payload=name) for name in names])
        if names and not self.printer:
            self.printer_choice.set_value(self._preferred if self._preferred in names else names[0])
        self.printer_choice.setEnabled(bool(names))

    def show_missing(self, missing: Sequence[Missing]) -> None:
        """What is missing, the worst first; a keyboard that was in these words goes on to the foot."""
        leaves = isinstance(_parent(self.window().focusWidget()), PanelNotice)
        while (item := self._notices.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        before: QWidget = self.printer_choice
        for one in missing:
            notice = PanelNotice(self._look, one)
            self._notices.addWidget(notice)
            if notice.button is not None:
                self.setTabOrder(before, notice.button)
                before = notice.button
        if leaves:
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

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QPainter(self).fillRect(0, 0, 1, self.height(), self._look.theme.colour("line"))

    def _scroller(self, look: Look) -> QScrollArea:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 12, 14, 12)
        column.setSpacing(12)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(Field(look, "Mẫu in", self.layout_choice))
        column.addWidget(Field(look, "Cách in", self.way))
        column.addWidget(Field(look, "Máy in", self.printer_choice))
        column.addLayout(self._notices)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        scroll.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        return scroll

    def _foot(self, look: Look) -> QWidget:
        foot = Surface(look, "surface")
        column = QVBoxLayout(foot)
        column.setContentsMargins(16, 10, 14, 12)
        column.setSpacing(8)
        pdf = secondary(look, "Xuất PDF", icon="document_pdf")
        separate = secondary(look, "Mỗi người một tệp")
        self.print_button = primary(look, "In giấy khen", key="Ctrl+P", icon="print", height=36)
        self.record_button = primary(look, "Ghi nhận", key="Ctrl+Enter", icon="checkmark", height=36)
        self.running_button = primary(look, "Đang in…", height=36)
        self.running_button.setEnabled(False)
        self.stop_button = secondary(look, "Dừng", key="Esc", height=36)
        self.file_buttons = (pdf, separate)
        self._states = (self.print_button, self.record_button, self.running_button, self.stop_button)
        self._pressed: QWidget | None = None
        for button, asked in (
            (pdf, self.pdf_asked),
            (separate, self.separate_asked),
            (self.print_button, self.print_asked),
            (self.record_button, self.record_asked),
            (self.stop_button, self.stop_asked),
        ):
            button.clicked.connect(asked)
        column.addLayout(_wide_row(pdf, separate))
        column.addLayout(_wide_row(*self._states))
        self._show(self.print_button)
        return foot

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
        going = (*self._states, *self.file_buttons) if running else self._states
        if focused not in going or focused in buttons:
            return
        back = self._pressed if focused is self.stop_button else None
        self._pressed = focused if running else None
        target = back if back in self.file_buttons else buttons[-1]
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enable_files(self, enabled: bool) -> None:
        for button in self.file_buttons:
            button.setEnabled(enabled)

    def _restyle(self) -> None:
        self.setFixedWidth(self._look.theme.px(WIDTH))
        self.update()


def _wide_row(*buttons: Button) -> QHBoxLayout:
    """Buttons that share the whole width."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row.addWidget(button, 1)
    return row


def _parent(widget: QWidget | None) -> QWidget | None:
    return widget.parentWidget() if widget is not None else None

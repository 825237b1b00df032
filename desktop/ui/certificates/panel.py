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
        """What is missing, the worst first."""
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

    def show_print(self, text: str) -> None:
        """The print button as it is ready."""
        self._show(print_=True)
        self.print_button.set_text(text, "Ctrl+P")

    def show_record(self, text: str) -> None:
        """The printed sheets wait for the user's word."""
        self._show(record=True)
        self.record_button.set_text(text)

    def show_running(self, text: str, *, can_stop: bool = True) -> None:
        """Work is under way: “Đang in 12/39…”."""
        self._show(running=True)
        self.running_button.set_text(text)
        self.stop_button.setVisible(can_stop)

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
        for button, asked in (
            (pdf, self.pdf_asked),
            (separate, self.separate_asked),
            (self.print_button, self.print_asked),
            (self.record_button, self.record_asked),
            (self.stop_button, self.stop_asked),
        ):
            button.clicked.connect(asked)
        column.addLayout(_wide_row(pdf, separate))
        column.addLayout(
            _wide_row(self.print_button, self.record_button, self.running_button, self.stop_button)
        )
        self._show(print_=True)
        return foot

    def _show(self, *, print_: bool = False, record: bool = False, running: bool = False) -> None:
        self.print_button.setVisible(print_)
        self.record_button.setVisible(record)
        self.running_button.setVisible(running)
        self.stop_button.setVisible(running)
        for button in self.file_buttons:
            button.setEnabled(not running)

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

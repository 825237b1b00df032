"""The right panel: layout, blank, way of printing, printer, what is missing, and the buttons at its foot."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.records.blank import BlankStock
from desktop.ui.certificates.choices import Choices
from desktop.ui.certificates.panel_foot import PrintFoot
from desktop.ui.certificates.panel_notice import Missing, PanelNotice
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import link
from desktop.ui.widgets.card import Surface
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.icon_label import IconLabel
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.text import Text, Type

WIDTH = 290
"""Width in px at 100 % text."""

TEXT_ONLY, WHOLE = "text_only", "whole"
BY_KIND = "Theo loại: tập thể, hộ, cá nhân"
NOT_COUNTED = "Không theo dõi phôi"


class PrintPanel(Surface):
    """`changed` when layout, blank or way of printing was chosen; `options_asked` opens the rarer choices."""

    changed = Signal()
    printer_chosen = Signal()
    options_asked = Signal()
    calibrate_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "surface", parent)
        self.setAccessibleName("Cách in")
        self.layout_choice = ChoiceField(look)
        self.set_layouts(())
        self.blank_choice = ChoiceField(look)
        self._blank_field = Field(look, "Phôi", self.blank_choice)
        self.way = Choices(
            look, [(TEXT_ONLY, "Chỉ in chữ lên phôi"), (WHOLE, "In cả khung và chữ (giấy trắng)")]
        )
        self.way.set_value(TEXT_ONLY)
        self._preferred = ""
        self.printer_choice = ChoiceField(look, placeholder="Máy này chưa có máy in")
        self.options_button = link(look, "Tùy chọn in", key="F11")
        self._options = Text(look, "", Type.SMALL, "text2", wrap=True)
        self._calibrated_sign = IconLabel(look, "")
        self._calibrated = Text(look, "", Type.SMALL, "text2", wrap=True)
        self.calibrate_button = link(look, "Căn chỉnh")
        self._notices = QVBoxLayout()
        self._notices.setSpacing(8)
        self.foot = PrintFoot(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroller(look), 1)
        column.addWidget(self.foot)
        self.layout_choice.chosen.connect(lambda _name: self.changed.emit())
        self.blank_choice.chosen.connect(lambda _id: self.changed.emit())
        self.printer_choice.chosen.connect(lambda _name: self.printer_chosen.emit())
        self.way.chosen.connect(self._way_chosen)
        self.options_button.clicked.connect(self.options_asked)
        self.calibrate_button.clicked.connect(self.calibrate_asked)
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
    def blank_id(self) -> int | None:
        """The blank whose stock the sheets are taken from; None for plain paper and blanks not counted."""
        chosen = self.blank_choice.value()
        return chosen if isinstance(chosen, int) and chosen and self.text_only else None

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

    def set_blanks(self, stocks: Sequence[BlankStock], usual: int | None = None) -> None:
        """Offer the blanks with what is left of them; the chosen one stays, unless the `usual` one is named.

        A register without blanks does not count them, and nothing is asked.
        """
        named = [
            Suggestion(f"{stock.blank.name} (còn {stock.left})", payload=stock.blank.id)
            for stock in stocks
            if stock.blank.in_use
        ]
        self.blank_choice.set_choices([*named, Suggestion(NOT_COUNTED, payload=0)] if named else [])
        if usual is not None or self.blank_choice.value() is None:
            self.blank_choice.set_value(usual or 0)
        self._show_blank()

    def set_printers(self, names: Sequence[str]) -> None:
        """Offer these printers; the chosen one stays, else the first is taken."""
        self.printer_choice.set_choices([Suggestion(name, payload=name) for name in names])
        if names and not self.printer:
            self.printer_choice.set_value(self._preferred if self._preferred in names else names[0])
        self.printer_choice.setEnabled(bool(names))

    def show_options(self, summary: str) -> None:
        """What is chosen in “Tùy chọn in”, in short words."""
        self._options.setText(summary)

    def show_calibration(self, found: tuple[str, bool]) -> None:
        """Whether the printer is calibrated, in words; nothing where there is no printer."""
        words, is_calibrated = found
        self._calibrated.setText(words)
        for part in (self._calibrated_sign, self._calibrated, self.calibrate_button):
            part.setVisible(bool(words))
        if words:
            icon, tone = ("checkmark_circle", "ok") if is_calibrated else ("info", "text2")
            self._calibrated_sign.set_icon(icon, tone)

    def show_missing(self, missing: Sequence[Missing]) -> None:
        """What is missing, the worst first; a keyboard that was in these words goes on to the foot."""
        leaves = isinstance(_parent(self.window().focusWidget()), PanelNotice)
        while (item := self._notices.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        before: QWidget = self.calibrate_button
        for one in missing:
            notice = PanelNotice(self._look, one)
            self._notices.addWidget(notice)
            if notice.button is not None:
                self.setTabOrder(before, notice.button)
                before = notice.button
        if leaves:
            self.foot.take_keyboard()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QPainter(self).fillRect(0, 0, 1, self.height(), self._look.theme.colour("line"))

    def _scroller(self, look: Look) -> QScrollArea:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(Field(look, "Mẫu in", self.layout_choice))
        column.addWidget(self._blank_field)
        column.addWidget(Field(look, "Cách in", self.way))
        column.addWidget(Field(look, "Máy in", self.printer_choice))
        chosen = QVBoxLayout()
        chosen.setSpacing(0)
        chosen.addWidget(self._options)
        chosen.addWidget(self.options_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(chosen)
        column.addLayout(self._calibration_row())
        column.addLayout(self._notices)
        column.addStretch(1)  # an alignment of the layout would cut sentences of many lines
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        scroll.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        return scroll

    def _calibration_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._calibrated_sign)
        row.addWidget(self._calibrated, 1)
        row.addWidget(self.calibrate_button)
        return row

    def _way_chosen(self) -> None:
        self._show_blank()
        self.changed.emit()

    def _show_blank(self) -> None:
        self._blank_field.setVisible(self.text_only and self.blank_choice.value() is not None)

    def _restyle(self) -> None:
        self.setFixedWidth(self._look.theme.px(WIDTH))
        self.update()


def _parent(widget: QWidget | None) -> QWidget | None:
    return widget.parentWidget() if widget is not None else None

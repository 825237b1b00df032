"""Which printer, tray and sheet are calibrated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.operations.calibrations import Target
from desktop.records.blank import Blank
from desktop.ui.printing.printers import Printers
from desktop.ui.theme import Look
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.popup_list import Suggestion

Size = tuple[float, float, int | None]
"""Width and height in mm, and the blank."""

PLAIN: Sequence[tuple[str, Size]] = (
    ("A4 ngang, 297 × 210 mm", (297.0, 210.0, None)),
    ("A4 đứng, 210 × 297 mm", (210.0, 297.0, None)),
    ("A3 ngang, 420 × 297 mm", (420.0, 297.0, None)),
    ("A3 đứng, 297 × 420 mm", (297.0, 420.0, None)),
)
"""For whole pages on white paper."""

OWN_CHOICE = "Máy tự chọn"


@dataclass(frozen=True)
class Asked:
    """What another page wants calibrated; an empty or unknown part leaves the choice as it is."""

    printer: str = ""
    tray: str = ""
    width_mm: float = 0.0
    height_mm: float = 0.0
    blank_id: int | None = None


class TargetFields(QWidget):
    """`changed` when the clerk chose something else. A printer without trays to choose from shows none."""

    changed = Signal()

    def __init__(self, look: Look, printers: Printers) -> None:
        super().__init__()
        self._printers = printers
        self.printer = ChoiceField(look, placeholder="Máy này chưa có máy in")
        self.tray = ChoiceField(look)
        self.sheet = ChoiceField(look)
        self._tray_field = Field(look, "Khay", self.tray)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Field(look, "Máy in", self.printer), 4)
        row.addWidget(self._tray_field, 2)
        row.addWidget(Field(look, "Phôi hoặc khổ giấy", self.sheet), 4)
        self.printer.chosen.connect(lambda _name: self._show_trays())
        for choice in (self.printer, self.tray, self.sheet):
            choice.chosen.connect(lambda _value: self.changed.emit())

    def target(self) -> Target | None:
        """What is chosen; None without a printer."""
        printer, size = self.printer.value(), self.sheet.value()
        if not printer or not isinstance(size, tuple):
            return None
        width, height, blank_id = size
        return Target(str(printer), str(self.tray.value() or ""), width, height, blank_id)

    def paper(self) -> str:
        """The chosen blank or size in words."""
        return self.sheet.text()

    def set_sheets(self, blanks: Sequence[Blank]) -> None:
        """Offer these blanks and the usual sizes; the chosen one stays."""
        own = [
            (
                f"{one.name}, {one.width_mm} × {one.height_mm} mm",
                (float(one.width_mm), float(one.height_mm), one.id),
            )
            for one in blanks
        ]
        choices = [
            Suggestion(words.replace(" × ", "\u00a0×\u00a0"), payload=size) for words, size in (*own, *PLAIN)
        ]
        self.sheet.set_choices(choices)
        if self.sheet.value() is None:
            self.sheet.set_value(choices[0].payload)

    def set_printers(self, preferred: str) -> None:
        """Offer the printers of this PC; the chosen one stays, else the preferred one, else the default."""
        names = self._printers.names()
        self.printer.set_choices([Suggestion(name, payload=name) for name in names])
        if names and not self.printer.value():
            self.printer.set_value(preferred if preferred in names else names[0])
        self.printer.setEnabled(bool(names))
        self._show_trays()

    def ask(self, asked: Asked) -> None:
        """Choose what another page asks for."""
        if asked.printer:
            self.printer.set_value(asked.printer)
            self._show_trays()
            self.tray.set_value(asked.tray)
        if asked.width_mm:
            self.sheet.set_value(self._size_of(asked))

    def _size_of(self, asked: Asked) -> Size:
        sizes = [payload for one in self.sheet.choices() if isinstance(payload := one.payload, tuple)]
        wanted = (asked.width_mm, asked.height_mm)
        exact = (one for one in sizes if one[2] == asked.blank_id and one[:2] == wanted)
        found: Size = next(exact, (*wanted, None))
        if found not in sizes:
            words = f"Khổ {asked.width_mm:g}\u00a0×\u00a0{asked.height_mm:g} mm"
            self.sheet.set_choices([*self.sheet.choices(), Suggestion(words, payload=found)])
        return found

    def _show_trays(self) -> None:
        name = str(self.printer.value() or "")
        trays = self._printers.trays(name) if name else ()
        own = Suggestion(OWN_CHOICE, payload="")
        self.tray.set_choices([own, *(Suggestion(tray, payload=tray) for tray in trays)])
        if self.tray.value() is None:
            self.tray.set_value("")
        self._tray_field.setVisible(bool(trays))

"""The rarer choices of printing: tray, copies, order, a nudge of the whole page, the size of the paper."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from desktop.operations.printing.print_plans import Order
from desktop.settings import (
    PRINT_ORDER,
    PRINT_SHEET,
    PRINT_TRAY,
    PcSettings,
)

ORDERS: Mapping[Order, str] = {
    Order.PRESENTATION: "Theo thứ tự trao",
    Order.ANNEX: "Theo danh sách kèm theo",
    Order.REVERSED: "Từ tờ cuối lên tờ đầu",
}

STEP_MM = 0.5
"""One press moves the whole page by so much."""

MOST_STEPS = 40
"""20 mm: what is farther away is not a matter of the printer."""

A3 = "420 x 297"
_SHEET = re.compile(r"(\d+(?:[.,]\d+)?)\s*[x×*]\s*(\d+(?:[.,]\d+)?)", re.IGNORECASE)


@dataclass(frozen=True)
class PrintOptions:
    """`right` and `down` count steps of 0.5 mm; `sheet` is the paper as typed, "" for the layout's own."""

    tray: str = ""
    copies: int = 1
    order: Order = Order.PRESENTATION
    right: int = 0
    down: int = 0
    sheet: str = ""

    @property
    def nudge_mm(self) -> tuple[float, float]:
        """How far the page is moved to the right and down, in mm."""
        return self.right * STEP_MM, self.down * STEP_MM

    @property
    def sheet_mm(self) -> tuple[float, float] | None:
        """Width and height of the paper, None for the layout's own and for what cannot be read."""
        return typed_sheet(self.sheet)

    @property
    def summary(self) -> str:
        """ "Khay tự chọn · 1 bản · theo thứ tự trao", and what is out of the ordinary."""
        parts = [self.tray or "Khay tự chọn", f"{self.copies} bản", ORDERS[self.order].lower()]
        if self.sheet_mm is not None:
            parts.append(f"giấy {self.sheet.replace('x', '×')} mm")
        return " · ".join(parts)


def typed_sheet(typed: str) -> tuple[float, float] | None:
    """ "420 x 297" as width and height in mm; None for anything else."""
    found = _SHEET.fullmatch(typed.strip())
    if found is None:
        return None
    width, height = (float(side.replace(",", ".")) for side in found.groups())
    return width, height


def nudge_words(right: int, down: int) -> str:
    """ "sang phải 0,5 mm, lên 1 mm", "" for none."""
    parts = []
    if right:
        parts.append(f"{'sang phải' if right > 0 else 'sang trái'} {_mm(abs(right))}")
    if down:
        parts.append(f"{'xuống' if down > 0 else 'lên'} {_mm(abs(down))}")
    return ", ".join(parts)


def kept_options(settings: PcSettings | None) -> PrintOptions:
    """The choices of last time; copies and nudge are meant for one print and begin anew."""
    if settings is None:
        return PrintOptions()
    order = str(settings.get(PRINT_ORDER))
    return PrintOptions(
        tray=str(settings.get(PRINT_TRAY)),
        order=Order(order) if order in set(Order) else Order.PRESENTATION,
        sheet=str(settings.get(PRINT_SHEET)),
    )


def keep_options(settings: PcSettings | None, options: PrintOptions) -> None:
    """Remember tray, order and paper on this PC. Raises `StorageTrouble`."""
    if settings is not None:
        settings.put(PRINT_TRAY, options.tray)
        settings.put(PRINT_ORDER, options.order.value)
        settings.put(PRINT_SHEET, options.sheet)


def _mm(steps: int) -> str:
    return f"{steps * STEP_MM:g} mm".replace(".", ",")

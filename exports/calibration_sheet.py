"""The two test sheets of a calibration: crosses to measure with a ruler, and what to write down where.

Near each corner (A, B, C, D, clockwise from the top left) stands a cross; its distances to the two nearest
edges of the paper are measured. Beside each line of a cross runs a vernier: ten gaps of 0.9 mm, so that the
tick which meets a tick of the ruler tells the tenth of a millimetre, for whoever wants to read so fine. The
second sheet has windows too: bars that leave a gap where the ruler's 15 must lie.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from exports.certificate_setting import MM
from exports.sheet_canvas import SheetCanvas

ARM = (9.0, 26.0)
"""From where to where the lines of a cross run, in mm from the edge."""

ARROW_AT = 28.0
BOLD, FINE = 0.3, 0.1
VERNIER_STEP, VERNIER_TICKS, VERNIER_LENGTH = 0.9, 10, 1.8
WINDOW_AT, WINDOW_LONG, WINDOW_BAR = 31.0, 6.0, 2.0
ROUND_MM, HEAD_MM = 48.0, 24.0
"""The corners' own ground, and the room kept free above and below the middle."""

LARGEST_PT, SMALLEST_PT = 13, 7
LEADING, ROW = 1.35, 2.1
"""Lines of text and rows to write in, in multiples of the size."""

MEASURING = (
    "Dùng thước có vạch milimét, số 0 đúng mép giấy, đo theo mũi tên từ mép giấy tới nét đậm.",
    "Ngang: từ mép trái (A, D) hoặc mép phải (B, C). Dọc: từ mép trên (A, B) hoặc mép dưới (C, D).",
    "Đọc tới nửa milimét (15 hoặc 15,5), ghi vào ô bên dưới rồi gõ vào chương trình.",
    "Muốn đọc kỹ hơn: trong dãy vạch mảnh, vạch thứ mấy trùng một vạch của thước thì đó là số phần mười.",
)
CONFIRMING = (
    (
        "Xem nhanh: đặt thước theo mũi tên, số 0 đúng mép giấy, qua khe giữa hai vạch đen. "
        "Vạch 15 của thước lọt trong khe, cả tám khe, thì bấm Đạt."
    ),
    "Chính xác nhất: đo tám số như tờ 1, tới nửa milimét, ghi vào ô rồi gõ vào chương trình.",
)
FITTED = (
    "Đoạn này dài {length:g} mm. Nếu ngắn đi vài milimét, tắt “vừa khổ giấy” (Fit) của máy in rồi in lại."
)


@dataclass(frozen=True)
class CalibrationSheet:
    """Which test sheet (1 or 2) for a page of this size, with its crosses `inset_mm` from the edges.

    `window_mm` is half the gap of a window round `window_at_mm` from the edge; `heading` says for which
    printer, tray and paper.
    """

    number: int
    width_mm: float
    height_mm: float
    inset_mm: float
    window_mm: float
    window_at_mm: float
    heading: str


def calibration_sheet_pdf(sheet: CalibrationSheet, created: datetime | None = None) -> bytes:
    """Return the test sheet as a PDF of one page."""
    canvas = SheetCanvas(sheet.width_mm, sheet.height_mm)
    for letter, right, bottom in (("A", 0, 0), ("B", 1, 0), ("C", 1, 1), ("D", 0, 1)):
        _draw_corner(_Corner(canvas, bool(right), bool(bottom)), sheet, letter)
    _draw_middle(canvas, sheet)
    return canvas.pdf(f"Tờ thử {sheet.number}", created)


@dataclass(frozen=True)
class _Corner:
    """Draws with `u` mm from the upright edge and `v` mm from the lying edge of one corner."""

    canvas: SheetCanvas
    right: bool
    bottom: bool

    def at(self, u: float, v: float) -> tuple[float, float]:
        x = self.canvas.width_mm - u if self.right else u
        y = self.canvas.height_mm - v if self.bottom else v
        return x, y

    def line(self, u1: float, v1: float, u2: float, v2: float, width: float) -> None:
        self.canvas.line(*self.at(u1, v1), *self.at(u2, v2), width)

    def bar(self, u: float, v: float, width: float, height: float) -> None:
        (x1, y1), (x2, y2) = self.at(u, v), self.at(u + width, v + height)
        self.canvas.bar(min(x1, x2), min(y1, y2), width, height)

    def text(self, u: float, v: float, text: str, size: float) -> None:
        """A text that begins at u, seen from the edge, with its middle at v."""
        x, y = self.at(u, v)
        self.canvas.text(x, y + size * 0.33 / MM, text, size, bold=True, align=float(self.right))


def _draw_corner(corner: _Corner, sheet: CalibrationSheet, letter: str) -> None:
    inset, (begin, end) = sheet.inset_mm, ARM
    corner.line(inset, begin, inset, end, BOLD)
    corner.line(begin, inset, end, inset, BOLD)
    for tick in range(1, VERNIER_TICKS + 1):
        along = inset + tick * VERNIER_STEP
        length = VERNIER_LENGTH * (1.6 if tick % 5 == 0 else 1)
        corner.line(along, inset - length, along, inset, FINE)
        corner.line(inset - length, along, inset, along, FINE)
    _draw_arrow(corner, inset)
    if sheet.number == 2:
        _draw_windows(corner, sheet)
    past = WINDOW_AT + WINDOW_LONG if sheet.number == 2 else ARROW_AT
    corner.text(begin, past + 4, f"{letter} ngang", 11)
    corner.text(past + 2, inset, f"{letter} dọc", 11)
    corner.text(inset + 5, inset + 7, letter, 30)


def _draw_arrow(corner: _Corner, inset: float) -> None:
    """From each line of the cross to the edge that it is measured from."""
    tip = ARM[0] - 1
    corner.line(inset, ARROW_AT, tip, ARROW_AT, BOLD)
    corner.line(ARROW_AT, inset, ARROW_AT, tip, BOLD)
    for side in (-1, 1):
        corner.line(tip, ARROW_AT, tip + 2, ARROW_AT + side, BOLD)
        corner.line(ARROW_AT, tip, ARROW_AT + side, tip + 2, BOLD)


def _draw_windows(corner: _Corner, sheet: CalibrationSheet) -> None:
    for edge in (
        sheet.window_at_mm - sheet.window_mm - WINDOW_BAR,
        sheet.window_at_mm + sheet.window_mm,
    ):
        corner.bar(edge, WINDOW_AT, WINDOW_BAR, WINDOW_LONG)
        corner.bar(WINDOW_AT, edge, WINDOW_LONG, WINDOW_BAR)


def _draw_middle(canvas: SheetCanvas, sheet: CalibrationSheet) -> None:
    """Title, instructions, boxes to write in and a ruler, as large as there is room for."""
    width = canvas.width_mm - 2 * ROUND_MM
    room = canvas.height_mm - 2 * HEAD_MM
    told = MEASURING if sheet.number == 1 else CONFIRMING
    for steps in (told, ()):
        for size in range(LARGEST_PT, SMALLEST_PT - 1, -1):
            middle = _Middle(canvas, sheet, steps, size, width)
            if middle.height <= room:
                middle.draw((canvas.height_mm - middle.height) / 2)
                return


class _Middle:
    """What stands between the corners, at one size of text."""

    def __init__(
        self, canvas: SheetCanvas, sheet: CalibrationSheet, steps: Sequence[str], size: float, width: float
    ) -> None:
        self._canvas, self._sheet, self._size, self._width = canvas, sheet, size, width
        self._left = (canvas.width_mm - width) / 2
        self._ruler = float(min(100, int(width / 10) * 10))
        indent = canvas.width_of("0. ", size)
        self._steps = [canvas.lines_of(step, size, width - indent) for step in steps]
        self._fitted = canvas.lines_of(FITTED.format(length=self._ruler), size * 0.9, width) if steps else []
        self._heading = canvas.lines_of(sheet.heading, size, width)
        self._indent = indent
        lines = sum(map(len, self._steps)) + len(self._fitted) + len(self._heading) + len(self._steps) * 0.3
        self.height = size / MM * (3 + LEADING * lines + 5 * ROW + 2)

    def draw(self, top: float) -> None:
        y = self._title(top)
        y = self._instructions(y)
        y = self._boxes(y)
        if self._fitted:
            self._check_ruler(y)

    def _line(self, count: float = LEADING) -> float:
        return count * self._size / MM

    def _title(self, top: float) -> float:
        middle = self._canvas.width_mm / 2
        words = "TỜ THỬ 1: ĐO" if self._sheet.number == 1 else "TỜ THỬ 2: XEM LẠI"
        y = top + self._line(1.6)
        self._canvas.text(middle, y, words, self._size * 1.7, bold=True, align=0.5)
        for line in self._heading:
            y += self._line()
            self._canvas.text(middle, y, line, self._size, align=0.5)
        return y + self._line(0.6)

    def _instructions(self, y: float) -> float:
        for number, lines in enumerate(self._steps, 1):
            self._canvas.text(self._left, y + self._line(), f"{number}.", self._size, bold=True)
            for line in lines:
                y += self._line()
                self._canvas.text(self._left + self._indent, y, line, self._size)
            y += self._line(0.3)
        return y + self._line(0.5)

    def _boxes(self, y: float) -> float:
        """Four rows to write into, in the middle."""
        row, label, box = self._line(ROW), self._line(2), min(self._line(7), self._width / 3)
        left = self._canvas.width_mm / 2 - label / 2 - box
        for place, letter in enumerate(("", "A", "B", "C", "D")):
            baseline = y + row * (place + 0.68)
            self._canvas.text(left + label / 2, baseline, letter, self._size * 1.3, bold=True, align=0.5)
            for column, name in enumerate(("ngang (mm)", "dọc (mm)")):
                start = left + label + column * box
                if letter:
                    self._canvas.box(start, y + row * place, box, row)
                else:
                    self._canvas.text(start + box / 2, baseline, name, self._size, align=0.5)
        return y + row * 5

    def _check_ruler(self, y: float) -> None:
        """A ruler whose whole length betrays a printer that fits pages to its paper."""
        left, top = (self._canvas.width_mm - self._ruler) / 2, y + self._line(0.8)
        self._canvas.line(left, top, left + self._ruler, top, BOLD)
        for tick in range(int(self._ruler) + 1):
            length = 3.0 if tick % 10 == 0 else 2.0 if tick % 5 == 0 else 1.2
            self._canvas.line(left + tick, top, left + tick, top + length, FINE)
        y = top + 3
        for line in self._fitted:
            y += self._line()
            self._canvas.text(self._canvas.width_mm / 2, y, line, self._size * 0.9, align=0.5)

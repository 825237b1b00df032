"""Draws the ornaments of a whole sheet as vectors: rules, a gold meander, a lotus in each corner, the stand-in emblem.

Everything is PDF path operators in millimetres, y downwards from the sheet's top left corner; the caller sets that
coordinate system. Proportions are those of A4 landscape and grow with the sheet's height (look.md §8).
"""

import math
from collections.abc import Callable, Iterator, Sequence

from exports.layout import EmblemElement

RED = "#B4121B"
GOLD = "#B8872B"
_PALE_GOLD = "#F7EBCF"
_CREAM = "#FFFCF5"
_STAR_GOLD = "#F2C94C"
_PT = 25.4 / 72
_A4_HEIGHT = 210.0

# Distances from the edge of an A4 sheet, mm.
_OUTER_RULE = 9.0
_GOLD_RULES = (10.7, 15.5)
_MEANDER = (11.5, 14.7)
_INNER_RULE = 17.0
_CORNER = 18.0
"""The side of a corner panel, which begins at the outer rule."""

_KEY = ((0, 4), (0, 0), (4, 0), (4, 3), (2, 3), (2, 2), (3, 2), (3, 1), (1, 1), (1, 4))
"""One turn of the meander on a grid of steps, from the baseline back to it."""
_KEY_STEPS = 5

Point = tuple[float, float]


def frame_operators(width: float, height: float) -> str:
    """Return the operators of the whole frame for a sheet of this size in mm."""
    scale = height / _A4_HEIGHT
    return "\n".join(["q", f"{scale:.5f} 0 0 {scale:.5f} 0 0 cm", *_frame(width / scale, _A4_HEIGHT), "Q"])


def emblem_operators(element: EmblemElement) -> str:
    """Return the operators of the neutral emblem: a gold star on a red disc, as large as its box allows."""
    x, y = element.left + element.width / 2, element.top + element.height / 2
    radius = min(element.width, element.height) / 2
    star = [
        _polar(x, y, radius * (0.62 if tip % 2 == 0 else 0.62 * 0.382), -90 + 36 * tip) for tip in range(10)
    ]
    return "\n".join(
        [
            *_paint(_disc(x, y, radius), fill=GOLD),
            *_paint(_disc(x, y, radius * 0.955), fill=RED),
            *_paint(_disc(x, y, radius * 0.88), stroke=_STAR_GOLD, line_pt=0.5),
            *_paint(_polygon(star), fill=_STAR_GOLD),
        ]
    )


def rgb(colour: str) -> str:
    """Return the three numbers of a colour "#RRGGBB" for a PDF colour operator."""
    return " ".join(f"{int(colour[index : index + 2], 16) / 255:.3f}" for index in (1, 3, 5))


def _frame(width: float, height: float) -> Iterator[str]:
    for inset in _GOLD_RULES:
        yield from _paint(_rectangle(inset, width, height), stroke=GOLD, line_pt=0.6)
    yield from _meander(width, height)
    yield from _paint(_rectangle(_INNER_RULE, width, height), stroke=RED, line_pt=0.5)
    for across, down in ((1, 1), (-1, 1), (1, -1), (-1, -1)):
        x, y = (0.0 if across == 1 else width), (0.0 if down == 1 else height)
        yield from ("q", f"{across} 0 0 {down} {x:.3f} {y:.3f} cm", *_corner(), "Q")
    yield from _paint(_rectangle(_OUTER_RULE, width, height), stroke=RED, line_pt=1.6)


def _meander(width: float, height: float) -> Iterator[str]:
    """Draw the band along the four sides, mirrored at the middle of each so that both ends are alike."""
    outer, inner = _MEANDER
    gap = _OUTER_RULE + _CORNER + 0.9
    across = _band(width / 2 - gap, inner - outer)
    down = _band(height / 2 - gap, inner - outer)
    sides: tuple[tuple[Sequence[list[Point]], Callable[[Point], Point]], ...] = (
        (across, lambda p: (width / 2 + p[0], outer + p[1])),
        (across, lambda p: (width / 2 + p[0], height - outer - p[1])),
        (down, lambda p: (outer + p[1], height / 2 + p[0])),
        (down, lambda p: (width - outer - p[1], height / 2 + p[0])),
    )
    path = [_line([place(point) for point in stroke]) for strokes, place in sides for stroke in strokes]
    yield from _paint(path, stroke=GOLD, line_pt=0.75)


def _band(half: float, depth: float) -> list[list[Point]]:
    """Return the strokes of an unbroken Greek key from −half to half along x, `depth` deep."""
    step = depth / 4
    count = round(half / (step * _KEY_STEPS))
    stretch = half / (count * step * _KEY_STEPS)
    key = [
        ((number * _KEY_STEPS + x) * step * stretch, y * step) for number in range(count) for x, y in _KEY
    ]
    key.append((half, depth))
    return [key, [(-x, y) for x, y in key]]


def _corner() -> Iterator[str]:
    start, side = _OUTER_RULE, _CORNER
    yield from _paint([f"{start} {start} {side} {side} re"], fill="#FFFFFF")
    yield from _paint([f"{start} {start} {side} {side} re"], stroke=GOLD, line_pt=0.8)
    inset = 1.3
    inner = f"{start + inset} {start + inset} {side - 2 * inset} {side - 2 * inset} re"
    yield from _paint([inner], stroke=GOLD, line_pt=0.4)
    yield from ("q", f"0.70711 0.70711 -0.70711 0.70711 {start + 3.1} {start + 3.1} cm", *_lotus(), "Q")


def _lotus() -> Iterator[str]:
    """Draw a lotus that opens along +x from its base at the origin, about 18 mm long."""
    for angle, length, breadth in ((62, 9.0, 1.7), (31, 14.2, 2.2), (0, 17.0, 2.4)):
        for side in (angle, -angle) if angle else (0,):
            yield from _petal(side, length, breadth, _CREAM)
    for angle, length, breadth in ((47, 11.4, 2.3), (16, 14.6, 2.5)):
        for side in (angle, -angle):
            yield from _petal(side, length, breadth, _PALE_GOLD)
    yield from _petal(0, 12.0, 2.7, _CREAM)
    yield from _paint(_disc(0, 0, 1.5), fill=RED)
    yield from _paint(_disc(0, 0, 1.5), stroke=GOLD, line_pt=0.5)


def _petal(angle: float, length: float, breadth: float, colour: str) -> Iterator[str]:
    turn = math.radians(angle)
    yield "q"
    yield f"{math.cos(turn):.4f} {math.sin(turn):.4f} {-math.sin(turn):.4f} {math.cos(turn):.4f} 0 0 cm"
    yield from _paint(_petal_path(length, breadth), fill=colour, stroke=GOLD, line_pt=0.55)
    vein = f"{length * 0.28:.3f} 0 m {length * 0.86:.3f} 0 l"
    veins = [vein]
    for side in (1, -1):
        veins.append(
            f"{length * 0.26:.3f} {side * breadth * 0.2:.3f} m "
            f"{length * 0.42:.3f} {side * breadth * 0.5:.3f} {length * 0.6:.3f} {side * breadth * 0.55:.3f} "
            f"{length * 0.78:.3f} {side * breadth * 0.28:.3f} c"
        )
    yield from _paint(veins, stroke=GOLD, line_pt=0.25)
    yield "Q"


def _petal_path(length: float, breadth: float) -> list[str]:
    """Return a petal along +x: narrow at the base, widest past the middle, with a drawn-out tip."""
    half = [(0.12, 0.75), (0.34, 1.12), (0.60, 1.0), (0.80, 0.82), (0.90, 0.30), (1.0, 0.0)]
    points = [(length * x, breadth * y) for x, y in half]
    back = [(x, -y) for x, y in [*reversed(points[:-1]), (0.0, 0.0)]]
    every = [*points, *back]
    curves = [
        " ".join(f"{x:.3f} {y:.3f}" for x, y in every[index : index + 3]) + " c"
        for index in range(0, len(every), 3)
    ]
    return ["0 0 m", *curves, "h"]


def _paint(
    path: Sequence[str], *, fill: str = "", stroke: str = "", line_pt: float = 0.0
) -> Iterator[str]:
    if fill:
        yield f"{rgb(fill)} rg"
    if stroke:
        yield f"{rgb(stroke)} RG {line_pt * _PT:.4f} w 1 j"
    yield from path
    yield {(True, True): "B", (True, False): "f", (False, True): "S"}[bool(fill), bool(stroke)]


def _rectangle(inset: float, width: float, height: float) -> list[str]:
    return [f"{inset:.3f} {inset:.3f} {width - 2 * inset:.3f} {height - 2 * inset:.3f} re"]


def _line(points: Sequence[Point]) -> str:
    first, *rest = (f"{x:.3f} {y:.3f}" for x, y in points)
    return " ".join([f"{first} m", *(f"{point} l" for point in rest)])


def _polygon(points: Sequence[Point]) -> list[str]:
    return [_line(points), "h"]


def _polar(x: float, y: float, radius: float, degrees: float) -> Point:
    angle = math.radians(degrees)
    return x + radius * math.cos(angle), y + radius * math.sin(angle)


def _disc(x: float, y: float, radius: float) -> list[str]:
    """Return a circle as four Bézier curves."""
    bend = radius * 0.5523
    quarters = (
        (radius, bend, bend, radius, 0, radius),
        (-bend, radius, -radius, bend, -radius, 0),
        (-radius, -bend, -bend, -radius, 0, -radius),
        (bend, -radius, radius, -bend, radius, 0),
    )
    curves = [
        " ".join(f"{x + dx:.3f} {y + dy:.3f}" for dx, dy in zip(quarter[::2], quarter[1::2], strict=True)) + " c"
        for quarter in quarters
    ]
    return [f"{x + radius:.3f} {y:.3f} m", *curves, "h"]

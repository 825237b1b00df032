"""Draws the ornaments of a sheet as vectors: rules, a meander, a lotus in each corner, the stand-in emblem.

Everything is PDF path operators in millimetres, y downwards from the sheet's top left corner; the caller sets
that coordinate system. Proportions are those of A4 landscape and grow with the sheet (look.md §8).
"""

import math
from collections.abc import Callable, Iterator, Sequence

from exports.certificate_paths import GOLD, RED, Point, disc, line, paint, polar, polygon, rectangle
from exports.certificate_ruled_frame import ruled_frame
from exports.layout import EmblemElement, Frame

_PALE_GOLD = "#F7EBCF"
_CREAM = "#FFFCF5"
_STAR_GOLD = "#F2C94C"
_A4_WIDTH, _A4_HEIGHT = 297.0, 210.0

# Distances from the edge of an A4 sheet, mm.
_OUTER_RULE = 9.0
_OUTER_RULE_PT = 1.6
_GOLD_RULES = (10.7, 15.5)
_MEANDER = (11.5, 14.7)
_INNER_RULE = 17.0
_CORNER = 18.0
"""The side of a corner panel, which begins at the outer rule."""

_KEY = ((0, 4), (0, 0), (4, 0), (4, 3), (2, 3), (2, 2), (3, 2), (3, 1), (1, 1), (1, 4))
"""One turn of the meander on a grid of steps, from the baseline back to it."""
_KEY_STEPS = 5

_PETALS = (
    (0, 16.8, 2.7, _CREAM),
    (26, 13.3, 2.4, _CREAM),
    (44, 11.4, 1.9, _PALE_GOLD),
    (14, 13.8, 2.5, _PALE_GOLD),
    (0, 11.6, 2.8, _CREAM),
)
"""A lotus from back to front: degrees to either side of its axis, length and half breadth in mm."""


def frame_operators(style: Frame, width: float, height: float) -> str:
    """Return the operators of the whole frame for a sheet of this size in mm."""
    scale = min(width / _A4_WIDTH, height / _A4_HEIGHT)
    frame = ruled_frame if style is Frame.RULED else _lotus_frame
    return "\n".join(["q", f"{scale:.5f} 0 0 {scale:.5f} 0 0 cm", *frame(width / scale, height / scale), "Q"])


def frame_begins(width: float, height: float) -> float:
    """How far from the edges of a sheet of this size the ink of its frame begins; all in mm."""
    return min(width / _A4_WIDTH, height / _A4_HEIGHT) * (_OUTER_RULE - _OUTER_RULE_PT / 2 / 72 * 25.4)


def emblem_operators(element: EmblemElement) -> str:
    """Return the operators of the neutral emblem: a gold star on a red disc, as large as its box allows."""
    x, y = element.left + element.width / 2, element.top + element.height / 2
    radius = min(element.width, element.height) / 2
    star = [
        polar(x, y, radius * (0.62 if tip % 2 == 0 else 0.62 * 0.382), -90 + 36 * tip) for tip in range(10)
    ]
    return "\n".join(
        [
            *paint(disc(x, y, radius), fill=GOLD),
            *paint(disc(x, y, radius * 0.955), fill=RED),
            *paint(disc(x, y, radius * 0.88), stroke=_STAR_GOLD, line_pt=0.5),
            *paint(polygon(star), fill=_STAR_GOLD),
        ]
    )


def _lotus_frame(width: float, height: float) -> Iterator[str]:
    for inset in _GOLD_RULES:
        yield from paint(rectangle(inset, width, height), stroke=GOLD, line_pt=0.6)
    yield from _meander(width, height)
    yield from paint(rectangle(_INNER_RULE, width, height), stroke=RED, line_pt=0.5)
    for across, down in ((1, 1), (-1, 1), (1, -1), (-1, -1)):
        x, y = (0.0 if across == 1 else width), (0.0 if down == 1 else height)
        yield from ("q", f"{across} 0 0 {down} {x:.3f} {y:.3f} cm", *_corner(), "Q")
    yield from paint(rectangle(_OUTER_RULE, width, height), stroke=RED, line_pt=_OUTER_RULE_PT)


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
    path = [line([place(point) for point in stroke]) for strokes, place in sides for stroke in strokes]
    yield from paint(path, stroke=GOLD, line_pt=0.75)


def _band(half: float, depth: float) -> list[list[Point]]:
    """Return the strokes of an unbroken Greek key from −half to half along x, `depth` deep."""
    step = depth / 4
    count = round(half / (step * _KEY_STEPS))
    stretch = half / (count * step * _KEY_STEPS)
    key = [((number * _KEY_STEPS + x) * step * stretch, y * step) for number in range(count) for x, y in _KEY]
    key.append((half, depth))
    return [key, [(-x, y) for x, y in key]]


def _corner() -> Iterator[str]:
    """Draw the top left corner: a panel with a lotus that opens towards the middle of the sheet."""
    start, side = _OUTER_RULE, _CORNER
    yield from paint([f"{start} {start} {side} {side} re"], fill="#FFFFFF", stroke=GOLD, line_pt=0.8)
    yield from paint(
        [f"{start + 1.2:.3f} {start + 1.2:.3f} {side - 2.4:.3f} {side - 2.4:.3f} re"],
        stroke=GOLD,
        line_pt=0.4,
    )
    yield from (
        "q",
        f"0.70711 0.70711 -0.70711 0.70711 {start + 4:.3f} {start + 4:.3f} cm 1 j",
        *_lotus(),
        "Q",
    )


def _lotus() -> Iterator[str]:
    """Draw a lotus that opens along +x; the middle of its seed head is the origin."""
    for turn, length, breadth, colour in _PETALS:
        for side in (1, -1) if turn else (1,):
            yield from _petal(turn * side, length, breadth, colour)
    yield from paint(disc(0, 0, 1.85), fill=GOLD)
    yield from paint(disc(0, 0, 1.6), fill=RED)
    for seed in range(6):
        yield from paint(disc(*polar(0, 0, 0.95, 60 * seed), 0.2), fill=_STAR_GOLD)
    yield from paint(disc(0, 0, 0.2), fill=_STAR_GOLD)


def _petal(turn: float, length: float, breadth: float, colour: str) -> Iterator[str]:
    angle = math.radians(turn)
    cos, sin = math.cos(angle), math.sin(angle)
    yield f"q {cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f} 0 0 cm"
    edges = [*_petal_edge(length, breadth), *_petal_edge(length, -breadth)]
    yield from paint(edges, fill=colour)
    yield from paint(edges, stroke=GOLD, line_pt=0.6)
    veins = [vein for part in (0.5, 0, -0.5) for vein in _petal_edge(length * 0.93, breadth * part)]
    yield from paint(veins, stroke=GOLD, line_pt=0.22)
    yield "Q"


def _petal_edge(length: float, breadth: float) -> list[str]:
    """Return one edge of a petal along +x, from its base to its drawn-out tip."""
    curves = ((0.10, 0.75, 0.34, 1.0, 0.58, 1.0), (0.82, 1.0, 0.86, 0.28, 1.0, 0.0))
    return [
        "0 0 m",
        *(
            " ".join(
                f"{length * x:.3f} {breadth * y:.3f}" for x, y in zip(curve[::2], curve[1::2], strict=True)
            )
            + " c"
            for curve in curves
        ),
    ]

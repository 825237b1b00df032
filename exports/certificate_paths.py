"""PDF path operators in millimetres, for the ornaments of a sheet."""

import math
from collections.abc import Iterator, Sequence

RED = "#B4121B"
GOLD = "#B8872B"
_PT = 25.4 / 72

Point = tuple[float, float]


def rgb(colour: str) -> str:
    """Return the three numbers of a colour "#RRGGBB" for a PDF colour operator."""
    return " ".join(f"{int(colour[index : index + 2], 16) / 255:.3f}" for index in (1, 3, 5))


def paint(path: Sequence[str], *, fill: str = "", stroke: str = "", line_pt: float = 0.0) -> Iterator[str]:
    """Yield the operators that fill and stroke a path; the line in pt."""
    if fill:
        yield f"{rgb(fill)} rg"
    if stroke:
        yield f"{rgb(stroke)} RG {line_pt * _PT:.4f} w"
    yield from path
    yield {(True, True): "B", (True, False): "f", (False, True): "S"}[bool(fill), bool(stroke)]


def rectangle(inset: float, width: float, height: float) -> list[str]:
    """Return a rectangle at the same distance from all edges of a sheet."""
    return [f"{inset:.3f} {inset:.3f} {width - 2 * inset:.3f} {height - 2 * inset:.3f} re"]


def line(points: Sequence[Point]) -> str:
    """Return an open path through points."""
    first, *rest = (f"{x:.3f} {y:.3f}" for x, y in points)
    return " ".join([f"{first} m", *(f"{point} l" for point in rest)])


def polygon(points: Sequence[Point]) -> list[str]:
    """Return a closed path through points."""
    return [line(points), "h"]


def polar(x: float, y: float, radius: float, degrees: float) -> Point:
    """Return a point on a circle."""
    angle = math.radians(degrees)
    return x + radius * math.cos(angle), y + radius * math.sin(angle)


def disc(x: float, y: float, radius: float) -> list[str]:
    """Return a circle as four Bézier curves."""
    bend = radius * 0.5523
    quarters = (
        (radius, bend, bend, radius, 0, radius),
        (-bend, radius, -radius, bend, -radius, 0),
        (-radius, -bend, -bend, -radius, 0, -radius),
        (bend, -radius, radius, -bend, radius, 0),
    )
    curves = [
        " ".join(f"{x + dx:.3f} {y + dy:.3f}" for dx, dy in zip(quarter[::2], quarter[1::2], strict=True))
        + " c"
        for quarter in quarters
    ]
    return [f"{x + radius:.3f} {y:.3f} m", *curves, "h"]

"""The sober frame: a red rule and a gold one, two that step back from a lozenge in each corner."""

from collections.abc import Iterator

from exports.certificate_paths import GOLD, RED, Point, paint, polygon, rectangle

# Distances from the edge of an A4 sheet, mm.
_OUTER_RULE = 9.0
_GOLD_RULE = 10.6
_STEPPED_RULES = ((13.2, GOLD, 1.2), (14.6, RED, 0.5))
_STEP = 6.0
"""How far the inner rules step back at a corner."""
_LOZENGE = 15.0
"""Where the middle of a corner's lozenge lies, from both edges."""


def ruled_frame(width: float, height: float) -> Iterator[str]:
    """Yield the operators of the frame for a sheet of this size in mm."""
    yield from paint(rectangle(_GOLD_RULE, width, height), stroke=GOLD, line_pt=0.6)
    for inset, colour, line_pt in _STEPPED_RULES:
        yield from paint(_stepped(inset, width, height), stroke=colour, line_pt=line_pt)
    for x in (_LOZENGE, width - _LOZENGE):
        for y in (_LOZENGE, height - _LOZENGE):
            yield from _lozenge(x, y)
    yield from paint(rectangle(_OUTER_RULE, width, height), stroke=RED, line_pt=1.6)


def _stepped(inset: float, width: float, height: float) -> list[str]:
    """Return a rectangle whose corners are cut out by squares."""
    right, bottom, into = width - inset, height - inset, inset + _STEP
    points: list[Point] = [(into, inset), (width - into, inset), (width - into, into), (right, into)]
    points += [(right, height - into), (width - into, height - into), (width - into, bottom)]
    points += [(into, bottom), (into, height - into), (inset, height - into), (inset, into), (into, into)]
    return polygon(points)


def _lozenge(x: float, y: float) -> Iterator[str]:
    for reach, fill in ((2.6, "#FFFFFF"), (1.5, RED)):
        corners = [(x - reach, y), (x, y - reach), (x + reach, y), (x, y + reach)]
        yield from paint([*polygon(corners)], fill=fill, stroke=GOLD, line_pt=0.75)

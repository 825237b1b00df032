"""Where a dragged box comes to rest: at edges and centres of the sheet and of others, else on a grid."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from exports.layout_edit import Box

GRID_MM = 0.5


@dataclass(frozen=True)
class Snap:
    """How far the box moves to rest, and the lines that it rests on (mm from the left, from the top)."""

    across: float
    down: float
    vertical: tuple[float, ...] = ()
    horizontal: tuple[float, ...] = ()


def snapped(box: Box, others: Collection[Box], sheet: Box, within_mm: float) -> Snap:
    """Where a box that was dragged here comes to rest; it moves at most `within_mm`, or to the grid."""
    around = [sheet, *others]
    across, vertical = _along(
        (box.left, box.left + box.width / 2, box.right),
        [at for one in around for at in (one.left, one.left + one.width / 2, one.right)],
        within_mm,
    )
    down, horizontal = _along(
        (box.top, box.top + box.height / 2, box.bottom),
        [at for one in around for at in (one.top, one.top + one.height / 2, one.bottom)],
        within_mm,
    )
    return Snap(across, down, vertical, horizontal)


def on_grid(length: float) -> float:
    """The nearest place of the grid."""
    return round(length / GRID_MM) * GRID_MM


def _along(own: Sequence[float], targets: Sequence[float], within: float) -> tuple[float, tuple[float, ...]]:
    ways = [(abs(target - at), target - at, target) for at in own for target in targets]
    distance, way, _target = min(ways)
    if distance > within:
        return on_grid(own[0]) - own[0], ()
    resting = {target for away, one, target in ways if abs(one - way) < 1e-6 and away <= within}
    return way, tuple(sorted(resting))

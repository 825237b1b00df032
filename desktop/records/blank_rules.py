"""What is left of a blank, which blank a paper takes, and what may be wrong with what is typed of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from desktop.records.blank import Blank, BlankMovement, BlankStock, LedgerLine, StockFigures
from desktop.records.codes import BlankMove, Family, Paper
from desktop.records.period import Period
from desktop.records.problem import Problem, Severity
from desktop.records.text import fold

LEAST_MM, MOST_MM = 100, 600
"""Sides of a sheet that is still a certificate: A6 is 105 mm wide, A3 420; an office's own may be larger."""


def ledger(movements: Sequence[BlankMovement]) -> list[LedgerLine]:
    """One blank's movements by day, with the balance after each; a count is the truth from its day on."""
    lines: list[LedgerLine] = []
    left = 0
    for movement in sorted(movements, key=lambda one: (one.moved_on, one.id or 0)):
        change = _change(movement, left)
        left += change
        lines.append(LedgerLine(movement, change, left))
    return lines


def left_of(movements: Sequence[BlankMovement]) -> int:
    """Sheets left after all movements of one blank: received − used − spoiled ± what the counts set right."""
    lines = ledger(movements)
    return lines[-1].left if lines else 0


def figures(lines: Sequence[LedgerLine], period: Period) -> StockFigures:
    """What a blank's ledger adds up to within a period."""
    before = [line.left for line in lines if line.movement.moved_on < period.start]
    inside = [line for line in lines if line.movement.moved_on in period]
    opening = before[-1] if before else 0
    moved = Counter[BlankMove]()
    for line in inside:
        moved[line.movement.kind] += line.change
    return StockFigures(
        opening,
        received=moved[BlankMove.RECEIVED],
        used=-moved[BlankMove.USED],
        spoiled=-moved[BlankMove.SPOILED],
        set_right=moved[BlankMove.COUNTED],
        left=inside[-1].left if inside else opening,
    )


def blank_for(stocks: Sequence[BlankStock], family: Family, paper: Paper) -> BlankStock | None:
    """The blank that a paper of a family takes: of those in use the one bought most specially for it.

    Among equals one that still has sheets comes first, then the older one, so that it is used up.
    """
    fitting = [
        stock
        for stock in stocks
        if stock.blank.in_use and stock.blank.family in (None, family) and stock.blank.paper in (None, paper)
    ]
    return max(fitting, key=_fitness, default=None)


def check_blank(draft: Blank, others: Sequence[Blank]) -> list[Problem]:
    """The problems of a blank as it is typed; `others` are the blanks that there are."""
    return [*_naming(draft, others), *_sizes(draft)]


def check_movement(draft: BlankMovement, earlier: Sequence[BlankMovement], today: date) -> list[Problem]:
    """The problems of a movement as it is typed on a day; `earlier` are the blank's other movements."""
    return [*_sheets(draft, left_of(earlier)), *_day(draft, earlier, today)]


def _change(movement: BlankMovement, left: int) -> int:
    match movement.kind:
        case BlankMove.RECEIVED:
            return movement.sheets
        case BlankMove.COUNTED:
            return movement.sheets - left
        case BlankMove.USED | BlankMove.SPOILED:
            return -movement.sheets


def _fitness(stock: BlankStock) -> tuple[bool, bool, bool, int]:
    blank = stock.blank
    return blank.family is not None, blank.paper is not None, stock.left > 0, -(blank.id or 0)


def _naming(draft: Blank, others: Sequence[Blank]) -> Iterator[Problem]:
    if not draft.name:
        yield Problem("name", "blank_name_missing")
    elif any(fold(one.name) == fold(draft.name) and one.id != draft.id for one in others):
        yield Problem("name", "blank_name_known", {"name": draft.name}, Severity.WARNING)


def _sizes(draft: Blank) -> Iterator[Problem]:
    for name in ("width_mm", "height_mm"):
        if not LEAST_MM <= getattr(draft, name) <= MOST_MM:
            yield Problem(name, "blank_size_wrong", {"least": LEAST_MM, "most": MOST_MM})
    if draft.low_at < 0:
        yield Problem("low_at", "sheets_negative")


def _sheets(draft: BlankMovement, left: int) -> Iterator[Problem]:
    if draft.sheets < 0:
        yield Problem("sheets", "sheets_negative")
    elif draft.sheets == 0 and draft.kind is not BlankMove.COUNTED:
        yield Problem("sheets", "sheets_missing")
    elif draft.kind in (BlankMove.USED, BlankMove.SPOILED) and draft.sheets > left:
        yield Problem("sheets", "more_than_left", {"left": max(left, 0)}, Severity.WARNING)
    if draft.kind is BlankMove.SPOILED and not draft.note:
        yield Problem("note", "spoiling_unexplained", severity=Severity.WARNING)


def _day(draft: BlankMovement, earlier: Sequence[BlankMovement], today: date) -> Iterator[Problem]:
    counted = [one.moved_on for one in earlier if one.kind is BlankMove.COUNTED]
    if draft.moved_on > today:
        yield Problem("moved_on", "moved_on_ahead", {"day": draft.moved_on}, Severity.WARNING)
    elif counted and draft.moved_on < max(counted):
        yield Problem("moved_on", "before_last_count", {"day": max(counted)}, Severity.WARNING)

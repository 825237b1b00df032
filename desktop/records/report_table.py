"""The activity report as a table: the same rows and cell addresses for the window and the workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from desktop.records.codes import Field, Novelty, OpinionState
from desktop.records.report import MEASURES, ORDER, Figure, PeriodRecords
from desktop.words.reports import (
    ANSWERED_SHARE,
    BREAKDOWNS,
    COLLECTIVE_AWARDS,
    GROUPS,
    figure_label,
    group_label,
)


class RowKind(StrEnum):
    """A heading without figures, a total, a part of the total above it, or a share of two figures."""

    GROUP = "group"
    TOTAL = "total"
    PART = "part"
    SHARE = "share"


@dataclass(frozen=True)
class ReportRow:
    """One line: a figure in the period, from the start of the year, and in the period a year before.

    A share has no figures of its own but fractions of two of them, None where nothing was to be shared.
    """

    kind: RowKind
    number: str
    label: str
    figures: tuple[Figure, ...] = ()
    shares: tuple[float | None, ...] = ()

    @property
    def change(self) -> int | None:
        """Tăng, giảm: the period less the same period of the year before; None in a heading."""
        return self.figures[0].value - self.figures[2].value if self.figures else None

    @property
    def percent(self) -> float | None:
        """The change as a fraction of the year before; None where that was 0."""
        if self.change is None or not self.figures[2].value:
            return None
        return self.change / self.figures[2].value


@dataclass(frozen=True)
class ReportTable:
    """The rows, and the sheet row (from 1) of the first of them in the workbook."""

    rows: tuple[ReportRow, ...]
    first_row: int

    def address(self, row: int, column: int) -> str:
        """The workbook's cell of a table row and column, both from 0: "D14"."""
        return f"{'ABCDEFG'[column]}{self.first_row + row}"

    def parts(self, row: int) -> range:
        """The rows below a total that add up to it; empty where it has none."""
        below = self.rows[row + 1 :] if self.rows[row].kind is RowKind.TOTAL else ()
        count = sum(1 for _part in takewhile(lambda line: line.kind is RowKind.PART, below))
        return range(row + 1, row + 1 + count)

    @property
    def cells(self) -> Mapping[str, Figure]:
        """The figure of every cell that shows one, by its address."""
        return {
            self.address(place, 2 + column): figure
            for place, row in enumerate(self.rows)
            for column, figure in enumerate(row.figures)
        }


@dataclass(frozen=True)
class _Block:
    """One total with the parts it is broken down into; `always` are shown even when nothing is in them.

    `label` replaces the figure's own name, which elsewhere stands below another figure.
    """

    figure_id: str
    dimension: str = ""
    always: tuple[str, ...] = ()
    breakdown_named: bool = False
    label: str = ""


_BLOCKS: Mapping[str, tuple[_Block, ...]] = {
    "initiatives": (
        _Block("initiatives.registered", "field", tuple(Field)),
        _Block("initiatives.registered", "novelty", tuple(Novelty), breakdown_named=True),
        _Block("initiatives.registered", "kind", ("collective", "individual"), breakdown_named=True),
        _Block("initiatives.changed"),
        _Block("initiatives.dropped"),
        _Block("initiatives.people"),
        _Block("initiatives.money"),
        _Block("initiatives.recognised", "level", ("ward", "city")),
        _Block("initiatives.recognised", "field", tuple(Field), breakdown_named=True),
    ),
    "awards": (
        _Block("commendations.total", "form", ("giay_khen",)),
        _Block("awards.total", "kind", ("collective", "household", "individual")),
        _Block("awards.total", "level", ("ward",), breakdown_named=True),
        _Block("awards.collectives", "level", ("ward",), breakdown_named=True, label=COLLECTIVE_AWARDS),
        _Block("awards.total", "form", ("giay_khen",), breakdown_named=True),
        _Block("awards.total", "type", ("movement", "sudden"), breakdown_named=True),
        _Block("awards.amount", "kind", ("collective", "household", "individual")),
    ),
    "conferences": (
        _Block("conferences.total", "kind", ("dialogue",)),
        _Block("conferences.dialogues", "level", ("ward",)),
        _Block("conferences.participants"),
        _Block("conferences.rounds"),
        _Block("opinions.received", "state", tuple(OpinionState)),
        _Block("opinions.answered"),
        _Block("opinions.passed_up"),
        _Block("opinions.overdue"),
    ),
    "teams": (
        _Block("teams.total"),
        _Block("teams.members"),
        _Block("teams.women"),
        _Block("teams.party_members"),
    ),
    "activities": (
        _Block("activities.total", "kind", ("supervision", "receiving_citizens", "visit", "support")),
        _Block("activities.times"),
        _Block("activities.people"),
        _Block("activities.value"),
    ),
}


def table_of(compared: Sequence[PeriodRecords], first_row: int) -> ReportTable:
    """The table of a period: `compared` is the period, the year so far, and the same period a year before."""
    rows: list[ReportRow] = []
    for letter, (group, blocks) in zip("ABCDE", _BLOCKS.items(), strict=True):
        rows.append(ReportRow(RowKind.GROUP, letter, GROUPS[group]))
        for number, block in enumerate(blocks, start=1):
            rows += _rows(block, str(number), compared)
        if group == "conferences":
            rows.append(_answered_share(str(len(blocks) + 1), compared))
    return ReportTable(tuple(rows), first_row)


def _rows(block: _Block, number: str, compared: Sequence[PeriodRecords]) -> list[ReportRow]:
    measure = MEASURES[block.figure_id]
    total = tuple(measure.figure(records) for records in compared)
    rows = [ReportRow(RowKind.TOTAL, number, _total_label(block), total)]
    if block.dimension:
        for code in _shown(block, compared):
            part = tuple(measure.figure(records, (block.dimension, code)) for records in compared)
            rows.append(ReportRow(RowKind.PART, "", group_label({block.dimension: code}), part))
    return rows


def answered_share(records: PeriodRecords) -> float | None:
    """Of what was received in a period, the part that had its answer at the period's end; None of nothing."""
    received = MEASURES["opinions.received"]
    answered = sum(
        received.figure(records, ("state", state.value)).value
        for state in (OpinionState.ANSWERED_AT_ONCE, OpinionState.ANSWERED)
    )
    total = received.figure(records).value
    return answered / total if total else None


def _answered_share(number: str, compared: Sequence[PeriodRecords]) -> ReportRow:
    """Of what was received in a period, how much had its answer at the period's end."""
    return ReportRow(RowKind.SHARE, number, ANSWERED_SHARE, shares=tuple(map(answered_share, compared)))


def _shown(block: _Block, compared: Sequence[PeriodRecords]) -> list[str]:
    measure = MEASURES[block.figure_id]
    found = {code for records in compared for code in measure.groups(records, block.dimension)}
    return [code.value for code in ORDER[block.dimension] if code in found or code in block.always]


def _total_label(block: _Block) -> str:
    words = BREAKDOWNS.get(block.dimension, "") if block.breakdown_named else ""
    return f"{block.label or figure_label(block.figure_id)} {words}".strip()

"""The tables of the page: senders, rows that may repeat, figures added up, rows to be mended."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from desktop.operations.consolidation import (
    AddedFigure,
    Consolidation,
    GatheredRow,
    Repeat,
    Sender,
    called,
    sender_troubles,
)
from desktop.records.problem import Severity
from desktop.records.senders import SenderState
from desktop.records.text import short_date
from desktop.ui.theme import Look
from desktop.ui.widgets.table.columns import Align, Column, Group, Mark, Reason
from desktop.ui.widgets.table.grouped_table import GroupedTable
from desktop.words.consolidation import NEARNESS, STATES
from desktop.words.problems import problem_sentence
from desktop.words.reports import COLUMNS

MARKS: Mapping[SenderState, Mark] = {
    SenderState.SENT: Mark("checkmark_circle", "ok"),
    SenderState.LATE: Mark("clock", "warn"),
    SenderState.MISSING: Mark("dismiss", "err"),
    SenderState.UNREADABLE: Mark("error_circle", "err"),
}


@dataclass(frozen=True)
class SenderLine:
    """A sender in the table, with what is to be told of it."""

    id: int
    sender: Sender
    troubles: str

    @property
    def has_problems(self) -> bool:
        """Whether the sender has to mend something."""
        return self.sender.refused > 0 or self.sender.refused_files > 0


def sender_lines(whole: Consolidation) -> list[SenderLine]:
    """Every sender, in the order of the workbook."""
    return [
        SenderLine(place, one, " ".join(sender_troubles(whole, one)))
        for place, one in enumerate(whole.senders, start=1)
    ]


def senders_table(look: Look) -> GroupedTable:
    """One line a sender; what is wrong with its files stands below it."""
    columns = (
        Column("name", "Nơi gửi", lambda line: line.sender.name, 230, 2, strong=True),
        Column("state", "Tình trạng", lambda line: STATES[line.sender.state], 156,
               mark=lambda line: MARKS[line.sender.state]),
        Column("files", "Tệp", _files, 180, 1, drop=2),
        Column("saved", "Lưu ngày", _saved, 92, align=Align.RIGHT, drop=3),
        _number("rows", "Số dòng", lambda line: line.sender.rows),
        _number("taken", "Nhận", lambda line: line.sender.rows - line.sender.refused, drop=4),
        _number("refused", "Cần sửa", lambda line: line.sender.refused),
        _number("figures", "Chỉ tiêu", lambda line: sum(one.figures for one in line.sender.files), drop=1),
    )  # fmt: skip
    return GroupedTable(look, columns, lambda line: line.id, "Nơi gửi", reason_of=_trouble)


def repeats_table(look: Look) -> GroupedTable:
    """Two rows of different files side by side."""
    columns = (
        Column("one", "Dòng thứ nhất", lambda line: _name(line[1].one), 260, 1,
               second=lambda line: _who(line[1].one), second_title="Nơi gửi, chỗ ghi"),
        Column("other", "Dòng có thể trùng", lambda line: _name(line[1].other), 260, 1,
               second=lambda line: _who(line[1].other), second_title="Nơi gửi, chỗ ghi"),
    )  # fmt: skip
    return GroupedTable(look, columns, lambda line: line[0], "Có thể trùng", two_line=True)


def repeat_groups(repeats: tuple[Repeat, ...]) -> list[Group]:
    """The likely ones first."""
    lines = list(enumerate(repeats, start=1))
    return [
        Group(str(degree), some, NEARNESS[degree], f"{len(some)} cặp")
        for degree in sorted(NEARNESS, reverse=True)
        if (some := [line for line in lines if line[1].nearness == degree])
    ]


def figures_table(look: Look) -> GroupedTable:
    """One line a figure, the senders' values added up."""
    columns = (
        Column("label", COLUMNS[1], lambda line: line[1].label, 320, 2),
        *(_share(key, title) for key, title in zip(("now", "year", "before"), COLUMNS[2:5], strict=True)),
        _number("senders", "Số nơi", lambda line: len(line[1].lines)),
    )
    return GroupedTable(look, columns, lambda line: line[0], "Số liệu cộng lại")


def figure_groups(figures: tuple[AddedFigure, ...]) -> list[Group]:
    """Period by period, for figures of two periods are never added."""
    lines = list(enumerate(figures, start=1))
    periods = dict.fromkeys(figure.period for figure in figures)
    return [
        Group(
            period[0].isoformat(),
            [line for line in lines if line[1].period == period],
            f"Kỳ từ {short_date(period[0])} đến {short_date(period[1])}",
        )
        for period in periods
    ]


def refused_table(look: Look) -> GroupedTable:
    """The rows that their senders must mend, each with why."""
    columns = (
        Column("sender", "Nơi gửi", lambda row: row.origin.sender, 180, 1, strong=True),
        Column("text", "Dòng như nơi gửi ghi", _text, 300, 3),
        Column("where", "Chỗ ghi", _where, 220, 1, dim=True, drop=1),
    )
    return GroupedTable(look, columns, lambda row: row.place, "Dòng cần sửa", reason_of=_why)


def _number(key: str, title: str, read: Callable[..., int], drop: int = 0) -> Column:
    return Column(key, title, lambda line: read(line) or None, 82, align=Align.RIGHT, drop=drop)


def _share(key: str, title: str) -> Column:
    return Column(key, title, lambda line: line[1].total(title), 150, align=Align.RIGHT)


def _files(line: SenderLine) -> str:
    files = line.sender.files
    return files[0].name if len(files) == 1 else f"{len(files)} tệp" if files else ""


def _saved(line: SenderLine) -> date | None:
    return max((one.saved_at.date() for one in line.sender.files), default=None)


def _trouble(line: SenderLine) -> Reason | None:
    if not line.troubles:
        return None
    return Reason(line.troubles, "err" if line.sender.refused_files else "warn")


def _name(row: GatheredRow) -> str:
    born = row.value("birth_year")
    return f"{called(row)}, {born}" if born else called(row)


def _who(row: GatheredRow) -> str:
    unit = row.value("unit") or row.value("position_and_unit") or ""
    return " · ".join(filter(None, (str(unit), row.origin.sender, _where(row))))


def _where(row: GatheredRow) -> str:
    return ", ".join(filter(None, (row.origin.file, row.origin.sheet, f"dòng {row.origin.row}")))


def _text(row: GatheredRow) -> str:
    shown = (short_date(cell) if isinstance(cell, date) else str(cell) for cell in row.row.cells if cell)
    return " · ".join(shown)


def _why(row: GatheredRow) -> Reason:
    errors = (one for one in row.row.problems if one.severity is Severity.ERROR)
    return Reason(" ".join(problem_sentence(one.code, one.values) for one in errors), "err")

"""Teams on paper: Biểu 4 as of a period's last day, and their rosters (domain.md §4.5)."""

from __future__ import annotations

from dataclasses import replace

from desktop.operations.papers.list_forms import FormCell, FormRow, ListForm, period_form
from desktop.operations.papers.office_paper import OfficePaper
from desktop.records.report import MEASURES, PeriodRecords, RecordKind
from desktop.records.team import Member, TeamEntry
from desktop.records.text import short_date
from desktop.words.labels import GRADES
from exports.workbook import Cell, Column, Row, Sheet, Sum

_FORM_COLUMNS = (
    Column("STT", 10, "index"), Column("Tổ dân vận", 56), Column("Tổ dân phố, khu dân cư", 48),
    Column("Tổng", 13, "number", group="Số thành viên"), Column("Nữ", 13, "number", group="Số thành viên"),
    Column("Đảng viên", 14, "number", group="Số thành viên"),
    Column("Tuổi bình quân", 16, "index", group="Số thành viên"),
    Column("Tổ trưởng", 44), Column("Xếp loại", 24), Column("Ghi chú", 24),
)  # fmt: skip
_ROSTER_COLUMNS = (
    Column("STT", 10, "index"), Column("Họ và tên", 56), Column("Năm sinh", 16, "index"),
    Column("Nữ", 12, "index"), Column("Đảng viên", 15, "index"), Column("Chức vụ", 60),
    Column("Nhiệm vụ trong tổ", 34),
)  # fmt: skip
_MARK = "x"


def teams_form(records: PeriodRecords, paper: OfficePaper, *, with_ids: bool = False) -> ListForm:
    """Biểu 4: a line for each team with its roster in numbers, its head and its grade."""
    columns = (*_FORM_COLUMNS, *([Column("Mã số", 12, "index")] if with_ids else []))
    year = records.period.end.year
    rows = [
        FormRow((*_form_line(number, entry, year), *([entry.id] if with_ids else [])))
        for number, entry in enumerate(records.teams, start=1)
    ]
    places = tuple(range(len(rows)))
    rows.append(FormRow(("Cộng", None, None, *[Sum(places) if places else None] * 3), "sum"))
    form = period_form(paper, "Biểu tổ dân vận", columns, rows, records, RecordKind.TEAM)
    return form.with_(enclosure=_as_of(records))


def roster_sheet(records: PeriodRecords, paper: OfficePaper) -> Sheet:
    """The members of every team, team by team; telephone numbers stay in the register."""
    rows: list[Row] = []
    for entry in records.teams:
        rows.append(Row((f"{entry.card.name} ({len(entry.members)})",), "section"))
        rows += [Row(_roster_line(number, one)) for number, one in enumerate(entry.members, start=1)]
    sheet = paper.period_sheet(
        "Thành viên tổ dân vận", _ROSTER_COLUMNS, tuple(rows), records, RecordKind.MEMBER
    )
    return replace(sheet, enclosure=_as_of(records))


def _as_of(records: PeriodRecords) -> tuple[str, ...]:
    return (f"(Tính đến ngày {short_date(records.as_of)})",)


def _form_line(number: int, entry: TeamEntry, year: int) -> tuple[FormCell, ...]:
    team = entry.team
    roster = entry.roster
    grade = f"{GRADES[team.grade]} ({team.grade_year})" if team.grade and team.grade_year else ""
    return (
        number, entry.card.name, team.area,
        MEASURES["teams.members"].of(roster),
        MEASURES["teams.women"].of([one for one in roster if one.member.is_woman]),
        MEASURES["teams.party_members"].of([one for one in roster if one.member.is_party_member]),
        _average_age(entry, year), _name(entry.head) if entry.head else "",
        grade or (GRADES[team.grade] if team.grade else ""), team.note,
    )  # fmt: skip


def _roster_line(number: int, member: Member) -> tuple[Cell, ...]:
    duty = "Tổ trưởng" if member.is_head else "Thành viên"
    woman, party = (_MARK if marked else "" for marked in (member.is_woman, member.is_party_member))
    return number, _name(member), member.birth_year, woman, party, member.office, duty


def _name(member: Member) -> str:
    return f"{member.address_form} {member.name}".strip()


def _average_age(entry: TeamEntry, year: int) -> int | None:
    """The members' mean age in whole years, of those whose birth year is known."""
    ages = [year - member.birth_year for member in entry.members if member.birth_year]
    return round(sum(ages) / len(ages)) if ages else None

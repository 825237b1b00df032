"""Initiatives on paper: Biểu 1 of a period by unit and field, and the list of them (domain.md §4.3, §4.5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.operations.papers.list_forms import FormRow, ListForm, period_form
from desktop.operations.papers.office_paper import OfficePaper
from desktop.records.codes import Field, Level, Novelty, RecipientKind
from desktop.records.initiative import RecognisedInitiative, RegisteredInitiative
from desktop.records.report import MEASURES, Figure, PeriodRecords, RecordKind
from desktop.records.text import text_key
from desktop.words.labels import FIELDS, LEVELS, NOVELTIES, RECIPIENT_KINDS
from desktop.words.papers import NO_OWNER, ROMAN
from exports.workbook import Cell, Column, Row, Sheet, Sum

_ALWAYS_LEVELS = (Level.WARD, Level.CITY, Level.CENTRAL)
_ALWAYS_KINDS = (RecipientKind.COLLECTIVE, RecipientKind.INDIVIDUAL)
_LIST_COLUMNS = (
    Column("STT", 10, "index"), Column("Tên mô hình", 66), Column("Đơn vị, người thực hiện", 40),
    Column("Nội dung đăng ký", 56), Column("Người phụ trách", 30), Column("Mới, duy trì", 18),
    Column("Kết quả", 44), Column("Cấp công nhận", 34), Column("Ghi chú", 16),
)  # fmt: skip


def initiatives_form(records: PeriodRecords, paper: OfficePaper) -> ListForm:
    """Biểu 1: a line for each unit with what it registered and what was recognised; a sum below."""
    kinds = [kind for kind in RecipientKind if kind in _ALWAYS_KINDS or kind in _kinds(records)]
    levels = [level for level in Level if level in _ALWAYS_LEVELS or level in _levels(records)]
    columns = (
        Column("STT", 10, "index"), Column("Đơn vị", 62), Column("Tổng", 11, "number", group="Đăng ký"),
        *(Column(RECIPIENT_KINDS[kind], 11, "number", group="Đăng ký") for kind in kinds),
        *(Column(FIELDS[field], 16, "number", group="Theo lĩnh vực") for field in Field),
        *(Column(NOVELTIES[one], 11, "number", group="Tính chất") for one in Novelty),
        *(Column(LEVELS[level], 15, "number", group="Được công nhận") for level in levels),
        Column("Ghi chú", 12),
    )  # fmt: skip
    rows = [
        FormRow((number, unit, *_counts(inside, _recognised(records, inside), kinds, levels)))
        for number, (unit, inside) in enumerate(_by_unit(records.initiatives), start=1)
    ]
    places = tuple(range(len(rows)))
    counts = len(columns) - 3
    rows.append(FormRow(("Cộng", None, *[Sum(places) if places else None] * counts), "sum"))
    form = period_form(
        paper, "Biểu mô hình “Dân vận khéo”", columns, rows, records, RecordKind.INITIATIVE_YEAR
    )
    closing = (*_carried_on(records), *form.sheet.closing)
    return form.with_(enclosure=_years(records), closing=closing)


def initiatives_sheet(records: PeriodRecords, paper: OfficePaper, *, with_ids: bool = False) -> Sheet:
    """The initiatives of a period's years under their fields, each with its form's main items."""
    columns = (*_LIST_COLUMNS, *([Column("Mã số", 12, "index")] if with_ids else []))
    rows: list[Row] = []
    fields = [field for field in Field if any(one.initiative.field is field for one in records.initiatives)]
    for roman, field in zip(ROMAN, fields, strict=False):
        inside = [one for one in records.initiatives if one.initiative.field is field]
        rows.append(Row((f"{roman}. {FIELDS[field].upper()} ({len(inside)})",), "section"))
        rows += [
            Row((*_line(number, one, records), *([one.id] if with_ids else [])))
            for number, one in enumerate(inside, start=1)
        ]
    sheet = paper.period_sheet("Danh sách mô hình", columns, tuple(rows), records, RecordKind.INITIATIVE_YEAR)
    return replace(sheet, enclosure=_years(records))


def _by_unit(rows: Sequence[RegisteredInitiative]) -> list[tuple[str, list[RegisteredInitiative]]]:
    units: dict[str, list[RegisteredInitiative]] = {}
    for row in rows:
        units.setdefault(row.initiative.owner or NO_OWNER, []).append(row)
    return sorted(units.items(), key=lambda unit: (unit[0] == NO_OWNER, text_key(unit[0])))


def _counts(
    rows: Sequence[RegisteredInitiative],
    recognised: Sequence[RecognisedInitiative],
    kinds: Sequence[RecipientKind],
    levels: Sequence[Level],
) -> tuple[Figure, ...]:
    registered, at_levels = MEASURES["initiatives.registered"], MEASURES["initiatives.recognised"]
    return (
        registered.of(rows),
        *(registered.part(rows, ("kind", kind)) for kind in kinds),
        *(registered.part(rows, ("field", field)) for field in Field),
        *(registered.part(rows, ("novelty", novelty)) for novelty in Novelty),
        *(at_levels.part(recognised, ("level", level)) for level in levels),
    )


def _recognised(records: PeriodRecords, rows: Sequence[RegisteredInitiative]) -> list[RecognisedInitiative]:
    ids = {row.id for row in rows}
    return [one for one in records.recognitions if one.year.id in ids]


def _line(number: int, row: RegisteredInitiative, records: PeriodRecords) -> tuple[Cell, ...]:
    found, year = row.initiative, row.year
    levels = [LEVELS[one.recognition.level] for one in _recognised(records, [row])]
    return (
        number, found.name, found.owner, found.content, found.contact, NOVELTIES[year.novelty],
        year.results, ", ".join(levels), found.note,
    )  # fmt: skip


def _kinds(records: PeriodRecords) -> set[RecipientKind]:
    return {one.initiative.owner_kind for one in records.initiatives}


def _levels(records: PeriodRecords) -> set[Level]:
    return {one.recognition.level for one in records.recognitions}


def _years(records: PeriodRecords) -> tuple[str, ...]:
    years = ", ".join(str(year) for year in records.period.years)
    return (f"(Mô hình đăng ký năm {years})",)


def _carried_on(records: PeriodRecords) -> tuple[str, ...]:
    """How the year compares with the one before: kept, changed, no longer there (product.md P69)."""
    kept = [one for one in records.initiatives if one.year.novelty is Novelty.KEPT]
    changed = [one for one in kept if one.year.changes]
    if not kept and not records.dropped_initiatives:
        return ()
    counts = f"giữ nguyên {len(kept) - len(changed)} mô hình, có điều chỉnh {len(changed)}"
    lines = [f"So với năm trước: {counts}, không tiếp tục {len(records.dropped_initiatives)}."]
    lines += [f"Điều chỉnh: {one.initiative.name} – {_one_line(one.year.changes)}." for one in changed]
    lines += [f"Không tiếp tục: {one.initiative.name}." for one in records.dropped_initiatives]
    return tuple(lines)


def _one_line(text: str) -> str:
    return text.replace("\n", "; ").rstrip(".")

"""The list of a year's initiatives: columns, choices, ready views."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop.operations.initiatives import InitiativeRow
from desktop.operations.lists.listing import ListColumn, Listing, Narrowing
from desktop.records.codes import Field, InitiativeState, Level, Novelty
from desktop.records.initiative import Recognition
from desktop.records.saved_view import SavedView
from desktop.records.text import name_key
from desktop.words.labels import FIELDS, INITIATIVE_STATES, LEVELS, NOVELTIES

PAGE = "initiatives"


def levels_of(recognitions: Sequence[Recognition]) -> str:
    """ "Cấp phường, Thành phố": the levels reached, the lowest first."""
    reached = [LEVELS[level] for level in Level if any(one.level is level for one in recognitions)]
    return ", ".join([*reached[:1], *(words.removeprefix("Cấp ") for words in reached[1:])])


def _last_recognised(row: InitiativeRow) -> date | None:
    return max((one.recognised_on for one in row.recognitions if one.recognised_on), default=None)


COLUMNS = (
    ListColumn("name", "Tên mô hình", lambda row: row.initiative.name, shown=True),
    ListColumn("novelty", "Tính chất", lambda row: NOVELTIES[row.year.novelty], shown=True,
               order=lambda row: list(Novelty).index(row.year.novelty)),
    ListColumn("state", "Tình trạng", lambda row: INITIATIVE_STATES[row.state], shown=True,
               order=lambda row: list(InitiativeState).index(row.state)),
    ListColumn("owner", "Đơn vị, người thực hiện", lambda row: row.initiative.owner,
               order=lambda row: name_key(row.initiative.owner)),
    ListColumn("field", "Lĩnh vực", lambda row: row.field_name),
    ListColumn("levels", "Cấp công nhận", lambda row: levels_of(row.recognitions)),
    ListColumn("recognised", "Ngày công nhận", _last_recognised, "date"),
    ListColumn("area", "Địa bàn", lambda row: row.initiative.area),
    ListColumn("registered", "Ngày đăng ký", lambda row: row.year.registered_on, "date"),
    ListColumn("people", "Số người", lambda row: row.year.people, "number"),
    ListColumn("money", "Số tiền (đ)", lambda row: row.year.money, "money"),
    ListColumn("score", "Điểm", lambda row: row.year.score, "number"),
    ListColumn("evaluation", "Đánh giá", lambda row: row.year.evaluation),
    ListColumn("year", "Năm", lambda row: row.year.year, "index"),
    ListColumn("contact", "Liên hệ", lambda row: row.initiative.contact),
    ListColumn("note", "Ghi chú", lambda row: row.initiative.note),
)  # fmt: skip


def _waits(row: InitiativeRow, _today: date) -> bool:
    return row.state in (InitiativeState.REGISTERED, InitiativeState.APPRAISED)


LISTING = Listing(
    PAGE,
    "Mô hình",
    "mô hình",
    lambda row: row.year.id or 0,
    COLUMNS,
    "name",
    day=lambda row: date(row.year.year, 12, 31),
    kinds={
        field.value: Narrowing(FIELDS[field], lambda row, _today, field=field: row.initiative.field is field)  # type: ignore[misc]
        for field in Field
    },
    kinds_label="Lĩnh vực",
    only={
        **{
            state.value: Narrowing(
                INITIATIVE_STATES[state],
                lambda row, _today, state=state: row.state is state,  # type: ignore[misc]
            )
            for state in InitiativeState
        },
        "counted": Narrowing(
            "Tính vào báo cáo", lambda row, _today: row.year.state is not InitiativeState.WITHDRAWN
        ),
        "waiting": Narrowing("Chờ công nhận", _waits),
        "new": Narrowing("Mới trong năm", lambda row, _today: row.year.novelty is Novelty.NEW),
        "no_results": Narrowing("Chưa ghi kết quả", lambda row, _today: not row.year.results),
    },
    periods=("year", "last_year"),
    timeless=False,
    ready=(
        SavedView(PAGE, "Mô hình chờ công nhận", period="year", only="waiting"),
        SavedView(PAGE, "Đã được công nhận", period="year", only=InitiativeState.RECOGNISED),
        SavedView(PAGE, "Mô hình mới năm nay", period="year", only="new"),
        SavedView(PAGE, "Chưa ghi kết quả", period="year", only="no_results"),
        SavedView(PAGE, "Năm ngoái", period="last_year"),
    ),
)

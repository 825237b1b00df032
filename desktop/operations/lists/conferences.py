"""The list of conferences: columns, choices, ready views."""

from __future__ import annotations

from datetime import date

from desktop.operations.conferences import ConferenceRow
from desktop.operations.lists.listing import ListColumn, Listing, Narrowing
from desktop.operations.lists.spans import UNDATED
from desktop.records.codes import ConferenceKind
from desktop.records.saved_view import SavedView
from desktop.words.labels import CONFERENCE_KINDS, LEVELS

PAGE = "conferences"


def _ahead(row: ConferenceRow, today: date) -> bool:
    return row.conference.held_on is not None and row.conference.held_on > today


def _uncounted(row: ConferenceRow, today: date) -> bool:
    held = row.conference.held_on is not None and row.conference.held_on <= today
    return held and row.conference.present is None


COLUMNS = (
    ListColumn("title", "Tên hội nghị", lambda row: row.conference.title, shown=True),
    ListColumn("day", "Ngày", lambda row: row.conference.held_on, "date", shown=True),
    ListColumn("kind", "Loại", lambda row: CONFERENCE_KINDS[row.conference.kind], shown=True),
    ListColumn("place", "Địa điểm", lambda row: row.conference.place, shown=True),
    ListColumn("present", "Có mặt", lambda row: row.conference.present, "number", shown=True),
    ListColumn("awards", "Trường hợp trao", lambda row: row.awards or None, "number", shown=True),
    ListColumn("opinions", "Ý kiến", lambda row: row.opinions.total or None, "number", shown=True),
    ListColumn("overdue", "Ý kiến quá hạn", lambda row: row.opinions.overdue or None, "number", shown=True),
    ListColumn("level", "Cấp", lambda row: LEVELS[row.conference.level]),
    ListColumn("hour", "Giờ", lambda row: row.conference.held_at),
    ListColumn("host", "Đơn vị chủ trì", lambda row: row.conference.host),
    ListColumn("chair", "Người chủ trì", lambda row: row.conference.chair),
    ListColumn("plan", "Số kế hoạch", lambda row: row.conference.plan_number),
    ListColumn("invited", "Số mời", lambda row: row.conference.invited, "number"),
    ListColumn("excused", "Vắng có lý do", lambda row: row.conference.excused, "number"),
    ListColumn("rounds", "Đợt trao", lambda row: row.rounds or None, "number"),
    ListColumn("note", "Ghi chú", lambda row: row.conference.note),
)

LISTING = Listing(
    PAGE,
    "Hội nghị",
    "hội nghị",
    lambda row: row.conference.id or 0,
    COLUMNS,
    "title",
    day=lambda row: row.conference.held_on,
    kinds={
        kind.value: Narrowing(
            CONFERENCE_KINDS[kind],
            lambda row, _today, kind=kind: row.conference.kind is kind,  # type: ignore[misc]
        )
        for kind in ConferenceKind
    },
    kinds_label="Loại hội nghị",
    only={
        "overdue": Narrowing("Có ý kiến quá hạn", lambda row, _today: row.opinions.overdue > 0),
        "waiting": Narrowing(
            "Có ý kiến chờ trả lời",
            lambda row, _today: row.opinions.overdue + row.opinions.in_progress > 0,
        ),
        "ahead": Narrowing("Sắp tổ chức", _ahead),
        "uncounted": Narrowing("Chưa ghi số có mặt", _uncounted),
        "awards": Narrowing("Có trao thưởng", lambda row, _today: row.awards > 0),
    },
    periods=("month", "quarter", "year", "last_year", "quarter_before", UNDATED),
    ready=(
        SavedView(PAGE, "Ý kiến quá hạn", only="overdue", order_by="overdue", descending=True),
        SavedView(PAGE, "Ý kiến chờ trả lời", only="waiting"),
        SavedView(PAGE, "Sắp tổ chức", only="ahead", order_by="day"),
        SavedView(PAGE, "Quý này", period="quarter"),
        SavedView(PAGE, "Năm ngoái cùng kỳ", period="quarter_before"),
        SavedView(PAGE, "Chưa có ngày", period=UNDATED),
        SavedView(PAGE, "Chưa ghi số có mặt", only="uncounted"),
    ),
)

"""The list of activities: columns, choices, ready views."""

from __future__ import annotations

from datetime import date

from desktop.operations.lists.listing import ListColumn, Listing, Narrowing
from desktop.operations.lists.spans import UNDATED
from desktop.records.activity import Activity
from desktop.records.codes import ActivityKind
from desktop.records.saved_view import SavedView
from desktop.words.labels import ACTIVITY_KINDS

PAGE = "activities"

COLUMNS = (
    ListColumn("day", "Ngày", lambda one: one.done_on, "date", shown=True),
    ListColumn("kind", "Loại", lambda one: ACTIVITY_KINDS[one.kind], shown=True),
    ListColumn("title", "Nội dung", lambda one: one.title, shown=True),
    ListColumn("unit", "Đơn vị, địa bàn", lambda one: one.unit_text, shown=True),
    ListColumn("times", "Lượt", lambda one: one.times, "number", shown=True),
    ListColumn("people", "Số người", lambda one: one.people, "number", shown=True),
    ListColumn("quantity", "Số lượng", lambda one: one.quantity, "number", shown=True),
    ListColumn("measure", "Đơn vị tính", lambda one: one.measure, shown=True),
    ListColumn("value", "Giá trị (đ)", lambda one: one.value, "money", shown=True),
    ListColumn("done_by", "Người, đơn vị thực hiện", lambda one: one.done_by),
    ListColumn("received_by", "Đối tượng", lambda one: one.received_by),
    ListColumn("note", "Ghi chú", lambda one: one.note),
)


def _valueless(one: Activity, _today: date) -> bool:
    return one.kind is ActivityKind.SUPPORT and one.value is None


LISTING = Listing(
    PAGE,
    "Hoạt động",
    "hoạt động",
    lambda one: one.id or 0,
    COLUMNS,
    "title",
    day=lambda one: one.done_on,
    kinds={
        kind.value: Narrowing(ACTIVITY_KINDS[kind], lambda one, _today, kind=kind: one.kind is kind)  # type: ignore[misc]
        for kind in ActivityKind
    },
    kinds_label="Loại hoạt động",
    only={
        "valued": Narrowing("Có giá trị", lambda one, _today: bool(one.value)),
        "valueless": Narrowing("Ủng hộ chưa ghi giá trị", _valueless),
        "people": Narrowing("Chưa ghi số người", lambda one, _today: one.people is None),
    },
    periods=("month", "quarter", "year", "last_year", "quarter_before", UNDATED),
    undated_too=True,
    ready=(
        SavedView(PAGE, "Tháng này", period="month"),
        SavedView(PAGE, "Quý này", period="quarter"),
        SavedView(PAGE, "Năm ngoái cùng kỳ", period="quarter_before"),
        SavedView(PAGE, "Chưa có ngày", period=UNDATED),
        SavedView(PAGE, "Ủng hộ theo giá trị", kind=ActivityKind.SUPPORT, order_by="value", descending=True),
        SavedView(PAGE, "Ủng hộ chưa ghi giá trị", only="valueless"),
    ),
)

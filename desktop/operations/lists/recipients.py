"""The list of collectives, households and individuals: columns, choices, ready views."""

from __future__ import annotations

from desktop.operations.lists.listing import ListColumn, Listing, Narrowing
from desktop.operations.recipients import RecipientRow
from desktop.records.codes import RecipientKind
from desktop.records.saved_view import SavedView
from desktop.records.text import name_key, text_key
from desktop.words.labels import RECIPIENT_KINDS

PAGE = "recipients"


def _name_order(row: RecipientRow) -> str:
    """Persons by tên, họ, đệm; others by their name."""
    by_person = row.recipient.kind is RecipientKind.INDIVIDUAL
    return name_key(row.recipient.name) if by_person else text_key(row.recipient.name)


COLUMNS = (
    ListColumn("name", "Tên", lambda row: row.recipient.name, shown=True, order=_name_order),
    ListColumn("kind", "Phân loại", lambda row: RECIPIENT_KINDS[row.recipient.kind], shown=True,
               order=lambda row: list(RecipientKind).index(row.recipient.kind)),
    ListColumn("position", "Chức vụ", lambda row: row.recipient.position, shown=True),
    ListColumn("unit", "Đơn vị, địa chỉ", lambda row: row.recipient.unit_text, shown=True),
    ListColumn("awards", "Số lần khen", lambda row: row.awards or None, "number", shown=True),
    ListColumn("last", "Khen gần nhất", lambda row: row.last, "date", shown=True),
    ListColumn("address", "Xưng hô", lambda row: row.recipient.address_form),
    ListColumn("birth", "Năm sinh", lambda row: row.recipient.birth_year, "index"),
    ListColumn("team", "Tổ dân vận", lambda row: "Tổ dân vận" if row.is_team else ""),
    ListColumn("since", "Từ ngày", lambda row: row.recipient.valid_from, "date"),
    ListColumn("until", "Đến ngày", lambda row: row.recipient.valid_to, "date"),
    ListColumn("note", "Ghi chú", lambda row: row.recipient.note),
)  # fmt: skip

LISTING = Listing(
    PAGE,
    "Tập thể, cá nhân",
    "hồ sơ",
    lambda row: row.recipient.id or 0,
    COLUMNS,
    "name",
    day=lambda row: row.last,
    kinds={
        kind.value: Narrowing(
            RECIPIENT_KINDS[kind],
            lambda row, _today, kind=kind: row.recipient.kind is kind,  # type: ignore[misc]
        )
        for kind in RecipientKind
    },
    kinds_label="Phân loại",
    only={
        "team": Narrowing("Tổ dân vận", lambda row, _today: row.is_team),
        "commended": Narrowing("Đã được khen", lambda row, _today: row.awards > 0),
        "never": Narrowing("Chưa được khen", lambda row, _today: row.awards == 0),
        "often": Narrowing("Được khen từ 2 lần", lambda row, _today: row.awards > 1),
        "ended": Narrowing("Đã thôi hoạt động", lambda row, _today: row.recipient.valid_to is not None),
        "birth": Narrowing(
            "Cá nhân thiếu năm sinh",
            lambda row, _today: (
                row.recipient.kind is RecipientKind.INDIVIDUAL and row.recipient.birth_year is None
            ),
        ),
    },
    periods=("quarter", "year", "last_year", "quarter_before"),
    ready=(
        SavedView(PAGE, "Được khen năm nay", period="year"),
        SavedView(PAGE, "Được khen quý này", period="quarter"),
        SavedView(PAGE, "Được khen từ 2 lần", only="often", order_by="awards", descending=True),
        SavedView(PAGE, "Chưa được khen", only="never"),
        SavedView(PAGE, "Tổ dân vận", only="team"),
        SavedView(PAGE, "Cá nhân thiếu năm sinh", only="birth"),
    ),
)

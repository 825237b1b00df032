"""What a bulk change is called: the kinds of rows, and their fields as the forms name them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from desktop.records.bulk_change import BulkPreview, Fate, How, ValueKind
from desktop.records.text import format_amount, short_date
from desktop.words.columns import column_title

KINDS: Mapping[str, str] = {
    "award": "trường hợp",
    "recipient": "hồ sơ",
    "initiative": "mô hình",
    "activity": "hoạt động",
    "opinion": "ý kiến",
    "commendation": "quyết định",
}
"""What is counted: “Đã đổi … của 12 trường hợp”."""

_TITLES: Mapping[tuple[str, str], str] = {
    ("award", "second_line"): "Chức vụ, đơn vị (địa chỉ)",
    ("award", "initiative"): "Mô hình “Dân vận khéo”",
    ("award", "amount"): "Mức thưởng (đ)",
    ("award", "round_id"): "Đợt trao thưởng",
    ("award", "received_by"): "Người nhận thay",
    ("award", "no_certificate_reason"): "Lý do không in giấy khen",
    ("commendation", "type"): "Loại hình khen thưởng",
    ("commendation", "signer_id"): "Người ký",
    ("commendation", "merit"): "Thành tích chung",
    ("initiative", "state"): "Tình trạng",
    ("initiative", "local_field_id"): "Lĩnh vực riêng của phường",
    ("initiative", "force"): "Lực lượng tham gia",
    ("activity", "kind"): "Loại hoạt động",
    ("opinion", "responsible"): "Đơn vị giải quyết",
    ("opinion", "state"): "Tình trạng",
}


HOWS: Mapping[How, str] = {
    How.SET: "Ghi giá trị mới",
    How.REPLACE: "Tìm và thay",
    How.BEFORE: "Thêm vào trước",
    How.AFTER: "Thêm vào sau",
}
"""The ways of changing a text."""

NOTHING_ASKED = "Chọn trường, gõ giá trị mới; bảng dưới đây cho thấy từng dòng sẽ thành gì."


def preview_sentence(shown: BulkPreview | None) -> str:
    """“Sẽ đổi 12 trên 15 dòng · 3 dòng đã đúng”; what is refused is counted too, so that the sum is right."""
    if shown is None:
        return NOTHING_ASKED
    parts = [f"Sẽ đổi {shown.count(Fate.CHANGES)} trên {len(shown.lines)} dòng"]
    if stays := shown.count(Fate.STAYS):
        parts.append(f"{stays} dòng đã đúng")
    if refused := shown.count(Fate.REFUSED):
        parts.append(f"{refused} dòng không đổi được")
    return " · ".join(parts)


def value_words(value: object, choices: Mapping[object, str], kind: ValueKind) -> str:
    """A value of a field as its form shows it."""
    if kind is ValueKind.CHOICE:
        return choices.get(value, "")
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, int) and kind is ValueKind.MONEY:
        return format_amount(value)
    return "" if value is None else str(value).replace("\n", " ")


def bulk_title(kind: str, field: str) -> str:
    """What a field is called where many rows are changed."""
    return _TITLES.get((kind, field)) or column_title(kind, field)

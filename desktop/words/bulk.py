"""What a bulk change is called: the kinds of rows, and their fields as the forms name them."""

from __future__ import annotations

from collections.abc import Mapping

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


def bulk_title(kind: str, field: str) -> str:
    """What a field is called where many rows are changed."""
    return _TITLES.get((kind, field)) or column_title(kind, field)

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


HOWS: Mapping[str, str] = {
    "set": "Ghi giá trị mới",
    "replace": "Tìm và thay",
    "before": "Thêm vào trước",
    "after": "Thêm vào sau",
}
"""The ways of changing a text."""

NOTHING_ASKED = "Gõ giá trị mới: bảng này cho thấy từng dòng sẽ thành gì."


def preview_sentence(changing: int, staying: int, refused: int) -> str:
    """“Sẽ đổi 12 trên 15 dòng · 3 dòng đã đúng”; what is refused is counted too, so that the sum is right."""
    return _counted(changing, staying, refused, "đã đúng")


def replaced_sentence(found: str, changing: int, lacking: int, refused: int) -> str:
    """“Không dòng nào có chữ “tổ”.”, or how many rows have the text that is looked for."""
    if not changing + refused:
        return f"Không dòng nào có chữ “{found}”."
    return _counted(changing, lacking, refused, "không có chữ này")


def _counted(changing: int, staying: int, refused: int, why: str) -> str:
    parts = [f"Sẽ đổi {changing} trên {changing + staying + refused} dòng"]
    if staying:
        parts.append(f"{staying} dòng {why}")
    if refused:
        parts.append(f"{refused} dòng không đổi được")
    return " · ".join(parts)


def bulk_title(kind: str, field: str) -> str:
    """What a field is called where many rows are changed."""
    return _TITLES.get((kind, field)) or column_title(kind, field)

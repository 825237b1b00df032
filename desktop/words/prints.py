"""What to look at before certificates are printed: the sentence of each warning (look.md §7 no. 10)."""

from __future__ import annotations

from collections.abc import Mapping

ELEMENTS: Mapping[str, str] = {
    "authority": "Tên cơ quan",
    "address": "Xưng hô",
    "name": "Tên",
    "second_line": "Chức vụ, đơn vị",
    "merit": "Thành tích",
    "decision": "Số quyết định",
    "register": "Số sổ vàng",
    "place_date": "Địa danh, ngày",
    "signer_title": "Chức vụ người ký",
    "signer_name": "Tên người ký",
    "national_name": "Quốc hiệu",
    "motto": "Tiêu ngữ",
    "party_name": "Tên Đảng",
    "gives": "Chữ TẶNG, CẤP",
    "title": "Tên giấy",
    "frame": "Khung",
    "emblem": "Quốc huy",
    "practice": "Chữ BẢN TẬP",
}

_SENTENCES: Mapping[str, str] = {
    "text_too_long": "{what} dài quá khung dù đã thu đến cỡ {size:g}. Ngắt dòng hoặc rút gọn trước khi in.",
    "missing_glyph": "{what} có chữ mà phông không có: {characters}. Sửa chữ hoặc đổi phông của mẫu in.",
    "text_missing": "{what} còn trống.",
}


def print_warning_sentence(element: str, code: str, values: Mapping[str, object]) -> str:
    """The sentence of a warning about one text of one sheet."""
    return _SENTENCES[code].format_map({"what": element_name(element), **values})


def element_name(element: str) -> str:
    """What the office calls an element of the sheet; an office's own element keeps its name."""
    return ELEMENTS.get(element, element)

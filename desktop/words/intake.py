"""What the clerk is told of a list beside its rows."""

from __future__ import annotations

from collections.abc import Mapping

CONTAINERS: Mapping[str, str] = {
    "xlsx": "bảng tính Excel (.xlsx)",
    "xlsm": "bảng tính Excel có macro (.xlsm)",
    "xls": "bảng tính Excel cũ (.xls)",
    "ods": "bảng tính LibreOffice (.ods)",
    "xml_spreadsheet": "bảng tính Excel 2003 dạng XML",
    "text": "văn bản có cột (.csv, .txt)",
    "html": "trang web (HTML)",
    "docx": "văn bản Word (.docx)",
}

NOTES: Mapping[str, str] = {
    "named_otherwise": "Tệp thật ra là {container}, không đúng như đuôi tên tệp; đã đọc theo nội dung thật.",
    "macros_ignored": "Tệp có macro; macro không được chạy và không ảnh hưởng danh sách.",
    "sheets_hidden": "Không đọc trang tính bị ẩn: {sheets}.",
    "text_encoding_unknown": "Tệp chữ không ghi bảng mã; xem kỹ tên người trước khi nhập.",
    "text_letters_lost": "Vài chữ trong tệp đã hỏng, hiện là “\ufffd”; xem kỹ tên người trước khi nhập.",
}

SKIPPED: Mapping[str, str] = {
    "letterhead": "dòng đầu trang",
    "header": "dòng tiêu đề cột",
    "repeated_header": "dòng tiêu đề lặp lại",
    "column_numbers": "dòng số thứ tự cột",
    "heading": "dòng đề mục",
    "total": "dòng cộng",
    "note": "dòng ghi chú",
    "signature": "dòng chữ ký",
    "only_index": "dòng trống chỉ có số thứ tự",
    "no_list": "dòng ngoài danh sách",
}
"""What a filled line that is no row is taken for."""


def note_sentence(code: str, values: Mapping[str, object]) -> str:
    """The sentence of a note. A code without a sentence is a bug that a test finds."""
    shown = {key: _shown(key, value) for key, value in values.items()}
    return NOTES[code].format_map(shown)


def _shown(key: str, value: object) -> str:
    if key == "container":
        return CONTAINERS[str(value)]
    return ", ".join(f"“{one}”" for one in value) if isinstance(value, list) else str(value)

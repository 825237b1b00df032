"""The strip of steps of a commendation: titles and second lines (look.md §5 and §12)."""

from __future__ import annotations

from collections.abc import Mapping

TITLES: Mapping[str, str] = {
    "list": "Danh sách",
    "review": "Họp xét, trình",
    "sign": "Ký, cấp số",
    "print": "Vào sổ, in",
    "present": "Trao, chi thưởng",
    "file": "Lưu hồ sơ",
}

DETAILS: Mapping[str, str] = {
    "list_count": "{count} trường hợp",
    "list_empty": "Chưa có ai",
    "review_proposed": "Trình {day:%d/%m/%Y}",
    "review_numbered": "Tờ trình {number}",
    "review_no_proposal": "Chưa có tờ trình",
    "review_no_minutes": "Chưa ghi biên bản",
    "sign_no_number": "Chưa có số",
    "sign_no_date": "Chưa có ngày",
    "sign_unsigned": "Chưa ký",
    "sign_signed": "{day:%d/%m/%Y}",
    "print_nobody": "Chưa có ai",
    "print_none": "Không in giấy khen",
    "print_waiting": "Chưa in {count} tờ",
    "print_all": "Đã in {count} tờ",
    "present_planned": "Trao {day:%d/%m/%Y}",
    "present_waiting": "Chưa trao {count}",
    "present_unpaid": "Chưa chi {count}",
    "present_all": "Đã trao",
    "present_and_paid": "Đã trao, đã chi",
    "present_nobody": "Chưa có ai",
    "file_filed": "{day:%d/%m/%Y}",
    "file_not_public": "Chưa công khai",
    "file_waiting": "Chưa lưu",
}


def life_detail(code: str, values: Mapping[str, object]) -> str:
    """The second line of a step."""
    return DETAILS[code].format_map(dict(values))

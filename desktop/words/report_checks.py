"""What is asked before a report goes upward, in sentences."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.words.problems import SENTENCES as PROBLEMS

_CHECKS: Mapping[str, str] = {
    "draft_not_counted": "Quyết định chưa có ngày ký nên {count} trường hợp không được tính: {name}",
    "without_number": "Quyết định ngày {day:%d/%m/%Y} chưa ghi số: {name}",
    "without_amount": "{count} trường hợp của quyết định {number} chưa có mức thưởng nên tổng tiền còn thiếu.",
    "not_registered": "{count} trường hợp của quyết định {number} chưa có số sổ vàng.",
    "conference_not_counted": "Hội nghị chưa có ngày tổ chức nên không được tính: {name}",
    "activity_not_counted": "Hoạt động chưa có ngày thực hiện nên không được tính: {name}",
    "jump": "{figure} {now}, cùng kỳ năm trước {before} ({percent}). Có đúng không?",
    "period_not_over": "Kỳ còn {days} ngày nữa mới hết ({end:%d/%m/%Y}); số liệu tính đến hôm nay.",
}


def check_sentence(code: str, values: Mapping[str, object]) -> str:
    """The sentence of a doubt; those of the register's own rules are told as the form tells them."""
    return (_CHECKS.get(code) or PROBLEMS[code]).format_map(dict(values))

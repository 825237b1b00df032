"""A sentence for every problem code of a draft, shown beside its field (look.md §7)."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "conference_title_missing": "Chưa có tên hội nghị.",
    "conference_date_missing": "Chưa có ngày tổ chức nên hội nghị chưa vào báo cáo kỳ nào.",
    "district_is_gone": "Từ 01/7/2025 không còn cấp quận. Có phải cấp phường?",
    "count_negative": "Số người không thể nhỏ hơn 0.",
    "more_than_invited": "Mời {invited} người nhưng có mặt và vắng có lý do cộng lại {came} người.",
    "dialogue_has_rounds": "Hội nghị đối thoại không có đợt trao thưởng. Ghi đợt trao vào hội nghị khác hoặc đổi loại hội nghị.",
    "presenter_missing": "Chưa có chức vụ hoặc tên người trao.",
    "presented_before_signed": "Quyết định {number} còn là dự thảo. Điền số, ngày trước khi trao.",
    "presented_before_decision": "Quyết định {number} ký sau ngày hội nghị.",
}


def problem_sentence(code: str, values: Mapping[str, object]) -> str:
    """The sentence of a problem code."""
    return SENTENCES[code].format_map(dict(values))

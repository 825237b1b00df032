"""The Vietnamese words of the closed lists, and how a command's argument names them."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "giay_khen": "Giấy khen",
    "cong_nhan": "Công nhận",
    "cong_nhan_va_thuong": "Công nhận và thưởng",
    "thuong": "Thưởng",
    "bang_khen": "Bằng khen",
    "bieu_duong": "Biểu dương",
}

LEVELS: Mapping[str, str] = {
    "ward": "Cấp phường",
    "district": "Cấp quận",
    "city": "Cấp Thành phố",
    "central": "Cấp Trung ương",
}

RECIPIENT_KINDS: Mapping[str, str] = {
    "collective": "Tập thể",
    "household": "Hộ gia đình",
    "individual": "Cá nhân",
}

COMMENDATION_TYPES: Mapping[str, str] = {
    "merit": "Công trạng",
    "sudden": "Đột xuất",
    "movement": "Phong trào thi đua",
    "dedication": "Quá trình cống hiến",
    "seniority": "Niên hạn",
    "foreign": "Đối ngoại",
}

CONFERENCE_KINDS: Mapping[str, str] = {
    "dialogue": "Hội nghị đối thoại",
    "midterm_review": "Hội nghị sơ kết",
    "summing_up": "Hội nghị tổng kết",
    "festival": "Ngày hội",
    "contest": "Hội thi",
    "pact_signing": "Ký giao ước thi đua",
    "launch": "Phát động thi đua",
    "training": "Tập huấn",
    "other": "Hội nghị khác",
}

FAMILIES: Mapping[str, str] = {
    "state": "Nhà nước",
    "party": "Đảng",
    "front": "Mặt trận, đoàn thể",
}

UNEXPLAINED_AMOUNT = "Ghi tay, chưa nêu lý do"
"""Stands as the reason of an amount that was typed against the rule without one."""

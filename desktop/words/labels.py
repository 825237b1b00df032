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
    "debut": "Ra mắt mô hình",
    "plaque": "Gắn biển công trình",
    "seminar": "Tọa đàm",
    "other": "Hội nghị khác",
}

OPINION_STATES: Mapping[str, str] = {
    "answered_at_once": "Đã trả lời tại hội nghị",
    "in_progress": "Đang giải quyết",
    "answered": "Đã trả lời",
    "passed_up": "Chuyển cấp trên",
}

PRESENCES: Mapping[str, str] = {
    "present": "Có mặt",
    "excused": "Vắng có lý do",
    "absent": "Vắng không lý do",
}

FIELDS: Mapping[str, str] = {
    "economy": "Kinh tế",
    "culture_society": "Văn hóa - xã hội",
    "defence_security": "Quốc phòng - an ninh",
    "political_system": "Xây dựng hệ thống chính trị",
}

NOVELTIES: Mapping[str, str] = {
    "new": "Mới",
    "kept": "Duy trì",
    "copied": "Nhân rộng",
}

INITIATIVE_STATES: Mapping[str, str] = {
    "registered": "Đã đăng ký",
    "appraised": "Đã thẩm định",
    "recognised": "Đã công nhận",
    "failed": "Không đạt",
    "withdrawn": "Đã rút",
}

GRADES: Mapping[str, str] = {
    "good": "Tốt",
    "fair": "Khá",
    "average": "Trung bình",
}

ACTIVITY_KINDS: Mapping[str, str] = {
    "supervision": "Giám sát",
    "grassroots_democracy": "Dân chủ cơ sở",
    "receiving_citizens": "Tiếp công dân",
    "visit": "Thăm hỏi, tặng quà",
    "support": "Ủng hộ, hỗ trợ",
    "publicity": "Tuyên truyền, vận động",
    "other_activity": "Hoạt động khác",
}

FAMILIES: Mapping[str, str] = {
    "state": "Nhà nước",
    "party": "Đảng",
    "front": "Mặt trận, đoàn thể",
}

PAPERS: Mapping[str, str] = {
    "giay_khen": "Giấy khen",
    "giay_chung_nhan": "Giấy chứng nhận",
}

BLANK_MOVES: Mapping[str, str] = {
    "received": "Nhập",
    "used": "Đã in",
    "spoiled": "Hỏng",
    "counted": "Kiểm kê",
}

PRINTED_BEFORE = "Đã in trước khi lập sổ này"
"""Why a giấy khen of an earlier year is not printed here."""

PAID_BEFORE = "Đã chi theo Quyết định {number}"
"""Why a row of a replacing decision keeps the sum that was paid."""

UNEXPLAINED_AMOUNT = "Ghi tay, chưa nêu lý do"
"""Stands as the reason of an amount that was typed against the rule without one."""

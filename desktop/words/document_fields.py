"""The short names that figures have as fields of a narrative report, and the names of its columns."""

from __future__ import annotations

from collections.abc import Mapping

FIGURE_NAMES: Mapping[str, str] = {
    "commendations.total": "Số quyết định",
    "awards.total": "Số lượt khen",
    "awards.collectives": "Khen tập thể",
    "awards.households": "Khen hộ gia đình",
    "awards.individuals": "Khen cá nhân",
    "awards.amount": "Tiền thưởng",
    "conferences.total": "Số hội nghị",
    "conferences.dialogues": "Số đối thoại",
    "conferences.invited": "Số người được mời",
    "conferences.participants": "Số người dự",
    "conferences.rounds": "Số đợt trao",
    "opinions.received": "Ý kiến tiếp nhận",
    "opinions.answered": "Ý kiến đã trả lời",
    "opinions.passed_up": "Ý kiến chuyển cấp trên",
    "opinions.overdue": "Ý kiến quá hạn",
    "initiatives.registered": "Mô hình đăng ký",
    "initiatives.changed": "Mô hình điều chỉnh",
    "initiatives.people": "Số người mô hình",
    "initiatives.money": "Kinh phí mô hình",
    "initiatives.dropped": "Mô hình không tiếp tục",
    "initiatives.recognised": "Mô hình công nhận",
    "teams.total": "Số tổ dân vận",
    "teams.members": "Số thành viên tổ",
    "teams.women": "Thành viên nữ",
    "teams.party_members": "Thành viên đảng viên",
    "activities.total": "Số hoạt động",
    "activities.times": "Số lượt hoạt động",
    "activities.people": "Số người hoạt động",
    "activities.value": "Giá trị hỗ trợ",
}

FIGURE_COLUMNS: Mapping[str, str] = {
    "": "trong kỳ",
    "lũy kế": "lũy kế từ đầu năm",
    "cùng kỳ": "cùng kỳ năm trước",
    "so cùng kỳ": "tăng, giảm so với cùng kỳ",
}
"""What stands in brackets behind the name of a figure, with what it means."""

"""What a report calls its figures, its tables and its columns."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.words.labels import (
    ACTIVITY_KINDS,
    COMMENDATION_TYPES,
    CONFERENCE_KINDS,
    FIELDS,
    FORMS,
    LEVELS,
    NOVELTIES,
    OPINION_STATES,
    RECIPIENT_KINDS,
)

FIGURES: Mapping[str, str] = {
    "commendations.total": "Số quyết định khen thưởng",
    "awards.total": "Số lượt khen thưởng",
    "awards.collectives": "Tập thể",
    "awards.households": "Hộ gia đình",
    "awards.individuals": "Cá nhân",
    "awards.amount": "Tiền thưởng (đồng)",
    "conferences.total": "Số hội nghị",
    "conferences.dialogues": "Hội nghị đối thoại",
    "conferences.invited": "Số lượt người được mời",
    "conferences.participants": "Số lượt người dự",
    "conferences.rounds": "Số đợt trao thưởng",
    "opinions.received": "Số ý kiến tiếp nhận",
    "opinions.answered": "Số ý kiến đã trả lời",
    "opinions.passed_up": "Số ý kiến chuyển cấp trên",
    "opinions.overdue": "Số ý kiến quá hạn",
    "initiatives.registered": "Số mô hình đăng ký",
    "initiatives.changed": "Số mô hình duy trì có điều chỉnh",
    "initiatives.people": "Số người tham gia mô hình",
    "initiatives.money": "Kinh phí, giá trị của mô hình (đồng)",
    "initiatives.dropped": "Số mô hình năm trước không tiếp tục",
    "initiatives.recognised": "Số lượt mô hình được công nhận",
    "teams.total": "Số tổ dân vận",
    "teams.members": "Số thành viên tổ dân vận",
    "teams.women": "Thành viên nữ",
    "teams.party_members": "Thành viên là đảng viên",
    "activities.total": "Số hoạt động",
    "activities.times": "Số lượt hoạt động",
    "activities.people": "Số lượt người tham gia, thụ hưởng",
    "activities.value": "Giá trị ủng hộ, hỗ trợ (đồng)",
}

BREAKDOWNS: Mapping[str, str] = {
    "level": "chia theo cấp",
    "form": "chia theo hình thức",
    "field": "chia theo lĩnh vực",
    "novelty": "chia theo mới, duy trì, nhân rộng",
    "kind": "chia theo chủ thể",
    "type": "chia theo loại hình",
}

GROUPS: Mapping[str, str] = {
    "initiatives": "Mô hình “Dân vận khéo”",
    "awards": "Khen thưởng",
    "conferences": "Hội nghị, đối thoại",
    "teams": "Tổ dân vận",
    "activities": "Hoạt động",
}

COLLECTIVE_AWARDS = "Số lượt khen thưởng tập thể"
ANSWERED_SHARE = "Tỷ lệ đã trả lời trong số tiếp nhận"

COLUMNS: tuple[str, ...] = (
    "STT", "Chỉ tiêu", "Trong kỳ", "Lũy kế từ đầu năm", "Cùng kỳ năm trước", "Tăng, giảm", "%",
)  # fmt: skip

CHART = "Biểu đồ"
SOURCES = "Nguồn số liệu"
"""The sheet that says where every figure of a report comes from."""
RECORD_ID = "Mã số"
"""The column of a report's lists that names the record of each row."""
FIGURE_CODE = "Mã chỉ tiêu"
"""Its column by which an office above adds up the figures of several reports."""

NOTES: Mapping[str, str] = {
    "drafts_left_out": "Chưa tính {commendations} quyết định chưa có ngày ký ({awards} trường hợp).",
    "revoked_left_out": "Không tính {commendations} quyết định đã hủy bỏ hoặc đã được thay thế ({awards} trường hợp).",
    "conferences_left_out": "Chưa tính {conferences} hội nghị chưa có ngày tổ chức.",
    "withdrawn_left_out": "Không tính {initiatives} mô hình đã rút đăng ký.",
    "activities_left_out": "Chưa tính {activities} hoạt động chưa có ngày thực hiện.",
    "opinions_left_out": "Chưa tính {opinions} ý kiến của hội nghị chưa có ngày tổ chức.",
    "unpaid_left_out": "{awards} trường hợp chưa có mức thưởng nên chưa có trong tổng tiền.",
}


def figure_label(figure_id: str, by: Mapping[str, str] | None = None) -> str:
    """The name of a figure, with its group where it is a part: "Số lượt khen thưởng – Cấp phường"."""
    if by is None:
        return FIGURES[figure_id]
    return f"{FIGURES[figure_id]} – {group_label(by)}"


def group_label(by: Mapping[str, str]) -> str:
    """The name of one group of a breakdown: "Cấp phường", "Giấy khen", "Tập thể", "Ngày hội"."""
    ((dimension, code),) = by.items()
    words = {
        "level": LEVELS,
        "form": FORMS,
        "kind": {**RECIPIENT_KINDS, **CONFERENCE_KINDS, **ACTIVITY_KINDS},
        "field": FIELDS,
        "novelty": NOVELTIES,
        "state": OPINION_STATES,
        "type": COMMENDATION_TYPES,
    }
    return words[dimension][code]


def percent_words(share: float) -> str:
    """A fraction as an office writes it: "66,7 %", "−12,5 %"."""
    whole, rest = divmod(round(abs(share) * 1000), 10)
    sign = "−" if share < 0 and (whole or rest) else ""
    return f"{sign}{whole},{rest} %"


def note(code: str, values: Mapping[str, object]) -> str:
    """The sentence of a note under a report."""
    return NOTES[code].format_map(dict(values))

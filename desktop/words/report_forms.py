"""What is said of a superior's form: what its cells take, why one stays empty."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.words.reports import FIGURES, GROUPS, group_label

SPANS: Mapping[str, str] = {
    "period": "Trong kỳ",
    "year": "Lũy kế từ đầu năm",
    "before": "Cùng kỳ năm trước",
    "change": "Tăng, giảm",
    "percent": "Tăng, giảm (%)",
}

TEXTS: Mapping[str, str] = {
    "office": "Tên cơ quan báo cáo",
    "ward": "Tên phường",
    "period": "Kỳ báo cáo",
    "dates": "Từ ngày … đến ngày … của kỳ",
    "year": "Năm của kỳ",
    "place_date": "Địa danh, ngày tháng năm",
    "signer_title": "Chức vụ người ký",
    "signer": "Họ tên người ký",
}

SECTION_OF_TEXTS = "Chữ trong biểu"
_WHOLE_NAMES: Mapping[str, str] = {
    "awards.collectives": "Số lượt khen thưởng tập thể",
    "awards.households": "Số lượt khen thưởng hộ gia đình",
    "awards.individuals": "Số lượt khen thưởng cá nhân",
    "conferences.dialogues": "Số hội nghị đối thoại",
    "teams.women": "Số thành viên tổ dân vận là nữ",
    "teams.party_members": "Số thành viên tổ dân vận là đảng viên",
}
"""Figures whose own name stands below another one elsewhere."""
_SECTIONS: Mapping[str, str] = {"commendations": "awards", "opinions": "conferences"}

LEFT: Mapping[str, str] = {
    "not_mapped": "Chưa chọn chỉ tiêu.",
    "not_looked_at": "Đề xuất chưa được xem.",
    "no_base": "Cùng kỳ năm trước bằng 0 nên không tính được tỷ lệ.",
    "not_set_up": "Sổ chưa có thông tin này.",
    "source_unknown": "Bản chương trình này không còn chỉ tiêu đã chọn.",
    "cell_lost": "Biểu mới không còn dòng, cột này hoặc có nhiều chỗ giống nhau.",
    "cell_closed": "Ô có công thức hoặc bị khóa trong biểu.",
}
"""Why a cell of a form was not filled."""


def figure_name(figure: str, by: tuple[str, str] | None = None) -> str:
    """A figure's whole name with its group, as it is looked for: “Số hội nghị đối thoại – Cấp phường”."""
    name = _WHOLE_NAMES.get(figure, FIGURES.get(figure, figure))
    return name if by is None else f"{name} – {group_label(dict([by]))}"


def figure_section(figure: str) -> str:
    """The part of the report that a figure belongs to."""
    group = figure.partition(".")[0]
    return GROUPS[_SECTIONS.get(group, group)]

"""The wordings of lists on paper (domain.md §4.5; NĐ 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

from collections.abc import Mapping

FORM_GIVEN: Mapping[str, str] = {
    "giay_khen": "được tặng Giấy khen",
    "cong_nhan": "được công nhận",
    "cong_nhan_va_thuong": "được công nhận và thưởng",
    "thuong": "được thưởng",
    "bang_khen": "được tặng Bằng khen",
    "bieu_duong": "được biểu dương",
}

ROMAN: tuple[str, ...] = ("I", "II", "III")

RECORD_KINDS: Mapping[str, str] = {
    "award": "Khen thưởng",
    "commendation": "Quyết định",
    "conference": "Hội nghị",
    "round": "Đợt trao thưởng",
}

NAME = "Họ và tên / Tên tập thể"
UNIT = "Chức vụ, đơn vị (địa chỉ)"
MERIT = "Thành tích (tên mô hình)"
NOBODY_PAID = "Chưa có trường hợp nào được ghi mức thưởng."
MAKER = "NGƯỜI LẬP BIỂU"
MOVEMENT = "Phong trào thi đua “Dân vận khéo”"

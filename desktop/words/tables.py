"""What a kind of record is called where changes are counted: "2 ý kiến", "3 trường hợp khen thưởng"."""

from __future__ import annotations

from collections.abc import Mapping

RECORDS: Mapping[str, str] = {
    "unit": "đơn vị hành chính",
    "unit_lineage": "quan hệ kế thừa của đơn vị",
    "issuer": "cơ quan ban hành",
    "signer": "người ký",
    "number_series": "hệ số quyết định",
    "reserved_numbers": "số dành ngoài sổ",
    "base_salary": "mức lương cơ sở",
    "bonus_rate": "mức thưởng",
    "recipient": "tập thể, cá nhân, hộ gia đình",
    "commendation": "quyết định",
    "conference": "hội nghị",
    "round": "đợt trao thưởng",
    "award": "trường hợp khen thưởng",
    "issued_page": "tờ giấy khen đã in",
    "setting": "thiết lập của sổ",
    "opinion": "ý kiến",
    "block": "khối dự hội nghị",
    "guest": "người dự hội nghị",
    "pledge": "bản ký giao ước",
    "local_field": "lĩnh vực riêng của phường",
    "initiative": "mô hình",
    "initiative_year": "năm của mô hình",
    "recognition": "lần công nhận mô hình",
    "team": "tổ dân vận",
    "member": "thành viên tổ dân vận",
    "activity": "hoạt động",
    "attachment": "tệp đính kèm",
    "blank": "phôi",
    "blank_movement": "lần nhập, xuất phôi",
    "calibration": "căn chỉnh máy in",
    "print_job": "lần in chờ ghi nhận",
    "proof_reading": "dấu đã soát lỗi",
    "layout": "mẫu in",
    "layout_part": "phông, hình của mẫu in",
    "layout_choice": "lựa chọn mẫu in",
}

"""What a letter with a report says where the office has not written its own text."""

from __future__ import annotations

from collections.abc import Mapping

FIELDS: Mapping[str, str] = {
    "người nhận": "nơi nhận theo kỳ",
    "cơ quan": "phường lập báo cáo",
    "kỳ": "kỳ báo cáo kèm từ ngày, đến ngày",
    "số liệu": "khen thưởng, hội nghị trong kỳ",
    "tệp": "tên tệp đính kèm",
}
"""The fields of a text by their name, with what comes in their place."""

SOMEBODY = "các đồng chí"

DEFAULT_TEXT = (
    "Kính gửi {người nhận},\n\n"
    "{cơ quan} xin gửi báo cáo kết quả phong trào thi đua “Dân vận khéo” {kỳ}:\n\n"
    "{số liệu}\n\n"
    "Số liệu chi tiết có trong tệp đính kèm {tệp}.\n\n"
    "Trân trọng.\n"
    "{cơ quan}"
)

KINDS: Mapping[str, str] = {
    "report": "Báo cáo",
    "list": "Danh sách",
    "form": "Biểu cấp trên",
}
"""The kinds of what a letter carries."""

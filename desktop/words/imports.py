"""What the kinds of record are called where lists are taken in."""

from __future__ import annotations

from collections.abc import Mapping

KIND_TITLES: Mapping[str, str] = {
    "awards": "Khen thưởng (vào một quyết định)",
    "recipients": "Tập thể, cá nhân, hộ gia đình",
    "teams": "Tổ dân vận và thành viên",
    "initiatives": "Mô hình, điển hình “Dân vận khéo”",
    "conferences": "Hội nghị",
    "opinions": "Ý kiến tại hội nghị",
    "activities": "Hoạt động",
}
"""The choice of what a list is of."""

NOUNS: Mapping[str, str] = {
    "awards": "trường hợp",
    "recipients": "hồ sơ",
    "teams": "dòng tổ dân vận",
    "initiatives": "mô hình",
    "conferences": "hội nghị",
    "opinions": "ý kiến",
    "activities": "hoạt động",
}
"""What is counted: "38 trường hợp"."""

PASTED = "bảng vừa dán"
"""The name of rows that came from the clipboard."""

REASONS = "Lý do"
"""The column that says why a row was not taken."""

ROW = "Dòng"
"""The column with the row's number in the sender's own file."""

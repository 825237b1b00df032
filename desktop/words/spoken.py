"""Office abbreviations in full, as they are read aloud on a stage (domain.md §4.6, corrections)."""

from __future__ import annotations

import re
from collections.abc import Mapping

ABBREVIATIONS: Mapping[str, str] = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "UB MTTQ": "Ủy ban Mặt trận Tổ quốc",
    "MTTQ": "Mặt trận Tổ quốc",
    "UBMTTQ": "Ủy ban Mặt trận Tổ quốc",
    "BTV": "Ban Thường vụ",
    "BTT": "Ban Thường trực",
    "BCH": "Ban Chấp hành",
    "BCHQS": "Ban Chỉ huy Quân sự",
    "LHPN": "Liên hiệp Phụ nữ",
    "CCB": "Cựu chiến binh",
    "NCT": "Người cao tuổi",
    "CTĐ": "Chữ thập đỏ",
    "TNCS": "Thanh niên Cộng sản",
    "TDP": "Tổ dân phố",
    "TDV": "Tổ dân vận",
    "KDC": "Khu dân cư",
    "CLB": "Câu lạc bộ",
    "CAND": "Công an nhân dân",
    "CSKV": "Cảnh sát khu vực",
    "ANTT": "an ninh trật tự",
    "ANCT": "an ninh chính trị",
    "TTATXH": "trật tự, an toàn xã hội",
    "PCCC": "phòng cháy chữa cháy",
    "VSMT": "vệ sinh môi trường",
    "TP": "Thành phố",
    "THCS": "Trung học cơ sở",
    "THPT": "Trung học phổ thông",
}

_KNOWN = re.compile(rf"\b({'|'.join(sorted(map(re.escape, ABBREVIATIONS), key=len, reverse=True))})\b\.?")
_WORD = re.compile(r"[^\W\d_]{2,}")
_ROMAN = re.compile(r"[IVX]+")


def spelled_out(text: str) -> str:
    """The text with every known abbreviation in full: "Chủ tịch UBND phường" as "Chủ tịch Ủy ban nhân dân …"."""
    return _KNOWN.sub(lambda found: ABBREVIATIONS[found[1]], text)


def left_abbreviated(text: str) -> list[str]:
    """Words in capitals that `spelled_out` does not know, each once, in the order in which they come.

    A text that stands in capitals as a whole ("TỔ DÂN VẬN SỐ 3") has none.
    """
    if text.upper() == text:
        return []
    words = dict.fromkeys(_WORD.findall(spelled_out(text)))
    return [word for word in words if word.isupper() and not _ROMAN.fullmatch(word)]

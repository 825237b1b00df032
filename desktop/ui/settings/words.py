"""How dated rows of the settings are described, and typed forms that only the settings have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from desktop.records.codes import Rounding
from desktop.records.text import clean, short_date

ROUNDINGS: Mapping[str, str] = {
    Rounding.UP_10000: "Lên 10.000 đ",
    Rounding.NEAREST_10000: "Đến 10.000 đ gần nhất",
    Rounding.NONE: "Không làm tròn",
}
_MULTIPLIER = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,3}))?")
_PLACE = "…"


def in_force(valid_from: date | None, valid_to: date | None) -> str:
    """“từ 01/07/2025”, “đến 30/06/2025”, “01/07/2022 – 30/06/2025”; empty without any date."""
    if valid_from and valid_to:
        return f"{short_date(valid_from)} – {short_date(valid_to)}"
    if valid_from:
        return f"từ {short_date(valid_from)}"
    return f"đến {short_date(valid_to)}" if valid_to else ""


def multiplier_words(thousandths: int) -> str:
    """150 thousandths as “0,15”, 2000 as “2”."""
    whole, rest = divmod(thousandths, 1000)
    return f"{whole},{rest:03}".rstrip("0") if rest else str(whole)


def parse_multiplier(typed: str) -> int:
    """Thousandths from “0,3” or “0.3”: no more than three decimals. Raises ValueError."""
    match = _MULTIPLIER.fullmatch(clean(typed))
    if match is None:
        raise ValueError(f"not a multiplier: {typed!r}")
    return int(match[1]) * 1000 + int((match[2] or "").ljust(3, "0"))


def shown_pattern(pattern: str) -> str:
    """“…/QĐ-UBND”: the place of the running number as three dots."""
    return pattern.replace("{n}", _PLACE)


def typed_pattern(typed: str) -> str:
    """The pattern that was typed: three dots, or a row of them, are the place of the running number."""
    return re.sub(r"\.{2,}|…+", "{n}", clean(typed))

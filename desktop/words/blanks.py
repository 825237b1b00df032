"""What a blank is bought for, in words."""

from __future__ import annotations

from desktop.words.labels import FAMILIES, PAPERS

ANY_FAMILY = "Mọi cơ quan"
ANY_PAPER = "Mọi loại giấy"
FIRST_COUNT = "Số tờ khi mở sổ theo dõi"
"""Stands as the note of a new blank's first count."""


def purpose_words(paper: str | None, family: str | None) -> str:
    """ "Giấy khen, khối Đảng", "Mọi loại giấy"."""
    bought_for = PAPERS[paper] if paper else ANY_PAPER
    return f"{bought_for}, khối {FAMILIES[family]}" if family else bought_for


def size_words(width_mm: int, height_mm: int) -> str:
    """ "297 × 210 mm"."""
    return f"{width_mm} × {height_mm} mm"

"""How a layout's parts, faces and uses are told on screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.words.labels import FAMILIES, PAPERS, RECIPIENT_KINDS
from desktop.words.prints import element_name

FACES: Mapping[str, str] = {
    "serif": "Tinos (như Times New Roman)",
    "serif-bold": "Tinos đậm",
    "serif-italic": "Tinos nghiêng",
    "serif-bold-italic": "Tinos đậm nghiêng",
    "display": "Playfair Display đậm",
    "script": "Charm đậm (chữ viết tay)",
}
ALIGNS: Mapping[str, str] = {"left": "Trái", "center": "Giữa", "right": "Phải"}
ANCHORS: Mapping[str, str] = {
    "top": "Dòng đầu ở mép trên",
    "middle": "Giữa khung",
    "baseline": "Chân chữ dòng cuối ở mép dưới",
}
EDGES: Mapping[str, str] = {
    "left": "Trái", "center": "Giữa ngang", "right": "Phải", "top": "Trên", "middle": "Giữa dọc", "bottom": "Dưới",
}  # fmt: skip
COLOURS: Mapping[str, str] = {"#000000": "Đen", "#B4121B": "Đỏ", "#B8872B": "Vàng kim", "#1F3A8A": "Xanh"}

NEW_TEXT = "Chữ"
NEW_RULE = "Đường kẻ"
NEW_PICTURE = "Hình"
COPY = "Bản sao"
"""Begin the names of an office's own elements: "Chữ 1"."""


def mm_words(length: float) -> str:
    """ "28,5": at most two places, without the unit."""
    return f"{round(length, 2):g}".replace(".", ",")


def sheet_words(width_mm: float, height_mm: float) -> str:
    """ "297 × 210 mm"."""
    return f"{mm_words(width_mm)} × {mm_words(height_mm)} mm"


def use_words(family: str, paper: str, kind: str) -> str:
    """ "Giấy khen, Nhà nước: cá nhân"."""
    return f"{PAPERS[paper]}, {FAMILIES[family]}: {RECIPIENT_KINDS[kind].lower()}"


def lacking_words(names: Sequence[str]) -> str:
    """ "Mẫu này không in tên người ký; số quyết định.", empty where nothing is lacking."""
    return f"Mẫu này không in {field_words(names)}." if names else ""


def field_words(names: Sequence[str]) -> str:
    """ "tên người ký; số quyết định": names of elements within a sentence."""
    words = [element_name(name) for name in names]
    return "; ".join(word[:1].lower() + word[1:] for word in words)

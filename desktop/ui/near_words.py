"""How a card that may be meant is told, and what two cards say side by side."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.records.codes import RecipientKind
from desktop.records.recipient import Recipient
from desktop.records.text import short_date

TITLES = {
    "name": "Tên",
    "address_form": "Xưng hô",
    "birth_year": "Năm sinh",
    "position": "Chức vụ",
    "unit_text": "Đơn vị, địa chỉ",
    "unit_id": "Đơn vị hành chính",
    "parent_id": "Trực thuộc",
    "predecessor_id": "Kế thừa từ",
    "valid_from": "Từ ngày",
    "valid_to": "Đến ngày",
    "note": "Ghi chú",
}
"""What the fields of a card are called beside one another."""

_SHOWN = ("name", "address_form", "birth_year", "position", "unit_text")


def near_title(card: Recipient) -> str:
    """“Có thể đã có: Đặng Thị Hường, sinh 1968”."""
    born = f"sinh {card.birth_year}" if card.birth_year else ""
    return "Có thể đã có: " + ", ".join(filter(None, (f"{card.address_form} {card.name}".strip(), born)))


def near_detail(card: Recipient, years: Sequence[int]) -> str:
    """“Tổ trưởng · Tổ dân vận số 3 · khen thưởng 2022, 2024”."""
    commended = f"khen thưởng {', '.join(map(str, sorted(years)))}" if years else "chưa được khen thưởng"
    ended = f"tên cũ, đến {short_date(card.valid_to)}" if card.valid_to else ""
    return " · ".join(filter(None, (card.position, card.unit_text, ended, commended)))


def card_lines(one: Recipient, other: Recipient) -> list[tuple[str, str, str]]:
    """What two cards say, field by field; fields that neither fills are left out."""
    lines = []
    for name in _SHOWN:
        mine, theirs = (str(getattr(card, name) or "") for card in (one, other))
        if mine or theirs:
            title = "Tên chủ hộ" if name == "name" and one.kind is RecipientKind.HOUSEHOLD else TITLES[name]
            lines.append((title, mine or "–", theirs or "–"))
    return lines

"""The pages and the sections of the settings as the Ctrl+K box finds them, by any of their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.records.text import words
from desktop.ui.palette import Hit
from desktop.ui.settings.names import NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping

HEADING = "Đến trang"
_PAGES = (
    ("overview", "Tổng quan", "home"),
    ("commendations", "Khen thưởng", "ribbon_star"),
    ("initiatives", "Mô hình", "lightbulb"),
    ("conferences", "Hội nghị", "people_community"),
    ("activities", "Hoạt động", "clipboard_task"),
    ("reports", "Báo cáo", "document_table"),
    ("recipients", "Tập thể, cá nhân", "contact_card"),
    ("blanks", "Phôi và máy in", "print"),
    ("backups", "Sao lưu", "archive"),
    ("trash", "Thùng rác", "delete"),
    ("settings", "Cài đặt", "settings"),
)
"""Every page of the navigation by its id, with its name and icon there."""


@dataclass(frozen=True)
class PagePlace:
    """A page, and what it is told when it is opened."""

    page: str
    argument: Mapping[str, object] | None = None


def places_like(typed: str) -> list[Hit]:
    """The places whose name or content has every typed word at the beginning of one of its own."""
    wanted = words(typed)
    return [
        hit
        for hit in (*_page_hits(), *_section_hits())
        if wanted and all(_begins(word, f"{hit.title} {hit.detail}") for word in wanted)
    ]


def _page_hits() -> list[Hit]:
    return [Hit(HEADING, icon, name, "", "Trang", PagePlace(page)) for page, name, icon in _PAGES]


def _section_hits() -> list[Hit]:
    return [
        Hit(HEADING, "settings", name, what, "Cài đặt", PagePlace("settings", {"section": key}))
        for key, name, what in NAMES
    ]


def _begins(word: str, text: str) -> bool:
    return any(part.startswith(word) for part in words(text))

"""Every setting, declared once: key, default, and whether it belongs to this file or to this PC."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """Where a setting lives: in the register, or on the PC."""

    FILE = "file"
    PC = "pc"


@dataclass(frozen=True)
class SettingDeclaration:
    """One setting. Values are stored as text; the default's type says how it is read."""

    key: str
    default: str | int | bool
    scope: Scope


THEME = SettingDeclaration("theme", "system", Scope.PC)
TEXT_SIZE_PERCENT = SettingDeclaration("text_size_percent", 100, Scope.PC)
LAST_FILE = SettingDeclaration("last_file", "", Scope.PC)
NAVIGATION_FOLDED = SettingDeclaration("navigation_folded", False, Scope.PC)
REPORT_ADDRESS = SettingDeclaration("report_address", "", Scope.FILE)

ALL: tuple[SettingDeclaration, ...] = (THEME, TEXT_SIZE_PERCENT, LAST_FILE, NAVIGATION_FOLDED, REPORT_ADDRESS)

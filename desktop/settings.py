"""Every setting, declared once: key, default, and whether it belongs to this file or to this PC."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Scope(StrEnum):
    """Where a setting lives: in the register, or on the PC."""

    FILE = "file"
    PC = "pc"


SettingValue = str | int | bool


@dataclass(frozen=True)
class SettingDeclaration:
    """One setting. Values are stored as text; the default's type says how it is read."""

    key: str
    default: SettingValue
    scope: Scope


class PcSettings(Protocol):
    """The settings of this PC, as the wiring hands them on."""

    def get(self, declaration: SettingDeclaration) -> SettingValue:
        """The stored value, or the default."""

    def put(self, declaration: SettingDeclaration, value: SettingValue) -> None:
        """Store a value."""


THEME = SettingDeclaration("theme", "system", Scope.PC)
TEXT_SIZE_PERCENT = SettingDeclaration("text_size_percent", 100, Scope.PC)
LAST_FILE = SettingDeclaration("last_file", "", Scope.PC)
RECENT_FILES = SettingDeclaration("recent_files", "", Scope.PC)  # paths as a JSON list, the newest first
LAST_FOLDERS = SettingDeclaration("last_folders", "", Scope.PC)  # JSON: kind of document → its folder
SYNCED_TOLD = SettingDeclaration("synced_told", "", Scope.PC)  # paths as a JSON list: told where they stand
WINDOW_PLACE = SettingDeclaration("window_place", "", Scope.PC)
NAVIGATION_FOLDED = SettingDeclaration("navigation_folded", False, Scope.PC)
SECOND_PLACE = SettingDeclaration("second_place", "", Scope.PC)  # a folder, such as one on a USB stick
SECOND_PLACE_COPIED_AT = SettingDeclaration("second_place_copied_at", "", Scope.PC)  # ISO, to the second
PRINT_TEXT_ONLY = SettingDeclaration("print_text_only", True, Scope.PC)
PRINTER = SettingDeclaration("printer", "", Scope.PC)
PRINT_TRAY = SettingDeclaration("print_tray", "", Scope.PC)  # "": the printer chooses
PRINT_ORDER = SettingDeclaration("print_order", "presentation", Scope.PC)
PRINT_SHEET = SettingDeclaration("print_sheet", "", Scope.PC)  # "420 x 297" in mm; "": the layout's own
LIST_COLUMNS = {
    page: SettingDeclaration(f"columns_of_{page}", "", Scope.PC)
    for page in ("commendations", "initiatives", "conferences", "activities", "recipients")
}
"""Which columns a list shows where no saved view says it, as `saved_view.columns_text` writes them."""
PRACTICE = SettingDeclaration("practice", False, Scope.FILE)
REPORT_ADDRESS = SettingDeclaration("report_address", "", Scope.FILE)
CUT_OFF_DAYS = SettingDeclaration("cut_off_days", "", Scope.FILE)  # "15/03 15/06 …"; "": not asked yet
EXPECTED_SENDERS = SettingDeclaration("expected_senders", "", Scope.FILE)  # JSON: names, last day or null
MAIL_TEXTS = SettingDeclaration("mail_texts", "", Scope.FILE)  # JSON: texts by kind, both addressees
REPORT_ISSUER = SettingDeclaration("report_issuer", 0, Scope.FILE)  # an issuer's id; 0: the first in force

REPORT_JUMP = SettingDeclaration("report_jump", 50, Scope.FILE)  # per cent against the year before; 0: never
REPORT_DAYS = SettingDeclaration("report_days", 15, Scope.FILE)  # so long before and after a period's end


def to_text(value: SettingValue) -> str:
    """How a value is stored: truth as "1" or "0"."""
    return str(int(value)) if isinstance(value, bool) else str(value)


def from_text(declaration: SettingDeclaration, text: str) -> SettingValue:
    """The value that a stored text means; one that cannot be read is the default."""
    if isinstance(declaration.default, bool):
        return text == "1"
    if isinstance(declaration.default, int):
        return int(text) if text.lstrip("-").isdecimal() else declaration.default
    return text

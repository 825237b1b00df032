"""What the page needs of the settings of this PC."""

from __future__ import annotations

from typing import Protocol

from desktop.settings import SettingDeclaration, SettingValue


class PcSettings(Protocol):
    """The settings of this PC."""

    def get(self, declaration: SettingDeclaration) -> SettingValue:
        """The stored value, or the default."""

    def put(self, declaration: SettingDeclaration, value: SettingValue) -> None:
        """Store a value."""

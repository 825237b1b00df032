"""A setting of this file, stored as text; which settings exist and what they mean is `desktop.settings`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Setting:
    """One stored value."""

    key: str
    value: str
    id: int | None = None

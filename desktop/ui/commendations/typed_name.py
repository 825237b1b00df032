"""What a typed name says of itself: kind, form of address, and the name without it."""

from __future__ import annotations

from desktop.intake.people import TypedName, taken_apart
from desktop.records.text import fold

__all__ = ["TypedName", "is_initiative", "is_searching", "taken_apart"]


def is_searching(typed: str) -> bool:
    """Small letters only: looking for a known name. A name with capitals is being written out."""
    return typed == typed.lower()


def is_initiative(text: str) -> bool:
    """Names of initiatives begin with “Khéo”; anything else is an achievement in its own words."""
    return fold(text).startswith("kheo ")

"""The texts of a sheet that the register fills, and those that a layout leaves out."""

from __future__ import annotations

from collections.abc import Sequence

from exports.layout import Layout
from exports.layout_edit import boxed

RECIPIENT = "name"
"""The element without which a sheet says nothing: whom it is for."""

FIELDS: Sequence[str] = (
    "authority", RECIPIENT, "second_line", "merit", "decision", "register", "place_date", "signer_title",
    "signer_name",
)  # fmt: skip
"""By the name of their element; every layout of the program has them all."""


def lacking_fields(layout: Layout) -> list[str]:
    """The fields that the layout does not print, in the order of the sheet."""
    there = boxed(layout)
    return [name for name in FIELDS if name not in there]

"""Lists of others taken into the register: opened, previewed row by row, mended, written in one step."""

from desktop.operations.imports.award_lists import (
    ImportPreview,
    ImportResult,
    PreviewRow,
    judged_again,
    preview_list,
    take_in,
)
from desktop.operations.imports.rows import Outcome

__all__ = [
    "ImportPreview",
    "ImportResult",
    "Outcome",
    "PreviewRow",
    "judged_again",
    "preview_list",
    "take_in",
]

"""Lists of others taken into the register: opened, previewed row by row, mended, written in one step."""

from pathlib import Path

from desktop.operations.imports.opening import OpenedList, open_list, open_pasted
from desktop.operations.imports.previews import (
    FilePreview,
    ListPreview,
    again,
    mended,
    preview,
    preview_file,
    preview_many,
    preview_pasted,
    total,
    with_column,
    with_offers,
)
from desktop.operations.imports.rows import Counts, Difference, ImportRow, Into, Matched, MatchKey, Outcome
from desktop.operations.imports.taking import ALL_CHANGES, ListResult, take, take_many
from desktop.operations.imports.waiting import (
    WaitingList,
    discard_waiting,
    keep_mended,
    open_waiting,
    waiting_count,
    waiting_lists,
)

__all__ = [
    "ALL_CHANGES",
    "Counts",
    "Difference",
    "FilePreview",
    "ImportRow",
    "Into",
    "ListPreview",
    "ListResult",
    "MatchKey",
    "Matched",
    "OpenedList",
    "Outcome",
    "WaitingList",
    "again",
    "discard_waiting",
    "keep_mended",
    "mended",
    "open_list",
    "open_pasted",
    "open_waiting",
    "preview",
    "preview_file",
    "preview_many",
    "preview_pasted",
    "take",
    "take_many",
    "total",
    "waiting_count",
    "waiting_lists",
    "with_column",
    "with_offers",
    "write_errors",
]


def write_errors(preview: ListPreview, path: Path) -> int:
    """Write the refused rows as the sender wrote them, with the reasons; returns how many there are.

    Raises `SoVangError("nothing_refused")` where none is, and `StorageTrouble`.
    """
    from desktop.operations.imports.refused import write_refused  # brings openpyxl: no preview waits for it

    return write_refused(preview, path)

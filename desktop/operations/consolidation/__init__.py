"""A folder of others' workbooks put together: read, counted, what repeats and is missing, written as one."""

from desktop.operations.consolidation.gathering import consolidate, files_in
from desktop.operations.consolidation.parts import (
    AddedFigure,
    Consolidation,
    GatheredFile,
    GatheredRow,
    Origin,
    Repeat,
    Sender,
    Totals,
    called,
)
from desktop.operations.consolidation.places import check_errors_folder
from desktop.operations.consolidation.refused import ErrorFile, write_error_files
from desktop.operations.consolidation.remembered import (
    expected_senders,
    remember_senders,
    teams_by_name,
    wards_by_name,
)
from desktop.operations.consolidation.troubles import sender_troubles
from desktop.operations.consolidation.workbook import write_consolidation

__all__ = [
    "AddedFigure",
    "Consolidation",
    "ErrorFile",
    "GatheredFile",
    "GatheredRow",
    "Origin",
    "Repeat",
    "Sender",
    "Totals",
    "called",
    "check_errors_folder",
    "consolidate",
    "expected_senders",
    "files_in",
    "remember_senders",
    "sender_troubles",
    "teams_by_name",
    "wards_by_name",
    "write_consolidation",
    "write_error_files",
]

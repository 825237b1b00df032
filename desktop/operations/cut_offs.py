"""On which days the office's report periods end: asked once, kept in the register."""

from __future__ import annotations

from concurrent.futures import Future

from desktop.operations.guards import refuse_errors
from desktop.operations.preferences import get, put
from desktop.records.period import CALENDAR, CutOffs, parse_cut_offs
from desktop.settings import CUT_OFF_DAYS
from desktop.store.file import RecordFile
from desktop.store.writer import Done


def cut_offs(file: RecordFile) -> CutOffs:
    """The office's own days; the calendar's while nobody has been asked."""
    return parse_cut_offs(str(get(file, CUT_OFF_DAYS))) or CALENDAR


def are_known(file: RecordFile) -> bool:
    """Whether the office has said on which days its periods end."""
    return parse_cut_offs(str(get(file, CUT_OFF_DAYS))) is not None


def save_cut_offs(file: RecordFile, days: CutOffs) -> Future[Done[None]]:
    """Keep the days. Raises `SoVangError("draft_has_errors")` where one is not after the one before."""
    refuse_errors(days.problems())
    return put(file, CUT_OFF_DAYS, days.text)

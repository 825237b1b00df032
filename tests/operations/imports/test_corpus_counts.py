"""Every list of the corpus through the operations: added + matched + refused = read, so many stand there."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import SoVangError
from desktop.operations import imports
from desktop.operations.imports import Into, OpenedList
from desktop.records.award import Award
from desktop.records.pending_row import PendingRow
from desktop.store.file import RecordFile
from desktop.store.reader import record_tables
from tests.intake.corpus.model import Case
from tests.intake.corpus.test_corpus import CASES, read_in_process
from tests.operations.ward import draft


@pytest.mark.parametrize("case", CASES, ids=str)
def test_counts_add_up(case: Case, file: RecordFile, tmp_path: Path) -> None:
    into = Into(case.into, draft(file) if case.into == "awards" else None)
    book = read_in_process(case.write(tmp_path, case.page))
    opened = OpenedList("list.xlsx", book, is_pasted=case.may_guess)
    before = record_tables(file.read)
    if not case.rows:
        with pytest.raises(SoVangError, match="list_without_header"):
            imports.preview(file, opened, into)
        return
    seen = imports.preview(file, opened, into)
    counts = seen.counts
    assert counts.rows == len(seen.rows) == len(case.rows)
    assert counts.added + counts.matched + counts.refused == counts.rows
    assert counts.refused >= sum("problems" in row for row in case.rows)
    taken = imports.take(file, seen).result().value
    assert (taken.added, taken.matched, taken.refused) == (counts.added, counts.matched, counts.refused)
    assert len(file.read.records(PendingRow)) == taken.kept == counts.refused
    if case.into == "awards":
        assert len(file.read.records(Award)) == counts.added
    if not counts.added and not counts.refused:
        assert record_tables(file.read) == before

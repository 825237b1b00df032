from __future__ import annotations

import subprocess
import sys
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

from desktop.errors import Conflict
from desktop.operations.history import undo
from desktop.operations.register import check, open_register
from desktop.records.award import Award
from desktop.records.codes import RecipientKind
from desktop.records.recipient import Recipient
from desktop.store.file import RecordFile
from desktop.store.writer import Deed, Done
from tests.operations.ward import draft, ward

SAVES = 40


def test_two_programs_write_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    with ward(tmp_path) as file:
        draft(file)
        path = file.path
    command = [sys.executable, "-m", "tests.faults.saving_child", str(path), "1", str(SAVES)]
    children = [
        subprocess.Popen([*command, who], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for who in ("mai", "an")
    ]
    told = [child.communicate(timeout=120) for child in children]
    assert [error for _out, error in told] == [b"", b""]
    saved = [line.split("\t") for out, _error in told for line in out.decode().splitlines()]
    assert len(saved) == 2 * SAVES
    with open_register(path, user="mai") as file:
        names = {str(award.id): award.printed_name for award in file.read.records(Award)}
        assert names == dict(saved)
        assert check(file).findings == []
        assert undo(file).result().value.made_by == "mai"


def _replace(file: RecordFile, seen: Recipient, after: Recipient) -> Future[Done[Recipient]]:
    return file.write(Deed("counted", {}, lambda transaction: transaction.update(seen, after)))


def test_no_change_is_overwritten_unseen(tmp_path: Path) -> None:
    """Two windows count up the same field; a stale count is refused and read again, so none gets lost."""
    with ward(tmp_path) as mine, open_register(mine.path, user="an") as theirs:
        mine.write(
            Deed("added", {}, lambda t: t.insert(Recipient(RecipientKind.COLLECTIVE, "Tổ", birth_year=0)))
        ).result()
        refused = 0
        stale = mine.read.get(Recipient, 1)
        for _ in range(20):
            for file in (mine, theirs):
                assert stale is not None
                for seen in (stale, file.read.get(Recipient, 1)):
                    assert seen is not None
                    after = replace(seen, birth_year=(seen.birth_year or 0) + 1)
                    future = _replace(file, seen, after)
                    if future.exception(10) is None:
                        break
                    assert isinstance(future.exception(10), Conflict)
                    refused += 1
        last = mine.read.get(Recipient, 1)
        assert last is not None
        assert (last.birth_year, refused) == (40, 39)

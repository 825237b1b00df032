"""One register in two windows and a command at once.

A second start of the same person raises the first window (tests/ui/backups/test_single_window.py). Two
windows on one file arise where two people are signed in on one PC: that is let be, and nothing may get lost.
Of two PCs the second reads only (tests/ui/backups/test_safekeeping.py).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from desktop.operations import recipients
from desktop.operations.commendations import list_commendations, open_commendation
from desktop.operations.history import history
from desktop.operations.register import check
from desktop.records.award import Award
from desktop.records.codes import RecipientKind
from desktop.records.recipient import Recipient
from tests.command_line.lists import PEOPLE, write_list
from tests.journeys.office import Office
from tests.journeys.second_office import (
    add_many,
    begin_adding,
    form,
    names,
    open_card,
    save,
    type_into,
    typed,
    watch,
)

CONFLICT = (
    "Mục này vừa được sửa ở nơi khác. Nội dung đang gõ chưa được lưu. Mở lại để xem bản mới rồi sửa tiếp."
)
NAMES = 12


class Colleague:
    """The clerk in the other process."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ask(self, what: str, *arguments: object) -> Any:
        """Ask for something and wait until it is done; what the clerk answers."""
        self.begin(what, *arguments)
        return self.answer()

    def begin(self, what: str, *arguments: object) -> None:
        """Ask for something that is done meanwhile."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([what, *arguments]) + "\n")
        self._process.stdin.flush()

    def answer(self) -> Any:
        """The answer to the oldest ask."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the other program has ended"
        return json.loads(line)


@contextmanager
def colleague(register: Path, home: Path) -> Iterator[Colleague]:
    """Somebody else, signed in on this PC too, has the register open in a window of a process of its own."""
    home.mkdir()
    command = [
        sys.executable,
        "-m",
        "tests.journeys.second_office",
        str(home / "settings.json"),
        str(register),
    ]
    environment = {**os.environ, "HOME": str(home), "LOGNAME": "an", "QT_QPA_PLATFORM": "offscreen"}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment) as process:
        other = Colleague(process)
        assert other.answer() == ""
        yield other
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(30) == 0


def command(*words: object) -> subprocess.Popen[bytes]:
    line = [sys.executable, "-m", "desktop", *map(str, words)]
    return subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_two_windows_and_a_command_write_at_once(office: Office, sample_path: Path, tmp_path: Path) -> None:
    office.start(sample_path)
    with office.look_into() as file:
        before = [award.printed_name for award in file.read.records(Award)]
        target = list_commendations(file)[1].commendation
    assert target.decision_date is not None
    sheet = write_list(tmp_path / "danh sách.xlsx")
    with colleague(sample_path, tmp_path / "an") as other:
        begin_adding(office)
        other.ask("begin_adding")
        mine, theirs = ([f"Tổ dân vận của {who} số {n}" for n in range(NAMES)] for who in ("Mai", "An"))
        other.begin("add_many", theirs)
        importing = command(
            "import",
            sample_path,
            sheet,
            "--commendation",
            target.number,
            "--year",
            target.decision_date.year,
            "--json",
        )
        saved = add_many(office, mine)
        told = other.answer()
        out, error = importing.communicate(timeout=60)
        assert (saved, told, error) == (mine, theirs, b"")
        assert json.loads(out).get("added") == len(PEOPLE), out
        watch(office, [*mine, *theirs])
        other.ask("watch", [*mine, *theirs])
        assert names(office) == other.ask("names")
    with office.look_into() as file:
        stored = [award.printed_name for award in file.read.records(Award)]
        imported = [line.award.printed_name for line in open_commendation(file, target.id or 0).awards]
        assert sorted(stored) == sorted([*before, *mine, *theirs, *(str(row[1]) for row in PEOPLE)])
        assert {str(row[1]) for row in PEOPLE} <= set(imported)
        assert {step.made_by for step in history(file, 2 * NAMES + 1)} >= {"an"}
        assert check(file).findings == []


def test_a_form_opened_before_another_saved_is_told_and_keeps_what_was_typed(
    office: Office, sample_path: Path, tmp_path: Path
) -> None:
    office.start(sample_path)
    with office.look_into() as file:
        card = next(one for one in file.read.records(Recipient) if one.position)
    with colleague(sample_path, tmp_path / "an") as other:
        open_card(office, card.id or 0)
        other.ask("open_card", card.id)
        type_into(office, "Ghi chú", "gọi lại sau tháng 11")
        other.ask("type_into", "Chức vụ", "Bí thư Chi bộ số 7")
        other.ask("save")
        assert save(office) == CONFLICT
        assert typed(office)["Ghi chú"] == "gọi lại sau tháng 11"
        with office.look_into() as file:
            stored = file.read.get(Recipient, card.id or 0)
            assert stored is not None
            assert (stored.position, stored.note) == ("Bí thư Chi bộ số 7", card.note)
        office.clerk.press("Esc")
        open_card(office, card.id or 0)
        assert form(office).isVisible()
        assert (typed(office)["Chức vụ"], typed(office)["Ghi chú"]) == (
            "Bí thư Chi bộ số 7",
            "gọi lại sau tháng 11",
        )
        assert save(office) != CONFLICT
    with office.look_into() as file:
        stored = file.read.get(Recipient, card.id or 0)
        assert stored is not None
        assert (stored.position, stored.note) == ("Bí thư Chi bộ số 7", "gọi lại sau tháng 11")


def test_a_form_of_a_record_that_another_deleted_is_told_so(
    office: Office, sample_path: Path, tmp_path: Path
) -> None:
    office.start(sample_path)
    with office.look_into() as file:
        new = Recipient(RecipientKind.INDIVIDUAL, "Đặng Văn Tâm")
        card = recipients.add_recipient(file, new).result().value
    with colleague(sample_path, tmp_path / "an") as other:
        open_card(office, card.id or 0)
        type_into(office, "Ghi chú", "gọi lại")
        assert other.ask("delete_card", card.id).startswith("Đã xóa")
        assert save(office) == "Mục này vừa bị xóa ở nơi khác. Sổ chưa thay đổi gì thêm."
        assert typed(office)["Ghi chú"] == "gọi lại"

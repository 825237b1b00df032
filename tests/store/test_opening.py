from __future__ import annotations

import os
import random
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path, PureWindowsPath

import pytest

from desktop.errors import FileRefused, SoVangError, StorageTrouble
from desktop.records.recipient import Recipient
from desktop.store import connection as connections
from desktop.store import copies, history, schema, trouble
from desktop.store.connection import connect, uri
from desktop.store.file import RecordFile, read_header
from desktop.store.reader import Reader
from desktop.store.writer import Deed
from tests.store.deeds import add, collective, person


def _refusal(path: Path) -> str:
    with pytest.raises(FileRefused) as caught:
        RecordFile(path, user="mai")
    return caught.value.code


def _execute(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)


def _cut(path: Path, size: int) -> None:
    path.write_bytes(path.read_bytes()[:size])


_BAD: dict[str, tuple[str, Callable[[Path], object]]] = {
    "missing": ("file_missing", lambda path: path.unlink()),
    "empty": ("file_empty", lambda path: path.write_bytes(b"")),
    "text": ("file_foreign", lambda path: path.write_text("Họ và tên;Năm sinh", "utf-8")),
    "another program's database": ("file_foreign", lambda path: _execute(path, "PRAGMA application_id = 7")),
    "no application id": ("file_foreign", lambda path: _execute(path, "PRAGMA application_id = 0")),
    "newer": ("file_newer", lambda path: _execute(path, f"PRAGMA user_version = {schema.VERSION + 1}")),
    "older": ("file_older", lambda path: _execute(path, f"PRAGMA user_version = {schema.VERSION - 1}")),
    "cut off in the header": ("file_damaged", lambda path: _cut(path, 60)),
    "cut off in the magic": ("file_damaged", lambda path: _cut(path, 9)),
    "cut off in a page": ("file_damaged", lambda path: _cut(path, 5000)),
    "only the first page": ("file_damaged", lambda path: _cut(path, 4096)),
    "a table more": ("file_damaged", lambda path: _execute(path, "CREATE TABLE notes (text)")),
    "a table less": ("file_damaged", lambda path: _execute(path, "DROP TABLE round")),
    "a column more": ("file_damaged", lambda path: _execute(path, "ALTER TABLE round ADD COLUMN x TEXT")),
    "an index less": ("file_damaged", lambda path: _execute(path, "DROP INDEX award_round")),
    "a trigger": (
        "file_acts",
        lambda path: _execute(
            path, "CREATE TRIGGER t AFTER INSERT ON award BEGIN UPDATE award SET amount = 0; END"
        ),
    ),
    "a view": ("file_acts", lambda path: _execute(path, "CREATE VIEW v AS SELECT * FROM award")),
}


@pytest.mark.parametrize("name", _BAD)
def test_a_file_that_is_no_sound_register_is_refused_with_its_reason(path: Path, name: str) -> None:
    code, spoil = _BAD[name]
    spoil(path)
    before = path.read_bytes() if path.exists() else None
    assert _refusal(path) == code
    assert (path.read_bytes() if path.exists() else None) == before


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert _refusal(tmp_path) == "file_unreadable"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such thing here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ống.sovang")
    assert _refusal(tmp_path / "ống.sovang") == "file_unreadable"


def test_a_missing_file_is_never_made(tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble):
        connect(tmp_path / "không có.sovang")
    assert list(tmp_path.iterdir()) == []


def test_a_register_says_what_it_is(path: Path) -> None:
    header = read_header(path)
    assert (header.application_id, header.schema_version) == (0x536F5669, schema.VERSION)
    assert not header.is_older


def test_the_measured_pragmas_are_in_force(path: Path) -> None:
    with closing(connect(path)) as connection:
        found = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "trusted_schema",
                         "cell_size_check")
        }  # fmt: skip
    assert found == {
        "journal_mode": "truncate",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
    }


def test_a_file_that_was_put_into_wal_is_brought_back(path: Path) -> None:
    _execute(path, "PRAGMA journal_mode = WAL")
    with RecordFile(path, user="mai") as file:
        assert add(file, person()).id == 1
    assert path.read_bytes()[18:20] == b"\x01\x01"


def test_a_journal_mode_that_cannot_be_had_is_refused(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("BEGIN")
        other.execute("SELECT * FROM unit").fetchall()
        with pytest.raises(StorageTrouble) as caught:
            connect_at_once(path)
    assert caught.value.code in {"journal_unsafe", "file_busy"}


def connect_at_once(path: Path) -> None:
    """Like `connect`, without the ten seconds of patience."""
    with (
        closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection,
        trouble.translated(),
    ):
        connections._write_safely(connection)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("C:/Sổ/a b#1.sovang", "file:///C%3A/S%E1%BB%95/a%20b%231.sovang?mode=rw"),
        ("//may-chu/so/a.sovang", "file:////may-chu/so/a.sovang?mode=rw"),
    ],
)
def test_a_windows_path_keeps_its_drive_and_its_share(path: str, expected: str) -> None:
    assert uri(PureWindowsPath(path)) == expected


def test_damage_inside_is_found_before_the_first_write(path: Path) -> None:
    with RecordFile(path, user="mai") as file:
        for number in range(40):
            add(file, collective(f"Tổ dân vận số {number} " + "x" * 400))
    content = bytearray(path.read_bytes())
    pages = len(content) // 4096
    content[(pages - 2) * 4096 : (pages - 1) * 4096] = random.Random(1).randbytes(4096)
    path.write_bytes(content)
    with RecordFile(path, user="mai") as file:
        with pytest.raises(FileRefused) as caught:
            file.verify()
        assert caught.value.code == "file_damaged"
        with pytest.raises(FileRefused):
            add(file, person())
    assert path.read_bytes() == content
    with pytest.raises(FileRefused):
        copies.refuse_unsound(path)


def _read_all(reader: Reader) -> None:
    reader.records(Recipient)
    history.steps(reader)
    history.changes_of(reader, 1)


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("recipient", "kind = 'indIvidual'"),
        ("recipient", "valid_from = '2026-13-01'"),
        ("recipient", "name = CAST(x'fffe41' AS TEXT)"),
        ("step", "made_at = 'hôm qua'"),
        ("step", '"values" = \'{"name": "Hường\''),
        ("change", "after = '{'"),
    ],
)
def test_a_value_that_cannot_be_read_is_damage_and_is_not_quoted(path: Path, table: str, change: str) -> None:
    """One changed bit that `quick_check` does not see is no bug of the program, and names nobody."""
    with RecordFile(path, user="mai") as file:
        add(file, person("Đặng Thị Hường"))
    _execute(path, f"UPDATE {table} SET {change}")
    with RecordFile(path, user="mai") as file, pytest.raises(StorageTrouble) as caught:
        _read_all(file.read)
    assert caught.value.code == "file_damaged"
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_the_check_can_be_stopped_and_is_run_again(path: Path) -> None:
    with RecordFile(path, user="mai") as file:
        cards = [person(f"Nguyễn Văn {number}") for number in range(5000)]
        file.write(Deed("many", {}, lambda transaction: transaction.insert_many(cards))).result(30)
    with RecordFile(path, user="mai") as file:
        assert file.verify(stop=lambda: True) is False
        assert file.verify() is True
        assert file.verify(stop=lambda: True) is True


def test_closing_ends_a_check_that_still_runs(path: Path) -> None:
    with RecordFile(path, user="mai") as file:
        cards = [person(f"Nguyễn Văn {number}") for number in range(5000)]
        file.write(Deed("many", {}, lambda transaction: transaction.insert_many(cards))).result(30)
    file = RecordFile(path, user="mai")
    started, found = threading.Event(), []

    def wait_for_the_end() -> bool:
        started.set()
        while not file._is_closing:
            pass
        return False

    thread = threading.Thread(target=lambda: found.append(file.verify(wait_for_the_end)))
    thread.start()
    assert started.wait(10)
    file.close()
    thread.join(10)
    assert found == [False]


def test_each_thread_has_its_own_reader_and_it_ends_with_the_thread(file: RecordFile) -> None:
    own, seen = file.read, []

    def look() -> None:
        seen.append(file.read is own)
        assert len(file._readers) == 2

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert file.read is own
    assert seen == [False]
    assert len(file._readers) == 1


def test_a_closed_register_says_so(path: Path) -> None:
    file = RecordFile(path, user="mai")
    file.close()
    file.close()
    for use in (lambda: file.read, lambda: add(file, person())):
        with pytest.raises(SoVangError) as caught:
            use()
        assert caught.value.code == "register_closed"


def test_nothing_stays_beside_a_closed_register(path: Path) -> None:
    with RecordFile(path, user="mai") as file:
        add(file, person())
    assert list(path.parent.iterdir()) == [path]


def test_the_data_version_changes_when_another_process_writes(path: Path, file: RecordFile) -> None:
    before = file.data_version()
    assert file.data_version() == before
    with RecordFile(path, user="an") as other:
        add(other, person())
    assert file.data_version() != before

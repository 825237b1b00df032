"""The way back, walked: random registers saved, harmed in the ways of reliability.md §2 (f), restored."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.errors import SoVangError
from desktop.operations import backups
from desktop.operations.register import check, create_register, open_register
from desktop.operations.restore_preview import RestorePreview, restore_preview
from desktop.store.copies import leftovers, reading
from desktop.store.history import steps
from desktop.store.reader import record_tables
from desktop.store.rows import SqlValue
from desktop.store.tables import BY_NAME
from tests.faults.lived_in import FILLED, NOW, live_in, work_on

PAGE = 4096
HEADER = 100
"""Bytes in which a copy by pages counts changes by itself."""
Tables = dict[str, list[tuple[SqlValue, ...]]]


def _zeroed_page(content: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(content) // PAGE) * PAGE
    content[at : at + PAGE] = bytes(PAGE)


def _zeroed_tail(content: bytearray, chance: random.Random) -> None:
    """What a file system may leave of a file whose last pages it never wrote."""
    at = chance.randrange(1, len(content) // PAGE) * PAGE
    content[at:] = bytes(len(content) - at)


def _random_sector(content: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(content) // 512) * 512
    content[at : at + 512] = chance.randbytes(512)


def _header(content: bytearray, chance: random.Random) -> None:
    content[: chance.randint(1, 100)] = chance.randbytes(100)


def _cut_off(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(len(content)) :]


def _swapped_pages(content: bytearray, chance: random.Random) -> None:
    one, two = (place * PAGE for place in chance.sample(range(len(content) // PAGE), 2))
    content[one : one + PAGE], content[two : two + PAGE] = (
        content[two : two + PAGE],
        content[one : one + PAGE],
    )


def _one_bit(content: bytearray, chance: random.Random) -> None:
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def _emptied(content: bytearray, chance: random.Random) -> None:
    content.clear()


DAMAGES: tuple[Callable[[bytearray, random.Random], None], ...] = (
    _zeroed_page, _zeroed_tail, _random_sector, _header, _cut_off, _swapped_pages, _one_bit, _emptied,
)  # fmt: skip


def _damaged(damage: Callable[[bytearray, random.Random], None]) -> Callable[[Path, random.Random], None]:
    def harm(path: Path, chance: random.Random) -> None:
        content = bytearray(path.read_bytes())
        damage(content, chance)
        path.write_bytes(content)

    harm.__name__ = damage.__name__
    return harm


def _deleted(path: Path, _chance: random.Random) -> None:
    path.unlink()


def _another_register(path: Path, chance: random.Random) -> None:
    path.unlink()
    live_in(path, random.Random(chance.random()), 10, user="an")


def _another_file(path: Path, chance: random.Random) -> None:
    path.write_bytes(b"PK\x03\x04" + chance.randbytes(9000))


def _deleted_in_mid_write(path: Path, chance: random.Random) -> None:
    """The register is gone; the journal of a write that was cut off still stands beside its name."""
    _cut_off_write(path, "TRUNCATE")
    path.unlink()


def _harmed_in_mid_write(path: Path, chance: random.Random) -> None:
    _cut_off_write(path, "TRUNCATE")
    _damaged(_header)(path, chance)


def _written_by_another_program(path: Path, _chance: random.Random) -> None:
    """Some database browser was killed: its write-ahead log stands beside the register."""
    _cut_off_write(path, "WAL")
    path.unlink()


def _cut_off_write(path: Path, mode: str) -> None:
    """Leave what SQLite would play into whatever stands there at the next opening."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA journal_mode = {mode}").fetchall()
        connection.execute("PRAGMA cache_size = 1").fetchall()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE recipient SET note = note || ?", ("x" * 5000,))
        connection.execute("UPDATE award SET note = note || ?", ("x" * 5000,))
        if mode == "WAL":
            connection.execute("COMMIT")
        left = {one: one.read_bytes() for one in (path, *leftovers(path))}
    assert len(left) > 1
    for one, content in left.items():
        one.write_bytes(content)


HARMS: tuple[Callable[[Path, random.Random], None], ...] = (
    *map(_damaged, DAMAGES), _deleted, _another_register, _another_file, _deleted_in_mid_write,
    _harmed_in_mid_write, _written_by_another_program,
)  # fmt: skip


def _everything(path: Path) -> Tables:
    """Every row of every table, the history and the search index among them."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        names = sorted(name for (name,) in found if not name.startswith(("search", "sqlite_")))
        tables = {name: connection.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in names}
        tables["search"] = connection.execute("SELECT rowid, words FROM search ORDER BY rowid").fetchall()
    return tables


def _assert_shown(preview: RestorePreview, present: Tables | None, backup: Tables) -> None:
    """The preview names every kind that differs, with the right figures."""
    here = {name: {row[0]: row for row in (present or {}).get(name, [])} for name in BY_NAME}
    there = {name: {row[0]: row for row in backup[name]} for name in BY_NAME}
    wanted = {
        name: (
            len(there[name].keys() - here[name].keys()),
            sum(here[name][key] != there[name][key] for key in here[name].keys() & there[name].keys()),
            len(here[name].keys() - there[name].keys()),
        )
        for name in BY_NAME
    }
    shown = {one.kind: (one.added, one.changed, one.missing) for one in preview.kinds}
    assert preview.present_is_readable is (present is not None)
    assert shown == {name: figures for name, figures in wanted.items() if any(figures)}


def _present(path: Path) -> Tables | None:
    """What the register that stands there holds; None where it cannot be read whole.

    One whose schema lost a bit is not opened any more and can still be compared.
    """
    try:
        with reading(path) as reader:
            steps(reader)
            return record_tables(reader)
    except SoVangError:
        return None


def _drill(folder: Path, seed: int, deeds: int) -> Tables:
    """One register: lived in, backed up, lived in further, harmed, restored; returns what was saved."""
    chance = random.Random(seed)
    path = folder / f"sổ {seed}.sovang"
    live_in(path, chance, deeds)
    with open_register(path, user="mai", now=lambda: NOW) as file:
        made = backups.keep_safe(file)
        saved = _everything(path)
        if chance.random() < 0.5:
            work_on(file, chance, 10)
    assert made is not None
    assert _everything(made.path) == saved
    harm = HARMS[seed % len(HARMS)]
    harm(path, chance)
    content = path.read_bytes() if path.exists() else None
    is_cut_off = bool(leftovers(path))
    preview = restore_preview(made.path, path)
    if not is_cut_off:
        _assert_shown(preview, _present(path), saved)
    kept = backups.restore(made.path, path, now=lambda: NOW + timedelta(hours=1))
    assert (kept is not None) is (content is not None)
    if kept is not None:
        assert content is not None
        assert kept.read_bytes()[HEADER:] == content[HEADER:] or _present(kept) is not None
    assert _everything(path) == saved
    with open_register(path, user="mai") as file:
        assert (check(file).integrity, check(file).findings) == ("ok", [])
    assert _everything(path) == saved
    return saved


def _assert_every_kind_was_there(states: list[Tables]) -> None:
    there = {name for saved in states for name, rows in saved.items() if rows}
    assert there >= FILLED


def test_a_register_comes_back_whatever_befell_it(tmp_path: Path) -> None:
    _assert_every_kind_was_there([_drill(tmp_path, seed, 8) for seed in range(len(HARMS))])


@pytest.mark.long
def test_fifty_registers_come_back(tmp_path: Path) -> None:
    states = [_drill(tmp_path, seed, 160) for seed in range(100, 150)]
    _assert_every_kind_was_there(states)
    assert len({str(saved) for saved in states}) == 50


def test_every_damage_of_a_backup_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "sổ.sovang"
    create_register(path, user="mai", now=lambda: NOW)
    made = backups.back_up_path(path, now=lambda: NOW)
    whole = made.path.read_bytes()
    for seed in range(60):
        content = bytearray(whole)
        DAMAGES[seed % len(DAMAGES)](content, random.Random(seed))
        made.path.write_bytes(content)
        assert bytes(content) == whole or not backups.is_unchanged(made)
        if bytes(content) != whole:
            with pytest.raises(SoVangError):
                backups.verify(made.path)


def test_a_schema_that_cannot_even_be_quoted_counts_as_damage(tmp_path: Path) -> None:
    """SQLite names a damaged table in its error, and those bytes need not be text."""
    path = tmp_path / "sổ.sovang"
    create_register(path, user="mai", now=lambda: NOW)
    made = backups.back_up_path(path, now=lambda: NOW)
    content = path.read_bytes()
    path.write_bytes(content.replace(b"CREATE TABLE unit", b"CRE\xa6TE TABLE unit"))
    assert path.read_bytes() != content
    assert not restore_preview(made.path, path).present_is_readable
    assert backups.restore(made.path, path, now=lambda: NOW) is not None
    open_register(path, user="mai").close()

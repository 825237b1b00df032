"""The way back, walked: random registers saved, damaged in the ways of reliability.md §2 (f), restored."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from desktop.errors import SoVangError
from desktop.operations import backups
from desktop.operations.awards import NewAward, add_awards, delete_awards, mark_paid
from desktop.operations.commendations import create_commendation
from desktop.operations.history import undo
from desktop.operations.register import NewOffice, create_register, open_register, set_up_office
from desktop.operations.restore_preview import restore_preview
from desktop.records.award import Award
from desktop.records.codes import Form, RecipientKind
from desktop.records.commendation import Commendation
from desktop.store.file import RecordFile
from desktop.store.reader import record_tables

PAGE = 4096
NOW = datetime(2026, 11, 20, 16, 0)  # noqa: DTZ001 - the office's own clock


def _zeroed_page(content: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(content) // PAGE) * PAGE
    content[at : at + PAGE] = bytes(PAGE)


def _random_sector(content: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(content) // 512) * 512
    content[at : at + 512] = chance.randbytes(512)


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


def _gone(content: bytearray, chance: random.Random) -> None:
    content.clear()


DAMAGES: tuple[Callable[[bytearray, random.Random], None], ...] = (
    _zeroed_page, _random_sector, _cut_off, _swapped_pages, _one_bit, _gone,
)  # fmt: skip


def _lived_in(file: RecordFile, chance: random.Random) -> None:
    """A register after some weeks of work."""
    for number in range(chance.randint(1, 4)):
        draft = Commendation(
            chance.randint(1, 3), Form.GIAY_KHEN, number=f"{number}/QĐ", decision_date=date(2026, 10, 9)
        )
        made = create_commendation(file, draft).result().value
        kinds = chance.choices(list(RecipientKind), k=chance.randint(1, 30))
        rows = [NewAward(kind, f"{chance.choice('ĐTNHB')}ặng {n}", "Bà") for n, kind in enumerate(kinds)]
        add_awards(file, made.id or 0, rows).result()
    for _ in range(chance.randint(0, 5)):
        awards = file.read.records(Award)
        some = [one.id or 0 for one in chance.sample(awards, min(len(awards), 3))]
        if some and chance.random() < 0.4:
            delete_awards(file, [some[0]]).result()
        elif some:
            mark_paid(file, some, date(2026, 11, 1)).result()
        else:
            undo(file).result()


def _drill(folder: Path, seed: int) -> None:
    chance = random.Random(seed)
    path = folder / f"sổ {seed}.sovang"
    create_register(path, user="mai", now=lambda: NOW)
    with open_register(path, user="mai", now=lambda: NOW) as file:
        set_up_office(file, NewOffice("phường Hoàn Kiếm")).result()
        _lived_in(file, chance)
        saved, made = record_tables(file.read), backups.keep_safe(file)
    assert made is not None
    content = bytearray(path.read_bytes())
    DAMAGES[seed % len(DAMAGES)](content, chance)
    path.write_bytes(content)
    preview = restore_preview(made.path, path)
    kept = backups.restore(made.path, path, now=lambda: NOW + timedelta(hours=1))
    assert kept is not None
    with open_register(path, user="mai") as file:
        assert record_tables(file.read) == saved
    assert preview.present_is_readable or preview.kinds


def test_a_register_comes_back_whatever_befell_it(tmp_path: Path) -> None:
    for seed in range(len(DAMAGES)):
        _drill(tmp_path, seed)


@pytest.mark.long
def test_fifty_registers_come_back(tmp_path: Path) -> None:
    for seed in range(50):
        _drill(tmp_path, seed)


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

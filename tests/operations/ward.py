"""A ward's register as the first-run form leaves it, and small deeds that tests of operations begin with."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop.errors import SoVangError
from desktop.operations import awards, commendations, register
from desktop.records.award import Award
from desktop.records.award_rules import NewAward
from desktop.records.codes import Family, Form, RecipientKind
from desktop.records.commendation import Commendation
from desktop.store.file import RecordFile
from desktop.words.errors import error_sentence

NOW = datetime(2026, 10, 9, 15, 40)  # noqa: DTZ001 - the register's clock is the PC's own
DAY = NOW.date()
MERIT = "Đã có thành tích xuất sắc trong phong trào thi đua “Dân vận khéo” năm 2026"
STATE, PARTY, FRONT = 1, 2, 3  # ids of the issuers that the first-run form writes
CHAIRMAN = 1  # id of the first signer
HUONG = NewAward(
    RecipientKind.INDIVIDUAL, "Đặng Thị Hường", "Bà", "Tổ trưởng", "Tổ dân vận số 3, phường Hoàn Kiếm"
)
TEAM = NewAward(RecipientKind.COLLECTIVE, "Tổ dân vận số 3", unit_text="phường Hoàn Kiếm")
HOUSE = NewAward(RecipientKind.HOUSEHOLD, "Lê Văn Tâm", "Hộ gia đình ông", unit_text="Số 12, Tổ dân phố số 5")

Tables = dict[str, list[tuple[object, ...]]]


@contextmanager
def ward(folder: Path) -> Iterator[RecordFile]:
    """The register of phường Hoàn Kiếm, open for the user "mai" at 15:40 on 09/10/2026."""
    path = folder / "hoan-kiem.sovang"
    register.create_register(path, user="mai", now=lambda: NOW)
    with register.open_register(path, user="mai", now=lambda: NOW) as file:
        signers = {
            Family.STATE: register.NewSigner("Trần Quang Bình", "CHỦ TỊCH"),
            Family.PARTY: register.NewSigner("Phạm Thu Hà", "T/M BAN THƯỜNG VỤ\nBÍ THƯ"),
        }
        new = register.NewOffice("phường Hoàn Kiếm", signers)
        register.set_up_office(file, new).result()
        yield file


def draft(file: RecordFile, **fields: object) -> Commendation:
    """A draft of a giấy khen of the Chairman with its usual merit."""
    given: dict[str, object] = {"issuer_id": STATE, "form": Form.GIAY_KHEN, "merit": MERIT, **fields}
    return commendations.create_commendation(file, Commendation(**given)).result().value  # type: ignore[arg-type]


def signed(
    file: RecordFile, commendation: Commendation, number: str = "218/QĐ-UBND", day: date = DAY
) -> Commendation:
    """The decision with its number and day."""
    future = commendations.fill_number_and_date(
        file, commendation, number=number, decision_date=day, signer_id=CHAIRMAN
    )
    return future.result().value


def added(file: RecordFile, commendation: Commendation, *news: NewAward) -> list[Award]:
    """The rows in the list, in one step."""
    return list(awards.add_awards(file, commendation.id or 0, news).result().value.awards)


def code_of(doing: Callable[[], object]) -> str:
    """The code with which a deed is refused; its sentence can be put together from its values."""
    with pytest.raises(SoVangError) as refused:
        doing()
    assert error_sentence(refused.value.code, refused.value.values)
    return refused.value.code


def record_tables(file: RecordFile) -> Tables:
    """Every row of every record table and of the search index, for comparing (design.md §4)."""
    with closing(sqlite3.connect(file.path)) as connection:
        names = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            if name not in ("step", "change") and not name.startswith(("search", "sqlite_", "_"))
        ]
        tables = {name: connection.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in names}
        tables["search"] = connection.execute("SELECT rowid, words FROM search ORDER BY rowid").fetchall()
    return tables

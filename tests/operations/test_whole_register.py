"""Everything out and into a new register: the records are the same, and nothing else gets in."""

from __future__ import annotations

import dataclasses
import json
import random
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desktop.errors import SoVangError
from desktop.operations import register
from desktop.operations.history import can_undo, history
from desktop.operations.whole_register import export_register, import_register
from desktop.records import attachment, blank, codes, layout
from desktop.records.attachment import Attachment
from desktop.store import blobs, schema
from desktop.store.file import RecordFile
from desktop.store.reader import record_tables
from desktop.store.tables import BY_NAME
from desktop.store.writer import Deed, Transaction
from desktop.words.columns import CODES, column_title
from desktop.words.errors import error_sentence
from desktop.words.tables import RECORDS
from tests.faults.lived_in import NOW, live_in
from tests.operations.ward import ward

Tables = dict[str, Any]


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of every kind of record, made once; nobody writes into it."""
    path = tmp_path_factory.mktemp("cũ") / "sổ cũ.sovang"
    live_in(path, random.Random(218), 60)
    with register.open_register(path, user="mai") as file:
        file.write(Deed("scanned", {}, _attach)).result()
    return path


def _attach(transaction: Transaction) -> None:
    digest = blobs.put(transaction, b"%PDF \x00\xff")
    transaction.insert(Attachment("commendation", 1, "quét.pdf", digest))


def _exported(path: Path, target: Path) -> Path:
    with register.open_register(path, user="mai", now=lambda: NOW) as file:
        done = export_register(file, target)
        assert done.total == sum(map(len, record_tables(file.read).values()))
    return target


def _contents(file: RecordFile) -> list[tuple[object, ...]]:
    return [tuple(row) for row in file.read.rows("SELECT * FROM blob ORDER BY 1")]


@pytest.mark.parametrize("made_before", [False, True])
def test_a_new_register_takes_everything_over(lived_in: Path, tmp_path: Path, made_before: bool) -> None:
    source, path = _exported(lived_in, tmp_path / "tất cả.json"), tmp_path / "sổ mới.sovang"
    if made_before:
        register.create_register(path, user="an", now=lambda: NOW)
    done = import_register(path, source, user="an", now=lambda: NOW)
    with register.open_register(lived_in, user="mai") as old, register.open_register(path, user="an") as new:
        assert record_tables(new.read) == record_tables(old.read)
        assert done.total == sum(map(len, record_tables(new.read).values()))
        assert _contents(new) == _contents(old)
        assert register.check(new).findings == []
        assert history(new)[0].code == "register_taken_over"
        assert can_undo(new) is None
    again = tmp_path / "lần hai.json"
    with register.open_register(path, user="an", now=lambda: NOW) as new:
        export_register(new, again)
    assert again.read_bytes() == source.read_bytes()


def test_a_register_in_use_takes_nothing_over(lived_in: Path, tmp_path: Path) -> None:
    source = _exported(lived_in, tmp_path / "tất cả.json")
    with ward(tmp_path) as file:
        before = record_tables(file.read)
        assert _refusal(file.path, source) == "register_not_new"
        assert record_tables(file.read) == before


def _refusal(path: Path, source: Path) -> str:
    with pytest.raises(SoVangError) as refused:
        import_register(path, source, user="an", now=lambda: NOW)
    assert error_sentence(refused.value.code, refused.value.values)
    assert refused.value.__suppress_context__ or refused.value.__context__ is None
    return refused.value.code


def _changed(change: Callable[[Tables], object]) -> Callable[[bytes], bytes]:
    def work(content: bytes) -> bytes:
        said = json.loads(content)
        change(said)
        return json.dumps(said).encode()

    return work


def _first(said: Tables, table: str) -> dict[str, object]:
    found: dict[str, object] = said["tables"][table][0]
    return found


_HARMS: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _content: b"",
    "cut off": lambda content: content[: len(content) // 2],
    "no text": lambda content: b"\xff\xfe" + content,
    "another file": lambda _content: b'{"format": "x"}',
    "a list": lambda _content: b"[]",
    "nested": lambda _content: b"[" * 200_000,
    "an unknown table": _changed(lambda said: said["tables"].update(notes=[])),
    "an unknown field": _changed(lambda said: _first(said, "award").update(x=1)),
    "a field that is missing": _changed(lambda said: _first(said, "award").pop("printed_name")),
    "text for a number": _changed(lambda said: _first(said, "award").update(amount="1.520.000")),
    "a number for text": _changed(lambda said: _first(said, "award").update(merit=7)),
    "a list for text": _changed(lambda said: _first(said, "award").update(merit=["a"])),
    "nothing for text": _changed(lambda said: _first(said, "award").update(merit=None)),
    "too large": _changed(lambda said: _first(said, "award").update(amount=2**70)),
    "truth for a number": _changed(lambda said: _first(said, "award").update(position=True)),
    "half a letter": _changed(lambda said: _first(said, "award").update(merit="\ud800")),
    "no such kind": _changed(lambda said: _first(said, "award").update(kind="x")),
    "no such day": _changed(lambda said: _first(said, "award").update(paid_on="2026-02-30")),
    "no id": _changed(lambda said: _first(said, "award").update(id=None)),
    "twice the same id": _changed(lambda said: said["tables"]["award"].append(_first(said, "award"))),
    "a row that is gone": _changed(lambda said: said["tables"]["recipient"].clear()),
    "a content that is gone": _changed(lambda said: said["contents"].clear()),
    "a changed content": _changed(
        lambda said: said["contents"].update(dict.fromkeys(said["contents"], "AAAA"))
    ),
    "a content that is no text": _changed(lambda said: said["contents"].update(x=7)),
    "tables that are none": _changed(lambda said: said.update(tables=[])),
    "rows that are none": _changed(lambda said: said["tables"].update(award=[7])),
}


@pytest.mark.parametrize("name", _HARMS)
def test_what_is_no_whole_register_is_refused_and_nothing_is_written(
    lived_in: Path, tmp_path: Path, name: str
) -> None:
    source, path = _exported(lived_in, tmp_path / "tất cả.json"), tmp_path / "mới.sovang"
    source.write_bytes(_HARMS[name](source.read_bytes()))
    before = sorted(tmp_path.iterdir())
    assert _refusal(path, source) == "export_damaged"
    assert sorted(tmp_path.iterdir()) == before


def test_a_later_export_and_a_missing_one_are_told_apart(lived_in: Path, tmp_path: Path) -> None:
    source = _exported(lived_in, tmp_path / "tất cả.json")
    newer = _changed(lambda said: said.update(schema_version=schema.VERSION + 1))
    source.write_bytes(newer(source.read_bytes()))
    assert _refusal(tmp_path / "a.sovang", source) == "export_newer"
    assert _refusal(tmp_path / "a.sovang", tmp_path / "không có.json") == "file_missing"
    assert _refusal(tmp_path / "a.sovang", tmp_path) == "export_damaged"


def test_a_field_of_a_later_kind_has_its_default_in_an_older_export(lived_in: Path, tmp_path: Path) -> None:
    source, path = _exported(lived_in, tmp_path / "tất cả.json"), tmp_path / "mới.sovang"
    older = _changed(lambda said: [row.pop("certified") for row in said["tables"]["commendation"]])
    source.write_bytes(older(source.read_bytes()))
    import_register(path, source, user="an", now=lambda: NOW)
    with register.open_register(path, user="an") as file:
        assert not any(row["certified"] for row in file.read.rows("SELECT certified FROM commendation"))


def test_a_workbook_has_a_sheet_for_every_kind_in_vietnamese(lived_in: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(_exported(lived_in, tmp_path / "tất cả.xlsx"))
    with register.open_register(lived_in, user="mai") as file:
        counts = {name: len(rows) for name, rows in record_tables(file.read).items()}
        people = file.read.rows("SELECT * FROM recipient ORDER BY id")
    assert [sheet.max_row - 1 for sheet in book.worksheets] == list(counts.values())
    assert [sheet.title.casefold() for sheet in book.worksheets][:3] == [
        "đơn vị hành chính", "quan hệ kế thừa của đơn vị", "cơ quan ban hành",
    ]  # fmt: skip
    cards = next(sheet for sheet in book.worksheets if sheet.title == "Tập thể, cá nhân, hộ gia đình")
    assert [cell.value for cell in cards[1]][:5] == ["Mã", "Loại", "Tên", "Xưng hô", "Chức vụ"]
    shown = [(row[0], row[2]) for row in cards.iter_rows(min_row=2, values_only=True)]
    assert shown == [(one["id"], one["name"]) for one in people]
    texts = [cell for row in cards.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert all(cell.data_type == "s" for cell in texts)


def test_an_export_of_another_ending_is_refused(lived_in: Path, tmp_path: Path) -> None:
    with register.open_register(lived_in, user="mai") as file, pytest.raises(SoVangError) as refused:
        export_register(file, tmp_path / "tất cả.csv")
    assert refused.value.code == "export_kind_unknown"
    assert not (tmp_path / "tất cả.csv").exists()


def test_every_field_has_a_title_of_its_own_and_every_code_a_word() -> None:
    assert RECORDS.keys() == BY_NAME.keys()
    for name, table in BY_NAME.items():
        titles = [column_title(name, field.name) for field in dataclasses.fields(table.record_type)]
        assert len(set(titles)) == len(titles), name
    for module in (codes, blank, layout, attachment):
        for one in vars(module).values():
            if isinstance(one, type) and issubclass(one, StrEnum) and one is not StrEnum:
                assert CODES.get(one.__name__, {}).keys() in ({code.value for code in one}, set()), one

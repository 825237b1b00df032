"""Everything of a register in one file that anybody can read: JSON to take over, a workbook to look at."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from desktop.errors import FileRefused, SoVangError
from desktop.operations.output import stands, written
from desktop.operations.practice import mark_of
from desktop.operations.register import create_register, open_register
from desktop.store import schema, whole
from desktop.store.file import RecordFile
from desktop.store.reader import Reader
from desktop.store.tables import BY_NAME, Table
from desktop.store.whole import Whole
from desktop.store.writer import Deed, Transaction
from desktop.words.columns import CODES, TRUTH, column_title
from desktop.words.tables import RECORDS
from exports.plain_tables import PlainTable, PlainValue, write_plain_tables

FORMAT = "so-vang"
_MOST_BYTES = 1_000_000_000


@dataclass(frozen=True)
class WholeRegister:
    """Where everything went or came from, and how many records of each kind there were."""

    path: Path
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """How many records there were."""
        return sum(self.counts.values())


def export_register(file: RecordFile, path: Path) -> WholeRegister:
    """Write every record: as JSON, which a new register takes over, or as a workbook with a sheet a kind.

    The ending says which; raises `SoVangError("export_kind_unknown")`, and `StorageTrouble`.
    """
    ending = path.suffix.lower()
    if ending not in (".json", ".xlsx"):
        raise SoVangError("export_kind_unknown", path=str(path))
    mark = mark_of(file.read)
    with written(path) as temporary:
        if ending == ".json":
            temporary.write_text(_as_json(whole.taken_out(file.read), file.now(), mark), "utf-8")
        else:
            write_plain_tables(_tables(file.read), temporary, mark)
    return WholeRegister(path, {name: file.read.count(table.record_type) for name, table in BY_NAME.items()})


def is_whole(path: Path) -> bool:
    """Whether a file's name says that it is a whole register as JSON."""
    return path.suffix.lower() == ".json"


def import_register(
    path: Path, source: Path, *, user: str, now: Callable[[], datetime] = datetime.now
) -> WholeRegister:
    """Make a register of everything that was exported; one that is new may stand there already.

    Raises `FileRefused`: "file_missing", "file_unreadable", "export_damaged", "export_newer",
    "register_not_new", and what opening a register raises; `StorageTrouble`. Nothing is written then.
    """
    found = _read(source)
    if stands(path):
        with open_register(path, user=user, now=now) as file:
            _take_over(file, found, source)
    else:
        with written(path) as temporary:
            temporary.unlink()
            create_register(temporary, user=user, now=now)
            with open_register(temporary, user=user, now=now) as file:
                _take_over(file, found, source)
    return WholeRegister(path, {name: len(rows) for name, rows in found.tables.items()})


def _take_over(file: RecordFile, found: Whole, source: Path) -> None:
    def work(transaction: Transaction) -> None:
        if not whole.is_new(transaction):
            raise FileRefused("register_not_new", path=str(file.path))
        whole.put_in(transaction, found)

    values = {"count": found.count(), "source": source.name}
    try:
        file.write(Deed("register_taken_over", values, work, undoable=False)).result()
    except SoVangError as refusal:
        if refusal.code in ("still_used", "export_damaged"):  # a row names one that is not there
            raise FileRefused("export_damaged", path=str(source)) from None
        raise


def _as_json(found: Whole, at: datetime, mark: str) -> str:
    return json.dumps(
        {
            "format": FORMAT,
            **({"mark": mark} if mark else {}),
            "schema_version": found.schema_version,
            "exported_at": at.isoformat(timespec="seconds"),
            "tables": found.tables,
            "contents": {
                name: base64.b64encode(content).decode() for name, content in found.contents.items()
            },
        },
        ensure_ascii=False,
        indent=1,
    )


def _read(source: Path) -> Whole:
    try:
        if source.stat().st_size > _MOST_BYTES or not source.is_file():
            raise FileRefused("export_damaged", path=str(source))
        said = json.loads(source.read_text("utf-8-sig"))
    except FileNotFoundError:
        raise FileRefused("file_missing", path=str(source)) from None
    except OSError as error:
        raise FileRefused("file_unreadable", path=str(source), reason=error.strerror or "") from error
    except (ValueError, RecursionError):
        raise FileRefused("export_damaged", path=str(source)) from None
    return _understood(said, source)


def _understood(said: object, source: Path) -> Whole:
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        raise FileRefused("export_damaged", path=str(source))
    version = said.get("schema_version")
    if isinstance(version, int) and version > schema.VERSION:
        raise FileRefused("export_newer", path=str(source), version=version, known=schema.VERSION)
    tables, contents = said.get("tables"), said.get("contents", {})
    if not isinstance(tables, dict) or not _are_tables(tables) or not isinstance(contents, dict):
        raise FileRefused("export_damaged", path=str(source))
    try:
        bytes_of = {name: base64.b64decode(content, validate=True) for name, content in contents.items()}
    except (binascii.Error, TypeError, ValueError):
        raise FileRefused("export_damaged", path=str(source)) from None
    return Whole(schema.VERSION, tables, bytes_of)


def _are_tables(tables: Mapping[object, object]) -> bool:
    return all(
        name in BY_NAME and isinstance(rows, list) and all(isinstance(row, dict) for row in rows)
        for name, rows in tables.items()
    )


def _tables(reader: Reader) -> list[PlainTable]:
    """A sheet for every kind, also for one that has no records yet."""
    return [_table(reader, name, table) for name, table in BY_NAME.items()]


def _table(reader: Reader, name: str, table: Table) -> PlainTable:
    names = ["id", *(one.name for one in fields(table.record_type) if one.name != "id")]
    rows = [[_shown(getattr(record, field)) for field in names] for record in whole.all_of(reader, table)]
    title = RECORDS[name]
    return PlainTable(title[0].upper() + title[1:], tuple(column_title(name, field) for field in names), rows)


def _shown(value: object) -> PlainValue:
    if isinstance(value, StrEnum):
        return CODES[type(value).__name__][value.value]
    if isinstance(value, bool):
        return TRUTH[value]
    if value is None or isinstance(value, str | int | float | date):
        return value or None if isinstance(value, str) else value
    raise TypeError(f"{type(value).__name__} has no cell")

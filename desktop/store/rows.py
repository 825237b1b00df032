"""Records to rows and back: a dataclass's fields are its table's columns."""

from __future__ import annotations

import builtins
import dataclasses
import sqlite3
import sys
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from operator import itemgetter
from typing import Any, TypeVar

from desktop.errors import StorageTrouble

SqlValue = str | int | float | bytes | None
Row = dict[str, SqlValue]
_PLAIN = (str, int, float, bytes)
T = TypeVar("T")


def to_row(record: Any) -> Row:
    """The column values of a record: dates as ISO text, codes as text, truth as 0 or 1."""
    record_type: Callable[..., Any] = type(record)
    row: Row = dict(vars(record))
    for name in _dressed(record_type):
        row[name] = _to_sql(row[name])
    return row


def with_id(record: T, record_id: int) -> T:
    """The record with its id; for long lists, where `dataclasses.replace` would cost a third of the time."""
    stored = object.__new__(type(record))
    vars(stored).update(vars(record), id=record_id)
    return stored


def from_row(record_type: Callable[..., T], row: Mapping[str, Any] | sqlite3.Row) -> T:
    """The record that a row holds; columns that are not fields (sort keys) are passed over.

    Raises `StorageTrouble("file_damaged")` for a date or a code that is none: one changed bit is enough.
    """
    return _record(record_type, {name: row[name] for name in _readers(record_type)})


def from_rows(record_type: Callable[..., T], rows: Sequence[sqlite3.Row]) -> list[T]:
    """The records that the rows of one query hold, as `from_row`; the columns are looked up once for all."""
    if not rows:
        return []
    columns = rows[0].keys()
    names = list(_readers(record_type))
    values = itemgetter(*map(columns.index, names))
    return [_record(record_type, dict(zip(names, values(row), strict=True))) for row in rows]


def _record(record_type: Callable[..., T], values: dict[str, Any]) -> T:
    """The record with these values of its columns, made without a call for every field of it."""
    try:
        for name, read in _converted(record_type):
            if (value := values[name]) is not None:
                values[name] = read(value)
    except (KeyError, ValueError):
        raise StorageTrouble("file_damaged") from None  # what it says quotes the value
    record: T = object.__new__(record_type)  # type: ignore[arg-type]
    vars(record).update(values)
    return record


def _to_sql(value: object) -> SqlValue:
    if isinstance(value, StrEnum):
        return str.__str__(value)
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return int(value)
    if value is None or isinstance(value, str | int | float | bytes):
        return value
    raise TypeError(f"{type(value).__name__} has no column type")


@lru_cache(maxsize=64)
def _readers(record_type: Any) -> Mapping[str, Callable[[Any], Any] | None]:
    """How the value of each field is read from its column; None where it is taken as it stands."""
    return {name: _reader(hint) for name, hint in _types(record_type).items()}


@lru_cache(maxsize=64)
def _converted(record_type: Any) -> Sequence[tuple[str, Callable[[Any], Any]]]:
    return [(name, read) for name, read in _readers(record_type).items() if read is not None]


@lru_cache(maxsize=64)
def _dressed(record_type: Any) -> Sequence[str]:
    """The fields whose values are no column values as they stand."""
    return [name for name, hint in _types(record_type).items() if plain_type(hint) not in _PLAIN]


def _types(record_type: Any) -> Mapping[str, Any]:
    """The type of each field. A name, or one that may be None, is looked up; `typing` evaluates all else."""
    known = {**vars(builtins), **vars(sys.modules[record_type.__module__])}
    fields = dataclasses.fields(record_type)
    found = {one.name: known.get(str(one.type).removesuffix(" | None")) for one in fields}
    if None not in found.values():
        return found
    hints = typing.get_type_hints(record_type)
    return {one.name: hints[one.name] for one in fields}


def _reader(hint: Any) -> Callable[[Any], Any] | None:
    plain = plain_type(hint)
    if plain is datetime:
        return datetime.fromisoformat
    if plain is date:
        return date.fromisoformat
    if plain is bool:
        return bool
    if isinstance(plain, type) and issubclass(plain, StrEnum):
        return {str(one.value): one for one in plain}.__getitem__  # a third of the time of calling the type
    return None


def plain_type(hint: Any) -> Any:
    """The type itself of a field that may also be None."""
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        return next(part for part in typing.get_args(hint) if part is not type(None))
    return hint

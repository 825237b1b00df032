"""Records to rows and back: a dataclass's fields are its table's columns."""

from __future__ import annotations

import dataclasses
import sqlite3
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar

from desktop.errors import StorageTrouble

SqlValue = str | int | float | bytes | None
Row = dict[str, SqlValue]
_PLAIN = frozenset({str, int, float, bytes, type(None)})
T = TypeVar("T")


def to_row(record: Any) -> Row:
    """The column values of a record: dates as ISO text, codes as text, truth as 0 or 1."""
    record_type: Callable[..., Any] = type(record)
    row: Row = {}
    for name in _readers(record_type):
        value = getattr(record, name)
        row[name] = value if type(value) in _PLAIN else _to_sql(value)
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
    try:
        return record_type(**{name: read(row[name]) for name, read in _readers(record_type).items()})
    except ValueError:
        raise StorageTrouble("file_damaged") from None  # what it says quotes the value


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
def _readers(record_type: Any) -> Mapping[str, Callable[[Any], Any]]:
    hints = typing.get_type_hints(record_type)
    return {field.name: _reader(hints[field.name]) for field in dataclasses.fields(record_type)}


def _reader(hint: Any) -> Callable[[Any], Any]:
    plain = plain_type(hint)
    if plain is datetime:
        convert: Callable[[Any], Any] = datetime.fromisoformat
    elif plain is date:
        convert = date.fromisoformat
    elif plain is bool or (isinstance(plain, type) and issubclass(plain, StrEnum)):
        convert = plain
    else:
        return lambda value: value
    return lambda value: None if value is None else convert(value)


def plain_type(hint: Any) -> Any:
    """The type itself of a field that may also be None."""
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        return next(part for part in typing.get_args(hint) if part is not type(None))
    return hint

"""Records from the sample's files: the keys of an entry that are a record's fields become it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from importlib import resources
from typing import Any, TypeVar

from desktop.store.rows import from_row

T = TypeVar("T")
Entry = Mapping[str, Any]


def read(name: str) -> Entry:
    """One file of resources/sample."""
    text = resources.files("resources").joinpath("sample", name).read_text("utf-8")
    return dict(json.loads(text))


def record(record_type: type[T], entry: Entry, **more: object) -> T:
    """A record from those keys of an entry that are its fields, and from `more`."""
    values = {one.name: one.default for one in fields(record_type)}  # type: ignore[arg-type]
    return from_row(record_type, values | {key: entry[key] for key in values.keys() & entry.keys()} | more)

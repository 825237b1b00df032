"""What is being typed and not saved yet, in a small side file of this PC: it outlives a power cut."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from pathlib import Path

from desktop.operations.output import made_folder, written

Values = Mapping[str, object]
"""What stands in the fields, by their labels: texts, numbers, truths, None, and collections of them."""

Key = tuple[object, ...]
"""Which form it is: a word and the ids of what it edits; the last is None for a record to be made."""


@dataclass(frozen=True)
class UnsavedForm:
    """One form: where it stands, what was typed into it, and where the keyboard was.

    `place` is what the page needs to bring the record into sight. `begun` holds what stood in the typed
    fields when the form was opened: where the register holds something else by now, another clerk changed it.
    `at` is ISO, to the second. `cursor` is the place in the text, -1 for none. `is_open` is False once the
    form was closed without saving. `sent_after` is the newest step in the history when it was sent to be
    saved, None before: a newer one says that it arrived.
    """

    page: str
    key: Key
    typed: Values
    begun: Values
    place: Values | None = None
    at: str = ""
    focus: str = ""
    cursor: int = -1
    is_open: bool = True
    sent_after: int | None = None

    @property
    def is_new(self) -> bool:
        """Whether a record is to be made."""
        return self.key[-1:] in ((None,), ())


def side_file(folder: Path, register: Path) -> Path:
    """The side file of a register, in the folder where this PC keeps them."""
    name = hashlib.sha256(str(register.resolve()).encode()).hexdigest()[:16]
    return folder / f"{name}.txt"


def read_unsaved(path: Path) -> list[UnsavedForm]:
    """The forms in a side file; one that is not there or cannot be read counts as empty."""
    try:
        stored = ast.literal_eval(path.read_text("utf-8"))
        return [UnsavedForm(**one) for one in stored]
    except (OSError, ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return []


def write_unsaved(path: Path, forms: Sequence[UnsavedForm]) -> None:
    """Replace the side file; without forms it goes. Raises `StorageTrouble` and OSError."""
    if not forms:
        path.unlink(missing_ok=True)
        return
    made_folder(path.parent)
    stored = [{one.name: getattr(form, one.name) for one in fields(form)} for form in forms]
    with written(path) as temporary:
        temporary.write_text(repr(stored), "utf-8")


def plain(value: object) -> object:
    """A value as it is kept and compared: codes by their word, days and paths as text."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return type(value)(plain(one) for one in value)
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, date | Path):
        return str(value)
    return value


def key_of(key: object) -> Key:
    """The key of a form as it is kept."""
    kept = plain(key)
    return kept if isinstance(kept, tuple) else (kept,)


def can_be_kept(value: object) -> bool:
    """Whether a plain value can be written down and read again."""
    if isinstance(value, tuple | list):
        return all(can_be_kept(one) for one in value)
    if isinstance(value, Mapping):
        return all(can_be_kept(one) for pair in value.items() for one in pair)
    return value is None or type(value) in (str, int, bool, float)

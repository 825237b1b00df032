"""What every command shares: the open register, what is said for a person or as one JSON object."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, is_dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop.computer import user_name
from desktop.console import say
from desktop.words.errors import error_sentence

if TYPE_CHECKING:
    from desktop.store.file import RecordFile


@dataclass(frozen=True)
class Answer:
    """What a command says: lines for a person, and the same for a script."""

    lines: Sequence[str]
    data: Mapping[str, object]


@contextmanager
def opened(arguments: Namespace) -> Iterator[RecordFile]:
    """The register that the command names, open for the time of one command."""
    from desktop.operations.register import open_register

    with open_register(arguments.file, user=user_name()) as file:
        yield file


def say_answer(answer: Answer, *, as_json: bool) -> None:
    """Say what was done: one JSON object, or lines for a person."""
    say(_as_json(answer.data) if as_json else "\n".join(answer.lines))


def say_refusal(code: str, values: Mapping[str, object], *, as_json: bool) -> int:
    """Say why nothing was written. Returns the exit code 1."""
    text = error_sentence(code, values)
    if as_json:
        say(_as_json({"error": {"code": code, "text": text, "values": values}}))
    else:
        say(text, to_stderr=True)
    return 1


def _as_json(data: Mapping[str, object]) -> str:
    """One line; Vietnamese as it is, unless a file's name holds bytes that are no text."""
    text = json.dumps(data, ensure_ascii=False, default=_plain)
    is_text = text.encode(errors="replace") == text.encode(errors="surrogatepass")
    return text if is_text else json.dumps(data, default=_plain)


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, Mapping):
        return dict(value)
    return value.isoformat() if isinstance(value, date) else str(value)

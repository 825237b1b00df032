"""Simple MAPI of Windows: the mail program's own window, with everything filled in and nothing sent.

Only the Unicode call is made: a mail program that does not know it would lose the Vietnamese letters, and
then the draft file is the better way. MAPI may hang or fall, so it is only called in a child (`main`).
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from threading import Timer
from typing import Any, Final, Protocol

SENT: Final = 0
CLOSED: Final = 1
"""What MAPI answers when the user closed the window without sending."""
NOT_THERE: Final = 2

_LOGON_UI, _DIALOG, _FORCE_UNICODE = 0x1, 0x8, 0x40000
_TO: Final = 1
_NO_PLACE_IN_TEXT: Final = 0xFFFFFFFF
_LONGEST_SECONDS: Final = 3600.0


@dataclass(frozen=True)
class Letter:
    """What the mail program's window shows; `attachment` is a path, `name` how the receiver sees the file."""

    to: Sequence[str]
    subject: str
    body: str
    attachment: str
    name: str


class Library(Protocol):
    """mapi32.dll, as far as it is called."""

    @property
    def MAPISendMailW(self) -> Callable[..., int]:  # noqa: N802 - the name that Windows gives it
        """Show a letter or send it."""


class Recipient(ctypes.Structure):
    """MapiRecipDescW."""

    _fields_ = (
        ("reserved", ctypes.c_uint32),
        ("kind", ctypes.c_uint32),
        ("name", ctypes.c_wchar_p),
        ("address", ctypes.c_wchar_p),
        ("entry_size", ctypes.c_uint32),
        ("entry", ctypes.c_void_p),
    )


class File(ctypes.Structure):
    """MapiFileDescW."""

    _fields_ = (
        ("reserved", ctypes.c_uint32),
        ("flags", ctypes.c_uint32),
        ("position", ctypes.c_uint32),
        ("path", ctypes.c_wchar_p),
        ("name", ctypes.c_wchar_p),
        ("type", ctypes.c_void_p),
    )


class Message(ctypes.Structure):
    """MapiMessageW."""

    _fields_ = (
        ("reserved", ctypes.c_uint32),
        ("subject", ctypes.c_wchar_p),
        ("text", ctypes.c_wchar_p),
        ("type", ctypes.c_wchar_p),
        ("received", ctypes.c_wchar_p),
        ("conversation", ctypes.c_wchar_p),
        ("flags", ctypes.c_uint32),
        ("sender", ctypes.POINTER(Recipient)),
        ("recipient_count", ctypes.c_uint32),
        ("recipients", ctypes.POINTER(Recipient)),
        ("file_count", ctypes.c_uint32),
        ("files", ctypes.POINTER(File)),
    )


def show(library: Library, letter: Letter) -> int:
    """Open the letter in the mail program's window and wait for the user; MAPI's own answer."""
    recipients = (Recipient * len(letter.to))(
        *(Recipient(0, _TO, address, f"SMTP:{address}", 0, None) for address in letter.to)
    )
    files = (File * 1)(File(0, 0, _NO_PLACE_IN_TEXT, letter.attachment, letter.name, None))
    text = letter.body.replace("\n", "\r\n")
    message = Message(
        0, letter.subject, text, None, None, None, 0, None, len(letter.to), recipients, len(files), files
    )
    flags = _LOGON_UI | _DIALOG | _FORCE_UNICODE
    session, window = ctypes.c_size_t(0), ctypes.c_size_t(0)
    return int(library.MAPISendMailW(session, window, ctypes.byref(message), flags, 0))


def to_line(letter: Letter) -> bytes:
    """A letter as the child reads it."""
    return json.dumps(asdict(letter)).encode("ascii")


def main() -> int:
    """The child: read a letter from the standard input, show it, return MAPI's answer as the exit code."""
    letter = Letter(**json.loads(sys.stdin.buffer.read()))
    library = _library()
    if library is None:
        return NOT_THERE
    overdue = Timer(_LONGEST_SECONDS, os._exit, (NOT_THERE,))
    overdue.daemon = True
    overdue.start()
    return show(library, letter)


def _library() -> Any | None:
    if sys.platform == "win32":
        with suppress(OSError):
            return ctypes.WinDLL("mapi32")
    return None

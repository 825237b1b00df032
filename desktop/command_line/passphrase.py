"""The passphrase of a backup: never an argument, which everybody on the PC reads in the list of programs."""

from __future__ import annotations

import os
import sys

from desktop.errors import SoVangError

VARIABLE = "SOVANG_PASSPHRASE"


def asked_passphrase(*, twice: bool = False) -> str:
    """From the variable, else typed unseen (`twice` for a new one), else the first line of a script's input.

    Raises `SoVangError`: "passphrase_differs", "passphrase_unclear".
    """
    if VARIABLE in os.environ:
        return os.environ[VARIABLE]
    if sys.stdin is None:
        return ""
    return _typed(twice) if sys.stdin.isatty() else _first_line()


def _typed(twice: bool) -> str:
    from getpass import getpass

    try:
        first = getpass("Mật khẩu: ")
        if twice and first != getpass("Gõ lại mật khẩu: "):
            raise SoVangError("passphrase_differs")
    except EOFError:
        return ""
    return first


def _first_line() -> str:
    try:
        return sys.stdin.buffer.readline().decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        raise SoVangError("passphrase_unclear") from None

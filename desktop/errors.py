"""Errors as codes with values. `words.errors` has the sentence for every code; a test compares the lists."""

from __future__ import annotations


class SoVangError(Exception):
    """A known refusal: what happened is the code, the particulars are the values; nothing was written."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values

    def __str__(self) -> str:
        return f"{self.code} {self.values}" if self.values else self.code


class Conflict(SoVangError):  # noqa: N818 - named by what happened
    """The row was changed by somebody else since the form was opened; shown, never overwritten."""


class FileRefused(SoVangError):  # noqa: N818 - named by what happened
    """A file that is not opened: foreign, damaged, empty, newer, missing or not permitted."""


class StorageTrouble(SoVangError):  # noqa: N818 - named by what happened
    """The environment's fault: disk full, locked, read-only, gone. The data written before are safe."""

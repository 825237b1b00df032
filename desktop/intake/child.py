"""The reading child: one file or clipboard in, JSON lines out, under a memory limit. It touches no register.

Lines: {"sheet"}, {"rows"} …, {"marks"}, …, then {"end"}; or {"refused": {"code", "values"}} at any time.
"""

from __future__ import annotations

import sys
from pathlib import Path

from desktop.errors import FileRefused
from desktop.intake.limits import MEMORY_BYTES, limit_memory
from desktop.intake.raw import Flavour
from desktop.intake.teller import Teller

PASTED = "paste:"
"""Begins the argument where the bytes come from the clipboard, on the standard input."""
TOO_MUCH = "too-much:"
"""The argument that asks for more memory than a child may have: the self-check sees it refused."""


def main(word: str) -> int:
    """Read the file, or the flavour of the clipboard, that the argument names; 0 also when it was refused."""
    limit_memory()
    stream = open(1, "w", encoding="utf-8", errors="replace", newline="\n", closefd=False)  # noqa: SIM115 - descriptor 1, whatever the locale
    tell(word, Teller(stream.write))
    stream.flush()
    return 0


def tell(word: str, teller: Teller) -> None:
    """Read and tell; a refusal is told too."""
    name = Path(word).name
    try:
        _read(word, teller)
    except FileRefused as refusal:
        teller.refuse(
            refusal.code, {"file": name} | {key: str(value) for key, value in refusal.values.items()}
        )
    except MemoryError:
        teller.refuse("list_too_large", {"file": name})


def _read(word: str, teller: Teller) -> None:
    from desktop.intake.readers.dispatch import read_file, read_payload

    if word == TOO_MUCH:
        bytearray(MEMORY_BYTES)
    elif word.startswith(PASTED):
        with open(0, "rb", closefd=False) as stream:  # descriptor 0: a program with a window has no sys.stdin
            read_payload(Flavour(word.removeprefix(PASTED)), stream.read(), teller)
    else:
        read_file(Path(word), teller)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

"""The reading child: one file or clipboard in, JSON lines out, under a memory limit. It touches no register.

Lines: {"sheet"}, {"rows"} …, {"marks"}, …, then {"end"}; or {"refused": {"code", "values"}} at any time. Of a
superior's form: {"form"} …, {"end"}.
For several files, as the standard input names them in turn: {"heard"} …, then {"file"} or {"refused"}.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.errors import FileRefused
from desktop.intake.limits import MEMORY_BYTES, limit_memory
from desktop.intake.raw import Container, Flavour
from desktop.intake.teller import Gatherer, Teller, told_line
from desktop.long_lists import without_collecting

if TYPE_CHECKING:
    from desktop.intake.list_kinds import KnownHeaders

PASTED = "paste:"
"""Begins the argument where the bytes come from the clipboard, on the standard input."""
SEVERAL = "several:"
"""The argument with which paths come on the standard input, each with a day: {"path", "today"}."""
DOCUMENT = "document:"
"""The argument with which a Word document comes on the standard input, only to be looked through."""
FORM = "form:"
"""The argument where the bytes of a superior's form come on the standard input."""
TOO_MUCH = "too-much:"
"""The argument that asks for more memory than a child may have: the self-check sees it refused."""


def main(word: str) -> int:
    """Read the file, or the flavour of the clipboard, that the argument names; 0 also when it was refused."""
    limit_memory()
    stream = open(1, "w", encoding="utf-8", errors="replace", newline="\n", closefd=False)  # noqa: SIM115 - descriptor 1, whatever the locale
    if word == SEVERAL:
        with open(0, "rb", closefd=False) as asked:
            tell_several(asked, partial(print, end="", flush=True, file=stream))
    else:
        tell(word, Teller(stream.write))
    stream.flush()
    return 0


def tell_several(asked: Iterable[bytes], say: Callable[[str], None]) -> None:
    """Read each file that is asked for and say what it holds; one that is refused holds up no other."""
    from desktop.intake.list_kinds import KnownHeaders

    known = KnownHeaders()
    for line in asked:
        request = json.loads(line)
        path, today = Path(request["path"]), date.fromisoformat(request["today"])
        try:
            say(_digested(path, today, lambda rows: say(told_line({"heard": rows})), known))
        except FileRefused as refusal:
            say(told_line({"refused": _refusal(path.name, refusal)}))
        except MemoryError:
            say(told_line({"refused": {"code": "list_too_large", "values": {"file": path.name}}}))


def tell(word: str, teller: Teller) -> None:
    """Read and tell; a refusal is told too."""
    name = Path(word).name
    try:
        _read(word, teller)
    except FileRefused as refusal:
        told = _refusal(name, refusal)
        teller.refuse(told["code"], told["values"])
    except MemoryError:
        teller.refuse("list_too_large", {"file": name})


@without_collecting()
def _digested(path: Path, today: date, heard: Callable[[int], None], known: KnownHeaders) -> str:
    from desktop.intake.listener import book_of, untold
    from desktop.intake.readers.dispatch import read_file
    from desktop.intake.sent_digest import digest

    gatherer = Gatherer(heard)
    read_file(path, gatherer)
    return told_line({"file": digest(book_of(gatherer.telling, untold), today, heard, known)})


def _refusal(name: str, refusal: FileRefused) -> dict[str, Any]:
    values = {"file": name} | {key: str(value) for key, value in refusal.values.items()}
    return {"code": refusal.code, "values": values}


def _read(word: str, teller: Teller) -> None:
    from desktop.intake.readers.dispatch import guarded, read_file, read_payload

    if word == TOO_MUCH:
        bytearray(MEMORY_BYTES)
    elif word == DOCUMENT:
        from desktop.intake.documents import check_document

        with open(0, "rb", closefd=False) as stream:
            check_document(stream.read())
        teller.finish(Container.DOCX)
    elif word.startswith(PASTED):
        read_payload(Flavour(word.removeprefix(PASTED)), _given(), teller)
    elif word == FORM:
        from desktop.intake.readers.xlsx_form import read_form

        guarded(read_form, _given(), teller)
    else:
        read_file(Path(word), teller)


def _given() -> bytes:
    """What comes on descriptor 0: a program with a window has no sys.stdin."""
    with open(0, "rb", closefd=False) as stream:
        return stream.read()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

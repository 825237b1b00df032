"""One file or clipboard, read by the reader of its container."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path

from desktop.errors import FileRefused
from desktop.intake.container import content_of, recognised
from desktop.intake.raw import Container, Flavour
from desktop.intake.teller import Teller

Reader = Callable[[bytes, Teller], None]

_READERS = {
    Container.XLSX: "xlsx",
    Container.XLSM: "xlsx",
    Container.XLS: "xls",
    Container.ODS: "ods",
    Container.XML_SPREADSHEET: "xml_spreadsheet",
    Container.TEXT: "delimited",
    Container.HTML: "html",
    Container.DOCX: "docx",
}
_ENDINGS = {
    Container.XLSX: r"xlsx|xlsm|xltx|xltm",
    Container.XLS: r"xls|xlt",
    Container.ODS: r"ods|ots",
    Container.XML_SPREADSHEET: r"xml",
    Container.TEXT: r"csv|txt|tsv|tab|prn",
    Container.HTML: r"html?|mht|mhtml",
    Container.DOCX: r"docx|docm|dotx|dotm",
}


def read_file(path: Path, teller: Teller) -> None:
    """Tell a file. Raises `FileRefused`, and MemoryError past the limit."""
    guarded(partial(_read_recognised, path.suffix), content_of(path), teller)


def read_payload(flavour: Flavour, payload: bytes, teller: Teller) -> None:
    """Tell the cells of a clipboard. Raises `FileRefused`, and MemoryError past the limit."""
    if flavour is Flavour.HTML:
        from desktop.intake.readers.html import copied

        guarded(_reader(Container.HTML), copied(payload), teller)
    elif flavour is Flavour.XML_SPREADSHEET:
        guarded(_reader(Container.XML_SPREADSHEET), payload, teller)
    else:
        from desktop.intake.readers.delimited import read_copied

        guarded(read_copied, payload, teller)


def _read_recognised(suffix: str, content: bytes, teller: Teller) -> None:
    container = recognised(content)
    if not re.fullmatch(_ENDINGS[container], suffix.lower().lstrip(".")):
        teller.note("named_otherwise", container=container)
    _reader(container)(content, teller)


def _reader(container: Container) -> Reader:
    """The reader's module is imported only now: of ten files nine need the same one."""
    read: Reader = import_module(f"desktop.intake.readers.{_READERS[container]}").read
    return read


def guarded(read: Reader, content: bytes, teller: Teller) -> None:
    """Read; whatever a parser raises is `FileRefused("list_damaged")`."""
    try:
        read(content, teller)
    except (FileRefused, MemoryError):
        raise
    except Exception as error:  # a hostile file raises almost anything out of a parser
        raise FileRefused("list_damaged") from error

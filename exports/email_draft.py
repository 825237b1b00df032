"""A mail draft that every mail program opens ready to send: an .eml file marked unsent.

Nothing is sent here. The file holds recipients, subject, text and attachments; whoever opens it reads,
changes and sends it in the office's own mail program.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO, Final

_WORD: Final = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_BARE_ADDRESS: Final = re.compile(rf"{_WORD}(?:\.{_WORD})*@{_WORD}(?:\.{_WORD})+")

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime


class DraftNotMade(Exception):  # noqa: N818 - the name says what happened, as every code of the house does
    """The draft was not written; `code` is "bad_address" and `values` holds the `address` as it was typed."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


@dataclass(frozen=True)
class Attachment:
    """A file inside the draft: its name as the receiver sees it, its bytes, its media type ("a/b")."""

    name: str
    content: bytes
    media_type: str = "application/octet-stream"


def write_draft(
    target: BinaryIO,
    *,
    to: Sequence[str],
    subject: str,
    body: str,
    date: datetime,
    cc: Sequence[str] = (),
    attachments: Sequence[Attachment] = (),
) -> None:
    """Write an RFC 5322 message with CRLF lines that mail programs open as an unsent draft.

    `to` and `cc` hold addresses, "vp@x.vn" or "Văn phòng <vp@x.vn>"; `date` carries its time zone.
    Line breaks and control characters in names, subject and file names become spaces, so no text can
    add a header. Raises `DraftNotMade` ("bad_address").
    """
    headers = [("X-Unsent", "1"), ("Date", format_datetime(date)), ("Subject", _encoded("Subject", subject))]
    headers += [(name, _addresses(name, typed)) for name, typed in (("To", to), ("Cc", cc)) if typed]
    message = EmailMessage(policy=SMTP)
    message.set_content(body, cte="quoted-printable")
    for attachment in attachments:
        _attach(message, attachment)
    target.write("".join(f"{name}: {value}\r\n" for name, value in headers).encode("ascii"))
    target.write(message.as_bytes())


def plain_name(name: str) -> str:
    """Return a file name in ASCII for mail gateways that know no other: “Báo cáo.xlsx” → “Bao cao.xlsx”."""
    letters = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    safe = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return "".join(letter if letter.isascii() and letter not in '"\\' else "_" for letter in safe)


def _attach(message: EmailMessage, attachment: Attachment) -> None:
    maintype, _, subtype = attachment.media_type.partition("/")
    name = _one_line(PurePath(attachment.name).name)
    message.add_attachment(
        attachment.content,
        maintype=maintype,
        subtype=subtype,
        filename=name,  # RFC 2231
        params={"name": plain_name(name)},  # what programs read that do not know RFC 2231
    )


def _addresses(header: str, typed: Iterable[str]) -> str:
    return ",\r\n ".join(_address(header, text) for text in typed)


def _address(header: str, typed: str) -> str:
    line = _one_line(typed)
    name, bare = line[:-1].rsplit("<", 1) if line.endswith(">") and "<" in line else ("", line)
    if not _BARE_ADDRESS.fullmatch(bare.strip()):
        raise DraftNotMade("bad_address", address=typed)
    name = name.strip(' "')
    return f"{_encoded(header, name)}\r\n <{bare.strip()}>" if name else bare


def _encoded(header: str, text: str) -> str:
    """Return `text` as RFC 2047 words. `EmailMessage` does it too, but loses spaces (seen in Python 3.11)."""
    return Header(_one_line(text), "utf-8", header_name=header).encode(linesep="\r\n")


def _one_line(text: str) -> str:
    """Return `text` fit for a header: no line breaks, no control characters, no encoded words."""
    printable = "".join(" " if unicodedata.category(letter)[0] in "CZ" else letter for letter in text)
    return " ".join(printable.replace("=?", "= ?").split())

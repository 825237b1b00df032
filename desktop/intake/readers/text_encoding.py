"""Which letters the bytes of a text file mean."""

from __future__ import annotations

import codecs
import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass

_MARKS_1258 = b"\xcc\xd2\xde\xec\xf2"  # grave, hook, tilde, acute, dot below: each stands behind its letter
_VOWELS_1258 = b"aeiouyAEIOUY\xe2\xea\xf4\xe3\xf5\xfd\xc2\xca\xd4\xc3\xd5\xdd"
_BEHIND_A_VOWEL = re.compile(b"[" + re.escape(_VOWELS_1258) + b"][" + re.escape(_MARKS_1258) + b"]")
_ANY_MARK = re.compile(b"[" + re.escape(_MARKS_1258) + b"]")
_BEGINNINGS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes({*range(0x20)} - {*b"\t\n\v\f\r"})
"""A text has next to none of these bytes."""
_LEAST_WHOLE = 0.98
"""Share of a UTF-8 text that must be sound, so that a torn one is not taken for a legacy one."""


@dataclass(frozen=True)
class Decoded:
    """The text, and the note that it needs, if any."""

    text: str
    note: str = ""


def decoded(content: bytes) -> Decoded | None:
    """The letters of a text file; None where the bytes are no text at all.

    Eight-bit text that is not windows-1258 comes as windows-1252 letters, just as TCVN3 and VNI texts
    stand in the cells of workbooks: what it is, its columns tell later.
    """
    for mark, name in _BEGINNINGS:
        if content.startswith(mark):
            return _torn(content[len(mark) :], name)
    if b"\0" in content:
        return _utf_16(content)
    if len(content) - len(content.translate(None, _CONTROLS)) > len(content) / 100:
        return None
    try:
        return Decoded(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _eight_bit(content)


def _torn(content: bytes, name: str) -> Decoded:
    text = content.decode(name, "replace")
    return Decoded(text, "text_letters_lost") if "\ufffd" in text else Decoded(text)


def _utf_16(content: bytes) -> Decoded | None:
    """UTF-16 without its mark: nearly every second byte of a Vietnamese list is 0 or 1 or 0x1E."""
    sample = content[:4096]
    for name, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if high and sum(high.count(byte) for byte in (0, 1, 0x1E)) > 0.9 * len(high):
            return _torn(content, name)
    return None


def _eight_bit(content: bytes) -> Decoded:
    replaced = content.decode("utf-8", "replace")
    foreign = len(content.translate(None, bytes(range(0x80))))
    if replaced.count("\ufffd") < (1 - _LEAST_WHOLE) * foreign:
        return Decoded(replaced, "text_letters_lost")
    if _is_1258(content):
        with suppress(UnicodeDecodeError):
            return Decoded(unicodedata.normalize("NFC", content.decode("cp1258")))
    return Decoded(_windows_1252(content), "text_encoding_unknown")


def _is_1258(content: bytes) -> bool:
    marks = len(_ANY_MARK.findall(content))
    return marks > 0 and len(_BEHIND_A_VOWEL.findall(content)) > 0.95 * marks


def _windows_1252(content: bytes) -> str:
    """Windows-1252, its five unused bytes as they are, the way Windows itself reads them."""
    upper = bytes(range(0x80, 0xA0)).decode("cp1252", "replace")
    table = {code: letter for code, letter in enumerate(upper, start=0x80) if letter != "\ufffd"}
    return content.decode("latin-1").translate(table)

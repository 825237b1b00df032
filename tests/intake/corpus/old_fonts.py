"""Writers of the old encodings, typed here apart from the program's own tables (domain.md §5.1)."""

from __future__ import annotations

import re
import unicodedata

_TCVN3 = """
à µ, á ¸, ả ¶, ã ·, ạ ¹, ă ¨, ằ », ắ ¾, ẳ ¼, ẵ ½, ặ Æ, â ©, ầ Ç, ấ Ê, ẩ È, ẫ É, ậ Ë, đ ®, è Ì,
é Ð, ẻ Î, ẽ Ï, ẹ Ñ, ê ª, ề Ò, ế Õ, ể Ó, ễ Ô, ệ Ö, ì ×, í Ý, ỉ Ø, ĩ Ü, ị Þ, ò ß, ó ã, ỏ á, õ â,
ọ ä, ô «, ồ å, ố è, ổ æ, ỗ ç, ộ é, ơ ¬, ờ ê, ớ í, ở ë, ỡ ì, ợ î, ù ï, ú ó, ủ ñ, ũ ò, ụ ô, ư \xad,
ừ õ, ứ ø, ử ö, ữ ÷, ự ù, ỳ ú, ý ý, ỷ û, ỹ ü, ỵ þ, Ă ¡, Â ¢, Đ §, Ê £, Ô ¤, Ơ ¥, Ư ¦
"""
_VNI = """
á aù, à aø, ả aû, ã aõ, ạ aï, ă aê, ắ aé, ằ aè, ẳ aú, ẵ aü, ặ aë, â aâ, ấ aá, ầ aà, ẩ aå, ẫ aã,
ậ aä, é eù, è eø, ẻ eû, ẽ eõ, ẹ eï, ê eâ, ế eá, ề eà, ể eå, ễ eã, ệ eä, í í, ì ì, ỉ æ, ĩ ó, ị ò,
ó où, ò oø, ỏ oû, õ oõ, ọ oï, ô oâ, ố oá, ồ oà, ổ oå, ỗ oã, ộ oä, ơ ô, ớ ôù, ờ ôø, ở ôû, ỡ ôõ,
ợ ôï, ú uù, ù uø, ủ uû, ũ uõ, ụ uï, ư ö, ứ öù, ừ öø, ử öû, ữ öõ, ự öï, ý yù, ỳ yø, ỷ yû, ỹ yõ,
ỵ î, đ ñ
"""


def _table(text: str) -> dict[str, str]:
    return dict(tuple(pair.split(" ")) for pair in re.split(r",\s*", text.strip(" \n")))


TCVN3 = _table(_TCVN3)
VNI = _table(_VNI)


def tcvn3(text: str) -> str:
    """Text as typed for a .Vn font; toned capitals have no code of their own and become small ones."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(TCVN3.get(letter) or TCVN3.get(letter.lower(), letter) for letter in composed)


def tcvn3_capitals(text: str) -> str:
    """Text in capitals as typed for a font ending in H: all letters small."""
    return tcvn3(text.lower())


def vni(text: str) -> str:
    """Text as typed for a VNI font; the mark takes the case of its letter."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(
        VNI.get(letter) or (VNI[letter.lower()].upper() if letter.lower() in VNI else letter)
        for letter in composed
    )


def misread(text: str) -> str:
    """UTF-8 shown as windows-1252, its unused bytes as they are."""
    return "".join(
        bytes([byte]).decode("latin-1" if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else "cp1252")
        for byte in text.encode("utf-8")
    )

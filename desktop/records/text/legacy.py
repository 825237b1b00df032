"""Texts of the fonts before Unicode: TCVN3 (.VnTime …), VNI (VNI-Times …), and UTF-8 read as windows-1252.

Tables: TCVN 5712:1993 as the .Vn fonts have it (small letters; capitals are drawn by the fonts ending in H),
and VNI for Windows, where a letter is followed by its mark. Convert before `clean`: there the soft hyphen of
TCVN3, the letter ư, is dropped.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

_TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ¡¢§£¤¥¦",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)
_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_ON_CIRCUMFLEX = {"á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_ON_BREVE = {"é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_ALONE = {"í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ", "ô": "ơ", "ö": "ư"}


def _vni_pairs() -> dict[str, str]:
    """Small letters; "aù" is á, "aá" is ấ, "öù" is ứ."""
    toned = {base + mark: base + tone for base in "aeouyôö" for mark, tone in _TONES.items()}
    circumflexed = {"â": "\u0302"} | {mark: "\u0302" + tone for mark, tone in _ON_CIRCUMFLEX.items()}
    breved = {"ê": "\u0306"} | {mark: "\u0306" + tone for mark, tone in _ON_BREVE.items()}
    marked = {base + mark: base + tone for base in "aeo" for mark, tone in circumflexed.items()}
    marked |= {"a" + mark: "a" + tone for mark, tone in breved.items()}
    horned = {"ô": "ơ", "ö": "ư"}
    pairs = {pair: horned.get(letter[0], letter[0]) + letter[1:] for pair, letter in (toned | marked).items()}
    return {pair: unicodedata.normalize("NFC", letter) for pair, letter in pairs.items()}


_VNI = _VNI_ALONE | _vni_pairs()
_VNI_PIECE = re.compile("|".join(sorted(_VNI, key=len, reverse=True)), re.IGNORECASE)
_CUT_OF_FONT = re.compile(r"(?:[ _-]+(?:bold|italic))+$", re.IGNORECASE)
_HIGH = re.compile(r"[^\x00-\x7f]")
_PLAIN_HIGH = frozenset("\xa0–—‘’“”…•")
"""What both kinds of text hold and neither encoding changes: the spaces and quotes of word processors."""


class Legacy(StrEnum):
    """In which of the old ways a text is written."""

    TCVN3 = "tcvn3"
    TCVN3_CAPITALS = "tcvn3_capitals"
    VNI = "vni"
    MISREAD_UTF8 = "misread_utf8"


def legacy_of_font(font: str) -> Legacy | None:
    """How text in a font is written; None for every other font. `.VnTimeH` and its like draw capitals."""
    name = font.strip().casefold()
    if name.startswith(".vn"):
        bare = _CUT_OF_FONT.sub("", font.strip())
        return Legacy.TCVN3_CAPITALS if bare.endswith("H") else Legacy.TCVN3
    return Legacy.VNI if name.startswith(("vni-", "vni ")) else None


def from_legacy(text: str, encoding: Legacy) -> str | None:
    """Return the text in Unicode (NFC); None where it holds a letter that the encoding does not have."""
    if encoding is Legacy.MISREAD_UTF8:
        return _from_misread(text)
    decoded = _from_vni(text) if encoding is Legacy.VNI else _from_tcvn3(text)
    return decoded.upper() if decoded is not None and encoding is Legacy.TCVN3_CAPITALS else decoded


def _from_tcvn3(text: str) -> str | None:
    if any(char not in _TCVN3 and char not in _PLAIN_HIGH for char in _HIGH.findall(text)):
        return None
    return "".join(_TCVN3.get(char, char) for char in text)


def _from_vni(text: str) -> str | None:
    left_over = _VNI_PIECE.sub("", text)
    if any(char not in _PLAIN_HIGH for char in _HIGH.findall(left_over)):
        return None
    return _VNI_PIECE.sub(_vni_letter, text)


def _vni_letter(found: re.Match[str]) -> str:
    """A piece in the case of its first letter: fonts hold "AÙ", typists also leave "Aù"."""
    piece = found.group()
    letter = _VNI[piece.lower()]
    return letter.upper() if piece[0].isupper() else letter


def _from_misread(text: str) -> str | None:
    """ "Nguyá»…n" is "Nguyễn": its bytes are UTF-8."""
    try:
        read = b"".join(_byte(char) for char in text).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None
    return unicodedata.normalize("NFC", read)


def _byte(char: str) -> bytes:
    """The byte that windows-1252 shows so; its five unused bytes come over as themselves."""
    return char.encode("latin-1" if ord(char) < 0x100 else "cp1252")

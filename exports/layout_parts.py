"""Fonts and pictures that an office adds to a layout: whether they can be drawn, and what they lack."""

import unicodedata
import warnings
from io import BytesIO

from exports.certificate_fonts import Codes, Face
from exports.layout import LayoutError

_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")  # ngang, huyền, hỏi, ngã, sắc, nặng
_VOWELS = "aăâeêioôơuưy"
_LETTERS = "".join(unicodedata.normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES)
_ROMAN = "bcdđfghjklmnpqrstvwxz"
VIETNAMESE = f"{_LETTERS}{_ROMAN}{_LETTERS.upper()}{_ROMAN.upper()}0123456789 .,;:-/()“”"
"""Every letter that a certificate may need, in the order of a refusal that names them."""

MOST_PIXELS = 40_000_000
"""A4 at 600 dpi has 35 million."""


def missing_letters(font: bytes) -> str:
    """Return the Vietnamese letters, digits and marks that a TrueType face lacks.

    Raises LayoutError("bad_font") for what cannot be read and embedded, an .otf with CFF outlines among it.
    """
    try:
        face = Face(font)
        missing = face.missing(VIETNAMESE)
        face.subset(Codes({ord(letter): "" for letter in VIETNAMESE if letter not in missing}))
    except Exception as error:  # a stranger's bytes: reportlab's parser fails in every way there is
        raise LayoutError("bad_font", {"face": ""}) from error
    return missing


def check_picture(data: bytes) -> None:
    """Raise LayoutError("bad_picture") for what is no PNG or JPEG, or larger than MOST_PIXELS."""
    from PIL import Image, UnidentifiedImageError  # only a layout with a picture needs it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(BytesIO(data), formats=("PNG", "JPEG"))
            if image.width * image.height > MOST_PIXELS:
                raise LayoutError("bad_picture", {"element": ""})
            image.load()
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        Warning,
        Image.DecompressionBombError,
    ) as error:
        raise LayoutError("bad_picture", {"element": ""}) from error

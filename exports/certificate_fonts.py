"""The faces of a certificate: widths, missing letters, and the subset that is embedded in the PDF.

reportlab parses and subsets the TrueType file. A face is embedded as a CID font, whose codes are two bytes:
every letter of a batch has one code, so a line of text is one string however many letters Vietnamese needs
(reportlab's own fonts split after 256), and each code names exactly one character when text is extracted.
"""

import copy
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from io import BytesIO

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFStream, PDFString
from reportlab.pdfbase.ttfonts import FF_NONSYMBOLIC, FF_SYMBOLIC, TTFError, TTFontFace

from exports.layout import BUNDLED_FACES, Layout, LayoutError

_UNITS = 1000.0


class Face:
    """One TrueType face. Widths are in multiples of the size; nothing in it changes after it was read."""

    def __init__(self, data: bytes) -> None:
        self.sha256 = sha256(data).hexdigest()
        self._font = TTFontFace(BytesIO(data))
        self._advances: dict[int, float] = self._font.charWidths
        self._glyphs: dict[int, int] = self._font.charToGlyph
        self.width: Callable[[str], float] = lru_cache(maxsize=16384)(self._width)

    def _width(self, text: str) -> float:
        return sum(map(self._advances.__getitem__, map(ord, text))) / _UNITS

    def missing(self, text: str) -> str:
        """Return the characters of a text that this face cannot draw, in their order, each once."""
        try:
            self.width(text)
        except KeyError:
            pass
        else:
            return ""
        return "".join(dict.fromkeys(letter for letter in text if ord(letter) not in self._advances))

    def subset(self, codes: "Codes") -> "EmbeddedFace":
        """Make what a PDF needs to show these codes."""
        characters = list(codes)
        parser = copy.copy(self._font)  # reading moves a pointer in it, and faces are shared between threads
        new_glyphs = {0: 0}
        for character in characters:
            new_glyphs.setdefault(self._glyphs[character], len(new_glyphs))
        program: bytes = parser.makeSubset(characters)
        to_glyph = b"\0\0" + b"".join(new_glyphs[self._glyphs[c]].to_bytes(2, "big") for c in characters)
        return EmbeddedFace(
            name=f"{_subset_tag(program)}+{self._font.name.decode()}",
            descriptor=self._descriptor(),
            widths=_array([1, _array(round(self._advances[character], 2) for character in characters)]),
            program=zlib.compress(program),
            program_length=len(program),
            to_glyph=zlib.compress(to_glyph),
            to_unicode=zlib.compress(_to_unicode(characters)),
        )

    def _descriptor(self) -> dict[str, object]:
        font = self._font
        return {
            "Ascent": font.ascent,
            "CapHeight": font.capHeight,
            "Descent": font.descent,
            "Flags": (font.flags & ~FF_NONSYMBOLIC) | FF_SYMBOLIC,
            "FontBBox": _array(font.bbox),
            "ItalicAngle": font.italicAngle,
            "StemV": font.stemV,
        }


class Codes(dict[int, str]):
    """Gives each character the next code when it is first drawn: a `str.translate` table to hexadecimal."""

    def __missing__(self, character: int) -> str:
        code = self[character] = f"{len(self) + 1:04X}"
        return code


@dataclass(frozen=True, eq=False)
class EmbeddedFace:
    """A subset ready to be written: deflated streams, and the W array in thousandths of the size."""

    name: str
    descriptor: dict[str, object]
    widths: str
    program: bytes
    program_length: int
    to_glyph: bytes
    to_unicode: bytes

    def add_to(self, document: PDFDocument) -> object:
        """Write the font's objects into a document and return the reference for its resources."""
        descriptor = PDFDictionary({"Type": PDFName("FontDescriptor"), "FontName": PDFName(self.name)})
        descriptor.dict.update(self.descriptor)
        program = compressed_stream(self.program, Length1=self.program_length)
        descriptor.dict["FontFile2"] = document.Reference(program)
        system = {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
        descendant = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType2"),
            "BaseFont": PDFName(self.name),
            "CIDSystemInfo": PDFDictionary(system),
            "FontDescriptor": document.Reference(descriptor),
            "W": self.widths,
            "CIDToGIDMap": document.Reference(compressed_stream(self.to_glyph)),
        }
        font = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": PDFName(self.name),
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([document.Reference(PDFDictionary(descendant))]),
            "ToUnicode": document.Reference(compressed_stream(self.to_unicode)),
        }
        return document.Reference(PDFDictionary(font))


def _array(values: Iterable[object]) -> str:
    return f"[{' '.join(map(str, values))}]"


def compressed_stream(content: bytes, **entries: object) -> PDFStream:
    """Return a PDF stream whose content is already deflated, with further dictionary entries."""
    return PDFStream(PDFDictionary({"Filter": PDFName("FlateDecode"), **entries}), content)


def layout_face(layout: Layout, key: str) -> Face:
    """Return a face of a layout: the office's own, or a bundled one. Raises LayoutError("bad_font")."""
    own = layout.fonts.get(key)
    try:
        return _read_face(own) if own is not None else bundled_face(key)
    except TTFError as error:
        raise LayoutError("bad_font", {"face": key}) from error


@lru_cache(maxsize=8)
def _read_face(data: bytes) -> Face:
    return Face(data)


@lru_cache(maxsize=8)
def bundled_face(key: str) -> Face:
    """Return a face that comes with the program, by its key in BUNDLED_FACES."""
    return Face((files("resources") / "fonts" / BUNDLED_FACES[key]).read_bytes())


def _subset_tag(program: bytes) -> str:
    """Return the six capitals that mark a subset (PDF 32000-1, 9.6.4), the same for the same glyphs."""
    return "".join(chr(ord("A") + byte % 26) for byte in sha256(program).digest()[:6])


def _to_unicode(characters: list[int]) -> bytes:
    """Return the CMap that gives each code back as its character (PDF 32000-1, 9.10.3)."""
    pairs = [
        f"<{code:04X}> <{chr(character).encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(characters, 1)
    ]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    mapped = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return f"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{mapped}
endcmap
CMapName currentdict /CMap defineresource pop
end
end""".encode()

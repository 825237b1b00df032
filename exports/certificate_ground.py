"""What is the same on every sheet and is not text: the frame, the emblem, rules, the office's own pictures.

A pre-printed blank already carries it, but for rules and pictures that say otherwise. In the PDF it is one
Form XObject per layout.
"""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFName

from exports.certificate_fonts import compressed_stream
from exports.certificate_frame import emblem_operators, frame_operators
from exports.certificate_paths import rgb
from exports.layout import (
    Element,
    EmblemElement,
    FrameElement,
    Layout,
    LayoutError,
    PictureElement,
    RuleElement,
    TextElement,
)

_POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, eq=False)
class Picture:
    """Decoded pixels, deflated: three bytes of colour each, and one of opacity if any is not opaque."""

    width: int
    height: int
    colours: bytes
    opacity: bytes | None

    def add_to(self, document: PDFDocument) -> object:
        """Write the picture and return its reference."""
        mask = {} if self.opacity is None else {"SMask": self._image(document, "DeviceGray", self.opacity)}
        return self._image(document, "DeviceRGB", self.colours, **mask)

    def _image(self, document: PDFDocument, space: str, content: bytes, **entries: object) -> object:
        stream = compressed_stream(
            content,
            Type=PDFName("XObject"),
            Subtype=PDFName("Image"),
            Width=self.width,
            Height=self.height,
            ColorSpace=PDFName(space),
            BitsPerComponent=8,
            **entries,
        )
        return document.Reference(stream)


@dataclass(frozen=True, eq=False)
class Ground:
    """The ground of one layout: deflated operators, the box of the sheet in pt, pictures by name."""

    operators: bytes
    width: float
    height: float
    pictures: Mapping[str, Picture]

    def add_to(self, document: PDFDocument) -> object:
        """Write the Form XObject and return its reference."""
        pictures = {name: picture.add_to(document) for name, picture in self.pictures.items()}
        stream = compressed_stream(
            self.operators,
            Type=PDFName("XObject"),
            Subtype=PDFName("Form"),
            BBox=f"[0 0 {self.width:.4f} {self.height:.4f}]",
            Resources=PDFDictionary({"XObject": PDFDictionary(pictures)} if pictures else {}),
        )
        return document.Reference(stream)


def ground_elements(layout: Layout, *, text_only: bool) -> list[Element]:
    """Return what is drawn that is not text, in the layout's order: over a blank only what it lacks."""
    return [
        element
        for element in layout.elements
        if not isinstance(element, TextElement)
        and not (isinstance(element, PictureElement) and not element.data)
        and not (text_only and _is_on_blank(element))
    ]


def _is_on_blank(element: Element) -> bool:
    return element.on_blank if isinstance(element, PictureElement | RuleElement) else True


def draw_ground(layout: Layout, *, text_only: bool = False) -> Ground | None:
    """Draw everything that is not text; None where there is nothing. Raises LayoutError("bad_picture")."""
    elements = ground_elements(layout, text_only=text_only)
    if not elements:
        return None
    width, height = layout.width_mm * _POINTS_PER_MM, layout.height_mm * _POINTS_PER_MM
    # millimetres from the top left corner, y downwards
    operators = ["q", f"{_POINTS_PER_MM:.6f} 0 0 {-_POINTS_PER_MM:.6f} 0 {height:.4f} cm"]
    pictures: dict[str, Picture] = {}
    for element in elements:
        if isinstance(element, FrameElement):
            operators.append(frame_operators(element.style, layout.width_mm, layout.height_mm))
        elif isinstance(element, EmblemElement):
            operators.append(emblem_operators(element))
        elif isinstance(element, RuleElement):
            box = f"{element.left:.4f} {element.top:.4f} {element.width:.4f} {element.height:.4f}"
            operators.append(f"{rgb(element.colour)} rg {box} re f")
        elif isinstance(element, PictureElement):
            name = f"P{len(pictures) + 1}"
            pictures[name] = picture = _decode(element)
            operators.append(_picture_operators(element, name, picture))
    operators.append("Q")
    return Ground(zlib.compress("\n".join(operators).encode("ascii")), width, height, pictures)


def _decode(element: PictureElement) -> Picture:
    from PIL import Image, UnidentifiedImageError  # only a layout with a picture needs it

    try:
        image = Image.open(BytesIO(element.data), formats=("PNG", "JPEG")).convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise LayoutError("bad_picture", {"element": element.name}) from error
    opacity = image.getchannel("A")
    see_through = opacity.getextrema() != (255, 255)
    return Picture(
        image.width,
        image.height,
        zlib.compress(image.convert("RGB").tobytes()),
        zlib.compress(opacity.tobytes()) if see_through else None,
    )


def _picture_operators(element: PictureElement, name: str, picture: Picture) -> str:
    scale = min(element.width / picture.width, element.height / picture.height)
    width, height = picture.width * scale, picture.height * scale
    left = element.left + (element.width - width) / 2
    bottom = element.top + (element.height + height) / 2
    return f"q {width:.4f} 0 0 {-height:.4f} {left:.4f} {bottom:.4f} cm /{name} Do Q"

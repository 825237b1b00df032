"""Layouts of certificates: what stands where on the sheet, in millimetres from its top left corner.

A layout is one JSON text, so that it can be kept in the register, versioned by its hash and handed to another
ward as one file. An office's own font or picture travels inside it, in base64.
"""

import base64
import binascii
import dataclasses
import json
import math
import re
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from hashlib import sha256
from importlib.resources import files

FORMAT = 1
BUNDLED_FACES: Mapping[str, str] = {
    "serif": "Tinos-Regular.ttf",
    "serif-italic": "Tinos-Italic.ttf",
    "serif-bold": "Tinos-Bold.ttf",
    "serif-bold-italic": "Tinos-BoldItalic.ttf",
    "display": "PlayfairDisplay-Bold.ttf",
    "script": "Charm-Bold.ttf",
}
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
LARGEST_SHEET_MM = 1200.0
_TOUCHING_MM = 1e-6  # a box on the sheet's edge may miss it by a rounding of floats


class LayoutError(Exception):
    """A layout cannot be used; `code` says why and `values` names the element and field."""

    def __init__(self, code: str, values: Mapping[str, object] | None = None) -> None:
        super().__init__(code, dict(values or {}))
        self.code = code
        self.values = dict(values or {})


class Align(StrEnum):
    """Which edge of its box a line touches; CENTER means the middle of the line on the middle of the box."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Anchor(StrEnum):
    """What ties the lines to their box; `exports.certificate_setting` states it to the millimetre."""

    TOP = "top"
    MIDDLE = "middle"
    BASELINE = "baseline"


class Emblem(StrEnum):
    """The emblems that the program can draw by itself: only a neutral stand-in."""

    STAR = "star"


class Frame(StrEnum):
    """The ornaments that the program can draw round a sheet: a festive one and a sober one."""

    LOTUS = "lotus"
    RULED = "ruled"


@dataclass(frozen=True, kw_only=True)
class TextElement:
    """One text and its box. Lengths in mm, sizes in pt, `leading` and `tracking` in multiples of the size.

    `text` is the fixed text unless the page brings its own. `on_blank`: a pre-printed blank carries it.
    `one_line_min`: above this size the text is kept in one line (0: it may always be wrapped).
    `lowered_by`, `raised_by`: elements whose number of lines moves the top edge of this box down or its
    bottom edge up, by their leading for each line after the first (without text: one line the other way).
    `rule_pt`, `rule_gap`: a rule as long as the last line, that many mm below its baseline.
    `led_by`: an element whose text stands before this one's first line, on its baseline; both are aligned
    as one line. Without a text here it stands in its own box.
    """

    name: str
    left: float
    top: float
    width: float
    height: float
    face: str
    size: float
    min_size: float
    align: Align = Align.CENTER
    anchor: Anchor = Anchor.BASELINE
    leading: float = 1.25
    tracking: float = 0.0
    max_lines: int = 1
    one_line_min: float = 0.0
    colour: str = "#000000"
    required: bool = False
    on_blank: bool = False
    text: str = ""
    rule_pt: float = 0.0
    rule_gap: float = 0.0
    lowered_by: tuple[str, ...] = ()
    raised_by: tuple[str, ...] = ()
    led_by: str = ""


@dataclass(frozen=True, kw_only=True)
class FrameElement:
    """The ornament round the sheet; a blank always carries its own."""

    name: str
    style: Frame = Frame.LOTUS


@dataclass(frozen=True, kw_only=True)
class EmblemElement:
    """A drawn emblem in a box (mm)."""

    name: str
    left: float
    top: float
    width: float
    height: float
    style: Emblem = Emblem.STAR


@dataclass(frozen=True, kw_only=True)
class PictureElement:
    """The office's own picture (PNG or JPEG bytes), fitted into a box (mm) in its own proportions.

    Without data the box is a free place for it: nothing is drawn. `on_blank`: a pre-printed blank carries it.
    """

    name: str
    left: float
    top: float
    width: float
    height: float
    data: bytes = b""
    on_blank: bool = True


@dataclass(frozen=True, kw_only=True)
class RuleElement:
    """A line: a box (mm) full of one colour. `on_blank`: a pre-printed blank carries it."""

    name: str
    left: float
    top: float
    width: float
    height: float
    colour: str = "#000000"
    on_blank: bool = False


BoxedElement = TextElement | EmblemElement | PictureElement | RuleElement
"""The elements that have a place of their own; the frame goes round the sheet."""
Element = BoxedElement | FrameElement
_KINDS: Mapping[str, type[Element]] = {
    "text": TextElement,
    "frame": FrameElement,
    "emblem": EmblemElement,
    "picture": PictureElement,
    "rule": RuleElement,
}


@dataclass(frozen=True)
class Layout:
    """A checked layout. `fonts` holds the office's own faces (TrueType bytes) by face key."""

    name: str
    title: str
    width_mm: float
    height_mm: float
    elements: tuple[Element, ...]
    fonts: Mapping[str, bytes] = dataclasses.field(default_factory=dict, hash=False)

    @cached_property
    def sha256(self) -> str:
        """The hash that names this version, over the layout's canonical JSON."""
        return sha256(dump_layout(self).encode()).hexdigest()

    @cached_property
    def texts(self) -> tuple[TextElement, ...]:
        """The text elements, each after those that move it."""
        by_name = {element.name: element for element in self.elements if isinstance(element, TextElement)}
        return tuple(by_name[name] for name in TopologicalSorter(_movers(by_name)).static_order())


def bundled_layouts() -> tuple[str, ...]:
    """Return the names of the layouts that come with the program."""
    folder = files("resources") / "layouts"
    return tuple(sorted(entry.name[:-5] for entry in folder.iterdir() if entry.name.endswith(".json")))


def bundled_layout(name: str) -> Layout:
    """Return a layout that comes with the program; raises LayoutError("unknown_layout")."""
    if name not in bundled_layouts():
        raise LayoutError("unknown_layout", {"name": name, "names": bundled_layouts()})
    return load_layout((files("resources") / "layouts" / f"{name}.json").read_bytes())


def load_layout(source: str | bytes) -> Layout:
    """Read a layout from its JSON; raises LayoutError naming the first thing that is wrong."""
    data = _read_json(source)
    if data.pop("format", None) != FORMAT:
        raise LayoutError("wrong_format", {"format": FORMAT})
    fonts = data.pop("fonts", {})
    elements = data.pop("elements", None)
    if not isinstance(fonts, dict) or not isinstance(elements, list):
        raise LayoutError("wrong_value", {"element": "", "field": "fonts, elements"})
    read = _Fields("", {key: value for key, value in data.items() if key != "elements"})
    layout = Layout(
        name=read.take("name", str),
        title=read.take("title", str),
        width_mm=read.take("width_mm", float),
        height_mm=read.take("height_mm", float),
        elements=tuple(_read_element(element) for element in elements),
        fonts={key: _read_bytes(value) for key, value in _font_items(fonts)},
    )
    read.finish()
    for problem in layout_problems(layout):
        raise problem
    return layout


def dump_layout(layout: Layout) -> str:
    """Return the canonical JSON of a layout; load_layout gives the same layout back."""
    plain = {
        "format": FORMAT,
        "name": layout.name,
        "title": layout.title,
        "width_mm": layout.width_mm,
        "height_mm": layout.height_mm,
        "elements": [_plain_element(element) for element in layout.elements],
    }
    if layout.fonts:
        plain["fonts"] = {key: base64.b64encode(layout.fonts[key]).decode() for key in sorted(layout.fonts)}
    return json.dumps(plain, ensure_ascii=False, indent=1)


def _plain_element(element: Element) -> dict[str, object]:
    kind = next(key for key, value in _KINDS.items() if value is type(element))
    plain: dict[str, object] = {"kind": kind}
    for field in dataclasses.fields(element):
        value = getattr(element, field.name)
        if value != field.default:
            plain[field.name] = base64.b64encode(value).decode() if isinstance(value, bytes) else value
    return plain


def _read_json(source: str | bytes) -> dict[str, object]:
    try:
        data = json.loads(source)
    except (ValueError, RecursionError) as error:
        raise LayoutError("not_json") from error
    if not isinstance(data, dict):
        raise LayoutError("not_json")
    return data


def _font_items(fonts: dict[object, object]) -> Iterator[tuple[str, object]]:
    for key, value in fonts.items():
        if not isinstance(key, str) or key in BUNDLED_FACES:
            raise LayoutError("wrong_value", {"element": "", "field": f"fonts.{key}"})
        yield key, value


def _read_element(data: object) -> Element:
    if not isinstance(data, dict):
        raise LayoutError("wrong_value", {"element": "", "field": "elements"})
    values = dict(data)
    kind = _KINDS.get(str(values.pop("kind", "")))
    if kind is None:
        raise LayoutError("wrong_value", {"element": str(values.get("name", "")), "field": "kind"})
    read = _Fields(str(values.get("name", "")), values)
    hints = typing.get_type_hints(kind)
    arguments = {
        field.name: read.take(field.name, hints[field.name])
        for field in dataclasses.fields(kind)
        if field.default is dataclasses.MISSING or field.name in values
    }
    read.finish()
    return kind(**arguments)


class _Fields:
    """The fields of one JSON object, taken one by one with their types; what is left over is an error."""

    def __init__(self, element: str, values: dict[str, object]) -> None:
        self._element = element
        self._values = values

    def take(self, field: str, kind: typing.Any) -> typing.Any:
        where = {"element": self._element, "field": field}
        if field not in self._values:
            raise LayoutError("missing_field", where)
        try:
            return _READERS.get(kind, kind)(self._values.pop(field))
        except (ValueError, TypeError) as error:
            raise LayoutError("wrong_value", where) from error

    def finish(self) -> None:
        for field in self._values:
            raise LayoutError("unknown_field", {"element": self._element, "field": field})


def _read_number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise TypeError
    return float(value)


def _exactly(kind: type) -> Callable[[object], object]:
    def read(value: object) -> object:
        if type(value) is not kind:
            raise TypeError
        return value

    return read


def _read_names(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise TypeError
    return tuple(value)


def _read_bytes(value: object) -> bytes:
    if not isinstance(value, str):
        raise LayoutError("wrong_value", {"element": "", "field": "base64"})
    try:
        return base64.b64decode(value, validate=True)
    except binascii.Error as error:
        raise LayoutError("wrong_value", {"element": "", "field": "base64"}) from error


_READERS: Mapping[object, Callable[[object], object]] = {
    float: _read_number,
    int: _exactly(int),
    str: _exactly(str),
    bool: _exactly(bool),
    bytes: _read_bytes,
    tuple[str, ...]: _read_names,
}


def _movers(texts: Mapping[str, TextElement]) -> dict[str, tuple[str, ...]]:
    return {
        name: element.lowered_by + element.raised_by + ((element.led_by,) if element.led_by else ())
        for name, element in texts.items()
    }


def layout_problems(layout: Layout) -> Iterator[LayoutError]:
    """Yield what is wrong with a layout that the types alone cannot say, most basic first."""
    if not (0 < layout.width_mm <= LARGEST_SHEET_MM and 0 < layout.height_mm <= LARGEST_SHEET_MM):
        yield LayoutError("wrong_value", {"element": "", "field": "width_mm, height_mm"})
    names = [element.name for element in layout.elements]
    for name in names:
        if not name or names.count(name) > 1:
            yield LayoutError("duplicate_name", {"element": name})
    for element in layout.elements:
        if not isinstance(element, FrameElement):
            yield from _box_problems(layout, element)
        if isinstance(element, TextElement):
            yield from _text_problems(layout, element)
        elif isinstance(element, RuleElement) and not _COLOUR.fullmatch(element.colour):
            yield LayoutError("wrong_value", {"element": element.name, "field": "colour"})
    texts = {element.name: element for element in layout.elements if isinstance(element, TextElement)}
    yield from _mover_problems(texts)


def _box_problems(layout: Layout, element: BoxedElement) -> Iterator[LayoutError]:
    if element.width <= 0 or element.height <= 0:
        yield LayoutError("wrong_value", {"element": element.name, "field": "width, height"})
    right = element.left + element.width - _TOUCHING_MM
    bottom = element.top + element.height - _TOUCHING_MM
    if element.left < 0 or element.top < 0 or right > layout.width_mm or bottom > layout.height_mm:
        yield LayoutError("outside_sheet", {"element": element.name})


def _text_problems(layout: Layout, element: TextElement) -> Iterator[LayoutError]:
    wrong = {
        "face": element.face not in BUNDLED_FACES and element.face not in layout.fonts,
        "min_size": not 0 < element.min_size <= element.size,
        "one_line_min": not (element.one_line_min == 0 or element.min_size <= element.one_line_min),
        "leading": element.leading <= 0,
        "max_lines": element.max_lines < 1,
        "colour": not _COLOUR.fullmatch(element.colour),
        "rule_pt": element.rule_pt < 0,
    }
    for field, is_wrong in wrong.items():
        if is_wrong:
            yield LayoutError("wrong_value", {"element": element.name, "field": field})


def _mover_problems(texts: Mapping[str, TextElement]) -> Iterator[LayoutError]:
    movers = _movers(texts)
    for name, others in movers.items():
        if unknown := set(others) - set(texts):
            yield LayoutError("unknown_element", {"element": name, "other": min(unknown)})
    try:
        tuple(TopologicalSorter(movers).static_order())
    except CycleError:
        yield LayoutError("moved_in_a_circle", {"element": min(texts)})

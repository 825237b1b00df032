"""Reads an .xlsx or .xlsm with a parser of its own: fonts, merged and hidden cells count too.

Macros, links to other files, charts and pictures are never opened.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.errors import FileRefused
from desktop.intake.raw import FORMULA_WITHOUT_VALUE, Container
from desktop.intake.readers.xlsx_sheet import SheetEvents
from desktop.intake.readers.xlsx_strings import SharedStrings
from desktop.intake.readers.xlsx_styles import Styles
from desktop.intake.readers.xml_events import Events
from desktop.intake.readers.zip_parts import Parts
from desktop.intake.teller import Teller

_OWN = "Sổ Vàng"
"""How `exports.workbook` signs the properties of its files."""


def read(content: bytes, teller: Teller) -> None:
    """Tell the visible worksheets. Raises `FileRefused`, and almost anything else for a damaged file."""
    parts = Parts(content)
    main = next((part for kind, part in parts.relations("").values() if kind == "officeDocument"), "")
    main = main if parts.has(main) else "xl/workbook.xml"
    book = _Book()
    parts.hear(main, book)
    relations = parts.relations(main)
    is_own = _is_own(parts)
    texts, styles = SharedStrings(), Styles()
    for kind, events in (("sharedStrings", texts), ("styles", styles)):
        for part in [part for found, part in relations.values() if found == kind and parts.has(part)][:1]:
            parts.hear(part, events)
    for name, relation in book.visible:
        kind, part = relations.get(relation, ("", ""))
        if kind not in {"worksheet", ""}:
            continue  # a sheet that holds only a chart or a dialog has no cells
        sheet = SheetEvents(
            teller,
            texts.texts,
            styles.styles,
            from_1904=book.from_1904,
            unvalued=None if is_own else FORMULA_WITHOUT_VALUE,
        )
        teller.begin(name)
        parts.hear(part, sheet)
        teller.end(sheet.marks())
    if book.hidden:
        teller.note("sheets_hidden", sheets=book.hidden)
    has_macros = any(kind == "vbaProject" for kind, _ in relations.values())
    if has_macros:
        teller.note("macros_ignored")
    teller.finish(Container.XLSM if has_macros else Container.XLSX, is_own=is_own)


@dataclass
class _Book(Events):
    """Hears the workbook part: its sheets by name and relation, and how it counts days."""

    visible: list[tuple[str, str]] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    from_1904: bool = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "workbookPr":
            self.from_1904 = attributes.get("date1904") in {"1", "true"}
        elif name == "sheet":
            self._sheet(attributes.get("name", ""), attributes)

    def _sheet(self, name: str, attributes: Mapping[str, str]) -> None:
        if attributes.get("state", "visible") == "visible":
            self.visible.append((name, attributes.get("r:id", "")))
        else:
            self.hidden.append(name)


class _Creator(Events):
    """Hears docProps/core.xml."""

    def __init__(self) -> None:
        self.name = ""
        self._inside = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG002 - heard
        self._inside = name == "dc:creator"

    def end(self, name: str) -> None:  # noqa: ARG002 - heard
        self._inside = False

    def text(self, text: str) -> None:
        if self._inside:
            self.name += text


def _is_own(parts: Parts) -> bool:
    creator = _Creator()
    try:
        if parts.has("docProps/core.xml"):
            parts.hear("docProps/core.xml", creator)
    except FileRefused as refusal:
        if refusal.code == "list_hostile":
            raise
    return creator.name.startswith(_OWN)

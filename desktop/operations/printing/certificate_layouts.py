"""Which layout each sheet of a decision has, and the sheet as its records make it."""

from __future__ import annotations

from desktop.errors import SoVangError
from desktop.operations.guards import existing, issuer_of
from desktop.operations.practice import is_practice
from desktop.operations.practice_layouts import marked_layout
from desktop.operations.printing.layout_content import put_together
from desktop.operations.printing.layouts import chosen_names, known_names
from desktop.records.award import Award
from desktop.records.certificate_rules import layout_for, layouts_for, paper_of
from desktop.records.certificate_texts import certificate_texts, name_line
from desktop.records.codes import RecipientKind
from desktop.records.commendation import Commendation
from desktop.records.issuer import Issuer, Signer
from desktop.store import layouts as stored
from desktop.store.file import RecordFile
from desktop.store.reader import Reader
from exports.certificate_pdf import CertificatePage
from exports.layout import Layout, LayoutError, bundled_layout, bundled_layouts
from exports.layout_size import scaled


class Layouts:
    """The layouts of a decision's sheets, each read once: one chosen by name, else that of each kind.

    With a `reader` the office's own layouts and choices count, else only what comes with the program.
    """

    def __init__(
        self,
        commendation: Commendation,
        issuer: Issuer,
        name: str | None = None,
        sheet_mm: tuple[float, float] | None = None,
        reader: Reader | None = None,
    ) -> None:
        self._family, self._form = issuer.family, commendation.form
        self._name, self._sheet_mm = name, sheet_mm
        self._reader = reader
        self._chosen = chosen_names(reader) if reader else {}
        self._read: dict[str, Layout] = {}

    @property
    def chosen_title(self) -> str:
        """The title that the layout chosen by name bears, empty where none was chosen."""
        texts = self._layout(self._name).texts if self._name else ()
        return next((element.text for element in texts if element.name == "title"), "")

    def of(self, award: Award) -> Layout:
        """The layout of an award's sheet."""
        return self._layout(self._name or self._name_for(award.kind))

    def _name_for(self, kind: RecipientKind) -> str:
        paper = paper_of(self._form)
        chosen = self._chosen.get((self._family, paper, kind)) if paper else None
        return chosen or layout_for(self._family, self._form, kind)

    def _layout(self, name: str) -> Layout:
        if name not in self._read:
            read = _on_sheet(_read_layout(name, self._reader), self._sheet_mm)
            marked = self._reader is not None and is_practice(self._reader)
            self._read[name] = marked_layout(read) if marked else read
        return self._read[name]


def _read_layout(name: str, reader: Reader | None) -> Layout:
    own = stored.named(reader, name) if reader else None
    if reader and own:
        return put_together(reader, own)
    try:
        return bundled_layout(name)
    except LayoutError as error:
        names = known_names(reader) if reader else bundled_layouts()
        raise SoVangError("layout_unknown", name=name, names=", ".join(names)) from error


def _on_sheet(layout: Layout, sheet_mm: tuple[float, float] | None) -> Layout:
    try:
        return layout if sheet_mm is None else scaled(layout, *sheet_mm)
    except LayoutError as error:
        if error.code == "sheet_too_large":
            raise SoVangError("sheet_too_large", **error.values) from error
        raise SoVangError("sheet_too_small", **error.values) from error


def certificate_page(
    award: Award, commendation: Commendation, issuer: Issuer, signer: Signer | None, layout: Layout
) -> CertificatePage:
    """The sheet of an award as the records stand now."""
    apart = any(element.name == "address" for element in layout.texts)
    texts = certificate_texts(award, commendation, issuer, signer, address_apart=apart)
    return CertificatePage(name_line(award), texts, layout)


def layout_titles(file: RecordFile, commendation_id: int) -> list[tuple[str, str]]:
    """Name and title of every layout that a decision may be printed with, the office's own ones last.

    Raises `commendation_gone`.
    """
    commendation = existing(file.read, commendation_id)
    names = layouts_for(issuer_of(file.read, commendation).family, commendation.form)
    own = [one.name for one in stored.current(file.read)] if names else []
    return [*((name, bundled_layout(name).title) for name in names), *zip(own, own, strict=True)]

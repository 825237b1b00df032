"""The container of a form: its workbook part and its sheets by name; signed and macro ones are refused."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final

from exports.form_xml import FormNotFilled, elements_of

__all__ = ["FormNotFilled", "FormParts"]

_SIGNATURES: Final = "_xmlsignatures/"
_SIGNED: Final = "digital-signature/origin"
_MAIN: Final = "/officeDocument"
_WORKSHEET: Final = "/worksheet"
MAX_PART_BYTES: Final = 120_000_000


class FormParts:
    """An .xlsx to be filled. Raises `FormNotFilled` for one that must not be changed or cannot be read."""

    def __init__(self, content: bytes) -> None:
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            raise FormNotFilled("not_a_workbook") from error
        names = [entry.filename for entry in self.archive.infolist()]
        self._names = {name.lower(): name for name in names}
        if len(self._names) < len(names):
            raise FormNotFilled("damaged")
        if any(name.startswith(_SIGNATURES) for name in self._names):
            raise FormNotFilled("signed")
        if any(name.endswith("vbaproject.bin") for name in self._names):
            raise FormNotFilled("macros")
        if any(kind.endswith(_SIGNED) for kind, _part in self._relations("").values()):
            raise FormNotFilled("signed")
        self.main = next((part for kind, part in self._relations("").values() if kind.endswith(_MAIN)), "")
        if self.main.lower() not in self._names:
            raise FormNotFilled("not_a_workbook")

    def content(self, part: str) -> bytes:
        """The bytes of a part. Raises `FormNotFilled("damaged")` where it is missing, torn or too large."""
        name = self._names.get(part.lower(), "")
        try:
            if not name or self.archive.getinfo(name).file_size > MAX_PART_BYTES:
                raise FormNotFilled("damaged")
            return self.archive.read(name)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
            raise FormNotFilled("damaged") from error

    def sheets(self) -> dict[str, str]:
        """The part of every worksheet, by the sheet's name."""
        relations = self._relations(self.main)
        found = {}
        for element in elements_of(self.content(self.main), ("sheet",)):
            kind, part = relations.get(_relation_id(element.attributes), ("", ""))
            if kind.endswith(_WORKSHEET):
                found[element.attributes.get("name", "")] = self._names.get(part.lower(), part)
        return found

    def _relations(self, of: str) -> dict[str, tuple[str, str]]:
        """Type and part of every relation inside the container, by its id."""
        folder, name = posixpath.split(of)
        place = posixpath.join(folder, "_rels", f"{name}.rels")
        if place.lower() not in self._names:
            return {}
        found = {}
        for element in elements_of(self.content(place), ("Relationship",)):
            told = element.attributes
            if told.get("TargetMode") != "External":
                part = posixpath.normpath(posixpath.join("/", folder, told.get("Target", "")))
                found[told.get("Id", "")] = (told.get("Type", ""), part.lstrip("/"))
        return found


def _relation_id(told: Mapping[str, str]) -> str:
    return next((value for name, value in told.items() if name.endswith(":id")), "")

"""The parts of a zip container, each read under its own name and size."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping
from typing import IO

from desktop.errors import FileRefused
from desktop.intake.readers.xml_events import Events, hear_xml


class Parts:
    """A container that `container.check_zip` has found sound."""

    def __init__(self, content: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        self._names = {name.lower(): name for name in self._archive.namelist()}

    def has(self, name: str) -> bool:
        """Whether the container holds the part; upper and lower case are the same."""
        return name.lower() in self._names

    def named(self, start: str) -> list[str]:
        """The names of the parts that begin so, in their order."""
        return [name for name in self._names.values() if name.lower().startswith(start.lower())]

    def open(self, name: str) -> IO[bytes]:
        """A part to read from. Raises `FileRefused` where it is missing."""
        if not self.has(name):
            raise FileRefused("list_damaged")
        return self._archive.open(self._names[name.lower()])

    def hear(self, name: str, events: Events) -> None:
        """Parse an XML part. Raises `FileRefused` where it is missing, damaged or unsafe."""
        with self.open(name) as stream:
            hear_xml(stream, events)

    def relations(self, of: str) -> Mapping[str, tuple[str, str]]:
        """Type and part of every relation that a part ("" for the package) has inside the container."""
        folder, name = posixpath.split(of)
        place = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(place):
            return {}
        found = _Relations(folder)
        self.hear(place, found)
        return found.relations


class _Relations(Events):
    def __init__(self, folder: str) -> None:
        self.relations: dict[str, tuple[str, str]] = {}
        self._folder = folder

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """A relation, unless it leads out of the container."""
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            target = posixpath.normpath(posixpath.join("/", self._folder, attributes.get("Target", "")))
            self.relations[attributes.get("Id", "")] = (kind, target.lstrip("/"))

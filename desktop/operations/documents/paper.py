"""A paper as it is to be written: its kind, its office, and what each of its fields says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.records.codes import DocumentKind, Family
from desktop.records.document_fields import FIELDS
from exports.document import Filling, Group, Listing


@dataclass(frozen=True)
class Paper:
    """`values` by field, None where the register does not know; `groups` by list; `name` begins the file's.

    `family` says which rules its head follows, `about` which record it is of, in a few words.
    """

    kind: DocumentKind
    family: Family
    about: str
    name: str
    values: Mapping[str, str | None]
    groups: Mapping[str, Sequence[Group]]

    @property
    def filling(self) -> Filling:
        """The values with every list of the kind, the empty ones too."""
        fields = [one for one in FIELDS[self.kind] if one.listing]
        lists = {
            name: Listing(
                frozenset(one.name for one in fields if one.listing == name and one.is_heading),
                frozenset(one.name for one in fields if one.listing == name and not one.is_heading),
                self.groups.get(name, ()),
            )
            for name in dict.fromkeys(one.listing for one in fields)
        }
        return Filling(self.values, lists)

    def missing(self, names: Sequence[str]) -> list[str]:
        """Those of the fields that a document names and the register has no value for."""
        return [name for name in dict.fromkeys(names) if name in self.values and self.values[name] is None]

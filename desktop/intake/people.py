"""Names as lists write them: taken apart into form of address and name, and told when two share a cell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from desktop.intake.kinds import kind_of_row
from desktop.records.codes import RecipientKind
from desktop.records.text import clean, fold_tones
from desktop.words.address_forms import ADDRESS_FORMS

_HOUSEHOLD_STARTS = {fold_tones(start): start for start in ("hộ gia đình", "gia đình", "hộ")}
_COUPLE = {fold_tones(form): form for form in ("ông bà", "ông", "bà", "cụ", "anh", "chị")}
_PERSON_FORMS = {fold_tones(form): form for form in ADDRESS_FORMS}
_LONGEST_START = 3
_LEAST_NAME = 2
_SHORT_FORMS = (
    (re.compile(r"^(?:đ/c|đ\.c|đc)[.:]?\s+", re.IGNORECASE), "Đồng chí "),
    (re.compile(r"^Ô(?:ng)?\s*[.:]\s*"), "Ông "),
    (re.compile(r"^B(?:à)?\s*[.:]\s*"), "Bà "),
    (re.compile(r"^(ông|bà)\s*\(\s*(?:ông|bà)\s*\)\s*", re.IGNORECASE), r"\1 "),
)
_NUMBERED = re.compile(r"^\s*(?:\d{1,3}\s*[.)/-]|[-+•*])\s*")
_BETWEEN_NAMES = re.compile(r"\s*(?:[\n;]|,|/|&|\+|\svà\s)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class TypedName:
    """A name as typed, taken apart; `kind` is None where nothing tells it."""

    kind: RecipientKind | None
    address_form: str
    name: str


def taken_apart(typed: str) -> TypedName:
    """ "Bà Đặng Thị Hường" is an individual, "Hộ ông Lê Văn Tâm" a household, "Tổ dân vận số 3" neither."""
    kind = kind_of_row(typed, "", (), None)
    if kind is RecipientKind.HOUSEHOLD:
        return _household(typed)
    if kind is not RecipientKind.COLLECTIVE:
        form, rest = _parted(typed, _PERSON_FORMS)
        if len(rest.split()) >= _LEAST_NAME:
            return TypedName(RecipientKind.INDIVIDUAL, form, rest)
    return TypedName(kind, "", typed)


def listed_name(cell: str) -> str:
    """A name cell as one line: without its own number, short forms of address written out."""
    name = clean(_NUMBERED.sub("", cell)).strip(" ;,").removesuffix(".")
    for short, full in _SHORT_FORMS:
        name = short.sub(full, name)
    return name


def names_in(cell: str) -> list[str]:
    """The persons in one cell, where there are several: each part must be a full name of its own."""
    parts = [listed_name(part) for part in _BETWEEN_NAMES.split(cell.strip()) if clean(part)]
    return parts if len(parts) > 1 and all(map(_is_full_name, parts)) else []


def household_form(address_form: str) -> str:
    """ "Ông" of a householder as certificates write it: "Hộ gia đình ông"; others stay."""
    found = _COUPLE.get(fold_tones(address_form))
    return f"Hộ gia đình {found}" if found else address_form


def without_form(name: str, address_form: str) -> str:
    """The name without the form of address that has a column of its own."""
    return _parted(name, {fold_tones(address_form): address_form})[1] or name


def _is_full_name(part: str) -> bool:
    typed = taken_apart(part)
    return typed.kind is RecipientKind.INDIVIDUAL and len(typed.name.split()) >= _LEAST_NAME


def _household(typed: str) -> TypedName:
    _start, rest = _parted(typed, _HOUSEHOLD_STARTS)
    form, name = _parted(rest or typed, _COUPLE)
    if name:
        return TypedName(RecipientKind.HOUSEHOLD, f"Hộ gia đình {form}", name)
    return TypedName(RecipientKind.HOUSEHOLD, "", rest or typed)


def _parted(typed: str, starts: Mapping[str, str]) -> tuple[str, str]:
    """The longest of the beginnings, and what follows it; two empty texts where none begins it."""
    words = typed.replace(":", " ").split()
    for count in range(min(_LONGEST_START, len(words) - 1), 0, -1):
        found = starts.get(fold_tones(" ".join(words[:count])))
        if found is not None:
            return found, " ".join(words[count:])
    return "", ""

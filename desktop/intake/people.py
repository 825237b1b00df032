"""Names as lists write them: taken apart into form of address and name, and told when two share a cell."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.intake.kinds import kind_of_row
from desktop.records.codes import RecipientKind
from desktop.records.text import clean, fold_tones
from desktop.words.address_forms import ADDRESS_FORMS

_HOUSEHOLD_STARTS = ("hộ gia đình", "gia đình", "hộ")
_COUPLE = ("ông bà", "ông", "bà", "cụ", "anh", "chị")
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
        for form in sorted(ADDRESS_FORMS, key=len, reverse=True):
            rest = _after(typed, form)
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
    known = {fold_tones(one): one for one in _COUPLE}
    found = known.get(fold_tones(address_form))
    return f"Hộ gia đình {found}" if found else address_form


def without_form(name: str, address_form: str) -> str:
    """The name without the form of address that has a column of its own."""
    return _after(name, address_form) or name


def _is_full_name(part: str) -> bool:
    typed = taken_apart(part)
    return typed.kind is RecipientKind.INDIVIDUAL and len(typed.name.split()) >= _LEAST_NAME


def _household(typed: str) -> TypedName:
    rest = typed
    for start in _HOUSEHOLD_STARTS:
        if after := _after(typed, start):
            rest = after
            break
    for form in _COUPLE:
        if name := _after(rest, form):
            return TypedName(RecipientKind.HOUSEHOLD, f"Hộ gia đình {form}", name)
    return TypedName(RecipientKind.HOUSEHOLD, "", rest)


def _after(typed: str, start: str) -> str:
    """What follows `start` in `typed`, "" when it does not begin so."""
    words = typed.replace(":", " ").split()
    count = len(start.split())
    if not count or len(words) <= count or fold_tones(" ".join(words[:count])) != fold_tones(start):
        return ""
    return " ".join(words[count:])

"""What a typed name says of itself: kind, form of address, and the name without it."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.intake.kinds import kind_of_row
from desktop.records.codes import RecipientKind
from desktop.records.text import fold, fold_tones
from desktop.words.address_forms import ADDRESS_FORMS

_HOUSEHOLD_STARTS = ("hộ gia đình", "gia đình", "hộ")
_COUPLE = ("ông bà", "ông", "bà", "cụ", "anh", "chị")
_LEAST_NAME = 2


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


def is_searching(typed: str) -> bool:
    """Small letters only: looking for a known name. A name with capitals is being written out."""
    return typed == typed.lower()


def is_initiative(text: str) -> bool:
    """Names of initiatives begin with “Khéo”; anything else is an achievement in its own words."""
    return fold(text).startswith("kheo ")


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
    words = typed.split()
    count = len(start.split())
    if len(words) <= count or fold_tones(" ".join(words[:count])) != fold_tones(start):
        return ""
    return " ".join(words[count:])

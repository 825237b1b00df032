"""Names of bodies and addresses written out and taken apart, so that two ways of writing one are alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache

from desktop.records.text import fold

SHORT_FORMS: Mapping[str, str] = {
    "bct mttq": "ban cong tac mat tran",
    "ban ctmt": "ban cong tac mat tran",
    "bctmt": "ban cong tac mat tran",
    "bct mat tran": "ban cong tac mat tran",
    "to dv": "to dan van",
    "to dp": "to dan pho",
    "tdp": "to dan pho",
    "tdv": "to dan van",
    "cb": "chi bo",
    "kdc": "khu dan cu",
    "mttq": "mat tran to quoc",
    "vn": "viet nam",
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "ub": "uy ban",
    "lhpn": "lien hiep phu nu",
    "pn": "phu nu",
    "ccb": "cuu chien binh",
    "nct": "nguoi cao tuoi",
    "ctd": "chu thap do",
    "tncs": "thanh nien cong san",
    "hcm": "ho chi minh",
    "th": "tieu hoc",
    "thcs": "trung hoc co so",
    "thpt": "trung hoc pho thong",
    "mn": "mam non",
    "antt": "an ninh trat tu",
    "bvdp": "bao ve dan pho",
    "cskv": "canh sat khu vuc",
    "ca": "cong an",
    "tp": "thanh pho",
    "p": "phuong",
}
"""Short forms as offices write them, folded, and what they stand for (domain.md, names of bodies)."""

_SHORT = re.compile(r"\b(" + "|".join(sorted(SHORT_FORMS, key=len, reverse=True)) + r")\b")
_PREFIX = re.compile(r"^(tap the|nhan dan va can bo|can bo va nhan dan|can bo nhan dan) (?=\w+ \w)")
_NUMBERED = re.compile(r"\bso (?=\d)")
_WARD = re.compile(r"\b(?:phuong|thi tran)\b(?P<ward>.*)$")
_STREET = re.compile(r"^(?:pho|duong|ngo|ngach) (?=\w)")
_POST = re.compile(
    "^(?:to truong|to pho|to vien|truong ban|pho truong ban|pho ban|chu tich|pho chu tich|bi thu|pho bi thu|"
    "chi hoi truong|chi hoi pho|hoi truong|hoi vien|thanh vien|uy vien|thu ky|can bo|cong chuc|doi truong|"
    r"doi pho|doi vien|giam doc|pho giam doc|hieu truong|pho hieu truong|giao vien) (?=\w)"
)
"""A post before its unit in one phrase, "Tổ trưởng Tổ dân vận số 3": people change posts."""
_SEGMENTS = re.compile(r"[,;(–]| - ")
Heirs = Mapping[str, frozenset[str]]
"""Folded names of wards, each with those of the wards that it became or came from on 1/7/2025."""


class Places(Enum):
    """How two units or addresses lie to each other."""

    ONE = "one"
    UNKNOWN = "unknown"
    OTHER = "other"
    APART = "apart"


@dataclass(frozen=True)
class Place:
    """A unit or an address: its parts as words with their numbers, and the ward's folded name."""

    parts: Mapping[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    ward: str = ""


@dataclass(frozen=True)
class Body:
    """A collective's name: its words, its numbers, and the ward at its end."""

    words: tuple[str, ...]
    numbers: tuple[str, ...]
    ward: str


@lru_cache(4_096)
def written_out(text: str) -> str:
    """The folded text with short forms written out, "số" before a number and leading noughts left out."""
    long = _SHORT.sub(lambda short: SHORT_FORMS[short.group()], fold(text))
    plain = _NUMBERED.sub("", _PREFIX.sub("", long))
    return " ".join(word.lstrip("0") or "0" if word.isdigit() else word for word in plain.split())


@lru_cache(4_096)
def body_of(name: str) -> Body:
    """A collective's name taken apart."""
    text, ward = _without_ward(written_out(name))
    words, numbers = _words_and_numbers(text)
    return Body(words, numbers, ward)


@lru_cache(4_096)
def place_of(text: str) -> Place:
    """A unit or an address taken apart at its commas."""
    parts: dict[tuple[str, ...], tuple[str, ...]] = {}
    ward = ""
    for segment in _SEGMENTS.split(text):
        core, found = _without_ward(written_out(segment))
        ward = ward or found
        words, numbers = _words_and_numbers(
            _STREET.sub("", _POST.sub("", core.removesuffix(" phuong").strip()))
        )
        if (words or numbers) and words != ("phuong",):
            parts.setdefault(words, numbers)
    return Place(parts, ward)


def places_between(one: str, other: str, heirs: Heirs) -> Places:
    """Whether two texts name one unit, other ones, or neighbours that only a number tells apart."""
    here, there = place_of(one), place_of(other)
    wards = {here.ward, there.ward} - {""}
    if len(wards) > 1 and there.ward not in heirs.get(here.ward, ()):
        return Places.APART
    if not here.parts or not there.parts:
        return Places.UNKNOWN
    alike = here.parts.keys() & there.parts.keys()
    numbers = [(here.parts[words], there.parts[words]) for words in alike]
    if any(mine and theirs and mine != theirs for mine, theirs in numbers):
        return Places.OTHER if len(wards) > 1 else Places.APART
    return Places.ONE if alike or _one_within(here, there) else Places.OTHER


def _one_within(here: Place, there: Place) -> bool:
    """ "Tổ trưởng Tổ dân phố số 3" and "TDP 3": all words of the shorter, and the same numbers."""
    words = [{word for part in place.parts for word in part} for place in (here, there)]
    numbers = [sorted(_all_numbers(place)) for place in (here, there)]
    return numbers[0] == numbers[1] and (words[0] <= words[1] or words[1] <= words[0])


def _all_numbers(place: Place) -> Iterator[str]:
    return (number for numbers in place.parts.values() for number in numbers)


def _without_ward(text: str) -> tuple[str, str]:
    """The text up to "phường", and the ward that follows."""
    found = _WARD.search(text)
    if found is None:
        return text, ""
    return text[: found.end() - len(found["ward"])].strip(), found["ward"].strip()


def _words_and_numbers(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    words = text.split()
    is_number = [any(letter.isdigit() for letter in word) for word in words]
    plain = tuple(word for word, number in zip(words, is_number, strict=True) if not number)
    return plain, tuple(word for word, number in zip(words, is_number, strict=True) if number)

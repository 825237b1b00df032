"""What the form of a new register offers, and the office that is made of its answers."""

from __future__ import annotations

from pathlib import Path

from desktop.operations import places, register
from desktop.records.codes import Family
from desktop.records.text import fold
from desktop.ui.new_register_form import IssuerKind, NewRegister
from desktop.ui.widgets.popup_list import Suggestion

ISSUER_KINDS = (
    IssuerKind(Family.STATE, "Chủ tịch Ủy ban nhân dân {ward}", ("CHỦ TỊCH", "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH")),
    IssuerKind(Family.PARTY, "Ban Thường vụ Đảng ủy {ward}", ("T/M BAN THƯỜNG VỤ / BÍ THƯ",)),
    IssuerKind(
        Family.FRONT, "Ban Thường trực Ủy ban MTTQ Việt Nam {ward}", ("TM. BAN THƯỜNG TRỰC / CHỦ TỊCH",)
    ),
)


def suggested_places(typed: str) -> list[Suggestion]:
    """The wards and communes that fit what was typed; one found by a former name says which."""
    return [Suggestion(name, _from(name, typed)) for name in places.wards_like(typed)]


def _from(ward: str, typed: str) -> str:
    former = places.found_by_former_name(ward, typed)
    return f"có {former} cũ" if former else ""


def office_of(new: NewRegister) -> register.NewOffice:
    """The office to write down; without a signer's name, one without signers."""
    if not new.signer:
        return register.NewOffice(new.ward)
    signer = register.NewSigner(new.signer, new.signer_title.replace(" / ", "\n"))
    return register.NewOffice(new.ward, {Family(new.issuer_kind): signer})


def register_path(ward: str, folder: Path) -> Path:
    """Where the register of a ward goes: "phuong-hoan-kiem.sovang", or "… (2)" where that stands already."""
    stem = fold(ward).replace(" ", "-") or "so-vang"
    free = folder / f"{stem}.sovang"
    number = 2
    while free.exists():
        free = folder / f"{stem} ({number}).sovang"
        number += 1
    return free

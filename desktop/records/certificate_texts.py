"""The texts of one certificate, from the records alone: never from today, never from the present card.

Wordings: domain.md §1.4 and its Corrections; look.md §8 for how they are set.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.records.codes import Family, RecipientKind
from desktop.records.text import capitalised, fold_tones, office_date

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from desktop.records.award import Award
    from desktop.records.commendation import Commendation
    from desktop.records.issuer import Issuer, Signer

GAP = "\u00a0" * 8
"""Room for what the registry writes by hand; no-break spaces, because runs of plain ones become one."""

_COLLECTIVE_PREFIX = "Tập thể"
_HOUSEHOLD_PREFIX = "Hộ gia đình"
_YEAR = re.compile(r"năm (\d{4})")
_QUOTES = (("“", "”"), ("«", "»"), ('"', '"'), ("'", "'"))


def certificate_texts(
    award: Award,
    commendation: Commendation,
    issuer: Issuer,
    signer: Signer | None,
    *,
    address_apart: bool = False,
) -> Mapping[str, str]:
    """The changing texts of the sheet, by the name of their element in the layout.

    `address_apart`: the layout sets the form of address before the name in a face of its own.
    """
    address, name = address_and_name(award) if address_apart else ("", name_line(award))
    return {
        "authority": issuer.authority_lines or issuer.name.upper(),
        **own_texts(award, commendation),
        "address": address,
        "name": name,
        "decision": decision_lines(commendation, issuer),
        "register": register_line(award, issuer.family),
        "place_date": place_date(issuer.place, commendation.decision_date),
        "signer_title": signer.title_lines if signer else "",
        "signer_name": signer.name if signer else "",
    }


def own_texts(award: Award, commendation: Commendation) -> Mapping[str, str]:
    """Those of the texts that tell one sheet of a decision from the others."""
    return {
        "name": name_line(award),
        "second_line": capitalised(award.second_line),
        "merit": merit_text(award, commendation),
    }


def name_line(award: Award) -> str:
    """ "Bà Đặng Thị Hường", "TỔ DÂN VẬN SỐ 3", "Hộ gia đình ông Lê Văn Tâm"."""
    form, name = award.address_form.strip(" :"), award.printed_name
    if award.kind is RecipientKind.COLLECTIVE:
        return _collective_line(form, name)
    if award.kind is RecipientKind.HOUSEHOLD:
        return f"{_household_form(form)} {name}"
    return f"{form} {name}".strip()


def address_and_name(award: Award) -> tuple[str, str]:
    """("Đồng chí:", "Nguyễn Minh Châu"); a collective has no form of address before its name."""
    if award.kind is RecipientKind.COLLECTIVE:
        return "", name_line(award)
    address = name_line(award).removesuffix(award.printed_name).strip()
    return (f"{address}:" if address else ""), award.printed_name


def merit_text(award: Award, commendation: Commendation) -> str:
    """The achievement; with an initiative the row's own wording or the usual one, then the name in quotes.

    "Đã có thành tích xuất sắc trong thực hiện mô hình “Dân vận khéo” năm 2026:" / "“Khéo trong …”".
    """
    if not award.initiative:
        return capitalised(award.merit or commendation.merit)
    if fold_tones(_unquoted(award.initiative)) in fold_tones(award.merit):
        return capitalised(award.merit)
    lead = capitalised(award.merit.rstrip(" :")) or _initiative_lead(commendation)
    return f"{lead}:\n{quoted_initiative(award)}"


def listed_merit(award: Award, commendation: Commendation) -> str:
    """The achievement in a list: of a row that only carries out an initiative, the initiative's name.

    The list's title already says what all its rows were commended for (domain.md §4.5: "Thành tích (tên mô
    hình)").
    """
    if award.initiative and not award.merit:
        return quoted_initiative(award)
    return merit_text(award, commendation).replace("\n", " ")


def quoted_initiative(award: Award) -> str:
    """The initiative's name in one pair of quotes: “Khéo trong mô hình “Mẹ đỡ đầu””."""
    return f"“{_unquoted(award.initiative)}”"


def decision_lines(commendation: Commendation, issuer: Issuer) -> str:
    """The decision's number and day, with room to write where they are not known yet.

    State and Front write two lines, the Party one: "Quyết định số 15-QĐ/ĐU, ngày …" (domain.md §2.3).
    """
    if issuer.family is Family.PARTY:
        return cited_decision(commendation, issuer)
    return f"Quyết định số: {_number(commendation, issuer)}\n{written_day(commendation.decision_date)}"


def cited_decision(commendation: Commendation, issuer: Issuer) -> str:
    """ "Quyết định số 218/QĐ-UBND ngày …"; the Party sets a comma before the day and never a colon."""
    comma = "," if issuer.family is Family.PARTY else ""
    day = written_day(commendation.decision_date)
    return f"Quyết định số {_number(commendation, issuer)}{comma} {day}"


def register_line(award: Award, family: Family) -> str:
    """ "Số sổ vàng: 27/2026"; on Party papers "Số vào sổ khen thưởng: …" (domain.md §2.3)."""
    label = "Số vào sổ khen thưởng" if family is Family.PARTY else "Số sổ vàng"
    if award.register_number is None:
        return f"{label}:{GAP}"
    return f"{label}: {award.register_number}/{award.register_year}"


def place_date(place: str, day: date | None) -> str:
    """ "Hoàn Kiếm, ngày 09 tháng 10 năm 2026"."""
    return f"{place}, {written_day(day)}" if place else written_day(day)


def written_day(day: date | None) -> str:
    """The day in the office's words, or the gaps that a draft leaves for it."""
    return office_date(day) if day else f"ngày{GAP}tháng{GAP}năm{GAP}"


def _number(commendation: Commendation, issuer: Issuer) -> str:
    return commendation.number or issuer.number_pattern.replace("{n}", GAP)


def _collective_line(form: str, name: str) -> str:
    if not form:
        return name.upper()
    if fold_tones(form) == fold_tones(_COLLECTIVE_PREFIX):
        return f"{_COLLECTIVE_PREFIX} {name.upper()}"
    return f"{form} {name}"


def _household_form(form: str) -> str:
    if "gia đình" in form.lower() or form.lower().startswith("hộ"):
        return form
    return f"{_HOUSEHOLD_PREFIX} {form.lower()}".strip()


def _unquoted(name: str) -> str:
    """The name without quotes around all of it, or one at its end that has no partner; those inside stay."""
    bare = name.strip()
    for opening, closing in _QUOTES:
        surplus = bare.count(opening) - bare.count(closing)
        bare = bare.removeprefix(opening) if surplus > 0 else bare
        bare = bare.removesuffix(closing) if surplus < 0 else bare
        inside = bare[1:-1]
        if bare.startswith(opening) and bare.endswith(closing) and _paired(inside, opening, closing):
            return inside.strip()
    return bare


def _paired(text: str, opening: str, closing: str) -> bool:
    """Whether what stands inside the outer quotes has its own in pairs; '"A" và "B"' has no outer ones."""
    if opening == closing:
        inner = text.count(opening)
        return inner == 0 or (inner % 2 == 0 and opening in (text[0], text[-1]))
    depth = 0
    for letter in text:
        depth += (letter == opening) - (letter == closing)
        if depth < 0:
            return False
    return depth == 0


def _initiative_lead(commendation: Commendation) -> str:
    """The year is the one that the decision's own wording names, else that of its day, else none."""
    named = _YEAR.search(commendation.merit)
    day = commendation.decision_date
    year = f" năm {named.group(1)}" if named else f" năm {day.year}" if day else ""
    return f"Đã có thành tích xuất sắc trong thực hiện mô hình “Dân vận khéo”{year}"

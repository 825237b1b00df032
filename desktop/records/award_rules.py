"""What may be wrong with an award, and how its amount follows the rule of its decision."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING

from desktop.records.bonus import doubt_of
from desktop.records.codes import RecipientKind, Rounding
from desktop.records.problem import Problem, Severity
from desktop.records.text import as_name, fold_tones, format_amount
from desktop.words.papers import ROMAN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from desktop.records.award import Award
    from desktop.records.bonus import Bonus
    from desktop.records.commendation import Commendation
    from desktop.records.recipient import Recipient

ORDER_OF_KINDS = (RecipientKind.COLLECTIVE, RecipientKind.HOUSEHOLD, RecipientKind.INDIVIDUAL)
"""The order of the annex: I. Tập thể, II. Hộ gia đình, III. Cá nhân (domain.md §4.5)."""

PRINTED_FIELDS = frozenset(
    {
        "kind",
        "printed_name",
        "address_form",
        "second_line",
        "merit",
        "initiative",
        "prize",
        "amount",
        "recipient_id",
    }
)
"""What a signed list says of an award: these change only with a reason."""

_BARE_TITLES = frozenset(
    fold_tones(title)
    for title in (
        "Tổ trưởng, Tổ phó, Tổ viên, Trưởng ban, Phó ban, Phó Trưởng ban, Trưởng, Phó, Chủ tịch, "
        "Phó Chủ tịch, Bí thư, Phó Bí thư, Chi hội trưởng, Chi hội phó, Hội trưởng, Hội viên, "
        "Thành viên, Ủy viên, Thư ký, Cán bộ, Công chức, Đội trưởng, Đội phó, Đội viên, "
        "Giám đốc, Phó Giám đốc, Hiệu trưởng, Phó Hiệu trưởng, "
        "Trưởng phòng, Phó Trưởng phòng, Trưởng Công an, Phó Trưởng Công an, Chỉ huy trưởng"
    ).split(", ")
)
_EARLIEST_BIRTH_YEAR = 1900
_LEGAL_SHORT = (
    (re.compile(r"(?:Nghị định|NĐ)(?: số)? (\d+/\d{4})"), "NĐ"),
    (re.compile(r"(?:Hướng dẫn|HD)(?: số)? (\d+-HD/\w+)"), "HD"),
)

LONGEST_NAME = MappingProxyType(
    {RecipientKind.INDIVIDUAL: 50, RecipientKind.HOUSEHOLD: 60, RecipientKind.COLLECTIVE: 150}
)
"""Letters; what is longer is hardly a name alone."""


@dataclass(frozen=True)
class NewAward:
    """A row of a list before it is stored. `amount` None: the rule decides; `recipient_id` None: a new card.

    `not_same` are ids of near cards that the new card was said not to be.

    `position` is the person's office (chức vụ), not the place in the list; where `second_line` is empty it is
    put together from `position` and `unit_text`.
    """

    kind: RecipientKind
    printed_name: str
    address_form: str = ""
    position: str = ""
    unit_text: str = ""
    second_line: str = ""
    merit: str = ""
    initiative: str = ""
    birth_year: int | None = None
    amount: int | None = None
    amount_reason: str = ""
    recipient_id: int | None = None
    note: str = ""
    prize: str = ""
    not_same: tuple[int, ...] = ()


def second_line_of(position: str, unit_text: str) -> str:
    """The certificate's second line; "Tổ trưởng" and "Tổ dân vận số 3" are one phrase, others get a comma."""
    if not position or not unit_text:
        return position or unit_text
    bare = fold_tones(position) in _BARE_TITLES and unit_text[0].isupper()
    return f"{position} {unit_text}" if bare else f"{position}, {unit_text}"


def written_line(new: NewAward) -> str:
    """The second line as the row will have it."""
    return new.second_line or second_line_of(new.position, new.unit_text)


def card_unit(new: NewAward) -> str:
    """The unit on the card of a row: the line under the name stands for it only where it is no office."""
    return new.unit_text or ("" if new.position else new.second_line)


def without_capitals(kind: RecipientKind, name: str) -> bool:
    """Whether a person's or a householder's name has no capital at the beginning of any word."""
    return (
        kind is not RecipientKind.COLLECTIVE
        and any(letter.islower() for letter in name)
        and not any(word[0].isupper() for word in name.split())
    )


def capital_problems(field: str, kind: RecipientKind, name: str) -> Iterator[Problem]:
    """Warns of a person's name in small letters or in capitals only, with the usual way as an offer.

    Capitals are never put by themselves: a person's own spelling is never corrected (design.md §4).
    """
    in_capitals = kind is not RecipientKind.COLLECTIVE and name.isupper() and " " in name
    if in_capitals or without_capitals(kind, name):
        code = "name_in_capitals" if in_capitals else "name_without_capitals"
        yield Problem(field, code, {"name": name, "suggestion": as_name(name)}, Severity.WARNING)


def award_key(kind: RecipientKind, printed_name: str, second_line: str) -> tuple[str, str, str]:
    """What makes two rows of one list the same: kind, name and unit, whatever their capitals and commas."""
    return kind.value, fold_tones(printed_name), fold_tones(second_line)


def key_of(award: Award) -> tuple[str, str, str]:
    """The key of a stored award."""
    return award_key(award.kind, award.printed_name, award.second_line)


def ordered(awards: Sequence[Award]) -> list[Award]:
    """The awards in the order of the annex: collectives, households, individuals, each by position."""
    return sorted(awards, key=lambda award: (ORDER_OF_KINDS.index(award.kind), award.position, award.id or 0))


def listed_places(awards: Iterable[Award]) -> dict[int | None, dict[str, object]]:
    """Where a list shows its awards, by id: Roman `section` of the kind and `number` inside.

    Kinds that nobody is of take no section.
    """
    places: dict[int | None, dict[str, object]] = {}
    for roman, (_kind, inside) in zip(ROMAN, groupby(awards, key=lambda award: award.kind), strict=False):
        places |= {one.id: {"section": roman, "number": at} for at, one in enumerate(inside, start=1)}
    return places


def by_kind(awards: Sequence[Award]) -> list[Award]:
    """The awards group after group, each group in the order given."""
    return sorted(awards, key=lambda award: ORDER_OF_KINDS.index(award.kind))


def card_following(card: Recipient, seen: Award, changed: Award) -> Recipient:
    """The card after a correction in a list: what card and row said alike stays alike, the rest stays."""
    name = changed.printed_name if card.name == seen.printed_name else card.name
    form = changed.address_form if card.address_form == seen.address_form else card.address_form
    return replace(card, name=name, address_form=form)


def check_award(
    new: NewAward,
    commendation: Commendation,
    *,
    others: Sequence[Award],
    bonus: Bonus | None,
    today: date,
    listed: Sequence[Award] = (),
) -> list[Problem]:
    """Every problem of a row. `others` are the awards already in the list, without the one being changed.

    `listed` is the whole list as it is shown, where it holds more than `others`.
    """
    return [
        *_name_problems(new),
        *_duplicate_problems(new, others, listed or others),
        *_birth_problems(new, today),
        *_merit_problems(new, commendation),
        *_amount_problems(new, commendation, bonus),
    ]


@lru_cache(64)
def rule_text(bonus: Bonus) -> str:
    """How the amount came about: "0,3 × 2.530.000 = 759.000, làm tròn lên 760.000 (NĐ 152/2025)"."""
    exact = bonus.base_salary.amount * bonus.rate.multiplier_thousandths
    salary, multiplier = format_amount(bonus.base_salary.amount), _decimal(bonus.rate.multiplier_thousandths)
    text = f"{multiplier} × {salary} = {_decimal(exact)}"
    if exact != bonus.amount * 1000:
        up = bonus.rate.rounding is Rounding.UP_10000
        text += f", làm tròn {'lên ' if up else ''}{format_amount(bonus.amount)}"
    unverified = "chưa kiểm chứng" if doubt_of(bonus.rate) else ""
    source = ", ".join(filter(None, (_short_source(bonus.rate.legal_basis), unverified)))
    return f"{text} ({source})" if source else text


def following_rule(award: Award, bonus: Bonus | None) -> Award:
    """The award with the rule's amount; one typed by hand with its reason stays as it is."""
    if award.amount_reason:
        return award
    if bonus is None:
        return replace(award, amount=None, amount_rule="")
    return replace(award, amount=bonus.amount, amount_rule=rule_text(bonus))


def with_amount(
    award: Award, amount: int | None, reason: str, bonus: Bonus | None, unexplained: str
) -> Award:
    """The award with an amount as typed: None or the rule's own sum follows the rule, another keeps a reason.

    `unexplained` stands in for a reason that was not given, so that no later computation overwrites the sum.
    """
    settled, rule, why = settled_amount(amount, reason, bonus, unexplained)
    return replace(award, amount=settled, amount_rule=rule, amount_reason=why)


def settled_amount(
    amount: int | None, reason: str, bonus: Bonus | None, unexplained: str
) -> tuple[int | None, str, str]:
    """Amount, its rule and its reason of a sum as typed; see `with_amount`."""
    if bonus is None:
        return (None, "", "") if amount is None else (amount, "", reason or unexplained)
    if amount is None or amount == bonus.amount:
        return bonus.amount, rule_text(bonus), ""
    return amount, rule_text(bonus), reason or unexplained


def _short_source(legal_basis: str) -> str:
    """ "NĐ 152/2025" of "Nghị định số 152/2025/NĐ-CP, Điều 54 …"; empty for a plan or nothing."""
    for pattern, short in _LEGAL_SHORT:
        if found := pattern.search(legal_basis):
            return f"{short} {found.group(1)}"
    return ""


def _decimal(thousandths: int) -> str:
    whole, rest = divmod(thousandths, 1000)
    return format_amount(whole) + (f",{rest:03}".rstrip("0") if rest else "")


def _name_problems(new: NewAward) -> Iterator[Problem]:
    name = new.printed_name.strip()
    if not name:
        yield Problem("printed_name", "name_missing")
        return
    if not any(letter.isalpha() for letter in name):
        yield Problem("printed_name", "name_without_letters", {"name": name})
    if new.kind is not RecipientKind.COLLECTIVE and any(letter.isdigit() for letter in name):
        yield _warning("printed_name", "name_with_digits", name=name)
    if len(name) > LONGEST_NAME[new.kind]:
        yield _warning("printed_name", "name_long", name=f"{name[:40].rstrip()}…", count=len(name))
    yield from capital_problems("printed_name", new.kind, name)
    if new.kind is RecipientKind.INDIVIDUAL and not new.address_form:
        yield _warning("address_form", "address_form_missing", name=name)


def _duplicate_problems(new: NewAward, others: Sequence[Award], listed: Sequence[Award]) -> Iterator[Problem]:
    key = award_key(new.kind, new.printed_name, written_line(new))
    for other in ordered(others):
        same_card = new.recipient_id is not None and other.recipient_id == new.recipient_id
        if new.printed_name and (key_of(other) == key or same_card):
            place = listed_places(ordered(listed))[other.id]
            yield _warning("printed_name", "already_in_list", name=other.printed_name, **place)
            return
    if new.kind is RecipientKind.INDIVIDUAL and new.printed_name:
        for other in others:
            if key_of(other)[:2] == key[:2]:
                yield _warning(
                    "printed_name", "same_name_in_list", name=other.printed_name, unit=other.second_line
                )
                return


def _birth_problems(new: NewAward, today: date) -> Iterator[Problem]:
    year = new.birth_year
    if year is None:
        return
    if new.kind is RecipientKind.COLLECTIVE:
        yield _warning("birth_year", "birth_year_of_collective")
    elif year > today.year:
        suggestion = year - 100
        if _EARLIEST_BIRTH_YEAR <= suggestion <= today.year:
            yield Problem("birth_year", "birth_year_ahead", {"year": year, "suggestion": suggestion})
        else:
            yield Problem("birth_year", "birth_year_wrong", {"year": year})
    elif year < _EARLIEST_BIRTH_YEAR:
        yield Problem("birth_year", "birth_year_wrong", {"year": year})


def _merit_problems(new: NewAward, commendation: Commendation) -> Iterator[Problem]:
    if not (new.merit or new.initiative or commendation.merit):
        yield _warning("merit", "merit_missing")
    for name in ("merit", "initiative"):
        text = getattr(new, name)
        if text.count("“") != text.count("”") or text.count('"') % 2:
            yield _warning(name, "quotes_unbalanced")


def _amount_problems(new: NewAward, commendation: Commendation, bonus: Bonus | None) -> Iterator[Problem]:
    if new.amount is not None and new.amount < 0:
        yield Problem("amount", "amount_negative")
    elif new.amount is None:
        if commendation.decision_date is None:
            yield _warning("amount", "amount_waits_for_date")
    elif bonus is not None and new.amount != bonus.amount and not new.amount_reason:
        yield _warning("amount", "amount_differs_from_rule", rule=rule_text(bonus))


def _warning(field: str, code: str, **values: object) -> Problem:
    return Problem(field, code, values, Severity.WARNING)

"""Lists of collectives, households and individuals: each row is a card."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from desktop.intake.people_fields import RECIPIENTS
from desktop.intake.sheet_reading import ReadRow
from desktop.operations.imports.matching import same_years
from desktop.operations.imports.near import near_problems
from desktop.operations.imports.rows import Into, MatchKey
from desktop.operations.imports.single import Said, SingleRecords, made
from desktop.records.codes import RecipientKind
from desktop.records.problem import Problem, Severity
from desktop.records.recipient import Recipient
from desktop.records.recipient_rules import check_recipient
from desktop.records.text import fold_tones
from desktop.store import recipients as stored
from desktop.store.file import RecordFile
from desktop.store.reader import Reader

_SAME = ("address_form", "name", "position", "birth_year", "valid_from", "valid_to", "note")


def _said(file: RecordFile, _into: Into, rows: Sequence[ReadRow]) -> list[Said[Recipient]]:
    parents = _parents(file.read, rows)
    return [_said_of(row, parents) for row in rows]


def _standing(reader: Reader, drafts: Sequence[Recipient]) -> list[Recipient]:
    return stored.named(reader, sorted({fold_tones(one.name) for one in drafts}))


def _key(record: Recipient, key: MatchKey) -> Hashable:
    name = (record.kind, fold_tones(record.name))
    if key.id == "name_unit":
        return *name, fold_tones(record.unit_text)
    if key.id == "name_year":
        return (*name, record.birth_year) if record.birth_year else None
    return name


def _may_be(draft: Recipient, record: Recipient) -> bool:
    return same_years(draft.birth_year, record.birth_year)


def _check(file: RecordFile, drafts: Sequence[Recipient]) -> list[Sequence[Problem]]:
    alike: dict[str, list[Recipient]] = {}
    for card in stored.named(file.read, sorted({fold_tones(draft.name) for draft in drafts})):
        alike.setdefault(fold_tones(card.name), []).append(card)
    this_year = file.now().year
    found = [check_recipient(draft, alike.get(fold_tones(draft.name), ()), this_year) for draft in drafts]
    near = near_problems(file, drafts)
    return [
        [*problems, warning]
        if warning and not any(one.code == "card_repeated" for one in problems)
        else problems
        for problems, warning in zip(found, near, strict=True)
    ]


def _title(record: Recipient) -> str:
    return f"{record.address_form} {record.name}".strip()


def _said_of(row: ReadRow, parents: dict[str, list[Recipient]]) -> Said[Recipient]:
    values = {name: row.values.get(name) for name in _SAME}
    values["unit_text"] = row.values.get("unit") or row.values.get("position_and_unit")
    kind = row.values.get("kind")
    values["kind"] = kind if isinstance(kind, RecipientKind) else None
    problems: tuple[Problem, ...] = ()
    if parent := str(row.values.get("parent") or ""):
        found = parents.get(fold_tones(parent), [])
        values["parent_id"] = found[0].id if len(found) == 1 else None
        if len(found) != 1:
            problems = (Problem("parent", "parent_unclear", {"name": parent}, Severity.WARNING),)
    defaults = {"kind": RecipientKind.INDIVIDUAL, "name": ""}
    return Said(made(Recipient, values, defaults), values, problems)


def _parents(reader: Reader, rows: Sequence[ReadRow]) -> dict[str, list[Recipient]]:
    names = {fold_tones(str(name)) for row in rows if (name := row.values.get("parent"))}
    found: dict[str, list[Recipient]] = {}
    for card in stored.named(reader, sorted(names)):
        if card.kind is RecipientKind.COLLECTIVE:
            found.setdefault(fold_tones(card.name), []).append(card)
    return found


ROWS = SingleRecords(
    kind=RECIPIENTS,
    record_type=Recipient,
    keys=(
        MatchKey("name_unit", "Tên và đơn vị", ("name", "unit", "position_and_unit", "birth_year")),
        MatchKey("name_year", "Tên và năm sinh", ("name", "birth_year")),
        MatchKey("name", "Chỉ tên", ("name",)),
    ),
    compared=("kind", *_SAME, "unit_text", "parent_id"),
    said=_said,
    standing=_standing,
    key=_key,
    check=_check,
    title=_title,
    may_be=_may_be,
    columns={"unit_text": "unit", "parent_id": "parent"},
    makes_cards=True,
)

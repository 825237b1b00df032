"""Lists of awards: each row is a line of one commendation, tied to a card that is found again or new."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.intake.field_choices import FORMS
from desktop.intake.people_fields import AWARDS
from desktop.intake.sheet_reading import ReadRow
from desktop.intake.values import choice_of
from desktop.operations import awards, commendations
from desktop.operations.guards import existing
from desktop.operations.imports.cards import Cards
from desktop.operations.imports.matching import Known, Pair, Sought, differences, is_said, paired
from desktop.operations.imports.near import near_problems
from desktop.operations.imports.rows import ImportRow, Into, Matched, MatchKey, Outcome, Written
from desktop.records.award import Award
from desktop.records.award_rules import NewAward, award_key, card_unit, check_award, key_of, second_line_of
from desktop.records.codes import RecipientKind
from desktop.records.commendation import Commendation
from desktop.records.problem import Problem, Severity
from desktop.records.recipient import Recipient
from desktop.records.text import fold_tones
from desktop.store import awards as stored
from desktop.store.file import RecordFile
from desktop.store.writer import Transaction

_SAID_OF_THE_WHOLE_LIST = frozenset({"merit_missing", "amount_waits_for_date"})
"""Lists have no column for these; the commendation's "còn thiếu" says them once."""

_LEAST_AMOUNT = 1_000
"""Đồng: lists whose column is in thousands of đồng stay below it, and no bonus does."""

_COLUMNS = {"printed_name": "name", "second_line": "unit", "unit_text": "unit"}


@dataclass(frozen=True)
class AwardRows:
    """Awards into the commendation of `Into`."""

    kind = AWARDS
    keys = (
        MatchKey(
            "name_line", "Tên và chức vụ, đơn vị", ("kind", "name", "position", "unit", "position_and_unit")
        ),
        MatchKey("name", "Loại và tên", ("kind", "name")),
    )
    not_kept = frozenset({"field", "decision_number", "decision_date", "register_number"})

    def judge(self, file: RecordFile, into: Into, rows: Sequence[ReadRow], key: MatchKey) -> list[ImportRow]:
        """Every row with what will become of it."""
        commendation = target(into)
        usable = [place for place, row in enumerate(rows) if not row.is_refused]
        news = {place: _new(rows[place], into) for place in usable}
        standing = stored.of_commendation(file.read, commendation.id) if commendation.id else []
        pairs = paired(
            [Sought(_row_key(news[place], key), award_key_of(news[place])) for place in usable],
            [Known(_key(award, key), key_of(award), award) for award in standing],
            lambda _place, _award: True,
        )
        judge = _Judge(file, commendation, [*news.values()])
        judged = {
            place: judge.row(place, rows[place], news[place], pair, key)
            for place, pair in zip(usable, pairs, strict=True)
        }
        self._warn_of_near(file, judged)
        return [judged.get(place) or _refused(place, row, row.problems) for place, row in enumerate(rows)]

    def _warn_of_near(self, file: RecordFile, judged: dict[int, ImportRow]) -> None:
        """Rows that would make a card say whose it may be."""
        new = {
            place: row.draft
            for place, row in judged.items()
            if row.outcome is Outcome.ADDED and row.card is None and isinstance(row.draft, NewAward)
        }
        found = near_problems(file, [awards.card_of(draft) for draft in new.values()])
        for place, problem in zip(new, found, strict=True):
            if problem is not None:
                judged[place] = replace(judged[place], problems=(*judged[place].problems, problem))

    def write(
        self,
        transaction: Transaction,
        into: Into,
        added: Sequence[ImportRow],
        changed: Sequence[ImportRow],
    ) -> Written:
        """Write the rows at the end of the list; the commendation too, where it is not there yet."""
        commendation = target(into)
        if commendation.id is None:
            commendation = commendations.store_new(transaction, commendation)
        news = [row.draft for row in added if isinstance(row.draft, NewAward)]
        done = awards.store_rows(transaction, commendation.id or 0, news)
        seen = [(row.seen, row.draft) for row in changed]
        awards.store_changes(
            transaction,
            existing(transaction, commendation.id or 0),
            [(old, new) for old, new in seen if isinstance(old, Award) and isinstance(new, Award)],
        )
        return Written(commendation.id, done.recipients_added, done.recipients_matched)

    def recipients(self, rows: Sequence[ImportRow]) -> tuple[int, int]:
        """New cards, where rows alike in kind, name, unit and birth year share one, and rows with a card."""
        added = [row for row in rows if row.outcome is Outcome.ADDED]
        new = {
            awards.card_key(row.draft)
            for row in added
            if row.card is None and isinstance(row.draft, NewAward)
        }
        return len(new), sum(row.card is not None for row in added)


def target(into: Into) -> Commendation:
    """The commendation that awards go into. Raises ValueError where none was given."""
    if into.commendation is None:
        raise ValueError("awards go into a commendation")
    return into.commendation


def award_key_of(new: NewAward) -> tuple[str, str, str]:
    """The key of a row before it is stored."""
    return award_key(new.kind, new.printed_name, new.second_line)


class _Judge:
    """What the rows of one list have in common."""

    def __init__(self, file: RecordFile, commendation: Commendation, news: Sequence[NewAward]) -> None:
        self._commendation, self._today = commendation, file.now().date()
        self._cards = Cards(file.read, [new.printed_name for new in news])
        self._forms: dict[str, object] = {}

    def row(self, place: int, row: ReadRow, new: NewAward, pair: Pair[Award], key: MatchKey) -> ImportRow:
        """One row with its outcome."""
        if pair.record is not None:
            return _match(place, row, new, pair.record, key)
        problems = (*row.problems, *self._problems(row, new, is_repeated=pair.nth > 1))
        if any(problem.severity is Severity.ERROR for problem in problems):
            return _refused(place, row, problems)
        card = self._cards.find(new.kind, new.printed_name, card_unit(new), new.birth_year)
        return ImportRow(
            place,
            row.number,
            row,
            Outcome.ADDED,
            _title(new),
            problems,
            _matched_card(card),
            card=card,
            draft=replace(new, recipient_id=card.id if card else None),
        )

    def _problems(self, row: ReadRow, new: NewAward, *, is_repeated: bool) -> list[Problem]:
        everything = check_award(new, self._commendation, others=(), bonus=None, today=self._today)
        found = [problem for problem in everything if problem.code not in _SAID_OF_THE_WHOLE_LIST]
        if new.amount is not None and 0 < new.amount < _LEAST_AMOUNT:
            found.append(Problem("amount", "amount_tiny", {"amount": new.amount}, Severity.WARNING))
        if is_repeated:
            values = {"name": new.printed_name}
            found.append(Problem("printed_name", "row_repeated", values, Severity.WARNING))
        form = self._form(str(row.values.get("form") or ""))
        if form not in (None, self._commendation.form):
            typed = {"typed": row.values["form"]}
            found.append(Problem("form", "row_of_another_form", typed, Severity.WARNING))
        return [replace(one, field=_COLUMNS.get(one.field, one.field)) for one in found]

    def _form(self, text: str) -> object:
        if text not in self._forms:
            self._forms[text] = choice_of(text, FORMS) if text else None
        return self._forms[text]


def _match(place: int, row: ReadRow, new: NewAward, seen: Award, key: MatchKey) -> ImportRow:
    said = _said(row, new)
    found = differences(AWARDS, seen, said, _COLUMNS)
    names = {_COLUMNS.get(name, name): name for name in said}
    changes = {names[one.key]: said[names[one.key]] for one in found}
    by = tuple(one for one in key.fields if is_said(row.values.get(one)))
    return ImportRow(
        place,
        row.number,
        row,
        Outcome.CHANGED if found else Outcome.MATCHED,
        _title(new),
        row.problems if found else (),
        Matched(Award, seen.id or 0, f"{seen.address_form} {seen.printed_name}".strip(), by),
        found,
        draft=replace(seen, **changes),  # type: ignore[arg-type]
        seen=seen,
    )


def _said(row: ReadRow, new: NewAward) -> Mapping[str, object]:
    """What the row itself says of an award; the merit that stands for all rows is not among it."""
    same = {name: row.values.get(name) for name in ("merit", "initiative", "prize", "note")}
    return {
        "printed_name": new.printed_name,
        "address_form": new.address_form,
        "second_line": new.second_line,
        "amount": new.amount,
        **same,
    }


def _refused(place: int, row: ReadRow, problems: Sequence[Problem]) -> ImportRow:
    name = str(row.values.get("name") or "")
    return ImportRow(place, row.number, row, Outcome.REFUSED, name, tuple(problems))


def _title(new: NewAward) -> str:
    return f"{new.address_form} {new.printed_name}".strip()


def _matched_card(card: Recipient | None) -> Matched | None:
    if card is None:
        return None
    by = ("kind", "name", "unit", "birth_year") if card.birth_year else ("kind", "name", "unit")
    return Matched(Recipient, card.id or 0, f"{card.address_form} {card.name}".strip(), by)


def _row_key(new: NewAward, key: MatchKey) -> Hashable:
    whole = award_key_of(new)
    return whole[:2] if key.id == "name" else whole


def _key(award: Award, key: MatchKey) -> Hashable:
    whole = key_of(award)
    return whole[:2] if key.id == "name" else whole


def _new(row: ReadRow, into: Into) -> NewAward:
    """The card's unit names its ward, since "Tổ dân phố số 5" is in every one; the printed line stays."""
    values, ward = row.values, into.unit_text
    text = {name: str(value) if (value := values.get(name)) else "" for name in _TEXTS}
    kind, year, amount = values.get("kind"), values.get("birth_year"), values.get("amount")
    line = text["position_and_unit"]
    unit = text["unit"] or ("" if line else ward)
    named = unit if fold_tones(ward) in fold_tones(unit or line) else f"{unit}, {ward}".strip(", ")
    return NewAward(
        kind if isinstance(kind, RecipientKind) else RecipientKind.INDIVIDUAL,
        text["name"],
        text["address_form"],
        text["position"],
        named,
        line or second_line_of(text["position"], unit),
        text["merit"] or into.merit,
        text["initiative"],
        year if isinstance(year, int) else None,
        amount if isinstance(amount, int) else None,
        note=text["note"],
        prize=text["prize"],
    )


_TEXTS = (
    "name", "address_form", "position", "unit", "position_and_unit", "merit", "initiative", "note", "prize",
)  # fmt: skip

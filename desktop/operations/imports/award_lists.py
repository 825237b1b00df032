"""A list of others into a commendation: read in a child, shown row by row, then written in one step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from pathlib import Path

from desktop.errors import FileRefused, SoVangError
from desktop.intake.headers import Header
from desktop.intake.list_rows import ListRow, award_rows
from desktop.intake.parent import read_list
from desktop.intake.people_fields import AWARDS
from desktop.intake.sheet_reading import ReadSheet, read_sheet
from desktop.operations import awards, commendations
from desktop.operations.guards import existing, refuse_without_reason, shown_number
from desktop.operations.imports.rows import Outcome
from desktop.records.award_rules import NewAward, award_key, check_award, key_of, second_line_of
from desktop.records.codes import RecipientKind
from desktop.records.commendation import Commendation
from desktop.records.problem import Problem, Severity
from desktop.records.recipient import Recipient
from desktop.records.text import clean, fold_tones
from desktop.store import awards as award_store
from desktop.store import recipients as recipient_store
from desktop.store.file import RecordFile
from desktop.store.writer import Deed, Done, Transaction

_SAID_OF_THE_WHOLE_LIST = frozenset({"merit_missing", "amount_waits_for_date"})
"""Lists have no column for these; the commendation's "còn thiếu" says them once."""

_LEAST_AMOUNT = 1_000
"""Đồng: lists whose column is in thousands of đồng stay below it, and no bonus does."""


@dataclass(frozen=True)
class PreviewRow:
    """A row of the list with what will become of it. `new` is None only where the row is refused.

    `card` is the recipient found again by kind, name, unit and birth year; None means a new card.
    """

    row: ListRow
    outcome: Outcome
    new: NewAward | None = None
    card: Recipient | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class ImportPreview:
    """What the import will write, row by row; `rows` = added + matched + refused, always.

    `sheets` are those that have a header. `commendation` has no id where the import will create it.
    """

    file_name: str
    sheet: str
    sheets: tuple[str, ...]
    header: Header
    commendation: Commendation
    rows: tuple[PreviewRow, ...]
    merit: str = ""
    unit_text: str = ""

    def count(self, outcome: Outcome) -> int:
        """How many rows end so."""
        return sum(row.outcome is outcome for row in self.rows)


@dataclass(frozen=True)
class ImportResult:
    """What was written; `rows` = `added` + `matched` + `refused`."""

    commendation_id: int
    rows: int
    added: int
    matched: int
    refused: int
    recipients_added: int
    recipients_matched: int
    preview: ImportPreview = field(repr=False)


def preview_list(
    file: RecordFile,
    path: Path,
    commendation: Commendation,
    *,
    sheet: str | None = None,
    merit: str = "",
    unit_text: str = "",
) -> ImportPreview:
    """Read a list and say of every row what will become of it; nothing is written.

    `merit` stands for a row that has none; `unit_text` is the ward of every row, as it was called then.
    Raises `FileRefused` for the file itself, `SoVangError` "list_sheet_unknown" and "list_without_header".
    """
    book = read_list(path)
    pages = [read_sheet(one, AWARDS, file.now().date()) for one in book.sheets]
    page = _chosen(pages, path, sheet)
    rows = award_rows(page)
    names = tuple(one.name for one in pages if one.tables)
    judged = _judged(file, commendation, rows, clean(merit), clean(unit_text))
    return ImportPreview(
        path.name,
        page.name,
        names,
        page.tables[0],
        commendation,
        tuple(judged),
        clean(merit),
        clean(unit_text),
    )


def judged_again(file: RecordFile, preview: ImportPreview, commendation: Commendation) -> ImportPreview:
    """The same list as the register stands now, into a commendation that may be there by now."""
    rows = [row.row for row in preview.rows]
    judged = _judged(file, commendation, rows, preview.merit, preview.unit_text)
    return replace(preview, commendation=commendation, rows=tuple(judged))


def take_in(file: RecordFile, preview: ImportPreview, reason: str = "") -> Future[Done[ImportResult]]:
    """Write the good rows of a preview in one step; the commendation too, where it is not there yet.

    Raises `reason_needed` where the list belongs to a signed decision.
    """
    commendation, why = preview.commendation, clean(reason)
    if commendation.id is not None:
        refuse_without_reason(existing(file.read, commendation.id), why)
    news = [row.new for row in preview.rows if row.outcome is Outcome.ADDED and row.new is not None]

    def work(transaction: Transaction) -> ImportResult:
        commendation_id = commendation.id
        if commendation_id is None:
            commendation_id = commendations.store_new(transaction, commendation).id or 0
        written = awards.store_rows(transaction, commendation_id, news)
        return ImportResult(
            commendation_id,
            len(preview.rows),
            len(written.awards),
            preview.count(Outcome.MATCHED),
            preview.count(Outcome.REFUSED),
            written.recipients_added,
            written.recipients_matched,
            preview,
        )

    values = {
        "count": len(news),
        "number": shown_number(commendation),
        "source": preview.file_name,
        "rows": [row.row.number for row in preview.rows if row.outcome is Outcome.ADDED],
        "reason": why,
    }
    return file.write(Deed("awards_added_from", values, work))


def _chosen(pages: Sequence[ReadSheet], path: Path, wanted: str | None) -> ReadSheet:
    """The sheet asked for, or the first that has a header."""
    asked = [one for one in pages if wanted is None or one.name == wanted]
    if not asked and wanted is not None:
        raise SoVangError("list_sheet_unknown", sheet=wanted, sheets=", ".join(one.name for one in pages))
    found = next((one for one in asked if one.tables), None)
    if found is None:
        raise FileRefused("list_without_header", file=path.name)
    return found


def _judged(
    file: RecordFile, commendation: Commendation, rows: Sequence[ListRow], merit: str, unit_text: str
) -> list[PreviewRow]:
    """Every row with its outcome. The nth equal row is the nth standing award; beyond that it is added."""
    standing_awards = award_store.of_commendation(file.read, commendation.id) if commendation.id else []
    standing = Counter(key_of(award) for award in standing_awards)
    cards = _Cards(file, rows)
    met: Counter[tuple[str, str, str]] = Counter()
    judged: list[PreviewRow] = []
    for row in rows:
        if row.kind is None or row.problems:
            judged.append(PreviewRow(row, Outcome.REFUSED, problems=row.problems))
            continue
        new = _new(row, row.kind, merit, unit_text)
        key = award_key(new.kind, new.printed_name, new.second_line)
        met[key] += 1
        if met[key] <= standing[key]:
            judged.append(PreviewRow(row, Outcome.MATCHED, new))
        else:
            problems = _problems(file, new, commendation, repeated=met[key] > 1)
            judged.append(_addition(row, new, cards.find(new), problems))
    return judged


def _problems(
    file: RecordFile, new: NewAward, commendation: Commendation, *, repeated: bool
) -> tuple[Problem, ...]:
    everything = check_award(new, commendation, others=(), bonus=None, today=file.now().date())
    found = [problem for problem in everything if problem.code not in _SAID_OF_THE_WHOLE_LIST]
    if new.amount is not None and 0 < new.amount < _LEAST_AMOUNT:
        tiny = {"amount": new.amount}
        found.append(Problem("amount", "amount_tiny", tiny, Severity.WARNING))
    if repeated:
        found.append(Problem("printed_name", "row_repeated", {"name": new.printed_name}, Severity.WARNING))
    return tuple(found)


def _addition(
    row: ListRow, new: NewAward, card: Recipient | None, problems: tuple[Problem, ...]
) -> PreviewRow:
    if any(problem.severity is Severity.ERROR for problem in problems):
        return PreviewRow(row, Outcome.REFUSED, problems=problems)
    return PreviewRow(
        row, Outcome.ADDED, replace(new, recipient_id=card.id if card else None), card, problems
    )


def _new(row: ListRow, kind: RecipientKind, merit: str, ward: str) -> NewAward:
    """The card's unit names its ward, since "Tổ dân phố số 5" is in every one; the printed line stays."""
    unit = row.unit or ("" if row.second_line else ward)
    named = unit if fold_tones(ward) in fold_tones(unit or row.second_line) else f"{unit}, {ward}".strip(", ")
    return NewAward(
        kind,
        row.name,
        row.address_form,
        row.position,
        named,
        row.second_line or second_line_of(row.position, unit),
        row.merit or merit,
        row.initiative,
        row.birth_year,
        row.amount,
        note=row.note,
    )


class _Cards:
    """Cards that rows may be: the same kind, name and unit, and no other birth year."""

    def __init__(self, file: RecordFile, rows: Sequence[ListRow]) -> None:
        self._by_name: dict[tuple[object, str], list[Recipient]] = {}
        for card in recipient_store.named(file.read, sorted({fold_tones(row.name) for row in rows})):
            self._by_name.setdefault((card.kind, fold_tones(card.name)), []).append(card)

    def find(self, new: NewAward) -> Recipient | None:
        """The one card that fits; None where none or several do: a person must then decide."""
        unit = fold_tones(new.unit_text or new.second_line)
        fitting = [
            card
            for card in self._by_name.get((new.kind, fold_tones(new.printed_name)), [])
            if fold_tones(card.unit_text) == unit
            and (not card.birth_year or not new.birth_year or card.birth_year == new.birth_year)
        ]
        return fitting[0] if len(fitting) == 1 else None

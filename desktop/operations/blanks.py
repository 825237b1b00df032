"""What the office does with blanks: keeping their stock; printing takes sheets in its own deed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date

from desktop.errors import SoVangError
from desktop.operations.drafts import there, tidied
from desktop.operations.guards import existing, issuer_of, refuse_errors
from desktop.records import blank_rules
from desktop.records.blank import Blank, BlankMovement, BlankStock, LedgerLine
from desktop.records.calibration import Calibration
from desktop.records.certificate_rules import paper_of
from desktop.records.codes import BlankMove
from desktop.records.commendation import Commendation
from desktop.records.problem import Problem
from desktop.store import blanks as stored
from desktop.store import calibrations
from desktop.store.file import RecordFile
from desktop.store.reader import Reader
from desktop.store.writer import Deed, Done, Transaction
from desktop.words.blanks import FIRST_COUNT


@dataclass(frozen=True)
class OpenedBlank:
    """A blank, its ledger from the oldest line on, and by id the numbers of the decisions printed on it."""

    stock: BlankStock
    lines: Sequence[LedgerLine]
    numbers: Mapping[int, str]
    problems: Sequence[Problem]

    @property
    def was_printed(self) -> bool:
        """Whether certificates were printed on it, so that it stays in the register."""
        return any(line.movement.commendation_id is not None for line in self.lines)


def list_stocks(file: RecordFile) -> list[BlankStock]:
    """Every blank with what is left of it, those in use first."""
    return stocks(file.read)


def stocks(reader: Reader) -> list[BlankStock]:
    """Every blank with what is left of it, for a deed and for the checks."""
    moved = stored.movements(reader)
    return [
        BlankStock(blank, blank_rules.left_of(moved.get(blank.id or 0, ())))
        for blank in stored.blanks(reader)
    ]


def open_blank(file: RecordFile, blank_id: int) -> OpenedBlank:
    """A blank with its ledger. Raises `Conflict("deleted_by_another")`."""
    blank = there(file.read, Blank, blank_id)
    lines = blank_rules.ledger(stored.movements_of(file.read, blank_id))
    numbers = stored.decision_numbers(file.read, blank_id)
    left = lines[-1].left if lines else 0
    return OpenedBlank(BlankStock(blank, left), lines, numbers, check(file, blank))


def stock_for(file: RecordFile, commendation_id: int) -> BlankStock | None:
    """The blank that a decision's sheets take, with what is left of it; None where the register has none.

    Raises `commendation_gone`, `issuer_gone`.
    """
    return blank_for(file.read, existing(file.read, commendation_id))


def blank_for(reader: Reader, commendation: Commendation) -> BlankStock | None:
    """The blank that a decision's sheets take, by its issuer's family and its form's paper."""
    paper = paper_of(commendation.form)
    if paper is None:
        return None
    return blank_rules.blank_for(stocks(reader), issuer_of(reader, commendation).family, paper)


def check(file: RecordFile, draft: Blank) -> list[Problem]:
    """Every problem of a blank as it stands in its form."""
    return blank_rules.check_blank(tidied(draft), stored.blanks(file.read))


def check_movement(file: RecordFile, draft: BlankMovement) -> list[Problem]:
    """Every problem of a movement as it stands in its form."""
    others = [one for one in stored.movements_of(file.read, draft.blank_id) if one.id != draft.id]
    return blank_rules.check_movement(tidied(draft), others, file.now().date())


def create_blank(file: RecordFile, draft: Blank, sheets: int = 0) -> Future[Done[Blank]]:
    """Add a blank; `sheets` are those that lie in the cupboard now, its first count.

    Raises `SoVangError("draft_has_errors")`.
    """
    new, today = tidied(draft), file.now().date()
    first = BlankMovement(0, today, BlankMove.COUNTED, sheets, note=FIRST_COUNT)
    refuse_errors([*check(file, new), *blank_rules.check_movement(first, (), today)])

    def work(writing: Transaction) -> Blank:
        blank = writing.insert(new)
        writing.insert(replace(first, blank_id=blank.id or 0))
        return blank

    return file.write(Deed("blank_created", {"name": new.name, "count": sheets}, work))


def change_blank(file: RecordFile, seen: Blank, changed: Blank) -> Future[Done[Blank]]:
    """Change a blank. Raises `draft_has_errors`; the future `Conflict` when it is not as `seen`."""
    new = tidied(changed)
    refuse_errors(check(file, new))
    return file.write(Deed("blank_changed", {"name": new.name}, lambda writing: writing.update(seen, new)))


def delete_blank(file: RecordFile, blank_id: int) -> Future[Done[int]]:
    """Delete a blank with its ledger and its calibrations; returns how many lines of the ledger went.

    The future raises `blank_was_printed`.
    """
    blank = there(file.read, Blank, blank_id)

    def work(writing: Transaction) -> int:
        lines = stored.movements_of(writing, blank_id)
        if any(line.commendation_id is not None for line in lines):
            raise SoVangError("blank_was_printed", name=blank.name)
        for line in lines:
            writing.delete(BlankMovement, line.id or 0)
        for calibration in calibrations.of_blank(writing, blank_id):
            writing.delete(Calibration, calibration.id or 0)
        writing.delete(Blank, blank_id)
        return len(lines)

    return file.write(Deed("blank_deleted", {"name": blank.name}, work))


def record_movement(file: RecordFile, draft: BlankMovement) -> Future[Done[BlankMovement]]:
    """Note sheets received, used by hand or spoiled, or a count. Raises `draft_has_errors`."""
    new = tidied(draft)
    refuse_errors(check_movement(file, new))
    values = {"name": there(file.read, Blank, new.blank_id).name, "count": new.sheets}

    def work(writing: Transaction) -> BlankMovement:
        return writing.insert(new)

    match new.kind:
        case BlankMove.RECEIVED:
            deed = Deed("blanks_received", values, work)
        case BlankMove.USED:
            deed = Deed("blanks_used", values, work)
        case BlankMove.SPOILED:
            deed = Deed("blanks_spoiled", values, work)
        case BlankMove.COUNTED:
            deed = Deed("blanks_counted", values, work)
    return file.write(deed)


def change_movement(
    file: RecordFile, seen: BlankMovement, changed: BlankMovement
) -> Future[Done[BlankMovement]]:
    """Change a clerk's line. Raises `draft_has_errors`, `movement_of_print`; the future `Conflict`."""
    new = tidied(changed)
    _refuse_printed([seen])
    refuse_errors(check_movement(file, new))
    name = there(file.read, Blank, new.blank_id).name
    return file.write(
        Deed("blank_movement_changed", {"name": name}, lambda writing: writing.update(seen, new))
    )


def delete_movements(file: RecordFile, blank_id: int, movement_ids: Sequence[int]) -> Future[Done[int]]:
    """Delete a clerk's lines; returns how many. The future raises `movement_of_print`, `Conflict`."""
    ids = list(dict.fromkeys(movement_ids))
    values = {"name": there(file.read, Blank, blank_id).name, "count": len(ids)}

    def work(writing: Transaction) -> int:
        _refuse_printed([there(writing, BlankMovement, one) for one in ids])
        for one in ids:
            writing.delete(BlankMovement, one)
        return len(ids)

    return file.write(Deed("blank_movements_deleted", values, work))


def take(
    writing: Transaction,
    blank_id: int,
    day: date,
    commendation_id: int,
    *,
    used: int = 0,
    spoiled: int = 0,
    reason: str = "",
) -> None:
    """Within the deed of printing: so many sheets were used and so many spoiled, with the `reason`.

    Raises `blank_gone`. More may go than the register thinks is left: the sheets did come out.
    """
    if writing.get(Blank, blank_id) is None:
        raise SoVangError("blank_gone")
    parts = ((BlankMove.USED, used, ""), (BlankMove.SPOILED, spoiled, reason))
    writing.insert_many(
        [
            BlankMovement(blank_id, day, kind, sheets, commendation_id, note)
            for kind, sheets, note in parts
            if sheets
        ]
    )


def _refuse_printed(lines: Sequence[BlankMovement]) -> None:
    if any(line.commendation_id is not None for line in lines):
        raise SoVangError("movement_of_print")

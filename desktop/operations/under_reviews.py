"""Marking a card while discipline, an investigation or a complaint is being examined, and asking for it."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import replace

from desktop.operations.drafts import there
from desktop.operations.guards import refuse_errors
from desktop.records.award import Award
from desktop.records.award_rules import NewAward
from desktop.records.commendation import Commendation
from desktop.records.problem import Problem
from desktop.records.recipient import Recipient
from desktop.records.text import clean
from desktop.records.under_review import UnderReview, check_under_review, review_problems, rows_of
from desktop.store import under_reviews as store
from desktop.store.file import RecordFile
from desktop.store.writer import Deed, Done, Transaction


def marks_of(file: RecordFile, recipient_id: int) -> list[UnderReview]:
    """The marks of a card, the earliest first."""
    return store.of_cards(file.read, [recipient_id])


def mark_now(file: RecordFile, recipient_id: int) -> UnderReview | None:
    """The mark that holds today, or begins later; None where nothing is being examined."""
    today = file.now().date()
    open_still = [one for one in marks_of(file, recipient_id) if one.until is None or one.until >= today]
    return open_still[0] if open_still else None


def save_mark(file: RecordFile, seen: UnderReview | None, draft: UnderReview) -> Future[Done[UnderReview]]:
    """Write a mark down, or change the one `seen`. Raises `draft_has_errors`, `Conflict`."""
    new = replace(draft, reason=clean(draft.reason))
    refuse_errors(check_under_review(new))
    values = {"name": there(file.read, Recipient, new.recipient_id).name, "reason": new.reason}
    if seen is None:
        return file.write(Deed("review_marked", values, lambda writing: writing.insert(new)))
    return file.write(Deed("review_changed", values, lambda writing: writing.update(seen, new)))


def take_back(file: RecordFile, mark: UnderReview) -> Future[Done[int]]:
    """Take a mark away that was made by mistake; one that ended keeps its last day instead."""
    name = there(file.read, Recipient, mark.recipient_id).name

    def work(writing: Transaction) -> int:
        writing.delete(UnderReview, mark.id or 0)
        return mark.id or 0

    return file.write(Deed("review_taken_back", {"name": name}, work))


def of_rows(file: RecordFile, commendation: Commendation, awards: Iterable[Award]) -> list[Problem]:
    """Every row of a list whose card is under review on the day of the decision, today while it has none."""
    rows, day = rows_of(awards), commendation.decision_date or file.now().date()
    marks = store.of_cards(file.read, [card_id for _award, card_id, _name in rows])
    return list(review_problems(marks, rows, day))


def of_new_row(file: RecordFile, commendation: Commendation, new: NewAward) -> list[Problem]:
    """The same for one row as it stands in its form."""
    if new.recipient_id is None:
        return []
    day = commendation.decision_date or file.now().date()
    row = (None, new.recipient_id, new.printed_name)
    return list(review_problems(store.of_cards(file.read, [new.recipient_id]), [row], day))

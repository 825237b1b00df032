"""A card under review is warned of in every list, as long as the mark holds on the decision's day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.errors import SoVangError
from desktop.operations import awards, commendations, history, recipients, under_reviews
from desktop.operations.finding import merging
from desktop.records.recipient import Recipient
from desktop.records.under_review import UnderReview
from desktop.store.file import RecordFile
from desktop.words.problems import problem_sentence
from tests.operations.ward import HUONG, added, draft

COMPLAINT = "có đơn thư"


def marked(file: RecordFile, card_id: int, since: date | None, until: date | None = None) -> UnderReview:
    mark = UnderReview(card_id, f"  {COMPLAINT} ", since, until)
    return under_reviews.save_mark(file, None, mark).result().value


def told(file: RecordFile, commendation_id: int | None) -> list[str]:
    opened = commendations.open_commendation(file, commendation_id or 0)
    return [problem_sentence(one.code, one.values) for one in opened.problems if one.code == "under_review"]


@pytest.mark.parametrize(
    ("since", "until", "day", "warned"),
    [
        (None, None, None, True),
        (date(2026, 10, 9), None, None, True),
        (date(2026, 10, 10), None, None, False),
        (date(2026, 9, 1), date(2026, 10, 8), None, False),
        (date(2026, 9, 1), date(2026, 10, 8), date(2026, 10, 8), True),
        (date(2026, 9, 1), date(2026, 10, 8), date(2026, 8, 31), False),
    ],
)
def test_a_row_is_warned_of_while_the_mark_holds(
    file: RecordFile, since: date | None, until: date | None, day: date | None, warned: bool
) -> None:
    decision = draft(file, decision_date=day)
    (row,) = added(file, decision, HUONG)
    marked(file, row.recipient_id, since, until)
    said = told(file, decision.id)
    assert said == (
        ["Đặng Thị Hường đang được xem xét: có đơn thư. Chưa khen thưởng cho đến khi có kết luận."]
        if warned
        else []
    )
    typed = awards.check(file, replace(HUONG, recipient_id=row.recipient_id), decision)
    assert ("under_review" in {one.code for one in typed}) is warned


def test_a_mark_ends_is_changed_and_taken_back(file: RecordFile) -> None:
    card = recipients.add_recipient(file, Recipient(HUONG.kind, "Đặng Thị Hường")).result().value
    card_id = card.id or 0
    assert under_reviews.mark_now(file, card_id) is None
    mark = marked(file, card_id, date(2026, 10, 1))
    assert (mark.reason, under_reviews.mark_now(file, card_id)) == (COMPLAINT, mark)
    ended = under_reviews.save_mark(file, mark, replace(mark, until=date(2026, 10, 8))).result().value
    assert under_reviews.mark_now(file, card_id) is None
    assert under_reviews.marks_of(file, card_id) == [ended]
    under_reviews.take_back(file, ended).result()
    assert under_reviews.marks_of(file, card_id) == []
    history.undo(file).result()
    assert under_reviews.marks_of(file, card_id) == [ended]


def test_a_mark_needs_its_reason_and_ends_after_it_began(file: RecordFile) -> None:
    card = recipients.add_recipient(file, Recipient(HUONG.kind, "Đặng Thị Hường")).result().value
    wrong = UnderReview(card.id or 0, " ", date(2026, 10, 9), date(2026, 10, 1))
    with pytest.raises(SoVangError) as refused:
        under_reviews.save_mark(file, None, wrong)
    problems = refused.value.values["problems"]
    assert isinstance(problems, list)
    assert [one.code for one in problems] == ["review_reason_missing", "ends_before_it_begins"]


def test_a_merged_card_keeps_the_mark_of_either_and_a_deleted_one_leaves_none(file: RecordFile) -> None:
    keep, other = (
        recipients.add_recipient(file, Recipient(HUONG.kind, "Đặng Thị Hường")).result().value for _ in "12"
    )
    marked(file, other.id or 0, None)
    merging.merge(file, keep, other).result()
    assert [one.recipient_id for one in under_reviews.marks_of(file, keep.id or 0)] == [keep.id]
    recipients.delete_recipient(file, keep.id or 0).result()
    assert file.read.records(UnderReview) == []

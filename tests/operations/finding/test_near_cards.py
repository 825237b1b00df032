"""Near cards are looked up while a name is typed, listed for the whole register, and told apart for good."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace

import pytest

from desktop.operations import awards, history, recipients
from desktop.operations.finding import merging, near_cards
from desktop.operations.finding.near_cards import NearCard, near_pairs, ward_heirs
from desktop.records.award_rules import NewAward
from desktop.records.codes import RecipientKind
from desktop.records.nearness import nearness
from desktop.records.not_same import NotSame
from desktop.records.recipient import Recipient
from desktop.store.file import RecordFile
from tests.operations.ward import HUONG, TEAM, added, code_of, draft, record_tables, signed
from tests.records.near_pairs import PAIRS, body, person

OTHER_HUONG = person("Đặng Thi Hường", "Tổ dân vận số 3")


def made(file: RecordFile, card: Recipient) -> Recipient:
    return recipients.add_recipient(file, card).result().value


def near(file: RecordFile, card: Recipient, *but_not: int) -> list[NearCard]:
    return near_cards.near_cards(file, card, ward_heirs(file), but_not)


def test_the_near_card_comes_with_the_years_of_its_awards(file: RecordFile) -> None:
    decision = draft(file)
    (award,) = added(file, decision, HUONG)
    assert [one.years for one in near(file, OTHER_HUONG)] == [()]
    signed(file, decision)
    (found,) = near(file, OTHER_HUONG)
    assert (found.id, found.years) == (award.recipient_id, (2026,))
    assert near(file, OTHER_HUONG, found.id) == []
    assert near(file, replace(OTHER_HUONG, name="Đặng")) == []


# The look-up must find what the rule calls near, whichever of the two stands in the register.
@pytest.mark.parametrize("turned", [False, True])
def test_the_look_up_finds_every_pair_that_the_rule_tells(file: RecordFile, turned: bool) -> None:
    missed = []
    for pair in PAIRS:
        typed, stored = (pair.other, pair.one) if turned else (pair.one, pair.other)
        card = made(file, stored)
        degree = nearness(typed, card, ward_heirs(file))
        found = [one.id for one in near(file, typed)]
        if degree and card.id not in found:
            missed.append((typed.name, stored.name))
        history.undo(file).result()
    assert missed == []


def test_different_people_are_remembered_undone_and_taken_back(file: RecordFile) -> None:
    one, other = made(file, person("Lê Thị Mai", "Chi bộ 3")), made(file, person("Lê Thi Mai", "Chi bộ 3"))
    ids = (one.id or 0, other.id or 0)
    before = record_tables(file)
    assert [pair.ids for pair in near_pairs(file)] == [ids]
    near_cards.mark_not_same(file, ids[1], ids[0]).result()
    near_cards.mark_not_same(file, *ids).result()  # once is enough
    assert file.read.count(NotSame) == 1
    assert near_pairs(file) == []
    assert near(file, one) == []
    assert near_cards.marked_not_same(file, ids[0]) == [other]
    after = record_tables(file)
    near_cards.take_back_not_same(file, *ids).result()
    assert record_tables(file) == before
    assert code_of(lambda: near_cards.take_back_not_same(file, *ids).result()) == "mark_gone"
    history.undo(file).result()
    assert record_tables(file) == after
    history.undo_step(file, _marking(file)).result()
    assert record_tables(file) == before


def _marking(file: RecordFile) -> int:
    return next(step.id for step in history.history(file) if step.code == "marked_not_same")


def test_a_new_row_remembers_who_its_card_is_not(file: RecordFile) -> None:
    (award,) = added(file, draft(file), HUONG)
    new = NewAward(
        RecipientKind.INDIVIDUAL, "Đặng Thi Hường", "Bà", unit_text="Tổ dân vận số 3",
        not_same=(award.recipient_id, 4711),
    )  # fmt: skip
    before = record_tables(file)
    (other,) = awards.add_awards(file, draft(file).id or 0, [new]).result().value.awards
    (mark,) = file.read.records(NotSame)
    assert (mark.one_id, mark.other_id) == (award.recipient_id, other.recipient_id)
    assert near_pairs(file) == []
    history.undo(file).result()
    history.undo(file).result()
    assert record_tables(file) == before


def test_a_new_card_remembers_who_it_is_not_and_goes_with_its_marks(file: RecordFile) -> None:
    one = made(file, person("Lê Thị Mai", "Chi bộ 3"))
    other = recipients.add_recipient(file, person("Lê Thi Mai", "Chi bộ 3"), [one.id or 0]).result().value
    assert near_pairs(file) == []
    before = record_tables(file)
    recipients.delete_recipient(file, other.id or 0).result()
    assert file.read.count(NotSame) == 0
    history.undo(file).result()
    assert record_tables(file) == before


def test_a_marked_namesake_is_no_warning_on_the_card(file: RecordFile) -> None:
    one, other = (made(file, person("Lê Thị Mai", "Chi bộ 3")) for _ in range(2))
    assert [one.code for one in recipients.check(file, one)] == ["card_repeated"]
    near_cards.mark_not_same(file, one.id or 0, other.id or 0).result()
    assert recipients.check(file, one) == []


def test_the_list_has_the_likeliest_first_and_can_be_stopped(file: RecordFile) -> None:
    for card in (
        person("Lê Thị Mai", "Chi bộ 3"), person("Lê Thi Mai", "Chi bộ 3"), body("TDP số 3"),
        body("Tổ dân phố số 3"), body("Tổ dân phố số 13"),
    ):  # fmt: skip
        made(file, card)
    told: list[tuple[int, int]] = []
    pairs = near_pairs(file, lambda done, total: told.append((done, total)))
    assert [(pair.one.card.name, pair.other.card.name) for pair in pairs] == [
        ("TDP số 3", "Tổ dân phố số 3"),
        ("Lê Thị Mai", "Lê Thi Mai"),
    ]
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1]

    def stop(_done: int, _total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        near_pairs(file, stop)


def test_a_merged_pair_is_no_pair_any_more(file: RecordFile) -> None:
    added(file, draft(file), TEAM)
    made(file, body("TDV số 3", "phường Hoàn Kiếm"))
    (pair,) = near_pairs(file)
    merging.merge(file, pair.one.card, pair.other.card).result()
    assert near_pairs(file) == []


def test_a_text_that_is_no_name_is_not_looked_up(sample_file: RecordFile) -> None:
    """The writings of a name grow with the square of its length: 3,000 letters took gigabytes."""
    card = Recipient(RecipientKind.INDIVIDUAL, "Nguyễn Thị " * 300)
    tracemalloc.start()
    assert near_cards.near_cards(sample_file, card, {}) == []
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10_000_000

"""Two cards become one: everything that named the other names the kept one, and one undo brings both back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.errors import Conflict
from desktop.operations import awards, history, initiatives, recipients, teams
from desktop.operations.finding import merging, near_cards
from desktop.records.award import Award
from desktop.records.codes import Field, RecipientKind
from desktop.records.initiative import Initiative, InitiativeYear
from desktop.records.recipient import Recipient
from desktop.records.team import Member, Team
from desktop.store import not_same
from desktop.store.file import RecordFile
from desktop.store.tables import BY_NAME, BY_TYPE
from tests.operations.ward import HUONG, TEAM, added, code_of, draft, record_tables, signed


def card_of(file: RecordFile, award: Award) -> Recipient:
    found = file.read.get(Recipient, award.recipient_id)
    assert found is not None
    return found


def two_women(file: RecordFile) -> tuple[Recipient, Recipient]:
    """One woman with two cards, each commended once in a signed decision."""
    first, second = draft(file), draft(file)
    (one,) = added(file, first, HUONG)
    (other,) = added(file, second, replace(HUONG, printed_name="Đặng Thị Hưòng", second_line="Chi bộ 3"))
    signed(file, first)
    return card_of(file, one), card_of(file, other)


def two_teams(file: RecordFile) -> tuple[Recipient, Recipient]:
    (award,) = added(file, draft(file), TEAM)
    known = card_of(file, award)
    kept = teams.create_team(file, known, Team(0), [Member(0, 0, "Nguyễn Thị Lan", is_head=True)])
    short = Recipient(RecipientKind.COLLECTIVE, "TDV số 3")
    roster = [Member(0, 0, "Lê Văn Tâm", is_head=True), Member(0, 0, "Vũ Thị Oanh")]
    other = teams.create_team(file, short, Team(0, "Khu dân cư 3"), roster)
    return kept.result().value.card, other.result().value.card


def test_every_field_that_names_a_card_is_known_to_the_merger(file: RecordFile) -> None:
    names = {
        (table.name, row["from"])
        for table in BY_NAME.values()
        for row in file.read.rows(f"PRAGMA foreign_key_list({table.name})")
        if row["table"] == "recipient"
    }
    assert names == {(BY_TYPE[kind].name, name) for kind, found in not_same.NAMING.items() for name in found}
    named_ids = {
        (table.name, column["name"])
        for table in BY_NAME.values()
        for column in file.read.rows(f"PRAGMA table_info({table.name})")
        if "recipient" in column["name"] and column["name"].endswith("_id")
    }
    assert named_ids <= names  # a reference that the schema does not declare would be lost too


def test_awards_go_over_with_their_printed_names(file: RecordFile) -> None:
    kept, other = two_women(file)
    done = merging.merge(file, kept, other, ["unit_text"]).result()
    assert done.value == replace(kept, unit_text=other.unit_text)
    assert file.read.get(Recipient, other.id or 0) is None
    names = [award.printed_name for award in file.read.records(Award, "ORDER BY id")]
    assert names == [kept.name, "Đặng Thị Hưòng"]
    assert {award.recipient_id for award in file.read.records(Award)} == {kept.id}
    assert len(recipients.open_recipient(file, kept.id or 0).awards) == 2


def test_one_undo_brings_back_exactly_what_was(file: RecordFile) -> None:
    kept, other = two_teams(file)
    third = (
        recipients.add_recipient(file, Recipient(RecipientKind.COLLECTIVE, "Tổ dân vận số 3a")).result().value
    )
    heir = Recipient(RecipientKind.COLLECTIVE, "Tổ dân vận số 8", predecessor_id=other.id, parent_id=other.id)
    recipients.add_recipient(file, heir).result()
    for one in (kept, other):
        near_cards.mark_not_same(file, one.id or 0, third.id or 0).result()
    near_cards.mark_not_same(file, kept.id or 0, other.id or 0).result()
    owned = Initiative("Khéo vận động", Field.ECONOMY, "TDV số 3", owner_id=other.id)
    initiatives.create_initiative(file, owned, InitiativeYear(0, 2026)).result()
    before = record_tables(file)
    steps = len(history.history(file))
    merging.merge(file, kept, other, merging.offered(kept, other)).result()
    after = record_tables(file)
    assert len(history.history(file)) == steps + 1
    assert after != before
    history.undo(file).result()
    assert record_tables(file) == before
    history.redo(file).result()
    assert record_tables(file) == after


def test_two_rosters_become_one_with_one_head(file: RecordFile) -> None:
    kept, other = two_teams(file)
    counted = merging.moving(file, kept.id or 0, other.id or 0)
    assert (counted.awards, counted.members, counted.together) == (0, 2, 0)
    merging.merge(file, kept, other).result()
    (entry,) = teams.list_teams(file)
    assert entry.team.area == "Khu dân cư 3"
    assert [(one.name, one.position, one.is_head) for one in entry.members] == [
        ("Nguyễn Thị Lan", 1, True),
        ("Lê Văn Tâm", 2, False),
        ("Vũ Thị Oanh", 3, False),
    ]


def test_a_card_never_names_itself_after_a_merger(file: RecordFile) -> None:
    old = recipients.add_recipient(file, Recipient(RecipientKind.COLLECTIVE, "Chi hội 1")).result().value
    new = Recipient(RecipientKind.COLLECTIVE, "Chi hội 1A", predecessor_id=old.id, parent_id=old.id)
    heir = recipients.add_recipient(file, new).result().value
    merging.merge(file, old, heir, ["name", "predecessor_id", "parent_id"]).result()
    (card,) = file.read.records(Recipient)
    assert (card.name, card.predecessor_id, card.parent_id) == ("Chi hội 1A", None, None)


def test_both_in_one_decision_is_counted_beforehand(file: RecordFile) -> None:
    decision = draft(file)
    rows = added(file, decision, HUONG, replace(HUONG, second_line="Chi bộ 3"))
    one, other = (card_of(file, row) for row in rows)
    assert merging.moving(file, one.id or 0, other.id or 0).together == 1


def test_cards_that_cannot_be_one_are_refused(file: RecordFile) -> None:
    woman, team = (card_of(file, row) for row in added(file, draft(file), HUONG, TEAM))
    assert code_of(lambda: merging.merge(file, woman, team)) == "merge_kinds_differ"
    assert code_of(lambda: merging.merge(file, woman, woman)) == "merge_with_itself"


def test_a_card_that_changed_meanwhile_is_a_conflict(file: RecordFile) -> None:
    kept, other = two_women(file)
    for seen in (kept, other):
        recipients.change_recipient(file, seen, replace(seen, note="gọi lại")).result()
        before = record_tables(file)
        with pytest.raises(Conflict):
            merging.merge(file, kept, other).result()
        assert record_tables(file) == before
        history.undo(file).result()


def test_an_award_of_the_merged_card_is_changed_as_before(file: RecordFile) -> None:
    kept, other = two_women(file)
    merging.merge(file, kept, other).result()
    (seen,) = [one for one in file.read.records(Award) if one.printed_name == "Đặng Thị Hưòng"]
    awards.change_award(file, seen, replace(seen, merit="Mới")).result()
    assert file.read.get(Award, seen.id or 0) == replace(seen, merit="Mới")

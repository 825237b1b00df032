from __future__ import annotations

from datetime import date

import pytest

from desktop.intake.raw import Cell
from desktop.operations import history, imports
from desktop.operations.conferences import create_conference
from desktop.operations.imports import Into, ListPreview, ListResult, Outcome
from desktop.records.codes import (
    ActivityKind,
    ConferenceKind,
    Field,
    Grade,
    Level,
    Novelty,
    OpinionState,
    RecipientKind,
)
from desktop.records.conference import Conference
from desktop.records.initiative import Initiative, InitiativeYear, Recognition
from desktop.records.opinion import Opinion
from desktop.records.recipient import Recipient
from desktop.records.team import Member, Team
from desktop.store.file import RecordFile
from desktop.store.reader import record_tables
from tests.operations.imports import lists

Rows = tuple[tuple[Cell, ...], ...]

GOOD: dict[str, tuple[tuple[Cell, ...], Rows]] = {
    "recipients": (
        lists.RECIPIENTS,
        (
            ("Ông Lê Văn Tám", 1950, "Tổ trưởng", "Tổ dân phố số 5", "Cá nhân", None),
            ("Hộ ông Trần Ba", None, None, "Tổ dân phố số 6", "Hộ gia đình", "x"),
            ("Chi hội Phụ nữ số 2", None, None, None, "Tập thể", None),
        ),
    ),
    "teams": (
        lists.MEMBERS,
        (
            (3, "Bà Trịnh Thu Cúc", "Tổ trưởng", 1955, "x", "0912 345 678"),
            (3, "Ông Lê Văn An", "Tổ viên", 1960, None, None),
            ("Tổ dân vận số 4", "Ông Bùi Minh", "Tổ trưởng", None, None, None),
        ),
    ),
    "initiatives": (
        lists.INITIATIVES,
        (
            ("Tuyến phố xanh", "Chi hội Phụ nữ số 2", "Kinh tế", 2025, None, None),
            ("Tuyến phố xanh", "Chi hội Phụ nữ số 2", "Kinh tế", 2026, "Cấp phường", "12/QĐ-UBND"),
            ("Ngõ an toàn", "Tổ dân phố số 3", "Quốc phòng, an ninh", 2026, None, None),
        ),
    ),
    "conferences": (
        lists.CONFERENCES,
        (
            ("Đối thoại quý II", "Đối thoại", date(2026, 4, 12), "Hội trường", 80),
            ("Hội nghị sơ kết 6 tháng", None, date(2026, 7, 2), None, None),
        ),
    ),
    "opinions": (
        lists.OPINIONS,
        (
            ("Sửa đèn đường ngõ 12", "Ông Lê Văn An", "Phòng Kinh tế", date(2026, 5, 1), "Đối thoại quý I"),
            ("Thu gom rác", "Bà Hoa", None, None, None),
        ),
    ),
    "activities": (
        lists.ACTIVITIES,
        (
            ("Tặng quà hộ khó khăn", "Hỗ trợ", date(2026, 1, 20), "Hộ bà Năm", 500_000),
            ("Giám sát thu quỹ", "Giám sát", date(2026, 2, 3), None, None),
        ),
    ),
}


@pytest.fixture
def dialogue(file: RecordFile) -> int:
    new = Conference(ConferenceKind.DIALOGUE, Level.WARD, "Đối thoại quý I", date(2026, 3, 12))
    return create_conference(file, new).result().value.id or 0


def shown(
    file: RecordFile, kind: str, rows: Rows | None = None, conference_id: int | None = None
) -> ListPreview:
    header, good = GOOD[kind]
    return imports.preview(
        file, lists.opened(header, *(rows or good)), Into(kind, conference_id=conference_id)
    )


def taken(file: RecordFile, seen: ListPreview, **options: object) -> ListResult:
    return imports.take(file, seen, **options).result().value  # type: ignore[arg-type]


def outcomes(seen: ListPreview) -> list[Outcome]:
    return [row.outcome for row in seen.rows]


@pytest.mark.parametrize("kind", GOOD)
def test_a_list_goes_in_once_and_one_undo_takes_it_back(file: RecordFile, dialogue: int, kind: str) -> None:
    into = dialogue if kind == "opinions" else None
    before = record_tables(file.read)
    seen = shown(file, kind, conference_id=into)
    rows = len(GOOD[kind][1])
    assert seen.counts == imports.Counts(rows, rows, 0, 0, 0)
    assert taken(file, seen).added == rows
    after = record_tables(file.read)
    assert after != before
    second = shown(file, kind, conference_id=into)
    assert second.counts == imports.Counts(rows, 0, rows, 0, 0)
    assert taken(file, second).added == 0
    assert record_tables(file.read) == after
    history.undo(file).result()
    assert record_tables(file.read) == before


def test_cards_arrive_with_what_the_rows_say(file: RecordFile) -> None:
    taken(file, shown(file, "recipients"))
    cards = {card.name: card for card in file.read.records(Recipient)}
    tam = cards["Lê Văn Tám"]
    assert (tam.address_form, tam.birth_year, tam.position, tam.unit_text) == (
        "Ông",
        1950,
        "Tổ trưởng",
        "Tổ dân phố số 5",
    )
    assert cards["Trần Ba"].kind is RecipientKind.HOUSEHOLD
    assert cards["Chi hội Phụ nữ số 2"].kind is RecipientKind.COLLECTIVE


def test_a_known_card_shows_what_differs_and_stays_unless_chosen(file: RecordFile) -> None:
    taken(file, shown(file, "recipients"))
    seen = shown(
        file,
        "recipients",
        (("Ông LÊ VĂN TÁM", None, "Tổ phó", "Tổ dân phố số 5", "Cá nhân", None),),
    )
    (row,) = seen.rows
    assert row.outcome is Outcome.CHANGED
    assert [(one.key, one.before, one.after) for one in row.differences] == [
        ("position", "Tổ trưởng", "Tổ phó")
    ]
    assert row.matched is not None
    assert row.matched.by == ("name", "unit")
    assert seen.counts == imports.Counts(1, 0, 1, 1, 0)
    before = record_tables(file.read)
    assert taken(file, seen).changed == 0
    assert record_tables(file.read) == before
    assert taken(file, seen, updates=imports.ALL_CHANGES).changed == 1
    card = next(card for card in file.read.records(Recipient) if card.name == "Lê Văn Tám")
    assert (card.position, card.birth_year) == ("Tổ phó", 1950)


def test_the_user_chooses_the_key(file: RecordFile) -> None:
    taken(file, shown(file, "recipients"))
    moved = (("Ông Lê Văn Tám", 1950, None, "Tổ dân phố số 9", "Cá nhân", None),)
    seen = shown(file, "recipients", moved)
    assert outcomes(seen) == [Outcome.ADDED]
    by_year = imports.again(file, seen, key="name_year")
    assert outcomes(by_year) == [Outcome.CHANGED]
    assert by_year.rows[0].differences[0].key == "unit"


def test_another_year_of_birth_is_another_person(file: RecordFile) -> None:
    taken(file, shown(file, "recipients"))
    other = (("Ông Lê Văn Tám", 1980, None, "Tổ dân phố số 5", "Cá nhân", None),)
    assert outcomes(shown(file, "recipients", other)) == [Outcome.ADDED]


def test_members_come_with_their_teams(file: RecordFile) -> None:
    seen = shown(file, "teams")
    assert seen.recipients_added == 2
    result = taken(file, seen)
    assert result.recipients_added == 2
    teams = file.read.records(Team)
    names = [card.name for card in file.read.records(Recipient, "ORDER BY id")]
    assert names[-2:] == ["Tổ dân vận số 3", "Tổ dân vận số 4"]
    roster = file.read.records(Member, "WHERE team_id = ? ORDER BY position", (teams[0].id or 0,))
    assert [(m.name, m.is_head, m.is_woman, m.is_party_member) for m in roster] == [
        ("Trịnh Thu Cúc", True, True, True),
        ("Lê Văn An", False, False, False),
    ]


def test_a_row_may_be_the_team_itself(file: RecordFile) -> None:
    rows = (("Tổ dân vận số 3", "Khu dân cư 1", "Bà Lê Hoa", 7, "Tốt", 2025),)
    first = imports.preview(file, lists.opened(lists.TEAMS, *rows), Into("teams"))
    assert first.not_kept == ("members",)
    taken(file, first)
    (team,) = file.read.records(Team)
    assert (team.area, team.grade, team.grade_year) == ("Khu dân cư 1", Grade.GOOD, 2025)
    assert [(m.name, m.is_head) for m in file.read.records(Member)] == [("Lê Hoa", True)]
    better = (("Tổ dân vận số 3", None, "Ông Lê Minh", 7, "Khá", 2026),)
    second = imports.preview(file, lists.opened(lists.TEAMS, *better), Into("teams"))
    assert {one.key for one in second.rows[0].differences} == {"grade", "grade_year", "head"}
    taken(file, second, updates=[0])
    assert {m.name: m.is_head for m in file.read.records(Member)} == {"Lê Hoa": False, "Lê Minh": True}
    assert file.read.records(Team)[0].area == "Khu dân cư 1"


def test_an_initiative_of_two_years_is_one_with_two_years(file: RecordFile) -> None:
    taken(file, shown(file, "initiatives"))
    names = [one.name for one in file.read.records(Initiative, "ORDER BY id")]
    assert names == ["Tuyến phố xanh", "Ngõ an toàn"]
    years = file.read.records(InitiativeYear, "ORDER BY initiative_id, year")
    assert [year.year for year in years] == [2025, 2026, 2026]
    (given,) = file.read.records(Recognition)
    assert (given.level, given.decision, given.initiative_year_id) == (Level.WARD, "12/QĐ-UBND", years[1].id)
    assert file.read.records(Initiative)[1].field is Field.DEFENCE_SECURITY


def test_a_known_initiative_is_kept_into_a_new_year(file: RecordFile) -> None:
    taken(file, shown(file, "initiatives"))
    rows = (("Tuyến phố xanh", "Chi hội phụ nữ số 2", "Kinh tế", 2027, None, None),)
    seen = shown(file, "initiatives", rows)
    assert outcomes(seen) == [Outcome.ADDED]
    assert seen.rows[0].matched is not None
    taken(file, seen)
    assert len(file.read.records(Initiative)) == 2
    assert file.read.records(InitiativeYear, "WHERE year = 2027")[0].novelty is Novelty.KEPT


def test_an_initiative_without_a_field_is_refused(file: RecordFile) -> None:
    seen = shown(file, "initiatives", (("Mô hình A", "Đơn vị", None, 2026, None, None),))
    assert outcomes(seen) == [Outcome.REFUSED]
    assert [one.code for one in seen.rows[0].problems] == ["initiative_field_missing"]


def test_a_conference_tells_its_kind_by_its_title(file: RecordFile) -> None:
    taken(file, shown(file, "conferences"))
    kinds = [one.kind for one in file.read.records(Conference, "ORDER BY id")]
    assert kinds == [ConferenceKind.DIALOGUE, ConferenceKind.MIDTERM_REVIEW]


def test_opinions_go_to_the_conference_they_name(file: RecordFile, dialogue: int) -> None:
    seen = shown(file, "opinions")
    assert outcomes(seen) == [Outcome.ADDED, Outcome.REFUSED]
    assert [one.code for one in seen.rows[1].problems] == ["opinion_without_conference"]
    taken(file, seen)
    (opinion,) = file.read.records(Opinion)
    assert (opinion.conference_id, opinion.state, opinion.due_on) == (
        dialogue,
        OpinionState.IN_PROGRESS,
        date(2026, 5, 1),
    )


def test_a_conference_the_register_does_not_know_refuses_the_row(file: RecordFile, dialogue: int) -> None:
    rows = (("Sửa đèn", "Ông An", None, None, "Đối thoại quý IV"),)
    seen = shown(file, "opinions", rows, conference_id=dialogue)
    assert [one.code for one in seen.rows[0].problems] == ["conference_unclear"]


def test_an_activity_keeps_its_value(file: RecordFile) -> None:
    from desktop.records.activity import Activity

    taken(file, shown(file, "activities"))
    first = file.read.records(Activity, "ORDER BY id")[0]
    assert (first.kind, first.value, first.received_by) == (ActivityKind.SUPPORT, 500_000, "Hộ bà Năm")


def test_levels_without_a_decision_are_not_recorded_and_that_is_said(file: RecordFile) -> None:
    row = ("Tuyến phố xanh", "Chi hội Phụ nữ số 2", "Kinh tế", 2026, "Cấp phường", None)
    seen = imports.preview(file, lists.opened(lists.INITIATIVES, row), Into("initiatives", year=2026))
    assert [one.code for one in seen.rows[0].problems if one.field == "levels"] == ["levels_only_proposed"]
    imports.take(file, seen).result()
    assert file.read.records(Recognition) == []

"""Initiatives through the operations: every deed undone and redone, carrying on, recognising, real cases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import Conflict, SoVangError
from desktop.operations import commendations, history, initiatives, recognitions, register
from desktop.operations import initiative_years as years
from desktop.operations.finding import search
from desktop.operations.initiatives import InitiativeQuery
from desktop.operations.reports import activity_report, records_behind
from desktop.records.award_rules import NewAward
from desktop.records.codes import Field, Form, InitiativeState, Level, Novelty, RecipientKind
from desktop.records.commendation import Commendation
from desktop.records.initiative import Initiative, InitiativeYear, LocalField, Recognition
from desktop.records.period import parse_period
from desktop.records.recipient import Recipient
from desktop.store.file import RecordFile
from desktop.store.writer import Done
from desktop.words.steps import step_sentence
from tests.operations.ward import STATE, TEAM, added, draft, record_tables, signed, ward

FIRST = InitiativeYear(0, 2026, registered_on=date(2026, 2, 27))
STREETS = Initiative("  Khéo trong giữ gìn tuyến phố ", Field.CULTURE_SOCIETY, goal="Một\nHai ")


@pytest.fixture
def file(tmp_path: Path) -> Iterator[RecordFile]:
    """A ward with three initiatives of 2026: a team's, a typed owner's, an individual's."""
    with ward(tmp_path) as opened:
        (award,) = added(opened, draft(opened), TEAM)
        for new in (
            replace(STREETS, owner_id=award.recipient_id),
            Initiative("Khéo trong hiến đất", Field.ECONOMY, "Tổ dân phố số 5"),
            Initiative(
                "Khéo trong giữ trật tự",
                Field.DEFENCE_SECURITY,
                "Nguyễn Hoàng Long",
                RecipientKind.INDIVIDUAL,
            ),
        ):
            initiatives.create_initiative(opened, new, FIRST).result()
        yield opened


def value(file: RecordFile, figure_id: str, period: str = "2026", **by: str) -> int:
    figures = activity_report(file, parse_period(period)).figures
    found = [one for one in figures if one.id == figure_id and (one.by or {}) == by]
    for one in found:
        assert [line.id for line in records_behind(file, one)] == list(one.record_ids)
    return found[0].value if found else 0


def year_ids(file: RecordFile, year: int = 2026) -> list[int]:
    return [row.year.id or 0 for row in initiatives.list_initiatives(file, InitiativeQuery(year=year))]


def test_an_initiative_is_kept_with_clean_text_and_its_owners_name(file: RecordFile) -> None:
    opened = initiatives.open_initiative(file, 1)
    assert (opened.initiative.name, opened.initiative.goal) == ("Khéo trong giữ gìn tuyến phố", "Một\nHai")
    assert opened.initiative.owner == TEAM.printed_name
    assert opened.owner is not None
    assert opened.owner.name == opened.initiative.owner
    assert [(line.year.year, line.state) for line in opened.years] == [(2026, InitiativeState.REGISTERED)]
    assert {problem.field for problem in opened.problems} == {
        "situation", "content", "area", "force", "resources", "outcome", "upkeep",
    }  # fmt: skip


def test_the_list_goes_by_name_and_takes_words_without_marks(file: RecordFile) -> None:
    names = [row.initiative.name for row in initiatives.list_initiatives(file)]
    assert names == ["Khéo trong giữ gìn tuyến phố", "Khéo trong giữ trật tự", "Khéo trong hiến đất"]
    for query, count in (
        (InitiativeQuery("hien dat"), 1),
        (InitiativeQuery("to dan van"), 1),
        (InitiativeQuery(field=Field.ECONOMY), 1),
        (InitiativeQuery(year=2025), 0),
        (InitiativeQuery(state=InitiativeState.REGISTERED, year=2026), 3),
    ):
        assert len(initiatives.list_initiatives(file, query)) == count


def test_a_draft_with_errors_is_refused_and_nothing_is_written(file: RecordFile) -> None:
    before = record_tables(file)
    for refused in (
        lambda: initiatives.create_initiative(file, Initiative(" ", Field.ECONOMY), FIRST),
        lambda: initiatives.create_initiative(file, STREETS, replace(FIRST, score=200)),
        lambda: years.add_year(file, replace(FIRST, initiative_id=1)),
        lambda: initiatives.save_local_field(file, None, LocalField("kinh  tế", Field.ECONOMY)),
        lambda: initiatives.save_local_field(file, None, LocalField(" ", Field.ECONOMY)),
    ):
        with pytest.raises(SoVangError) as caught:
            refused()
        assert caught.value.code == "draft_has_errors"
    assert record_tables(file) == before


def test_what_is_gone_is_a_conflict(file: RecordFile) -> None:
    for gone in (
        lambda: initiatives.open_initiative(file, 99),
        lambda: initiatives.delete_initiative(file, 99),
        lambda: years.delete_year(file, 99),
        lambda: recognitions.remove_recognition(file, 99),
        lambda: recognitions.recognise(file, [99], level=Level.WARD).result(),
        lambda: initiatives.create_initiative(file, replace(STREETS, owner_id=99), FIRST),
    ):
        with pytest.raises(Conflict):
            gone()


def test_a_local_field_counts_under_its_own_and_moves_its_initiatives(file: RecordFile) -> None:
    local = (
        initiatives.save_local_field(file, None, LocalField("Chuyển đổi số", Field.ECONOMY)).result().value
    )
    digital = Initiative("Khéo trong số hóa", Field.DEFENCE_SECURITY, "Chi đoàn", local_field_id=local.id)
    initiatives.create_initiative(file, digital, FIRST).result()
    assert value(file, "initiatives.registered", field="economy") == 2
    initiatives.save_local_field(file, local, replace(local, counted_as=Field.POLITICAL_SYSTEM)).result()
    assert value(file, "initiatives.registered", field="economy") == 1
    assert value(file, "initiatives.registered", field="political_system") == 1
    (row,) = initiatives.list_initiatives(file, InitiativeQuery("chi doan"))
    assert row.field_name == "Chuyển đổi số"
    assert initiatives.delete_local_field(file, local.id or 0).result().value == 1
    (row,) = initiatives.list_initiatives(file, InitiativeQuery("chi doan"))
    assert (row.field_name, row.initiative.local_field_id) == ("Xây dựng hệ thống chính trị", None)
    assert register.check(file).findings == []


def test_carrying_over_is_one_step_with_same_changed_and_dropped(file: RecordFile) -> None:
    assert len(years.to_carry_over(file, 2027)) == 3
    done = years.carry_over(file, 2027, [1, 3], changes={3: " Thêm ngõ 30 "}).result()
    assert done.step is not None
    assert step_sentence(done.step.code, done.step.values) == "Đã chuyển 2 mô hình năm 2026 sang năm 2027."
    assert [(row.year, row.novelty, row.changes) for row in done.value.rows] == [
        (2027, Novelty.KEPT, ""),
        (2027, Novelty.KEPT, "Thêm ngõ 30"),
    ]
    years.add_year(file, replace(FIRST, initiative_id=2, year=2028)).result()
    initiatives.create_initiative(file, replace(STREETS, name="Mới"), replace(FIRST, year=2027)).result()
    compared = years.compare(file, 2027)
    assert [
        [row.initiative.id for row in part]
        for part in (compared.same, compared.changed, compared.dropped, compared.new)
    ] == [[1], [3], [2], [4]]
    assert value(file, "initiatives.registered", "2027") == 3
    assert value(file, "initiatives.registered", "2027", novelty="kept") == 2
    assert value(file, "initiatives.changed", "2027") == 1
    assert value(file, "initiatives.dropped", "2027") == 1
    assert [row.initiative.id for row in years.to_carry_over(file, 2027)] == [2]


def test_everything_that_can_be_is_carried_over_with_one_key(file: RecordFile) -> None:
    row = initiatives.list_initiatives(file)[2].year
    years.change_year(file, row, replace(row, state=InitiativeState.WITHDRAWN)).result()
    assert len(years.carry_over(file, 2027).result().value.rows) == 2
    with pytest.raises(SoVangError) as caught:
        years.carry_over(file, 2027).result()
    assert caught.value.code == "nothing_to_carry_over"
    assert value(file, "initiatives.dropped", "2027") == 0  # a withdrawn one was given up in its own year


def test_a_withdrawn_initiative_is_not_counted_and_said_so(file: RecordFile) -> None:
    row = initiatives.list_initiatives(file)[0].year
    years.change_year(file, row, replace(row, state=InitiativeState.WITHDRAWN)).result()
    report = activity_report(file, parse_period("2026-Q3"))
    assert value(file, "initiatives.registered", "2026-Q3") == 2
    assert [note.code for note in report.records.notes if note.code.startswith("withdrawn")] == [
        "withdrawn_left_out"
    ]


def test_recognitions_count_by_level_and_set_the_state(file: RecordFile) -> None:
    ids = year_ids(file)
    recognitions.recognise(file, ids[:2], level=Level.WARD, decision="12-QĐ/ĐU").result()
    recognitions.recognise(file, ids[:1], level=Level.CITY, recognised_on=date(2026, 9, 30)).result()
    assert value(file, "initiatives.recognised") == 3
    assert value(file, "initiatives.recognised", level="ward") == 2
    assert value(file, "initiatives.recognised", level="city") == 1
    assert value(file, "initiatives.recognised", field="culture_society") == 2
    states = [row.state for row in initiatives.list_initiatives(file)]
    assert states == [InitiativeState.RECOGNISED, InitiativeState.RECOGNISED, InitiativeState.REGISTERED]
    with pytest.raises(SoVangError) as caught:
        recognitions.recognise(file, ids, level=Level.CITY).result()
    assert (caught.value.code, caught.value.values["names"]) == (
        "recognised_already",
        ["Khéo trong giữ gìn tuyến phố (2026)"],
    )
    with pytest.raises(SoVangError, match="level_needed"):
        recognitions.recognise(file, ids)


def test_commending_opens_a_draft_that_counts_once_it_is_signed(file: RecordFile) -> None:
    new = Commendation(STATE, Form.CONG_NHAN)
    made = recognitions.commend_initiatives(file, year_ids(file), new).result().value
    opened = commendations.open_commendation(file, made.commendation.id or 0)
    assert [(line.award.printed_name, line.award.kind, line.award.initiative) for line in opened.awards] == [
        ("Tổ dân vận số 3", RecipientKind.COLLECTIVE, "Khéo trong giữ gìn tuyến phố"),
        ("Tổ dân phố số 5", RecipientKind.COLLECTIVE, "Khéo trong hiến đất"),
        ("Nguyễn Hoàng Long", RecipientKind.INDIVIDUAL, "Khéo trong giữ trật tự"),
    ]
    assert file.read.count(Recipient, "WHERE name = ?", (TEAM.printed_name,)) == 1
    assert {one.level for one in made.recognitions} == {Level.WARD}
    (line,) = initiatives.open_initiative(file, 1).years[0].recognitions
    assert (line.counts, line.commendation) == (False, made.commendation)
    assert value(file, "initiatives.recognised") == 0
    standing = signed(file, made.commendation, "31/QĐ-UBND")
    assert value(file, "initiatives.recognised", level="ward") == 3
    assert initiatives.open_initiative(file, 1).years[0].recognitions[0].counts
    assert len(initiatives.open_initiative(file, 1).awards) == 1
    revoked = replace(standing, revoked_on=date(2026, 10, 9), revocation_reason="Sai")
    commendations.change_commendation(file, standing, revoked, "Sai").result()
    assert value(file, "initiatives.recognised") == 0


def test_an_initiative_of_nobody_is_not_commended(file: RecordFile) -> None:
    initiatives.create_initiative(file, Initiative("Khéo vô danh", Field.ECONOMY), FIRST).result()
    before = record_tables(file)
    with pytest.raises(SoVangError) as caught:
        recognitions.commend_initiatives(file, year_ids(file), Commendation(STATE, Form.CONG_NHAN)).result()
    assert caught.value.code == "initiatives_without_owner"
    assert record_tables(file) == before


def test_recognising_by_a_decision_takes_its_issuers_level(file: RecordFile) -> None:
    decision = signed(file, draft(file))
    (one,) = recognitions.recognise(file, year_ids(file)[:1], commendation_id=decision.id).result().value
    assert (one.level, one.commendation_id) == (Level.WARD, decision.id)
    with pytest.raises(SoVangError) as caught:
        commendations.delete_commendation(file, decision.id or 0, "Nhầm").result()
    assert caught.value.code == "still_used"


def test_the_only_year_of_an_initiative_stays(file: RecordFile) -> None:
    with pytest.raises(SoVangError) as caught:
        years.delete_year(file, year_ids(file)[0]).result()
    assert caught.value.code == "initiative_needs_year"


def test_figures_know_their_initiative(file: RecordFile) -> None:
    (one,) = recognitions.recognise(file, year_ids(file)[1:2], level=Level.WARD).result().value
    assert initiatives.initiative_of_recognition(file, one.id or 0) == 3
    assert [initiatives.initiative_of_year(file, year_id) for year_id in year_ids(file)] == [1, 3, 2]


def test_search_finds_an_initiative_by_its_words(file: RecordFile) -> None:
    (hit,) = search.search(file, "hien dat").hits
    assert (hit.kind, hit.id, hit.title, hit.detail) == (
        "initiative", 2, "Khéo trong hiến đất", "Tổ dân phố số 5, Kinh tế",
    )  # fmt: skip


Work = Callable[[RecordFile], Future[Done[Any]]]


def _first(file: RecordFile) -> Initiative:
    return initiatives.open_initiative(file, 1).initiative


def _year(file: RecordFile) -> InitiativeYear:
    return initiatives.open_initiative(file, 1).years[0].year


def _recognition(file: RecordFile) -> Recognition:
    return initiatives.open_initiative(file, 1).years[0].recognitions[0].recognition


@pytest.mark.parametrize(
    ("deed", "sentence"),
    [
        (lambda f: initiatives.create_initiative(f, replace(STREETS, name="Khéo"), FIRST),
         "Đã đăng ký mô hình năm 2026: Khéo."),
        (lambda f: initiatives.change_initiative(f, _first(f), replace(_first(f), name="Khéo")),
         "Đã sửa mô hình: Khéo."),
        (lambda f: initiatives.delete_initiative(f, 1), "Đã xóa mô hình: Khéo trong giữ gìn tuyến phố."),
        (lambda f: years.add_year(f, replace(FIRST, initiative_id=1, year=2027)), "Đã đăng ký tiếp năm 2027"),
        (lambda f: years.change_year(f, _year(f), replace(_year(f), results="318 hộ")),
         "Đã sửa kết quả năm 2026"),
        (lambda f: years.delete_year(f, 4), "Đã bỏ đăng ký năm 2025"),
        (lambda f: years.carry_over(f, 2027), "Đã chuyển 3 mô hình năm 2026 sang năm 2027."),
        (lambda f: recognitions.recognise(f, [1, 2], level=Level.CITY),
         "Đã ghi công nhận cấp Thành phố cho 2 mô hình."),
        (lambda f: recognitions.commend_initiatives(f, [2, 3], Commendation(STATE, Form.CONG_NHAN)),
         "Đã lập dự thảo quyết định công nhận cho 2 mô hình."),
        (lambda f: recognitions.change_recognition(
            f, _recognition(f), replace(_recognition(f), level=Level.CENTRAL)),
         "Đã sửa công nhận cấp Trung ương năm 2026"),
        (lambda f: recognitions.remove_recognition(f, 1), "Đã bỏ công nhận cấp phường năm 2026"),
        (lambda f: initiatives.save_local_field(f, None, LocalField("Đô thị", Field.ECONOMY)),
         "Đã thêm lĩnh vực Đô thị."),
        (lambda f: initiatives.save_local_field(f, _local(f), replace(_local(f), counted_as=Field.ECONOMY)),
         "Đã sửa lĩnh vực Số hóa."),
        (lambda f: initiatives.delete_local_field(f, 1), "Đã xóa lĩnh vực Số hóa"),
    ],
)  # fmt: skip
def test_every_deed_is_undone_and_redone_whole(file: RecordFile, deed: Work, sentence: str) -> None:
    recognitions.recognise(file, [1], level=Level.WARD).result()
    local = initiatives.save_local_field(file, None, LocalField("Số hóa", Field.POLITICAL_SYSTEM)).result()
    years.add_year(file, replace(FIRST, initiative_id=1, year=2025)).result()
    seen = initiatives.open_initiative(file, 2).initiative
    initiatives.change_initiative(file, seen, replace(seen, local_field_id=local.value.id)).result()
    before = record_tables(file)
    step = deed(file).result().step
    assert step is not None
    assert step_sentence(step.code, step.values).startswith(sentence)
    after = record_tables(file)
    assert after != before
    history.undo(file).result()
    assert record_tables(file) == before
    history.redo(file).result()
    assert record_tables(file) == after


def _local(file: RecordFile) -> LocalField:
    return initiatives.local_fields(file)[0]


def test_a_form_opened_before_somebody_elses_change_is_a_conflict(file: RecordFile) -> None:
    seen = _first(file)
    initiatives.change_initiative(file, seen, replace(seen, note="a")).result()
    with pytest.raises(Conflict):
        initiatives.change_initiative(file, seen, replace(seen, note="b")).result()


def test_awards_of_an_initiative_are_those_whose_line_names_it(file: RecordFile) -> None:
    named = NewAward(RecipientKind.COLLECTIVE, "Chi bộ số 1", initiative="Khéo trong Hiến đất")
    added(file, draft(file), named)
    (entry,) = initiatives.open_initiative(file, 2).awards
    assert entry.award.printed_name == "Chi bộ số 1"
    assert initiatives.open_initiative(file, 1).awards == ()

"""The sample's figures: what design.md §6 and the case of 2022 say, and the numbers of the pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.errors import SoVangError
from desktop.operations import (
    attendance,
    awards,
    blanks,
    certificates,
    commendations,
    history,
    opinions,
    register,
    reports,
)
from desktop.operations.commendations import CommendationQuery, CommendationRow, OpenedCommendation
from desktop.operations.finding.known_recipients import known_recipients
from desktop.operations.printing import prints, reprints
from desktop.operations.samples.sample import fill_with_sample
from desktop.records.attendance_rules import Attendance, own_counts
from desktop.records.codes import BlankMove, ConferenceKind, Family, Form, Level, RecipientKind
from desktop.records.conference import Conference, Round
from desktop.records.period import parse_period
from desktop.records.recipient import Recipient
from desktop.records.unit import Unit, UnitLineage
from desktop.store.file import RecordFile
from desktop.words.opinions import standing_words
from tests.operations.ward import NOW, record_tables

ISSUERS = {
    "Chủ tịch Ủy ban nhân dân phường Hoàn Kiếm": (Family.STATE, Level.WARD),
    "Ban Thường vụ Đảng ủy phường Hoàn Kiếm": (Family.PARTY, Level.WARD),
    "Ban Thường trực Ủy ban MTTQ Việt Nam phường Hoàn Kiếm": (Family.FRONT, Level.WARD),
    "Chủ tịch Ủy ban nhân dân phường Lý Thái Tổ": (Family.STATE, Level.WARD),
    "Đảng ủy phường Lý Thái Tổ": (Family.PARTY, Level.WARD),
    "Quận ủy Hoàn Kiếm": (Family.PARTY, Level.DISTRICT),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample register, made once; the tests that write open a copy."""
    path = tmp_path_factory.mktemp("sample") / "mau.sovang"
    register.create_register(path, user="mai", now=lambda: NOW, sample=True)
    return path


@pytest.fixture
def file(made: Path, tmp_path: Path) -> Iterator[RecordFile]:
    copy = tmp_path / "mau.sovang"
    copy.write_bytes(made.read_bytes())
    with register.open_register(copy, user="mai", now=lambda: NOW) as opened:
        yield opened


def rows_of(file: RecordFile, year: int) -> list[CommendationRow]:
    return commendations.list_commendations(file, CommendationQuery(year=year))


def opened(file: RecordFile, number: str) -> OpenedCommendation:
    found = commendations.find_commendation(file, number)
    return commendations.open_commendation(file, found.id or 0)


def test_the_issuers_are_those_of_the_contract(file: RecordFile) -> None:
    issuers = {
        row.issuer.name: (row.issuer.family, row.issuer.level)
        for row in commendations.list_commendations(file)
    }
    assert issuers == ISSUERS


def test_only_2022_and_2026_hold_anything(file: RecordFile) -> None:
    years = Counter(
        day.year if (day := row.commendation.decision_date) else None
        for row in commendations.list_commendations(file)
    )
    assert years == {2022: 4, 2026: 5, None: 1}
    held = Counter(
        conference.held_on.year for conference in file.read.records(Conference) if conference.held_on
    )
    assert held == {2022: 1, 2026: 3}


def test_2022_is_the_case_and_nothing_else(file: RecordFile) -> None:
    rows = rows_of(file, 2022)
    assert [(row.issuer.name, row.commendation.form, row.award_count) for row in reversed(rows)] == [
        ("Quận ủy Hoàn Kiếm", Form.GIAY_KHEN, 1),
        ("Đảng ủy phường Lý Thái Tổ", Form.CONG_NHAN_VA_THUONG, 13),
        ("Chủ tịch Ủy ban nhân dân phường Lý Thái Tổ", Form.THUONG, 12),
        ("Chủ tịch Ủy ban nhân dân phường Lý Thái Tổ", Form.THUONG, 13),
    ]
    kinds: Counter[RecipientKind] = Counter()
    levels: Counter[Level] = Counter()
    for row in rows:
        kinds.update(row.counts)
        levels[row.issuer.level] += row.award_count
    assert kinds == {RecipientKind.COLLECTIVE: 36, RecipientKind.INDIVIDUAL: 3, RecipientKind.HOUSEHOLD: 0}
    assert levels == {Level.WARD: 38, Level.DISTRICT: 1}
    assert opened(file, "15-QĐ/ĐU").counts[RecipientKind.INDIVIDUAL] == 3
    assert [row.amount for row in rows] == [None] * 4  # the article names no sums


def test_the_case_has_one_conference_with_every_award_in_its_round(file: RecordFile) -> None:
    (conference,) = (one for one in file.read.records(Conference) if one.held_on == date(2022, 10, 13))
    assert conference.kind is ConferenceKind.FESTIVAL
    assert conference.host == "Đảng ủy phường Lý Thái Tổ"
    rounds = {one.id: one for one in file.read.records(Round) if one.conference_id == conference.id}
    handed_over = [
        (rounds[line.award.round_id].position, line.award.presented_on)
        for row in rows_of(file, 2022)
        for line in commendations.open_commendation(file, row.commendation.id or 0).awards
    ]
    assert Counter(handed_over) == {
        (place, date(2022, 10, 13)): n for place, n in ((1, 1), (2, 13), (3, 12), (4, 13))
    }
    assert [one.presenter_title for one in rounds.values()] == [
        "Trưởng ban Dân vận Quận ủy Hoàn Kiếm",
        "Bí thư Đảng ủy phường",
        "Phó Bí thư Đảng ủy, Chủ tịch UBND phường",
        "Phó Bí thư Đảng ủy phường",
    ]


def test_the_district_commended_the_team_that_the_article_names(file: RecordFile) -> None:
    (row,) = (one for one in rows_of(file, 2022) if one.issuer.level is Level.DISTRICT)
    (line,) = commendations.open_commendation(file, row.commendation.id or 0).awards
    assert line.award.printed_name == "Tổ dân vận số 3, phường Lý Thái Tổ"
    assert line.recipient.valid_to == date(2025, 6, 30)
    (heir,) = (one for one in file.read.records(Recipient) if one.predecessor_id == line.recipient.id)
    assert heir.name == "Tổ dân vận số 3"


def test_the_report_of_2022_says_the_same(file: RecordFile) -> None:
    report = reports.activity_report(file, parse_period("2022"))
    figures = {(figure.id, *(figure.by or {}).values()): figure.value for figure in report.figures}
    expected = {
        ("awards.total",): 39,
        ("awards.total", "ward"): 38,
        ("awards.total", "district"): 1,
        ("awards.collectives",): 36,
        ("awards.individuals",): 3,
        ("conferences.total",): 1,
        ("conferences.rounds",): 4,
        ("opinions.received",): 0,
        ("commendations.total",): 4,
    }
    assert {key: figures[key] for key in expected} == expected


def test_the_dialogue_of_2026_has_the_opinions_of_the_picture(file: RecordFile) -> None:
    (dialogue,) = (one for one in file.read.records(Conference) if one.kind is ConferenceKind.DIALOGUE)
    opened = opinions.open_opinions(file, dialogue.id or 0, date(2026, 10, 12))
    assert [
        standing_words(line.standing.kind, line.standing.days, line.standing.on) for line in opened.lines
    ] == [
        "Quá hạn 5 ngày",
        "Quá hạn 3 ngày",
        "Còn 6 ngày",
        "Đã chuyển cấp trên",
        "Đã trả lời tại hội nghị",
        "Đã trả lời 24/09",
    ]
    assert [problem for line in opened.lines for problem in line.problems] == []


def test_the_review_of_2026_has_the_blocks_of_the_picture(file: RecordFile) -> None:
    (review,) = (one for one in file.read.records(Conference) if one.kind is ConferenceKind.MIDTERM_REVIEW)
    opened = attendance.open_attendance(file, review.id or 0)
    assert [line.attendance for line in opened.lines] == [
        Attendance(18, 17, 1),
        Attendance(26, 23, 2),
        Attendance(11, 10, 1),
        Attendance(5, 4, 0),
    ]
    assert opened.total == own_counts(review) == Attendance(60, 54, 4)
    assert opened.problems == ()


def test_the_units_know_their_heir(file: RecordFile) -> None:
    units = {unit.id: unit for unit in file.read.records(Unit)}
    (lineage,) = file.read.records(UnitLineage)
    old, new = units[lineage.old_unit_id], units[lineage.new_unit_id]
    assert (old.name, old.valid_to, new.name) == ("phường Lý Thái Tổ", date(2025, 6, 30), "phường Hoàn Kiếm")
    assert units[old.parent_id].name == "quận Hoàn Kiếm"
    assert units[new.parent_id].name == "thành phố Hà Nội"


def test_218_is_the_decision_of_the_pictures(file: RecordFile) -> None:
    found = opened(file, "218/QĐ-UBND")
    assert found.counts == {
        RecipientKind.COLLECTIVE: 33,
        RecipientKind.HOUSEHOLD: 3,
        RecipientKind.INDIVIDUAL: 3,
    }
    sums: Counter[RecipientKind] = Counter()
    for line in found.awards:
        sums[line.award.kind] += line.award.amount or 0
    assert sums == {
        RecipientKind.COLLECTIVE: 50_160_000,
        RecipientKind.HOUSEHOLD: 3_420_000,
        RecipientKind.INDIVIDUAL: 2_280_000,
    }
    assert found.total_amount == 55_860_000
    assert found.signer is not None
    assert found.signer.name == "Trần Quang Bình"
    assert found.commendation.decision_date == date(2026, 10, 9)
    assert found.problems == []
    assert [(step.title, step.detail, step.state.value) for step in found.strip] == [
        ("Danh sách", "39 trường hợp", "done"),
        ("Họp xét, trình", "Trình 05/10/2026", "done"),
        ("Ký, cấp số", "09/10/2026", "done"),
        ("Vào sổ, in", "Chưa in 39 tờ", "current"),
        ("Trao, chi thưởng", "Trao 15/10/2026", "later"),
        ("Lưu hồ sơ", "Chưa công khai", "later"),
    ]


@pytest.mark.parametrize(
    ("number", "count", "amount", "printed"),
    [
        ("171/QĐ-UBND", 25, 38_000_000, 25),
        ("11-QĐ/ĐU", 13, 11_500_000, 0),
        ("164/QĐ-UBND", 22, 27_360_000, 22),
        ("09/QĐ-MTTQ", 8, 3_000_000, 0),
    ],
)
def test_the_earlier_decisions_of_2026_are_done(
    file: RecordFile, number: str, count: int, amount: int, printed: int
) -> None:
    (row,) = (one for one in rows_of(file, 2026) if one.commendation.number == number)
    assert (row.award_count, row.amount, row.printed, row.paid, row.presented) == (
        count,
        amount,
        printed,
        count,
        count,
    )
    assert row.current_step == ""


def test_a_sudden_commendation_waits_for_its_number(file: RecordFile) -> None:
    (row,) = (one for one in commendations.list_commendations(file) if not one.commendation.number)
    assert (row.award_count, row.amount, row.current_step) == (4, None, "review")


def test_register_numbers_run_without_gap_through_2026(file: RecordFile) -> None:
    numbers = [
        line.award.register_number
        for row in reversed(rows_of(file, 2026))
        for line in commendations.open_commendation(file, row.commendation.id or 0).awards
    ]
    assert sorted(number for number in numbers if number) == list(range(1, 108))
    next_one = awards.reserve_register_numbers(file, _newly_dated(file))
    assert next_one.result().value == 4
    assert max(_numbers_of_draft(file)) == 111


def _newly_dated(file: RecordFile) -> int:
    (row,) = (one for one in commendations.list_commendations(file) if not one.commendation.number)
    done = commendations.fill_number_and_date(
        file,
        row.commendation,
        number="219/QĐ-UBND",
        decision_date=date(2026, 10, 12),
        signer_id=row.commendation.signer_id,
    ).result()
    return done.value.id or 0


def _numbers_of_draft(file: RecordFile) -> list[int]:
    return [line.award.register_number or 0 for line in opened(file, "219/QĐ-UBND").awards]


def test_the_hardest_names_fit_their_sheets(file: RecordFile) -> None:
    found = opened(file, "164/QĐ-UBND")
    names = {line.award.printed_name for line in found.awards}
    assert {"Y", "H'Hen Niê", "Công Tằng Tôn Nữ Hoàng Diệu Ngọc Bảo Châu"} <= names
    assert max(len(line.award.initiative) for line in opened(file, "218/QĐ-UBND").awards) >= 230
    for number, sheets in (("218/QĐ-UBND", 39), ("164/QĐ-UBND", 22), ("171/QĐ-UBND", 25)):
        decision = commendations.find_commendation(file, number)
        batch = certificates.prepare(file, decision.id or 0)
        assert (len(batch.sheets), batch.warnings, batch.problems) == (sheets, [], [])


def test_the_printed_sheets_are_those_of_the_records(file: RecordFile) -> None:
    decision = commendations.find_commendation(file, "171/QĐ-UBND")
    ids = [line.award.id or 0 for line in opened(file, "171/QĐ-UBND").awards]
    again = reprints.prepare_reprint(file, decision.id or 0, ids)
    now = certificates.prepare(file, decision.id or 0)
    assert [prints.resolved_texts(sheet.page) for sheet in again.sheets] == [
        prints.resolved_texts(sheet.page) for sheet in now.sheets
    ]


def test_the_register_keeps_its_own_rules(file: RecordFile) -> None:
    report = register.check(file)
    assert (report.integrity, report.findings) == ("ok", [])


def test_the_sample_is_one_step_that_is_not_undone(file: RecordFile) -> None:
    steps = [step for step in history.history(file) if step.code == "sample_filled"]
    assert [step.undoable for step in steps] == [False]
    assert history.can_undo(file) is None


def test_a_register_in_use_is_not_filled(file: RecordFile) -> None:
    before = record_tables(file)
    with pytest.raises(SoVangError) as refused:
        fill_with_sample(file).result()
    assert refused.value.code == "register_not_empty"
    assert record_tables(file) == before


def test_known_names_of_two_wards_are_told_apart(file: RecordFile) -> None:
    found = [(one.recipient.name, one.detail) for one in known_recipients(file, "to dan van 3")]
    assert found[:2] == [
        ("Tổ dân vận số 3", "phường Hoàn Kiếm · khen thưởng 2026"),
        ("Tổ dân vận số 3, phường Lý Thái Tổ", "quận Hoàn Kiếm · tên cũ, đến 30/06/2025"),
    ]


def test_the_blanks_agree_with_what_was_printed(file: RecordFile) -> None:
    giay_khen, chung_nhan = (blanks.open_blank(file, s.blank.id or 0) for s in blanks.list_stocks(file))
    assert (giay_khen.stock.left, giay_khen.stock.is_low) == (99, False)
    assert (chung_nhan.stock.left, chung_nhan.stock.is_low) == (18, True)
    used = {
        line.movement.commendation_id: -line.change
        for line in giay_khen.lines
        if line.movement.kind is BlankMove.USED
    }
    printed = {
        row.commendation.id: row.printed for row in commendations.list_commendations(file) if row.printed
    }
    assert used == printed

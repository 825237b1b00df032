"""A decision seeded with every fault shows exactly those, each with its row; a clean one shows none (D8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.operations import awards, commendations, offices, under_reviews
from desktop.records.award_rules import NewAward
from desktop.records.codes import CommendationType, Form, RecipientKind
from desktop.records.commendation import Commendation
from desktop.records.issuer import Signer
from desktop.records.under_review import UnderReview
from desktop.store.file import RecordFile
from desktop.words.problems import problem_sentence
from tests.operations.ward import DAY, FRONT, STATE, added, draft, signed

INDIVIDUAL, COLLECTIVE, HOUSEHOLD = (
    RecipientKind.INDIVIDUAL,
    RecipientKind.COLLECTIVE,
    RecipientKind.HOUSEHOLD,
)
MERIT = "Đã có thành tích xuất sắc"


def person(name: str, unit: str = "phường Hoàn Kiếm", **more: object) -> NewAward:
    return NewAward(INDIVIDUAL, name, "Bà", unit_text=unit, **{"merit": MERIT, **more})  # type: ignore[arg-type]


def body(name: str, unit: str) -> NewAward:
    return NewAward(COLLECTIVE, name, unit_text=unit, merit=MERIT)


def shown(file: RecordFile, decision: Commendation) -> set[tuple[str, object]]:
    """Code and printed name of everything that is to be looked at; its sentence can be put together."""
    opened = commendations.open_commendation(file, decision.id or 0)
    assert all(problem_sentence(one.code, one.values) for one in opened.problems)
    names = {line.award.id: line.award.printed_name for line in opened.awards}
    return {(one.code, names.get(one.values.get("award_id"))) for one in opened.problems}  # type: ignore[call-overload]


def earlier_years_work(file: RecordFile) -> dict[str, int]:
    """What other decisions gave this year and before; the cards by name."""
    this_year = signed(file, draft(file), "11/QĐ-UBND", date(2026, 2, 3))
    now = [person("Bùi Thu Bé"), person("Cao Thị Cúc", merit="Đã hiến đất"), person("Tạ Thị Tư")]
    rows = awards.add_awards(file, this_year.id or 0, now, reason="bổ sung")
    undated = draft(file, issuer_id=FRONT)
    drafted = added(file, undated, person("Dương Thị Dịu"))
    last_year = signed(file, draft(file), "90/QĐ-UBND", date(2025, 11, 3))
    then = [person("Hà Thị Hoa", merit=f"{MERIT} năm 2025")]
    old = awards.add_awards(file, last_year.id or 0, then, reason="bổ sung")
    found = [*rows.result().value.awards, *drafted, *old.result().value.awards]
    return {row.printed_name: row.recipient_id for row in found}


def signer_who_left(file: RecordFile) -> int:
    left = Signer(STATE, "Vũ Đình Nghỉ", "PHÓ CHỦ TỊCH", date(2020, 1, 1), date(2026, 6, 30))
    return offices.save_signer(file, None, left).result().value.id or 0


def test_every_seeded_fault_is_found_with_its_row_and_nothing_else(file: RecordFile) -> None:
    cards = earlier_years_work(file)
    seeded = draft(
        file, merit="", number="11/QĐ-UBND", decision_date=DAY, signer_id=signer_who_left(file),
    )  # fmt: skip
    rows = added(
        file,
        seeded,
        body("Tổ dân vận số 3", "phường Lý Thái Tổ"),
        body("Hội Cựu chiến binh quận Hoàn Kiếm", "phường Hoàn Kiếm"),
        body("Chi bộ 5", "phường Hoàn Kiếm"),
        body("Chi bộ 5", "phường Hoàn Kiếm"),
        person("Bùi Thu Bé", recipient_id=cards["Bùi Thu Bé"], merit="Thành tích khác hẳn", amount=None),
        person("Cao Thị Cúc"),
        person("Dương Thị Dịu", recipient_id=cards["Dương Thị Dịu"]),
        person("Hà Thị Hoa", recipient_id=cards["Hà Thị Hoa"]),
        person("Không Thành Tích", merit=""),
        person("Lý Thị Thưa"),
    )
    by_name = {row.printed_name: row.recipient_id for row in rows}
    complaint = UnderReview(by_name["Lý Thị Thưa"], "có đơn thư tố cáo", date(2026, 9, 1))
    under_reviews.save_mark(file, None, complaint).result()
    assert shown(file, seeded) == {
        ("signer_not_on_day", None),
        ("number_repeated", None),
        ("unit_is_gone", "Tổ dân vận số 3"),
        ("unit_is_gone", "Hội Cựu chiến binh quận Hoàn Kiếm"),
        ("already_in_list", "Chi bộ 5"),
        ("same_form_in_year", "Bùi Thu Bé"),
        ("same_form_near", "Cao Thị Cúc"),
        ("same_form_in_year", "Dương Thị Dịu"),
        ("merit_missing_of", "Không Thành Tích"),
        ("under_review", "Lý Thị Thưa"),
    }


def test_what_a_movement_gave_is_no_basis_for_a_merit_of_that_year(file: RecordFile) -> None:
    cards = earlier_years_work(file)
    merit = draft(file, type=CommendationType.MERIT, form=Form.BIEU_DUONG, merit=MERIT)
    added(
        file,
        merit,
        person("Tạ Thị Tư", recipient_id=cards["Tạ Thị Tư"]),
        person("Hà Thị Hoa", recipient_id=cards["Hà Thị Hoa"]),
    )
    assert shown(file, merit) == {("movement_for_merit", "Tạ Thị Tư")}


def test_a_clean_decision_shows_nothing(file: RecordFile) -> None:
    cards = earlier_years_work(file)
    clean = draft(file, number="12/QĐ-UBND", decision_date=DAY, signer_id=1, merit=MERIT)
    added(
        file,
        clean,
        body("Tổ dân vận số 3", "phường Hoàn Kiếm"),
        body("Tổ dân vận số 4 phường Lý Thái Tổ (cũ)", "phường Hoàn Kiếm"),
        NewAward(HOUSEHOLD, "Lê Văn Tâm", "Hộ gia đình ông", unit_text="Số 12, phố Lý Thái Tổ"),
        person("Hà Thị Hoa", recipient_id=cards["Hà Thị Hoa"]),
        person("Phạm Thị Mới"),
    )
    assert shown(file, clean) == set()


def test_a_signer_who_left_is_told_before_the_day_is_known(file: RecordFile) -> None:
    undated = draft(file, signer_id=signer_who_left(file), merit=MERIT)
    assert shown(file, undated) == {("signer_not_on_day", None)}
    in_office = replace(undated, decision_date=date(2026, 6, 30))
    commendations.change_commendation(file, undated, in_office).result()
    assert shown(file, in_office) == set()

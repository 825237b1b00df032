"""The exact wordings of domain.md §1.4 and its Corrections."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.records.award import Award
from desktop.records.certificate_texts import (
    GAP,
    address_and_name,
    certificate_texts,
    listed_merit,
    merit_text,
    name_line,
    place_date,
    register_line,
)
from desktop.records.codes import Family, Form, Level, RecipientKind
from desktop.records.commendation import Commendation
from desktop.records.issuer import Issuer, Signer

ISSUER = Issuer(
    "Chủ tịch Ủy ban nhân dân phường Hoàn Kiếm", Family.STATE, Level.WARD, "Hoàn Kiếm",
    authority_lines="CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG HOÀN KIẾM", id=1,
)  # fmt: skip
SIGNER = Signer(1, "Trần Quang Bình", "CHỦ TỊCH", id=1)
DECISION = Commendation(
    1,
    Form.GIAY_KHEN,
    number="218/QĐ-UBND",
    decision_date=date(2026, 10, 9),
    merit="Đã có thành tích xuất sắc trong phong trào thi đua “Dân vận khéo” năm 2026",
)
INITIATIVE = "Khéo trong vận động Nhân dân giữ gìn tuyến phố văn minh, xanh, sạch, đẹp"
LEAD = "Đã có thành tích xuất sắc trong thực hiện mô hình “Dân vận khéo”"


def award(kind: RecipientKind, name: str, address_form: str = "", **more: object) -> Award:
    return replace(Award(1, 1, 1, kind, name, address_form), **more)  # type: ignore[arg-type]


def test_the_whole_sheet_of_a_person() -> None:
    person = award(
        RecipientKind.INDIVIDUAL,
        "Đặng Thị Hường",
        "Bà",
        second_line="Tổ trưởng Tổ dân vận số 3, phường Hoàn Kiếm",
        initiative=INITIATIVE,
        register_number=27,
        register_year=2026,
    )
    assert certificate_texts(person, DECISION, ISSUER, SIGNER) == {
        "authority": "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG HOÀN KIẾM",
        "address": "",
        "name": "Bà Đặng Thị Hường",
        "second_line": "Tổ trưởng Tổ dân vận số 3, phường Hoàn Kiếm",
        "merit": f"{LEAD} năm 2026:\n“{INITIATIVE}”",
        "decision": "Quyết định số: 218/QĐ-UBND\nngày 09 tháng 10 năm 2026",
        "register": "Số sổ vàng: 27/2026",
        "place_date": "Hoàn Kiếm, ngày 09 tháng 10 năm 2026",
        "signer_title": "CHỦ TỊCH",
        "signer_name": "Trần Quang Bình",
    }


@pytest.mark.parametrize(
    ("kind", "form", "name", "line"),
    [
        (RecipientKind.INDIVIDUAL, "Đồng chí", "Phan Bá Tòng", "Đồng chí Phan Bá Tòng"),
        (RecipientKind.INDIVIDUAL, "Thượng tá", "Nguyễn Đức Thắng", "Thượng tá Nguyễn Đức Thắng"),
        (RecipientKind.INDIVIDUAL, "Ông:", "Y", "Ông Y"),
        (RecipientKind.INDIVIDUAL, "", "H'Hen Niê", "H'Hen Niê"),
        (RecipientKind.COLLECTIVE, "", "Tổ dân vận số 3", "TỔ DÂN VẬN SỐ 3"),
        (RecipientKind.COLLECTIVE, "Tập thể", "Tổ dân vận số 3", "Tập thể TỔ DÂN VẬN SỐ 3"),
        (RecipientKind.COLLECTIVE, "Tập thể:", "Tổ dân vận số 3", "Tập thể TỔ DÂN VẬN SỐ 3"),
        (
            RecipientKind.COLLECTIVE,
            "Nhân dân và cán bộ",
            "Tổ dân phố số 5",
            "Nhân dân và cán bộ Tổ dân phố số 5",
        ),
        (RecipientKind.HOUSEHOLD, "Hộ gia đình ông", "Lê Văn Tâm", "Hộ gia đình ông Lê Văn Tâm"),
        (RecipientKind.HOUSEHOLD, "Gia đình bà", "Vũ Thị Kim Oanh", "Gia đình bà Vũ Thị Kim Oanh"),
        (RecipientKind.HOUSEHOLD, "Hộ ông", "Lê Văn Tâm", "Hộ ông Lê Văn Tâm"),
        (RecipientKind.HOUSEHOLD, "Ông", "Lê Văn Tâm", "Hộ gia đình ông Lê Văn Tâm"),
        (RecipientKind.HOUSEHOLD, "", "Lê Văn Tâm", "Hộ gia đình Lê Văn Tâm"),
    ],
)
def test_the_name_line(kind: RecipientKind, form: str, name: str, line: str) -> None:
    assert name_line(award(kind, name, form)) == line


@pytest.mark.parametrize(
    ("kind", "form", "name", "parts"),
    [
        (RecipientKind.INDIVIDUAL, "Đồng chí", "Nguyễn Minh Châu", ("Đồng chí:", "Nguyễn Minh Châu")),
        (RecipientKind.INDIVIDUAL, "Bà:", "Nguyễn Minh Châu", ("Bà:", "Nguyễn Minh Châu")),
        (RecipientKind.INDIVIDUAL, "", "Nguyễn Minh Châu", ("", "Nguyễn Minh Châu")),
        (RecipientKind.HOUSEHOLD, "Ông", "Lê Văn Tâm", ("Hộ gia đình ông:", "Lê Văn Tâm")),
        (RecipientKind.COLLECTIVE, "Tập thể", "Tổ dân vận số 3", ("", "Tập thể TỔ DÂN VẬN SỐ 3")),
    ],
)
def test_a_form_of_address_set_apart_ends_with_a_colon(
    kind: RecipientKind, form: str, name: str, parts: tuple[str, str]
) -> None:
    assert address_and_name(award(kind, name, form)) == parts
    texts = certificate_texts(award(kind, name, form), DECISION, ISSUER, SIGNER, address_apart=True)
    assert (texts["address"], texts["name"]) == parts


def test_a_front_paper_writes_its_decision_as_the_state_does() -> None:
    front = replace(ISSUER, family=Family.FRONT)
    row = award(RecipientKind.INDIVIDUAL, "Y", "Ông", register_number=4, register_year=2026)
    texts = certificate_texts(row, replace(DECISION, number="12/QĐ-MTTQ"), front, SIGNER)
    assert texts["decision"] == "Quyết định số: 12/QĐ-MTTQ\nngày 09 tháng 10 năm 2026"
    assert texts["register"] == "Số sổ vàng: 4/2026"


def test_a_row_without_its_own_merit_takes_that_of_the_decision() -> None:
    row = award(RecipientKind.COLLECTIVE, "Tổ dân phố số 1")
    assert merit_text(row, DECISION) == DECISION.merit
    assert merit_text(replace(row, merit="Đã hiến đất"), DECISION) == "Đã hiến đất"


def test_the_year_of_an_initiative_is_the_one_the_decision_names() -> None:
    row = award(RecipientKind.COLLECTIVE, "Tổ dân phố số 1", initiative="“Khéo trong hòa giải”")
    late = replace(DECISION, decision_date=date(2027, 1, 15))
    assert merit_text(row, late) == f"{LEAD} năm 2026:\n“Khéo trong hòa giải”"
    assert merit_text(row, replace(late, merit="")) == f"{LEAD} năm 2027:\n“Khéo trong hòa giải”"
    assert merit_text(row, replace(late, merit="", decision_date=None)) == f"{LEAD}:\n“Khéo trong hòa giải”"


def test_an_own_merit_leads_to_the_initiative_and_never_names_it_twice() -> None:
    row = award(RecipientKind.COLLECTIVE, "Tổ 1", merit="Đạt giải Nhất:", initiative="Khéo trong hòa giải")
    assert merit_text(row, DECISION) == "Đạt giải Nhất:\n“Khéo trong hòa giải”"
    named = replace(row, merit="Đã thực hiện tốt mô hình “Khéo trong hoà giải”")
    assert merit_text(named, DECISION) == named.merit


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("“Khéo trong hòa giải”", "“Khéo trong hòa giải”"),
        ('"Khéo trong hòa giải"', "“Khéo trong hòa giải”"),
        ('"Khéo trong mô hình "Mẹ đỡ đầu""', '“Khéo trong mô hình "Mẹ đỡ đầu"”'),
        ('"Bếp ấm" và "Mẹ đỡ đầu"', '“"Bếp ấm" và "Mẹ đỡ đầu"”'),
        ("“Khéo trong hòa giải", "“Khéo trong hòa giải”"),
        ("Khéo trong mô hình “Mẹ đỡ đầu”", "“Khéo trong mô hình “Mẹ đỡ đầu””"),
        ("“Mẹ đỡ đầu” của phường", "““Mẹ đỡ đầu” của phường”"),
        ("“Bếp ấm” và “Mẹ đỡ đầu”", "““Bếp ấm” và “Mẹ đỡ đầu””"),
        ("“Khéo trong mô hình “Bếp ấm””", "“Khéo trong mô hình “Bếp ấm””"),
    ],
)
def test_an_initiative_stands_in_one_pair_of_quotes(typed: str, printed: str) -> None:
    row = award(RecipientKind.COLLECTIVE, "Chi hội Phụ nữ số 7", initiative=typed)
    assert merit_text(row, DECISION) == f"{LEAD} năm 2026:\n{printed}"
    assert listed_merit(row, DECISION) == printed


def test_a_list_names_the_initiative_or_the_merit_on_one_line() -> None:
    row = award(RecipientKind.COLLECTIVE, "Tổ 1", merit="Đạt giải Nhất", initiative="Khéo trong hòa giải")
    assert listed_merit(row, DECISION) == "Đạt giải Nhất: “Khéo trong hòa giải”"
    assert listed_merit(replace(row, merit="", initiative=""), DECISION) == DECISION.merit


def test_lines_of_their_own_begin_with_a_capital() -> None:
    row = award(
        RecipientKind.COLLECTIVE, "Tổ dân vận số 4", second_line="phường Hoàn Kiếm", merit="đã hiến đất"
    )
    texts = certificate_texts(row, DECISION, ISSUER, SIGNER)
    assert (texts["second_line"], texts["merit"]) == ("Phường Hoàn Kiếm", "Đã hiến đất")


def test_a_draft_leaves_gaps_for_what_the_registry_writes() -> None:
    draft = replace(DECISION, number="", decision_date=None)
    texts = certificate_texts(award(RecipientKind.INDIVIDUAL, "Y", "Ông"), draft, ISSUER, None)
    assert texts["decision"] == f"Quyết định số: {GAP}/QĐ-UBND\nngày{GAP}tháng{GAP}năm{GAP}"
    assert texts["place_date"] == f"Hoàn Kiếm, ngày{GAP}tháng{GAP}năm{GAP}"
    assert texts["register"] == f"Số sổ vàng:{GAP}"
    assert (texts["signer_title"], texts["signer_name"]) == ("", "")


def test_days_under_ten_and_the_first_two_months_have_a_zero() -> None:
    assert place_date("Hoàn Kiếm", date(2026, 2, 5)) == "Hoàn Kiếm, ngày 05 tháng 02 năm 2026"
    assert place_date("", date(2026, 3, 15)) == "ngày 15 tháng 3 năm 2026"


def test_a_party_paper_writes_its_number_without_a_colon() -> None:
    party = replace(ISSUER, family=Family.PARTY)
    row = award(RecipientKind.INDIVIDUAL, "Y", "Đồng chí", register_number=4, register_year=2026)
    texts = certificate_texts(row, replace(DECISION, number="15-QĐ/ĐU"), party, SIGNER)
    assert texts["decision"] == "Quyết định số 15-QĐ/ĐU, ngày 09 tháng 10 năm 2026"
    assert register_line(row, Family.PARTY) == "Số vào sổ khen thưởng: 4/2026"


def test_an_issuer_without_authority_lines_prints_its_name_in_capitals() -> None:
    plain = replace(ISSUER, authority_lines="")
    texts = certificate_texts(award(RecipientKind.INDIVIDUAL, "Y"), DECISION, plain, SIGNER)
    assert texts["authority"] == "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG HOÀN KIẾM"

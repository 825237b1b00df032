"""Biểu 1, 4 and 6 as workbooks, the sample's figures, and the named initiatives of 2021."""

from __future__ import annotations

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from desktop.operations import initiative_years, initiatives, register
from desktop.operations.reports import activity_report, records_behind, write_report
from desktop.records.codes import Field, RecipientKind
from desktop.records.initiative import Initiative, InitiativeYear
from desktop.records.period import Period, parse_period
from desktop.store.file import RecordFile
from desktop.words.labels import FIELDS
from tests.operations.ward import ward

YEAR = parse_period("2026")
PERSONS = {"Trần Thị Ánh Tuyết", "Nguyễn Hoàng Long"}
NAMED_2021 = (
    ("Đoàn kết chống dịch", "Ủy ban MTTQ Việt Nam thành phố Hà Nội", "Văn hóa - xã hội"),
    ("Xe buýt 0 đồng", "Liên đoàn Lao động thành phố Hà Nội", "Văn hóa - xã hội"),
    ("Tổ an toàn COVID-19", "Liên đoàn Lao động thành phố Hà Nội", "Văn hóa - xã hội"),
    ("Vùng xanh doanh nghiệp", "Liên đoàn Lao động thành phố Hà Nội", "Kinh tế"),
    ("Bếp ăn ấm tình - vượt qua mùa dịch", "Hội Liên hiệp Phụ nữ thành phố Hà Nội", "Văn hóa - xã hội"),
    ("Nghĩa tình nông dân Thủ đô - Đoàn kết chia sẻ", "Hội Nông dân thành phố Hà Nội", "Kinh tế"),
    ("Nông dân Thủ đô đoàn kết chung tay đẩy lùi COVID-19", "Hội Nông dân thành phố Hà Nội",
     "Văn hóa - xã hội"),
    ("Toàn dân bảo vệ an ninh Tổ quốc", "", "Quốc phòng - an ninh"),
    ("Khu dân cư không tội phạm, tệ nạn và tội phạm ma túy", "", "Quốc phòng - an ninh"),
)  # fmt: skip


def figures(file: RecordFile, period: Period) -> dict[tuple[str, str], int]:
    found = activity_report(file, period).figures
    for one in found:
        assert [line.id for line in records_behind(file, one)] == list(one.record_ids)
    return {(one.id, "".join((one.by or {}).values())): one.value for one in found}


def rows_of(path: Path, place: int = 0) -> list[list[object]]:
    return [list(row) for row in CalamineWorkbook.from_path(path).get_sheet_by_index(place).to_python()]


def numbered(rows: list[list[object]]) -> list[list[object]]:
    """The lines of a table: those with a running number."""
    return [row for row in rows if isinstance(row[0], float) and row[1]]


def test_the_named_initiatives_of_2021_are_counted_by_field(tmp_path: Path) -> None:
    """ha-noi-initiatives-2021-by-field of real_cases.json."""
    codes = {name: Field(code) for code, name in FIELDS.items()}
    with ward(tmp_path) as file:
        for name, owner, field in NAMED_2021:
            draft = Initiative(name, codes[field], owner)
            initiatives.create_initiative(file, draft, InitiativeYear(0, 2021)).result()
        found = figures(file, parse_period("2021"))
        assert found["initiatives.registered", ""] == 9
        assert [found.get(("initiatives.registered", field), 0) for field in Field] == [2, 5, 2, 0]
        assert figures(file, parse_period("2022"))["initiatives.registered", ""] == 0
        write_report(file, "initiatives", parse_period("2021"), tmp_path / "m.xlsx", program_version="1")
    units = {row[1]: row[2:9] for row in numbered(rows_of(tmp_path / "m.xlsx"))}
    assert units["Liên đoàn Lao động thành phố Hà Nội"] == [3, 3, 0, 1, 2, 0, 0]
    assert units["(chưa ghi đơn vị)"] == [2, 2, 0, 0, 0, 2, 0]


def test_the_sample_holds_a_year_of_the_movement_and_nothing_in_2022(sample_file: RecordFile) -> None:
    counts = register.info(sample_file).counts
    assert (counts["initiatives"], counts["teams"], counts["activities"]) == (24, 6, 8)
    found = figures(sample_file, YEAR)
    assert found["initiatives.registered", ""] == 24
    assert [found["initiatives.registered", field] for field in Field] == [5, 9, 5, 5]
    assert found["initiatives.registered", "individual"] == 2
    assert found["initiatives.recognised", "city"] == 2
    assert (found["teams.total", ""], found["teams.members", ""]) == (6, 34)
    assert found["activities.value", "support"] == 448_500_000
    past = figures(sample_file, parse_period("2022"))
    for name in ("initiatives.registered", "initiatives.recognised", "activities.total"):
        assert past[name, ""] == 0
    assert register.check(sample_file).findings == []


def test_the_samples_owners_are_its_recipients_and_its_names_those_of_awards(sample_file: RecordFile) -> None:
    rows = initiatives.list_initiatives(sample_file)
    typed = [row.initiative.owner for row in rows if row.initiative.owner_id is None]
    assert typed == ["Ban Quản lý hồ Hoàn Kiếm và phố cổ"]
    assert {
        row.initiative.owner for row in rows if row.initiative.owner_kind is RecipientKind.INDIVIDUAL
    } == PERSONS
    assert (
        sum(bool(initiatives.open_initiative(sample_file, row.initiative.id or 0).awards) for row in rows)
        == 23
    )
    assert {row.field_name for row in rows} == {*FIELDS.values(), "Cải cách hành chính, chuyển đổi số"}


def test_form_1_adds_up_by_unit(sample_file: RecordFile, tmp_path: Path) -> None:
    write_report(sample_file, "initiatives", YEAR, tmp_path / "m.xlsx", program_version="1")
    rows, found = rows_of(tmp_path / "m.xlsx"), figures(sample_file, YEAR)
    (total,) = [row for row in rows if row[0] == "Cộng"]
    assert total[2:15] == [
        24, 22, 2, *(found["initiatives.registered", code] for code in Field),
        *(found["initiatives.registered", code] for code in ("new", "kept", "copied")),
        found["initiatives.recognised", "ward"], found["initiatives.recognised", "city"], 0,
    ]  # fmt: skip
    assert [sum(row[column] for row in numbered(rows)) for column in range(2, 15)] == total[2:15]  # type: ignore[misc]
    listed = numbered(rows_of(tmp_path / "m.xlsx", 1))
    assert len(listed) == 24
    assert sum("Cấp Thành phố" in str(row[7]) for row in listed) == 2


def test_form_1_says_what_was_carried_on(sample_file: RecordFile, tmp_path: Path) -> None:
    (row, *_) = initiative_years.to_carry_over(sample_file, 2027)
    kept = [one.initiative.id or 0 for one in initiative_years.to_carry_over(sample_file, 2027)][1:]
    initiative_years.carry_over(sample_file, 2027, kept, changes={kept[0]: "Thêm ngõ 30."}).result()
    write_report(sample_file, "initiatives", parse_period("2027"), tmp_path / "m.xlsx", program_version="1")
    words = [str(cell) for line in rows_of(tmp_path / "m.xlsx") for cell in line if cell]
    assert "So với năm trước: giữ nguyên 21 mô hình, có điều chỉnh 1, không tiếp tục 2." in words
    assert any(word.startswith("Điều chỉnh: ") and word.endswith("– Thêm ngõ 30.") for word in words)
    assert f"Không tiếp tục: {row.initiative.name}." in words


def test_form_4_counts_the_roster_and_hides_telephones(sample_file: RecordFile, tmp_path: Path) -> None:
    write_report(sample_file, "teams", YEAR, tmp_path / "t.xlsx", program_version="1")
    rows, found = rows_of(tmp_path / "t.xlsx"), figures(sample_file, YEAR)
    (total,) = [row for row in rows if row[0] == "Cộng"]
    assert total[3:6] == [found[f"teams.{name}", ""] for name in ("members", "women", "party_members")]
    (third,) = [row for row in numbered(rows) if row[1] == "Tổ dân vận số 3"]
    assert third[2:9] == ["Tổ dân phố số 3", 7, 4, 4, 57, "Bà Đặng Thị Hường", "Tốt (2025)"]
    assert "(Tính đến ngày 09/10/2026)" in [cell for row in rows for cell in row]
    members = rows_of(tmp_path / "t.xlsx", 1)
    assert len(numbered(members)) == 34
    assert "Điện thoại" not in [cell for row in members for cell in row]


def test_form_6_adds_times_people_and_value_by_kind(sample_file: RecordFile, tmp_path: Path) -> None:
    write_report(sample_file, "activities", YEAR, tmp_path / "a.xlsx", program_version="1")
    rows, found = rows_of(tmp_path / "a.xlsx"), figures(sample_file, YEAR)
    (total,) = [row for row in rows if row[0] == "Cộng"]
    assert [total[6], total[7], total[10]] == [
        found[f"activities.{name}", ""] for name in ("times", "people", "value")
    ]
    sections = {str(row[0]): row[10] for row in rows if " (" in str(row[0]) and str(row[0])[0] in "IV"}
    assert sections["V. ỦNG HỘ, HỖ TRỢ (2)"] == found["activities.value", "support"]
    assert sections["I. GIÁM SÁT (2)"] == ""  # nobody said what it was worth
    assert len(numbered(rows)) == found["activities.total", ""]


@pytest.mark.parametrize("period", ["2026", "2026-Q3", "2022"])
def test_the_activity_workbook_has_every_form(sample_file: RecordFile, tmp_path: Path, period: str) -> None:
    write_report(sample_file, "activity", parse_period(period), tmp_path / "b.xlsx", program_version="1")
    names = CalamineWorkbook.from_path(tmp_path / "b.xlsx").sheet_names
    assert {"Biểu mô hình “Dân vận khéo”", "Danh sách mô hình", "Biểu tổ dân vận", "Biểu hoạt động"} <= set(
        names
    )

"""Cases of 2021 typed by a clerk: initiatives by field, a donation with its value, supervision in five wards.

Facts: cases "ha-noi-initiatives-2021-by-field", "donation-2021" and "long-bien-2021-q3" of the public
articles that the project was given.
"""

from __future__ import annotations

from pathlib import Path

from desktop.ui.activities.page import ActivitiesPage
from desktop.ui.activities.panel import ActivityPanel
from desktop.ui.initiatives.page import InitiativesPage
from desktop.ui.reports.page import ReportsPage
from tests.journeys.office import Office
from tests.journeys.ward_work import (
    export_report,
    figures,
    new_register,
    open_report,
    parts,
    written_figures,
)

UNION = "Liên đoàn Lao động thành phố Hà Nội"
FARMERS = "Hội Nông dân thành phố Hà Nội"
INITIATIVES = (
    ("Đoàn kết chống dịch", "Ủy ban MTTQ Việt Nam thành phố Hà Nội", "van hoa"),
    ("Xe buýt 0 đồng", UNION, "van hoa"),
    ("Tổ an toàn COVID-19", UNION, "van hoa"),
    ("Vùng xanh doanh nghiệp", UNION, "kinh te"),
    ("Bếp ăn ấm tình - vượt qua mùa dịch", "Hội Liên hiệp Phụ nữ thành phố Hà Nội", "van hoa"),
    ("Nghĩa tình nông dân Thủ đô - Đoàn kết chia sẻ", FARMERS, "kinh te"),
    ("Nông dân Thủ đô đoàn kết chung tay đẩy lùi COVID-19", FARMERS, "van hoa"),
    ("Toàn dân bảo vệ an ninh Tổ quốc", "", "quoc phong"),
    ("Khu dân cư không tội phạm, tệ nạn và tội phạm ma túy", "", "quoc phong"),
)
BY_FIELD = {
    "Kinh tế": 2,
    "Văn hóa - xã hội": 5,
    "Quốc phòng - an ninh": 2,
    "Xây dựng hệ thống chính trị": 0,
}
WORK = (
    ("giam sat", "Giám sát chính sách hỗ trợ người lao động", "Phường Ngọc Thụy"),
    ("giam sat", "Giám sát chính sách hỗ trợ người lao động", "Phường Gia Thụy"),
    ("giam sat", "Giám sát bồi thường, hỗ trợ, tái định cư", "Phường Bồ Đề"),
    ("giam sat", "Giám sát tiếp công dân, giải quyết khiếu nại, tố cáo", "Phường Phúc Đồng"),
    ("giam sat", "Giám sát tiếp công dân, giải quyết khiếu nại, tố cáo", "Phường Ngọc Lâm"),
    ("tham hoi", "Thăm hỏi, tặng quà gia đình có công", "Phường Bồ Đề"),
    ("tuyen truyen", "Tuyên truyền, vận động tiêm vắc-xin", "Phường Gia Thụy"),
)
"""Of "kinds_of_work" and "supervision_in_wards"; which kind was done in which ward is not said there."""


def test_nine_initiatives_of_2021_by_field(office: Office, tmp_path: Path) -> None:
    new_register(office)
    office.clerk.press("Ctrl+3")
    for place, (name, owner, field) in enumerate(INITIATIVES):
        register_initiative(office, name, owner, field, first=place == 0)
    page = office.page(InitiativesPage)
    assert page.bar.year() == 2021
    shown = open_report(office, "nam 2021")
    assert parts(shown, "Số mô hình đăng ký") == (9, BY_FIELD)
    book = export_report(office, tmp_path / "Năm 2021.xlsx")
    assert parts(written_figures(book["Báo cáo hoạt động"]), "Số mô hình đăng ký") == (9, BY_FIELD)
    listed = {str(cell) for row in book["Danh sách mô hình"] for cell in row}
    assert {name for name, _owner, _field in INITIATIVES} <= listed
    assert {owner for _name, owner, _field in INITIATIVES if owner} <= listed


def register_initiative(office: Office, name: str, owner: str, field: str, *, first: bool) -> None:
    """The year is typed once: the next ones are of the year in sight."""
    clerk = office.clerk
    clerk.press("Ctrl+N")
    clerk.wait_focus("Tên mô hình, bắt buộc")
    clerk.type(name)
    clerk.press("Enter")
    clerk.type(field)
    clerk.press("Enter")
    clerk.type(owner)
    if first:
        clerk.press("Enter", "Enter", "Enter")
        clerk.wait_focus("Năm, bắt buộc")
        clerk.type("2021")
    clerk.press("Ctrl+Return")
    office.wait_said(f"Đã đăng ký mô hình năm 2021: {name}.")


def test_a_donation_in_kind_stands_in_the_report_with_its_value(office: Office, tmp_path: Path) -> None:
    new_register(office)
    office.clerk.press("Ctrl+5")
    write_donation(office)
    shown = open_report(office, "nam 2021")
    assert parts(shown, "Giá trị ủng hộ, hỗ trợ (đồng)") == (5_000_000_000, {})
    assert parts(shown, "Số hoạt động")[1]["Ủng hộ, hỗ trợ"] == 1
    book = export_report(office, tmp_path / "Năm 2021.xlsx")
    written = written_figures(book["Báo cáo hoạt động"])
    assert parts(written, "Giá trị ủng hộ, hỗ trợ (đồng)") == (5_000_000_000, {})
    (row,) = (row for row in book["Biểu hoạt động"] if "Vinamilk" in row)
    assert {50_000, "bộ", 5_000_000_000} <= set(row)


def write_donation(office: Office) -> None:
    clerk = office.clerk
    clerk.press("Ctrl+N")
    clerk.wait_focus("Ngày")
    for typed in (
        "15/8/2021", "ung ho", "Ủng hộ bộ lấy mẫu xét nghiệm COVID-19", "Thành phố Hà Nội", "Vinamilk",
        "Sở Y tế và MTTQ thành phố Hà Nội", "", "", "50000", "bộ",
    ):  # fmt: skip
        clerk.type(typed)
        clerk.press("Enter")
    clerk.wait_focus("Giá trị (đ)")
    clerk.type("5000000000")
    clerk.press("Ctrl+Return")
    office.wait_said("Đã thêm hoạt động: Ủng hộ")


def test_supervision_in_five_wards_in_a_quarter(office: Office, tmp_path: Path) -> None:
    new_register(office, "bo de")
    office.clerk.press("Ctrl+5", "Ctrl+N")
    for place, (kind, title, ward) in enumerate(WORK):
        write_activity(office, kind, title, ward, day="" if place else "20/8/2021")
    office.clerk.press("Esc")
    assert len(office.page(ActivitiesPage)._shown) == len(WORK)
    by_kind = {"Giám sát": 5, "Thăm hỏi, tặng quà": 1, "Tuyên truyền, vận động": 1}
    quarter = open_report(office, "quy iii/2021")
    counted = parts(quarter, "Số hoạt động")
    assert (counted[0], {kind: count for kind, count in counted[1].items() if count}) == (7, by_kind)
    choose_days(office, "01/07/2021", "30/09/2021")
    assert parts(figures(office), "Số hoạt động") == counted
    book = export_report(office, tmp_path / "Quý III năm 2021.xlsx")
    assert parts(written_figures(book["Báo cáo hoạt động"]), "Số hoạt động") == counted
    wards = [ward for kind, _title, ward in WORK if kind == "giam sat"]
    listed = book["Biểu hoạt động"]
    assert [row[3] for row in listed if str(row[2]).startswith("Giám sát ")] == wards


def write_activity(office: Office, kind: str, title: str, ward: str, day: str) -> None:
    """The next activity keeps day and kind; a clerk types the kind again where it is another."""
    clerk = office.clerk
    clerk.wait_focus("Ngày")
    clerk.type(day)
    clerk.press("Enter")
    clerk.type(kind)
    clerk.press("Enter")
    clerk.type(title)
    clerk.press("Enter")
    clerk.type(ward)
    clerk.press("Ctrl+Return")
    clerk.wait(lambda: is_next_one(office), office.said)


def is_next_one(office: Office) -> bool:
    """Whether the panel is ready for the next activity."""
    panel = office.page(ActivitiesPage).panel()
    return isinstance(panel, ActivityPanel) and not panel.name.value() and office.is_at_rest()


def choose_days(office: Office, first: str, last: str) -> None:
    """“Khoảng khác…” with two typed days."""
    clerk = office.clerk
    clerk.press("F6", "Shift+F6")
    clerk.wait_focus("Kỳ báo cáo")
    clerk.type("khoang khac")
    clerk.press("Enter")
    clerk.wait_focus("Từ ngày")
    clerk.type(first)
    clerk.press("Enter")
    clerk.wait_focus("Đến ngày")
    clerk.type(last)
    clerk.press("Enter")
    clerk.wait(lambda: office.page(ReportsPage).bar.period.dates == f"{first} – {last}")

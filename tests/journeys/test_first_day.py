"""The first day: from an empty PC to the certificates, the conference, the report and its mail draft."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from desktop.operations.history import history
from desktop.store.file import RecordFile
from desktop.store.reader import record_tables
from tests.journeys.office import Office

MOST_ACTIONS = 25
"""Product rule: actions until the first PDF is saved (issue 2, Must show 6)."""

NAME_FIELD = "Thêm dòng: họ và tên, tên tập thể"
SUBJECT = "Khen thưởng phong trào “Dân vận khéo” năm 2026"
PEOPLE = (
    ("Tổ dân vận số 3", "Khu dân cư Lý Thái Tổ"),
    ("Hộ ông Lê Văn Tâm", "Số 12, Tổ dân phố số 5"),
    ("Bà Đặng Thị Hường", "Tổ trưởng Tổ dân vận số 3"),
)
PRINTED = ("TỔ DÂN VẬN SỐ 3", "Hộ gia đình ông Lê Văn Tâm", "Bà Đặng Thị Hường")
POINTS_PER_MM = 72 / 25.4


def test_the_first_day(
    office: Office,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    record_property: Callable[[str, object], None],
) -> None:
    office.start()
    create_register(office)
    write_decision(office)
    add_people(office)
    fill_number_and_date(office)
    pdf = tmp_path / "Giấy khen đầu tiên.pdf"
    export_certificates(office, pdf)
    actions = list(office.clerk.actions)
    record_property("actions_to_the_first_pdf", len(actions))
    with capsys.disabled():
        print(f"\nThe first PDF took {len(actions)} actions: {', '.join(actions)}")  # noqa: T201
    assert len(actions) <= MOST_ACTIONS
    check_certificates(pdf)
    hold_conference(office)
    workbook = tmp_path / "Báo cáo quý IV.xlsx"
    compose_report(office, workbook)
    check_workbook(workbook)
    check_draft(office, workbook)
    undo_and_redo(office)


def create_register(office: Office) -> None:
    clerk = office.clerk
    clerk.press("Enter")
    clerk.type("hoan kiem")
    clerk.press("Enter", "Enter", "Enter")
    clerk.type("Trần Quang Bình")
    clerk.press("Ctrl+Return")
    clerk.wait_focus("Quyết định mới")
    register = office.documents / "phuong-hoan-kiem.sovang"
    assert register.exists()


def write_decision(office: Office) -> None:
    clerk = office.clerk
    clerk.press("Enter")
    clerk.wait_focus("Trích yếu")
    clerk.type(SUBJECT)
    clerk.press("Ctrl+Return")
    clerk.wait_focus(NAME_FIELD)


def add_people(office: Office) -> None:
    clerk = office.clerk
    for name, unit in PEOPLE:
        clerk.type(name)
        clerk.press("Enter")
        clerk.type(unit)
        clerk.press("Ctrl+Return")
        assert clerk.focus_name() == NAME_FIELD


def fill_number_and_date(office: Office) -> None:
    clerk = office.clerk
    clerk.press("Ctrl+K")
    clerk.type("dien so")
    clerk.press("Enter")
    clerk.wait_focus("Số quyết định, bắt buộc")
    clerk.type("218/QĐ-UBND")
    clerk.press("Enter")
    clerk.type("hn")
    clerk.press("Ctrl+Return")
    clerk.wait_focus("Danh sách khen thưởng")


def export_certificates(office: Office, pdf: Path) -> None:
    clerk = office.clerk
    clerk.press("Ctrl+P")
    clerk.wait_focus("Các tờ giấy khen, Space để chọn in")
    clerk.press("Alt+Return")
    clerk.press("Ctrl+K")
    clerk.type("xuat pdf")
    clerk.answer(pdf, "Enter")
    clerk.wait(lambda: office.said() == f"Đã xuất {len(PEOPLE)} tờ: {pdf.name}")


def check_certificates(pdf: Path) -> None:
    """One A4 page for each, in the order of presentation, each name exactly as it was typed."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        assert len(document) == len(PEOPLE)
        for page, name in zip(document, PRINTED, strict=True):
            assert page.get_size() == pytest.approx((297 * POINTS_PER_MM, 210 * POINTS_PER_MM), abs=0.1)
            text = page.get_textpage().get_text_bounded()
            assert text == unicodedata.normalize("NFC", text)
            assert name in text.splitlines()
    finally:
        document.close()


def hold_conference(office: Office) -> None:
    """A conference of today with one round, in which the whole decision is handed over."""
    clerk = office.clerk
    clerk.press("Ctrl+4")
    clerk.wait_focus("Hội nghị mới")
    clerk.press("Enter", "Enter", "Enter")
    clerk.type("Hội nghị sơ kết phong trào “Dân vận khéo” năm 2026")
    clerk.press("Enter")
    clerk.type("hn")
    clerk.press("Ctrl+Return")
    clerk.wait_focus("Đợt trao thưởng")
    clerk.press("Ins")
    clerk.type("Bí thư Đảng ủy phường")
    clerk.press("Enter")
    clerk.type("Phạm Thu Hà")
    clerk.press("Enter")
    assert clerk.focus_name() == "Trường hợp được trao"
    clerk.press("Shift+Space", "Ctrl+Return")
    clerk.wait_focus("Đợt trao thưởng")


def compose_report(office: Office, workbook: Path) -> None:
    """The report of the running quarter, and the mail that carries it upward."""
    clerk = office.clerk
    clerk.press("Ctrl+6")
    clerk.wait_focus("Dùng các ngày này")
    clerk.press("Enter")  # the periods of this office end with the calendar's
    clerk.wait_focus("Bảng số liệu")
    clerk.press("Shift+F6")
    clerk.wait_focus("Kỳ báo cáo")
    clerk.type("quy iv")
    clerk.press("Ctrl+M")
    clerk.wait_focus("Chỗ nên xem lại")  # the quarter is not over yet
    clerk.answer(workbook, "Ctrl+Return")
    clerk.wait(lambda: office.files.shown)


def check_workbook(workbook: Path) -> None:
    """The figures of the quarter, as Excel shows them."""
    rows = CalamineWorkbook.from_path(workbook).get_sheet_by_name("Báo cáo hoạt động").to_python()
    within = [(str(row[1]), row[2]) for row in rows]
    for figure in (
        ("Số quyết định khen thưởng", 1),
        ("Số lượt khen thưởng", 3),
        ("– Tập thể", 1),
        ("– Hộ gia đình", 1),
        ("– Cá nhân", 1),
        ("– Cấp phường", 3),
        ("Tiền thưởng (đồng)", 1_520_000 + 1_140_000 + 760_000),
        ("Số hội nghị", 1),
        ("Số đợt trao thưởng", 1),
    ):
        assert figure in within
    assert "(Từ ngày 01/10/2026 đến ngày 31/12/2026)" in [row[0] for row in rows]


def check_draft(office: Office, workbook: Path) -> None:
    """Marked as not sent, a Vietnamese subject, the very bytes of the workbook."""
    (path,) = office.files.shown
    draft = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(draft, EmailMessage)
    assert draft["X-Unsent"] == "1"
    assert draft["Subject"] == (
        "Báo cáo kết quả phong trào thi đua “Dân vận khéo” quý IV/2026 – phường Hoàn Kiếm"
    )
    (attachment,) = draft.iter_attachments()
    assert attachment.get_filename() == workbook.name
    assert attachment.get_content() == workbook.read_bytes()


def undo_and_redo(office: Office) -> None:
    """Step by step back to the register without a decision, and forward to the same state."""
    clerk = office.clerk
    clerk.press("Ctrl+2")
    with office.look_into() as register:
        done = record_tables(register.read)
        for expected in (
            {"round": 0},
            {"conference": 0},
            {"award": 3, "round": 0},  # the numbers in the golden register
            {"commendation": 1, "award": 3},  # number and date
            {"award": 2},
            {"award": 1},
            {"award": 0},
            {"commendation": 0, "recipient": 0},
        ):
            press_and_wait(office, register, "Ctrl+Z")
            now = record_tables(register.read)
            assert {kind: len(now[kind]) for kind in expected} == expected
        clerk.wait_focus("Quyết định mới")
        for _step in range(8):
            press_and_wait(office, register, "Ctrl+Y")
        assert record_tables(register.read) == done


def press_and_wait(office: Office, register: RecordFile, key: str) -> None:
    """Press a key that writes one step, and wait until the window says so."""
    steps = len(history(register))
    office.clerk.press(key)
    office.clerk.wait(lambda: len(history(register)) > steps and office.is_at_rest())

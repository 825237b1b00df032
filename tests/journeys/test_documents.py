"""J8 (product.md): opinions with deadlines typed one after the other, the minutes and a letter in Word."""

from __future__ import annotations

from desktop.ui.conferences.page import ConferencesPage
from tests.exports.document_samples import lines
from tests.journeys.office import Office
from tests.journeys.ward_work import new_conference, new_register

TITLE = "Hội nghị đối thoại với Nhân dân khu Hàng Bạc"
OPINIONS = ("Đèn ngõ 12 hỏng.", "Rác thu chậm.", "Xin thêm ghế đá.", "Loa phường to.", "Xin lịch tiếp dân.")


def test_a_dialogue_its_opinions_and_its_minutes(office: Office) -> None:
    clerk = office.clerk
    new_register(office)
    clerk.press("Ctrl+4")
    new_conference(office, "doi thoai", "cap phuong", TITLE, "1/10/2026", "Ủy ban nhân dân phường Hoàn Kiếm")
    page = office.page(ConferencesPage)
    page.view.show_tab("opinions")
    clerk.press("Ins")
    for number, content in enumerate(OPINIONS, start=1):
        clerk.wait_focus("Nội dung ý kiến, bắt buộc")
        clerk.actions.clear()
        clerk.type(content)
        clerk.press("Tab")
        clerk.type("Bà Đặng Thị Hường")
        clerk.press("Enter", "Enter", "Enter")
        if number == 1:
            clerk.type("30/10/2026")
        clerk.press("Ctrl+Return")
        office.wait_said(f"Đã thêm ý kiến {number}")
        assert len(clerk.actions) <= 5
    clerk.press("Esc")
    clerk.actions.clear()
    clerk.press("Ctrl+W", "Enter")
    office.wait_said("Đã soạn bien_ban_hoi_nghi_doi_thoai_2026_10_01.docx.")
    assert len(clerk.actions) == 2
    shown = lines(office.files.shown[-1].read_bytes())
    assert "1. Ý kiến, kiến nghị và kết quả trả lời (05 ý kiến)" in shown
    assert [one for one in shown if one.startswith("- Bà Đặng Thị Hường: ")] == [
        f"- Bà Đặng Thị Hường: {one}" for one in OPINIONS
    ]
    assert "Đang giải quyết; hạn 30/10/2026" in shown

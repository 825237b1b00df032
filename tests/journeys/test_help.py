"""A clerk who does not know what a field wants asks, reads, and types on where she was."""

from __future__ import annotations

from desktop.operations.commendations import list_commendations
from tests.journeys.office import Office


def test_the_help_answers_beside_the_work(office: Office) -> None:
    clerk = office.clerk
    office.start()
    clerk.press("Enter", "F1")
    assert _told(office) == "Tên phường, xã"
    clerk.press("Esc")
    clerk.type("phường Hoàn Kiếm")
    clerk.press("Enter", "Ctrl+Return")
    clerk.wait(office.is_at_rest)
    clerk.press("Ctrl+2", "Ctrl+N", "F1")
    assert _told(office) == "Trích yếu"
    clerk.type("ket giay")
    clerk.press("Enter")
    assert _told(office) == "Kẹt giấy, tờ hỏng"
    clerk.press("Alt+Left", "F6")
    clerk.type("Khen thưởng năm 2026")
    clerk.press("Ctrl+Return")
    clerk.wait_focus("Thêm dòng: họ và tên, tên tập thể")
    with office.look_into() as file:
        written = [row.commendation.subject for row in list_commendations(file)]
    assert written == ["Khen thưởng năm 2026"]


def _told(office: Office) -> str:
    """The title of what the help shows."""
    view = office.window._help
    assert view is not None
    section = view.shown()
    assert view.isVisible()
    assert section is not None
    return section.title

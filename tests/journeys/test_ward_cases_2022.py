"""The case of 2022 typed by a clerk: one event, four decisions of three issuers, handed over in four rounds.

Facts: case "ly-thai-to-2022" of the public articles that the project was given.
"""

from __future__ import annotations

from pathlib import Path

from desktop.ui.commendations.page import CommendationsPage
from desktop.ui.conferences.page import ConferencesPage
from tests.journeys.office import Office
from tests.journeys.ward_work import (
    add_former_offices,
    add_names,
    export_report,
    new_conference,
    new_decision,
    new_register,
    open_report,
    parts,
    sign,
    written_figures,
)

FESTIVAL = (
    "Ngày hội “Dân vận khéo” và kỷ niệm 92 năm Ngày truyền thống công tác dân vận của Đảng, "
    "23 năm “Ngày dân vận của cả nước”"
)
ROUNDS = (
    ("Trưởng ban Dân vận Quận ủy Hoàn Kiếm", "1 tập thể", "86-QĐ/QU"),
    ("Bí thư Đảng ủy phường", "10 tập thể, 3 cá nhân", "15-QĐ/ĐU"),
    ("Phó Bí thư Đảng ủy, Chủ tịch UBND phường", "12 tập thể", "142/QĐ-UBND"),
    ("Phó Bí thư Đảng ủy phường", "13 tập thể", "143/QĐ-UBND"),
)
WARD = "Phường Lý Thái Tổ"
OF_THE_WARD = "chu tich uy ban nhan dan phuong ly thai to"


def test_the_event_of_2022_with_its_four_decisions(office: Office, tmp_path: Path) -> None:
    new_register(office)
    add_former_offices(office)
    write_decisions(office)
    hold_festival(office)
    note_as_handed_over(office)
    check_report(office, tmp_path / "Báo cáo năm 2022.xlsx")


def write_decisions(office: Office) -> None:
    """Of the district's committee, of the ward's committee, and two of the ward."""
    office.clerk.press("Ctrl+2")
    new_decision(office, "quan uy", "Khen thưởng phong trào thi đua “Dân vận khéo” năm 2022", "giay khen")
    add_names(office, ["Tổ dân vận số 3"], WARD)
    sign(office, "86", "05/10/2022")
    new_decision(
        office, "dang uy phuong ly thai to", "Công nhận điển hình “Dân vận khéo” năm 2022", "cong nhan va"
    )
    add_names(office, [f"Tổ dân vận số {number}" for number in range(11, 21)])
    add_names(office, [f"Ông Nguyễn Văn {name}" for name in ("An", "Bình", "Cường")])
    sign(office, "15", "10/10/2022")
    for number, first, last in (("142", 1, 12), ("143", 13, 25)):
        new_decision(office, OF_THE_WARD, "Thưởng các tập thể “Dân vận khéo” năm 2022", "thuong")
        add_names(office, [f"Khu dân cư số {place}" for place in range(first, last + 1)])
        sign(office, number, "11/10/2022")
    shown = office.page(CommendationsPage).view.shown()
    assert shown is not None
    assert shown.commendation.number == "143/QĐ-UBND"


def hold_festival(office: Office) -> None:
    """Each round takes one whole decision by one key, the one that waits longest."""
    clerk = office.clerk
    clerk.press("Ctrl+4")
    new_conference(office, "ngay hoi", "cap phuong", FESTIVAL, "13/10/2022", "Đảng ủy phường Lý Thái Tổ")
    for presenter, _counts, _number in ROUNDS:
        clerk.wait_focus("Đợt trao thưởng")
        clerk.press("Ins")
        clerk.wait_focus("Chức vụ người trao, bắt buộc")
        clerk.type(presenter)
        clerk.press("Enter", "Enter")
        clerk.wait_focus("Trường hợp được trao")
        clerk.press("Shift+Space", "Ctrl+Return")
        office.wait_said(f"Đã thêm đợt trao thưởng của {presenter}.")
    table = office.page(ConferencesPage).view.rounds
    lines = [table.view.model().index(row, 2) for row in range(len(ROUNDS))]
    assert [line.data() for line in lines] == [counts for _presenter, counts, _number in ROUNDS]


def note_as_handed_over(office: Office) -> None:
    clerk = office.clerk
    clerk.press("Ctrl+K")
    clerk.type("ghi da trao 39")
    clerk.press("Enter")
    office.wait_said("Đã ghi ngày trao 13/10/2022")


def check_report(office: Office, path: Path) -> None:
    """36 collectives, 35 of them by the ward, 3 individuals, 39 awards, 1 conference, 4 rounds."""
    shown = open_report(office, "nam 2022")
    assert parts(shown, "Số lượt khen thưởng") == (39, {"Tập thể": 36, "Hộ gia đình": 0, "Cá nhân": 3})
    of_collectives = parts(shown, "Số lượt khen thưởng tập thể chia theo cấp")
    assert of_collectives == (36, {"Cấp phường": 35, "Cấp quận": 1})
    assert parts(shown, "Số lượt khen thưởng chia theo cấp") == (39, {"Cấp phường": 38, "Cấp quận": 1})
    forms = {"Giấy khen": 1, "Công nhận và thưởng": 1, "Thưởng": 2}
    assert parts(shown, "Số quyết định khen thưởng") == (4, forms)
    assert parts(shown, "Số hội nghị") == (1, {"Hội nghị đối thoại": 0, "Ngày hội": 1})
    assert parts(shown, "Số đợt trao thưởng") == (4, {})
    written = written_figures(export_report(office, path)["Báo cáo hoạt động"])
    assert parts(written, "Số lượt khen thưởng") == parts(shown, "Số lượt khen thưởng")
    assert parts(written, "Số lượt khen thưởng tập thể chia theo cấp") == of_collectives
    assert parts(written, "Số đợt trao thưởng") == (4, {})

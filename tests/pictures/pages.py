"""Pictures of every page: `python -m tests.pictures.pages FOLDER`.

The real program on a screen of its own, light and dark, as a maximised window of 1366 × 768 leaves it and at
125 %, with a fixed clock and the sample register, so that two runs give the same pictures.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.intake.form import cell_place
from desktop.operations.consolidation import remember_senders
from desktop.operations.register import NewOffice, NewSigner, create_register, open_register, set_up_office
from desktop.records.codes import Family
from desktop.records.senders import Expected
from desktop.settings import THEME
from desktop.ui.activities.page import ActivitiesPage
from desktop.ui.clipboard_rows import rows_on_clipboard
from desktop.ui.commendations.page import CommendationsPage
from desktop.ui.conferences.page import ConferencesPage
from desktop.ui.consolidation.page import ConsolidationPage
from desktop.ui.documents.panel import DocumentPanel
from desktop.ui.imports.page import ImportPage
from desktop.ui.report_forms.page import ReportFormsPage
from desktop.wiring import PcSettings
from installer.checks import screen
from tests.intake.workbooks import write
from tests.journeys.office import NOW, Office
from tests.operations.consolidation.folder import messes, write_messes, write_strange, write_ward_report
from tests.operations.report_forms.superior_forms import decorated
from tests.pictures import import_lists

SIZES = {"": (1366, 696, "1"), "-125": (1366, 680, "1.25")}
"""By the ending of the name: width and height in px of the screen, and Qt's scale."""

COLOURS = 256
STILL = 120
"""Milliseconds without a change until a page counts as painted."""

LIST = (
    ("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG",),
    ("TT", "Tên gọi", "Họ và tên / tên tập thể", "Năm sinh", "Chức vụ, đơn vị", "Thành tích", "Mức thưởng"),
    (1, "", "Tổ dân vận số 7", "", "Khu dân cư Hàng Bạc", "Khéo trong vận động giữ gìn tuyến phố", 1_520_000),
    (2, "", "Chi hội Phụ nữ số 6", "", "Hội LHPN phường", "Khéo trong thu gom, phân loại rác", 1_520_000),
    (3, "", "Chi đoàn Thanh niên số 2", "", "Đoàn phường", "Khéo trong hỗ trợ dịch vụ công", "1,52 tr"),
    (4, "Hộ gia đình ông", "Lê Văn Tâm", "", "Số 12, Tổ dân phố số 5", "Hiến 14 m² mở rộng ngõ", 1_140_000),
    (5, "Bà", "Đặng Thị Hường", 1968, "Tổ trưởng Tổ dân vận số 3, phường Hoàn Kiếm", "", 760_000),
    (6, "Ông", "Nguyễn Hoàng Long", 2068, "Công an khu vực", "Khéo trong giữ gìn an ninh", 760_000),
    (7, "Bà", "Trần Thị Ánh Tuyết", 1955, "Chi hội Người cao tuổi số 2", "", 760_000),
)  # fmt: skip


@dataclass(frozen=True)
class Camera:
    """Takes pictures of one program into a folder; `ending` tells theme and scale apart."""

    office: Office
    folder: Path
    ending: str

    def take(self, name: str) -> None:
        """Wait until nothing moves any more and save what the screen shows of the window."""
        before, now = QImage(), self._seen()
        while before != now:
            QTest.qWait(STILL)
            before, now = now, self._seen()
        path = self.folder / f"{name}{self.ending}.png"
        now.save(str(path))
        with Image.open(path) as picture:
            small = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        small.save(path, optimize=True)

    def _seen(self) -> QImage:
        """The client area with the popups that lie over it."""
        window = self.office.window
        corner, size = window.geometry().topLeft(), window.size()
        pixmap = window.screen().grabWindow(0, corner.x(), corner.y(), size.width(), size.height())
        return pixmap.toImage()


def main() -> int:
    """Draw everything, one program after another for each theme and scale."""
    folder = Path(sys.argv[1]).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    failed = 0
    with screen() as variables:
        for theme in ("light", "dark"):
            for ending, (width, height, scale) in SIZES.items():
                words = ["--draw", str(folder), theme, f"-{theme}{ending}", str(width), str(height)]
                failed += subprocess.run(
                    [sys.executable, "-m", "tests.pictures.pages", *words],
                    env={**os.environ, **variables, "QT_SCALE_FACTOR": scale},
                    check=False,
                ).returncode
    return 1 if failed else 0


def draw(folder: Path, theme: str, ending: str, width: int, height: int) -> None:
    """Every page in one theme and scale."""
    app = QApplication(sys.argv[:1])
    app.setCursorFlashTime(0)
    for name, shots in (
        ("", first_run),
        ("trống.sovang", empty_pages),
        ("hoan-kiem.sovang", commendations),
        ("hoan-kiem.sovang", other_pages),
    ):
        with working(app, theme, name, (width, height)) as office:
            shots(office, Camera(office, folder, ending).take)


Take = Callable[[str], None]
PAGES = (
    "overview", "commendations", "initiatives", "conferences", "activities", "reports", "recipients",
    "blanks", "backups", "trash", "settings",
)  # fmt: skip


@contextmanager
def working(app: QApplication, theme: str, name: str, size: tuple[int, int]) -> Iterator[Office]:
    """The program in a folder of its own, on the register of that name."""
    with tempfile.TemporaryDirectory() as place:
        os.chdir(place)  # the status bar shows the bare name of the register
        settings = Path(place, "settings.json")
        PcSettings(settings).put(THEME, theme)
        office = Office(app, Path(place), settings)
        if name:
            make_register(Path(name))
        office.start(Path(name) if name else None)
        window, ratio = office.window, office.window.devicePixelRatioF()
        window.showNormal()  # maximised, it would keep the screen's height
        window.resize(round(size[0] / ratio), round(size[1] / ratio))
        QTest.qWait(STILL)
        window.move(
            window.frameGeometry().left() - window.geometry().left(), 0
        )  # only the frame lies outside
        yield office
        office.close()
        os.chdir("/")


def make_register(path: Path) -> None:
    """The sample, or an office that has not written anything yet."""
    sample = path.name != "trống.sovang"
    create_register(path, user="mai", now=lambda: NOW, sample=sample)
    if not sample:
        signers = {Family.STATE: NewSigner("Trần Quang Bình", "CHỦ TỊCH")}
        with open_register(path, user="mai", now=lambda: NOW) as file:
            set_up_office(file, NewOffice("phường Hoàn Kiếm", signers)).result()


def first_run(office: Office, take: Take) -> None:
    """The first page and its form."""
    take("start")
    office.clerk.press("Enter")
    office.clerk.type("hoan")
    take("new-register")


def empty_pages(office: Office, take: Take) -> None:
    """What a new register says on each page."""
    for name in PAGES:
        office.window.open_page(name)
        take(f"{name}-empty")
    office.clerk.press("Ctrl+2", "Ctrl+N")
    office.clerk.type("Khen thưởng phong trào “Dân vận khéo” năm 2026")
    office.clerk.press("Ctrl+Return")
    office.clerk.wait(office.is_at_rest)
    take("decision-empty")


def commendations(office: Office, take: Take) -> None:
    """A decision, its panels, and what is made of it."""
    clerk = office.clerk
    clerk.press("Ctrl+2")
    open_decision(office, "218")
    take("commendations")
    clerk.press("Ctrl+P")
    take("certificates")
    clerk.press("F9")
    take("proof-sheet")
    clerk.press("Esc", "F11")
    take("print-options")
    clerk.press("Esc", "Esc", "Ctrl+N")
    take("new-decision")
    clerk.press("Esc")
    open_decision(office, "bao so 9")
    clerk.press("F2")
    take("edit-award")
    clerk.press("Esc", "Ctrl+K")
    clerk.type("dien so")
    clerk.press("Enter")
    take("number-and-date")
    clerk.press("Esc")
    write(Path("danh_sach_219.xlsx"), LIST)
    office.page(CommendationsPage).import_list(Path("danh_sach_219.xlsx"))
    clerk.wait_focus("Các dòng của danh sách")
    take("import")
    hard_lists(office, take)


def hard_lists(office: Office, take: Take) -> None:
    """The preview of five lists as they come from others (issue 5)."""
    clerk, window = office.clerk, office.window

    def shown(name: str, argument: object) -> None:
        window.open_page("commendations")
        window.open_page("import", argument)
        page = office.page(ImportPage)
        clerk.wait(lambda: not page.is_reading())
        clerk.wait_focus("Các dòng của danh sách")
        if name != "import-refused":
            take(name)

    into = {"commendation_id": office.page(ImportPage).preview.into.commendation.id}  # type: ignore[union-attr]
    shown("import-old-fonts", {**into, "path": import_lists.old_fonts(Path("vntime.xlsx"))})
    shown("import-two-line-head", {**into, "path": import_lists.two_line_head(Path("phu_luc.xlsx"))})
    shown("import-refused", {**into, "path": import_lists.refused(Path("can_sua.xlsx"))})
    clerk.press("Down", "Down", "Down", "Alt+Return")
    clerk.wait(lambda: not office.page(ImportPage).is_reading())
    clerk.press("F2")
    take("import-refused")
    clerk.press("Esc")
    with office.look_into() as file:
        changed = import_lists.differing(Path("can_bo.xlsx"), import_lists.cards_of(file))
    shown("import-differences", {"kind": "recipients", "path": changed})
    import_lists.copied_cells()
    shown("import-pasted", {**into, "pasted": rows_on_clipboard()})
    paths = [Path("phu_luc.xlsx"), Path("can_sua.xlsx")]
    shown("import-several-files", {**into, "paths": paths})


def other_pages(office: Office, take: Take) -> None:
    """Every other page, the Ctrl+K box."""
    clerk = office.clerk
    for name in ("overview", "initiatives", "activities", "recipients", "blanks", "backups"):
        office.window.open_page(name)
        take(name)
    office.window.commands.run("backup.seal")
    take("backup-sealed")
    clerk.press("Esc")
    deleted(office, take)
    office.window.open_page("blanks")
    clerk.press("Ctrl+N")
    take("new-blanks")
    clerk.press("Esc")
    layouts(office, take)
    clerk.press("Ctrl+4")
    take("conferences")
    documents(office, take)
    clerk.press("Ctrl+N")
    take("new-conference")
    clerk.press("Esc", "Ctrl+6", *["Down"] * 4)
    take("reports")
    if office.window.is_narrow():
        clerk.press("Enter")
        take("reports-records")
    clerk.press("Esc")
    received(office, take)
    superior_form(office, take)
    office.window.open_page("settings", {"section": "issuers"})
    take("settings")
    clerk.press("Ctrl+K")
    clerk.type("huong to 3")
    take("search")


def documents(office: Office, take: Take) -> None:
    """The panel of a conference's papers, and the list of fields for the office's own template."""
    office.clerk.press("Ctrl+W")
    take("documents")
    panel = office.page(ConferencesPage).panel()
    assert isinstance(panel, DocumentPanel)
    panel.fields_asked.emit()
    take("documents-fields")
    office.clerk.press("Esc")


def superior_form(office: Office, take: Take) -> None:
    """A superior's form: before it is chosen, with proposals, filled, what stays empty."""
    clerk = office.clerk
    clerk.press("Ctrl+U")
    take("report-forms-empty")
    path = Path("Biểu 1 Ban Dân vận.xlsx")
    path.write_bytes(decorated().content)
    page = office.page(ReportFormsPage)
    page.read(path)
    clerk.wait(lambda: page.form is not None)
    take("report-forms-proposed")
    clerk.press("Ctrl+J")
    page.grid.go_to(cell_place("D12"))
    take("report-forms")
    clerk.press("Down", "Down", "Down", "Down", "Down", "Down")
    clerk.type("y kien")
    take("report-forms-choosing")
    clerk.press("Esc", "Esc", "Esc")


def received(office: Office, take: Take) -> None:
    """A folder of what senders sent: before it is chosen, read, its tables, who has to send."""
    clerk, window = office.clerk, office.window
    clerk.press("Ctrl+G")
    take("consolidation-empty")
    folder = Path("Đã nhận quý III")
    folder.mkdir()
    write_messes(folder, messes()[11:42:3])
    write_strange(folder)
    with office.look_into() as file:
        write_ward_report(file, folder / "Phường Cửa Nam - quý III.xlsx")
        names = tuple(f"Tổ dân phố số {number}" for number in range(1, 14))
        remember_senders(file, Expected((*names, "Phường Cửa Nam"), date(2026, 10, 10))).result()
    window.open_page("consolidation", {"folder": folder})
    page = office.page(ConsolidationPage)
    clerk.wait(lambda: page.whole is not None)
    take("consolidation")
    for tab in ("repeats", "figures", "refused"):
        page.views.show_tab(tab)
        take(f"consolidation-{tab}")
    page.views.show_tab("senders")
    window.commands.run("consolidation.senders")
    take("consolidation-senders")
    clerk.press("Esc")


def deleted(office: Office, take: Take) -> None:
    """The trash with an activity in it; the history of a card that was renamed."""
    clerk = office.clerk
    clerk.press("Ctrl+5")
    office.page(ActivitiesPage).table.view.setFocus()
    clerk.press("Delete")
    clerk.wait(office.is_at_rest)
    clerk.press("Ctrl+R")
    take("trash")
    office.window.open_page("recipients")
    clerk.press("F2", "End")
    clerk.type(" (cũ)")
    clerk.press("Ctrl+Return")
    clerk.wait(office.is_at_rest)
    clerk.press("Ctrl+I")
    take("history")
    clerk.press("Esc")


def layouts(office: Office, take: Take) -> None:
    """The layouts, and the editor on one that is made by keys."""
    clerk = office.clerk
    office.window.open_page("blanks", {"section": "layouts"})
    take("layouts")
    clerk.press("Ctrl+N", "Ctrl+A")
    clerk.type("Giấy khen tập thể, phôi đỏ")
    clerk.press("Ctrl+Return")
    clerk.wait_focus("Tờ giấy")
    clerk.press(*["Tab"] * 8, "F7")
    take("layout-editor")
    clerk.press("Ctrl+A")
    take("layout-several")
    clerk.press("Esc", "Esc")


def open_decision(office: Office, words: str) -> None:
    """Find a decision by the filter, as a clerk would, and stand in its list."""
    clerk = office.clerk
    clerk.press("Ctrl+L")
    clerk.type(words)
    clerk.press("Enter", "Ctrl+L", *["Backspace"] * len(words), "Enter")
    page = office.page(CommendationsPage)
    page.view.table.view.setFocus()
    page.view.table.set_current_id(page.view.shown().awards[0].award.id or 0)  # type: ignore[union-attr]


if __name__ == "__main__":
    if sys.argv[1] == "--draw":
        draw(Path(sys.argv[2]), sys.argv[3], sys.argv[4], int(sys.argv[5]), int(sys.argv[6]))
    else:
        sys.exit(main())

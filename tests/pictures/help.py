"""The pictures of the help, drawn by the program itself on the sample register.

`python -m tests.pictures.help` writes resources/help/pictures; with `--check` it writes nothing and names the
pictures that no longer show what the program shows.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageChops, ImageStat
from PySide6.QtCore import QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.operations import commendations
from desktop.records.codes import Form
from desktop.settings import THEME
from desktop.ui.blanks.calibration_section import CalibrationSection
from desktop.ui.blanks.page import BlanksPage
from desktop.ui.certificates.page import CertificatesPage
from desktop.ui.commendations.page import CommendationsPage
from desktop.ui.printing.printers import Printers
from desktop.wiring import PcSettings
from tests.intake.workbooks import write
from tests.journeys.office import Office
from tests.pictures.pages import LIST, STILL, make_register
from tests.ui.blanks.off_printers import CANON, OffPrinters

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "help" / "pictures"
WINDOW = (1366, 696)
COLOURS = 32
CHANGED = 6.0
"""Mean difference of grey values (0 to 255) of the small pictures from which one counts as another."""
Shot = tuple[str, QWidget, QRect]
"""Name, the widget that is grabbed, and the part of it in px; an empty part is the whole widget."""


def main() -> int:
    """Draw everything; 1 when a picture is out of date and was only to be checked."""
    check = "--check" in sys.argv[1:]
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as place:
        changed = {name: picture for name, picture in _drawn(app, Path(place)) if _differs(name, picture)}
    for name, picture in changed.items() if not check else ():
        picture.save(FOLDER / f"{name}.png", optimize=True)
    sys.stdout.write("".join(f"{name}\n" for name in changed) or "no picture has changed\n")
    return int(check and bool(changed))


def _differs(name: str, picture: Image.Image) -> bool:
    path = FOLDER / f"{name}.png"
    if not path.exists():
        return True
    with Image.open(path) as kept:
        if kept.size != picture.size:
            return True
        small = [one.convert("L").resize((96, 64)) for one in (kept, picture)]
    return bool(ImageStat.Stat(ImageChops.difference(*small)).mean[0] > CHANGED)


def _drawn(app: QApplication, place: Path) -> Iterator[tuple[str, Image.Image]]:
    with tempfile.TemporaryDirectory(dir=place) as folder:
        os.chdir(folder)
        settings = Path(folder, "settings.json")
        PcSettings(settings).put(THEME, "light")
        _offer_a_printer(Path(folder))
        make_register(Path("hoan-kiem.sovang"))
        office = Office(app, Path(folder), settings)
        office.start(Path("hoan-kiem.sovang"))
        office.window.resize(*WINDOW)
        for name, widget, part in _shots(office):
            yield name, _grabbed(widget, part, Path(folder, f"{name}.png"))
        office.close()
        os.chdir("/")


def _grabbed(widget: QWidget, part: QRect, path: Path) -> Image.Image:
    QTest.qWait(STILL)
    (widget.grab(part) if part.isValid() else widget.grab()).save(str(path))
    with Image.open(path) as picture:
        return picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)


def _shots(office: Office) -> Iterator[Shot]:
    for part in (_decision, _certificates, _import, _blanks, _others):
        yield from part(office)


def _decision(office: Office) -> Iterator[Shot]:
    """A decision with its steps, and the panel of a row."""
    opened = _given(office)
    office.window.open_page("commendations", {"commendation_id": opened})
    page = office.page(CommendationsPage)
    yield "decision", page.view, QRect(0, 0, 620, 330)
    row = page.view.shown()
    assert row is not None
    page._rows.edit(row.awards[0].award.id or 0)
    panel = page.panel()
    assert panel is not None
    yield "row", panel, QRect(0, 0, panel.width(), 560)
    page.hide_panel()


def _certificates(office: Office) -> Iterator[Shot]:
    """The preview with the ways of printing, and the question after it."""
    office.window.open_page("certificates", _given(office))
    page = office.page(CertificatesPage)
    office.clerk.wait(lambda: page._batch is not None)
    QTest.qWait(5 * STILL)
    side = page.width() - page.side.width()
    yield "printing", page, QRect(side, 0, page.side.width(), page.height())
    yield "preview", page, QRect(side - 660, 0, 650, 600)
    batch = page._batch
    assert batch is not None
    page._run.export(batch, text_only=False, blank_id=None)
    office.clerk.wait(lambda: page.panel() is not None)
    panel = page.panel()
    assert panel is not None
    yield "outcome", panel, QRect(0, 0, panel.width(), 400)


def _import(office: Office) -> Iterator[Shot]:
    """A list before it is taken in."""
    write(Path("danh_sach_219.xlsx"), LIST)
    office.window.open_page("commendations", {"commendation_id": _given(office)})
    office.page(CommendationsPage).import_list(Path("danh_sach_219.xlsx"))
    office.clerk.wait_focus("Các dòng của danh sách")
    page = office.window.current_page()
    assert page is not None
    yield "import", page, QRect(0, 0, 700, 420)


def _blanks(office: Office) -> Iterator[Shot]:
    """The eight numbers of a calibration."""
    office.window.open_page("blanks", {"section": "printers"})
    section = office.page(BlanksPage).section()
    assert isinstance(section, CalibrationSection)
    section.print_sheet()
    office.clerk.wait(section.steps.form.isVisible)
    yield "calibration", section.steps, QRect(0, 0, 430, section.steps.height())
    office.window.open_page("blanks", {"section": "stock"})
    yield "stock", office.page(BlanksPage), QRect(0, 0, 660, 330)


def _others(office: Office) -> Iterator[Shot]:
    """Pages of which a glance is enough."""
    for name, part in (
        ("overview", QRect(0, 0, 720, 470)),
        ("conferences", QRect(0, 0, 700, 420)),
        ("reports", QRect(0, 0, 700, 360)),
    ):
        office.window.open_page(name)
        page = office.window.current_page()
        assert page is not None
        QTest.qWait(5 * STILL)
        yield {"reports": "report"}.get(name, name), page, part


def _given(office: Office) -> int:
    """The certificates that wait for printing."""
    with office.look_into() as file:
        rows = commendations.list_commendations(file)
    return next(
        row.commendation.id or 0
        for row in rows
        if row.commendation.form is Form.GIAY_KHEN and row.commendation.number and row.award_count
    )


def _offer_a_printer(folder: Path) -> None:
    printers = OffPrinters(folder, offered=(CANON,))
    for name, offered in (
        ("names", lambda _self: printers.names()),
        ("open", lambda _self, printer, tray="": printers.open(printer, tray)),
        ("trays", lambda _self, _printer: ()),
    ):
        setattr(Printers, name, offered)


if __name__ == "__main__":
    sys.exit(main())

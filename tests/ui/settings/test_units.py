from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.operations import offices
from desktop.operations.register import NewOffice, create_register, open_register, set_up_office
from desktop.ui.settings.page import SettingsPage
from desktop.ui.settings.units import UnitPanel, UnitsSection
from desktop.ui.theme import Look
from desktop.ui.widgets.text import Text
from desktop.wiring import PcSettings
from tests.ui.page_window import NOW, page_window
from tests.ui.settings.conftest import Shown


@pytest.fixture
def ward(qtbot: QtBot, look: Look, tmp_path: Path, pc_settings: PcSettings) -> Iterator[Shown]:
    """A new register of phường Hoàn Kiếm without the former offices."""
    path = tmp_path / "phường.sovang"
    create_register(path, user="thử", now=lambda: NOW)
    with open_register(path, user="thử", now=lambda: NOW) as file:
        set_up_office(file, NewOffice("phường Hoàn Kiếm")).result()
    with page_window(qtbot, look, path, lambda desk: SettingsPage(look, desk, pc_settings)) as opened:
        yield opened


def section(shown: Shown) -> UnitsSection:
    shown.page.opened({"section": "units"})
    found = shown.page.current()
    assert isinstance(found, UnitsSection)
    return found


def cells(found: UnitsSection, name: str) -> list[str]:
    model = found.table.view.model()
    rows = [[str(model.index(row, at).data() or "") for at in range(3)] for row in range(model.rowCount())]
    return next(row for row in rows if row[0].startswith(name))


def texts(panel: UnitPanel) -> list[str]:
    return [text.text() for text in panel.findChildren(Text)]


def test_units_are_told_apart_and_their_kin_named(ward: Shown) -> None:
    found = section(ward)
    present = cells(found, "phường Hoàn Kiếm")
    assert "từ " in present[1]
    assert "phường Hàng Bạc" in present[1]
    former = cells(found, "phường Hàng Bạc")
    assert former[0] == "phường Hàng Bạc (cũ, quận Hoàn Kiếm, đến 30/6/2025)"
    assert former[1] == "nay thuộc phường Hoàn Kiếm"
    assert former[2] == "đến 30/06/2025"
    first = found.groups()[0].rows[0]
    assert first.unit.name == "phường Hoàn Kiếm"  # the office's own ward, whatever its letter


def test_a_unit_shows_its_whole_lineage(ward: Shown) -> None:
    found = section(ward)
    wanted = next(
        hit.unit.id for group in found.groups() for hit in group.rows if hit.unit.name == "phường Hàng Bạc"
    )
    found.table.set_current_id(wanted)
    ward.press("Enter")
    panel = ward.page.panel()
    assert isinstance(panel, UnitPanel)
    assert "Nay thuộc" in texts(panel)
    assert "phường Hoàn Kiếm" in texts(panel)
    assert not panel.save_button.isVisible()
    ward.wait(panel.close_button.hasFocus)
    ward.press("Enter")
    assert ward.page.panel() is None


def test_former_offices_are_shown_and_added_as_one_step(ward: Shown) -> None:
    section(ward)
    before = len(offices.issuers(ward.file))
    ward.press("Insert")
    panel = ward.page.panel()
    assert isinstance(panel, UnitPanel)
    offered = [text for text in texts(panel) if text.startswith(("Chủ tịch", "Đảng ủy", "Quận ủy"))]
    assert panel.save_button.text() == f"Thêm {len(offered)} cơ quan cũ"
    ward.wait(panel.save_button.hasFocus)
    ward.press("Enter")
    ward.wait_notice(f"Đã ghi {len(offered)} cơ quan ban hành trước 01/7/2025 của phường Hoàn Kiếm.")
    assert len(offices.issuers(ward.file)) == before + len(offered)
    ward.press("Insert")
    ward.wait_notice("Đã có đủ cơ quan ban hành trước 01/7/2025")


def test_a_register_without_a_ward_says_so(beginner: Shown) -> None:
    section(beginner)
    beginner.press("Insert")
    beginner.wait_notice("Chưa có phường, xã nào trong sổ.")

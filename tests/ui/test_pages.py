from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.operations import activities, initiatives
from desktop.operations.finding.search_hits import KINDS
from desktop.store.file import RecordFile
from desktop.ui import pages, palette_hits
from desktop.ui.desk import Desk
from desktop.ui.files import Files
from desktop.ui.icons import tinted_pixmap
from desktop.ui.navigation import Place
from desktop.ui.page_places import HEADING, places_like
from desktop.ui.settings.names import NAMES
from desktop.ui.shell import MainWindow
from desktop.ui.theme import Look
from desktop.wiring import PcSettings


@pytest.mark.usefixtures("qapp")
def test_every_kind_that_search_finds_has_a_heading_and_an_icon_that_is_there() -> None:
    assert set(palette_hits.HEADINGS) == set(KINDS)
    for _heading, icon, _word in palette_hits.HEADINGS.values():
        tinted_pixmap(icon, 16, "#000000", 1.0)


def test_initiatives_and_activities_are_found_first_on_their_pages_and_opened_there(
    sample_file: RecordFile,
) -> None:
    initiative = initiatives.list_initiatives(sample_file)[0].initiative
    activity = activities.list_activities(sample_file)[0]
    found = palette_hits.search_hits(sample_file, initiative.name, "initiatives")[0]
    assert (found.heading, palette_hits.page_for(found)) == (
        "Mô hình",
        ("initiatives", {"initiative_id": initiative.id}),
    )
    found = palette_hits.search_hits(sample_file, activity.title, "activities")[0]
    assert (found.heading, palette_hits.page_for(found)) == (
        "Hoạt động",
        ("activities", {"activity_id": activity.id}),
    )


@pytest.mark.usefixtures("qapp")
def test_every_page_and_every_section_of_the_settings_is_found_by_its_name(
    look: Look, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    window = MainWindow(look, undo=lambda: None, redo=lambda: None, search=lambda _typed, _page: [])
    qtbot.addWidget(window)
    pages.add_pages(window, look, desk, PcSettings(tmp_path / "pc.json"), Files(), lambda *_: None)
    shown = {key: entry.title for key, entry in window._entries.items() if entry.place is not Place.TASK}
    found = {key: places_like(title)[0].title for key, title in shown.items()}
    assert found == shown
    for key, title, _what in NAMES:
        (hit,) = (hit for hit in places_like(title) if hit.kind == "Cài đặt" and hit.title == title)
        assert palette_hits.page_for(hit) == ("settings", {"section": key})


def test_a_place_is_found_by_what_it_holds_and_stands_below_the_records(sample_file: RecordFile) -> None:
    former = palette_hits.search_hits(sample_file, "co quan cu", "")
    assert [hit.title for hit in former if hit.heading == HEADING] == ["Đơn vị hành chính"]
    kinds = [hit.heading for hit in palette_hits.search_hits(sample_file, "hoi nghi", "")]
    assert kinds[-1] == HEADING
    assert len(set(kinds)) > 1

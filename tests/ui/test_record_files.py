"""Files kept with the opened record: added, opened, removed by keys, dropped on the page and on the panel."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.operations import attachments, commendations, conferences, initiatives
from desktop.ui.commendations.page import CommendationsPage
from desktop.ui.conferences.page import ConferencesPage
from desktop.ui.desk import Desk
from desktop.ui.files_panel import FilesPanel, size_words
from desktop.ui.initiatives.page import InitiativesPage
from desktop.ui.page import Page
from desktop.ui.theme import Look
from desktop.ui.widgets.notice import NoticeBar
from tests.ui.page_window import FakeFiles, PageWindow, page_window

Shown = PageWindow[Page]
Build = Callable[[Look, Desk, FakeFiles], Page]
PAGES: Sequence[tuple[Build, str, str]] = (
    (CommendationsPage, "commendation", "commendation_id"),
    (ConferencesPage, "conference", "conference_id"),
    (InitiativesPage, "initiative", "initiative_id"),
)


class Chosen(FakeFiles):
    """Answers “Đính kèm tệp” too."""

    chosen: Sequence[Path] = ()

    def ask_open_many(self, parent: QWidget, title: str, folder: Path, kinds: str) -> list[Path]:
        del parent, title, folder, kinds
        return list(self.chosen)


@pytest.fixture
def files(tmp_path: Path) -> Chosen:
    scan = tmp_path / "Biên bản họp.pdf"
    scan.write_bytes(b"%PDF-1.7 \x00\xff" * 200_000)
    found = Chosen(tmp_path)
    found.chosen = [scan]
    return found


@pytest.fixture(params=PAGES, ids=[table for _build, table, _key in PAGES])
def shown(
    request: pytest.FixtureRequest, qtbot: QtBot, look: Look, sample_path: Path, files: Chosen
) -> Iterator[tuple[Shown, str, int]]:
    """A page with an opened record: its table and id."""
    build, table, key = request.param
    with page_window(qtbot, look, sample_path, lambda desk: build(look, desk, files)) as opened:
        ids = {
            "commendation": commendations.list_commendations(opened.file)[0].commendation.id,
            "conference": conferences.list_conferences(opened.file)[0].conference.id,
            "initiative": initiatives.list_initiatives(opened.file)[0].initiative.id,
        }
        opened.window.open_page("page", {key: ids[table]})
        yield opened, table, ids[table] or 0


def panel(shown: Shown) -> FilesPanel:
    found = shown.page.panel()
    assert isinstance(found, FilesPanel)
    return found


def kept(shown: Shown, table: str, record_id: int) -> list[str]:
    return [one.attachment.file_name for one in attachments.kept_files(shown.file, table, record_id)]


def drop(target: QWidget, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    kinds = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(5, 5), *kinds)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), *kinds))


def wait_said(shown: Shown, beginning: str) -> None:
    """Until a notice begins so, wherever the page shows it."""
    bars = shown.window.findChildren(NoticeBar)
    shown.wait(lambda: any(one.text.startswith(beginning) for bar in bars if (one := bar.notice())))


def test_a_file_is_added_opened_and_removed_by_keys(shown: tuple[Shown, str, int], files: Chosen) -> None:
    window, table, record_id = shown
    window.window.commands.run("record.files")
    assert window.focus() is panel(window).table.view
    window.press("Insert")
    window.wait(lambda: kept(window, table, record_id) == ["Biên bản họp.pdf"])
    window.wait(lambda: panel(window).table.current_id() > 0)
    wait_said(window, "Đã đính kèm Biên bản họp.pdf.")
    window.press("Enter")
    (copy,) = files.shown
    assert copy.name == "Biên bản họp.pdf"
    assert copy.read_bytes() == files.chosen[0].read_bytes()
    window.press("Delete")
    window.wait(lambda: kept(window, table, record_id) == [])
    window.wait(lambda: panel(window).table.current_id() < 0)
    window.press("Escape")
    assert window.page.panel() is None


def test_a_document_dropped_on_the_page_is_kept_and_counted(
    shown: tuple[Shown, str, int], files: Chosen
) -> None:
    window, table, record_id = shown
    drop(window.page, *files.chosen)
    window.wait(lambda: kept(window, table, record_id) == ["Biên bản họp.pdf"])
    window.window.commands.run("record.files")
    assert [one.attachment.file_name for one in panel(window).table._model.groups[0].rows] == [
        "Biên bản họp.pdf"
    ]


def test_a_workbook_is_kept_where_it_is_dropped_on_the_panel(
    shown: tuple[Shown, str, int], tmp_path: Path
) -> None:
    window, table, record_id = shown
    window.window.commands.run("record.files")
    (tmp_path / "số liệu.xlsx").write_bytes(b"PK\x03\x04")
    drop(panel(window), tmp_path / "số liệu.xlsx")
    window.wait(lambda: kept(window, table, record_id) == ["số liệu.xlsx"])


def test_a_file_that_is_too_large_is_told(
    shown: tuple[Shown, str, int], files: Chosen, tmp_path: Path
) -> None:
    window, table, record_id = shown
    large = tmp_path / "phim.zip"
    with large.open("wb") as stream:
        stream.truncate(21_000_000)
    files.chosen = [large]
    window.window.commands.run("record.files")
    window.press("Insert")
    wait_said(window, "Tệp phim.zip có 21 MB, lớn hơn 20 MB.")
    assert kept(window, table, record_id) == []


@pytest.mark.parametrize(("octets", "words"), [(10, "1 KB"), (812_400, "812 KB"), (4_200_000, "4,2 MB")])
def test_sizes_are_written_as_an_office_reads_them(octets: int, words: str) -> None:
    assert size_words(octets) == words

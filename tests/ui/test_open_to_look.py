"""A register opened to be looked at: everything is shown, and not one byte of it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.errors import SoVangError
from desktop.operations import awards, backups, commendations, history
from desktop.operations.awards import NewAward
from desktop.operations.register import look_into, open_register
from desktop.records.codes import RecipientKind
from desktop.settings import LAST_FILE
from desktop.store.file import RecordFile
from desktop.ui.backups.page import BackupsPage
from desktop.wiring import PcSettings
from tests.journeys.office import NOW, Office

TEAM = NewAward(RecipientKind.COLLECTIVE, "Tổ dân vận số 88")
PAGES = ("overview", "commendations", "initiatives", "conferences", "activities", "reports", "recipients",
         "blanks", "backups", "trash", "settings")  # fmt: skip


@pytest.fixture
def office(qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    opened = Office(qapp, tmp_path / "Tài liệu", tmp_path / "pc" / "settings.json")
    yield opened
    opened.close()
    qapp.setStyleSheet("")


def shown(office: Office) -> RecordFile:
    assert office.program is not None
    assert office.program.register is not None
    return office.program.register.desk.file


def looked_at(office: Office, path: Path) -> RecordFile:
    """The program starts on nothing and looks into a register."""
    office.start()
    assert office.program is not None
    assert office.program.open(path, to_look=True)
    assert office.said().startswith("Đang mở chỉ để xem")
    return shown(office)


def untouched(path: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in path.parent.iterdir() if one.is_file()}


def test_every_deed_is_refused_before_anything_is_written(sample_path: Path) -> None:
    before = untouched(sample_path)
    with look_into(sample_path, user="lãnh đạo", now=lambda: NOW) as file:
        draft = commendations.list_commendations(file)[0].commendation.id or 0
        deeds: tuple[Callable[[], object], ...] = (
            lambda: awards.add_award(file, draft, TEAM),
            lambda: history.undo(file),
        )
        for deed in deeds:
            with pytest.raises(SoVangError) as refused:
                deed()
            assert refused.value.code in ("opened_to_look", "nothing_to_undo")
        assert file.verify()
        with pytest.raises(SoVangError, match="read_only"):
            file.read.rows("DELETE FROM award")
    assert untouched(sample_path) == before


def test_all_pages_show_it_and_not_a_byte_changes(office: Office, sample_path: Path) -> None:
    before = untouched(sample_path)
    looked_at(office, sample_path)
    assert office.window.windowTitle().endswith("(chỉ để xem)")
    assert office.window.status._saved.text() == "Chỉ để xem"
    for page in PAGES:
        office.window.open_page(page)
    office.window.open_page("activities")
    office.window.activateWindow()
    office.clerk.wait(lambda: office.app.focusWindow() is office.window.windowHandle())
    office.clerk.press("Ctrl+N")
    office.clerk.type("Giám sát")
    office.clerk.press("Ctrl+Return")
    office.window.close()
    assert office.window.isHidden()  # nothing to back up: the end holds nobody up
    assert untouched(sample_path) == before
    assert not (sample_path.parent / backups.FOLDER).exists()


def test_what_is_saved_in_the_window_is_refused_with_a_sentence(office: Office, sample_path: Path) -> None:
    before = untouched(sample_path)
    looked_at(office, sample_path)
    office.window.open_page("commendations")
    assert office.program is not None
    assert office.program.register is not None
    desk, page = office.program.register.desk, office.window.current_page()
    assert page is not None
    draft = commendations.list_commendations(desk.file)[0].commendation.id or 0
    desk.carry_out(page, lambda: awards.add_award(desk.file, draft, TEAM))
    office.clerk.wait(lambda: office.said().startswith("Sổ đang mở chỉ để xem nên không sửa được."))
    assert untouched(sample_path) == before


def test_a_restore_is_refused_there(office: Office, sample_path: Path) -> None:
    with open_register(sample_path, user="mai", now=lambda: NOW) as file:
        made = backups.back_up(file)
    looked_at(office, sample_path)
    before = untouched(sample_path)
    office.window.open_page("backups")
    office.page(BackupsPage)._restore(made.path, "")
    office.clerk.wait(lambda: office.said().startswith("Sổ đang mở chỉ để xem"))
    assert untouched(sample_path) == before


def test_it_is_not_the_register_of_the_next_start_and_opens_for_writing_when_asked(
    office: Office, sample_path: Path
) -> None:
    looked_at(office, sample_path)
    assert PcSettings(office.settings).get(LAST_FILE) == ""
    assert office.program is not None
    assert office.program.open(sample_path)
    file = shown(office)
    assert not file.to_look
    draft = commendations.list_commendations(file)[0].commendation.id or 0
    awards.add_award(file, draft, TEAM).result()
    assert office.program.open(sample_path, to_look=True)
    assert shown(office).to_look


def test_a_backup_is_looked_at_and_stays_as_it_was_written(office: Office, sample_path: Path) -> None:
    with open_register(sample_path, user="mai", now=lambda: NOW) as file:
        made = backups.back_up(file)
    looked_at(office, made.path)
    office.window.open_page("commendations")
    office.close()
    assert backups.is_unchanged(made)
    assert sorted(one.name for one in made.path.parent.iterdir()) == [
        made.path.name,
        f"{made.path.name}.sha256",
    ]


def test_another_pc_may_write_meanwhile(sample_path: Path) -> None:
    with look_into(sample_path, user="lãnh đạo") as looking:
        version = looking.data_version()
        with open_register(sample_path, user="mai", now=lambda: NOW) as file:
            draft = commendations.list_commendations(file)[0].commendation.id or 0
            awards.add_award(file, draft, TEAM).result()
        assert looking.data_version() != version
        names = [row["printed_name"] for row in looking.read.rows("SELECT printed_name FROM award")]
        assert TEAM.printed_name in names

"""The stick comes in: what is due is copied, once; a drive that never answers holds nobody up."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from desktop.settings import SECOND_PLACE, SECOND_PLACE_COPIED_AT
from desktop.ui.second_place_watch import EVERY_SECONDS, SecondPlaceWatch
from desktop.wiring import PcSettings
from tests.journeys.office import NOW, Office
from tests.ui.backups.test_safekeeping import add_award

COPIED = "Đã sao lưu ra {folder} và kiểm tra. Rút USB được rồi."


def watch_of(office: Office) -> SecondPlaceWatch:
    assert office.program is not None
    assert office.program.register is not None
    assert office.program.register.watch is not None
    return office.program.register.watch


def looked(office: Office) -> None:
    """One look is asked for, answered and heard."""
    watch = watch_of(office)
    watch.tick()
    assert watch._look is not None
    watch._look.join()
    watch.tick()


@pytest.fixture
def usb(office: Office, sample_path: Path) -> Path:
    """A second place whose stick is not in, and the program open."""
    folder = sample_path.parent / "usb"
    settings = PcSettings(office.settings)
    settings.put(SECOND_PLACE, str(folder))
    settings.put(SECOND_PLACE_COPIED_AT, NOW.isoformat())
    office.start(sample_path)
    return folder


def test_a_stick_that_comes_in_gets_its_copy_once(office: Office, usb: Path) -> None:
    assert watch_of(office).timer.interval() == EVERY_SECONDS * 1000
    looked(office)
    assert office.said() == ""
    usb.mkdir()
    looked(office)
    office.clerk.wait(lambda: office.said() == COPIED.format(folder=usb))
    assert len(list(usb.glob("*.sovang"))) == 1
    assert PcSettings(office.settings).get(SECOND_PLACE_COPIED_AT) == NOW.isoformat()
    add_award(office, "Tổ dân vận số 88")
    looked(office)  # it is in all the while
    assert not watch_of(office)._is_copying


def test_in_again_it_is_copied_to_only_if_something_changed(office: Office, usb: Path) -> None:
    usb.mkdir()
    looked(office)
    office.clerk.wait(lambda: len(list(usb.glob("*.sovang"))) == 1 and not watch_of(office)._is_copying)
    away = usb.rename(usb.with_name("rút ra"))
    looked(office)
    away.rename(usb)
    looked(office)
    office.clerk.wait(lambda: not watch_of(office)._is_copying)
    assert len(list(usb.glob("*.sovang"))) == 1
    away = usb.rename(usb.with_name("rút ra"))
    add_award(office, "Tổ dân vận số 88")
    looked(office)
    away.rename(usb)
    looked(office)
    office.clerk.wait(lambda: len(list(usb.glob("*.sovang"))) == 2)


def test_a_copy_that_cannot_be_made_is_told_and_the_program_goes_on(
    office: Office, usb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usb.mkdir()
    looked(office)
    office.clerk.wait(lambda: office.said() == COPIED.format(folder=usb))
    away = usb.rename(usb.with_name("rút ra"))
    looked(office)
    add_award(office, "Tổ dân vận số 88")
    usb.write_text("no folder", "utf-8")
    watch_of(office)._is_there = lambda _folder: True
    looked(office)
    office.clerk.wait(lambda: "Không thấy nơi sao lưu thứ hai" in office.said())
    usb.unlink()
    away.rename(usb)


def test_a_drive_that_does_not_answer_holds_nobody_up(office: Office, usb: Path) -> None:
    dead, asked = Event(), []

    def never(folder: Path) -> bool:
        asked.append(folder)
        return dead.wait(20)

    watch = watch_of(office)
    watch._is_there = never
    for _ in range(5):
        watch.tick()
    assert asked == [usb]  # one look at a time
    assert watch._look is not None
    assert watch._look.daemon
    office.close()  # and the end does not wait for it
    dead.set()


def test_without_a_second_place_nobody_looks(office: Office, sample_path: Path) -> None:
    office.start(sample_path)
    watch_of(office).tick()
    assert watch_of(office)._look is None


def test_a_practice_register_is_never_copied_away(
    office: Office, sample_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.ui.practice import PracticeSettings

    settings = PcSettings(office.settings)
    settings.put(SECOND_PLACE, str(sample_path.parent))
    get: Callable[..., object] = PracticeSettings(settings).get
    assert get(SECOND_PLACE) == ""

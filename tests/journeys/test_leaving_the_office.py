"""The clerk leaves: a copy under a passphrase, the handover; on another PC all of it comes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.operations.register import open_register
from desktop.store.reader import record_tables
from desktop.ui.backups.passphrase import UnsealPanel
from tests.journeys.office import Office

WORDS = "hoa sưa trắng 2026"


def said_in_the_box(office: Office, words: str) -> None:
    """Everything but the last Enter of a command in the Ctrl+K box."""
    office.clerk.press("Ctrl+K")
    office.clerk.type(words)


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    place = tmp_path / "USB của tôi"
    place.mkdir()
    return place


def test_everything_goes_with_the_clerk_and_comes_back_on_another_pc(
    office: Office, sample_path: Path, usb: Path
) -> None:
    clerk = office.clerk
    office.start(sample_path)
    with open_register(sample_path, user="kiểm tra") as file:
        wanted = record_tables(file.read)
    office.window.open_page("backups")
    said_in_the_box(office, "sao luu co mat khau")
    clerk.press("Enter")
    clerk.wait_focus("Mật khẩu, bắt buộc")
    clerk.type(WORDS)
    clerk.press("Enter")
    clerk.type(WORDS)
    clerk.answer(usb, "Ctrl+Return")
    office.wait_said("Đã sao lưu có mật khẩu và mở lại kiểm tra: ")
    said_in_the_box(office, "ban giao")
    clerk.answer(usb, "Enter")
    office.wait_said("Đã soạn và kiểm tra bộ bàn giao: ")
    office.close()
    sealed = next(usb.glob("*.sovang-khoa"))
    assert next(usb.glob("Bàn giao sổ vàng *")).is_dir()

    office.settings.unlink()  # another PC, on which nothing was ever opened
    office.start()
    clerk.answer(sealed, "Ctrl+O")
    clerk.wait(lambda: office.window.findChild(UnsealPanel) is not None)
    clerk.wait_focus("Mật khẩu của bản sao, bắt buộc")
    clerk.type(WORDS)
    clerk.press("Ctrl+Return")
    office.wait_said("Đã lập lại sổ từ ")
    with office.look_into() as file:
        assert record_tables(file.read) == wanted

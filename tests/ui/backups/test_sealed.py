"""A copy under a passphrase through the window: made, opened, restored; and every way it is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from desktop.operations import backups, sealed_backups
from desktop.operations.register import open_register
from desktop.store.reader import record_tables
from desktop.ui.backups.copies import State
from desktop.ui.backups.passphrase import SealPanel, UnsealPanel
from desktop.ui.backups.restore_panel import RestorePanel
from desktop.ui.start_page import StartPage
from exports.sealed_file import Strength, seal
from tests.journeys.office import NOW, Office
from tests.ui.backups.conftest import Shown
from tests.ui.backups.test_page import backed_up, cells

WORDS = "hoa sưa trắng 2026"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The usual strength takes a fifth of a second each time."""

    def quick(
        source: Path, target: Path, words: str, *, strength: object, step: Callable[[int, int], None]
    ) -> None:
        del strength
        seal(source, target, words, strength=Strength(1, 8), step=step)

    monkeypatch.setattr(sealed_backups, "seal", quick)


@pytest.fixture
def elsewhere(shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The file that the user points at."""
    chosen: list[Path] = []
    monkeypatch.setattr(shown.page._files, "ask_open", lambda *_: chosen[0] if chosen else None)
    return chosen


def asked(shown: Shown) -> SealPanel:
    shown.wait(shown.page._stack.isVisible)
    shown.window.commands.run("backup.seal")
    panel = shown.page.panel()
    assert isinstance(panel, SealPanel)
    shown.wait(panel.passphrase.hasFocus)
    return panel


def typed(shown: Shown, first: str, again: str) -> SealPanel:
    panel = asked(shown)
    shown.type(first)
    shown.press("Enter")
    shown.type(again)
    shown.press("Ctrl+Return")
    return panel


def sealed_once(shown: Shown, stick: Path) -> Path:
    typed(shown, WORDS, WORDS)
    shown.wait_notice("Đã sao lưu có mật khẩu và mở lại kiểm tra: ")
    [made] = stick.glob("*.sovang-khoa")
    return made


def unsealing(shown: Shown, made: Path, elsewhere: list[Path]) -> UnsealPanel:
    elsewhere.append(made)
    shown.window.commands.run("backup.restore_file")
    panel = shown.page.panel()
    assert isinstance(panel, UnsealPanel)
    shown.wait(panel.passphrase.hasFocus)
    return panel


def test_a_copy_under_a_passphrase_is_made_by_keys_alone(shown: Shown, stick: Path) -> None:
    made = sealed_once(shown, stick)
    assert shown.page.panel() is None
    assert backups.is_unchanged(backups.described(made))
    assert sealed_backups.preview_sealed(made, WORDS, shown.file.path).kinds == ()


def test_what_is_typed_is_covered_until_the_user_wants_to_see(shown: Shown) -> None:
    panel = asked(shown)
    shown.type("mật khẩu ")
    assert panel.passphrase.displayText() == "●" * 9 or "mật" not in panel.passphrase.displayText()
    panel.switch.chosen.emit("shown")
    assert panel.passphrase.echoMode() == QLineEdit.EchoMode.Normal
    assert panel.again.echoMode() == QLineEdit.EchoMode.Normal
    assert panel.passphrase.text() == "mật khẩu "


@pytest.mark.parametrize(
    ("first", "again", "said"),
    [
        ("", "", "Chưa có mật khẩu."),
        ("ngắn", "ngắn", "Mật khẩu cần ít nhất 8 ký tự."),
        (WORDS, WORDS + "a", "Hai lần gõ mật khẩu không giống nhau."),
    ],
)
def test_a_bad_passphrase_is_said_at_its_field(
    shown: Shown, stick: Path, first: str, again: str, said: str
) -> None:
    panel = typed(shown, first, again)
    told = [problem.text for field in panel.form.fields() if (problem := field.problem())]
    assert len(told) == 1
    assert told[0].startswith(said)
    assert list(stick.iterdir()) == []
    shown.press("Esc")
    assert shown.page.panel() is None


def test_nothing_of_it_is_kept_on_the_pc(shown: Shown, stick: Path, tmp_path: Path) -> None:
    asked(shown)
    shown.type(WORDS)
    shown.press("Esc")
    sealed_once(shown, stick)
    again = asked(shown)
    assert again.passphrase.text() == ""
    for one in tmp_path.rglob("*"):
        assert not one.is_file() or WORDS.encode() not in one.read_bytes(), one


def test_a_sealed_copy_in_the_list_opens_with_its_passphrase(
    shown: Shown, restored: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shown.page._files, "folder", shown.file.path.parent / backups.FOLDER)
    backed_up(shown)
    typed(shown, WORDS, WORDS)
    shown.wait(lambda: len(shown.page._places.copies) == 2)
    [sealed] = [one for one in shown.page._places.copies if one.state is State.SEALED]
    assert "Có mật khẩu, đã kiểm tra" in [cells(shown, row)[3] for row in (1, 2)]
    shown.page._open(sealed.id)
    panel = shown.page.panel()
    assert isinstance(panel, UnsealPanel)
    shown.type(WORDS)
    shown.press("Ctrl+Return")
    shown.wait(lambda: isinstance(shown.page.panel(), RestorePanel))
    opened = shown.page.panel()
    assert isinstance(opened, RestorePanel)
    shown.wait(opened.button.isVisible)
    opened.button.click()
    shown.wait(lambda: shown.page.question is not None)
    assert shown.page.question is not None
    shown.page.question.buttons[0].click()
    shown.wait(lambda: restored == [sealed.backup.path])


def test_a_wrong_passphrase_and_a_damaged_copy_are_said_apart(
    shown: Shown, stick: Path, elsewhere: list[Path]
) -> None:
    made = sealed_once(shown, stick)
    panel = unsealing(shown, made, elsewhere)
    shown.type("khác hẳn 2026")
    shown.press("Ctrl+Return")
    shown.wait(lambda: "Mật khẩu chưa đúng" in panel._field._words.text())
    assert panel.passphrase.hasFocus()
    made.write_bytes(made.read_bytes()[:-3])
    shown.type(WORDS)
    shown.press("Ctrl+Return")
    shown.wait(lambda: "bị hỏng" in panel._field._words.text())


def test_a_sealed_copy_under_another_name_is_known_by_its_content(
    shown: Shown, stick: Path, elsewhere: list[Path]
) -> None:
    made = sealed_once(shown, stick)
    unsealing(shown, made.rename(stick / "gửi lại.sovang"), elsewhere)


def test_a_plain_copy_from_elsewhere_is_compared_too(
    shown: Shown, tmp_path: Path, elsewhere: list[Path]
) -> None:
    made = backups.back_up(shown.file, tmp_path / "nơi khác")
    moved = made.path.rename(tmp_path / "gửi lại.sovang")
    elsewhere.append(moved)
    shown.window.commands.run("backup.restore_file")
    panel = shown.page.panel()
    assert isinstance(panel, RestorePanel)
    shown.wait(panel.button.isVisible)
    shown.press("Esc")
    elsewhere[:] = [tmp_path / "không có.sovang"]
    shown.window.commands.run("backup.restore_file")
    shown.wait_notice("Không thấy tệp")


def test_esc_stops_it_and_nothing_is_left(shown: Shown, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from threading import Event

    begun, go_on = Event(), Event()

    def slow(
        _source: Path, target: Path, _words: str, *, strength: object, step: Callable[[int, int], None]
    ) -> None:
        del strength
        target.write_bytes(b"half")
        begun.set()
        go_on.wait(20)
        step(1, 2)

    monkeypatch.setattr(sealed_backups, "seal", slow)
    typed(shown, WORDS, WORDS)
    shown.wait(begun.is_set)
    shown.window.commands.run("handover.make")
    shown.wait_notice("Việc sao lưu trước chưa xong")
    shown.press("Esc")
    go_on.set()
    shown.wait_notice("Đã dừng")
    assert list(stick.iterdir()) == []


def test_on_a_new_pc_the_passphrase_is_asked_and_the_register_made_anew(
    office: Office, sample_path: Path, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_register(sample_path, user="mai", now=lambda: NOW) as file:
        made = sealed_backups.back_up_sealed(file, WORDS, stick).path
        wanted = record_tables(file.read)
    new = tmp_path / "máy mới"
    monkeypatch.setattr("desktop.ui.restoring.documents", lambda: new)
    office.start()
    assert office.program is not None
    assert not office.program.open(made)
    panel = office.window.findChild(UnsealPanel)
    assert panel is not None
    office.clerk.wait(panel.passphrase.hasFocus)
    office.clerk.type("khác hẳn 2026")
    office.clerk.press("Ctrl+Return")
    office.clerk.wait(lambda: "Mật khẩu chưa đúng" in panel._field._words.text())
    assert not list(new.iterdir())
    office.clerk.type(WORDS)
    office.clerk.press("Ctrl+Return")
    office.clerk.wait(lambda: office.program is not None and office.program.register is not None)
    register = office.program.register
    assert register is not None
    assert register.path == new / f"{sample_path.stem}.sovang"
    assert record_tables(register.desk.file.read) == wanted


def test_esc_there_leads_back_to_the_first_page(office: Office, sample_path: Path, stick: Path) -> None:
    with open_register(sample_path, user="mai", now=lambda: NOW) as file:
        made = sealed_backups.back_up_sealed(file, WORDS, stick).path
    office.start()
    assert office.program is not None
    office.program.open(made)
    panel = office.window.findChild(UnsealPanel)
    assert panel is not None
    office.clerk.wait(panel.passphrase.hasFocus)
    office.clerk.press("Esc")
    office.clerk.wait(lambda: office.window.findChild(StartPage) is not None)

"""A paper is one key and one Enter away; a file that is there keeps its own sentences."""

from tests.ui.documents.conftest import DocumentFiles, Shown, panel_of


def test_minutes_are_two_actions(shown: Shown, files: DocumentFiles) -> None:
    shown.press("Ctrl+W")
    assert panel_of(shown).write_button.hasFocus()
    shown.press("Enter")
    shown.wait_notice("Đã soạn")
    assert shown.page.panel() is None
    (path,) = files.shown
    assert path.name.startswith("bien_ban_")

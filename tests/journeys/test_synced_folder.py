"""A register in a folder that is kept alike on several PCs: a word about it, once, and nothing in the way."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.journeys.office import Office


def test_it_is_told_once_and_never_again(office: Office, sample_path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    register = Path(shutil.copyfile(sample_path, folder / "sổ.sovang"))
    office.start(register)
    office.clerk.wait(
        lambda: office.said().startswith("Sổ nằm trong thư mục Dropbox tự đồng bộ"), office.said
    )
    office.close()
    office.start()
    assert office.program is not None
    jobs = office.program._jobs
    office.clerk.wait(lambda: not jobs._running)
    assert office.said() == ""


def test_a_register_in_the_documents_is_opened_without_a_word(office: Office, sample_path: Path) -> None:
    office.start(sample_path)
    assert office.program is not None
    jobs = office.program._jobs
    office.clerk.wait(lambda: not jobs._running)
    assert office.said() == ""

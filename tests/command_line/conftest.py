from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.command_line.sovang import sovang


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample register, made once for the run; never written to."""
    path = tmp_path_factory.mktemp("mẫu") / "mẫu.sovang"
    assert sovang("new", path, "--sample").code == 0
    return path


@pytest.fixture
def sample(made_once: Path, tmp_path: Path) -> Path:
    """The sample register, one's own."""
    return Path(shutil.copyfile(made_once, tmp_path / "sổ mẫu.sovang"))

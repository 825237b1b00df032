"""What tests of every layer share: one sample register, made once and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from desktop.operations import register
from desktop.store.file import RecordFile

SAMPLE_NOW = datetime(2026, 10, 9, 8, 0)  # noqa: DTZ001 - the office's own clock


@pytest.fixture(scope="session")
def sample_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample register as `sovang new --sample` makes it; only to be copied."""
    path = tmp_path_factory.mktemp("sample") / "mẫu.sovang"
    register.create_register(path, user="thử", now=lambda: SAMPLE_NOW, sample=True)
    return path


@pytest.fixture
def sample_path(sample_template: Path, tmp_path: Path) -> Path:
    """A copy of the sample register, closed."""
    return Path(shutil.copyfile(sample_template, tmp_path / "sổ.sovang"))


@pytest.fixture
def sample_file(sample_path: Path) -> Iterator[RecordFile]:
    """A copy of the sample register, open for the user "thử"."""
    with register.open_register(sample_path, user="thử", now=lambda: SAMPLE_NOW) as opened:
        yield opened

"""The register that tests of operations begin with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.store.file import RecordFile
from tests.operations.ward import ward


@pytest.fixture
def file(tmp_path: Path) -> Iterator[RecordFile]:
    """The ward's register as the first-run form leaves it, open."""
    with ward(tmp_path) as opened:
        yield opened

"""A superior's form on the disk, and the figures that the sample register has for it."""

from pathlib import Path

import pytest

from tests.operations.report_forms.superior_forms import plain


@pytest.fixture
def form_path(tmp_path: Path) -> Path:
    path = tmp_path / "Biểu 1.xlsx"
    path.write_bytes(plain().content)
    return path

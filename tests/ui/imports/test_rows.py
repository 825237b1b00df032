import pytest

from desktop.ui.imports.rows import column_letter


@pytest.mark.parametrize(
    ("place", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_are_lettered_as_in_excel(place: int, letter: str) -> None:
    assert column_letter(place) == letter

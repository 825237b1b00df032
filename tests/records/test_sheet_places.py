import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.records.sheet_places import between, typed_places


@pytest.mark.parametrize(
    ("typed", "places"),
    [("", []), ("18", [18]), ("18, 20-21", [18, 20, 21]), (" 3 – 5 ; 9 ", [3, 4, 5, 9]), ("7,", [7])],
)
def test_numbers_are_read_as_they_are_typed(typed: str, places: list[int]) -> None:
    assert typed_places(typed) == places


@pytest.mark.parametrize("typed", ["hai", "3-", "5-3", "1,,2", "1-9999", "-4", "3.5"])
def test_what_cannot_be_read_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the field says it in its own words
        typed_places(typed)


@given(st.lists(st.integers(1, 200), min_size=1, max_size=40, unique=True), st.data())
def test_between_goes_as_the_printer_did(printed: list[int], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(printed) - 1))
    end = data.draw(st.integers(start, len(printed) - 1))
    assert between(printed, printed[start], printed[end]) == printed[start : end + 1]
    if start < end:
        with pytest.raises(ValueError, match="-"):
            between(printed, printed[end], printed[start])
    with pytest.raises(ValueError, match="not in"):
        between(printed, 0, printed[end])

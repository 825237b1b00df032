"""Names typed or pasted become people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.conferences.people_lines import people_in


@pytest.mark.parametrize(
    ("line", "name", "detail"),
    [
        ("Bà Đặng Thị Hường", "Bà Đặng Thị Hường", ""),
        ("Ông An, Tổ trưởng, Tổ dân vận số 3", "Ông An", "Tổ trưởng, Tổ dân vận số 3"),
        ("12\tÔng  An \tTổ trưởng\t", "Ông An", "Tổ trưởng"),
        ("3. ; Ông An; Tổ trưởng", "Ông An", "Tổ trưởng"),
    ],
)
def test_a_line_is_a_person(line: str, name: str, detail: str) -> None:
    (found,) = people_in(line, 7, 2)
    assert (found.name, found.detail, found.conference_id, found.block_id) == (name, detail, 7, 2)


def test_empty_lines_and_lone_numbers_are_passed_over() -> None:
    assert people_in("\n \n4\n,;\t\n", 1, None) == []


@given(st.text())
def test_everybody_found_has_a_name(text: str) -> None:
    assert all(found.name for found in people_in(text, 1, None))

"""Saved views: what their columns are stored as, when two show the same, names."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.records.saved_view import SavedView, ShownColumn, check_view, columns_text, parse_columns

KNOWN = ("number", "name", "date", "amount")
SHOWN = st.lists(
    st.builds(ShownColumn, st.sampled_from(KNOWN), st.integers(0, 900)), unique_by=lambda one: one.key
)
THIS = SavedView("activities", "Quý này", period="quarter")


@given(SHOWN)
def test_columns_come_back_as_they_were_stored(columns: list[ShownColumn]) -> None:
    assert parse_columns(columns_text(columns), KNOWN) == tuple(columns)


def test_columns_nobody_knows_any_more_are_passed_over() -> None:
    assert parse_columns("name:240 gone name date:x", KNOWN) == (
        ShownColumn("name", 240),
        ShownColumn("date"),
    )


def test_a_view_shows_like_another_whatever_its_name() -> None:
    assert THIS.shows_like(replace(THIS, name="Khác", id=7))
    assert not THIS.shows_like(replace(THIS, text="tặng quà"))
    assert not THIS.shows_like(replace(THIS, descending=True))


def test_a_view_without_columns_is_content_with_any() -> None:
    assert THIS.shows_like(replace(THIS, columns="name date"))
    assert replace(THIS, columns="name").shows_like(THIS)
    assert not replace(THIS, columns="name").shows_like(replace(THIS, columns="name:90"))


def test_a_name_is_needed_and_is_of_one_view_of_a_list() -> None:
    saved = replace(THIS, name="Việc của tôi", id=3)
    assert [one.code for one in check_view(replace(THIS, name="  "), [], [])] == ["view_name_missing"]
    assert [one.code for one in check_view(THIS, [], ["Quý này"])] == ["view_name_taken"]
    assert [one.code for one in check_view(replace(saved, name="việc CỦA tôi", id=None), [saved], [])] == [
        "view_name_taken"
    ]
    assert check_view(saved, [saved], []) == []
    assert check_view(replace(saved, page="recipients", id=None), [saved], []) == []

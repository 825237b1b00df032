from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.store.file_names import fitting

NAME = "Sổ vàng phường Hoàn Kiếm"


def test_a_name_that_fits_stays() -> None:
    assert fitting(NAME, len(NAME.encode())) == NAME


@given(st.text(max_size=200), st.integers(20, 120))
def test_no_name_is_longer_than_its_room(name: str, room: int) -> None:
    assert len(os.fsencode(fitting(name.replace("\0", ""), room))) <= room


@pytest.mark.parametrize("ending", ["1", "2"])
def test_long_names_that_begin_alike_stay_apart(ending: str) -> None:
    long = NAME * 9
    assert fitting(long + ending, 180) != fitting(long, 180)
    assert fitting(long, 180).startswith(NAME * 4)

"""Python's search for circles of dead objects rests while a long list is made, and never longer."""

from __future__ import annotations

import gc

import pytest

from desktop.long_lists import without_collecting


def test_nothing_is_collected_within_the_block_only() -> None:
    with without_collecting():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_an_error_lets_collecting_go_on() -> None:
    @without_collecting()
    def fails() -> bool:
        raise ValueError(gc.isenabled())

    for _again in range(2):
        with pytest.raises(ValueError, match="False"):
            fails()
        assert gc.isenabled()

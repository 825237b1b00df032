from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.operations.unsaved import (
    UnsavedForm,
    can_be_kept,
    key_of,
    plain,
    read_unsaved,
    side_file,
    write_unsaved,
)
from desktop.records.codes import Field, Form

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.tuples(inner) | st.dictionaries(st.text() | st.integers(), inner),
)


def form(**values: object) -> UnsavedForm:
    return UnsavedForm("activities", ("activity", None), {"Nội dung": "Đang gõ"}, {}, **values)  # type: ignore[arg-type]


@given(st.dictionaries(st.text(), PLAIN))
def test_what_was_typed_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, typed: dict[str, object]
) -> None:
    path = tmp_path_factory.getbasetemp() / "unsaved" / "a.txt"
    written = UnsavedForm(
        "page", ("card", 3), typed, {}, {"recipient_id": 3}, "2026-10-09T08:15:00", "Tên", 4
    )
    write_unsaved(path, [written])
    assert read_unsaved(path) == [written]
    assert all(can_be_kept(value) for value in typed.values())


def test_without_forms_the_file_goes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_unsaved(path, [form()])
    assert path.exists()
    write_unsaved(path, [])
    write_unsaved(path, [])
    assert not path.exists()


@pytest.mark.parametrize(
    "content", [b"", b"[", b"3", b"[3]", b"[{}]", b"\xff", b"[{'page': open('x')}]", b"(" * 5000, b"\x00"]
)
def test_a_spoiled_file_counts_as_empty(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    assert read_unsaved(path) == []
    assert read_unsaved(tmp_path / "none.txt") == []


def test_each_register_has_a_file_of_its_own(tmp_path: Path) -> None:
    one, other = (side_file(tmp_path, tmp_path / name) for name in ("sổ.sovang", "sổ khác.sovang"))
    assert one != other
    assert one == side_file(tmp_path, tmp_path / "x" / ".." / "sổ.sovang")


def test_codes_days_and_paths_are_kept_as_words() -> None:
    value = (Form.GIAY_KHEN, [Field.ECONOMY, None], date(2026, 10, 9), Path("a"))
    assert plain(value) == (Form.GIAY_KHEN.value, [Field.ECONOMY.value, None], "2026-10-09", "a")
    assert can_be_kept(plain(value))
    assert not can_be_kept(object())
    assert not can_be_kept({"a": (object(),)})


def test_a_key_is_a_word_and_what_it_edits() -> None:
    assert key_of("cut_offs") == ("cut_offs",)
    assert key_of(("blank_movement", 3, Form.GIAY_KHEN)) == ("blank_movement", 3, Form.GIAY_KHEN.value)


@pytest.mark.parametrize(("key", "new"), [(("activity", None), True), (("activity", 4), False)])
def test_a_form_without_an_id_makes_a_record(key: tuple[object, ...], new: bool) -> None:
    assert UnsavedForm("activities", key, {}, {}).is_new is new

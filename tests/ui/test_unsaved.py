from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.operations.unsaved import UnsavedForm, read_unsaved
from desktop.ui.taken_back import gone_notice, set_aside, taken_back_notice
from desktop.ui.unsaved import Unsaved

NOW = datetime(2026, 10, 9, 14, 40)  # noqa: DTZ001 - the office's own clock
FORM = UnsavedForm("page", ("card", 3), {"Tên": "Đang gõ"}, {"Tên": "Trước"}, at="2026-10-09T14:32:00")

Start = Callable[..., Unsaved]


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Start]:
    """Start on the same side file as before."""
    begun: list[Unsaved] = []

    def build(newest_step: int = 7) -> Unsaved:
        begun.append(Unsaved(tmp_path / "unsaved.txt", lambda: NOW, lambda: newest_step))
        return begun[-1]

    yield build
    for one in begun:
        one.close()


def test_what_is_touched_is_on_the_disk_soon_though_nothing_else_happens(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    unsaved = start()
    unsaved.touch("page", ("card", 3), lambda: FORM)
    qtbot.waitUntil(lambda: read_unsaved(tmp_path / "unsaved.txt") == [FORM])
    assert start().of("page", ("card", 3)) == FORM


def test_the_latest_open_form_is_where_the_work_stopped(start: Start) -> None:
    unsaved = start()
    other = replace(FORM, key=("card", 4))
    closed = replace(FORM, key=("card", 5), is_open=False)
    for form in (other, FORM, closed):
        unsaved.keep(form)
    assert unsaved.latest_open() == FORM
    unsaved.keep(other)
    unsaved.close()
    assert start().latest_open() == other


@pytest.mark.parametrize(("newest", "back"), [(7, True), (8, False)])
def test_a_form_on_its_way_when_the_program_ended_is_given_back_unless_it_arrived(
    start: Start, newest: int, back: bool
) -> None:
    unsaved = start(7)
    unsaved.keep(FORM)
    unsaved.send("page", FORM.key)
    unsaved.close()
    found = start(newest).of("page", FORM.key)
    assert found == (FORM if back else None)


def test_what_is_typed_while_a_form_is_on_its_way_waits_until_the_register_has_answered(
    start: Start, tmp_path: Path
) -> None:
    unsaved = start()
    unsaved.keep(FORM)
    unsaved.send("page", FORM.key)
    following = replace(FORM, typed={"Tên": "Người sau"})
    unsaved.touch("page", FORM.key, lambda: following)
    unsaved.keep_touched()
    kept = unsaved.of("page", FORM.key)
    assert kept is not None
    assert kept.typed == FORM.typed
    unsaved.settle("page", FORM.key)
    unsaved.keep_touched()
    assert unsaved.of("page", FORM.key) == following


def test_a_form_into_which_nothing_is_typed_any_more_is_forgotten(start: Start, tmp_path: Path) -> None:
    unsaved = start()
    unsaved.keep(FORM)
    unsaved.touch("page", FORM.key, lambda: None)
    unsaved.close()
    assert not (tmp_path / "unsaved.txt").exists()


def test_a_form_that_came_back_and_is_dropped_stays_away(start: Start) -> None:
    first = start()
    first.keep(FORM)
    first.close()
    second = start()
    second.drop("page", FORM.key)
    second.close()
    assert start().all() == ()


def test_a_window_that_goes_after_its_register_changes_nothing_any_more(start: Start, tmp_path: Path) -> None:
    unsaved = start()
    unsaved.keep(FORM)
    unsaved.close()
    unsaved.touch("page", FORM.key, lambda: None)
    unsaved.keep_touched()
    unsaved.drop("page", FORM.key)
    assert read_unsaved(tmp_path / "unsaved.txt") == [FORM]


def test_a_place_that_cannot_be_written_stops_nobody(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    unsaved = Unsaved(tmp_path / "file" / "unsaved.txt", lambda: NOW, lambda: 0)
    unsaved.keep(FORM)
    unsaved.close()
    assert unsaved.of("page", FORM.key) == FORM


@pytest.mark.parametrize(
    ("now", "waits"),
    [("Trước", []), ("Đang gõ", []), ("Người khác sửa", ["Tên"])],
    ids=["as it was", "the same", "changed"],
)
def test_only_a_field_that_the_register_holds_otherwise_waits(now: str, waits: list[str]) -> None:
    assert set_aside(FORM, {"Tên": now, "Đơn vị": "khác"}) == waits
    assert set_aside(replace(FORM, key=("card", None)), {"Tên": now}) == []


def test_the_notice_says_when_and_what_waits() -> None:
    now = NOW.isoformat()
    plain = taken_back_notice(FORM.at, now, (), lambda: None, None)
    assert (plain.text, plain.tone) == ("Đã lấy lại phần đang nhập dở lúc 14:32", "info")
    assert [one.text for one in plain.actions] == ["Bỏ"]
    waiting = taken_back_notice("2026-10-08T14:32:00", now, ["Tên *", "Đơn vị"], lambda: None, lambda: None)
    assert waiting.text == (
        "Đã lấy lại phần đang nhập dở lúc 14:32 ngày 08/10/2026, trừ ô “Tên”, “Đơn vị”:"
        " nơi khác đã sửa ô này."
    )
    assert [one.text for one in waiting.actions] == ["Lấy cả ô đó", "Bỏ"]


def test_the_notice_of_a_record_that_is_gone_repeats_what_was_typed() -> None:
    notice = gone_notice(FORM, NOW.isoformat())
    assert notice.text == "Phần đang nhập dở lúc 14:32 thuộc một mục không còn trong sổ."
    assert notice.detail == "Đã gõ: Đang gõ"

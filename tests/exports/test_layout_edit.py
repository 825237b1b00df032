"""Changes to a layout: every element keeps within the sheet, what is aligned is, gaps are equal."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from exports.layout import Layout, PictureElement, RuleElement, TextElement, bundled_layout, layout_problems
from exports.layout_edit import (
    Box,
    Edge,
    added,
    aligned,
    box_of,
    boxed,
    changed,
    distributed,
    duplicated,
    free_name,
    moved,
    outside,
    placed,
    removed,
    resized,
    union,
)
from exports.layout_snap import snapped

STATE = bundled_layout("state-individual")
NAMES = sorted(boxed(STATE))
names = st.sets(st.sampled_from(NAMES), min_size=1)
lengths = st.floats(-400, 400)


def box(layout: Layout, name: str) -> Box:
    return box_of(boxed(layout)[name])


def rules(*boxes: tuple[float, float, float, float]) -> Layout:
    elements = (
        RuleElement(name=f"r{place}", left=left, top=top, width=width, height=height)
        for place, (left, top, width, height) in enumerate(boxes)
    )
    return Layout("x", "x", 297, 210, tuple(elements))


@given(chosen=names, across=lengths, down=lengths)
@example(chosen={"authority", "merit"}, across=0.0, down=0.005)
def test_what_is_moved_stays_on_the_sheet_and_together(chosen: set[str], across: float, down: float) -> None:
    there = moved(STATE, chosen, across, down)
    assert outside(there) == []
    assert list(layout_problems(there)) == []
    ways = {
        (
            round(box(there, one).left - box(STATE, one).left, 3),
            round(box(there, one).top - box(STATE, one).top, 3),
        )
        for one in chosen
    }
    assert len(ways) == 1
    assert all(box(there, one) == box(STATE, one) for one in NAMES if one not in chosen)


def test_a_step_of_a_tenth_is_a_tenth() -> None:
    there = moved(STATE, ["name"], 0.1, -0.1)
    assert (box(there, "name").left, box(there, "name").top) == (28.6, 91.1)


def test_what_lies_outside_may_come_back_but_goes_no_further() -> None:
    out = placed(STATE, {"name": Box(200, 91, 240, 22)})
    assert outside(out) == ["name"]
    assert box(moved(out, ["name"], 10, 0), "name").left == 200
    assert outside(moved(out, ["name"], -150, 0)) == []


@given(chosen=names, wider=lengths, higher=lengths)
def test_no_box_becomes_nothing(chosen: set[str], wider: float, higher: float) -> None:
    there = resized(STATE, chosen, wider, higher)
    assert all(min(box(there, one).width, box(there, one).height) >= 0.1 for one in chosen)


@pytest.mark.parametrize(
    ("edge", "places"),
    [
        (Edge.LEFT, [(10, 10), (10, 60)]),
        (Edge.CENTER, [(20, 10), (10, 60)]),
        (Edge.RIGHT, [(30, 10), (10, 60)]),
        (Edge.TOP, [(10, 10), (10, 10)]),
        (Edge.MIDDLE, [(10, 32.5), (10, 35)]),
        (Edge.BOTTOM, [(10, 55), (10, 60)]),
    ],
)
def test_elements_are_aligned_with_each_other(edge: Edge, places: Sequence[tuple[float, float]]) -> None:
    there = aligned(rules((10, 10, 20, 10), (10, 60, 40, 5)), ["r0", "r1"], edge)
    assert [(box(there, one).left, box(there, one).top) for one in ("r0", "r1")] == places


def test_a_single_element_is_aligned_with_the_sheet() -> None:
    there = rules((10, 10, 20, 10))
    for edge in (Edge.CENTER, Edge.MIDDLE):
        there = aligned(there, ["r0"], edge)
    assert box(there, "r0") == Box(138.5, 100, 20, 10)
    assert box(aligned(there, ["r0"], Edge.RIGHT), "r0").right == 297


def test_gaps_become_equal_and_the_outermost_stay() -> None:
    three = rules((10, 10, 20, 5), (35, 40, 10, 5), (100, 100, 30, 5))
    across = distributed(three, ["r0", "r1", "r2"], across=True)
    assert [box(across, one).left for one in ("r0", "r1", "r2")] == [10, 60, 100]
    down = distributed(three, ["r2", "r1", "r0"], across=False)
    assert [box(down, one).top for one in ("r0", "r1", "r2")] == [10, 55, 100]
    assert distributed(three, ["r0", "r1"], across=True) == three


def test_a_copy_of_a_field_is_a_fixed_text_of_its_own() -> None:
    there, made = duplicated(STATE, ["name", "emblem"], {"name": "Bà Hường"}, "Chữ")
    assert made == ("Chữ 1", "Chữ 2")
    copy = boxed(there)["Chữ 1"]
    assert isinstance(copy, TextElement)
    assert (copy.text, copy.required, copy.left, copy.top) == ("Bà Hường", False, 33.5, 96.2)
    assert list(layout_problems(there)) == []


@given(chosen=names)
def test_what_is_deleted_is_nowhere_named(chosen: set[str]) -> None:
    there = removed(STATE, chosen)
    assert boxed(there).keys() == boxed(STATE).keys() - chosen
    assert list(layout_problems(there)) == []


def test_a_field_is_changed_only_where_an_element_has_it() -> None:
    there = changed(STATE, ["name", "emblem"], colour="#B4121B", size=20.0)
    name = boxed(there)["name"]
    assert isinstance(name, TextElement)
    assert (name.colour, name.size) == ("#B4121B", 20.0)
    assert boxed(there)["emblem"] == boxed(STATE)["emblem"]


def test_a_new_element_lies_on_top() -> None:
    arms = PictureElement(name=free_name(NAMES, "Hình"), left=0, top=0, width=10, height=10)
    assert added(STATE, arms).elements[-1].name == "Hình 1"
    assert free_name(["Hình 1"], "Hình") == "Hình 2"


SHEET = Box(0, 0, 297, 210)


def test_a_dragged_box_rests_at_the_middle_of_the_sheet() -> None:
    rest = snapped(Box(137.9, 50.2, 20, 10), [], SHEET, 1.5)
    assert (round(rest.across, 3), rest.vertical) == (0.6, (148.5,))
    assert (round(rest.down, 3), rest.horizontal) == (-0.2, ())


def test_it_rests_at_the_edges_of_others_and_tells_every_line() -> None:
    other = Box(30, 40, 20, 10)
    rest = snapped(Box(29.2, 60.3, 20, 10), [other], SHEET, 1.5)
    assert (round(rest.across, 3), rest.vertical) == (0.8, (30, 40, 50))


@given(left=st.floats(0, 250), top=st.floats(0, 190), within=st.floats(0, 3))
def test_a_box_never_moves_further_than_it_may(left: float, top: float, within: float) -> None:
    rest = snapped(Box(left, top, 20, 10), [Box(30, 40, 20, 10)], SHEET, within)
    for way, lines, at in ((rest.across, rest.vertical, left), (rest.down, rest.horizontal, top)):
        assert abs(way) <= max(within if lines else 0, 0.25) + 1e-6
        if not lines:
            assert (at + way) % 0.5 == pytest.approx(0, abs=1e-6) or (at + way) % 0.5 == pytest.approx(0.5)


def test_the_box_round_several() -> None:
    assert union([Box(1, 2, 3, 4), Box(10, 0, 5, 3)]) == Box(1, 0, 14, 6)
    assert replace(Box(1, 2, 3, 4), left=0).moved(1, 1) == Box(1, 3, 3, 4)

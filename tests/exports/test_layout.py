import base64
import dataclasses
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.layout import (
    EmblemElement,
    Frame,
    FrameElement,
    Layout,
    LayoutError,
    PictureElement,
    TextElement,
    bundled_layout,
    bundled_layouts,
    dump_layout,
    load_layout,
)

FAMILIES = ("state", "party", "front")
KINDS = ("individual", "collective", "household")
OF_ALL = [
    "authority", "gives", "title", "name", "second_line", "merit", "decision", "register", "place_date",
    "signer_title", "signer_name",
]  # fmt: skip
NATION = {"national_name": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "motto": "Độc lập - Tự do - Hạnh phúc"}
FIXED = {
    "state": {**NATION, "gives": "TẶNG", "title": "GIẤY KHEN"},
    "front": {**NATION, "gives": "TẶNG", "title": "GIẤY KHEN"},
    "party": {"party_name": "ĐẢNG CỘNG SẢN VIỆT NAM", "gives": "tặng", "title": "GIẤY KHEN"},
}


def source(**changes: Any) -> str:
    text = {
        "kind": "text",
        "name": "name",
        "left": 10,
        "top": 20,
        "width": 100,
        "height": 20,
        "face": "serif",
        "size": 20,
        "min_size": 12,
    }
    data: dict[str, Any] = {
        "format": 1,
        "name": "x",
        "title": "X",
        "width_mm": 297,
        "height_mm": 210,
        "elements": [text],
    }
    for key, value in changes.items():
        (data if key in data or key == "fonts" else text)[key] = value
    return json.dumps(data)


def test_each_family_has_two_papers_for_each_kind_of_recipient() -> None:
    stems = [f"{family}{paper}" for family in FAMILIES for paper in ("", "-recognition")]
    assert set(bundled_layouts()) == {f"{stem}-{kind}" for stem in stems for kind in KINDS}


@pytest.mark.parametrize("name", bundled_layouts())
def test_every_bundled_layout_is_an_a4_sheet_under_its_own_name(name: str) -> None:
    layout = bundled_layout(name)
    assert (layout.name, layout.width_mm, layout.height_mm) == (name, 297, 210)
    assert any(isinstance(element, FrameElement) for element in layout.elements)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_family_has_the_texts_that_others_fill_in_and_its_own_words(family: str, kind: str) -> None:
    texts = [one for one in bundled_layout(f"{family}-{kind}").elements if isinstance(one, TextElement)]
    assert {text.name: text.text for text in texts if text.text} == FIXED[family]
    apart = ["address"] if family == "party" and kind != "collective" else []
    assert sorted(text.name for text in texts if text.name not in FIXED[family]) == sorted(
        {*OF_ALL, *apart} - FIXED[family].keys()
    )
    assert {text.name for text in texts if text.on_blank} == FIXED[family].keys() - {"gives"}


@pytest.mark.parametrize("family", FAMILIES)
def test_the_kinds_of_a_family_differ_in_nothing_but_the_name_line(family: str) -> None:
    individual, *others = (bundled_layout(f"{family}-{kind}") for kind in KINDS)
    kept = [one for one in individual.elements if one.name not in ("address", "name")]
    for other in others:
        assert [one for one in other.elements if one.name not in ("address", "name")] == kept


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_recognition_differs_in_nothing_but_what_it_is_called(family: str, kind: str) -> None:
    commended, recognised = (bundled_layout(f"{family}{paper}-{kind}") for paper in ("", "-recognition"))
    pairs = zip(commended.elements, recognised.elements, strict=True)
    changed = {two.name: two for one, two in pairs if one != two}
    assert changed.keys() == {"gives", "title"}
    words = [one.text for one in changed.values() if isinstance(one, TextElement)]
    assert words == ["cấp" if family == "party" else "CẤP", "GIẤY CHỨNG NHẬN"]


def test_only_the_state_sheet_has_a_stand_in_and_the_party_a_sober_frame() -> None:
    """No Party emblem, no Front emblem: the office supplies its own (domain.md, Corrections)."""
    for name in bundled_layouts():
        layout = bundled_layout(name)
        (frame,) = (one for one in layout.elements if isinstance(one, FrameElement))
        assert (frame.style is Frame.RULED) is name.startswith("party")
        assert any(isinstance(one, EmblemElement) for one in layout.elements) is name.startswith("state")
        free = [one for one in layout.elements if isinstance(one, PictureElement)]
        assert [one.data for one in free] == ([] if name.startswith("state") else [b""])


def test_an_unknown_layout_is_named_with_those_that_exist() -> None:
    with pytest.raises(LayoutError) as caught:
        bundled_layout("../secret")
    assert caught.value.code == "unknown_layout"
    assert "state-individual" in str(caught.value.values["names"])


@pytest.mark.parametrize("name", bundled_layouts())
def test_a_dumped_layout_reads_back_equal_with_the_same_hash(name: str) -> None:
    layout = bundled_layout(name)
    again = load_layout(dump_layout(layout))
    assert again == layout
    assert again.sha256 == layout.sha256


def test_a_layout_carries_its_own_fonts_and_pictures() -> None:
    picture = PictureElement(name="arms", left=1, top=1, width=9, height=9, data=b"\x89PNG")
    text = TextElement(
        name="name", left=1, top=20, width=50, height=20, face="ours", size=20, min_size=12, lowered_by=()
    )
    layout = Layout("own", "Riêng", 100, 100, (picture, text), {"ours": b"\x00\x01\x00\x00"})
    assert load_layout(dump_layout(layout)) == layout


def test_the_hash_changes_with_every_moved_millimetre() -> None:
    layout = bundled_layout("state-individual")
    moved = tuple(
        dataclasses.replace(element, left=element.left + 0.1) if element.name == "name" else element
        for element in layout.elements
        if isinstance(element, TextElement)
    )
    assert dataclasses.replace(layout, elements=moved).sha256 != layout.sha256


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"format": 2}, "wrong_format", None),
        ({"width_mm": 0}, "wrong_value", "width_mm, height_mm"),
        ({"width_mm": True}, "wrong_value", "width_mm"),
        ({"height_mm": "210"}, "wrong_value", "height_mm"),
        ({"name": 5}, "wrong_value", "name"),
        ({"elements": {}}, "wrong_value", "fonts, elements"),
        ({"elements": [3]}, "wrong_value", "elements"),
        ({"kind": "sound"}, "wrong_value", "kind"),
        ({"left": -1}, "outside_sheet", None),
        ({"left": 250}, "outside_sheet", None),
        ({"top": 200}, "outside_sheet", None),
        ({"height": 0}, "wrong_value", "width, height"),
        ({"size": 10}, "wrong_value", "min_size"),
        ({"min_size": 0}, "wrong_value", "min_size"),
        ({"one_line_min": 5}, "wrong_value", "one_line_min"),
        ({"leading": 0}, "wrong_value", "leading"),
        ({"max_lines": 0}, "wrong_value", "max_lines"),
        ({"max_lines": 1.5}, "wrong_value", "max_lines"),
        ({"colour": "red"}, "wrong_value", "colour"),
        ({"rule_pt": -1}, "wrong_value", "rule_pt"),
        ({"align": "middle"}, "wrong_value", "align"),
        ({"anchor": 3}, "wrong_value", "anchor"),
        ({"face": "Arial"}, "wrong_value", "face"),
        ({"required": 1}, "wrong_value", "required"),
        ({"lowered_by": "name"}, "wrong_value", "lowered_by"),
        ({"lowered_by": ["nobody"]}, "unknown_element", None),
        ({"raised_by": ["name"]}, "moved_in_a_circle", None),
        ({"led_by": "nobody"}, "unknown_element", None),
        ({"led_by": "name"}, "moved_in_a_circle", None),
        ({"colou": "#000000"}, "unknown_field", "colou"),
        ({"fonts": {"serif": ""}}, "wrong_value", "fonts.serif"),
        ({"fonts": {"ours": "%%"}}, "wrong_value", "base64"),
        ({"fonts": {"ours": 3}}, "wrong_value", "base64"),
    ],
)
def test_each_mistake_is_refused_and_named(changes: dict[str, Any], code: str, field: str | None) -> None:
    with pytest.raises(LayoutError) as caught:
        load_layout(source(**changes))
    assert caught.value.code == code
    assert caught.value.values.get("field") == field


def test_a_missing_field_is_named_with_its_element() -> None:
    data = json.loads(source())
    del data["elements"][0]["face"]
    with pytest.raises(LayoutError) as caught:
        load_layout(json.dumps(data))
    assert (caught.value.code, caught.value.values) == ("missing_field", {"element": "name", "field": "face"})


def test_two_elements_may_not_share_a_name() -> None:
    data = json.loads(source())
    data["elements"] *= 2
    with pytest.raises(LayoutError) as caught:
        load_layout(json.dumps(data))
    assert caught.value.code == "duplicate_name"


@pytest.mark.parametrize("bad", ["", "[]", "3", "{", b"\xff\xfe\x00", "[" * 100_000])
def test_what_is_not_a_json_object_is_refused(bad: str | bytes) -> None:
    with pytest.raises(LayoutError) as caught:
        load_layout(bad)
    assert caught.value.code == "not_json"


values = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.lists(st.text(), max_size=2)
)


@given(field=st.sampled_from([f.name for f in dataclasses.fields(TextElement)]), value=values)
def test_no_value_of_a_field_ends_in_anything_but_a_layout_or_its_error(field: str, value: object) -> None:
    data = json.loads(source())
    data["elements"][0][field] = value
    try:
        layout = load_layout(json.dumps(data))
    except LayoutError:
        return
    assert load_layout(dump_layout(layout)) == layout


def test_a_picture_is_kept_as_base64() -> None:
    data = json.loads(source())
    data["elements"].append(
        {
            "kind": "picture",
            "name": "arms",
            "left": 1,
            "top": 1,
            "width": 5,
            "height": 5,
            "data": base64.b64encode(b"ab").decode(),
        }
    )
    picture = load_layout(json.dumps(data)).elements[1]
    assert isinstance(picture, PictureElement)
    assert picture.data == b"ab"

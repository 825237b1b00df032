"""What a layout is looked at with: made-up people first, then the hardest of the latest decision."""

from __future__ import annotations

import pytest

from desktop.operations.printing import layouts
from desktop.operations.printing.layout_samples import samples
from desktop.records.codes import Family, Paper, RecipientKind
from desktop.store.file import RecordFile
from exports.layout import bundled_layout, bundled_layouts
from tests.operations.ward import HUONG, TEAM, added, draft, signed


def test_a_new_register_has_made_up_people_of_its_own_office(file: RecordFile) -> None:
    found = samples(file, bundled_layout("state-individual"))
    assert [one.label for one in found] == [
        "Cá nhân", "Cá nhân, chữ dài nhất", "Tập thể, chữ dài nhất", "Hộ gia đình",
    ]  # fmt: skip
    assert found[0].texts["name"] == "Bà Đặng Thị Hường"
    assert found[0].texts["signer_name"] == "Trần Quang Bình"
    assert found[0].texts["decision"].startswith("Quyết định số: 218/QĐ-UBND")


def test_a_party_layout_is_shown_with_the_party_committee(file: RecordFile) -> None:
    texts = samples(file, bundled_layout("party-individual"))[0].texts
    assert texts["signer_name"] == "Phạm Thu Hà"
    assert (texts["address"], texts["name"]) == ("Bà:", "Đặng Thị Hường")


def test_the_hardest_people_of_the_latest_decision_follow(file: RecordFile) -> None:
    new = draft(file)
    added(file, new, TEAM, HUONG)
    signed(file, new)
    found = samples(file, bundled_layout("state-individual"))[4:]
    assert {one.label for one in found} == {"Tổ dân vận số 3", "Đặng Thị Hường"}


@pytest.mark.parametrize("name", bundled_layouts())
def test_every_layout_has_a_text_for_each_of_its_fields(file: RecordFile, name: str) -> None:
    layout = bundled_layout(name)
    texts = samples(file, layout)[1].texts
    assert all(texts.get(one.name) or one.text for one in layout.texts if one.required)


@pytest.mark.parametrize("name", bundled_layouts())
def test_a_layout_begins_with_the_kind_that_it_is_for(file: RecordFile, name: str) -> None:
    assert samples(file, bundled_layout(name))[0].kind == name.rpartition("-")[2]


def test_an_own_layout_tells_its_kind_by_its_use_then_its_name_then_what_it_was_copied_from(
    file: RecordFile,
) -> None:
    def begins(name: str) -> RecipientKind:
        return samples(file, layouts.open_layout(file, name).layout)[0].kind

    for name in ("Phôi đỏ", "Phôi đỏ Tập Thể"):
        layouts.add_layout(file, bundled_layout("state-individual"), name).result()
    layouts.add_layout(file, bundled_layout("party-collective"), "Phôi vàng").result()
    assert begins("Phôi đỏ") is RecipientKind.INDIVIDUAL
    assert begins("Phôi đỏ Tập Thể") is RecipientKind.COLLECTIVE
    assert begins("Phôi vàng") is RecipientKind.COLLECTIVE
    use = (Family.STATE, Paper.GIAY_KHEN, RecipientKind.HOUSEHOLD)
    layouts.choose_layout(file, "Phôi đỏ Tập Thể", [use]).result()
    assert begins("Phôi đỏ Tập Thể") is RecipientKind.HOUSEHOLD

"""What a layout is looked at with: made-up people first, then the hardest of the latest decision."""

from __future__ import annotations

import pytest

from desktop.operations.layout_samples import samples
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

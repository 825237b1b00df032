"""A layout on another sheet, measured in the PDF: places follow the sheet, sizes the lesser growth."""

import dataclasses
from itertools import pairwise

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.certificate_pdf import check_pages, placed_texts
from exports.layout import Anchor, LayoutError, bundled_layout, bundled_layouts, dump_layout, load_layout
from exports.layout_size import A3_MM, scaled
from tests.exports.certificate_samples import LONG_MERIT, TWO_LINE_TITLE, drawn_texts, page, pdf

NEAR = 0.1  # mm
SHEETS = [A3_MM, (400.0, 300.0), (500.0, 250.0)]


@pytest.mark.parametrize("name", bundled_layouts())
def test_a3_is_1_41_times_a4_to_the_line(name: str) -> None:
    layout = bundled_layout(name)
    small, large = (drawn_texts(pdf(page(one))) for one in (layout, scaled(layout, *A3_MM)))
    for before, after in zip(small, large, strict=True):
        assert after.text == before.text
        assert after.size == pytest.approx(1.414 * before.size, rel=0.001)
        assert after.baseline == pytest.approx(1.4143 * before.baseline, abs=NEAR)
        assert after.left == pytest.approx(1.4141 * before.left, abs=NEAR)


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_page_is_as_large_as_asked(sheet: tuple[float, float]) -> None:
    document = pypdfium2.PdfDocument(pdf(page(scaled(bundled_layout("party-individual"), *sheet))))
    assert document.get_page_size(0) == pytest.approx([side / 25.4 * 72 for side in sheet], abs=0.01)
    document.close()


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("name", bundled_layouts())
def test_boxes_follow_the_sheet_and_sizes_the_lesser_growth(name: str, sheet: tuple[float, float]) -> None:
    layout = bundled_layout(name)
    across, down = sheet[0] / 297, sheet[1] / 210
    scale = min(across, down)
    drawn = {one.text: one for one in drawn_texts(pdf(page(scaled(layout, *sheet))))}
    for element in layout.texts:
        found = drawn.get(element.text)
        if found is None or element.anchor is not Anchor.BASELINE:
            continue
        assert found.size == pytest.approx(element.size * scale, rel=0.001), element.name
        assert found.baseline == pytest.approx((element.top + element.height) * down, abs=NEAR), element.name


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("name", bundled_layouts())
def test_at_least_36_mm_are_left_for_signature_and_seal(name: str, sheet: tuple[float, float]) -> None:
    layout = scaled(bundled_layout(name), *sheet)
    drawn = {one.text: one for one in drawn_texts(pdf(page(layout, signer_title=TWO_LINE_TITLE)))}
    gap = drawn["Trần Quang Bình"].baseline - drawn["PHÓ CHỦ TỊCH"].baseline
    assert gap == pytest.approx(36 * sheet[1] / 210, abs=NEAR)
    assert gap > 36


@pytest.mark.parametrize("sheet", [(297.0, 210.0), *SHEETS])
@pytest.mark.parametrize("name", bundled_layouts())
def test_the_longest_case_fits_every_layout_and_no_lines_touch(name: str, sheet: tuple[float, float]) -> None:
    longest = page(
        scaled(bundled_layout(name), *sheet),
        authority="BAN THƯỜNG TRỰC ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM\nPHƯỜNG HOÀN KIẾM",
        address="Hộ gia đình bà:",
        name="BAN CHỈ HUY QUÂN SỰ VÀ TỔ BẢO VỆ AN NINH, TRẬT TỰ SỐ 12"
        if "collective" in name
        else "Công Tằng Tôn Nữ Nguyễn Thị Phương Thảo",
        merit=LONG_MERIT,
        signer_title=TWO_LINE_TITLE,
    )
    assert check_pages([longest]) == []
    lines = [
        (line.baseline, text.size * 25.4 / 72, line.text)
        for text in placed_texts(longest, text_only=False)
        for line in text.lines
        if text.element.name not in ("address", "decision", "register", "signer_name")
    ]
    assert lines == sorted(lines)
    for (upper, _, _), (lower, size, text) in pairwise(lines):
        assert lower - upper > 0.72 * size, text


@settings(max_examples=40, deadline=None)
@given(
    name=st.sampled_from(bundled_layouts()),
    width=st.floats(297, 1200),
    height=st.floats(210, 1200),
)
def test_any_larger_sheet_gives_a_layout_that_reads_back(name: str, width: float, height: float) -> None:
    layout = scaled(bundled_layout(name), width, height)
    assert load_layout(dump_layout(layout)) == layout
    edge = dataclasses.replace(bundled_layout(name).texts[0], left=0.0, top=0.0, width=297.0, height=210.0)
    whole = scaled(dataclasses.replace(bundled_layout(name), elements=(edge,)), width, height)
    assert load_layout(dump_layout(whole)) == whole


def test_its_own_size_changes_nothing() -> None:
    layout = bundled_layout("state-individual")
    assert scaled(layout, 297, 210) == layout


@pytest.mark.parametrize(
    ("width", "height", "code"),
    [
        (296.0, 210.0, "sheet_too_small"),
        (297.0, 209.0, "sheet_too_small"),
        (210.0, 297.0, "sheet_too_small"),
        (float("nan"), 297.0, "sheet_too_small"),
        (420.0, float("inf"), "sheet_too_large"),
        (1201.0, 297.0, "sheet_too_large"),
    ],
)
def test_a_sheet_that_the_texts_do_not_fit_is_refused(width: float, height: float, code: str) -> None:
    with pytest.raises(LayoutError) as caught:
        scaled(bundled_layout("state-individual"), width, height)
    assert caught.value.code == code

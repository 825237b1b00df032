"""The test sheets as they are seen on paper: crosses where they are measured, nothing over anything else."""

from __future__ import annotations

import pypdfium2
import pytest
from PIL import Image

from exports.calibration_sheet import CalibrationSheet, calibration_sheet_pdf

DPI = 600
PER_MM = DPI / 25.4
SIZES = [(297.0, 210.0), (210.0, 297.0), (420.0, 297.0), (297.0, 420.0), (210.0, 148.0), (362.5, 251.0)]


def sheet(number: int, width: float, height: float) -> CalibrationSheet:
    inset = 15.0 if number == 1 else 15.25
    return CalibrationSheet(number, width, height, inset, 0.3, 15.0, "Canon LBP 2900 · phôi A4 · 09/10/2026")


def seen(one: CalibrationSheet) -> Image.Image:
    document = pypdfium2.PdfDocument(calibration_sheet_pdf(one))
    picture: Image.Image = document[0].render(scale=DPI / 72, grayscale=True).to_pil()
    document.close()
    return picture


def dark_runs(picture: Image.Image, start: tuple[float, float], end: tuple[float, float]) -> list[float]:
    """Middles of the dark stretches on a way along or across the sheet, in mm from where it begins."""
    length = round(max(abs(end[0] - start[0]), abs(end[1] - start[1])) * PER_MM)
    along = [(end[axis] - start[axis]) * PER_MM / length for axis in (0, 1)]
    points = [
        (int(start[0] * PER_MM + along[0] * step), int(start[1] * PER_MM + along[1] * step))
        for step in range(length)
    ]
    dark = [picture.getpixel(point) < 128 for point in points]  # type: ignore[operator]
    runs, begin = [], None
    for step, is_dark in enumerate([*dark, False]):
        if is_dark and begin is None:
            begin = step
        elif not is_dark and begin is not None:
            runs.append((begin + step) / 2 / PER_MM)
            begin = None
    return runs


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_each_cross_stands_where_it_is_measured(number: int, width: float, height: float) -> None:
    one = sheet(number, width, height)
    picture = seen(one)
    for start, end in (
        ((0, 11), (25, 11)),
        ((width - 0.1, 11), (width - 25, 11)),
        ((0, height - 11), (25, height - 11)),
        ((11, 0), (11, 25)),
        ((width - 11, 0), (width - 11, 25)),
        ((11, height - 0.1), (11, height - 25)),
    ):
        (found,) = dark_runs(picture, start, end)
        assert found == pytest.approx(one.inset_mm, abs=0.15)


def test_the_vernier_counts_tenths() -> None:
    picture = seen(sheet(1, 297, 210))
    ticks = dark_runs(picture, (15.5, 14), (26, 14))
    assert [round(tick + 0.5, 1) for tick in ticks] == pytest.approx(
        [0.9 * n for n in range(1, 11)], abs=0.06
    )


def test_the_windows_leave_a_gap_for_fifteen() -> None:
    picture = seen(sheet(2, 297, 210))
    left, right = dark_runs(picture, (5, 34), (25, 34))
    assert (left + 5, right + 5) == pytest.approx((15 - 0.3 - 1, 15 + 0.3 + 1), abs=0.06)
    upper, lower = dark_runs(picture, (34, 205), (34, 185))
    assert (upper, lower) == pytest.approx((5 + 5 - 0.3 - 1, 5 + 5 + 0.3 + 1), abs=0.2)


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize(("width", "height"), [*SIZES, (148.0, 105.0)])
def test_no_text_lies_over_another_or_off_the_sheet(number: int, width: float, height: float) -> None:
    document = pypdfium2.PdfDocument(calibration_sheet_pdf(sheet(number, width, height)))
    page = document[0].get_textpage()
    boxes = [page.get_rect(index) for index in range(page.count_rects())]
    document.close()
    assert len(boxes) > 15
    for place, (left, bottom, right, top) in enumerate(boxes):
        assert left > 15
        assert bottom > 15
        assert right < width / 25.4 * 72 - 15
        assert top < height / 25.4 * 72 - 15
        for other in boxes[:place]:
            overlap = min(right, other[2]) - max(left, other[0]), min(top, other[3]) - max(bottom, other[1])
            assert min(overlap) < 1, (boxes[place], other)


def test_the_same_sheet_gives_the_same_bytes() -> None:
    from datetime import UTC, datetime

    one, day = sheet(1, 297, 210), datetime(2026, 10, 9, tzinfo=UTC)
    assert calibration_sheet_pdf(one, day) == calibration_sheet_pdf(one, day)

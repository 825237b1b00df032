"""The frame and the pictures: where ink may be and where it may not, seen on rendered pages."""

import base64
from io import BytesIO

import pypdfium2
import pypdfium2.raw
import pytest
from PIL import Image, ImageStat

from exports.certificate_reach import reaches
from exports.layout import (
    Frame,
    FrameElement,
    Layout,
    LayoutError,
    PictureElement,
    RuleElement,
    bundled_layout,
    layout_problems,
)
from tests.exports.certificate_samples import page, pdf

DPI = 127  # five pixels a millimetre
RED, WHITE = (180, 18, 27), (255, 255, 255)


def picture_of(content: bytes) -> Image.Image:
    document = pypdfium2.PdfDocument(content)
    image: Image.Image = document[0].render(scale=DPI / 72).to_pil().convert("RGB")
    document.close()
    return image


def framed(width: float = 297, height: float = 210, style: Frame = Frame.LOTUS) -> Image.Image:
    frame = FrameElement(name="frame", style=style)
    return picture_of(pdf(page(Layout("frame", "", width, height, (frame,)))))


def crop(image: Image.Image, left: float, top: float, right: float, bottom: float) -> Image.Image:
    return image.crop(tuple(round(edge * DPI / 25.4) for edge in (left, top, right, bottom)))  # type: ignore[arg-type]


def is_white(image: Image.Image) -> bool:
    return image.getextrema() == ((255, 255),) * 3


def png(mode: str, colour: tuple[int, ...], size: tuple[int, int] = (40, 20)) -> bytes:
    target = BytesIO()
    Image.new(mode, size, colour).save(target, "PNG")
    return target.getvalue()


@pytest.mark.parametrize("style", list(Frame))
def test_the_margin_outside_the_frame_is_free(style: Frame) -> None:
    sheet = framed(style=style)
    for box in ((0, 0, 297, 8.6), (0, 201.6, 297, 210), (0, 0, 8.6, 210), (288.6, 0, 297, 210)):
        assert is_white(crop(sheet, *box))


@pytest.mark.parametrize("style", list(Frame))
def test_the_field_of_263_by_176_mm_is_clear_but_for_the_corners(style: Frame) -> None:
    sheet = framed(style=style)
    assert is_white(crop(sheet, 27.3, 17.3, 269.7, 192.7))
    assert is_white(crop(sheet, 17.3, 27.3, 279.7, 182.7))


@pytest.mark.parametrize("style", list(Frame))
def test_the_red_rule_of_1_6_pt_runs_at_9_mm(style: Frame) -> None:
    sheet = framed(style=style)
    for x, y in ((148.5, 9), (148.5, 201), (9, 105), (288, 105)):
        red, green, blue = sheet.getpixel((round(x * DPI / 25.4), round(y * DPI / 25.4)))  # type: ignore[misc]
        assert abs(red - RED[0]) < 20
        assert max(green, blue) < 60


@pytest.mark.parametrize("style", list(Frame))
def test_the_frame_is_the_same_seen_from_all_sides(style: Frame) -> None:
    sheet = framed(style=style)
    corners = [crop(sheet, x, y, x + 18, y + 18) for x in (9, 270) for y in (9, 183)]
    halves = [crop(sheet, 27, y, 270, y + 8.4) for y in (8.6, 193)]
    halves += [crop(sheet, x, 27, x + 8.4, 183).transpose(Image.Transpose.ROTATE_90) for x in (8.6, 280)]
    for group in (corners, halves[:2], halves[2:]):
        ink = [255 - ImageStat.Stat(part.convert("L")).mean[0] for part in group]
        assert min(ink) > 10
        assert max(ink) == pytest.approx(min(ink), rel=0.15)  # pixels do not fall alike


@pytest.mark.parametrize("style", list(Frame))
@pytest.mark.parametrize("size", [(420, 297), (400, 300), (360, 270), (500, 250)])
def test_a_larger_sheet_has_a_larger_frame(size: tuple[float, float], style: Frame) -> None:
    width, height = size
    sheet, scale = framed(width, height, style), min(width / 297, height / 210)
    assert is_white(crop(sheet, 0, 0, width, 8.6 * scale))
    assert not is_white(crop(sheet, 0, 0, width, 9.4 * scale))
    assert is_white(crop(sheet, 17.3 * scale, 27.3 * scale, width - 17.3 * scale, height - 27.3 * scale))


def test_the_emblem_is_a_red_disc_with_a_star_in_its_box() -> None:
    sheet = picture_of(pdf(page(bundled_layout("state-individual"))))
    assert sheet.getpixel((round(145.2 * 5), round(24.6 * 5))) == pytest.approx(RED, abs=3)
    assert sheet.getpixel((round(148.5 * 5), round(27.8 * 5))) == pytest.approx((242, 201, 76), abs=3)


@pytest.mark.parametrize(
    ("data", "middle"),
    [
        (png("RGB", (10, 200, 30)), (10, 200, 30)),
        (png("RGBA", (10, 200, 30, 255)), (10, 200, 30)),
        (png("RGBA", (10, 200, 30, 0)), WHITE),
    ],
)
def test_a_picture_is_fitted_into_its_box_in_proportion(data: bytes, middle: tuple[int, int, int]) -> None:
    arms = PictureElement(name="arms", left=50, top=50, width=40, height=40, data=data)
    sheet = picture_of(pdf(page(Layout("arms", "", 297, 210, (arms,)))))
    assert sheet.getpixel((350, 350)) == pytest.approx(middle, abs=2)
    assert is_white(crop(sheet, 50, 50, 90, 59.5))
    assert is_white(crop(sheet, 0, 0, 49.5, 210))


def test_a_picture_without_data_is_a_free_place() -> None:
    arms = PictureElement(name="arms", left=50, top=50, width=40, height=40)
    assert is_white(picture_of(pdf(page(Layout("arms", "", 297, 210, (arms,))))))


def test_text_only_draws_no_picture() -> None:
    arms = PictureElement(name="arms", left=50, top=50, width=40, height=40, data=png("RGB", (1, 2, 3)))
    assert is_white(picture_of(pdf(page(Layout("arms", "", 297, 210, (arms,))), text_only=True)))


@pytest.mark.parametrize("data", [b"GIF89a", base64.b64encode(b"x" * 90), png("RGB", (1, 2, 3))[:40]])
def test_a_damaged_picture_is_refused(data: bytes) -> None:
    arms = PictureElement(name="arms", left=50, top=50, width=40, height=40, data=data)
    with pytest.raises(LayoutError) as caught:
        pdf(page(Layout("arms", "", 297, 210, (arms,))))
    assert (caught.value.code, caught.value.values) == ("bad_picture", {"element": "arms"})


def test_a_rule_is_a_box_of_one_colour() -> None:
    rule = RuleElement(name="line", left=50, top=50, width=40, height=1, colour="#B4121B")
    sheet = picture_of(pdf(page(Layout("line", "", 297, 210, (rule,)))))
    assert sheet.getpixel((350, 252)) == pytest.approx(RED, abs=3)
    assert is_white(crop(sheet, 50, 51.4, 90, 60))


@pytest.mark.parametrize("on_blank", [True, False])
def test_over_a_blank_only_what_it_lacks_is_drawn(on_blank: bool) -> None:
    arms = PictureElement(
        name="arms", left=50, top=50, width=40, height=40, data=png("RGB", (10, 200, 30)), on_blank=on_blank
    )
    rule = RuleElement(name="line", left=50, top=100, width=40, height=1, on_blank=on_blank)
    sheet = page(Layout("", "", 297, 210, (FrameElement(name="frame"), arms, rule)))
    drawn = picture_of(pdf(sheet, text_only=True))
    assert is_white(drawn) == on_blank
    assert [name for name, *_ in reaches(sheet, text_only=True)] == ([] if on_blank else ["arms", "line"])
    assert [name for name, *_ in reaches(sheet, text_only=False)] == ["frame", "arms", "line"]


def test_a_rule_has_a_colour() -> None:
    rule = RuleElement(name="line", left=50, top=50, width=40, height=1, colour="red")
    (problem,) = layout_problems(Layout("line", "", 297, 210, (rule,)))
    assert (problem.code, problem.values) == ("wrong_value", {"element": "line", "field": "colour"})

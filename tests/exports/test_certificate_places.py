"""Every text of a certificate stands on the millimetre that its layout says, read back from the PDF."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.certificate_fonts import layout_face
from exports.certificate_pdf import placed_texts
from exports.certificate_setting import LEAD_GAP
from exports.fit_text import DROP, RISE
from exports.layout import Align, Anchor, Layout, TextElement, bundled_layout, bundled_layouts
from tests.exports.certificate_samples import (
    LONG_MERIT,
    TEXTS,
    TWO_LINE_TITLE,
    DrawnText,
    drawn_texts,
    page,
    pdf,
)

NEAR = 0.1  # mm
PT = 25.4 / 72

# Baselines of the A4 state certificate in mm; look.md §8 gives the 36 mm between signer's title and name.
BASELINES = {
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM": 42.8,
    "Độc lập - Tự do - Hạnh phúc": 49.3,
    "TẶNG": 68.8,
    "GIẤY KHEN": 86.8,
    "Bà Đặng Thị Hường": 99.77,
    "Tổ trưởng Tổ dân vận số 3, phường Hoàn Kiếm": 107.36,
    "Quyết định số: 218/QĐ-UBND": 177.71,
    "ngày 09 tháng 10 năm 2026": 183.3,
    "Số sổ vàng: 27/2026": 188.9,
    "Hoàn Kiếm, ngày 09 tháng 10 năm 2026": 147.0,
    "CHỦ TỊCH": 153.5,
    "Trần Quang Bình": 189.5,
}


def by_text(texts: list[DrawnText]) -> dict[str, DrawnText]:
    return {drawn.text: drawn for drawn in texts}


def one(text: str = "Nguyễn Văn An", **changes: object) -> tuple[TextElement, list[DrawnText]]:
    """Draw one element alone on a sheet."""
    element = TextElement(
        name="name",
        left=40.0,
        top=60.0,
        width=150.0,
        height=40.0,
        face="serif-bold",
        size=24.0,
        min_size=12.0,
        max_lines=3,
    )
    element = dataclasses.replace(element, **changes)  # type: ignore[arg-type]
    layout = Layout("alone", "", 297, 210, (element,))
    return element, drawn_texts(pdf(page(layout, name=text)))


# The Party's own: no motto, one line for the decision (look/certificate-party.png).
PARTY_TEXTS = {
    "authority": "BAN CHẤP HÀNH ĐẢNG BỘ PHƯỜNG HOÀN KIẾM",
    "address": "Đồng chí:",
    "name": "Nguyễn Minh Châu",
    "decision": "Quyết định số 15-QĐ/ĐU, ngày 09 tháng 10 năm 2026",
    "register": "Số vào sổ khen thưởng: 8/2026",
    "signer_title": "T/M BAN THƯỜNG VỤ\nBÍ THƯ",
    "signer_name": "Phạm Thu Hà",
}
PARTY_BASELINES = {
    "ĐẢNG CỘNG SẢN VIỆT NAM": 38.0,
    "BAN CHẤP HÀNH ĐẢNG BỘ PHƯỜNG HOÀN KIẾM": 50.64,
    "tặng": 61.2,
    "GIẤY KHEN": 80.6,
    "Đồng chí:": 94.61,
    "Nguyễn Minh Châu": 94.61,
    "Quyết định số 15-QĐ/ĐU, ngày 09 tháng 10 năm 2026": 183.3,
    "Số vào sổ khen thưởng: 8/2026": 188.9,
    "Hoàn Kiếm, ngày 09 tháng 10 năm 2026": 140.83,
    "T/M BAN THƯỜNG VỤ": 147.33,
    "BÍ THƯ": 153.5,
    "Phạm Thu Hà": 189.5,
}
FRONT_BASELINES = {
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM": 37.2,
    "Độc lập - Tự do - Hạnh phúc": 43.7,
    "BAN THƯỜNG TRỰC ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM": 52.74,
    "PHƯỜNG HOÀN KIẾM": 59.94,
    "TẶNG": 68.8,
    "GIẤY KHEN": 86.8,
}


def party_sheet() -> dict[str, DrawnText]:
    return by_text(drawn_texts(pdf(page(bundled_layout("party-individual"), **PARTY_TEXTS))))


@pytest.mark.parametrize(("text", "baseline"), PARTY_BASELINES.items())
def test_each_line_of_the_party_certificate_has_its_baseline(text: str, baseline: float) -> None:
    assert party_sheet()[text].baseline == pytest.approx(baseline, abs=NEAR)


def test_the_party_sheet_bears_no_word_of_the_state() -> None:
    for kind in ("individual", "collective", "household"):
        words = by_text(drawn_texts(pdf(page(bundled_layout(f"party-{kind}"), **PARTY_TEXTS)))).keys()
        assert not words & {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"}


@pytest.mark.parametrize(("text", "baseline"), FRONT_BASELINES.items())
def test_each_line_of_the_front_certificate_has_its_baseline(text: str, baseline: float) -> None:
    front = bundled_layout("front-household")
    authority = "BAN THƯỜNG TRỰC ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM\nPHƯỜNG HOÀN KIẾM"
    drawn = by_text(drawn_texts(pdf(page(front, authority=authority))))
    assert drawn[text].baseline == pytest.approx(baseline, abs=NEAR)


def test_a_leading_text_and_the_name_stand_as_one_line_in_the_middle() -> None:
    layout = bundled_layout("party-individual")
    lead, name = (next(one for one in layout.texts if one.name == key) for key in ("address", "name"))
    drawn = party_sheet()
    lead_width = layout_face(layout, lead.face).width("Đồng chí:") * lead.size * PT
    name_width = layout_face(layout, name.face).width("Nguyễn Minh Châu") * name.size * PT
    gap = LEAD_GAP * lead.size * PT
    left = name.left + (name.width - lead_width - gap - name_width) / 2
    assert drawn["Đồng chí:"].left == pytest.approx(left, abs=NEAR)
    assert drawn["Nguyễn Minh Châu"].left == pytest.approx(left + lead_width + gap, abs=NEAR)


def test_a_name_that_nothing_leads_stands_in_the_middle_by_itself() -> None:
    layout = bundled_layout("party-individual")
    name = next(one for one in layout.texts if one.name == "name")
    drawn = by_text(drawn_texts(pdf(page(layout, **{**PARTY_TEXTS, "address": ""}))))
    width = layout_face(layout, name.face).width("Nguyễn Minh Châu") * name.size * PT
    left = name.left + (name.width - width) / 2
    assert drawn["Nguyễn Minh Châu"].left == pytest.approx(left, abs=NEAR)


def test_a_name_of_two_lines_keeps_what_leads_it_beside_its_first() -> None:
    layout = bundled_layout("party-household")
    drawn = by_text(drawn_texts(pdf(page(layout, **{**PARTY_TEXTS, "name": "Lê Văn Tâm\nLê Văn Tám"}))))
    lead, first, second = (drawn[text] for text in ("Đồng chí:", "Lê Văn Tâm", "Lê Văn Tám"))
    assert lead.baseline == pytest.approx(first.baseline, abs=NEAR)
    assert second.baseline > first.baseline + 5
    assert lead.left < first.left


@pytest.mark.parametrize(("text", "baseline"), BASELINES.items())
def test_each_line_of_the_state_certificate_has_its_baseline(text: str, baseline: float) -> None:
    assert by_text(drawn_texts(pdf(page())))[text].baseline == pytest.approx(baseline, abs=NEAR)


def test_every_element_of_the_state_certificate_is_drawn_where_its_box_says() -> None:
    layout = bundled_layout("state-individual")
    drawn = by_text(drawn_texts(pdf(page(layout))))
    for element in layout.texts:
        line = (TEXTS.get(element.name) or element.text).split("\n")[-1]
        width = (
            (layout_face(layout, element.face).width(line) + element.tracking * (len(line) - 1))
            * element.size
            * PT
        )
        left = element.left if element.align is Align.LEFT else element.left + (element.width - width) / 2
        found = drawn[line]
        assert found.left == pytest.approx(left, abs=NEAR), element.name
        assert found.size == element.size
        if element.anchor is Anchor.BASELINE:
            assert found.baseline == pytest.approx(element.top + element.height, abs=NEAR), element.name


@pytest.mark.parametrize(
    "title", ["CHỦ TỊCH", TWO_LINE_TITLE, "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"]
)
@pytest.mark.parametrize("name", bundled_layouts())
def test_36_mm_lie_between_the_last_line_of_the_title_and_the_name(title: str, name: str) -> None:
    drawn = by_text(drawn_texts(pdf(page(bundled_layout(name), signer_title=title))))
    last = drawn[title.split("\n")[-1]]
    assert drawn["Trần Quang Bình"].baseline - last.baseline == pytest.approx(36, abs=NEAR)


@pytest.mark.parametrize("text_only", [True, False])
def test_the_places_told_beforehand_are_those_in_the_file(text_only: bool) -> None:
    certificate = page(merit=LONG_MERIT, register="")
    told = [
        (line.text, text.size, line.left, line.baseline)
        for text in placed_texts(certificate, text_only=text_only)
        for line in text.lines
    ]
    drawn = drawn_texts(pdf(certificate, text_only=text_only))
    assert [line.text for line in drawn] == [text for text, *_ in told]
    for line, (_, *place) in zip(drawn, told, strict=True):
        assert [line.size, line.left, line.baseline] == pytest.approx(place, abs=0.01)


def test_the_date_stays_right_above_the_first_line_of_the_title() -> None:
    gaps = []
    for title in ("CHỦ TỊCH", TWO_LINE_TITLE):
        drawn = by_text(drawn_texts(pdf(page(signer_title=title))))
        gaps.append(drawn[title.split("\n")[0]].baseline - drawn[TEXTS["place_date"]].baseline)
    assert gaps[0] == pytest.approx(gaps[1], abs=NEAR)
    assert gaps[0] == pytest.approx(6.5, abs=NEAR)


def test_a_second_line_of_the_name_pushes_the_lines_below_by_its_leading() -> None:
    layout = bundled_layout("state-collective")
    short = by_text(drawn_texts(pdf(page(layout, name="TỔ DÂN VẬN SỐ 3"))))
    tall = by_text(drawn_texts(pdf(page(layout, name="TỔ DÂN VẬN SỐ 3\nTỔ DÂN PHỐ SỐ 5"))))
    step = tall["TỔ DÂN PHỐ SỐ 5"].baseline - tall["TỔ DÂN VẬN SỐ 3"].baseline
    assert step == pytest.approx(1.15 * tall["TỔ DÂN PHỐ SỐ 5"].size * PT, abs=NEAR)
    assert tall["TỔ DÂN VẬN SỐ 3"].baseline == pytest.approx(short["TỔ DÂN VẬN SỐ 3"].baseline, abs=NEAR)
    moved = tall[TEXTS["second_line"]].baseline - short[TEXTS["second_line"]].baseline
    assert moved == pytest.approx(step, abs=NEAR)


@pytest.mark.parametrize("anchor", list(Anchor))
@pytest.mark.parametrize("lines", [1, 2, 3])
def test_an_anchor_ties_the_lines_to_the_box_as_it_promises(anchor: Anchor, lines: int) -> None:
    element, drawn = one("\n".join(["Nguyễn Văn An"] * lines), anchor=anchor)
    step = element.leading * element.size * PT
    first, last = drawn[0].baseline, drawn[-1].baseline
    assert len(drawn) == lines
    assert last - first == pytest.approx((lines - 1) * step, abs=NEAR)
    if anchor is Anchor.BASELINE:
        assert last == pytest.approx(element.top + element.height, abs=NEAR)
    elif anchor is Anchor.TOP:
        assert first == pytest.approx(element.top + RISE * element.size * PT, abs=NEAR)
    else:
        above = first - RISE * element.size * PT - element.top
        below = element.top + element.height - last - DROP * element.size * PT
        assert above == pytest.approx(below, abs=NEAR)


def test_a_shrunk_line_keeps_its_baseline_in_a_box_tied_at_the_top() -> None:
    wide = one(anchor=Anchor.TOP)[1][0]
    narrow = one(anchor=Anchor.TOP, width=30.0)[1][0]
    assert narrow.size < wide.size
    assert narrow.baseline == pytest.approx(wide.baseline, abs=NEAR)


@pytest.mark.parametrize(("align", "part"), [(Align.LEFT, 0.0), (Align.CENTER, 0.5), (Align.RIGHT, 1.0)])
@pytest.mark.parametrize("tracking", [0.0, 0.1])
def test_a_line_touches_the_edge_or_the_middle_of_its_box(align: Align, part: float, tracking: float) -> None:
    text = "Nguyễn Văn An"
    element, (drawn,) = one(text, align=align, tracking=tracking)
    face = layout_face(Layout("", "", 1, 1, ()), element.face)
    width = (face.width(text) + tracking * (len(text) - 1)) * element.size * PT
    assert drawn.left == pytest.approx(element.left + part * (element.width - width), abs=NEAR)


@settings(max_examples=25, deadline=None)
@given(
    left=st.floats(0, 200),
    bottom=st.floats(20, 210),
    face=st.sampled_from(["serif", "serif-italic", "serif-bold-italic", "display", "script"]),
)
def test_any_place_in_any_face_is_met(left: float, bottom: float, face: str) -> None:
    place = {
        "left": left,
        "top": bottom - 20,
        "height": 20.0,
        "width": 90.0,
        "align": Align.LEFT,
        "face": face,
    }
    _, (drawn,) = one("Lê Thị Ngọc", **place)
    assert drawn.left == pytest.approx(left, abs=NEAR)
    assert drawn.baseline == pytest.approx(bottom, abs=NEAR)

import unicodedata
from importlib.resources import files

import pytest

from exports.certificate_fonts import Codes, Face, layout_face
from exports.layout import BUNDLED_FACES, Layout, LayoutError, TextElement
from tests.exports.certificate_samples import drawn_texts, page, pdf

TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VIETNAMESE = "đĐ" + "".join(
    unicodedata.normalize("NFC", letter + tone)
    for vowel in "aăâeêioôơuưy"
    for letter in (vowel, vowel.upper())
    for tone in TONES
)
OFFICE = "".join(map(chr, range(32, 127))) + "“”‘’–—…«»°²³×\u00a0"
NO_LAYOUT = Layout("", "", 1, 1, ())


@pytest.mark.parametrize("key", BUNDLED_FACES)
def test_every_bundled_face_has_every_vietnamese_letter(key: str) -> None:
    assert len(VIETNAMESE) == 146
    assert layout_face(NO_LAYOUT, key).missing(VIETNAMESE + OFFICE) == ""


@pytest.mark.parametrize("key", BUNDLED_FACES)
def test_every_letter_of_every_face_reads_back(key: str) -> None:
    letters = "".join(sorted(set(VIETNAMESE)))
    element = TextElement(
        name="name",
        left=0,
        top=0,
        width=900,
        height=20,
        face=key,
        size=9,
        min_size=9,
        align="left",  # type: ignore[arg-type]
    )
    layout = Layout("letters", "", 900, 20, (element,))
    assert [drawn.text for drawn in drawn_texts(pdf(page(layout, name=letters)))] == [letters]


def test_a_space_and_a_fixed_space_stay_different_when_read_back() -> None:
    face = layout_face(NO_LAYOUT, "serif")
    codes = Codes()
    assert "a b\u00a0c".translate(codes) == "00010002000300040005"
    assert face.subset(codes).widths.count(" 250.0") >= 1


def test_every_bundled_font_carries_its_licence() -> None:
    folder = files("resources") / "fonts"
    families = {name.split("-")[0] for name in BUNDLED_FACES.values()}
    for family in families:
        licence = (folder / f"OFL-{family}.txt").read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_missing_letters_are_named_once_each_in_their_order() -> None:
    assert layout_face(NO_LAYOUT, "serif").missing("a中b한c中") == "中한"


def test_an_own_font_of_the_layout_is_used() -> None:
    data = (files("resources") / "fonts" / "Charm-Bold.ttf").read_bytes()
    own = layout_face(Layout("", "", 1, 1, (), {"ours": data}), "ours")
    assert own.sha256 == layout_face(NO_LAYOUT, "script").sha256


@pytest.mark.parametrize(
    "data", [b"", b"OTTO" + b"\0" * 64, b"not a font", b"\x00\x01\x00\x00\x00\x09" + b"\0" * 9]
)
def test_what_is_no_truetype_font_is_refused(data: bytes) -> None:
    with pytest.raises(LayoutError) as caught:
        layout_face(Layout("", "", 1, 1, (), {"ours": data}), "ours")
    assert (caught.value.code, caught.value.values) == ("bad_font", {"face": "ours"})


def test_widths_add_up() -> None:
    face = Face((files("resources") / "fonts" / "Tinos-Bold.ttf").read_bytes())
    assert face.width("Đặng Thị") == pytest.approx(face.width("Đặng") + face.width(" ") + face.width("Thị"))

from ctypes import c_int, create_string_buffer
from io import BytesIO

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from exports.proof_sheet import ProofEntry, ProofSheet, write_proof_sheet

LEAST_NAME_PT = 20


def entry(place: int, **fields: object) -> ProofEntry:
    given: dict[str, object] = {
        "name": "Bà Đặng Thị Hường",
        "second_line": "Tổ trưởng Tổ dân vận số 3",
        "merit": "Đã có thành tích xuất sắc",
        **fields,
    }
    return ProofEntry(place, **given)  # type: ignore[arg-type]


def written(*entries: ProofEntry) -> pypdfium2.PdfDocument:
    target = BytesIO()
    write_proof_sheet(ProofSheet("Bản soát lỗi – Quyết định số 218/QĐ-UBND", "3 giấy khen", entries), target)
    return pypdfium2.PdfDocument(target.getvalue())


def sizes(document: pypdfium2.PdfDocument) -> dict[str, set[int]]:
    """By word, the sizes in which it stands (pt)."""
    found: dict[str, set[int]] = {}
    for page in document:
        text = page.get_textpage()
        whole = text.get_text_range()
        for at, letter in enumerate(whole):
            if not letter.isspace() and (at == 0 or whole[at - 1].isspace()):
                word = whole[at:].split()[0]
                found.setdefault(word, set()).add(round(pdfium.FPDFText_GetFontSize(text, at)))
    return found


def test_names_are_large_and_the_rest_is_smaller() -> None:
    found = sizes(written(entry(1)))
    assert min(found["Hường"]) >= LEAST_NAME_PT
    assert max(found["trưởng"]) < LEAST_NAME_PT


def test_three_stand_in_a_row_on_lying_a4_and_every_place_is_there() -> None:
    document = written(*(entry(place) for place in range(1, 41)))
    assert {tuple(round(side) for side in page.get_size()) for page in document} == {(842, 595)}
    text = document[0].get_textpage()
    lefts = {round(text.get_charbox(at)[0]) for at in found_at(text, "Bà Đặng")}
    assert len(lefts) == 3
    whole = " ".join(page.get_textpage().get_text_bounded() for page in document).split()
    assert all(f"{place}." in whole for place in range(1, 41))


def found_at(text: pypdfium2.PdfTextPage, words: str) -> list[int]:
    whole, at, places = text.get_text_range(), -1, []
    while (at := whole.find(words, at + 1)) >= 0:
        places.append(at)
    return places


@pytest.mark.parametrize("changed", [frozenset(), frozenset({"name"})])
def test_what_differs_from_the_list_is_bold(changed: frozenset[str]) -> None:
    document = written(entry(1, changed=changed, notes=["Tên trong danh sách: Bà Đặng Thị Hướng"]))
    text = document[0].get_textpage()
    (at,) = found_at(text, "Bà Đặng Thị Hường")
    assert "trong danh sách" in " ".join(text.get_text_bounded().split())
    assert is_bold(text, at) is bool(changed)


def is_bold(text: pypdfium2.PdfTextPage, at: int) -> bool:
    buffer, flags = create_string_buffer(128), c_int()
    pdfium.FPDFText_GetFontInfo(text, at, buffer, 128, flags)
    return b"Bold" in buffer.value


def test_long_texts_and_characters_of_markup_do_no_harm() -> None:
    long = "Hội Liên hiệp Phụ nữ & Chi hội <số 6> " * 12
    document = written(entry(1, name=long, second_line=long, source="tệp & <lạ>.xlsx, dòng 12"), entry(2))
    words = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())
    assert "<số 6>" in words
    assert "dòng 12" in words

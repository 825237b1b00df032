import shutil
import subprocess
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

import pypdfium2
import pypdfium2.raw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.certificate_pdf import (
    CertificatePage,
    MissingGlyph,
    PrintWarning,
    RenderCancelled,
    check_pages,
    font_hashes,
    render,
    render_separate,
)
from exports.layout import bundled_layout
from tests.exports.certificate_samples import (
    CREATED,
    LONG_MERIT,
    TEXTS,
    TWO_LINE_TITLE,
    drawn_texts,
    page,
    page_text,
    pdf,
)

NAMES = [
    "Bà Đặng Thị Hường",
    "Ông Lỗ Quốc Ấn",
    "Đồng chí Nguyễn Thị Ưng Ỷ",
    "Cụ Bùi Thế Hiển",
    "Chị Vũ Ngọc Ẵm",
]


def objects(content: bytes, kind: int) -> int:
    document = pypdfium2.PdfDocument(content)
    count = sum(1 for _ in document[0].get_objects(filter=[kind], max_depth=3))
    document.close()
    return count


def test_the_page_is_exactly_a4_landscape() -> None:
    document = pypdfium2.PdfDocument(pdf(page()))
    assert document[0].get_size() == pytest.approx((841.89, 595.28), abs=0.005)
    document.close()


def test_every_text_is_one_string_and_reads_back_in_reading_order() -> None:
    texts = [drawn.text for drawn in drawn_texts(pdf(page()))]
    assert texts == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        TEXTS["authority"],
        "TẶNG",
        "GIẤY KHEN",
        TEXTS["name"],
        TEXTS["second_line"],
        TEXTS["merit"],
        *TEXTS["decision"].split("\n"),
        TEXTS["register"],
        TEXTS["place_date"],
        "CHỦ TỊCH",
        TEXTS["signer_name"],
    ]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_pdftotext_reads_every_name_exactly_in_nfc(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf(*(page(name=name) for name in NAMES)))
    read = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", file, "-"], capture_output=True, check=True
    ).stdout.decode()
    assert unicodedata.is_normalized("NFC", read)
    for name, text in zip(NAMES, read.split("\f"), strict=False):
        assert name in text.split("\n")


@pytest.mark.skipif(shutil.which("pdffonts") is None, reason="pdffonts is not installed")
def test_every_font_is_an_embedded_subset_with_a_way_back_to_unicode(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf(page()))
    lines = subprocess.run(
        ["pdffonts", file], capture_output=True, check=True, text=True
    ).stdout.splitlines()[2:]
    assert len(lines) == 5
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in lines)


def test_text_typed_decomposed_is_drawn_composed() -> None:
    name = unicodedata.normalize("NFD", "Bà Đặng Thị Hường")
    assert "Bà Đặng Thị Hường" in [drawn.text for drawn in drawn_texts(pdf(page(name=name)))]


@settings(max_examples=20, deadline=None)
@given(names=st.lists(st.sampled_from(NAMES), min_size=1, max_size=4))
def test_each_page_carries_its_own_name(names: list[str]) -> None:
    content = pdf(*(page(name=name) for name in names))
    for number, name in enumerate(names):
        assert name in page_text(content, number).split("\r\n")


def test_markup_and_operators_in_a_name_stay_text() -> None:
    name = "<img src='/etc/passwd'> (x) \\ Tj ET /F1"
    content = pdf(page(name=name))
    assert name in [drawn.text for drawn in drawn_texts(content)]
    assert objects(content, pypdfium2.raw.FPDF_PAGEOBJ_IMAGE) == 0


def test_text_only_leaves_out_frame_emblem_and_what_the_blank_carries() -> None:
    content = pdf(page(), text_only=True)
    texts = {drawn.text for drawn in drawn_texts(content)}
    assert texts.isdisjoint(
        {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "GIẤY KHEN"}
    )
    assert {TEXTS["authority"], "TẶNG", TEXTS["name"], TEXTS["signer_name"]} <= texts
    for kind in (
        pypdfium2.raw.FPDF_PAGEOBJ_PATH,
        pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,
        pypdfium2.raw.FPDF_PAGEOBJ_FORM,
        pypdfium2.raw.FPDF_PAGEOBJ_SHADING,
    ):
        assert objects(content, kind) == 0


def test_text_only_puts_the_text_on_the_same_places() -> None:
    both = [
        {drawn.text: drawn for drawn in drawn_texts(pdf(page(), text_only=mode))} for mode in (True, False)
    ]
    assert both[0].items() <= both[1].items()


def test_the_frame_is_in_the_file_once() -> None:
    one, many = len(pdf(page())), len(pdf(*[page()] * 50))
    assert many - one < 50 * 2000


def test_a_page_may_bring_its_own_fixed_text() -> None:
    texts = [drawn.text for drawn in drawn_texts(pdf(page(title="GIẤY CHỨNG NHẬN")))]
    assert "GIẤY CHỨNG NHẬN" in texts
    assert "GIẤY KHEN" not in texts


def test_the_same_input_gives_the_same_bytes() -> None:
    pages = [page(name=name) for name in NAMES]
    assert pdf(*pages) == pdf(*pages)


def test_the_information_names_the_work_and_no_person() -> None:
    document = pypdfium2.PdfDocument(pdf(page()))
    info = document.get_metadata_dict()
    document.close()
    assert info["Title"] == "Giấy khen"
    assert info["Author"] == info["Creator"] == "Sổ Vàng"
    assert info["CreationDate"] == info["ModDate"] == "D:20261009081500+00'00'"
    assert "Hường" not in str(info)


def test_sheets_of_different_layouts_share_one_file() -> None:
    pages = [page(bundled_layout(f"state-{kind}")) for kind in ("individual", "collective", "household")]
    content = pdf(*pages)
    sizes = [next(t.size for t in drawn_texts(content, n) if t.text == TEXTS["name"]) for n in range(3)]
    assert sizes == [27, 25, 25]


def test_no_page_gives_an_empty_document_and_no_warning() -> None:
    assert check_pages([]) == []


def test_a_good_page_has_no_warning() -> None:
    assert check_pages([page(), page(merit=LONG_MERIT, signer_title=TWO_LINE_TITLE)]) == []


def test_a_missing_letter_is_a_warning_and_stops_the_batch_before_anything_is_drawn() -> None:
    pages = [page(), page(name="Ông Lê 中 Tâm 中 한")]
    assert check_pages(pages) == [
        PrintWarning(
            1, "Ông Lê 中 Tâm 中 한", "name", "missing_glyph", {"characters": "中한", "face": "serif-bold"}
        )
    ]
    target = BytesIO()
    with pytest.raises(MissingGlyph) as caught:
        render(pages, target, text_only=False)
    assert (caught.value.label, caught.value.element, caught.value.characters) == (
        "Ông Lê 中 Tâm 中 한",
        "name",
        "中한",
    )
    assert target.getvalue() == b""


def test_a_text_that_overflows_is_named_but_drawn_at_its_smallest_size() -> None:
    name = "Bà " + "Đặngthịhường" * 12
    warning = PrintWarning(0, name, "name", "text_too_long", {"size": 18.0, "lines": 1})
    assert check_pages([page(name=name)]) == [warning]
    target = BytesIO()
    assert render([page(name=name)], target, text_only=False) == [warning]
    assert next(t.size for t in drawn_texts(target.getvalue()) if t.text == name) == 18


@pytest.mark.parametrize("empty", ["", "   ", "\n \n"])
def test_an_empty_required_text_is_a_warning_and_an_empty_other_one_is_not(empty: str) -> None:
    found = check_pages([page(merit=empty, second_line=empty, register=empty)])
    assert [(warning.element, warning.code) for warning in found] == [("merit", "text_missing")]


def test_the_longest_case_still_fits() -> None:
    longest = page(
        bundled_layout("state-collective"),
        authority="BAN THƯỜNG TRỰC ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM PHƯỜNG HOÀN KIẾM",
        name="BAN CHỈ HUY QUÂN SỰ VÀ TỔ BẢO VỆ AN NINH, TRẬT TỰ KHU DÂN CƯ SỐ 12 PHỐ LÝ THÁI TỔ",
        second_line="Phường Hoàn Kiếm, thành phố Hà Nội",
        merit=LONG_MERIT,
        signer_title=TWO_LINE_TITLE,
    )
    assert check_pages([longest]) == []
    drawn = drawn_texts(pdf(longest))
    baselines = [
        text.baseline for text in drawn if text.text.startswith(("TRẬT TỰ", "Phường", "Đã", "Hoàn Kiếm,"))
    ]
    assert baselines == sorted(baselines)
    assert min(later - earlier for earlier, later in pairwise(baselines)) > 5


def test_progress_is_told_after_each_certificate_and_may_cancel() -> None:
    told: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> bool:
        told.append((done, total))
        return done < 2

    target = BytesIO()
    with pytest.raises(RenderCancelled):
        render([page()] * 3, target, text_only=True, progress=progress)
    assert told == [(1, 3), (2, 3)]
    assert target.getvalue() == b""


class Folder:
    """Keeps what is written, like a folder of files."""

    def __init__(self) -> None:
        self.files: dict[int, BytesIO] = {}

    @contextmanager
    def open(self, number: int, _: CertificatePage) -> Iterator[BinaryIO]:
        self.files[number] = BytesIO()
        yield self.files[number]


def test_separate_files_show_the_same_as_one_file() -> None:
    pages = [page(name=name) for name in NAMES]
    folder, whole = Folder(), pdf(*pages)
    assert render_separate(pages, folder.open, text_only=False, title="Giấy khen", created=CREATED) == []
    for number, file in folder.files.items():
        assert drawn_texts(file.getvalue()) == drawn_texts(whole, number)
        document = pypdfium2.PdfDocument(file.getvalue())
        assert len(document) == 1
        document.close()


def test_separate_files_stop_when_asked_and_refuse_missing_letters_first() -> None:
    folder = Folder()
    with pytest.raises(RenderCancelled):
        render_separate([page()] * 3, folder.open, text_only=True, progress=lambda done, _: done < 2)
    assert list(folder.files) == [0, 1]
    untouched = Folder()
    with pytest.raises(MissingGlyph):
        render_separate([page(), page(name="中")], untouched.open, text_only=True)
    assert untouched.files == {}


def test_a_broken_target_leaves_the_error_to_the_caller() -> None:
    class Full(BytesIO):
        def write(self, _: object) -> int:
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        render([page()], Full(), text_only=True)


def test_font_hashes_name_every_face_of_the_layout() -> None:
    hashes = font_hashes(bundled_layout("state-individual"))
    assert set(hashes) == {"display", "serif", "serif-bold", "serif-bold-italic", "serif-italic"}
    assert all(len(value) == 64 for value in hashes.values())


def test_two_threads_may_draw_at_the_same_time() -> None:
    expected = pdf(*(page(name=name) for name in NAMES))
    results: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: results.append(pdf(*(page(name=name) for name in NAMES))))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 4

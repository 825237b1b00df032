"""Pictures of certificates: `python -m tests.pictures.certificates FOLDER`.

Both families and the Front, three kinds of recipient, three sizes, whole and as text over a faint blank; the
ten sheets of the corpus that are hardest to set; one page of each family at 300 dpi.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

from exports.certificate_pdf import CertificatePage, placed_texts, render
from exports.layout import Layout, bundled_layout
from exports.layout_size import A3_MM, scaled
from tests.exports.certificate_samples import CREATED, MERIT, TEXTS
from tests.exports.fit_corpus import merits, names

SIZES_MM = {"a4": (297.0, 210.0), "a3": A3_MM, "own": (330.0, 230.0)}
SCREEN_DPI, PRINT_DPI = 96, 300
HARDEST = 10

_FAMILIES: Mapping[str, Mapping[str, str]] = {
    "state": TEXTS,
    "party": {
        **TEXTS,
        "authority": "BAN THƯỜNG VỤ ĐẢNG ỦY PHƯỜNG HOÀN KIẾM",
        "decision": "Quyết định số 15-QĐ/ĐU\nngày 09 tháng 10 năm 2026",
        "signer_title": "T/M BAN THƯỜNG VỤ\nBÍ THƯ",
        "signer_name": "Phạm Thu Hà",
    },
    "front": {
        **TEXTS,
        "authority": "BAN THƯỜNG TRỰC ỦY BAN MTTQ VIỆT NAM\nPHƯỜNG HOÀN KIẾM",
        "decision": "Quyết định số 09/QĐ-MTTQ\nngày 09 tháng 10 năm 2026",
        "signer_title": "TM. BAN THƯỜNG TRỰC\nCHỦ TỊCH",
        "signer_name": "Ngô Xuân Hải",
    },
}
_KINDS: Mapping[str, Mapping[str, str]] = {
    "collective": {"name": "TỔ DÂN VẬN SỐ 3", "second_line": "Khu dân cư Lý Thái Tổ, phường Hoàn Kiếm"},
    "household": {"name": "Hộ gia đình ông Lê Văn Tâm", "second_line": "Số 12, Tổ dân phố số 5"},
    "individual": {"name": "Bà Đặng Thị Hường", "second_line": "Tổ trưởng Tổ dân vận số 3"},
}


def _picture(page: CertificatePage, dpi: int, *, text_only: bool = False) -> Image.Image:
    target = BytesIO()
    render([page], target, text_only=text_only, title="Giấy khen", created=CREATED)
    picture: Image.Image = pypdfium2.PdfDocument(target.getvalue())[0].render(scale=dpi / 72).to_pil()
    return picture.convert("RGB")


def _over_blank(page: CertificatePage, dpi: int) -> Image.Image:
    """The words as they come out of the printer, over a blank drawn faint."""
    empty = CertificatePage("", dict.fromkeys(page.texts, ""), page.layout)
    blank = _picture(empty, dpi)
    faint = Image.blend(blank, Image.new("RGB", blank.size, "white"), 0.6)
    return ImageChops.multiply(faint, _picture(page, dpi, text_only=True))


def _sheet(family: str, kind: str, size: str) -> CertificatePage:
    layout = scaled(bundled_layout(f"{family}-{kind}"), *SIZES_MM[size])
    texts = {**_FAMILIES[family], **_KINDS[kind], "merit": MERIT}
    if (family, kind) == ("party", "individual"):
        texts |= {"address": "Đồng chí:", "name": texts["name"].removeprefix("Bà ")}
    return CertificatePage(texts["name"], texts, layout)


def _hardest(layout: Layout) -> Iterator[CertificatePage]:
    """The sheets whose texts shrink most and take most lines."""
    people = names()
    pages = [
        CertificatePage(name, {**TEXTS, "name": name, "merit": merit}, layout)
        for name, merit in zip(people * 2, merits(), strict=False)
    ]
    pages.sort(key=_hardness, reverse=True)
    return iter(pages[:HARDEST])


def _hardness(page: CertificatePage) -> float:
    texts = [text for text in placed_texts(page, text_only=True) if text.element.name in ("name", "merit")]
    return sum(text.element.size / text.size + len(text.lines) for text in texts)


def main(folder: Path) -> None:
    """Write all pictures as PNG into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for family in _FAMILIES:
        for kind in _KINDS:
            for size in SIZES_MM:
                page = _sheet(family, kind, size)
                _picture(page, SCREEN_DPI).save(folder / f"{family}-{kind}-{size}.png")
                _over_blank(page, SCREEN_DPI).save(folder / f"{family}-{kind}-{size}-text.png")
        _picture(_sheet(family, "individual", "a4"), PRINT_DPI).save(folder / f"{family}-300dpi.png")
    for number, page in enumerate(_hardest(bundled_layout("state-individual")), start=1):
        _picture(page, SCREEN_DPI).save(folder / f"hardest-{number:02}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

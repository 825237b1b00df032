"""At least 500 mixed cells of Unicode, TCVN3, TCVN3-H, VNI and English: no wrong silent conversion."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

import pytest

from desktop.intake.legacy_text import Evidence, decode_sheet, with_cells
from desktop.intake.raw import CellStyle, RawSheet, TextRun
from desktop.records.text import Legacy
from tests.intake.corpus.old_fonts import misread, tcvn3, tcvn3_capitals, vni
from tests.records.text.samples import person_names

UNITS = (
    "Tổ dân vận số 3", "Chi hội Phụ nữ số 6", "Tổ dân phố số 12, phường Hoàn Kiếm",
    "Trường Tiểu học Quang Trung", "Ủy ban MTTQ Việt Nam phường", "Công an phường",
    "Hội Cựu chiến binh", "Khéo trong vận động nhân dân",
    "Đoàn Thanh niên phường", "Số 15 phố Hàng Bạc", "Tổ trưởng", "Bí thư chi bộ", "Văn hóa - xã hội",
)  # fmt: skip
FOREIGN = (
    "Times City", "José García", "Müller", "Café Nestlé", "HDBank", "Vincom Center", "25 °C", "20 m²", "5 µm",
    "«Smile»", "© 2022", "John O’Neill", "Société Générale", "½", "£ 500", "§ 5", "naïve",
    "Royal City Hà", "Æon",
    "Ångström", "São Paulo", "A/B", "KDC-12", "x", "15/QĐ-UBND", "0912345678", "Señor Peña", "Zoë", "Bjørn",
)  # fmt: skip
TWO_WAYS = ("Hoàng", "Lê Tô", "Hoà", "Toàn", "Phán", "Cô", "Tô Hoà", "Hoàng Toàn", "Bùi", "Lê", "Tí", "Kê")


@dataclass(frozen=True)
class Written:
    """A cell as it stands, its font, and the text that it means."""

    text: str
    font: str | None
    meant: str


WAYS: Sequence[tuple[str, str | None, Callable[[str], str], Callable[[str], str]]] = (
    ("unicode", "Times New Roman", str, str),
    ("tcvn3", ".VnTime", tcvn3, str),
    ("capitals", ".VnTimeH", tcvn3_capitals, str.upper),
    ("vni", "VNI-Times", vni, str),
)


def cells(with_fonts: bool, seed: int) -> list[Written]:
    random = Random(seed)
    texts = [name for name in person_names(130, seed) if not name.isascii()]
    found = []
    for text in (*texts, *UNITS * 2):
        _way, font, write, meant = random.choice(WAYS if with_fonts else [WAYS[0], WAYS[1], WAYS[3]])
        found.append(Written(write(text), font if with_fonts else None, meant(text)))
    found += [Written(text, "Arial" if with_fonts else None, text) for text in (*FOREIGN, *TWO_WAYS)]
    random.shuffle(found)
    return found


def sheet(columns: Sequence[Sequence[Written]], with_fonts: bool) -> RawSheet:
    height = max(map(len, columns))
    rows = tuple(tuple(c[row].text if row < len(c) else None for c in columns) for row in range(height))
    styles = {
        place: tuple((row, CellStyle(one.font or "")) for row, one in enumerate(column))
        for place, column in enumerate(columns)
    }
    return RawSheet("x", rows, styles=styles if with_fonts else {})


def same(one: str, other: str) -> bool:
    """TCVN3 has no toned capitals: what it wrote small may come back small."""
    return one == other or (one.casefold() == other.casefold() and not other.isascii())


@pytest.mark.parametrize(("with_fonts", "least_share"), [(True, 0.97), (False, 0.85)])
def test_no_text_is_converted_wrongly_in_silence(
    with_fonts: bool, least_share: float, record_property: Callable[[str, object], None]
) -> None:
    columns = [cells(with_fonts, seed) for seed in range(4)]
    decoded = decode_sheet(sheet(columns, with_fonts))
    changes = {(one.row - 1, one.column): one for one in decoded.changes}
    wrong, legacy, converted = [], 0, 0
    for place, column in enumerate(columns):
        for row, written in enumerate(column):
            change = changes.get((row, place))
            now = decoded.sheet.rows[row][place]
            assert isinstance(now, str)
            if now != written.text:
                assert change is not None
                assert (change.applied, change.before, change.after) == (True, written.text, now)
                if not same(now, written.meant):
                    wrong.append((written, now))
            is_legacy = not same(written.text, written.meant)
            legacy += is_legacy
            converted += is_legacy and same(now, written.meant)
    total = sum(map(len, columns))
    record_property("cells", total)
    record_property("converted", f"{converted} of {legacy}")
    print(f"{total} cells, {legacy} legacy, {converted} converted, {len(wrong)} wrong")  # noqa: T201
    assert total >= 500
    assert wrong == []
    assert converted >= least_share * legacy


def test_words_that_read_both_ways_are_only_offered() -> None:
    rows = (*((tcvn3(name),) for name in ("Nguyễn Văn Bình", "Trần Thị Hường", "Đỗ Đức Thắng")), ("Tô",))
    decoded = decode_sheet(RawSheet("x", rows))
    assert [(one.before, one.after, one.applied) for one in decoded.changes if not one.applied] == [
        ("Tô", "Tụ", False)
    ]
    assert decoded.sheet.rows[3] == ("Tô",)


def test_one_word_without_a_font_is_only_offered() -> None:
    (change,) = decode_sheet(RawSheet("x", (("Tæ 3",), ("A",)))).changes
    assert (change.after, change.applied, change.by) == ("Tổ 3", False, Evidence.STATISTICS)


def test_unicode_left_in_an_old_font_stays() -> None:
    style = {0: ((0, CellStyle(".VnTime")),)}
    rows = (("Nguyễn Hà",), ("Lê Hà",), ("Tran Van A",))
    decoded = decode_sheet(RawSheet("x", rows, styles=style))
    assert decoded.sheet.rows == rows
    assert decoded.changes == ()


def test_a_text_in_two_fonts_is_read_piece_by_piece() -> None:
    runs = (TextRun("Tổ ", "Times New Roman"), TextRun(tcvn3("dân vận"), ".VnTime"))
    text = "".join(run.text for run in runs)
    decoded = decode_sheet(RawSheet("x", ((text,),), mixed={(0, 0): runs}))
    assert decoded.sheet.rows == (("Tổ dân vận",),)
    (change,) = decoded.changes
    assert (change.before, change.after, change.by, change.applied) == (
        text,
        "Tổ dân vận",
        Evidence.FONT,
        True,
    )


def test_small_letters_that_tcvn3_has_no_capital_for_regain_it_in_names() -> None:
    rows = (("NguyÔn V¨n ¸nh",), ("tæ d©n vËn",), ("Tæ d©n vËn Êm no",))
    styles = {0: ((0, CellStyle(".VnTime")),)}
    after = [one.after for one in decode_sheet(RawSheet("x", rows, styles=styles)).changes]
    assert after == ["Nguyễn Văn Ánh", "tổ dân vận", "Tổ dân vận ấm no"]


def test_misread_utf8_comes_back() -> None:
    rows = ((misread("Nguyễn Văn Bình"),), (misread("Đỗ Hà"),))
    decoded = decode_sheet(RawSheet("x", rows))
    assert decoded.sheet.rows == (("Nguyễn Văn Bình",), ("Đỗ Hà",))
    assert {one.encoding for one in decoded.changes} == {Legacy.MISREAD_UTF8}


def test_a_cell_may_be_put_beyond_the_end_of_its_row() -> None:
    assert with_cells(RawSheet("x", (("a",),)), {(0, 2): "c"}).rows == (("a", None, "c"),)

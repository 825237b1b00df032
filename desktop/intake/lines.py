"""What a line below a header is: a recipient's row, or one of the lines that lists have besides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from desktop.intake.raw import Cell
from desktop.records.text import clean, fold, fold_tones


class Skip(StrEnum):
    """Why a filled line of a sheet is not a row of the list."""

    LETTERHEAD = "letterhead"
    HEADER = "header"
    REPEATED_HEADER = "repeated_header"
    COLUMN_NUMBERS = "column_numbers"
    HEADING = "heading"
    TOTAL = "total"
    NOTE = "note"
    SIGNATURE = "signature"
    ONLY_INDEX = "only_index"
    NO_LIST = "no_list"


def _any_of(words: str) -> str:
    """A pattern of the wordings between semicolons, compared with their marks."""
    return "|".join(re.escape(fold_tones(one)) for one in words.split(";"))


_NUMBERED = re.compile(r"\(?\s*(\d{1,2}|[A-Ea-e])\s*\)?(?:\s*=.*)?")
_SUMS = _any_of(
    """cộng; tổng cộng; tổng; tổng số; tổng tiền; tổng số tiền; tổng kinh phí; tổng toàn bộ; cộng chung;
    cộng dồn; tổng mức; tổng mức thưởng; cong; tong cong; tong so; tong tien; tong; sum; total"""
)
_SUMMED = _any_of(
    """số tiền; tiền; kinh phí; mục; phần; trang; nhóm; các; tập thể; cá nhân; hộ gia đình; người;
    trường hợp; là; số; danh sách; theo; cả"""
)
_TOTAL = re.compile(rf"^(?:{_SUMS})(?: (?:\d.*|[ivx]+\b.*|(?:{_SUMMED})(?: .*|$)))?$")
_NOTES = re.compile(
    "^(?:"
    + _any_of(
        """ghi chú; lưu ý; chú ý; bằng chữ; số tiền bằng chữ; tổng số tiền bằng chữ; viết bằng chữ;
        danh sách gồm; danh sách này; danh sách trên; danh sách có; kèm theo; đơn vị tính; đvt; ấn định;
        trong đó; nguồn kinh phí; kinh phí trích; bang chu; danh sach gom; danh sach nay; ghi chu"""
    )
    + r")(?: |$)"
)
_SIGNATURES = re.compile(
    "^(?:"
    + _any_of(
        """người lập; người tổng hợp; lập biểu; nơi nhận; xác nhận của; xác nhận; thủ trưởng; ký tên;
        ký và ghi; ký ghi; ký rõ; kế toán trưởng; thủ quỹ; đại diện lãnh đạo; nguoi lap; noi nhan"""
    )
    + r")(?: |$)"
)
_SIGNED_FOR = re.compile(
    r"^(?:tm|t/m|kt|k/t|tl|t/l|tuq|thừa lệnh)\s*[./:]|^(?:t/m|k/t|t/l)\s|^\(?\s*ký[ ,]", re.IGNORECASE
)
_PLACE_AND_DAY = re.compile(r"ngày\s*[\d….\s_]*\s*tháng\s*[\d….\s_]*\s*năm\s*[\d….\s_]*$", re.IGNORECASE)
_TITLES = re.compile(
    "^(?:" + _any_of("danh sách; biểu; phụ lục; bảng; mẫu; danh mục; danh sach; phu luc") + r")(?: |$)"
)
_GROUP_INDEX = re.compile(r"(?:[ivx]+|[a-e])[.)]?", re.IGNORECASE)
_OPENING = re.compile(r"^(?:(?:phan|muc) )?(?:[ivxlc]+|[a-e]|\d{1,2}) ")
_LONG_NOTE = 160


def texts(row: Sequence[Cell]) -> list[str]:
    """The filled cells of a row as clean texts."""
    return [text for cell in row if cell is not None and (text := clean(str(cell)))]


def is_column_numbers(cells: Sequence[str]) -> bool:
    """Whether a line numbers the columns: (1), (2), (3) …, also A, B, 1, 2 and "(5)=(3)x(4)"."""
    found = [_NUMBERED.fullmatch(text) for text in cells]
    if len(found) < 3 or not all(found):
        return False
    numbers = [int(one[1]) for one in found if one and one[1].isdigit()]
    letters = [one[1].upper() for one in found if one and not one[1].isdigit()]
    in_order = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
    starts = bool(numbers) and numbers[0] in (1, len(letters) + 1)
    return in_order and starts and letters == [*"ABCDE"][: len(letters)]


def is_total(cells: Sequence[str]) -> bool:
    """Whether a line sums up: compared with its marks, since Tống is a surname and Tổng công ty a company."""
    return any(_TOTAL.match(fold_tones(text)) for text in cells[:2] if len(text) <= _LONG_NOTE)


def is_note(cells: Sequence[str]) -> bool:
    """Whether a line only speaks of the list: "(Danh sách gồm 12 tập thể, …)", "Bằng chữ: …", "./."."""
    first = cells[0]
    return bool(_NOTES.match(fold_tones(first))) or (
        len(cells) == 1 and (first.startswith("*") or not any(map(str.isalnum, first)))
    )


def is_signature(cells: Sequence[str]) -> bool:
    """Whether a line opens the block of signatures."""
    return any(
        _SIGNATURES.match(fold_tones(text))
        or _SIGNED_FOR.match(text)
        or (len(text) < _LONG_NOTE and _PLACE_AND_DAY.search(text))
        for text in cells
    )


def is_title(cells: Sequence[str]) -> bool:
    """Whether a line is the title of another list: "DANH SÁCH CÁ NHÂN …"."""
    return len(cells) == 1 and bool(_TITLES.match(fold_tones(cells[0])))


def is_group_index(text: str) -> bool:
    """Whether an index opens a group, not a row: I, II, A."""
    return _GROUP_INDEX.fullmatch(text.strip()) is not None


def without_opening(text: str) -> str:
    """A heading without its number and counts: "II. LĨNH VỰC KINH TẾ (12)" as "linh vuc kinh te"."""
    words = re.sub(r"\([^)]*\)", " ", text)
    return _OPENING.sub("", f"{fold(words)} ").strip()

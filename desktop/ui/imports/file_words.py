"""What is said of a file: where its list stands, which lines are no rows, which columns are not taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from desktop.intake.fields import Reads, Why
from desktop.intake.headers import Header
from desktop.intake.legacy_text import Evidence, TextChange
from desktop.intake.lines import Skip
from desktop.intake.raw import RawSheet
from desktop.operations.imports import ListPreview
from desktop.records.text import Legacy
from desktop.ui.widgets.letter_header import column_letter
from desktop.words.intake import SKIPPED

ENCODINGS: Mapping[Legacy, str] = {
    Legacy.TCVN3: "TCVN3",
    Legacy.TCVN3_CAPITALS: "TCVN3",
    Legacy.VNI: "VNI",
    Legacy.MISREAD_UTF8: "UTF-8 đọc nhầm",
}
KEPT = "Sổ Vàng đọc lại như dưới đây; tệp gốc giữ nguyên."
REMEMBERED = "Đã nhớ cách lấy cột từ danh sách trước của nơi gửi này."
BY_TITLE = "Cột nhận theo tiêu đề; lần sau tự nhớ cho mẫu này."
STRANGE = "Không hiểu tiêu đề cột của tệp này. Xem lại từng cột: đứng ở cột, bấm F4 để chọn nghĩa."
BY_CONTENT = "Không thấy tiêu đề cột nên đoán theo nội dung; xem lại từng cột."


def sheet_of(preview: ListPreview) -> RawSheet:
    """The sheet as the file has it."""
    return next(one for one in preview.opened.book.sheets if one.name == preview.sheet)


def place_sentence(preview: ListPreview) -> str:
    """“Trang tính “Danh sách” · tiêu đề ở dòng 6 · dữ liệu từ dòng 7 đến dòng 44 · 2 dòng cộng”."""
    parts = [f"Trang tính “{preview.sheet}”"] if preview.sheet else []
    parts += [_header_words(preview.read.tables)]
    numbers = [row.number for row in preview.rows]
    parts += [f"dữ liệu từ dòng {min(numbers)} đến dòng {max(numbers)}" if numbers else "không có dòng nào"]
    return " · ".join([*filter(None, parts), *filter(None, [skipped_sentence(preview)])])


def skipped_sentence(preview: ListPreview) -> str:
    """“12 dòng đầu trang, 1 dòng cộng, 4 dòng chữ ký”; the header itself is named elsewhere."""
    counts = Counter[str](line.why for line in preview.read.skipped)
    parts = (f"{counts[why]} {words}" for why, words in SKIPPED.items() if counts[why] and why != Skip.HEADER)
    return ", ".join(parts)


def mapping_hint(preview: ListPreview) -> str:
    """How the columns were told apart."""
    whys = {match.why for table in preview.read.tables for match in table.matches}
    if Why.LEARNED in whys:
        return REMEMBERED
    if preview.opened.is_strange:
        return STRANGE
    return BY_CONTENT if all(table.row == 0 for table in preview.read.tables) else BY_TITLE


def columns_left(preview: ListPreview) -> list[str]:
    """“H “Số điện thoại””: columns with content that are not taken, also those that never are."""
    kind = preview.read.kind
    left = []
    for table in preview.read.tables:
        for match in table.matches:
            taken = match.field is not None and kind.field(match.field).reads is not Reads.IGNORED
            if match.filled and not taken:
                title = f" “{match.title}”" if match.title else " (không tiêu đề)"
                left.append(f"{column_letter(match.place)}{title}")
    return left


def not_kept_sentence(preview: ListPreview) -> str:
    """What is read for the eye alone: the register has no place for it."""
    titles = [preview.read.kind.field(key).title for key in preview.not_kept]
    return f"Đọc được nhưng không ghi vào sổ: {', '.join(titles)}." if titles else ""


def fonts_sentence(preview: ListPreview) -> str:
    """“Cột B và C dùng phông .VnTime nên hiện sai dấu.” with what was done about it."""
    changes = preview.read.changes
    done = [one for one in changes if one.applied]
    if not done:
        return f"Cột {_letters(changes)} có chữ có thể gõ bằng phông cũ. Chuyển nếu đọc lại là đúng."
    sheet = sheet_of(preview)
    by_font = [one for one in done if one.by is Evidence.FONT]
    if by_font:
        fonts = {style.font for one in by_font if (style := sheet.style(one.row - 1, one.column))}
        return f"Cột {_letters(by_font)} dùng phông {_and(sorted(fonts))} nên hiện sai dấu. {KEPT}"
    kinds = {ENCODINGS[one.encoding] for one in done}
    return f"Cột {_letters(done)} gõ bằng bảng mã {_and(sorted(kinds))} nên hiện sai dấu. {KEPT}"


def _header_words(tables: Sequence[Header]) -> str:
    rows = [_lines(table) for table in tables if table.row]
    words = f"tiêu đề ở dòng {_and(list(dict.fromkeys(rows)))}" if rows else "không có dòng tiêu đề"
    return f"{len(tables)} bảng, {words}" if len(tables) > 1 else words


def _lines(table: Header) -> str:
    return str(table.row) if table.first_row in (0, table.row) else f"{table.first_row}–{table.row}"


def _letters(changes: Sequence[TextChange]) -> str:
    return _and([column_letter(place) for place in sorted({one.column for one in changes})])


def _and(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} và {words[-1]}" if len(words) > 1 else "".join(words)

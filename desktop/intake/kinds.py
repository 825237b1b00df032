"""Which of the three kinds a row speaks of: by its own word, its heading, its form of address, its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from desktop.intake.raw import Cell
from desktop.records.codes import RecipientKind
from desktop.records.text import fold, fold_tones

_HEADING = re.compile(
    r"^(?:(?:phan|muc|nhom|khoi|danh sach) )*(?:(?:[ivx]+|[a-d]|\d{1,2}) )?"
    r"(?:(?:danh sach|cac|khoi|doi voi|ve|nhom) )*(tap the|(?:ho )?gia dinh|ca nhan)\b(?P<rest>.*)$"
)
_PRAISE = re.compile(
    r"\b(?:tieu bieu|dien hinh|xuat sac|tien tien|duoc (?:de nghi )?(?:khen thuong|bieu duong|ton vinh|khen)"
    r"|de nghi (?:khen thuong|khen)|khen thuong|co thanh tich(?: xuat sac)?|dan van kheo|nam|guong mau)\b"
)
_LARGEST_INDEX = 99
_KIND_WORDS = {
    "tap the": RecipientKind.COLLECTIVE,
    "ho gia dinh": RecipientKind.HOUSEHOLD,
    "gia dinh": RecipientKind.HOUSEHOLD,
    "ca nhan": RecipientKind.INDIVIDUAL,
}
# Compared with their marks: "Tô Hoài", "Đoàn Văn Hậu" and "Hồ Bá Kiện" are people.
_PERSON_FORMS = ("ông", "bà", "anh", "chị", "cụ", "cô", "chú", "đồng chí", "đ/c", "em", "bác")
_RANKS = ("thiếu úy", "trung úy", "thượng úy", "đại úy", "thiếu tá", "trung tá", "thượng tá", "đại tá")
_TITLES = (
    "bác sĩ",
    "kỹ sư",
    "giáo sư",
    "tiến sĩ",
    "thạc sĩ",
    "linh mục",
    "thượng tọa",
    "đại đức",
    "hòa thượng",
)


def _whole(starts: Iterable[str]) -> tuple[str, ...]:
    """The beginnings, each parted from what follows it."""
    return tuple(f"{fold_tones(start)} " for start in starts)


_PEOPLE = _whole((*_PERSON_FORMS, *_RANKS, *_TITLES))
_HOUSEHOLDS = _whole(("hộ gia đình", "hộ ông", "hộ bà", "hộ", "gia đình"))
_AS_COLLECTIVE = _whole(("tập thể",))
_COLLECTIVES = _whole(
    """
        tập thể; tổ; chi hội; chi bộ; chi đoàn; hội; đoàn thanh niên; đoàn phường; câu lạc bộ; clb; đội; khối;
        khu dân cư; kdc; tdp; trường; trạm; công an; ban chỉ huy; ban công tác; ban quản; ban bảo vệ;
        ban chấp hành; ban thanh tra; ban đại diện; ban giám; ban chỉ đạo; ban cán sự; đảng bộ; đảng ủy; ubnd;
        ủy ban; ub mttq; mặt trận; công đoàn; công ty; hợp tác xã; văn phòng; phòng; nhóm; nhân dân; cán bộ;
        trung tâm; liên đoàn; đơn vị; tiểu ban; chùa; giáo xứ; ngân hàng; cộng đồng; tổng công ty; tổng cục;
        tổng hội; xí nghiệp; chi nhánh; bệnh viện; doanh nghiệp; lực lượng; bộ phận; thư viện; nhà văn hóa;
        dân quân; cửa hàng; siêu thị; ban quân sự; ban tuyên giáo; ban dân vận; ban xây dựng;
        đài truyền thanh; tập đoàn; phân hội; chi cục; hạt kiểm lâm; đồn; thôn; liên chi hội
    """.split(";")
)
_SURNAMES = frozenset(
    fold_tones("""
        Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh Trương
        Đinh Lâm Phùng Mai Tô Hà Tạ Cao Lưu Chu Châu Quách Thái Triệu Tăng La Đàm Kiều Nghiêm Thân Tống Văn
        Doãn Khuất Bạch Công Tôn Vi Nông Hứa Cù Lương Mạc Ninh Từ Khổng Lã Nhữ Bế Giáp Đồng Thạch Ông
        Lò Lù Lầu Lường Quàng Cầm Tòng Cà Điêu Giàng Sùng Thào Vàng Vừ Hờ Mùa Mã Ma Kha Hoa Âu Tiền Tiêu Phí
        Viên Vưu Ung Úc Thiều Tri Trang Trà Triệu Tào Tất Sử Sầm Sái Quản Phù Ông Ngụy Ngọ Nguyên Ninh Mẫn La
        Lục Lều Kim Khúc Kiên Hàn Hầu Hình Hà Giản Dư Diệp Đái Đậu Đới Đường Cấn Cung Chử Cồ Danh Bành Bàn
        Phàn Chảo Tẩn Tráng Then Hạng Lý Hoàng Bá Quan Y Ksor Nay Rơ Siu Đinh Niê Kpă Rmah Rah Đàng Chế Lâu
    """).split()
)


def kind_of_heading(row: Sequence[Cell]) -> RecipientKind | None:
    """The kind that a sub-heading such as "II. HỘ GIA ĐÌNH" opens; None for every other row."""
    cells = [fold(str(cell)) for cell in row if cell not in (None, "") and not _is_number(cell)]
    if not cells or len(cells) > 3:
        return None
    joined = " ".join(cells)
    found = _HEADING.match(joined)
    if not found or any(character.isalpha() for character in _without_counts(found["rest"])):
        return None
    return _KIND_WORDS[found[1]]


def kind_of_row(
    name: str, address_form: str, stated: Iterable[str], heading: RecipientKind | None
) -> RecipientKind | None:
    """The kind of one row, or None where nothing decides it; a person must then say it."""
    for words in map(fold, stated):
        for start, kind in _KIND_WORDS.items():
            if f"{words} ".startswith(f"{start} "):
                return kind
    if heading is not None:
        return heading
    return _kind_of_address(address_form) or _kind_of_name(name)


def begins_with_unit(text: str) -> bool:
    """Whether the words begin as names of units and collectives do: "Tổ dân phố số 3", "Chi hội Phụ nữ"."""
    return f"{fold_tones(text)} ".startswith(_COLLECTIVES)


def _without_counts(rest: str) -> str:
    praised = _PRAISE.sub("", rest)
    return re.sub(
        r"\d+|tap the|ho gia dinh|gia dinh|ca nhan|\b(?:ho|nguoi|truong hop|tong so|gom|co)\b", "", praised
    )


def _is_number(cell: Cell) -> bool:
    """A sum of money beside a heading does not belong to its words."""
    return isinstance(cell, float) or (isinstance(cell, int) and cell > _LARGEST_INDEX)


def _kind_of_address(address_form: str) -> RecipientKind | None:
    words = f"{fold_tones(address_form)} "
    if words.startswith(_HOUSEHOLDS):
        return RecipientKind.HOUSEHOLD
    if words.startswith(_AS_COLLECTIVE):
        return RecipientKind.COLLECTIVE
    return RecipientKind.INDIVIDUAL if words.startswith(_PEOPLE) else None


def _kind_of_name(name: str) -> RecipientKind | None:
    words = f"{fold_tones(name)} "
    if words.startswith(_HOUSEHOLDS):
        return RecipientKind.HOUSEHOLD
    if begins_with_unit(name):
        return RecipientKind.COLLECTIVE
    parts = words.split()
    if words.startswith(_PEOPLE) or (
        2 <= len(parts) <= 7 and parts[0] in _SURNAMES and name.replace(" ", "").isalpha()
    ):
        return RecipientKind.INDIVIDUAL
    return None

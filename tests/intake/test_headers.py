from desktop.intake.headers import ListColumn, find_header
from desktop.intake.raw import RawSheet
from tests.intake.workbooks import NINE_COLUMNS


def test_the_nine_column_form_is_recognised() -> None:
    header = find_header(RawSheet("x", (NINE_COLUMNS,)))
    assert header is not None
    assert header.row == 1
    assert header.columns[ListColumn.NAME] == (2,)
    assert header.columns[ListColumn.ADDRESS_FORM] == (1,)
    assert header.columns[ListColumn.POSITION] == (3,)
    assert header.columns[ListColumn.UNIT] == (4,)
    assert header.columns[ListColumn.KIND] == (5, 7)
    assert header.columns[ListColumn.FORM] == (6,)
    assert header.columns[ListColumn.FIELD] == (8,)


def test_the_header_is_found_under_a_letterhead() -> None:
    rows = (
        ("ĐẢNG ỦY PHƯỜNG HOÀN KIẾM", None, None, "ĐẢNG CỘNG SẢN VIỆT NAM"),
        (),
        ("DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC KHEN THƯỞNG",),
        ("TT", "Họ và tên / Tên tập thể", "Chức vụ, đơn vị (địa chỉ)", "Thành tích", "Mức thưởng (đồng)"),
        (1, "Tổ dân vận số 3", "phường Hoàn Kiếm", "…", 1520000),
    )
    header = find_header(RawSheet("x", rows))
    assert header is not None
    assert header.row == 4
    assert header.columns[ListColumn.POSITION_AND_UNIT] == (2,)
    assert header.columns[ListColumn.AMOUNT] == (4,)


def test_a_sheet_without_a_name_column_has_no_header() -> None:
    assert find_header(RawSheet("x", (("STT", "Mã", "Tên mã"), (1, "A", "B")))) is None
    assert find_header(RawSheet("x", ())) is None

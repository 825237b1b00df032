"""The wordings of lists and reports of others put together into one workbook."""

from __future__ import annotations

from collections.abc import Mapping

SENDERS = "Nơi gửi"
"""The first sheet of a consolidated workbook; a file that has it is one, and no sender's."""

STATES: Mapping[str, str] = {
    "sent": "Đã gửi",
    "late": "Muộn",
    "missing": "Thiếu",
    "unreadable": "Không đọc được",
}

SHEETS: Mapping[str, str] = {
    "awards": "Khen thưởng",
    "recipients": "Tập thể, cá nhân",
    "teams": "Tổ dân vận",
    "initiatives": "Mô hình",
    "conferences": "Hội nghị",
    "opinions": "Ý kiến",
    "activities": "Hoạt động",
}
"""The sheet of the rows of each kind of list."""

FIGURES = "Cộng số liệu"
REPEATS = "Có thể trùng"
REFUSED = "Dòng cần sửa"
LEFT = "Dòng ngoài danh sách"

SKIPPED: Mapping[str, str] = {
    "heading": "Đề mục",
    "total": "Dòng cộng",
    "note": "Ghi chú",
    "signature": "Chữ ký",
    "only_index": "Chỉ có số thứ tự",
    "no_list": "Ngoài danh sách",
}
"""What filled lines that are no rows are taken for."""

NEARNESS: Mapping[int, str] = {1: "Có thể trùng", 2: "Rất giống"}

TITLE = "SỔ TỔNG HỢP"
MADE = "Lập lúc {at:%H:%M} ngày {at:%d/%m/%Y} từ thư mục {folder}. Lập bằng Sổ Vàng {version}."
DUE = "Hạn gửi: ngày {due:%d/%m/%Y}; tính theo ngày lưu tệp."
FILES_SUM = "{files} tệp: {read} đọc được, {refused_files} không đọc được."
ROWS_SUM = "{rows} dòng: {taken} nhận, {refused} cần nơi gửi sửa."
TO_LOOK_AT = "Cần xem, cột khác"
NO_FIGURES_ASIDE = "Cộng theo mã chỉ tiêu, từng kỳ riêng; nơi không có số liệu của một chỉ tiêu tính là 0."
REMINDER = (
    "Kính gửi: {names}.\n"
    "Đến nay chúng tôi chưa nhận được danh sách, số liệu của quý đơn vị{due}. "
    "Đề nghị quý đơn vị gửi sớm để kịp tổng hợp."
)
REMINDER_DUE = " (hạn gửi ngày {due:%d/%m/%Y})"

TROUBLES: Mapping[str, str] = {
    "without_list": "Trang không có danh sách: {sheets}.",
    "columns_left": "Cột không lấy: {columns}.",
    "old_fonts": "{count} ô có thể dùng phông cũ, xem lại dấu.",
    "other_period": "Báo cáo kỳ {begin:%d/%m/%Y} – {end:%d/%m/%Y}, khác kỳ của phần lớn nơi gửi.",
    "replaced": "Không cộng số liệu tệp này: cùng nơi, cùng kỳ đã có tệp lưu sau là {file}.",
    "again": "Gửi {count} tệp.",
    "same": "Trùng nội dung với {file}, không lấy lại các dòng.",
    "empty": "Danh sách không có dòng nào.",
}
"""What is told of a file beside its rows."""

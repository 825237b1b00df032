"""What the page of a superior's form says."""

from __future__ import annotations

from desktop.records.report import RecordKind

FILE_KINDS = "Biểu Excel (*.xlsx)"
ANY_FILES = "Biểu Excel (*.xlsx *.xlsm *.xls);;Mọi tệp (*)"
EMPTY = "Chọn biểu Excel cấp trên gửi để điền số liệu trong sổ vào đúng các ô của biểu."
OTHER_WAY = "… hoặc kéo tệp biểu vào đây. Chỉ các ô được chọn thay đổi; phần còn lại của tệp giữ nguyên."
OTHER_FORM = "Biểu khác…"
UNSEEN_FIRST = (
    "Còn {count} ô đề xuất chưa xem. Xem từng ô: Space là đúng, Enter chọn chỉ tiêu khác, Delete bỏ. "
    "Ctrl+J: đúng cả."
)
NOTHING = "Chưa có ô nào điền được. Chọn chỉ tiêu cho ít nhất một ô."
FILL_FIRST = "Điền và lưu biểu của kỳ này trước (Ctrl+Enter), rồi ghi là đã gửi."
WRITTEN = "Đã điền {count} ô vào {name}.{left}"
LEFT_OVER = " Còn {count} ô để trống, xem danh sách bên phải."
FORMULA = "Ô có công thức của cấp trên, Excel tự tính; không điền đè."
CLOSED = "Ô bị khóa trong biểu của cấp trên, không điền."
PROPOSED = "Đề xuất theo tên dòng, cột. Space: đúng. Enter: chọn lại. Delete: bỏ."
NO_SOURCE = "Chưa chọn chỉ tiêu: gõ vài chữ của tên chỉ tiêu."

UNITS = {
    RecordKind.AWARD: "trường hợp",
    RecordKind.COMMENDATION: "quyết định",
    RecordKind.CONFERENCE: "hội nghị",
    RecordKind.ROUND: "đợt",
    RecordKind.OPINION: "ý kiến",
    RecordKind.INITIATIVE_YEAR: "mô hình",
    RecordKind.RECOGNITION: "lượt công nhận",
    RecordKind.TEAM: "tổ",
    RecordKind.MEMBER: "thành viên",
    RecordKind.ACTIVITY: "hoạt động",
}
"""What the records behind a figure are called."""


def sum_words(filled: int, unseen: int, left: int) -> str:
    """“Điền 12 ô   ·   3 đề xuất chưa xem   ·   2 ô để trống”."""
    parts = [f"Điền {filled} ô"]
    parts += [f"{unseen} đề xuất chưa xem"] if unseen else []
    parts += [f"{left} ô để trống"] if left else []
    return "   ·   ".join(parts)

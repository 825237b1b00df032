"""What lies in the folder that an office hands to its successor, and the work that is still open."""

from __future__ import annotations

from collections.abc import Mapping

FOLDER = "Bàn giao sổ vàng {ward} {day}"
UNFINISHED = "chưa xong"
"""Ends the name of a folder that is being written."""

FIRST = "1 Đọc trước.xlsx"
REGISTER = "2 {stem}.sovang"
WORKBOOK = "3 Toàn bộ sổ, đọc bằng Excel.xlsx"
CERTIFICATES = "4 Giấy khen đã cấp"
LAYOUTS = "5 Mẫu in"

SHEETS = ("Đọc trước", "Nợ việc", "Số liệu")
LISTED = ("Tệp, thư mục", "Là gì", "Số lượng")
OPEN_WORK = ("Loại việc", "Nội dung", "Hạn, ngày", "Còn")
COUNTED = ("Loại", "Số lượng")

ABOUT: Mapping[str, str] = {
    "register": "Sổ, đã mở lại kiểm tra từng trang. Cài chương trình Sổ Vàng, chép tệp này vào máy rồi mở.",
    "workbook": "Mọi mục trong sổ, mỗi loại một trang tính. Xem được mà không cần chương trình.",
    "certificates": "Giấy khen đã in, mỗi năm một tệp PDF, đúng như lúc cấp.",
    "layouts": "Mẫu in của cơ quan, nhập lại được ở Phôi và máy in. Mẫu đang dùng đã nằm sẵn trong sổ.",
    "settings": "Thiết lập của sổ, căn chỉnh máy in, dãy số, mức thưởng: nằm trong sổ, không phải làm lại.",
    "work": "Việc còn dở ngày bàn giao: trang “Nợ việc” của tệp này.",
}

COUNTS: Mapping[str, str] = {
    "commendations": "Quyết định",
    "awards": "Trường hợp khen thưởng",
    "collectives": "Tập thể",
    "households": "Hộ gia đình",
    "individuals": "Cá nhân",
    "teams": "Tổ dân vận",
    "conferences": "Hội nghị",
    "rounds": "Đợt trao thưởng",
    "opinions": "Ý kiến",
    "initiatives": "Mô hình, điển hình",
    "activities": "Hoạt động",
}

KINDS: Mapping[str, str] = {
    "draft": "Quyết định chưa ký",
    "unprinted": "Giấy khen chưa in",
    "unpaid": "Tiền thưởng chưa chi",
    "opinion": "Ý kiến chưa trả lời",
    "blank": "Phôi còn lại",
}
NOTHING_OPEN = "Không còn việc dở."
SIGNED = ("Người giao (ký, ghi rõ họ tên)", "Người nhận (ký, ghi rõ họ tên)", "Ngày bàn giao")

"""The wordings of lists on paper (domain.md §4.5; NĐ 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

from collections.abc import Mapping

FORM_GIVEN: Mapping[str, str] = {
    "giay_khen": "được tặng Giấy khen",
    "cong_nhan": "được công nhận",
    "cong_nhan_va_thuong": "được công nhận và thưởng",
    "thuong": "được thưởng",
    "bang_khen": "được tặng Bằng khen",
    "bieu_duong": "được biểu dương",
}

FORM_HANDED: Mapping[str, str] = {
    "giay_khen": "trao Giấy khen",
    "cong_nhan": "trao quyết định công nhận",
    "cong_nhan_va_thuong": "trao quyết định công nhận và thưởng",
    "thuong": "trao thưởng",
    "bang_khen": "trao Bằng khen",
    "bieu_duong": "biểu dương",
}
"""What is said on the stage of each form."""

ANNOUNCEMENT = "Danh sách công bố"
INVITED_UP = "Xin trân trọng kính mời {presenter} lên {handing}."
RECEIVING = "Xin kính mời các tập thể, cá nhân có tên sau đây lên nhận:"
SAY_IN_FULL = "Chữ viết tắt cần hỏi cách đọc trước: {words}."

ROMAN: tuple[str, ...] = ("I", "II", "III", "IV", "V", "VI", "VII")

RECORD_KINDS: Mapping[str, str] = {
    "award": "Khen thưởng",
    "commendation": "Quyết định",
    "conference": "Hội nghị",
    "round": "Đợt trao thưởng",
    "opinion": "Ý kiến",
    "initiative_year": "Mô hình theo năm",
    "recognition": "Công nhận mô hình",
    "team": "Tổ dân vận",
    "member": "Thành viên tổ dân vận",
    "activity": "Hoạt động",
}

NAME = "Họ và tên / Tên tập thể"
UNIT = "Chức vụ, đơn vị (địa chỉ)"
MERIT = "Thành tích (tên mô hình)"
COUNTED_BY: tuple[str, ...] = (
    "Khen thưởng tính theo ngày ký quyết định; hội nghị, hoạt động theo ngày thực hiện.",
    "Mô hình tính theo năm đăng ký; tổ dân vận tính đến ngày cuối kỳ.",
    "Ý kiến: theo ngày hội nghị, trả lời, chuyển; quá hạn tính đến cuối kỳ hoặc ngày lập.",
)
"""By which day or year each kind of record falls into a period."""
NO_OWNER = "(chưa ghi đơn vị)"
"""Stands as the unit of initiatives that nobody is named for."""
NOBODY_PAID = "Chưa có trường hợp nào được ghi mức thưởng."
STILL_UNPAID = "Còn {count} trường hợp chưa nhận tiền thưởng."
EVERYBODY_PAID = "Không còn ai chưa nhận tiền thưởng."
MAKER = "NGƯỜI LẬP BIỂU"
SIGN_IN = "Danh sách đại biểu ký tên"
INVITED = "Đại biểu được mời"
GUESTS = "Đại biểu khác"
OPINIONS = "Danh sách ý kiến"
MOVEMENT = "Phong trào thi đua “Dân vận khéo”"
PROOF = "Xác nhận quá trình khen thưởng"
PROOF_NAMED = "(Tên trên quyết định: {name})"
PROOF_LEFT_OUT = "Không kể {count} lần khen thưởng đã hủy bỏ hoặc đã có quyết định khác thay."
PROOF_PREDECESSOR = "Kế thừa {name}{since}; khen thưởng trước đó xác nhận ở hồ sơ {name}."

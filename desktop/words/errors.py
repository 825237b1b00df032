"""A sentence for every error code: what happened, whether the data are safe, what to do (look.md §7)."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "period_unknown": "Không rõ kỳ báo cáo “{period}”. Gõ 2026, 2026-Q3, 2026-H1, 2026-9M hoặc 2025-11-16..2026-11-15.",
    "changed_by_another": "Mục này vừa được sửa ở nơi khác. Nội dung đang gõ chưa được lưu. Mở lại để xem bản mới rồi sửa tiếp.",
    "deleted_by_another": "Mục này vừa bị xóa ở nơi khác. Sổ chưa thay đổi gì thêm.",
    "disk_full": "Ổ đĩa đã đầy nên chưa lưu được. Những gì đã lưu trước đó vẫn nguyên vẹn. Dọn bớt ổ đĩa rồi lưu lại.",
    "file_busy": "Sổ đang bận ở nơi khác nên chưa lưu được. Dữ liệu cũ vẫn nguyên vẹn. Chờ ít giây rồi thử lại.",
    "file_read_only": "Tệp sổ đang ở chế độ chỉ đọc nên chưa lưu được. Dữ liệu cũ vẫn nguyên vẹn. Bỏ thuộc tính chỉ đọc rồi thử lại.",
    "disk_trouble": "Ổ đĩa không trả lời. Dữ liệu đã lưu vẫn nguyên vẹn. Cắm lại ổ đĩa, mở lại sổ rồi làm tiếp.",
    "file_damaged": "Tệp sổ bị hỏng nên chưa mở được. Tệp được giữ nguyên. Mở bản sao lưu gần nhất.",
    "not_permitted": "Máy không cho phép ghi vào nơi này. Sổ chưa thay đổi gì. Chọn một thư mục khác.",
    "file_missing": "Không thấy tệp {path}. Kiểm tra tên và thư mục rồi mở lại.",
    "file_unreadable": "Không đọc được tệp {path}. Kiểm tra ổ đĩa hoặc quyền truy cập rồi mở lại.",
    "file_empty": "Tệp {path} rỗng, không phải sổ. Mở bản sao lưu gần nhất.",
    "file_foreign": "Tệp {path} không phải sổ của Sổ Vàng. Tệp được giữ nguyên. Chọn tệp có đuôi .sovang.",
    "file_newer": "Sổ này do bản Sổ Vàng mới hơn ghi. Tệp được giữ nguyên. Cập nhật chương trình rồi mở lại.",
    "file_acts": "Tệp {path} có phần tự chạy lạ ({name}) nên không mở. Tệp được giữ nguyên. Mở bản sao lưu gần nhất.",
    "file_older": "Sổ này do bản Sổ Vàng cũ hơn ghi. Tệp được giữ nguyên. Mở bằng chương trình để sổ được nâng cấp.",
    "file_exists": "Đã có tệp {path}. Tệp đó được giữ nguyên. Đặt tên khác cho sổ mới.",
    "journal_unsafe": "Không bật được chế độ ghi an toàn nên sổ chưa mở. Dữ liệu vẫn nguyên vẹn. Chép sổ vào ổ đĩa của máy rồi mở lại.",
    "register_closed": "Sổ đã đóng nên chưa lưu được. Những gì đã lưu trước đó vẫn nguyên vẹn. Mở lại sổ rồi làm tiếp.",
    "still_used": "Mục này còn được mục khác dùng đến nên chưa xóa được. Sổ chưa thay đổi gì. Xóa các mục dùng nó trước.",
    "undo_in_the_way": "Chưa hoàn tác được vì có thao tác làm sau đã động vào các mục này. Sổ chưa thay đổi gì. Hoàn tác thao tác sau trước.",
    "nothing_to_undo": "Không có gì để hoàn tác. Sổ chưa thay đổi gì.",
    "nothing_to_redo": "Không có gì để làm lại. Sổ chưa thay đổi gì.",
    "step_unknown": "Nhật ký không có thao tác này. Sổ chưa thay đổi gì. Mở lại nhật ký rồi chọn.",
    "already_undone": "Thao tác này đã được hoàn tác rồi. Sổ chưa thay đổi gì.",
    "not_undoable": "Thao tác này không hoàn tác được. Sổ chưa thay đổi gì. Sửa trực tiếp ở mục cần đổi.",
}


def error_sentence(code: str, values: Mapping[str, object]) -> str:
    """The sentence of an error code. A code without a sentence is a bug that a test finds."""
    return SENTENCES[code].format_map(dict(values))

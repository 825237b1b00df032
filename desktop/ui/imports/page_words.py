"""The sentences of the import page that stand while no list does."""

from __future__ import annotations

from desktop.ui.files import LISTS

FILE_KINDS = f"Danh sách ({' '.join(f'*{ending}' for ending in LISTS)});;Mọi tệp (*)"
DROP_HINT = "… hoặc kéo tệp vào đây, hoặc chép các dòng trong Excel, Word rồi bấm Ctrl+V."
NOTHING = "Không có dòng nào để nhập."
PROGRAM_FAULT = "Không đọc được danh sách này vì lỗi của chương trình. Sổ không thay đổi gì."
STOPPED = "Đã dừng đọc, sổ không thay đổi gì."
NOT_WRITTEN = "Đã dừng, chưa ghi gì vào sổ."

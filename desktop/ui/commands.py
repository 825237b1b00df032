"""The one list of commands: menus, tool bars, the Ctrl+K box and the help page read it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.ui.theme import Look

MENUS = ("Tệp", "Sửa", "Ghi", "Xuất", "Xem", "Trợ giúp")
"""The menus, in order."""


@dataclass(frozen=True)
class Command:
    """One thing the user can do: words as verb and object, the key in Qt's notation or "", an icon name."""

    id: str
    text: str
    key: str
    icon: str
    menu: str


COMMANDS: tuple[Command, ...] = (
    Command("file.new", "Tạo sổ mới", "", "book_add", "Tệp"),
    Command("file.open", "Mở sổ khác", "Ctrl+O", "folder_open", "Tệp"),
    Command("file.look", "Mở chỉ để xem", "", "document_search", "Tệp"),
    Command("file.recent", "Mở gần đây", "", "history", "Tệp"),
    Command("practice.start", "Tập làm với sổ mẫu", "", "beaker", "Tệp"),
    Command("practice.again", "Làm lại từ đầu (tập làm)", "", "arrow_undo", "Tệp"),
    Command("practice.leave", "Về sổ thật", "", "arrow_left", "Tệp"),
    Command("file.save", "Lưu ngay", "Ctrl+S", "save", "Tệp"),
    Command("file.backup", "Sao lưu", "", "archive", "Tệp"),
    Command("backup.second", "Sao lưu ra USB", "", "archive", "Tệp"),
    Command("backup.place", "Chọn nơi sao lưu thứ hai", "", "folder_open", "Tệp"),
    Command("backup.seal", "Sao lưu có mật khẩu", "", "shield_checkmark", "Tệp"),
    Command("backup.restore", "Khôi phục từ bản sao lưu", "", "history", "Tệp"),
    Command("backup.restore_file", "Khôi phục từ tệp khác", "", "folder_open", "Tệp"),
    Command("whole.workbook", "Xuất toàn bộ sổ ra Excel", "", "document_table", "Tệp"),
    Command("whole.json", "Xuất toàn bộ sổ ra JSON", "", "arrow_export", "Tệp"),
    Command("whole.take_over", "Lập sổ mới từ bản xuất JSON", "", "arrow_import", "Tệp"),
    Command("handover.make", "Bàn giao cho người mới", "", "people", "Tệp"),
    Command("past.take_in", "Lấy dữ liệu các năm trước", "", "arrow_import", "Tệp"),
    Command("consolidation.open", "Tổng hợp các tệp đã nhận", "Ctrl+G", "folder_open", "Tệp"),
    Command("consolidation.again", "Đọc lại thư mục đang tổng hợp", "", "arrow_sync", "Tệp"),
    Command("consolidation.senders", "Nơi phải gửi, hạn gửi", "", "clipboard_task", "Tệp"),
    Command("consolidation.remind", "Chép lời nhắc nơi chưa gửi", "", "copy", "Tệp"),
    Command("edit.undo", "Hoàn tác", "Ctrl+Z", "arrow_undo", "Sửa"),
    Command("edit.redo", "Làm lại", "Ctrl+Y", "arrow_redo", "Sửa"),
    Command("edit.history", "Xem nhật ký", "", "history", "Sửa"),
    Command("record.history", "Xem lịch sử mục đang mở", "Ctrl+I", "history", "Sửa"),
    Command("trash.open", "Mở thùng rác", "Ctrl+R", "delete", "Sửa"),
    Command("trash.bring_back", "Lấy lại mục đã xóa", "", "arrow_undo", "Sửa"),
    Command("page.new", "Thêm mới", "Ctrl+N", "add", "Ghi"),
    Command("record.change", "Sửa mục đang mở", "", "edit", "Ghi"),
    Command("record.delete", "Xóa mục đang mở", "", "delete", "Ghi"),
    Command("row.add", "Thêm dòng", "Ins", "add", "Ghi"),
    Command("row.delete", "Xóa dòng", "Del", "delete", "Ghi"),
    Command("rows.change", "Sửa hàng loạt", "Ctrl+H", "edit", "Ghi"),
    Command("row.copy_above", "Lấy giá trị dòng trên", "Ctrl+D", "copy", "Ghi"),
    Command("step.review", "Ghi họp xét, trình", "", "clipboard_task", "Ghi"),
    Command("step.sign", "Điền số, ngày quyết định", "", "ribbon_star", "Ghi"),
    Command("step.print", "Vào sổ, in", "", "print", "Ghi"),
    Command("step.present", "Ghi trao, chi thưởng", "", "money", "Ghi"),
    Command("step.file", "Lưu hồ sơ", "", "archive", "Ghi"),
    Command("decision.check", "Xem lại trước khi ký", "F5", "checkmark_circle", "Ghi"),
    Command("amounts.take", "Lấy mức thưởng theo quy định của ngày quyết định", "", "money", "Ghi"),
    Command("decision.revoke", "Hủy bỏ quyết định, ghi thu hồi", "", "dismiss", "Ghi"),
    Command("decision.replace", "Thay thế bằng quyết định mới", "", "document_copy", "Ghi"),
    Command("decision.copy", "Lập quyết định mới từ quyết định này", "Ctrl+E", "document_copy", "Ghi"),
    Command("proposals.accept", "Đúng cả các đề xuất", "Ctrl+J", "checkmark_circle", "Ghi"),
    Command("report.sent", "Ghi báo cáo là đã gửi", "", "checkmark_circle", "Ghi"),
    Command("record.files", "Tệp đính kèm", "", "attach", "Ghi"),
    Command("recipients.review", "Ghi hồ sơ đang xem xét kỷ luật, đơn thư", "", "warning", "Ghi"),
    Command("recipients.merge", "Gộp hai hồ sơ đang chọn", "", "link", "Ghi"),
    Command("initiatives.carry_over", "Chuyển mô hình năm trước sang", "", "arrow_forward", "Ghi"),
    Command("initiatives.recognise", "Ghi công nhận mô hình", "", "checkmark_circle", "Ghi"),
    Command("initiatives.commend", "Lập quyết định cho mô hình", "", "ribbon_star", "Ghi"),
    Command("initiatives.local_field", "Thêm lĩnh vực riêng của phường", "", "tag", "Ghi"),
    Command("blanks.new", "Thêm loại phôi", "", "add", "Ghi"),
    Command("blanks.count", "Kiểm kê phôi", "", "clipboard_task", "Ghi"),
    Command("blanks.spoil", "Ghi phôi hỏng", "", "warning", "Ghi"),
    Command("layouts.save", "Lưu mẫu in", "Ctrl+Enter", "save", "Ghi"),
    Command("layouts.discard", "Bỏ các thay đổi chưa lưu", "", "arrow_undo", "Ghi"),
    Command("layouts.rule", "Thêm đường kẻ vào mẫu in", "", "ruler", "Ghi"),
    Command("layouts.picture", "Thêm hình vào mẫu in", "", "image", "Ghi"),
    Command("layouts.backdrop", "Đặt ảnh phôi làm nền mẫu in", "", "image", "Ghi"),
    Command("layouts.font", "Thêm phông của cơ quan", "", "text_font_size", "Ghi"),
    Command("layouts.use", "Chọn loại giấy dùng mẫu in này", "", "checkmark_circle", "Ghi"),
    Command("layouts.rename", "Đổi tên mẫu in", "", "edit", "Ghi"),
    Command("layouts.import", "Nhập mẫu in từ tệp", "", "arrow_import", "Ghi"),
    Command("forms.open", "Chọn biểu khác của cấp trên", "", "folder_open", "Ghi"),
    Command("forms.delete", "Bỏ biểu đang mở khỏi sổ", "", "delete", "Ghi"),
    Command("list.import", "Nhập từ Excel", "", "arrow_import", "Ghi"),
    Command("list.paste", "Dán từ Excel", "Ctrl+V", "clipboard_paste", "Ghi"),
    Command("list.waiting", "Mở các dòng chờ sửa", "", "warning", "Ghi"),
    Command("certificates.print", "In giấy khen", "Ctrl+P", "print", "Xuất"),
    Command("certificates.longest", "Xem chữ dài nhất", "F7", "text_font_size", "Xuất"),
    Command("certificates.proof", "Bản soát lỗi", "F9", "document_search", "Xuất"),
    Command("certificates.options", "Tùy chọn in", "F11", "settings", "Xuất"),
    Command("certificates.reprint", "In lại tờ đã cấp", "", "print", "Xuất"),
    Command("certificates.pdf", "Xuất PDF giấy khen", "", "document_pdf", "Xuất"),
    Command("certificates.separate", "Xuất PDF, mỗi người một tệp", "", "document_pdf", "Xuất"),
    Command("layouts.export", "Xuất mẫu in ra tệp", "", "arrow_export", "Xuất"),
    Command("receipts.print", "In danh sách ký nhận tiền thưởng", "F8", "print", "Xuất"),
    Command("document.write", "Soạn văn bản", "Ctrl+W", "document_word", "Xuất"),
    Command("workbook.export", "Xuất Excel", "", "document_table", "Xuất"),
    Command("forms.fill", "Điền biểu cấp trên", "Ctrl+U", "edit", "Xuất"),
    Command("list.export", "Xuất danh sách đang xem", "F12", "document_table", "Xuất"),
    Command("recipients.proof", "Xuất xác nhận quá trình khen thưởng", "Shift+F12", "document_table", "Xuất"),
    Command("email.compose", "Soạn thư gửi báo cáo", "Ctrl+M", "mail", "Xuất"),
    Command("report.check", "Kiểm tra số liệu báo cáo", "", "warning", "Xem"),
    Command("report.list", "Báo cáo đã gửi", "", "mail", "Xem"),
    Command("report.changes", "Xem chỗ đổi so với bản đã gửi", "", "history", "Xem"),
    Command("search.open", "Tìm và ra lệnh", "Ctrl+K", "search", "Xem"),
    Command("search.page", "Tìm trong trang này", "Ctrl+F", "search", "Xem"),
    Command("blanks.open", "Xem phôi và máy in", "", "print", "Xem"),
    Command("calibration.open", "Căn chỉnh máy in", "", "print", "Xem"),
    Command("recipients.pairs", "Xem hồ sơ có thể trùng", "", "people", "Xem"),
    Command("unpaid.open", "Chưa nhận tiền thưởng: xem danh sách", "", "clipboard_task", "Xem"),
    Command("list.filter", "Lọc danh sách", "Ctrl+L", "filter", "Xem"),
    Command("list.view", "Chọn cách xem danh sách", "F3", "search", "Xem"),
    Command("list.columns", "Chọn cột, sắp xếp, lưu cách xem", "Shift+F3", "settings", "Xem"),
    Command("list.view_back", "Trả lại cách xem như đã lưu", "", "arrow_undo", "Xem"),
    Command("list.table", "Xem danh sách dạng bảng", "Ctrl+T", "document_table", "Xem"),
    Command("navigation.fold", "Thu gọn cột trang", "Ctrl+B", "navigation", "Xem"),
    Command("text.larger", "Cỡ chữ lớn hơn", "Ctrl++", "text_font_size", "Xem"),
    Command("text.smaller", "Cỡ chữ nhỏ hơn", "Ctrl+-", "text_font_size", "Xem"),
    Command("text.normal", "Cỡ chữ 100 %", "Ctrl+0", "text_font_size", "Xem"),
    Command("pane.next", "Sang khung kế tiếp", "F6", "", "Xem"),
    Command("pane.previous", "Về khung trước", "Shift+F6", "", "Xem"),
    Command("help.open", "Trợ giúp", "F1", "question_circle", "Trợ giúp"),
)
"""Every command of the program; one without a handler is nowhere shown."""


def _always() -> bool:
    return True


@dataclass(frozen=True)
class Handler:
    """What a command does now, and whether it can be done; `text` replaces the words, e.g. with a count."""

    run: Callable[[], None]
    enabled: Callable[[], bool] = _always
    text: str = ""


class Commands(QObject):
    """Binds handlers to the list and keeps one QAction for each command, with its shortcut, on the window.

    `beginning` carries the id of a command that is about to run.
    """

    changed = Signal()
    beginning = Signal(str)

    def __init__(self, look: Look, window: QWidget, commands: tuple[Command, ...] = COMMANDS) -> None:
        super().__init__(window)
        self._look = look
        self._window = window
        self._by_id = {command.id: command for command in commands}
        self._handlers: dict[str, Handler] = {}
        self._actions = {command.id: self._action(command) for command in commands}

    def bind(self, handlers: Mapping[str, Handler]) -> None:
        """Give commands their handlers; KeyError for a command that is not in the list."""
        for key in handlers:
            self._by_id[key]
        self._handlers.update(handlers)
        self._refresh()

    def unbind(self, ids: Mapping[str, Handler]) -> None:
        """Take the handlers away again, unless another one took their place meanwhile."""
        for key, handler in ids.items():
            if self._handlers.get(key) == handler:
                del self._handlers[key]
        self._refresh()

    def command(self, key: str) -> Command:
        """The command with this id; KeyError for an unknown one."""
        return self._by_id[key]

    def text(self, key: str) -> str:
        """The words of a command as they are now."""
        handler = self._handlers.get(key)
        return (handler.text if handler else "") or self._by_id[key].text

    def enabled(self, key: str) -> bool:
        """Whether the command can be run now."""
        handler = self._handlers.get(key)
        return handler is not None and handler.enabled()

    def available(self) -> list[Command]:
        """The commands that can be run now, in the order of the list."""
        return [command for command in self._by_id.values() if self.enabled(command.id)]

    def run(self, key: str) -> None:
        """Run a command; one that cannot be done now is ignored, as its key may be pressed any time."""
        if self.enabled(key):
            self.beginning.emit(key)
            self._handlers[key].run()

    def action(self, key: str) -> QAction:
        """The QAction of a command, for menus."""
        return self._actions[key]

    def fill_menu(self, menu: QMenu, name: str) -> None:
        """Fill a menu with the commands of that name that have a handler."""
        menu.clear()
        for command in self._by_id.values():
            if command.menu == name and command.id in self._handlers:
                action = self._actions[command.id]
                if command.icon:  # drawn here: at every start nobody would see it
                    action.setIcon(self._look.icon(command.icon))
                action.setEnabled(self.enabled(command.id))
                menu.addAction(action)

    def _action(self, command: Command) -> QAction:
        action = QAction(command.text, self._window)
        if command.key:
            keys = [QKeySequence(command.key)]
            if command.key == "Ctrl++":
                keys.append(QKeySequence("Ctrl+="))
            if command.key.endswith("Enter"):  # Qt's Enter is only that of the number pad
                keys.append(QKeySequence(command.key.replace("Enter", "Return")))
            action.setShortcuts(keys)
        action.triggered.connect(lambda: self.run(command.id))
        action.setEnabled(False)
        self._window.addAction(action)
        return action

    def _refresh(self) -> None:
        """Shortcuts live only while their command has a handler, so that fields get the key otherwise."""
        for key, action in self._actions.items():
            action.setEnabled(key in self._handlers)
            action.setText(self.text(key))
        self.changed.emit()

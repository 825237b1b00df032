"""Draw every shared widget and the frame into PNGs.

`python tests/pictures/gallery.py FOLDER [light|dark] [wide|narrow]`; once with QT_SCALE_FACTOR=1.25 and
"narrow" for the window of a 125 % screen. Needs a display (Xvfb will do).
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.commands import Handler
from desktop.ui.navigation import PageEntry, Place
from desktop.ui.new_register_form import IssuerKind, NewRegisterForm
from desktop.ui.page import Page, PageAction
from desktop.ui.palette import Hit
from desktop.ui.shell import MainWindow
from desktop.ui.start_page import StartPage
from desktop.ui.theme import Look, ThemeChoice
from desktop.ui.widgets.amount_field import AmountField
from desktop.ui.widgets.buttons import IconButton, link, primary, quiet, secondary
from desktop.ui.widgets.card import Surface
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.completion import CompletionPopup
from desktop.ui.widgets.date_field import DateField
from desktop.ui.widgets.empty import EmptyList
from desktop.ui.widgets.field import Field, FieldProblem
from desktop.ui.widgets.figures_sheet import FiguresSheet, SheetCell, SheetColumn, SheetRow
from desktop.ui.widgets.form import Form, ProblemCount
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.marked_text import match_spans
from desktop.ui.widgets.notice import Notice, NoticeAction, NoticeBar
from desktop.ui.widgets.panel import SidePanel
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.progress import ProgressFooter
from desktop.ui.widgets.record_list import Entry, RecordList, Section
from desktop.ui.widgets.steps import Step, StepState, StepStrip
from desktop.ui.widgets.switch import SegmentedSwitch
from desktop.ui.widgets.table.add_row import AddRow
from desktop.ui.widgets.table.columns import Align, Column, Group, Mark, Reason
from desktop.ui.widgets.table.grouped_table import GroupedTable
from desktop.ui.widgets.text import Text, Type


@dataclass(frozen=True)
class Award:
    """A sample line of a list."""

    id: int
    number: str
    name: str
    unit: str
    merit: str
    amount: str


COLLECTIVES = [
    Award(
        31, "31", "Chi hội Phụ nữ số 6", "Hội LHPN phường", "Khéo trong thu gom, phân loại rác", "1.520.000"
    ),
    Award(
        32, "32", "Ban công tác Mặt trận số 4", "UB MTTQ phường", "Khéo trong hòa giải, xây dựng", "1.520.000"
    ),
    Award(33, "33", "Tổ dân vận số 3", "Khu dân cư Lý Thái Tổ", "Khéo trong vận động giữ gìn", "1.520.000"),
]
HOUSEHOLDS = [
    Award(
        41,
        "1",
        "Hộ gia đình ông Lê Văn Tâm",
        "Số 12, Tổ dân phố số 5",
        "Hiến 14 m² đất mở rộng ngõ",
        "1.140.000",
    ),
    Award(
        42,
        "2",
        "Hộ gia đình bà Vũ Thị Kim Oanh",
        "Số 8, Tổ dân phố số 2",
        "Góp công chỉnh trang",
        "1.140.000",
    ),
    Award(
        43, "3", "Hộ gia đình ông Đỗ Đức Thịnh", "Số 31, Tổ dân phố số 7", "Gương mẫu bàn giao", "1.140.000"
    ),
]
PEOPLE = [
    Award(51, "1", "Đặng Thị Hường", "Tổ trưởng Tổ dân vận số 3", "Khéo trong vận động Nhân dân", "760.000"),
    Award(52, "2", "Nguyễn Hoàng Long", "Công an khu vực", "Khéo trong giữ gìn an ninh trật tự", "760.000"),
    Award(53, "3", "Trần Thị Ánh Tuyết", "Chi hội Người cao tuổi số 2", "Khéo trong chăm sóc", "760.000"),
]
GROUPS = [
    Group("c", COLLECTIVES, "I. TẬP THỂ", "33 tập thể", {"amount": "50.160.000"}),
    Group("h", HOUSEHOLDS, "II. HỘ GIA ĐÌNH", "3 hộ", {"amount": "3.420.000"}),
    Group("p", PEOPLE, "III. CÁ NHÂN", "3 người", {"amount": "2.280.000"}),
]
COLUMNS = [
    Column("number", "STT", lambda award: award.number, 48, align=Align.CENTRE),
    Column("name", "Họ và tên / tên tập thể", lambda award: award.name, 190, stretch=3),
    Column("unit", "Chức vụ, đơn vị (địa chỉ)", lambda award: award.unit, 170, stretch=2, drop=2),
    Column("merit", "Thành tích", lambda award: award.merit, 170, stretch=2, drop=1),
    Column("amount", "Mức thưởng (đ)", lambda award: award.amount, 122, align=Align.RIGHT),
    Column(
        "state", "Giấy khen", lambda _award: "Chưa in", 104, mark=lambda _award: Mark("circle_hint", "text2")
    ),
]
STEPS = [
    Step("list", "Danh sách", "39 trường hợp", StepState.DONE, short_fact="39"),
    Step("meeting", "Họp xét, trình", "02/10/2026", StepState.DONE, short_title="Họp", short_fact="02/10"),
    Step("sign", "Ký, cấp số", "09/10/2026", StepState.DONE, short_title="Ký", short_fact="09/10"),
    Step(
        "print",
        "Vào sổ, in",
        "Chưa in 39 tờ",
        StepState.CURRENT,
        missing=True,
        short_title="In",
        short_fact="chưa 39",
    ),
    Step("give", "Trao, chi thưởng", "15/10/2026", StepState.LATER, short_title="Trao", short_fact="15/10"),
    Step("file", "Lưu hồ sơ", "Thiếu bản quét", StepState.LATER, short_title="Hồ sơ", short_fact="thiếu"),
]
UNITS = [
    Suggestion("Tổ dân vận số 3", "Khu dân cư Lý Thái Tổ", 1),
    Suggestion("Tổ dân vận số 13", "Khu dân cư Hàng Bạc", 2),
    Suggestion("Tổ dân vận số 3, phường Lý Thái Tổ", "tên cũ, đến 30/6/2025", 3),
]


def nothing() -> None:
    """A handler that does nothing."""


def units(typed: str) -> list[Suggestion]:
    """Units whose name holds what was typed."""
    return [unit for unit in UNITS if not typed or match_spans(unit.text, typed)]


def parse_date(text: str) -> date:
    """Day/month/year only."""
    day, month, year = (int(part) for part in text.split("/"))
    return date(year, month, day)


def sections() -> list[Section]:
    """The list at the left of picture 02."""
    done = Mark("checkmark_circle", "ok")
    return [
        Section(
            "Đang làm",
            [
                Entry(
                    1,
                    "218/QĐ-UBND",
                    "09/10/2026",
                    "Ngày hội 15/10 · 39 trường hợp",
                    "Chưa in 39",
                    Mark("clock", "warn"),
                ),
                Entry(2, "15-QĐ/ĐU", "09/10/2026", "Công tác dân vận · 13 trường hợp", "Đã in đủ", done),
                Entry(
                    3,
                    "(chưa có số)",
                    "",
                    "Đột xuất, bão số 9 · 4 trường hợp",
                    "Đang lập",
                    Mark("edit", "text2"),
                ),
            ],
        ),
        Section(
            "Đã xong năm 2026",
            [Entry(4, "171/QĐ-UBND", "11/09/2026", "Sơ kết 18/9 · 25 tập thể", "Đã trao", done)],
        ),
    ]


class CommendationPage(Page):
    """Picture 02."""

    title = "Khen thưởng"

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.records = RecordList(look, "Các quyết định", "Lọc: số, sự kiện, năm")
        self.records.add_head_button(IconButton(look, "arrow_sort", "Thứ tự"))
        self.records.set_sections(sections())
        self.records.set_current(1)
        row.addWidget(self.records)
        column = QVBoxLayout()
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        row.addLayout(column, 1)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Text(look, "Quyết định (chưa có số)", Type.TITLE))
        head.addWidget(Chip(look, "Dự thảo", "warn", "edit"))
        head.addStretch(1)
        self.compact = [
            secondary(look, "Nhập từ Excel", icon="arrow_import"),
            secondary(look, "Dán từ Excel", icon="clipboard_paste"),
        ]
        for button in self.compact:
            head.addWidget(button)
        head.addWidget(IconButton(look, "more_horizontal", "Việc khác"))
        head.addWidget(primary(look, "In giấy khen", key="Ctrl+P", icon="print"))
        column.addLayout(head)
        self.second = Text(
            look,
            "Khen thưởng phong trào “Dân vận khéo” năm 2026 · Chủ tịch UBND phường · Trần Quang Bình",
            Type.SMALL,
            "text2",
            elide=True,
        )
        column.addWidget(self.second)
        self.steps = StepStrip(look)
        self.steps.set_steps(STEPS)
        column.addWidget(self.steps)
        self.bar = NoticeBar(look)
        column.addWidget(self.bar)
        self.table = GroupedTable(look, COLUMNS, lambda award: award.id, "Danh sách", name_column="name")
        self.table.set_groups(GROUPS)
        name = LineField(look, "Gõ tên để thêm")
        self.names = CompletionPopup(look, name, units)
        self.add = AddRow(
            look,
            [
                ("name", name, "tên"),
                ("unit", LineField(look, "Chức vụ, đơn vị"), "đơn vị"),
                ("merit", LineField(look, "Thành tích"), "thành tích"),
                ("amount", AmountField(look, int), "mức thưởng"),
            ],
            carried=("merit", "amount"),
            number_column="number",
            button_column="state",
        )
        self.add.set_number("4")
        self.add.set_values({"amount": "760.000"})
        self.table.set_add_row(self.add)
        self.table.set_foot(
            "Danh sách gồm 33 tập thể, 3 hộ gia đình, 3 cá nhân.", "Cộng tiền thưởng:", "55.860.000 đ"
        )
        column.addWidget(self.table, 1)

    def actions_shown(self) -> tuple[PageAction, ...]:
        return (PageAction("page.new"),)

    def handlers(self) -> dict[str, Handler]:
        return {"page.new": Handler(nothing, text="Quyết định mới")}

    def notice_bar(self) -> NoticeBar:
        return self.bar

    def panel_changed(self, panel: SidePanel | None) -> None:
        self.records.setVisible(panel is None)
        self.set_narrow(panel is not None)

    def set_narrow(self, narrow: bool) -> None:
        self.records.set_narrow(narrow)
        self.second.setVisible(not narrow)
        for button in self.compact:
            button.set_compact(narrow)


class ReportPage(Page):
    """Picture 06."""

    title = "Báo cáo quý"

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(20, 10, 14, 12)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(8)
        period = ChoiceField(look, [Suggestion("Quý III/2026", "", 1), Suggestion("Quý II/2026", "", 2)])
        period.set_value(1)
        period.setFixedWidth(130)
        head.addWidget(period)
        head.addWidget(Text(look, "01/07/2026 – 30/09/2026", tone="text2"))
        head.addWidget(quiet(look, "Đổi"))
        head.addStretch(1)
        tabs = [
            ("all", "Tổng hợp"),
            ("models", "Mô hình"),
            ("awards", "Khen thưởng"),
            ("meetings", "Hội nghị"),
        ]
        head.addWidget(SegmentedSwitch(look, tabs, "Phần báo cáo"))
        column.addLayout(head)
        self.sheet = FiguresSheet(look, "Biểu tổng hợp")
        titles = ["Kinh tế", "VH-XH", "QP-AN", "XD HTCT", "Cộng", "Cùng kỳ", "Tăng, giảm"]
        self.sheet.set_sheet(
            [
                SheetColumn("STT", 44, Align.CENTRE),
                SheetColumn("Chỉ tiêu", 186, Align.LEFT, 1),
                *(SheetColumn(title, 84, dim=place > 4) for place, title in enumerate(titles)),
            ],
            [self._row(number) for number in range(7, 20)],
        )
        self.sheet.choose("D14")
        column.addWidget(self.sheet, 1)

    def _row(self, number: int) -> SheetRow:
        if number in (7, 13, 18):
            return SheetRow(number, [SheetCell("A"), SheetCell("Mô hình “Dân vận khéo”")], heading=True)
        figures = [SheetCell(str(number * place % 49), figure=(number, place)) for place in range(3, 9)]
        return SheetRow(number, [SheetCell("1"), SheetCell("Số mô hình đăng ký"), *figures, SheetCell("+4")])

    def actions_shown(self) -> tuple[PageAction, ...]:
        return (PageAction("workbook.export"), PageAction("email.compose", primary=True))

    def handlers(self) -> dict[str, Handler]:
        return {"workbook.export": Handler(nothing), "email.compose": Handler(nothing)}


def person_panel(look: Look) -> SidePanel:
    """Picture 03: switch, fields, a problem with its repair, the completion list."""
    panel = SidePanel(look, "Thêm tập thể, cá nhân")
    kinds = [("c", "Tập thể"), ("h", "Hộ gia đình"), ("p", "Cá nhân")]
    switch = SegmentedSwitch(look, kinds, "Phân loại")
    switch.set_current("p")
    panel.body.addWidget(switch)
    form = Form(look)
    title = ChoiceField(look, [Suggestion("Bà", "", 1), Suggestion("Ông", "", 2)])
    title.set_value(1)
    name = LineField(look)
    name.set_value("Đặng Thị Hường")
    name_field = Field(look, "Họ và tên", name, required=True)
    form.add_line(Field(look, "Xưng hô", title), name_field, stretches=(1, 4))
    year, post = LineField(look), LineField(look)
    year.set_value("2068")
    post.set_value("Tổ phó Tổ dân vận")
    problem = FieldProblem("Năm sinh 2068 chưa tới. Có phải 1968?", "err", "Sửa thành 1968", "1968")
    year_field = Field(look, "Năm sinh", year, check=lambda: problem if year.value() == "2068" else None)
    form.add_line(year_field, Field(look, "Chức vụ", post), stretches=(1, 2))
    unit = LineField(look)
    unit.setObjectName("unit")
    CompletionPopup(look, unit, units, choose_first=True).setObjectName("units")
    form.add_line(Field(look, "Đơn vị", unit, required=True, hint="gõ không dấu cũng tìm được"))
    day = DateField(look, parse_date)
    day.set_day(date(2026, 10, 9))
    amount = AmountField(look, int)
    amount.set_amount(760000)
    form.add_line(Field(look, "Ngày quyết định", day), Field(look, "Mức thưởng (đ)", amount))
    panel.body.addWidget(form)
    panel.foot.addWidget(ProblemCount(look, form), 1)
    panel.foot.addWidget(secondary(look, "Lưu và đóng"))
    panel.foot.addWidget(primary(look, "Lưu, thêm tiếp", key="Ctrl+Enter"))
    panel.show_foot()
    year_field.check()
    name_field.set_problem(FieldProblem("Có thể đã có: Đặng Thị Hường, sinh 1968, Tổ dân vận số 3.", "warn"))
    return panel


def parts_sheet(look: Look) -> QWidget:
    """Buttons, chips, notices, a table with reasons and two lines, an empty list, progress."""
    sheet = Surface(look, "bg")
    column = QVBoxLayout(sheet)
    column.setContentsMargins(20, 14, 20, 0)
    column.setSpacing(10)
    buttons = QHBoxLayout()
    focused = secondary(look, "Có con trỏ")
    disabled = primary(look, "Không bấm được")
    disabled.setEnabled(False)
    for button in (
        primary(look, "In 21 giấy khen", key="Ctrl+P", icon="print", height=36),
        focused,
        quiet(look, "So sánh hai bên"),
        link(look, "Sửa thành 1968", key="Alt+Enter"),
        disabled,
        IconButton(look, "dismiss", "Đóng"),
    ):
        buttons.addWidget(button)
    for words, tone, icon in (
        ("Đã ký 09/10/2026", "ok", "checkmark_circle"),
        ("Dự thảo", "warn", "edit"),
        ("Quá hạn 5 ngày", "err", "error_circle"),
        ("2 khớp hồ sơ cũ", "info", "link"),
    ):
        buttons.addWidget(Chip(look, words, tone, icon))
    buttons.addStretch(1)
    column.addLayout(buttons)
    for tone, words, detail in (
        ("ok", "Đã thêm 38 trường hợp từ danh_sach_218.xlsx.", ""),
        ("warn", "Số liệu đã đổi từ khi gửi ngày 08/10/2026: +2, −1.", "Bản đã gửi giữ nguyên."),
        ("err", "Chưa in được: máy in Canon LBP 2900 không trả lời.", "12 tờ đã in vẫn được ghi nhận."),
        ("info", "Máy này chưa có chương trình thư.", ""),
    ):
        bar = NoticeBar(look)
        bar.show_notice(
            Notice(words, tone, detail, (NoticeAction("Hoàn tác", nothing, "Ctrl+Z", "arrow_undo"),))
        )
        column.addWidget(bar)
    lower = QHBoxLayout()
    reasons = {32: Reason("Mức thưởng “1,52 tr” không phải số. Gõ lại, ví dụ 1.520.000.", "err")}
    columns = [
        Column("tick", "", lambda _award: "", 36, tick=lambda award: award.id % 2 == 0),
        Column("name", "Ý kiến", lambda award: award.name, 150, 1, second=lambda award: award.unit),
        Column("amount", "Mức thưởng", lambda award: award.amount, 110, align=Align.RIGHT,
               problem=lambda award: "err" if award.id == 32 else ""),
    ]  # fmt: skip
    table = GroupedTable(
        look, columns, lambda award: award.id, "Bảng", reason_of=lambda a: reasons.get(a.id), two_line=True
    )
    table.set_rows(COLLECTIVES)
    table.set_current_id(33)
    lower.addWidget(table, 1)
    lower.addWidget(
        EmptyList(
            look, "Chưa có quyết định nào.", "Quyết định mới", "… hoặc kéo tệp Excel vào đây", key="Ctrl+N"
        ),
        1,
    )
    column.addLayout(lower, 1)
    progress = ProgressFooter(look)
    progress.show_progress(12, 39, "Đang tạo 12/39…", can_stop=True)
    column.addWidget(progress)
    focused.setFocus()
    return sheet


def hits(typed: str, _page: str) -> list[Hit]:
    """The hits of picture 08."""
    found = [
        Hit(
            "Tập thể, cá nhân", "person", "Đặng Thị Hường", "Tổ trưởng Tổ dân vận số 3 · 3 lần khen", "Người"
        ),
        Hit("Tập thể, cá nhân", "person", "Nguyễn Thu Hương", "Chi hội Phụ nữ, tổ dân phố số 13", "Người"),
        Hit(
            "Quyết định và giấy khen",
            "ribbon_star",
            "Giấy khen 218/QĐ-UBND – Đặng Thị Hường",
            "Đã in",
            "Giấy khen",
        ),
    ]
    return [hit for hit in found if match_spans(f"{hit.title} {hit.detail}", typed)]


def build_window(look: Look, *, narrow: bool) -> MainWindow:
    """The frame with two pages."""
    window = MainWindow(look, undo=nothing, redo=nothing, search=hits)

    def page(factory: Callable[[Look], Page]) -> Callable[[], Page]:
        return lambda: factory(look)

    window.add_page(PageEntry("home", "Tổng quan", "home", page(Page)))
    window.add_page(PageEntry("commendations", "Khen thưởng", "ribbon_star", page(CommendationPage)))
    window.add_page(PageEntry("initiatives", "Mô hình", "lightbulb", page(Page)))
    window.add_page(PageEntry("conferences", "Hội nghị", "people_community", page(Page)))
    window.add_page(PageEntry("reports", "Báo cáo", "document_table", page(ReportPage)))
    window.add_page(PageEntry("recipients", "Tập thể, cá nhân", "contact_card", page(Page)))
    window.add_page(PageEntry("printers", "Phôi và máy in", "print", page(Page), Place.BOTTOM))
    window.add_page(PageEntry("settings", "Cài đặt", "settings", page(Page), Place.BOTTOM))
    window.resize(*((1093, 542) if narrow else (1366, 696)))
    window.status.set_saved("Đã lưu lúc 15:40")
    window.status.set_file(r"D:\SoVang\hoan-kiem.sovang")
    window.status.set_backup("Sao lưu gần nhất: 03/10/2026")
    return window


class Gallery:
    """Shows one state after the other and saves it."""

    def __init__(self, app: QApplication, folder: Path, theme: str, size: str) -> None:
        self._app = app
        self._folder = folder
        self._suffix = f"{theme}-{size}"
        self._look = Look(app, ThemeChoice(theme))
        self._window = build_window(self._look, narrow=size == "narrow")

    def run(self) -> None:
        window, look = self._window, self._look
        window.show()
        window.activateWindow()
        window.open_page("commendations")
        page = window.current_page()
        assert isinstance(page, CommendationPage)
        page.add.start()
        window.show_done("Đã thêm 38 trường hợp từ danh_sach_218.xlsx.")
        self._save("02-list")
        page.names.open()
        self._save("02-completion")
        page.names.close()
        page.table.set_current_id(52)
        page.table.view.setFocus()
        self._save("02-table-focus")
        page.show_panel(person_panel(look))
        unit = page.findChild(LineField, "unit")
        assert unit is not None
        unit.setFocus(Qt.FocusReason.TabFocusReason)
        unit.set_value("to dan van 3")
        completion = page.findChild(CompletionPopup, "units")
        assert completion is not None
        completion.popup().open(units("to dan van 3"), "to dan van 3", 0)
        self._save("03-panel")
        completion.close()
        page.hide_panel()
        window.open_page("reports")
        page = window.current_page()
        assert isinstance(page, ReportPage)
        page.sheet.setFocus()
        self._save("06-sheet")
        window.palette_box.open()
        window.palette_box.findChild(LineField).setText("huong to 3")  # type: ignore[union-attr]
        self._save("08-palette")
        window.palette_box.close_box()
        window.show_whole(StartPage(look))
        self._save("09-start")
        kinds = [IssuerKind("state", "Chủ tịch Ủy ban nhân dân {ward}", ("CHỦ TỊCH", "KT. CHỦ TỊCH"))]
        form = NewRegisterForm(look, units, kinds)
        window.show_whole(form)
        self._save("09-form")
        form.form.submit()
        self._save("09-form-problem")
        window.show_whole(parts_sheet(look))
        self._save("parts")

    def _save(self, name: str) -> None:
        for _ in range(4):
            self._app.processEvents()
        self._window.grab().save(str(self._folder / f"{name}-{self._suffix}.png"))


def main() -> None:
    """Draw into the folder named first."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    theme = sys.argv[2] if len(sys.argv) > 2 else "light"
    size = sys.argv[3] if len(sys.argv) > 3 else "wide"
    Gallery(QApplication([]), folder, theme, size).run()


if __name__ == "__main__":
    main()

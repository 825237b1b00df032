"""What may stand after `sovang`: commands, arguments and their help, all in Vietnamese (design.md §6)."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

from desktop.console import say

_IN_VIETNAMESE = (
    (re.compile(r"the following arguments are required: (.*)"), r"còn thiếu: \1"),
    (re.compile(r"unrecognized arguments: (.*)"), r"không hiểu: \1"),
    (re.compile(r"argument (.*?): expected one argument"), r"sau \1 phải có một giá trị"),
    (
        re.compile(r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)"),
        r"\1 không nhận \2; dùng một trong: \3",
    ),
    (re.compile(r"argument (.*?): ignored explicit argument (.*)"), r"\1 không nhận giá trị \2"),
    (re.compile(r"ambiguous option: (.*?) could match (.*)"), r"\1 chưa rõ; có thể là \2"),
)

_DIGITS = 18  # of a number that SQLite takes
_LISTS = ("awards", "recipients", "teams", "initiatives", "conferences", "opinions", "activities")
_SHEET = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*[xX×]\s*(\d+(?:[.,]\d+)?)\s*")


class _Layout(argparse.HelpFormatter):
    """Help that begins "Cách dùng:" and keeps the lines it was given."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


class CommandParser(argparse.ArgumentParser):
    """One command. Wrong usage ends the program with code 2 and a Vietnamese sentence."""

    def __init__(self, name: str, about: str) -> None:
        super().__init__(prog=f"sovang {name}", description=about, add_help=False, formatter_class=_Layout)
        self.about = about
        self._needed = self.add_argument_group("Cần có")
        self._free = self.add_argument_group("Tùy chọn")
        self._free.add_argument("-h", "--help", action="help", help="hiện hướng dẫn này")

    def needed(self, name: str, about: str, **how: object) -> None:
        """Declare an argument that must be there."""
        self._needed.add_argument(name, help=about, **how)  # type: ignore[arg-type]

    def option(self, *names: str, about: str, **how: object) -> None:
        """Declare an option."""
        group = self._needed if how.get("required") else self._free
        group.add_argument(*names, help=about, **how)  # type: ignore[arg-type]

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how the command is used."""
        say(f"Lệnh chưa đúng: {_in_vietnamese(message)}.\n{self.format_usage()}".rstrip(), to_stderr=True)
        sys.exit(2)

    def print_help(self, _file: object = None) -> None:
        """Show the help of one command."""
        say(self.format_help().rstrip())


def parsers() -> dict[str, CommandParser]:
    """Every command by its name, in the order of the help."""
    every = [
        _new(), _info(), _import(), _search(), _certificates(), _report(), _document(), _fill(), _email(),
        _consolidate(), _export(), _undo(), _history(), _check(), _backup(), _restore(),
    ]  # fmt: skip
    return {one.prog.removeprefix("sovang "): one for one in every}


def overview() -> str:
    """What `sovang --help` says."""
    lines = [f"  {name:<13} {one.about}" for name, one in parsers().items()]
    return "\n".join(
        [
            "Cách dùng: sovang [TỆP.sovang]        mở cửa sổ",
            "           sovang LỆNH …               làm một việc rồi thôi",
            "",
            "Các lệnh (xem kỹ: sovang LỆNH --help):",
            *lines,
            "  --self-check TỆP   kiểm tra chương trình trên máy này, ghi kết quả ra tệp",
        ]
    )


def _command(name: str, about: str, *, file: bool = True, json: bool = True) -> CommandParser:
    parser = CommandParser(name, about)
    if file:
        parser.needed("file", "tệp sổ (.sovang)", metavar="TỆP", type=Path)
    if json:
        parser.option("--json", about="in kết quả dạng JSON cho chương trình khác đọc", action="store_true")
    return parser


def _new() -> CommandParser:
    parser = _command("new", "lập sổ mới", file=False)
    parser.needed("file", "tệp sổ (.sovang) sẽ lập", metavar="TỆP", type=_named)
    parser.option("--sample", about="ghi sẵn dữ liệu mẫu", action="store_true")
    return parser


def _info() -> CommandParser:
    return _command("info", "số lượng từng loại, lần sao lưu gần nhất, tình trạng tệp")


def _import() -> CommandParser:
    parser = _command(
        "import", "nhập danh sách Excel, Word: khen thưởng, hồ sơ, mô hình…; hoặc cả sổ (.json)"
    )
    parser.needed("list", "tệp Excel, .ods, .csv, .docx hoặc .html", metavar="DANH_SÁCH", type=Path)
    parser.option("--into", about="loại dữ liệu nhập vào", choices=_LISTS, default="awards")
    parser.option("--commendation", about="số quyết định, khi nhập khen thưởng", metavar="SỐ", type=_filled)
    parser.option("--conference", about="tên hội nghị, khi nhập ý kiến", metavar="TÊN", type=_filled)
    _which(parser)
    parser.option("--date", about="ngày; cùng --issuer và --form để lập quyết định mới", metavar="NGÀY")
    parser.option("--merit", about="thành tích ghi cho dòng chưa có", metavar="CHỮ", default="")
    parser.option("--sheet", about="tên trang tính", metavar="TÊN")
    parser.option("--dry-run", about="chỉ xem trước, không ghi", action="store_true")
    return parser


def _search() -> CommandParser:
    parser = _command("search", "tìm theo chữ, không cần dấu, không cần đúng thứ tự")
    parser.needed("words", "chữ cần tìm", metavar="CHỮ", nargs="+")
    parser.option("--kind", about="chỉ tìm một loại", metavar="LOẠI")
    parser.option("--limit", about="số kết quả nhiều nhất", metavar="N", type=_count, default=50)
    return parser


def _certificates() -> CommandParser:
    parser = _command("certificates", "ghi giấy khen của một quyết định ra PDF")
    parser.option("--commendation", about="số quyết định", metavar="SỐ", type=_filled, required=True)
    _which(parser)
    _output(parser, "tệp PDF")
    parser.option("--text-only", about="chỉ in chữ lên phôi đã có khung", action="store_true")
    parser.option("--layout", about="tên mẫu in", metavar="TÊN", type=_filled)
    parser.option("--sheet", about="khổ giấy ngang, ví dụ 420x297 (A3)", metavar="RỘNGxCAO", type=_sheet)
    parser.option("--separate", about="mỗi người một tệp, trong thư mục cùng tên", action="store_true")
    return parser


_REPORTS = (
    "activity", "awards", "award_form", "receipts", "unpaid", "register", "conferences",
    "opinions", "initiatives", "teams", "activities",
)  # fmt: skip
"""As `operations.reports.KINDS` has them, which a command that only shows its help need not import."""


def _report() -> CommandParser:
    parser = _command("report", "ghi báo cáo của một kỳ ra Excel")
    parser.needed(
        "kind",
        "loại báo cáo",
        metavar="LOẠI",
        choices=_REPORTS,
    )
    parser.needed("period", "kỳ: 2026, 2026-Q3, 2026-H1, 2026-9M hoặc 2025-11-16..2026-11-15", metavar="KỲ")
    _output(parser, "tệp Excel")
    return parser


_DOCUMENTS = ("to-trinh", "quyet-dinh", "danh-sach", "bien-ban", "thong-bao", "tra-loi", "bao-cao")
"""As `words.documents.COMMANDS` has them."""


def _document() -> CommandParser:
    parser = _command("document", "soạn văn bản Word của quyết định, hội nghị, ý kiến hoặc kỳ báo cáo")
    parser.needed("kind", "loại văn bản", metavar="LOẠI", choices=_DOCUMENTS)
    _output(parser, "tệp Word")
    parser.option("--commendation", about="số quyết định", metavar="SỐ", type=_filled)
    _which(parser)
    parser.option("--conference", about="tên hội nghị", metavar="TÊN", type=_filled)
    parser.option("--opinion", about="ý kiến thứ mấy của hội nghị", metavar="N", type=_count)
    parser.option("--period", about="kỳ của báo cáo: 2026, 2026-Q3, 2026-H1 …", metavar="KỲ", type=_filled)
    parser.option("--update", about="điền lại tệp đã soạn, giữ lời văn đã sửa", action="store_true")
    return parser


def _consolidate() -> CommandParser:
    parser = _command("consolidate", "tổng hợp các tệp đã nhận trong một thư mục thành một Excel", file=False)
    parser.needed("folder", "thư mục chứa các tệp đã nhận", metavar="THƯ_MỤC", type=Path)
    _output(parser, "tệp Excel")
    parser.option("--errors", about="thư mục ghi tệp lỗi cho từng nơi gửi", metavar="THƯ_MỤC", type=Path)
    parser.option("--register", about="sổ có danh sách nơi phải gửi, hạn gửi", metavar="SỔ", type=Path)
    return parser


def _fill() -> CommandParser:
    parser = _command("fill", "điền biểu Excel của cấp trên theo các ô đã chọn chỉ tiêu trong cửa sổ")
    parser.needed("form", "biểu của cấp trên (.xlsx)", metavar="BIỂU", type=Path)
    parser.needed("period", "kỳ: 2026, 2026-Q3, 2026-H1, 2026-9M hoặc 2025-11-16..2026-11-15", metavar="KỲ")
    _output(parser, "tệp Excel sẽ ghi")
    parser.option(
        "--keep",
        about="biểu chưa biết: nhận mọi ô đề xuất, giữ biểu với tên này",
        metavar="TÊN",
        type=_filled,
    )
    return parser


def _email() -> CommandParser:
    parser = _command("email", "soạn sẵn thư có đính kèm báo cáo; không gửi đi")
    parser.option("--report", about="tệp báo cáo Excel", metavar="TỆP", type=Path, required=True)
    parser.option("--period", about="kỳ của báo cáo", metavar="KỲ", required=True)
    _output(parser, "tệp thư (.eml)")
    return parser


def _export() -> CommandParser:
    parser = _command("export", "ghi toàn bộ sổ ra tệp đọc được: .json (nhập lại được) hoặc .xlsx")
    _output(parser, "tệp .json hoặc .xlsx")
    return parser


def _undo() -> CommandParser:
    parser = _command("undo", "hoàn tác thao tác gần nhất của người dùng này")
    parser.option("--steps", about="số thao tác", metavar="N", type=_count, default=1)
    return parser


def _history() -> CommandParser:
    parser = _command("history", "nhật ký: đã làm gì, ai, lúc nào")
    parser.option("--limit", about="số dòng nhiều nhất", metavar="N", type=_count)
    return parser


def _check() -> CommandParser:
    return _command("check", "kiểm tra tệp sổ và các quy tắc của dữ liệu")


def _backup() -> CommandParser:
    parser = _command("backup", "sao lưu sổ và kiểm tra bản sao")
    parser.option("-o", "--output", about="thư mục; bỏ trống: cạnh tệp sổ", metavar="THƯ_MỤC", type=Path)
    about = "đặt mật khẩu cho bản sao; mật khẩu gõ vào, hoặc đọc từ biến SOVANG_PASSPHRASE hay từ đầu vào"
    parser.option("--encrypt", about=about, action="store_true")
    return parser


def _restore() -> CommandParser:
    parser = _command("restore", "khôi phục sổ từ bản sao lưu; sổ đang có được giữ lại", file=False)
    parser.needed("backup", "bản sao lưu", metavar="BẢN_SAO", type=Path)
    _output(parser, "tệp sổ")
    return parser


def _which(parser: CommandParser) -> None:
    parser.option("--issuer", about="cơ quan ban hành", metavar="TÊN", type=_filled)
    parser.option(
        "--form", about="hình thức: giấy khen, công nhận và thưởng…", metavar="HÌNH_THỨC", type=_filled
    )
    parser.option("--year", about="năm của quyết định", metavar="NĂM", type=_count)


def _output(parser: CommandParser, what: str) -> None:
    parser.option("-o", "--output", about=f"{what} sẽ ghi", metavar="TỆP", type=_named, required=True)


def _named(text: str) -> Path:
    path = Path(text)
    if not path.name.strip():
        raise argparse.ArgumentTypeError("phải là tên một tệp")
    return path


def _count(text: str) -> int:
    if not text.isdecimal() or not text.strip("0"):
        raise argparse.ArgumentTypeError("phải là một số từ 1 trở lên")
    return int(text) if len(text) <= _DIGITS else 10**_DIGITS


def _filled(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("không được để trống")
    return text


def _sheet(text: str) -> tuple[float, float]:
    """Width and height of a sheet in mm."""
    found = _SHEET.fullmatch(text)
    if found is None:
        raise argparse.ArgumentTypeError("phải là rộng x cao bằng mm, ví dụ 420x297")
    return float(found[1].replace(",", ".")), float(found[2].replace(",", "."))


def _in_vietnamese(message: str) -> str:
    for pattern, sentence in _IN_VIETNAMESE:
        if pattern.fullmatch(message):
            return pattern.sub(sentence, message)
    return message.removeprefix("argument ")

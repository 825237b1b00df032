# ruff: noqa: E501 - what stands in a paper is kept in one piece
"""Makes resources/documents: a Word template of each kind of paper in the state's and in the Party's form.

    python -m installer.document_templates

Form: Nghị định 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW (domain.md §3). What an office words otherwise
it changes in Word: the fields between « » stay what they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from installer.document_file import document, page_end
from installer.document_pages import Look, columns, dotted, gap, grid, new_section, rule

FOLDER = Path(__file__).parent.parent / "resources" / "documents"

_CELL = Look("left", 12, before=2, after=2)
_MIDDLE = Look("center", 12, before=2, after=2)
_HEAD_CELL = Look("center", 12, bold=True, before=2, after=2)
_MONEY = Look("right", 12, before=2, after=2)


@dataclass(frozen=True)
class Family:
    """What the two forms do differently: sizes in points, margins and widths in mm."""

    name: str
    size: float
    title: float
    margins: tuple[float, float, float, float]
    width: float
    left: float
    colon: str

    @property
    def is_party(self) -> bool:
        """Whether the paper follows the Party's form."""
        return self.name == "party"

    @property
    def body(self) -> Look:
        """A paragraph of text."""
        return Look("both", self.size, first=12.7, before=6, line=1.1)

    @property
    def last(self) -> Look:
        """The last paragraph: a signature never stands alone on its page."""
        return replace(self.body, keep=True)

    @property
    def listed(self) -> Look:
        """A line of a list in the text."""
        return Look("both", self.size, first=12.7, before=3, line=1.1)

    def heading(self, text: str) -> str:
        """A heading in the text."""
        return Look("both", self.size, bold=True, first=12.7, before=8, keep=True)(text)

    def title_lines(self, kind: str, subject: str) -> list[str]:
        """The name of the kind, what it is about, and the short line below."""
        lines = [
            gap(14),
            Look("center", self.title, bold=True)(kind),
            Look("center", self.size, bold=True, left=8, right=8)(subject),
        ]
        return [*lines, Look("center", self.size)("-----") if self.is_party else rule(45, self.width), gap(6)]

    def head(self, *, numbered: bool = True, about: str = "") -> str:
        """The two columns at the top of the first page; `about` is the subject of a letter."""
        right = self.width - self.left
        number = f"Số{self.colon} «Số ký hiệu»" if numbered else ""
        below = [Look("center", 13 if not self.is_party else 14, before=4)(number)] if number else [gap(8)]
        below += [Look("center", 12)(about)] if about else []
        dated = Look("center", 14, italic=True, before=4)("«Địa danh, ngày tháng»")
        first = columns((self.left, right), ("".join(self._office()), "".join(self._nation(right))))
        return first + gap(1) + columns((self.left, right), ("".join(below), dated))

    def signature(self, sent_to: Sequence[str], left: str = "", right: str = "") -> str:
        """Who receives the paper on the left, who signs on the right."""
        half = self.width / 2
        named = Look("center", self.size, bold=True)
        signed = [named(right or "«Chức vụ người ký»"), gap(86), named("" if right else "«Họ tên người ký»")]
        if left:
            begun = named(left)
        else:
            look = (
                Look("left", 14, underlined=True)
                if self.is_party
                else Look("left", 12, bold=True, italic=True)
            )
            begun = look("Nơi nhận:") + "".join(
                Look("left", 12 if self.is_party else 11)(one) for one in sent_to
            )
        return gap(12, keep=True) + columns((half, half), (begun, "".join(signed))) + gap(1)

    def _office(self) -> list[str]:
        size = 14 if self.is_party else 13
        lines = [Look("center", size)("«Cơ quan cấp trên»"), Look("center", size, bold=True)("«Tên cơ quan»")]
        return [*lines, Look("center", size)("*") if self.is_party else rule(22, self.left)]

    def _nation(self, width: float) -> list[str]:
        if self.is_party:
            return [Look("center", 15, bold=True)("ĐẢNG CỘNG SẢN VIỆT NAM"), rule(68, width)]
        return [
            Look("center", 13, bold=True)("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            Look("center", 14, bold=True)("Độc lập - Tự do - Hạnh phúc"),
            rule(63, width),
        ]


STATE = Family("state", 14, 14, (20, 20, 30, 20), 160, 62, ":")
PARTY = Family("party", 14, 15, (20, 20, 30, 15), 165, 78, "")


def award_table(widths: Sequence[float], *, notes: bool) -> str:
    """The list of awards under I. TẬP THỂ, II. HỘ GIA ĐÌNH, III. CÁ NHÂN (domain.md §4.5)."""
    heads = ["STT", "Họ và tên, tên tập thể", "Chức vụ, đơn vị (địa chỉ)", "Thành tích (tên mô hình)"]
    fields = ["«STT»", "«Họ tên»", "«Chức vụ, đơn vị»", "«Thành tích»", "«Mức thưởng»", "«Ghi chú»"]
    heads += ["Mức thưởng (đồng)", "Ghi chú"]
    looks = [_MIDDLE, _CELL, _CELL, _CELL, _MONEY, _CELL]
    count = 6 if notes else 5
    return grid(
        widths,
        [
            [_HEAD_CELL(one) for one in heads[:count]],
            [Look("left", 12, bold=True, before=2, after=2, keep=True)("«Nhóm»")],
            [look(field) for look, field in zip(looks[:count], fields[:count], strict=True)],
        ],
    )


def annex(family: Family) -> list[str]:
    """The list that goes with a decision, on pages of its own across."""
    title = Look("center", family.title, bold=True)
    return [
        title("DANH SÁCH"),
        Look("center", family.size, bold=True)("«Được khen»"),
        Look("center", family.size, bold=True, left=15, right=15)("«Thành tích chung»"),
        Look("center", 13, italic=True)("«Kèm theo»"),
        rule(45, 247),
        gap(6),
        award_table((12, 60, 60, 67, 28, 20), notes=True),
        Look("left", 13, italic=True, before=6)("(Danh sách gồm «Số lượng»)"),
        Look("left", 13, italic=True)("«Dòng kết danh sách»"),
    ]


def proposal(family: Family) -> bytes:
    """Tờ trình."""
    body = family.body
    receivers = ("- Như trên;", "- Lưu: VT, hồ sơ khen thưởng.")
    if family.is_party:
        receivers = ("- Như trên,", "- Lưu.")
    blocks = [
        family.head(),
        *family.title_lines("TỜ TRÌNH", "«Trích yếu»"),
        Look("center", family.size, before=4, after=4)("Kính gửi: «Cơ quan ban hành»."),
        body("«Căn cứ»"),
        body("«Kết quả họp xét», «Cơ quan trình» kính trình «Cơ quan ban hành» xem xét, «Đề nghị khen» "
             "«Thành tích chung», cụ thể như sau:"),
        gap(6),
        award_table((12, 42, 36, family.width - 116, 26), notes=False),
        gap(4),
        body("«Điều khoản tiền thưởng»"),
        family.last("Kính trình «Cơ quan ban hành» xem xét, quyết định./."),
        family.signature(receivers),
    ]  # fmt: skip
    return document(blocks, page_end(family.margins))


def decision(family: Family) -> bytes:
    """Quyết định, with its list on pages across."""
    body = family.body
    center = Look("center", family.size, bold=True, before=6, after=2, keep=True)
    if family.is_party:
        middle = [body("- «Căn cứ»"), center("«Thẩm quyền ban hành»\nQUYẾT ĐỊNH:")]
        carried_out = "Văn phòng Đảng ủy, các chi bộ, đảng bộ trực thuộc"
        receivers = ("- Như Điều 3,", "- Lưu Văn phòng Đảng ủy.")
    else:
        middle = [
            center("«Thẩm quyền ban hành»"),
            Look("both", family.size, italic=True, first=12.7, before=6, line=1.1)("«Căn cứ»"),
            center("QUYẾT ĐỊNH:"),
        ]
        carried_out = "Thủ trưởng các cơ quan, đơn vị liên quan"
        receivers = ("- Như Điều 3;", "- Lưu: VT, hồ sơ khen thưởng.")
    blocks = [
        family.head(),
        *family.title_lines("QUYẾT ĐỊNH", "«Trích yếu»"),
        *middle,
        body("**Điều 1.** «Khen cho» «Thành tích chung» (có Danh sách kèm theo)."),
        body("**Điều 2.** «Điều khoản tiền thưởng»"),
        family.last(f"**Điều 3.** Quyết định này có hiệu lực kể từ ngày ký. {carried_out} và các tập thể, hộ gia đình, "
             "cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./."),
        family.signature(receivers),
        new_section(page_end(family.margins)),
        *annex(family),
    ]  # fmt: skip
    return document(blocks, page_end((20, 20, 30, 20), landscape=True))


def award_list(family: Family) -> bytes:
    """Danh sách kèm theo, as a file of its own."""
    return document(annex(family), page_end((20, 20, 30, 20), landscape=True))


def minutes(family: Family) -> bytes:
    """Biên bản hội nghị, with attendance, opinions and answers, awards and pledges."""
    body = family.body
    blocks = [
        family.head(),
        *family.title_lines("BIÊN BẢN", "«Tên hội nghị»"),
        family.heading("I. THỜI GIAN, ĐỊA ĐIỂM, THÀNH PHẦN"),
        body("1. Thời gian: «Thời gian»."),
        body("2. Địa điểm: «Địa điểm»."),
        body("3. Đơn vị tổ chức: «Đơn vị tổ chức». Chủ trì: «Người chủ trì»."),
        body("4. Đại biểu: được mời «Số được mời»; có mặt «Số có mặt» («Tỷ lệ có mặt»); vắng có lý do "
             "«Số vắng có lý do»; vắng không lý do «Số vắng không lý do»."),
        family.listed("«Mục khối»"),
        gap(4),
        grid(
            (family.width - 100, 25, 25, 25, 25),
            [
                [_HEAD_CELL(one) for one in ("Khối", "Được mời", "Có mặt", "Vắng có lý do", "Vắng không lý do")],
                [
                    _CELL("«Tên khối»"),
                    *(_MIDDLE(one) for one in (
                        "«Khối được mời»", "«Khối có mặt»", "«Khối vắng có lý do»", "«Khối vắng không lý do»"
                    )),
                ],
            ],
        ),
        family.heading("II. NỘI DUNG"),
        dotted(family.width),
        *contents(family),
        family.heading("III. KẾT LUẬN CỦA CHỦ TRÌ"),
        dotted(family.width),
        family.last("Hội nghị kết thúc hồi …… giờ …… cùng ngày. Biên bản đã đọc lại và được hội nghị thông qua./."),
        family.signature((), "THƯ KÝ", "CHỦ TRÌ"),
    ]  # fmt: skip
    return document(blocks, page_end(family.margins))


def contents(family: Family) -> list[str]:
    """What happened at a conference; a part that it did not have is left out."""
    return [
        family.heading("«Mục ý kiến»"),
        family.listed("- «Người nêu»: «Nội dung ý kiến»"),
        Look("both", family.size, italic=True, first=12.7, before=3, line=1.1)("«Kết quả trả lời»"),
        family.heading("«Mục trao thưởng»"),
        family.listed("- Đợt «Đợt trao số»: «Nội dung đợt trao»"),
        family.heading("«Mục giao ước»"),
        family.listed("- «Bên ký giao ước»: «Chỉ tiêu giao ước»"),
    ]


def notice(family: Family) -> bytes:
    """Thông báo kết quả hội nghị."""
    body = family.body
    receivers = ("- Các đơn vị, cá nhân dự hội nghị;", "- Lưu: VT.")
    if family.is_party:
        receivers = ("- Các đơn vị, cá nhân dự hội nghị,", "- Lưu Văn phòng Đảng ủy.")
    widths = (11, 36, family.width - 125, 32, 46)
    heads = ("STT", "Người nêu", "Nội dung ý kiến", "Đơn vị giải quyết", "Kết quả")
    fields = ("«Ý kiến số»", "«Người nêu»", "«Nội dung ý kiến»", "«Đơn vị giải quyết»", "«Kết quả trả lời»")
    looks = (_MIDDLE, _CELL, _CELL, _CELL, _CELL)
    blocks = [
        family.head(),
        *family.title_lines("THÔNG BÁO", "Kết quả «Tên hội nghị»"),
        body("«Thời gian», tại «Địa điểm», «Đơn vị tổ chức» tổ chức «Tên hội nghị», «Người chủ trì» chủ trì. "
             "Có mặt «Số có mặt»/«Số được mời» đại biểu được mời («Tỷ lệ có mặt»)."),
        body("«Kết quả ý kiến»"),
        body("«Kết quả trao thưởng»"),
        family.heading("«Mục ý kiến»"),
        gap(4),
        grid(widths, [
            [_HEAD_CELL(one) for one in heads],
            [look(field) for look, field in zip(looks, fields, strict=True)],
        ]),
        family.heading("«Mục trao thưởng»"),
        family.listed("- Đợt «Đợt trao số»: «Nội dung đợt trao»"),
        family.heading("«Mục giao ước»"),
        family.listed("- «Bên ký giao ước»: «Chỉ tiêu giao ước»"),
        family.last("«Cơ quan» thông báo để các đơn vị, cá nhân biết và thực hiện./."),
        family.signature(receivers),
    ]  # fmt: skip
    return document(blocks, page_end(family.margins))


def answer(family: Family) -> bytes:
    """The letter that answers an opinion."""
    body = family.body
    receivers = ("- Như trên;", "- Lưu: VT.")
    if family.is_party:
        receivers = ("- Như trên,", "- Lưu Văn phòng Đảng ủy.")
    blocks = [
        family.head(about="«Trích yếu»"),
        Look("center", family.size, before=18, after=8)("Kính gửi: «Kính gửi»."),
        body("«Cơ quan» nhận được ý kiến nêu tại «Tên hội nghị» «Ngày hội nghị», nội dung như sau:"),
        body("“«Nội dung ý kiến»”"),
        body("Về ý kiến trên, «Cơ quan» trả lời như sau:"),
        body("«Nội dung trả lời»"),
        family.last("«Cơ quan» trân trọng cảm ơn ý kiến đóng góp và mong tiếp tục nhận được sự quan tâm, giám sát của "
             "nhân dân./."),
        family.signature(receivers),
    ]  # fmt: skip
    return document(blocks, page_end(family.margins))


def narrative(family: Family) -> bytes:
    """The quarter's report in sentences; the figures are fields, the sentences are the office's."""
    body = family.body
    receivers = ("- Như trên;", "- Lưu: VT.")
    if family.is_party:
        receivers = ("- Như trên,", "- Lưu Văn phòng Đảng ủy.")
    blocks = [
        family.head(),
        *family.title_lines("BÁO CÁO", "Kết quả phong trào thi đua “Dân vận khéo” «Kỳ báo cáo»"),
        Look("center", family.size, before=4, after=4)(
            "Kính gửi: Ban Tuyên giáo và Dân vận Thành ủy Hà Nội."
        ),
        body("Thực hiện chế độ báo cáo, «Cơ quan» báo cáo kết quả phong trào thi đua “Dân vận khéo” «Kỳ báo cáo» "
             "(từ ngày «Từ ngày» đến ngày «Đến ngày») như sau:"),
        family.heading("I. KẾT QUẢ"),
        family.heading("1. Xây dựng mô hình “Dân vận khéo”"),
        body("Năm «Năm báo cáo», toàn phường đăng ký «Mô hình đăng ký» mô hình, trong đó: kinh tế "
             "«Mô hình đăng ký: Kinh tế»; văn hóa - xã hội «Mô hình đăng ký: Văn hóa - xã hội»; quốc phòng - an ninh "
             "«Mô hình đăng ký: Quốc phòng - an ninh»; xây dựng hệ thống chính trị "
             "«Mô hình đăng ký: Xây dựng hệ thống chính trị»."),
        body("Có «Mô hình đăng ký: Mới» mô hình mới, «Mô hình đăng ký: Duy trì» mô hình duy trì và "
             "«Mô hình đăng ký: Nhân rộng» mô hình nhân rộng; «Mô hình công nhận» lượt mô hình được công nhận."),
        family.heading("2. Khen thưởng"),
        body("Trong kỳ có «Số quyết định» quyết định khen thưởng với «Số lượt khen» lượt khen, gồm «Khen tập thể» "
             "tập thể, «Khen hộ gia đình» hộ gia đình, «Khen cá nhân» cá nhân («Số lượt khen (so cùng kỳ)» so với "
             "cùng kỳ năm trước); tổng tiền thưởng «Tiền thưởng» đồng. Lũy kế từ đầu năm: "
             "«Số lượt khen (lũy kế)» lượt, «Tiền thưởng (lũy kế)» đồng."),
        family.listed("«Mục quyết định»"),
        family.listed("- «Quyết định trong kỳ»"),
        family.heading("3. Hội nghị, đối thoại, tiếp thu ý kiến của nhân dân"),
        body("Tổ chức «Số hội nghị» hội nghị, trong đó «Số đối thoại» hội nghị đối thoại, với «Số người dự» lượt "
             "người dự («Số hội nghị (so cùng kỳ)» so với cùng kỳ năm trước)."),
        body("Tiếp nhận «Ý kiến tiếp nhận» ý kiến; đã trả lời «Ý kiến đã trả lời» ý kiến; chuyển cấp trên "
             "«Ý kiến chuyển cấp trên» ý kiến; còn quá hạn «Ý kiến quá hạn» ý kiến."),
        family.listed("«Mục hội nghị»"),
        family.listed("- «Hội nghị trong kỳ»"),
        family.heading("4. Tổ dân vận"),
        body("Toàn phường có «Số tổ dân vận» tổ dân vận với «Số thành viên tổ» thành viên, trong đó "
             "«Thành viên nữ» nữ, «Thành viên đảng viên» đảng viên."),
        family.heading("5. Hoạt động khác"),
        body("Thực hiện «Số hoạt động» hoạt động giám sát, dân chủ cơ sở, tiếp công dân, thăm hỏi, ủng hộ với "
             "«Số người hoạt động» lượt người; giá trị ủng hộ, hỗ trợ «Giá trị hỗ trợ» đồng."),
        family.heading("II. ĐÁNH GIÁ CHUNG"),
        dotted(family.width),
        family.heading("III. NHIỆM VỤ TRỌNG TÂM KỲ TỚI"),
        dotted(family.width),
        family.signature(receivers),
    ]  # fmt: skip
    return document(blocks, page_end(family.margins))


MAKERS = {
    "proposal": proposal,
    "decision": decision,
    "award_list": award_list,
    "minutes": minutes,
    "notice": notice,
    "answer": answer,
    "narrative": narrative,
}


def made() -> dict[str, bytes]:
    """Every template by the name of its file."""
    return {
        f"{family.name}-{kind}.docx": make(family)
        for family in (STATE, PARTY)
        for kind, make in MAKERS.items()
    }


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, content in made().items():
        (FOLDER / name).write_bytes(content)

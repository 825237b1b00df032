"""The fields that a Word template may name, by kind of paper: the contract with the office's own templates.

A name counts without marks, case, spaces and signs: «Tên cơ quan», «ten co quan» and the merge field
Ten_co_quan are one. Word allows 64 letters for what a filled field is marked with.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.records.codes import DocumentKind
from desktop.records.figure_fields import figure_fields
from desktop.records.text import fold


@dataclass(frozen=True)
class DocumentField:
    """One field: its name and what it says; `listing` names the list in whose rows it is repeated.

    `is_heading`: it stands once above the rows of a part of the list.
    """

    name: str
    about: str
    listing: str = ""
    is_heading: bool = False


_HEAD = {
    "Cơ quan cấp trên": "dòng cơ quan cấp trên ở đầu văn bản; không có thì bỏ dòng",
    "Tên cơ quan": "tên cơ quan ban hành văn bản, chữ in hoa như ở đầu văn bản",
    "Số ký hiệu": "số, ký hiệu văn bản; chưa có số thì chừa chỗ để điền tay",
    "Địa danh, ngày tháng": "ví dụ: Hoàn Kiếm, ngày 09 tháng 10 năm 2026",
    "Chức vụ người ký": "các dòng chức vụ, ví dụ KT. CHỦ TỊCH / PHÓ CHỦ TỊCH",
    "Họ tên người ký": "họ và tên người ký văn bản",
    "Cơ quan": "tên cơ quan trong câu, ví dụ Ủy ban nhân dân phường Hoàn Kiếm",
    "Phường": "ví dụ: phường Hoàn Kiếm",
    "Ngày lập": "ngày soạn văn bản, ví dụ 09/10/2026",
}

_COMMENDATION = {
    "Cơ quan ban hành": "ai ban hành quyết định, ví dụ Chủ tịch Ủy ban nhân dân phường Hoàn Kiếm",
    "Thẩm quyền ban hành": "như trên, chữ in hoa",
    "Cơ quan trình": "ai đề nghị khen thưởng, ví dụ Hội đồng Thi đua - Khen thưởng",
    "Trích yếu": "về việc gì; chưa ghi thì lập từ hình thức và thành tích",
    "Đề nghị khen": "như Khen cho, viết thường ở đầu",
    "Khen cho": "ví dụ: Tặng Giấy khen cho 12 tập thể và 03 cá nhân",
    "Được khen": "dòng dưới chữ DANH SÁCH, ví dụ Tập thể, cá nhân được tặng Giấy khen",
    "Thành tích chung": "ví dụ: đã có thành tích xuất sắc trong phong trào thi đua “Dân vận khéo” năm 2026",
    "Dịp khen thưởng": "dịp khen thưởng như ghi ở quyết định",
    "Số lượng": "ví dụ: 12 tập thể, 01 hộ gia đình, 03 cá nhân",
    "Tổng số trường hợp": "số trường hợp trong danh sách",
    "Số tập thể": "số tập thể, hai chữ số",
    "Số hộ gia đình": "số hộ gia đình, hai chữ số",
    "Số cá nhân": "số cá nhân, hai chữ số",
    "Tổng tiền thưởng": "ví dụ: 12.160.000",
    "Tổng tiền bằng chữ": "ví dụ: Mười hai triệu một trăm sáu mươi nghìn đồng",
    "Nguồn kinh phí": "nguồn chi tiền thưởng",
    "Điều khoản tiền thưởng": "câu về tiền thưởng kèm theo và nguồn chi",
    "Số biên bản": "số biên bản họp xét",
    "Ngày họp xét": "ngày họp xét",
    "Kết quả họp xét": "câu về số người dự họp và số phiếu đồng ý",
    "Số tờ trình": "số tờ trình",
    "Ngày tờ trình": "ngày tờ trình",
    "Số quyết định": "số quyết định; chưa có thì chừa chỗ",
    "Ngày quyết định": "ngày quyết định; chưa có thì chừa chỗ",
    "Dòng kết danh sách": "tổng tiền thưởng bằng số và bằng chữ, hoặc tổng số trường hợp",
    "Kèm theo": "dòng dưới tên danh sách, ví dụ Kèm theo Quyết định số … ngày … của …",
}

_AWARDS = {
    "STT": "số thứ tự trong từng nhóm",
    "Họ tên": "họ và tên, tên tập thể như ghi trong danh sách",
    "Chức vụ, đơn vị": "chức vụ, đơn vị hoặc địa chỉ",
    "Thành tích": "thành tích riêng hoặc tên mô hình",
    "Hình thức khen": "hình thức khen thưởng",
    "Mức thưởng": "mức thưởng, ví dụ 1.520.000",
    "Ghi chú": "ghi chú của dòng",
}

_CONFERENCE = {
    "Tên hội nghị": "tên hội nghị như ghi trong sổ",
    "Loại hội nghị": "ví dụ: Hội nghị đối thoại",
    "Thời gian": "giờ và ngày tổ chức",
    "Ngày hội nghị": "ví dụ: ngày 09 tháng 10 năm 2026",
    "Địa điểm": "nơi tổ chức",
    "Đơn vị tổ chức": "đơn vị tổ chức hội nghị",
    "Người chủ trì": "người chủ trì hội nghị",
}

_COUNTS = {
    "Số được mời": "số đại biểu được mời",
    "Số có mặt": "số đại biểu có mặt",
    "Số vắng có lý do": "số đại biểu vắng có lý do",
    "Số vắng không lý do": "số đại biểu vắng không lý do",
    "Tỷ lệ có mặt": "ví dụ: 96,7 %",
    "Số ý kiến": "số ý kiến đã nêu",
    "Số ý kiến đã trả lời": "số ý kiến đã trả lời",
    "Số ý kiến đang giải quyết": "số ý kiến đang giải quyết, kể cả quá hạn",
    "Số ý kiến chuyển cấp trên": "số ý kiến chuyển cấp trên",
    "Kết quả ý kiến": "câu về số ý kiến; hội nghị không có ý kiến thì bỏ đoạn",
    "Kết quả trao thưởng": "câu về khen thưởng; hội nghị không trao thưởng thì bỏ đoạn",
    "Số lượng khen thưởng": "trao tại hội nghị, ví dụ: 36 tập thể, 03 cá nhân",
}

_BLOCKS = {
    "Tên khối": "khối đại biểu",
    "Khối được mời": "số được mời của khối",
    "Khối có mặt": "số có mặt của khối",
    "Khối vắng có lý do": "số vắng có lý do của khối",
    "Khối vắng không lý do": "số vắng không lý do của khối",
}

_OPINIONS = {
    "Ý kiến số": "số thứ tự của ý kiến",
    "Người nêu": "người nêu ý kiến và đơn vị, địa chỉ",
    "Nội dung ý kiến": "nội dung ý kiến",
    "Đơn vị giải quyết": "đơn vị giải quyết",
    "Hạn trả lời": "hạn trả lời",
    "Kết quả trả lời": "câu trả lời, hoặc đang giải quyết, chuyển cấp trên",
}

_ROUNDS = {
    "Đợt trao số": "số thứ tự đợt trao thưởng",
    "Nội dung đợt trao": "ai trao, hình thức nào, cho bao nhiêu tập thể, cá nhân",
}

_PLEDGES = {
    "Bên ký giao ước": "đơn vị ký giao ước thi đua",
    "Chỉ tiêu giao ước": "chỉ tiêu đã ký",
}

_ANSWER = {
    "Trích yếu": "về việc trả lời ý kiến tại hội nghị nào",
    "Người nêu ý kiến": "người nêu ý kiến",
    "Địa chỉ người nêu": "đơn vị, địa chỉ của người nêu",
    "Kính gửi": "người nêu ý kiến và địa chỉ",
    "Nội dung ý kiến": "nội dung ý kiến",
    "Nội dung trả lời": "câu trả lời đã ghi",
    "Ngày trả lời": "ngày trả lời",
    "Đơn vị giải quyết": "đơn vị giải quyết",
    "Hạn trả lời": "hạn trả lời",
    "Chuyển đến": "cấp trên nhận ý kiến",
}

_NARRATIVE = {
    "Kỳ báo cáo": "ví dụ: quý III/2026",
    "Kỳ báo cáo in hoa": "ví dụ: QUÝ III/2026",
    "Từ ngày": "ngày đầu kỳ",
    "Đến ngày": "ngày cuối kỳ",
    "Năm báo cáo": "năm của kỳ báo cáo",
    "Tỷ lệ trả lời ý kiến": "ý kiến đã trả lời trong số tiếp nhận trong kỳ, ví dụ 83,3 %",
}


def _of(abouts: Mapping[str, str], listing: str = "", heading: str = "") -> tuple[DocumentField, ...]:
    """The fields of a table of names; in a list with the field that heads its parts first."""
    head = [DocumentField(heading, "đề mục; không có dòng nào thì bỏ", listing, is_heading=True)]
    return (*(head if heading else []), *(DocumentField(name, abouts[name], listing) for name in abouts))


_OFFICE = _of(_HEAD)
_BASES = _of({"Căn cứ": "mỗi căn cứ một đoạn"}, "bases")
_AWARD_ROWS = _of(_AWARDS, "awards", "Nhóm")
_OF_COMMENDATION = (*_OFFICE, *_of(_COMMENDATION), *_BASES, *_AWARD_ROWS)
_OF_CONFERENCE = (
    *_OFFICE, *_of(_CONFERENCE), *_of(_COUNTS), *_of(_BLOCKS, "blocks", "Mục khối"),
    *_of(_OPINIONS, "opinions", "Mục ý kiến"), *_of(_ROUNDS, "rounds", "Mục trao thưởng"),
    *_of(_PLEDGES, "pledges", "Mục giao ước"),
)  # fmt: skip
_EVENTS = (
    *_of({"Hội nghị trong kỳ": "tên, ngày, số người dự"}, "conferences", "Mục hội nghị"),
    *_of({"Quyết định trong kỳ": "số, ngày, nội dung, số trường hợp"}, "commendations", "Mục quyết định"),
    *_of({"Mô hình công nhận trong kỳ": "tên mô hình, đơn vị, cấp"}, "recognitions", "Mục mô hình"),
)

FIELDS: Mapping[DocumentKind, tuple[DocumentField, ...]] = {
    DocumentKind.PROPOSAL: _OF_COMMENDATION,
    DocumentKind.DECISION: _OF_COMMENDATION,
    DocumentKind.AWARD_LIST: _OF_COMMENDATION,
    DocumentKind.MINUTES: _OF_CONFERENCE,
    DocumentKind.NOTICE: _OF_CONFERENCE,
    DocumentKind.ANSWER: (*_OFFICE, *_of(_CONFERENCE), *_of(_ANSWER)),
    DocumentKind.NARRATIVE: (
        *_OFFICE,
        *_of(_NARRATIVE),
        *_EVENTS,
        *(DocumentField(name, about) for name, about in figure_fields()),
    ),
}
"""Every field of a kind of paper, the head first; a name stands once in a kind."""


def known_fields(kind: DocumentKind, names: Sequence[str]) -> Mapping[str, str]:
    """Which field each name that a document uses means; those that mean none are left out."""
    folded = {fold(one.name): one.name for one in FIELDS[kind]}
    return {name: folded[fold(name)] for name in names if fold(name) in folded}


def nearest_field(kind: DocumentKind, name: str) -> str:
    """The field that a wrong name was probably meant for; empty where none is like it."""
    folded = {fold(one.name): one.name for one in FIELDS[kind]}
    near = difflib.get_close_matches(fold(name), list(folded), n=1, cutoff=0.6)
    return folded[near[0]] if near else ""

"""The wordings of the papers written in Word (domain.md §3, §4; NĐ 30/2020/NĐ-CP; HD 36-HD/VPTW)."""

from __future__ import annotations

from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    "proposal": "Tờ trình",
    "decision": "Quyết định",
    "award_list": "Danh sách kèm theo",
    "minutes": "Biên bản hội nghị",
    "notice": "Thông báo kết quả",
    "answer": "Công văn trả lời",
    "narrative": "Báo cáo lời văn",
}

FILE_NAMES: Mapping[str, str] = {
    "proposal": "to_trinh",
    "decision": "quyet_dinh",
    "award_list": "danh_sach",
    "minutes": "bien_ban",
    "notice": "thong_bao",
    "answer": "tra_loi",
    "narrative": "bao_cao",
}

COMMANDS: Mapping[str, str] = {
    "proposal": "to-trinh",
    "decision": "quyet-dinh",
    "award_list": "danh-sach",
    "minutes": "bien-ban",
    "notice": "thong-bao",
    "answer": "tra-loi",
    "narrative": "bao-cao",
}
"""How the command `sovang document` calls the kinds."""

NUMBER_CODES: Mapping[str, str] = {
    "proposal": "TTr",
    "decision": "QĐ",
    "minutes": "BB",
    "notice": "TB",
    "answer": "CV",
    "narrative": "BC",
}
"""What stands for the kind in a paper's number (domain.md §3)."""

PROPOSING_COUNCIL = ("HỘI ĐỒNG\nTHI ĐUA - KHEN THƯỞNG", "Hội đồng Thi đua - Khen thưởng", "TTr-HĐTĐKT")
PROPOSING_BLOCK = ("KHỐI DÂN VẬN", "Khối Dân vận", "TTr/KDV")
"""Who proposes where the office itself decides: as a head, in a sentence, in the number."""
FOR_COMMITTEE = "TM. ỦY BAN NHÂN DÂN\n"
"""Above the chairman's title on what is the whole committee's act; a commendation is his own (domain.md §3.1)."""
COUNCIL_SIGNS = "TM. HỘI ĐỒNG\nPHÓ CHỦ TỊCH"
BLOCK_SIGNS = "T/M KHỐI DÂN VẬN\nTRƯỞNG KHỐI"

MONEY_CLAUSE = "Tiền thưởng kèm theo là {amount} đồng ({words}), trích từ {source}."
MONEY_CLAUSE_WITHOUT_SOURCE = "Tiền thưởng kèm theo là {amount} đồng ({words}), theo quy định hiện hành."
NO_MONEY_CLAUSE = "Các tập thể, cá nhân có tên tại Điều 1 được hưởng quyền lợi theo quy định hiện hành."
IN_THE_PROPOSAL = ("có tên tại Điều 1", "có tên trong danh sách trên")
"""A proposal has no articles: what stands there instead."""
BY_BODY = "Theo đề nghị của {proposer}."
BY_PROPOSAL = "Theo đề nghị của {proposer} tại Tờ trình số {number} {day}."
MEETING = "Cuộc họp xét ngày {day} có {present}/{total} thành viên dự, {votes} phiếu đồng ý"
MEETING_MINUTES = " (Biên bản số {number})"

OPINIONS_HEADING = "{number}. Ý kiến, kiến nghị và kết quả trả lời ({count} ý kiến)"
ROUNDS_HEADING = "{number}. Trao thưởng ({counts})"
OPINIONS_TOLD = "Hội nghị đã tiếp nhận {count} ý kiến: {told}."
ROUNDS_TOLD = "Tại hội nghị đã trao thưởng cho {counts}."
PLEDGES_HEADING = "{number}. Ký giao ước thi đua ({count} bên ký)"
BLOCKS_HEADING = "Số đại biểu theo khối:"
CONFERENCES_HEADING = "Các hội nghị đã tổ chức:"
COMMENDATIONS_HEADING = "Các quyết định khen thưởng:"
RECOGNITIONS_HEADING = "Các mô hình được công nhận:"

ANSWERED_AT_ONCE = "Đã trả lời tại hội nghị"
ANSWERED = "Đã trả lời"
IN_PROGRESS = "Đang giải quyết"
PASSED_UP = "Đã chuyển {to}"
ANSWER_SUBJECT = "V/v trả lời ý kiến tại {conference}"

TEMPLATE_BUNDLED = "Mẫu có sẵn"

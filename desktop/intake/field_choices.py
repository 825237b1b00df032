"""The words with which lists name the entries of closed lists, folded, for each code."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from desktop.records.codes import (
    ActivityKind,
    ConferenceKind,
    Field,
    Form,
    Grade,
    InitiativeState,
    Level,
    Novelty,
    OpinionState,
    RecipientKind,
)
from desktop.records.text import fold


def _table(words: Mapping[StrEnum, str]) -> Mapping[str, StrEnum]:
    """Semicolons part the wordings of one code."""
    return {fold(one): code for code, wordings in words.items() for one in wordings.split(";")}


RECIPIENT_KINDS = _table(
    {
        RecipientKind.COLLECTIVE: "tập thể; tổ chức; đơn vị",
        RecipientKind.HOUSEHOLD: "hộ gia đình; gia đình; hộ",
        RecipientKind.INDIVIDUAL: "cá nhân; người trực tiếp; lãnh đạo quản lý",
    }
)
FORMS = _table(
    {
        Form.GIAY_KHEN: "giấy khen; GK",
        Form.CONG_NHAN_VA_THUONG: "công nhận và thưởng; công nhận và khen thưởng; công nhận, thưởng",
        Form.CONG_NHAN: "công nhận; giấy chứng nhận; chứng nhận",
        Form.THUONG: "thưởng; thưởng tiền; tặng thưởng",
        Form.BANG_KHEN: "bằng khen; BK",
        Form.BIEU_DUONG: "biểu dương; tuyên dương; thư khen",
    }
)
FIELDS = _table(
    {
        Field.ECONOMY: "kinh tế; phát triển kinh tế; KT",
        Field.CULTURE_SOCIETY: "văn hóa xã hội; văn hóa; xã hội; VH-XH; VHXH; văn xã",
        Field.DEFENCE_SECURITY: """quốc phòng an ninh; an ninh quốc phòng; quốc phòng; an ninh;
            an ninh trật tự; QP-AN; QPAN; ANQP; ANTT""",
        Field.POLITICAL_SYSTEM: """xây dựng hệ thống chính trị; hệ thống chính trị; xây dựng Đảng; XD HTCT;
            XDHTCT; HTCT; xây dựng Đảng và hệ thống chính trị""",
    }
)
LEVELS = _table(
    {
        Level.WARD: """phường; xã; thị trấn; cơ sở; cấp phường; cấp xã; cấp cơ sở; xã, phường, thị trấn;
            xã, phường; cấp xã, phường""",
        Level.DISTRICT: "quận; huyện; thị xã; cấp quận; cấp huyện; quận, huyện, thị xã; quận, huyện",
        Level.CITY: "thành phố; TP; tỉnh; cấp thành phố; cấp TP; cấp tỉnh",
        Level.CENTRAL: "trung ương; TW; nhà nước; cấp trung ương; cấp TW",
    }
)
NOVELTIES = _table(
    {
        Novelty.NEW: "mới; đăng ký mới; xây dựng mới; mô hình mới; làm mới",
        Novelty.KEPT: "duy trì; tiếp tục; tiếp tục duy trì; duy trì, phát huy; cũ; tiếp tục thực hiện",
        Novelty.COPIED: "nhân rộng; nhân rộng từ nơi khác; học tập",
    }
)
INITIATIVE_STATES = _table(
    {
        InitiativeState.REGISTERED: "đăng ký; đã đăng ký",
        InitiativeState.APPRAISED: "thẩm định; đã thẩm định",
        InitiativeState.RECOGNISED: "công nhận; đã công nhận; được công nhận; đạt",
        InitiativeState.FAILED: "không đạt; chưa đạt; không công nhận; không được công nhận",
        InitiativeState.WITHDRAWN: "rút; đã rút; xin rút; không thực hiện",
    }
)
GRADES = _table(
    {
        Grade.GOOD: "tốt; xuất sắc; hoàn thành tốt; hoàn thành xuất sắc; A",
        Grade.FAIR: "khá; B",
        Grade.AVERAGE: "trung bình; TB; C",
    }
)
CONFERENCE_KINDS = _table(
    {
        ConferenceKind.DIALOGUE: "đối thoại; hội nghị đối thoại; tiếp xúc, đối thoại",
        ConferenceKind.MIDTERM_REVIEW: "sơ kết; hội nghị sơ kết",
        ConferenceKind.SUMMING_UP: "tổng kết; hội nghị tổng kết",
        ConferenceKind.FESTIVAL: "ngày hội",
        ConferenceKind.CONTEST: "hội thi; cuộc thi",
        ConferenceKind.PACT_SIGNING: "ký giao ước; ký giao ước thi đua; ký kết giao ước",
        ConferenceKind.LAUNCH: "phát động; phát động thi đua; lễ phát động; hội nghị phát động",
        ConferenceKind.TRAINING: "tập huấn; lớp tập huấn; hội nghị tập huấn; bồi dưỡng",
        ConferenceKind.DEBUT: "ra mắt; ra mắt mô hình; lễ ra mắt",
        ConferenceKind.PLAQUE: "gắn biển; gắn biển công trình; lễ gắn biển",
        ConferenceKind.SEMINAR: "tọa đàm; hội thảo",
        ConferenceKind.OTHER: "hội nghị; hội nghị khác; khác; tiếp xúc cử tri",
    }
)
OPINION_STATES = _table(
    {
        OpinionState.ANSWERED_AT_ONCE: """đã trả lời tại hội nghị; trả lời tại hội nghị; giải quyết tại chỗ;
            đã giải quyết tại chỗ; trả lời trực tiếp; đã trả lời trực tiếp""",
        OpinionState.ANSWERED: """đã trả lời; đã giải quyết; đã giải quyết xong; hoàn thành; đã xong;
            trả lời bằng văn bản; đã trả lời bằng văn bản""",
        OpinionState.IN_PROGRESS: """đang giải quyết; chưa giải quyết; chưa trả lời; đang xử lý; đang xem xét;
            đang thực hiện""",
        OpinionState.PASSED_UP: """chuyển cấp trên; chuyển cấp có thẩm quyền; đã chuyển cấp trên;
            kiến nghị cấp trên; chuyển thành phố""",
    }
)
ACTIVITY_KINDS = _table(
    {
        ActivityKind.SUPERVISION: "giám sát; giám sát, phản biện; phản biện xã hội; kiểm tra, giám sát",
        ActivityKind.GRASSROOTS_DEMOCRACY: """dân chủ cơ sở; thực hiện dân chủ; quy chế dân chủ;
            thực hiện dân chủ ở cơ sở""",
        ActivityKind.RECEIVING_CITIZENS: "tiếp công dân; tiếp dân; tiếp nhận đơn thư",
        ActivityKind.VISIT: "thăm hỏi; thăm hỏi, tặng quà; thăm, tặng quà; tặng quà; thăm viếng",
        ActivityKind.SUPPORT: "ủng hộ; hỗ trợ; ủng hộ, hỗ trợ; an sinh xã hội; quyên góp; vận động ủng hộ",
        ActivityKind.PUBLICITY: "tuyên truyền; tuyên truyền, vận động; vận động",
        ActivityKind.OTHER: "khác; hoạt động khác",
    }
)

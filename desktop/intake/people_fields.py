"""The fields of lists of people and collectives, with the headings that wards write.

The first nine of the awards are the columns of the form used across provinces (domain.md §4.5).
"""

from __future__ import annotations

from desktop.intake import field_choices as choices
from desktop.intake.fields import ListKind, Reads
from desktop.intake.fields import wordings as _field

INDEX = _field("index", "STT; TT; số thứ tự; số TT; S.TT; thứ tự; No", Reads.INDEX)
NOTE = _field("note", "Ghi chú; chú thích; ghi chú khác")
PRIVATE = _field(
    "private",
    """Số CCCD; CCCD; số căn cước; căn cước công dân; căn cước; CMND; số CMND; CMND/CCCD; CCCD/CMND; số
        định danh; số định danh cá nhân; số tài khoản; ngày cấp; nơi cấp""",
    Reads.IGNORED,
)
SIGNED_FOR = _field("signed_for", "Ký nhận; ký tên; chữ ký; người nhận ký", Reads.IGNORED)
_PERSON = (
    _field(
        "address_form",
        "Tên gọi; cách xưng hô; xưng hô; Ông/Bà; Ông (Bà); danh xưng; ông, bà; đối tượng (Ông/Bà)",
    ),
    _field(
        "name",
        """Họ và tên / tên tập thể; họ và tên; họ tên; họ, tên; họ & tên; tên tập thể; tên cá nhân; tập
        thể, cá nhân; tên tập thể, cá nhân; tên tập thể, cá nhân, hộ gia đình; tập thể, cá nhân, hộ gia
        đình; tập thể / hộ gia đình / cá nhân; tập thể, hộ gia đình, cá nhân; họ và tên, tên tập thể;
        tên đơn vị; tên đơn vị, cá nhân; tên đơn vị/cá nhân; đơn vị, cá nhân; tên hộ gia đình; họ tên
        chủ hộ; họ và tên chủ hộ; chủ hộ; tên chủ hộ; tên đối tượng; người được khen thưởng; đối tượng
        khen thưởng; tên đối tượng khen thưởng; cá nhân, tập thể; tập thể và cá nhân; tập thể; cá nhân;
        hộ gia đình; họ và tên cá nhân; danh sách tập thể, cá nhân""",
        Reads.NAME,
    ),
    _field(
        "family_names",
        """Họ đệm; họ và đệm; họ và tên đệm; họ, đệm; họ, tên đệm; họ và chữ đệm; họ và tên họ đệm; họ lót;
        họ""",
        Reads.NAME,
    ),
    _field("given_name", "Tên; tên riêng; họ và tên tên", Reads.NAME),
    _field(
        "birth_year",
        """Năm sinh; ngày tháng năm sinh; ngày, tháng, năm sinh; ngày sinh; sinh năm; SN; NS;
        ngày/tháng/năm sinh; năm sinh (ngày sinh)""",
        Reads.BIRTH_YEAR,
    ),
    _field(
        "birth_year_man",
        "Năm sinh nam; ngày sinh nam; ngày tháng năm sinh nam; ngày, tháng, năm sinh nam; nam",
        Reads.BIRTH_YEAR,
    ),
    _field(
        "birth_year_woman",
        "Năm sinh nữ; ngày sinh nữ; ngày tháng năm sinh nữ; ngày, tháng, năm sinh nữ; nữ",
        Reads.BIRTH_YEAR,
    ),
    _field("sex", "Giới tính; nam/nữ; nam, nữ; phái; giới tính nam; giới tính nữ", Reads.IGNORED),
    _field("phone", "Số điện thoại; điện thoại; SĐT; ĐT; số ĐT; điện thoại liên hệ", Reads.IGNORED),
    PRIVATE,
)
_WORK = (
    _field(
        "position_and_unit",
        """Chức vụ, đơn vị; chức vụ, đơn vị công tác; chức vụ và đơn vị công tác; chức vụ, nơi công tác;
        chức danh, đơn vị; chức danh, đơn vị công tác; chức vụ/đơn vị; chức vụ và đơn vị; chức vụ - đơn
        vị; chức vụ, địa chỉ; đơn vị, chức vụ; đơn vị/địa chỉ, chức vụ; chức vụ (đơn vị)""",
    ),
    _field(
        "position",
        "Chức vụ; chức danh; chức vụ, chức danh; chức vụ công tác; nghề nghiệp; chức vụ, nghề nghiệp",
    ),
    _field(
        "unit",
        """Đơn vị công tác; đơn vị; địa chỉ; nơi công tác; cơ quan, đơn vị; cơ quan; nơi ở; chỗ ở; nơi cư
        trú; tổ dân phố; TDP; khu dân cư; thuộc đơn vị; đơn vị, địa chỉ; đơn vị (địa chỉ); địa chỉ, đơn
        vị; đơn vị quản lý; đơn vị đề nghị; nơi sinh hoạt; địa bàn; đơn vị/địa chỉ; nơi công tác, nơi ở""",
    ),
)
_KIND = _field(
    "kind",
    """Phân loại; phân loại khen thưởng; phân loại đối tượng; loại đối tượng; loại hình đối tượng;
        đối tượng; loại""",
    Reads.CHOICE,
    choices.RECIPIENT_KINDS,
    is_repeatable=True,
)

AWARDS = ListKind(
    "awards",
    (
        INDEX,
        *_PERSON,
        *_WORK,
        _KIND,
        _field(
            "form",
            """Hình thức khen thưởng; danh hiệu thi đua/hình thức khen thưởng; danh hiệu thi đua; hình thức;
        danh hiệu, hình thức khen thưởng; hình thức đề nghị; đề nghị khen thưởng; hình thức đề nghị khen
        thưởng; danh hiệu""",
        ),
        _field("field", "Lĩnh vực; lĩnh vực hoạt động", Reads.CHOICE, choices.FIELDS),
        _field(
            "initiative",
            """Tên mô hình; mô hình; tên mô hình, điển hình; mô hình, điển hình; tên mô hình dân vận khéo; mô
        hình dân vận khéo; thành tích (tên mô hình)""",
        ),
        _field(
            "merit",
            """Thành tích; nội dung thành tích; tóm tắt thành tích; thành tích đạt được; nội dung khen thưởng;
        thành tích khen thưởng; thành tích tiêu biểu; thành tích chính; nội dung; lý do khen thưởng; lý
        do; tóm tắt nội dung thành tích""",
        ),
        _field("prize", "Giải; giải thưởng; đạt giải; loại giải; xếp giải"),
        _field(
            "amount",
            """Mức thưởng; mức thưởng (đồng); số tiền; tiền thưởng; số tiền thưởng; mức tiền thưởng; mức khen
        thưởng; mức tiền; kinh phí; thưởng (đồng); thành tiền; mức thưởng bằng số; số tiền bằng số; tiền
        thưởng bằng số""",
            Reads.AMOUNT,
        ),
        _field(
            "amount_in_words",
            "Mức thưởng bằng chữ; số tiền bằng chữ; bằng chữ; tiền thưởng bằng chữ; viết bằng chữ",
            Reads.IGNORED,
        ),
        _field("decision_number", "Số quyết định; số QĐ; quyết định số; số, ký hiệu quyết định; quyết định"),
        _field("decision_date", "Ngày quyết định; ngày QĐ; ngày ký; ngày ban hành", Reads.DATE),
        _field("register_number", "Số sổ vàng; số vào sổ; số sổ; số vào sổ khen thưởng", Reads.COUNT),
        SIGNED_FOR,
        NOTE,
    ),
    (frozenset({"name"}), frozenset({"family_names", "given_name"})),
    ("kind", "form"),
    names_people=True,
)

RECIPIENTS = ListKind(
    "recipients",
    (
        INDEX,
        *_PERSON,
        *_WORK,
        _KIND,
        _field("parent", "Đơn vị cấp trên; trực thuộc; đơn vị cấp trên trực tiếp"),
        _field("valid_from", "Ngày thành lập; thành lập ngày; từ ngày", Reads.DATE),
        _field("valid_to", "Ngày giải thể; ngày sáp nhập; đến ngày; giải thể ngày", Reads.DATE),
        NOTE,
    ),
    (frozenset({"name"}), frozenset({"family_names", "given_name"})),
    ("kind",),
    names_people=True,
)

TEAMS = ListKind(
    "teams",
    (
        INDEX,
        _field("team", "Tổ dân vận; tên tổ dân vận; tên tổ; tổ DV; tổ; thuộc tổ; tổ dân vận số; đơn vị"),
        _field(
            "area",
            """Địa bàn; tổ dân phố, khu dân cư; khu dân cư; tổ dân phố; TDP/khu dân cư; TDP; KDC; địa bàn phụ
        trách""",
        ),
        *(one for one in _PERSON if one.key not in ("name", "sex", "phone")),
        _field(
            "name",
            """Họ và tên; họ tên; họ và tên thành viên; thành viên; tên thành viên; họ và tên tổ viên;
            họ, tên;
        họ tên thành viên""",
            Reads.NAME,
        ),
        _field(
            "office",
            """Chức danh trong tổ; chức vụ trong tổ; nhiệm vụ trong tổ; chức vụ; chức danh; nhiệm vụ; vai trò;
        nhiệm vụ được phân công""",
        ),
        _field("sex", "Giới tính; nam/nữ; phái"),
        _field("is_party_member", "Đảng viên; là đảng viên; đảng viên (x)", Reads.TICK),
        _field("phone", "Số điện thoại; điện thoại; SĐT; ĐT; số ĐT; điện thoại liên hệ"),
        _field("head", "Tổ trưởng; họ tên tổ trưởng; họ và tên tổ trưởng; tổ trưởng tổ dân vận", Reads.NAME),
        _field(
            "members",
            """Số thành viên; tổng số thành viên; số lượng thành viên; số tổ viên; số thành viên tổng;
            tổng số;
        số người""",
            Reads.COUNT,
        ),
        _field("women", "Số nữ; số thành viên nữ; trong đó nữ; thành viên nữ", Reads.COUNT),
        _field("party_members", "Số đảng viên; số thành viên đảng viên; trong đó đảng viên", Reads.COUNT),
        _field(
            "grade",
            "Xếp loại; kết quả xếp loại; phân loại; đánh giá; xếp loại năm; kết quả đánh giá",
            Reads.CHOICE,
            choices.GRADES,
        ),
        _field("grade_year", "Năm xếp loại; năm đánh giá", Reads.YEAR),
        SIGNED_FOR,
        NOTE,
    ),
    (frozenset({"team"}), frozenset({"name"}), frozenset({"family_names", "given_name"})),
    ("team",),
    names_people=True,
)

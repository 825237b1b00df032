"""The fields of lists of initiatives, conferences, opinions and activities (domain.md §4.3, §4.5)."""

from __future__ import annotations

from desktop.intake import field_choices as choices
from desktop.intake.fields import ListKind, Reads
from desktop.intake.fields import wordings as _field
from desktop.intake.people_fields import INDEX, NOTE

INITIATIVES = ListKind(
    "initiatives",
    (
        INDEX,
        _field(
            "name",
            """Tên mô hình; tên mô hình, điển hình; tên mô hình “Dân vận khéo”; mô hình; mô hình, điển hình;
        tên mô hình đăng ký; mô hình “Dân vận khéo”; tên mô hình/điển hình; tên mô hình, công trình""",
        ),
        _field(
            "owner",
            """Đơn vị, người thực hiện; đơn vị đăng ký; đơn vị thực hiện; đơn vị đăng ký/thực hiện; chủ trì;
        đơn vị chủ trì; tập thể, cá nhân thực hiện; tập thể, cá nhân đăng ký; tập thể, cá nhân; tổ chức,
        cá nhân thực hiện; đơn vị; khu dân cư; cơ quan, trường học, đơn vị khác; chủ thể; cơ quan, đơn
        vị; tên đơn vị; người thực hiện; đơn vị, cá nhân; đơn vị, cá nhân đăng ký; chủ mô hình""",
        ),
        _field(
            "owner_kind",
            "Loại chủ thể; đối tượng đăng ký; loại hình",
            Reads.CHOICE,
            choices.RECIPIENT_KINDS,
        ),
        _field(
            "field",
            "Lĩnh vực; thuộc lĩnh vực; lĩnh vực đăng ký; lĩnh vực hoạt động",
            Reads.CHOICE,
            choices.FIELDS,
        ),
        _field(
            "situation",
            "Thực trạng; thực trạng, lý do xây dựng; lý do xây dựng; sự cần thiết; thực trạng, lý do",
            Reads.LINES,
        ),
        _field("goal", "Mục tiêu; mục tiêu, tiêu chí; mục đích; mục đích, yêu cầu; tiêu chí", Reads.LINES),
        _field(
            "content",
            """Nội dung đăng ký; nội dung; nội dung, cách thức thực hiện; nội dung thực hiện; cách làm; nội
        dung mô hình; cách thức thực hiện""",
            Reads.LINES,
        ),
        _field(
            "area",
            """Địa bàn; địa bàn, đối tượng; địa bàn thực hiện; đối tượng; phạm vi; phạm vi thực hiện; nơi thực
        hiện""",
            Reads.LINES,
        ),
        _field(
            "force",
            """Lực lượng thực hiện; lực lượng; đơn vị phối hợp; lực lượng thực hiện (chủ trì, phối hợp, tham
        gia); phối hợp""",
            Reads.LINES,
        ),
        _field(
            "resources",
            """Nguồn lực; nguồn lực và thời gian thực hiện; nguồn lực, thời gian; kinh phí, nguồn lực; thời
        gian thực hiện""",
            Reads.LINES,
        ),
        _field(
            "outcome",
            """Sản phẩm, kết quả đầu ra; sản phẩm; kết quả đầu ra; kết quả dự kiến; dự kiến kết quả; hiệu quả
        dự kiến""",
            Reads.LINES,
        ),
        _field("upkeep", "Khả năng duy trì, nhân rộng; khả năng nhân rộng; khả năng duy trì", Reads.LINES),
        _field(
            "contact",
            """Người phụ trách; người phụ trách, SĐT; người liên hệ; đầu mối; người phụ trách, số điện thoại;
        cán bộ phụ trách; số điện thoại; đầu mối liên hệ""",
        ),
        _field(
            "novelty",
            """Mới, duy trì; mới/duy trì; tính chất; loại mô hình; mô hình mới/duy trì; mới hay duy trì; đăng
        ký mới/duy trì""",
            Reads.CHOICE,
            choices.NOVELTIES,
        ),
        _field("year", "Năm; năm đăng ký; năm thực hiện", Reads.YEAR),
        _field("registered_on", "Ngày đăng ký; thời gian đăng ký", Reads.DATE),
        _field(
            "results", "Kết quả; kết quả thực hiện; kết quả đạt được; hiệu quả; hiệu quả mô hình", Reads.LINES
        ),
        _field("people", "Số người tham gia; số người; số lượt người", Reads.COUNT),
        _field("money", "Kinh phí; số tiền; kinh phí thực hiện; kinh phí (đồng); trị giá", Reads.AMOUNT),
        _field("score", "Điểm; số điểm; chấm điểm; tổng điểm", Reads.COUNT),
        _field("evaluation", "Đánh giá; nhận xét; nhận xét, đánh giá; xếp loại", Reads.LINES),
        _field(
            "state",
            "Trạng thái; tình trạng; kết quả xét; kết quả thẩm định",
            Reads.CHOICE,
            choices.INITIATIVE_STATES,
        ),
        _field(
            "levels",
            """Cấp công nhận; cấp đề nghị công nhận; công nhận cấp; cấp; đề nghị công nhận;
            được công nhận cấp;
        cấp khen thưởng""",
            Reads.CHOICES,
            choices.LEVELS,
        ),
        _field("decision", "Quyết định công nhận; số quyết định; số QĐ công nhận; số QĐ"),
        NOTE,
    ),
    (frozenset({"name"}),),
    ("field",),
)

CONFERENCES = ListKind(
    "conferences",
    (
        INDEX,
        _field(
            "title",
            """Tên hội nghị; tên, hình thức; tên hội nghị, hình thức; hội nghị; nội dung hội nghị; tên hội
        nghị, đối thoại; nội dung; tên cuộc; tên hội nghị/sự kiện; chủ đề; nội dung đối thoại; chủ đề
        đối thoại""",
        ),
        _field(
            "kind",
            "Loại; loại hội nghị; hình thức; loại hình; hình thức tổ chức",
            Reads.CHOICE,
            choices.CONFERENCE_KINDS,
        ),
        _field("level", "Cấp; cấp tổ chức; cấp hội nghị", Reads.CHOICE, choices.LEVELS),
        _field(
            "held_on",
            """Ngày; ngày tổ chức; thời gian; thời gian tổ chức; ngày tháng; ngày, tháng; ngày diễn ra; ngày
        họp""",
            Reads.DATE,
        ),
        _field("held_at", "Giờ; giờ tổ chức; thời gian bắt đầu"),
        _field("place", "Địa điểm; nơi tổ chức; địa điểm tổ chức"),
        _field(
            "host",
            "Cấp/đơn vị chủ trì; đơn vị tổ chức; đơn vị chủ trì; cơ quan tổ chức; cơ quan chủ trì; đơn vị",
        ),
        _field("chair", "Chủ trì; người chủ trì; đồng chí chủ trì; chủ tọa; chủ trì hội nghị"),
        _field("plan_number", "Số kế hoạch; kế hoạch; kế hoạch số; giấy mời số; văn bản"),
        _field(
            "invited", "Số mời; số đại biểu mời; số đại biểu được mời; triệu tập; số triệu tập", Reads.COUNT
        ),
        _field(
            "present",
            """Số đại biểu; số người dự; có mặt; số có mặt; số người tham dự; số lượng đại biểu;
            thành phần, số
        lượng; số người; đại biểu; số lượt người""",
            Reads.COUNT,
        ),
        _field("excused", "Vắng có lý do; vắng; số vắng", Reads.COUNT),
        _field("opinions", "Số ý kiến; tổng số ý kiến; ý kiến; số ý kiến tiếp nhận", Reads.COUNT),
        _field(
            "opinions_answered",
            "Đã giải quyết tại chỗ; đã trả lời; đã giải quyết; số ý kiến đã trả lời",
            Reads.COUNT,
        ),
        _field(
            "opinions_in_progress", "Đang giải quyết; chưa giải quyết; số ý kiến đang giải quyết", Reads.COUNT
        ),
        _field(
            "opinions_passed_up",
            "Chuyển cấp trên; kiến nghị cấp trên; số ý kiến chuyển cấp trên",
            Reads.COUNT,
        ),
        NOTE,
    ),
    (frozenset({"title"}), frozenset({"kind", "held_on"})),
    ("kind", "level"),
)

OPINIONS = ListKind(
    "opinions",
    (
        INDEX,
        _field(
            "content",
            """Nội dung ý kiến; ý kiến; nội dung ý kiến, kiến nghị; nội dung kiến nghị; kiến nghị; nội dung
        phản ánh; ý kiến, kiến nghị; nội dung; nội dung đề xuất; ý kiến, đề xuất; nội dung ý kiến, đề
        xuất; phản ánh, kiến nghị""",
            Reads.LINES,
        ),
        _field(
            "said_by",
            """Người phát biểu; người có ý kiến; đại biểu; họ và tên; họ tên; người kiến nghị; đại biểu phát
        biểu; ý kiến của; công dân; tên đại biểu; họ và tên đại biểu""",
        ),
        _field(
            "said_by_unit",
            """Đơn vị; địa chỉ; khu dân cư; tổ dân phố; đại diện; đại diện cho; thành phần; đơn vị, địa chỉ;
        TDP""",
        ),
        _field(
            "responsible",
            """Đơn vị giải quyết; cơ quan giải quyết; đơn vị trả lời; trách nhiệm giải quyết; cơ quan, đơn vị
        giải quyết; đơn vị phụ trách; cơ quan trả lời; đơn vị có trách nhiệm; thẩm quyền giải quyết; đơn
        vị chủ trì giải quyết""",
        ),
        _field(
            "due_on",
            "Hạn trả lời; thời hạn; hạn giải quyết; thời hạn giải quyết; hạn; thời hạn trả lời",
            Reads.DATE,
        ),
        _field(
            "state",
            """Trạng thái; tình trạng; kết quả giải quyết; tình trạng giải quyết; tình hình giải quyết;
            kết quả""",
            Reads.CHOICE,
            choices.OPINION_STATES,
        ),
        _field(
            "answer",
            """Nội dung trả lời; trả lời; nội dung giải quyết; ý kiến trả lời; giải trình; nội dung tiếp thu,
        giải trình""",
            Reads.LINES,
        ),
        _field("answered_on", "Ngày trả lời; ngày giải quyết; ngày có văn bản trả lời", Reads.DATE),
        _field("passed_to", "Chuyển đến; cấp trên tiếp nhận; chuyển cơ quan; chuyển cấp; nơi chuyển"),
        _field("passed_on", "Ngày chuyển; ngày chuyển cấp trên", Reads.DATE),
        _field("conference", "Hội nghị; tên hội nghị; tại hội nghị"),
        _field("held_on", "Ngày hội nghị; ngày tiếp nhận; ngày", Reads.DATE),
        NOTE,
    ),
    (frozenset({"content"}),),
)

ACTIVITIES = ListKind(
    "activities",
    (
        INDEX,
        _field(
            "title",
            """Nội dung; nội dung hoạt động; tên hoạt động; hoạt động; nội dung công việc; tên công việc; nội
        dung thực hiện; nội dung giám sát; hình thức hỗ trợ; nội dung hỗ trợ""",
        ),
        _field(
            "kind",
            "Loại hoạt động; loại; nhóm hoạt động; lĩnh vực; loại hình; hình thức",
            Reads.CHOICE,
            choices.ACTIVITY_KINDS,
        ),
        _field(
            "done_on",
            "Ngày; ngày thực hiện; thời gian; thời gian thực hiện; ngày tháng; ngày, tháng; ngày tổ chức",
            Reads.DATE,
        ),
        _field(
            "unit_text", "Đơn vị; địa bàn; đơn vị thực hiện; nơi thực hiện; địa điểm; khu dân cư; tổ dân phố"
        ),
        _field(
            "done_by",
            """Người thực hiện; đơn vị tổ chức; cơ quan thực hiện; chủ trì; đơn vị chủ trì; đơn vị hỗ trợ; đơn
        vị ủng hộ; người ủng hộ; bên trao""",
        ),
        _field(
            "received_by",
            """Người nhận; đơn vị nhận; đối tượng; đối tượng thụ hưởng; bên nhận; đối tượng được hỗ trợ; nơi
        nhận hỗ trợ; hộ nhận""",
        ),
        _field("times", "Số lượt; số cuộc; số lần; lượt; số buổi", Reads.COUNT),
        _field(
            "people",
            "Số người; số người tham gia; số lượt người; số hộ; số người được hỗ trợ; số đối tượng",
            Reads.COUNT,
        ),
        _field("quantity", "Số lượng; số suất; số suất quà; số quà; khối lượng", Reads.COUNT),
        _field("measure", "Đơn vị tính; ĐVT; đơn vị đo"),
        _field(
            "value",
            "Giá trị; trị giá; số tiền; kinh phí; thành tiền; giá trị (đồng); tổng giá trị; tổng số tiền",
            Reads.AMOUNT,
        ),
        NOTE,
    ),
    (frozenset({"title"}),),
    ("kind",),
)

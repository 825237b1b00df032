"""The list of decisions: columns, choices, ready views."""

from __future__ import annotations

from datetime import date

from desktop.operations.commendation_views import CommendationRow
from desktop.operations.lists.listing import ListColumn, Listing, Narrowing
from desktop.operations.lists.spans import UNDATED
from desktop.records.codes import CommendationState, Form, RecipientKind
from desktop.records.saved_view import SavedView
from desktop.words.columns import CODES
from desktop.words.labels import COMMENDATION_TYPES, FORMS, LEVELS

PAGE = "commendations"

COLUMNS = (
    ListColumn("number", "Số quyết định", lambda row: row.commendation.number, shown=True,
               order=lambda row: (row.commendation.number_value or 0, row.commendation.number)),
    ListColumn("day", "Ngày ký", lambda row: row.commendation.decision_date, "date", shown=True),
    ListColumn("form", "Hình thức", lambda row: FORMS[row.commendation.form], shown=True),
    ListColumn("about", "Nội dung",
               lambda row: row.commendation.occasion or row.commendation.subject, shown=True),
    ListColumn("awards", "Trường hợp", lambda row: row.award_count or None, "number", shown=True),
    ListColumn("amount", "Tiền thưởng (đ)", lambda row: row.amount, "money", shown=True),
    ListColumn("state", "Tình trạng", lambda row: state_words(row), shown=True),
    ListColumn("issuer", "Cơ quan ban hành", lambda row: row.issuer.name),
    ListColumn("signer", "Người ký", lambda row: row.signer),
    ListColumn("level", "Cấp", lambda row: LEVELS[row.issuer.level]),
    ListColumn("type", "Loại hình", lambda row: COMMENDATION_TYPES[row.commendation.type]),
    ListColumn("subject", "Trích yếu", lambda row: row.commendation.subject),
    ListColumn("collectives", "Tập thể", lambda row: row.counts.get(RecipientKind.COLLECTIVE) or None,
               "number"),
    ListColumn("households", "Hộ gia đình", lambda row: row.counts.get(RecipientKind.HOUSEHOLD) or None,
               "number"),
    ListColumn("individuals", "Cá nhân", lambda row: row.counts.get(RecipientKind.INDIVIDUAL) or None,
               "number"),
    ListColumn("printed", "Đã in", lambda row: row.printed or None, "number"),
    ListColumn("presented", "Đã trao", lambda row: row.presented or None, "number"),
    ListColumn("paid", "Đã chi", lambda row: row.paid or None, "number"),
    ListColumn("minutes", "Số biên bản", lambda row: row.commendation.minutes_number),
    ListColumn("proposal", "Số tờ trình", lambda row: row.commendation.proposal_number),
    ListColumn("money", "Nguồn kinh phí", lambda row: row.commendation.money_source),
    ListColumn("public", "Ngày công khai", lambda row: row.commendation.made_public_on, "date"),
    ListColumn("kept", "Nơi giữ bản chính", lambda row: row.commendation.original_kept_at),
    ListColumn("filed", "Ngày lưu hồ sơ", lambda row: row.commendation.filed_on, "date"),
    ListColumn("note", "Ghi chú", lambda row: row.commendation.note),
)  # fmt: skip


def is_void(row: CommendationRow) -> bool:
    """Whether it was revoked, or replaced by a decision that has been taken: no result any more."""
    return row.replaced or row.commendation.revoked_on is not None


def state_words(row: CommendationRow) -> str:
    """Where a decision stands, in a word: “Chưa in 12”, “Đã trao”."""
    if is_void(row):
        return "Đã hủy bỏ" if row.commendation.revoked_on else "Đã được thay"
    if row.current_step == "present" and row.presented == row.award_count:
        return "Chưa chi"
    unprinted = row.to_print - row.printed
    words = {
        "sign": "Chờ ký",
        "print": f"Chưa in {unprinted}" if unprinted else CODES["CommendationState"]["signed"],
        "present": "Đã in đủ" if row.to_print else "Chưa trao",
        "file": "Đã trao",
        "": "Đã trao",
    }
    return words.get(row.current_step, "Đang lập")


def _counts(row: CommendationRow, _today: date) -> bool:
    """Whether reports count it."""
    return row.commendation.decision_date is not None and not is_void(row)


def _signed(row: CommendationRow) -> bool:
    return row.commendation.state is CommendationState.SIGNED and not is_void(row)


def _unprinted(row: CommendationRow, _today: date) -> bool:
    return _signed(row) and row.printed < row.to_print


def _unpresented(row: CommendationRow, _today: date) -> bool:
    return _signed(row) and row.presented < row.award_count


def _unpaid(row: CommendationRow, _today: date) -> bool:
    return _signed(row) and row.paid < row.payable


def _incomplete(row: CommendationRow, _today: date) -> bool:
    lacks = not row.commendation.number or row.commendation.decision_date is None
    return lacks and not is_void(row)


LISTING = Listing(
    PAGE,
    "Quyết định khen thưởng",
    "quyết định",
    lambda row: row.commendation.id or 0,
    COLUMNS,
    "number",
    day=lambda row: row.commendation.decision_date,
    kinds={
        form.value: Narrowing(FORMS[form], lambda row, _today, form=form: row.commendation.form is form)  # type: ignore[misc]
        for form in Form
    },
    kinds_label="Hình thức",
    only={
        "unprinted": Narrowing("Chưa in", _unprinted),
        "unpresented": Narrowing("Chưa trao", _unpresented),
        "incomplete": Narrowing("Thiếu số, ngày", _incomplete),
        "unpaid": Narrowing("Chưa nhận tiền", _unpaid),
        "counted": Narrowing("Tính vào báo cáo", _counts),
        "void": Narrowing("Đã hủy bỏ, được thay", lambda row, _today: is_void(row)),
    },
    periods=("month", "quarter", "year", "last_year", "quarter_before", UNDATED),
    ready=(
        SavedView(PAGE, "Chưa in", only="unprinted"),
        SavedView(PAGE, "Chưa trao", only="unpresented"),
        SavedView(PAGE, "Chưa nhận tiền", only="unpaid"),
        SavedView(PAGE, "Thiếu số, ngày", only="incomplete"),
        SavedView(PAGE, "Quý này", period="quarter"),
        SavedView(PAGE, "Năm ngoái cùng kỳ", period="quarter_before"),
        SavedView(PAGE, "Tính vào báo cáo năm nay", period="year", only="counted"),
    ),
)

"""What a cell most probably asks for, by the words around it: proposals, each to be looked at by a person.

A wrong proposal costs more than none. A label that names two ways of parting a figure at once, or says words
that no figure knows, gets none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.operations.report_forms.labels import CellLabel
from desktop.operations.report_forms.sources import known_sources
from desktop.records.report_form import FigureSource, FormText, Source, Span, has_gap
from desktop.records.text import fold

_INITIATIVE = "mo hinh; dien hinh; dan van kheo"
_AWARD = "khen thuong; giay khen; bang khen; bieu duong; duoc khen; khen tang; khen; cong nhan va thuong"
_OPINION = "y kien; kien nghi"
_TEAM = "to dan van; to cong tac dan van; to dan van kheo"


@dataclass(frozen=True)
class _Rule:
    """A figure with the words that name it: one of each line must stand in the label.

    `by` is the group that the words mean, `absorbs` one that the figure itself is.
    """

    figure: str
    named: tuple[str, ...]
    by: tuple[str, str] | None = None
    absorbs: tuple[str, str] | None = None


_RULES = (
    _Rule("opinions.overdue", (_OPINION, "qua han; cham tra loi; chua tra loi dung han")),
    _Rule("opinions.passed_up", (_OPINION, "chuyen cap tren; chuyen len cap tren; chuyen len; chuyen cap")),
    _Rule("opinions.received", (_OPINION, "dang giai quyet; dang xem xet"), ("state", "in_progress")),
    _Rule(
        "opinions.received",
        (_OPINION, "tra loi tai hoi nghi; giai quyet tai cho; tra loi tai cho; giai quyet ngay"),
        ("state", "answered_at_once"),
    ),
    _Rule("opinions.answered", (_OPINION, "da tra loi; da giai quyet; duoc giai quyet; tra loi")),
    _Rule("opinions.received", (_OPINION,)),
    _Rule("teams.women", (_TEAM, "nu; phu nu")),
    _Rule("teams.party_members", (_TEAM, "dang vien")),
    _Rule("teams.members", (_TEAM, "thanh vien; so nguoi; to vien")),
    _Rule("teams.total", (_TEAM,)),
    _Rule("initiatives.recognised", (_INITIATIVE, "cong nhan")),
    _Rule("initiatives.dropped", (_INITIATIVE, "khong tiep tuc; dung thuc hien; thoi thuc hien")),
    _Rule("initiatives.changed", (_INITIATIVE, "dieu chinh; bo sung noi dung")),
    _Rule("conferences.rounds", ("dot trao thuong; dot trao",)),
    _Rule("conferences.invited", ("hoi nghi; doi thoai", "duoc moi; giay moi")),
    _Rule(
        "conferences.participants",
        ("hoi nghi; doi thoai", "luot nguoi; nguoi du; nguoi tham du; nguoi tham gia; dai bieu; so nguoi"),
    ),
    _Rule("awards.amount", ("tien thuong; kinh phi khen thuong; so tien thuong; tong tien khen thuong",)),
    _Rule("commendations.total", ("quyet dinh", _AWARD)),
    _Rule("awards.collectives", (_AWARD, "tap the")),
    _Rule("awards.households", (_AWARD, "ho gia dinh; gia dinh; ho")),
    _Rule("awards.individuals", (_AWARD, "ca nhan")),
    _Rule("initiatives.registered", (_INITIATIVE, "tap the"), ("kind", "collective")),
    _Rule("initiatives.registered", (_INITIATIVE, "ca nhan"), ("kind", "individual")),
    _Rule("initiatives.registered", (_INITIATIVE,)),
    _Rule("awards.total", (_AWARD,)),
    _Rule("conferences.dialogues", ("doi thoai",), absorbs=("kind", "dialogue")),
    _Rule("conferences.total", ("hoi nghi",)),
    _Rule("activities.total", ("giam sat",), ("kind", "supervision")),
    _Rule("activities.total", ("tiep cong dan; tiep dan",), ("kind", "receiving_citizens")),
    _Rule("activities.total", ("tham hoi; tang qua",), ("kind", "visit")),
    _Rule("activities.value", ("gia tri ung ho; so tien ung ho; gia tri ho tro; so tien ho tro",)),
)
"""The more particular ones first."""

_GROUPS: Mapping[tuple[str, str], str] = {
    ("level", "ward"): "cap phuong; phuong khen; cua phuong; phuong",
    ("level", "district"): "cap quan; quan khen; cap huyen",
    ("level", "city"): "cap thanh pho; thanh pho",
    ("level", "central"): "cap trung uong; trung uong",
    ("field", "economy"): "kinh te; phat trien kinh te",
    ("field", "culture_society"): "van hoa xa hoi; van hoa; xa hoi",
    ("field", "defence_security"): "quoc phong an ninh; an ninh quoc phong; an ninh trat tu",
    ("field", "political_system"): "he thong chinh tri; xay dung he thong chinh tri; xay dung dang",
    ("novelty", "new"): "moi; dang ky moi; xay dung moi",
    ("novelty", "kept"): "duy tri; tiep tuc duy tri",
    ("novelty", "copied"): "nhan rong",
    ("form", "giay_khen"): "giay khen",
    ("form", "bang_khen"): "bang khen",
    ("form", "bieu_duong"): "bieu duong",
    ("type", "sudden"): "dot xuat",
    ("type", "movement"): "phong trao thi dua; theo phong trao",
    ("type", "merit"): "cong trang; thuong xuyen",
    ("kind", "dialogue"): "doi thoai",
    ("kind", "midterm_review"): "so ket",
    ("kind", "summing_up"): "tong ket",
    ("kind", "festival"): "ngay hoi",
    ("kind", "contest"): "hoi thi",
    ("kind", "launch"): "phat dong",
    ("kind", "training"): "tap huan",
}
"""The words of groups; a figure that is not parted so gets no proposal where one is named."""

_SPANS: Sequence[tuple[Span, str]] = (
    (Span.PERCENT, "ty le tang giam; ty le; phan tram tang giam; tang giam phan tram"),
    (Span.CHANGE, "tang giam; so sanh; so voi"),
    (Span.BEFORE, "cung ky; nam truoc; cung ky nam truoc; cung ky nam"),
    (Span.YEAR, "luy ke; luy ke tu dau nam; tu dau nam; cong don; tu dau nam den nay; den nay"),
    (Span.PERIOD, "trong ky; ky nay; ky bao cao; trong quy; quy nay; thuc hien trong ky; phat sinh trong ky"),
)
_NOT_OURS = "ke hoach; chi tieu giao; chi tieu nam; du kien; uoc thuc hien; phan dau"
"""Columns that ask for what is not in the register."""

_AMOUNTS = frozenset({"awards.amount", "activities.value"})
_LARGE_UNITS = "trieu; trieu dong; nghin; ngan; nghin dong; ngan dong; ty; ty dong; tr d; 1000d; 1000 d"
"""Units in which an amount in đồng would be wrong; a person divides there."""

_NARROWING = (
    "chua; khong; nu; nam gioi; de nghi; yeu; kem; trung; hieu qua; giam; huy; thu hoi; tu choi; rut; vang; "
    "con lai; ton dong; cham; dang vien; doan vien; hoi vien; dan toc; ton giao"
)
"""Words that turn or narrow what is counted: only a figure that they name itself may be proposed."""
_SUM = re.compile(r"(?:tong )?cong(?: chung)?(?: (?:[ivx]+|\d+))*")
"""The row under all others; what it sums up its own words do not say."""

_PASSED_OVER = frozenset(
    "so tong luot cac cua duoc trong do la va nguoi cuoc tinh den theo tai voi co cap ve cho phan chia bao "
    "cao ket qua thuc hien luong don vi kheo dan van dang ky hinh thuc quy ky nam thang giai quyet da "
    "tiep nhan hoi nghi to chuc thi dua gom hien ghi tang danh ra quan dot linh vuc xay dung hoat dong muc "
    "chung quyet dinh tap the ca nhan ho gia dinh".split()
)
_MOST_UNKNOWN = 1

_TEXTS: Sequence[tuple[FormText, str]] = (
    (FormText.PLACE_DATE, "ngay thang nam"),
    (FormText.WARD, "don vi bao cao; don vi; phuong; ten don vi; phuong xa; noi bao cao; co quan bao cao"),
    (FormText.PERIOD, "ky bao cao; quy nam; bao cao quy; ky"),
    (FormText.SIGNER, "nguoi ky"),
)


def guess(label: CellLabel) -> Source | None:
    """What a cell asks for; None where its words do not say it for sure."""
    if has_gap(label.row):
        return _text(label.row)
    head = fold(label.column)
    if _names(head, _NOT_OURS):
        return None
    span, rest = _span(label.column)
    own = f"{fold(label.row)} {rest}".strip()
    for depth in range(len(label.above) + 1):
        whole = " ".join([*(fold(one) for one in reversed(label.above[:depth])), own])
        if (found := _figure(own, whole, _told(label))) is not None:
            is_sum = _SUM.fullmatch(fold(label.row)) and (depth or span in (Span.PERCENT, Span.CHANGE))
            return None if is_sum or _is_large(found, label) else replace(found, span=span)
    return None


def _told(label: CellLabel) -> str:
    """All that the label says but its span, folded."""
    spans = [name for _span, names in _SPANS for name in _split(names)]
    return " ".join((*map(fold, (*label.above, label.row)), _without(fold(label.column), spans)))


def _is_large(found: FigureSource, label: CellLabel) -> bool:
    told = fold(f"{label.row} {label.column} {label.unit}")
    return found.figure in _AMOUNTS and bool(_names(told, _LARGE_UNITS))


def _text(standing: str) -> FormText | None:
    words = fold(standing)
    if _names(words, "quy nam; thang nam") and not words.startswith("ngay") and "ngay thang" not in words:
        return FormText.PERIOD
    return next((text for text, names in _TEXTS if words.startswith(tuple(_split(names)))), None)


def _span(head: str) -> tuple[Span, str]:
    """The span that a column's head says, and what else it says, folded."""
    words = fold(head)
    if "%" in head and ("tang" in words or "so" in words.split()):
        return Span.PERCENT, ""
    for span, names in _SPANS:
        if found := _names(words, names):
            return span, _without(words, [found])
    return Span.PERIOD, words


def _figure(own: str, whole: str, told: str) -> FigureSource | None:
    rule = next((one for one in _RULES if all(_names(whole, names) for names in one.named)), None)
    if rule is None:
        return None
    known = [name for names in rule.named for name in _split(names)]
    named = [*known, *(name for names in _GROUPS.values() for name in _split(names))]
    if _names(_without(told, named), _NARROWING):
        return None
    groups = {group: found for group, names in _GROUPS.items() if (found := _names(own, names))}
    left = _without(own, [*known, *groups.values()]).split()
    if sum(word not in _PASSED_OVER and not word.isdecimal() for word in left) > _MOST_UNKNOWN:
        return None
    said = {group for group in groups if group not in (rule.by, rule.absorbs)}
    wanted = [*said, *([rule.by] if rule.by else [])]
    if len(wanted) > 1:
        return None
    source = FigureSource(rule.figure, wanted[0] if wanted else None)
    return source if source in known_sources() else None


def _names(words: str, names: str) -> str:
    """The longest of the names that stands in the words; "" for none."""
    padded = f" {words} "
    return max((name for name in _split(names) if f" {name} " in padded), key=len, default="")


def _without(words: str, names: Iterable[str]) -> str:
    padded = f" {words} "
    for name in sorted(names, key=len, reverse=True):
        padded = padded.replace(f" {name} ", " ")
    return padded.strip()


def _split(names: str) -> list[str]:
    return [name.strip() for name in names.split(";")]

"""What a layout is looked at with: usual and longest texts, then the hardest of the latest decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.errors import SoVangError
from desktop.operations.certificates import prepare
from desktop.operations.guards import issuer_of
from desktop.operations.printing.certificate_layouts import certificate_page
from desktop.operations.printing.certificate_preview import hardest
from desktop.operations.printing.layouts import USES, Use
from desktop.records.award import Award
from desktop.records.certificate_rules import layout_of
from desktop.records.codes import Family, Form, Level, RecipientKind
from desktop.records.commendation import Commendation
from desktop.records.issuer import Issuer, Signer
from desktop.records.text import fold_tones
from desktop.store.commendations import all_commendations
from desktop.store.file import RecordFile
from desktop.store.issuers import issuers, signers
from desktop.store.layouts import choices
from desktop.store.reader import Reader
from desktop.words.labels import RECIPIENT_KINDS
from exports.layout import Layout, bundled_layout

_MERIT = "Đã có thành tích xuất sắc trong phong trào thi đua “Dân vận khéo” năm 2026"
_LONG_MODEL = (
    "Khéo trong vận động nhân dân tự nguyện hiến đất, tháo dỡ công trình phụ để mở rộng ngõ, bảo đảm "
    "an ninh trật tự, phòng cháy chữa cháy và xây dựng khu dân cư văn minh trên địa bàn phường"
)
_LONG_UNIT = "Ủy viên Ban Công tác Mặt trận, Tổ trưởng Tổ dân vận Tổ dân phố số 15, phường Hoàn Kiếm"
_SAMPLES: Sequence[tuple[str, Award]] = (
    (
        "Cá nhân",
        Award(0, 0, 1, RecipientKind.INDIVIDUAL, "Đặng Thị Hường", "Bà", "Tổ trưởng Tổ dân vận số 3"),
    ),
    (
        "Cá nhân, chữ dài nhất",
        Award(
            0, 0, 2, RecipientKind.INDIVIDUAL, "Nguyễn Phương Hoàng Thục Quyên", "Bà", _LONG_UNIT,
            initiative=_LONG_MODEL,
        ),
    ),
    (
        "Tập thể, chữ dài nhất",
        Award(
            0, 0, 3, RecipientKind.COLLECTIVE,
            "Ban Chấp hành Chi hội Phụ nữ liên tổ dân phố số 5, số 6 và số 7", "", "phường Hoàn Kiếm",
            initiative=_LONG_MODEL,
        ),
    ),
    (
        "Hộ gia đình",
        Award(
            0, 0, 4, RecipientKind.HOUSEHOLD, "Lê Văn Tâm", "Hộ gia đình ông", "Số 12, Tổ dân phố số 5"
        ),
    ),
)  # fmt: skip
_MOST_DECISIONS = 5


@dataclass(frozen=True)
class LayoutSample:
    """The texts of one sheet by the name of their element; `label` says whose they are."""

    label: str
    texts: Mapping[str, str]
    kind: RecipientKind


def samples(file: RecordFile, layout: Layout) -> list[LayoutSample]:
    """What to look at a layout with: made-up people, then the hardest of the latest decision that prints.

    Of both, those of the kind that the layout is for come first.
    """
    reader = file.read
    issuer = _issuer(file, layout)
    signer = _signer(reader, issuer)
    day = file.now().date()
    decision = Commendation(
        issuer.id or 0,
        Form.GIAY_KHEN,
        number=issuer.number_pattern.replace("{n}", "218"),
        decision_date=day,
        merit=_MERIT,
    )
    made_up = [
        LayoutSample(
            label,
            _texts(
                replace(award, register_number=27, register_year=day.year), decision, issuer, signer, layout
            ),
            award.kind,
        )
        for label, award in _SAMPLES
    ]
    kind = kind_of(reader, layout)
    of_kind = [one for one in made_up if one.kind is kind]
    others = [one for one in made_up if one.kind is not kind]
    return [*of_kind, *others, *sorted(_hardest_people(file, layout), key=lambda one: one.kind is not kind)]


def kind_of(reader: Reader, layout: Layout) -> RecipientKind:
    """For whom a layout is: told by its use, then its name, then the layout of the program most like it."""
    uses = [one.kind for one in choices(reader) if one.layout_name == layout.name]
    named = [kind for kind, words in RECIPIENT_KINDS.items() if fold_tones(words) in fold_tones(layout.title)]
    return RecipientKind(next(iter([*uses, *named]), _kind_like(layout)))


def _kind_like(layout: Layout) -> RecipientKind:
    def alike(use: Use) -> int:
        program = bundled_layout(layout_of(*use)).elements
        return sum(element in program for element in layout.elements)

    return max(USES, key=alike)[2]


def _texts(
    award: Award, commendation: Commendation, issuer: Issuer, signer: Signer | None, layout: Layout
) -> Mapping[str, str]:
    return certificate_page(award, commendation, issuer, signer, layout).texts


def _issuer(file: RecordFile, layout: Layout) -> Issuer:
    """The office's issuer whose papers such a layout is for, told by what stands on it."""
    names = {element.name for element in layout.texts}
    family = Family.PARTY if "party_name" in names else Family.STATE
    today = file.now().date()
    known = [one for one in issuers(file.read) if one.level is Level.WARD and one.issues_on(today)]
    own = [one for one in known if one.family is family]
    return next(iter([*own, *known]), Issuer("Chủ tịch Ủy ban nhân dân phường", family, Level.WARD))


def _signer(reader: Reader, issuer: Issuer) -> Signer | None:
    return next(iter(signers(reader, issuer.id or 0)), None)


def _hardest_people(file: RecordFile, layout: Layout) -> list[LayoutSample]:
    latest = [one for one in all_commendations(file.read) if one.decision_date][:_MOST_DECISIONS]
    for commendation in latest:
        try:
            batch = prepare(file, commendation.id or 0)
        except SoVangError:  # it prints nothing, or its own layout is missing
            continue
        sheets = {sheet.award.id: sheet.award for sheet in batch.sheets}
        issuer = issuer_of(file.read, commendation)
        signer = file.read.get(Signer, commendation.signer_id) if commendation.signer_id else None
        found = [sheets[one.award_id] for one in hardest(batch)]
        return [
            LayoutSample(award.printed_name, _texts(award, commendation, issuer, signer, layout), award.kind)
            for award in found
        ]
    return []

"""A register after weeks of work: random deeds of the program's own operations on every kind of record."""

from __future__ import annotations

import random
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from desktop.errors import SoVangError
from desktop.operations import (
    activities,
    attachments,
    attendance,
    awards,
    blanks,
    calibrations,
    carried,
    certificates,
    commendations,
    conferences,
    history,
    initiative_years,
    initiatives,
    numbers,
    offices,
    opinions,
    pledges,
    preferences,
    recipients,
    recognitions,
    saved_views,
    teams,
    under_reviews,
)
from desktop.operations.finding import merging, near_cards
from desktop.operations.printing import layouts, prints, proofs
from desktop.operations.register import NewOffice, NewSigner, create_register, open_register, set_up_office
from desktop.records.activity import Activity
from desktop.records.affine import Affine
from desktop.records.attachment import Attachment
from desktop.records.attendance import Block, Guest, Pledge
from desktop.records.award import Award
from desktop.records.award_rules import NewAward
from desktop.records.blank import Blank
from desktop.records.bonus import BaseSalary, BonusRate
from desktop.records.calibration import Calibration
from desktop.records.calibration_rules import Found
from desktop.records.codes import (
    ActivityKind,
    CommendationState,
    ConferenceKind,
    Family,
    Field,
    Form,
    Level,
    RecipientKind,
)
from desktop.records.commendation import Commendation
from desktop.records.conference import Conference, Round
from desktop.records.initiative import Initiative, InitiativeYear, LocalField, Recognition
from desktop.records.issuer import Issuer, NumberSeries, ReservedNumbers, Signer
from desktop.records.opinion import Opinion
from desktop.records.recipient import Recipient
from desktop.records.saved_view import SavedView
from desktop.records.team import Member, Team
from desktop.records.under_review import UnderReview
from desktop.settings import REPORT_ADDRESS
from desktop.store.file import RecordFile

T = TypeVar("T")
Deed = Callable[[RecordFile, random.Random], Future[Any]]

NOW = datetime(2026, 11, 20, 16, 0)  # noqa: DTZ001 - the office's own clock
DAY = date(2026, 10, 9)
NAMES = (
    "Đặng Thị Hường",
    "Lê Văn Tâm",
    "Nguyễn Hoàng An",
    "Trịnh Ngọc Ánh",
    "Bùi Quý Thuỷ",
    "O’Brien “Khéo” <b>&",
)
FILLED = frozenset(
    "unit unit_lineage issuer signer number_series reserved_numbers base_salary bonus_rate recipient "
    "commendation conference round award issued_page setting opinion block guest pledge local_field "
    "initiative initiative_year recognition team member activity blank blank_movement calibration attachment "
    "layout proof_reading saved_view carried_value not_same under_review".split()
)
"""The record tables that the deeds below fill."""


def live_in(path: Path, chance: random.Random, most: int, *, user: str = "mai") -> None:
    """Make a register and do every deed once, then up to `most` at random, edits, deletes and undos too."""
    create_register(path, user=user, now=lambda: NOW)
    with open_register(path, user=user, now=lambda: NOW) as file:
        signers = {Family.STATE: NewSigner("Trần Quang Bình", "CHỦ TỊCH")}
        new = NewOffice("phường Hoàn Kiếm", signers, with_former_issuers=chance.random() < 0.3)
        set_up_office(file, new).result()
        work_on(file, chance, chance.randint(most // 4, most))


def work_on(file: RecordFile, chance: random.Random, deeds: int) -> None:
    """Every growing deed once, then so many of any sort; what the program refuses is passed over."""
    for deed in (*GROWING, *chance.choices(GROWING + CHANGING, k=deeds)):
        with suppress(SoVangError):
            deed(file, chance).result()


def _one_of(
    file: RecordFile,
    record_type: type[T],
    chance: random.Random,
    fits: Callable[[T], bool] = lambda _one: True,
) -> T:
    found = [one for one in file.read.records(record_type, "ORDER BY id") if fits(one)]
    if not found:
        raise SoVangError("none_is_left")
    return chance.choice(found)


def _id(record: Any) -> int:
    return int(record.id)


def _name(chance: random.Random) -> str:
    return f"{chance.choice(NAMES)} {chance.randint(1, 999)}"


def _day(chance: random.Random) -> date:
    return DAY - timedelta(days=chance.randint(0, 400))


def _decision(file: RecordFile, chance: random.Random) -> Future[Any]:
    number = f"{chance.randint(1, 90)}/QĐ-UBND"
    form = chance.choice([Form.GIAY_KHEN, Form.GIAY_KHEN, Form.CONG_NHAN_VA_THUONG, Form.THUONG])
    issuer = _one_of(file, Issuer, chance)
    return commendations.create_commendation(file, Commendation(_id(issuer), form, number=number))


def _list(file: RecordFile, chance: random.Random) -> Future[Any]:
    kinds = chance.choices(list(RecipientKind), k=chance.randint(1, 12))
    rows = [NewAward(kind, _name(chance), "Bà", unit_text="Tổ 3, phường Hoàn Kiếm") for kind in kinds]
    return awards.add_awards(file, _id(_one_of(file, Commendation, chance)), rows, reason="bổ sung")


def _copied(file: RecordFile, chance: random.Random) -> Future[Any]:
    """A draft that stays unlooked at, begun from a past decision."""
    past = _id(_one_of(file, Commendation, chance))
    rows = [_id(one) for one in file.read.records(Award, "WHERE commendation_id = ?", (past,))]
    return carried.copy_commendation(file, past, rows[:3])


def _signing(file: RecordFile, chance: random.Random) -> Future[Any]:
    seen = _one_of(file, Commendation, chance, lambda one: one.state is CommendationState.DRAFT)
    signer = offices.default_signer(file, seen.issuer_id, DAY)
    return commendations.fill_number_and_date(
        file, seen, number=seen.number, decision_date=_day(chance), signer_id=signer.id if signer else None
    )


def _register_numbers(file: RecordFile, chance: random.Random) -> Future[Any]:
    return awards.reserve_register_numbers(file, _one_of(file, Award, chance).commendation_id)


def _printing(file: RecordFile, chance: random.Random) -> Future[Any]:
    paper = _one_of(file, Commendation, chance, lambda one: one.form is Form.GIAY_KHEN)
    batch = certificates.prepare(file, _id(paper))
    ids = [sheet.award.id or 0 for sheet in batch.sheets]
    return prints.record_issued(file, batch, ids, text_only=True, reason="in lần đầu")


def _card(file: RecordFile, chance: random.Random) -> Future[Any]:
    return recipients.add_recipient(file, Recipient(chance.choice(list(RecipientKind)), _name(chance)))


def _told_apart(file: RecordFile, chance: random.Random) -> Future[Any]:
    one, other = (
        recipients.add_recipient(file, Recipient(RecipientKind.INDIVIDUAL, _name(chance))) for _ in "12"
    )
    return near_cards.mark_not_same(file, _id(one.result().value), _id(other.result().value))


def _reviewed(file: RecordFile, chance: random.Random) -> Future[Any]:
    card = _one_of(file, Recipient, chance)
    return under_reviews.save_mark(file, None, UnderReview(_id(card), _name(chance), NOW.date()))


def _merged(file: RecordFile, chance: random.Random) -> Future[Any]:
    keep = _one_of(file, Recipient, chance)
    other = _one_of(file, Recipient, chance, lambda one: one.kind is keep.kind)
    return merging.merge(file, keep, other, chance.sample(merging.FIELDS, 3))


def _conference(file: RecordFile, chance: random.Random) -> Future[Any]:
    kind = chance.choice(list(ConferenceKind))
    draft = Conference(kind, Level.WARD, f"Hội nghị {_name(chance)}", _day(chance), invited=40, present=30)
    return conferences.create_conference(file, draft)


def _round(file: RecordFile, chance: random.Random) -> Future[Any]:
    some = [_id(_one_of(file, Award, chance))] if chance.random() < 0.5 else []
    conference = _id(_one_of(file, Conference, chance))
    return conferences.add_round(file, conference, presenter_title="Bí thư Đảng ủy phường", award_ids=some)


def _dialogue(file: RecordFile, _chance: random.Random) -> Future[Any]:
    draft = Conference(ConferenceKind.DIALOGUE, Level.WARD, "Hội nghị đối thoại", DAY)
    return conferences.create_conference(file, draft)


def _opinion(file: RecordFile, chance: random.Random) -> Future[Any]:
    dialogue = _one_of(file, Conference, chance, lambda one: one.kind is ConferenceKind.DIALOGUE)
    draft = Opinion(_id(dialogue), 1, f"Đèn hỏng ở ngõ {chance.randint(1, 99)}", "Ông Tâm")
    return opinions.add_opinion(file, replace(draft, responsible="UBND phường", due_on=date(2026, 12, 1)))


def _block(file: RecordFile, chance: random.Random) -> Future[Any]:
    return attendance.add_block(
        file, Block(_id(_one_of(file, Conference, chance)), 1, _name(chance), 9, 8, 1)
    )


def _guests(file: RecordFile, chance: random.Random) -> Future[Any]:
    block = _one_of(file, Block, chance)
    people = [Guest(block.conference_id, 1, _name(chance), block_id=block.id) for _ in range(3)]
    return attendance.add_guests(file, block.conference_id, people)


def _pledge(file: RecordFile, chance: random.Random) -> Future[Any]:
    conference = _id(_one_of(file, Conference, chance))
    return pledges.add_pledges(file, conference, [Pledge(conference, 1, _name(chance), "Không rác thải")])


def _local_field(file: RecordFile, chance: random.Random) -> Future[Any]:
    return initiatives.save_local_field(file, None, LocalField(_name(chance), chance.choice(list(Field))))


def _initiative(file: RecordFile, chance: random.Random) -> Future[Any]:
    draft = Initiative(f"Mô hình {_name(chance)}", chance.choice(list(Field)), "Tổ dân vận số 3")
    return initiatives.create_initiative(file, draft, InitiativeYear(0, 2025, registered_on=date(2025, 3, 1)))


def _next_year(file: RecordFile, chance: random.Random) -> Future[Any]:
    return initiative_years.add_year(file, InitiativeYear(_id(_one_of(file, Initiative, chance)), 2026))


def _recognition(file: RecordFile, chance: random.Random) -> Future[Any]:
    years = [_id(_one_of(file, InitiativeYear, chance))]
    return recognitions.recognise(file, years, level=chance.choice(list(Level)), decision="15-QĐ/ĐU")


def _team(file: RecordFile, chance: random.Random) -> Future[Any]:
    card = Recipient(RecipientKind.COLLECTIVE, f"Tổ dân vận {_name(chance)}")
    roster = [Member(0, place, _name(chance), is_head=place == 1) for place in (1, 2, 3)]
    return teams.create_team(file, card, Team(0, "Tổ dân phố số 3"), roster)


def _activity(file: RecordFile, chance: random.Random) -> Future[Any]:
    kind = chance.choice(list(ActivityKind))
    return activities.create_activity(
        file, Activity(kind, f"Việc {_name(chance)}", _day(chance), value=500_000)
    )


def _series(file: RecordFile, chance: random.Random) -> Future[Any]:
    year, issuer = chance.randint(2000, 2030), _id(_one_of(file, Issuer, chance))
    return numbers.save_series(file, None, NumberSeries(issuer, date(year, 1, 1), date(year, 12, 31), 7))


def _reserved(file: RecordFile, chance: random.Random) -> Future[Any]:
    first = chance.randint(100, 900)
    run = ReservedNumbers(_id(_one_of(file, Issuer, chance)), first, first + 3, DAY, "kiện toàn")
    return numbers.reserve(file, run)


def _signer(file: RecordFile, chance: random.Random) -> Future[Any]:
    signer = Signer(_id(_one_of(file, Issuer, chance)), _name(chance), "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH")
    return offices.save_signer(file, None, signer)


def _setting(file: RecordFile, chance: random.Random) -> Future[Any]:
    return preferences.put(file, REPORT_ADDRESS, f"ban.dan.van.{chance.randint(1, 9)}@example.vn")


def _blank(file: RecordFile, chance: random.Random) -> Future[Any]:
    draft = Blank(f"Phôi {_name(chance)}", 420, 297, low_at=20)
    return blanks.create_blank(file, draft, sheets=chance.randint(1, 300))


def _calibration(file: RecordFile, chance: random.Random) -> Future[Any]:
    target = calibrations.Target(f"Canon LBP {chance.randint(1, 9)}", "", 297.0, 210.0)
    return calibrations.save(
        file, target, Found(Affine(1.003, 0.0, chance.random(), 0.0, 0.998, -1.25), 0.1, 1, 0.4)
    )


def _attachment(file: RecordFile, chance: random.Random) -> Future[Any]:
    scan = file.path.with_name("quét.pdf")
    scan.write_bytes(b"%PDF-1.4 " + chance.randbytes(3000))
    return attachments.attach(file, "commendation", _id(_one_of(file, Commendation, chance)), scan)


def _layout(file: RecordFile, chance: random.Random) -> Future[Any]:
    bundled = layouts.open_layout(file, chance.choice(layouts.list_layouts(file)).name)
    return layouts.add_layout(file, bundled.layout, f"Mẫu {_name(chance)}", bundled.backdrop)


def _view(file: RecordFile, chance: random.Random) -> Future[Any]:
    return saved_views.save_view(file, SavedView("activities", _name(chance), period="quarter"))


def _read_once_more(file: RecordFile, chance: random.Random) -> Future[Any]:
    paper = _one_of(file, Commendation, chance, lambda one: one.form is Form.GIAY_KHEN)
    batch = certificates.prepare(file, _id(paper))
    return proofs.tick(
        file, batch, [sheet.award.id or 0 for sheet in batch.sheets], read=chance.random() < 0.8
    )


def _changed_award(file: RecordFile, chance: random.Random) -> Future[Any]:
    seen = _one_of(file, Award, chance)
    changed = replace(seen, printed_name=_name(chance), second_line="Tổ dân phố số 7")
    return awards.change_award(file, seen, changed, reason="viết nhầm tên")


def _changed_commendation(file: RecordFile, chance: random.Random) -> Future[Any]:
    seen = _one_of(file, Commendation, chance)
    return commendations.change_commendation(file, seen, replace(seen, merit=_name(chance)), "sửa thành tích")


def _changed_card(file: RecordFile, chance: random.Random) -> Future[Any]:
    seen = _one_of(file, Recipient, chance)
    return recipients.change_recipient(file, seen, replace(seen, name=_name(chance), note="đã sửa"))


def _changed_conference(file: RecordFile, chance: random.Random) -> Future[Any]:
    seen = _one_of(file, Conference, chance)
    return conferences.change_conference(file, seen, replace(seen, place=_name(chance), note="dời ngày"))


def _answered(file: RecordFile, chance: random.Random) -> Future[Any]:
    return opinions.record_answer(file, _one_of(file, Opinion, chance), answer=_name(chance), answered_on=DAY)


def _changed_salary(file: RecordFile, chance: random.Random) -> Future[Any]:
    seen = _one_of(file, BaseSalary, chance)
    return offices.save_base_salary(file, seen, replace(seen, source=_name(chance)))


def _changed_rate(file: RecordFile, chance: random.Random) -> Future[Any]:
    seen = _one_of(file, BonusRate, chance)
    return offices.save_bonus_rate(file, seen, replace(seen, legal_basis=_name(chance)))


def _paid(file: RecordFile, chance: random.Random) -> Future[Any]:
    return awards.mark_paid(file, [_id(_one_of(file, Award, chance))], DAY, "con trai nhận thay")


def _presented(file: RecordFile, chance: random.Random) -> Future[Any]:
    return awards.mark_presented(file, [_id(_one_of(file, Award, chance))], DAY)


def _moved(file: RecordFile, chance: random.Random) -> Future[Any]:
    return awards.move_awards(file, [_id(_one_of(file, Award, chance))], None, reason="sắp lại")


def _some_deleted(file: RecordFile, chance: random.Random) -> Future[Any]:
    deletions: tuple[Callable[[], Future[Any]], ...] = (
        lambda: awards.delete_awards(file, [_id(_one_of(file, Award, chance))], "rút khỏi danh sách"),
        lambda: commendations.delete_commendation(file, _id(_one_of(file, Commendation, chance)), "trùng"),
        lambda: recipients.delete_recipient(file, _id(_one_of(file, Recipient, chance))),
        lambda: conferences.delete_conference(file, _id(_one_of(file, Conference, chance))),
        lambda: conferences.delete_round(file, _id(_one_of(file, Round, chance))),
        lambda: opinions.delete_opinions(file, [_id(_one_of(file, Opinion, chance))]),
        lambda: attendance.delete_block(file, _id(_one_of(file, Block, chance))),
        lambda: pledges.delete_pledges(file, [_id(_one_of(file, Pledge, chance))]),
        lambda: initiatives.delete_initiative(file, _id(_one_of(file, Initiative, chance))),
        lambda: recognitions.remove_recognition(file, _id(_one_of(file, Recognition, chance))),
        lambda: teams.delete_team(file, _id(_one_of(file, Team, chance))),
        lambda: teams.delete_members(file, [_id(_one_of(file, Member, chance))]),
        lambda: activities.delete_activities(file, [_id(_one_of(file, Activity, chance))]),
        lambda: numbers.release(file, _one_of(file, ReservedNumbers, chance)),
        lambda: blanks.delete_blank(file, _id(_one_of(file, Blank, chance))),
        lambda: attachments.remove_attachment(file, _id(_one_of(file, Attachment, chance))),
        lambda: calibrations.delete(file, _id(_one_of(file, Calibration, chance))),
    )
    return chance.choice(deletions)()


def _undone(file: RecordFile, _chance: random.Random) -> Future[Any]:
    return history.undo(file)


def _redone(file: RecordFile, _chance: random.Random) -> Future[Any]:
    return history.redo(file)


def _earlier_undone(file: RecordFile, chance: random.Random) -> Future[Any]:
    return history.undo_step(file, chance.choice(history.history(file, 12)).id)


GROWING: tuple[Deed, ...] = (
    _decision, _decision, _list, _list, _signing, _register_numbers, _printing, _card, _conference, _round,
    _dialogue, _opinion, _block, _guests, _pledge, _local_field, _initiative, _next_year, _recognition, _team,
    _activity, _series, _reserved, _signer, _setting, _blank,
    _calibration, _attachment, _layout, _view, _told_apart, _reviewed, _copied, _read_once_more,
)  # fmt: skip
CHANGING: tuple[Deed, ...] = (
    _changed_award, _changed_commendation, _changed_card, _merged, _changed_conference, _answered,
    _changed_salary, _changed_rate, _paid, _presented, _moved, _some_deleted, _some_deleted, _some_deleted,
    _undone, _undone,
    _redone, _earlier_undone,
)  # fmt: skip

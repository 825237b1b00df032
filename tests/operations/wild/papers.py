"""What a wild user does with paper and the office's own data: blanks, prints, layouts, numbers, issuers."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace
from datetime import date
from typing import Any

from desktop.operations import blanks, calibrations, certificates, numbers, office_removals, offices
from desktop.operations.calibrations import Target
from desktop.operations.printing import layouts, prints, proofs
from desktop.records.affine import Affine
from desktop.records.blank import Blank, BlankMovement
from desktop.records.bonus import BaseSalary
from desktop.records.calibration import Calibration
from desktop.records.calibration_rules import Found
from desktop.records.codes import BlankMove, CommendationState, Family, Level, Paper, RecipientKind
from desktop.records.commendation import Commendation
from desktop.records.issuer import Issuer, NumberSeries, ReservedNumbers, Signer
from desktop.records.layout import OwnLayout
from desktop.records.print_job import PrintJob, sheets_of
from exports.layout import bundled_layout
from tests.operations.ward import STATE
from tests.operations.wild.hand import Hand, deeds


def add_blank(hand: Hand) -> Future[Any]:
    return blanks.create_blank(hand.file, Blank(hand.name(), 297, 210), hand.number(0, 40))


def change_blank(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Blank)
    return blanks.change_blank(hand.file, seen, replace(seen, low_at=hand.number(0, 9))) if seen else None


def delete_blank(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Blank)
    return blanks.delete_blank(hand.file, seen.id or 0) if seen else None


def move_sheets(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Blank)
    if seen is None:
        return None
    line = BlankMovement(seen.id or 0, hand.day(), hand.pick(list(BlankMove)), hand.number(1, 9))
    return blanks.record_movement(hand.file, line)


def delete_movement(hand: Hand) -> Future[Any] | None:
    seen = hand.one(BlankMovement)
    return blanks.delete_movements(hand.file, seen.blank_id, [seen.id or 0]) if seen else None


def calibrate(hand: Hand) -> Future[Any]:
    blank = hand.one(Blank)
    target = Target("Canon LBP 2900", hand.pick(["", "Khay 1"]), 297, 210, blank.id if blank else None)
    return calibrations.save(hand.file, target, Found(Affine(1, 0, 0, 0, 1, hand.number(0, 3)), 0.1, 1, 0.2))


def forget_calibration(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Calibration)
    return calibrations.delete(hand.file, seen.id or 0) if seen else None


def tick_sheets(hand: Hand) -> Future[Any] | None:
    batch = _batch(hand)
    ids = [sheet.award.id or 0 for sheet in batch.sheets] if batch else []
    return proofs.tick(hand.file, batch, ids, read=hand.chance()) if batch and ids else None


def send(hand: Hand) -> Future[Any] | None:
    batch, blank = _batch(hand), hand.one(Blank)
    if batch is None or not batch.sheets:
        return None
    return prints.send(
        hand.file, batch, printer="Canon", text_only=True, blank_id=blank.id if blank else None
    )


def settle(hand: Hand) -> Future[Any] | None:
    job = hand.one(PrintJob)
    if job is None:
        return None
    ids = [one.award_id for one in sheets_of(job)]
    good = hand.number(0, len(ids))
    return prints.settle(hand.file, job, ids[:good], ids[good : good + 1], "Kẹt giấy")


def _batch(hand: Hand) -> certificates.CertificateBatch | None:
    signed = [one for one in hand.all(Commendation) if one.state is CommendationState.SIGNED]
    return certificates.prepare(hand.file, hand.pick(signed).id or 0) if signed else None


def keep_layout(hand: Hand) -> Future[Any]:
    return layouts.add_layout(hand.file, bundled_layout("state-individual"), f"Mẫu {hand.number(1, 3)}")


def rename_layout(hand: Hand) -> Future[Any] | None:
    seen = hand.one(OwnLayout)
    return layouts.rename_layout(hand.file, seen, f"Mẫu {hand.number(4, 6)}") if seen else None


def use_layout(hand: Hand) -> Future[Any] | None:
    seen = hand.one(OwnLayout)
    use = (Family.STATE, Paper.GIAY_KHEN, hand.pick(list(RecipientKind)))
    return layouts.choose_layout(hand.file, seen.name, [use]) if seen else None


def delete_layout(hand: Hand) -> Future[Any] | None:
    seen = hand.one(OwnLayout)
    return layouts.delete_layout(hand.file, seen) if seen else None


def start_number_book(hand: Hand) -> Future[Any]:
    series = NumberSeries(STATE, date(2026, 1, 1), date(2026, 12, 31), hand.number(1, 9))
    seen = hand.one(NumberSeries)
    return numbers.save_series(hand.file, seen, replace(series, id=seen.id if seen else None))


def reserve_numbers(hand: Hand) -> Future[Any]:
    first = hand.number(1, 20)
    return numbers.reserve(hand.file, ReservedNumbers(STATE, first, first + 2, hand.day(), "Văn thư"))


def release_numbers(hand: Hand) -> Future[Any] | None:
    seen = hand.one(ReservedNumbers)
    return numbers.release(hand.file, seen) if seen else None


def add_issuer(hand: Hand) -> Future[Any]:
    return offices.save_issuer(hand.file, None, Issuer(hand.name(), Family.STATE, Level.WARD, "Hoàn Kiếm"))


def delete_issuer(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Issuer)
    return office_removals.delete_issuer(hand.file, seen.id or 0) if seen else None


def add_signer(hand: Hand) -> Future[Any] | None:
    issuer = hand.one(Issuer)
    new = Signer(issuer.id or 0, hand.name(), "CHỦ TỊCH") if issuer else None
    return offices.save_signer(hand.file, None, new) if new else None


def delete_signer(hand: Hand) -> Future[Any] | None:
    seen = hand.one(Signer)
    return office_removals.delete_signer(hand.file, seen.id or 0) if seen else None


def change_salary(hand: Hand) -> Future[Any]:
    seen = hand.one(BaseSalary)
    new = BaseSalary(hand.day(), hand.pick([2_340_000, 2_530_000]), id=seen.id if seen else None)
    return offices.save_base_salary(hand.file, seen, new)


PAPERS = deeds(
    add_blank,
    change_blank,
    delete_blank,
    move_sheets,
    delete_movement,
    calibrate,
    forget_calibration,
    tick_sheets,
    send,
    settle,
)
OFFICE = deeds(
    keep_layout,
    rename_layout,
    use_layout,
    delete_layout,
    start_number_book,
    reserve_numbers,
    release_numbers,
    add_issuer,
    delete_issuer,
    add_signer,
    delete_signer,
    change_salary,
)

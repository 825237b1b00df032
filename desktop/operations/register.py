"""A register is made, opened, described and checked; a new office is written into it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import FileRefused
from desktop.operations import backups, preferences
from desktop.operations.output import stands, written
from desktop.operations.places import PRESENT_FROM
from desktop.records.codes import Family, Level, RecipientKind, UnitKind
from desktop.records.issuer import Issuer, Signer
from desktop.records.text import clean, clean_multiline
from desktop.records.unit import Unit
from desktop.settings import PRACTICE
from desktop.store import copies, counts, integrity, lock, schema
from desktop.store.file import Header, RecordFile, create, read_header
from desktop.store.writer import Deed, Done, Transaction

if TYPE_CHECKING:
    from desktop.operations.checks import Finding


@dataclass(frozen=True)
class NewSigner:
    """Who signs for one issuer, with the title as it is printed, one line each."""

    name: str
    title_lines: str


@dataclass(frozen=True)
class NewOffice:
    """What the first-run form asks. `ward` is "phường Hoàn Kiếm" or "xã Bát Tràng"; with no kind, a phường.

    An issuer without a signer gets one later. `with_former_issuers`: the offices that its predecessors and
    their districts had until 30/6/2025 are written too, so that earlier years can be entered.
    """

    ward: str
    signers: Mapping[Family, NewSigner] = field(default_factory=dict)
    city: str = "thành phố Hà Nội"
    valid_from: date = PRESENT_FROM
    with_former_issuers: bool = False


@dataclass(frozen=True)
class Office:
    """What was written down: the unit, its issuers (state, party, front), the signers that were named, and
    the former issuers that were asked for."""

    unit: Unit
    issuers: tuple[Issuer, ...]
    signers: tuple[Signer, ...]
    former_issuers: tuple[Issuer, ...] = ()


@dataclass(frozen=True)
class RegisterInfo:
    """Counts by kind, the schema's version, "ok" or what is wrong, and when the last backup was made."""

    counts: Mapping[str, int]
    schema_version: int
    integrity: str
    last_backup: datetime | None


@dataclass(frozen=True)
class CheckReport:
    """`integrity` is "ok" or SQLite's own words; `findings` are the rules of the data that are not kept."""

    integrity: str
    findings: list[Finding]


def create_register(
    path: Path,
    *,
    user: str,
    now: Callable[[], datetime] = datetime.now,
    sample: bool = False,
    practice: bool = False,
) -> None:
    """Make a register with the rules it starts with, whole or not at all; `practice` marks it as one.

    Raises `FileRefused("file_exists")` and `StorageTrouble`.
    """
    if stands(path):
        raise FileRefused("file_exists", path=str(path))
    with written(path) as temporary:
        create(temporary)
        with RecordFile(temporary, user=user, now=now) as file:
            file.write(Deed("register_made", {}, _write_rules, undoable=False)).result()
            if sample:
                from desktop.operations.samples.sample import (
                    fill_with_sample,  # only a sample register needs it
                )

                fill_with_sample(file).result()
            if practice:
                preferences.put(file, PRACTICE, True).result()
        for leftover in copies.leftovers(path):  # of a register that is gone
            leftover.unlink()


def open_register(path: Path, *, user: str, now: Callable[[], datetime] = datetime.now) -> RecordFile:
    """Open a register; an older one is backed up and lifted to the present schema first.

    `kept_before` of the opened file is then the path of that backup.

    Raises `FileRefused`, "file_sealed" for a backup under a passphrase, and `StorageTrouble`.
    """
    if _header(path).is_older:
        from desktop.store import migrations  # imports sqlite-utils, which an ordinary start must not pay for

        kept = backups.back_up_path(path, now=now).path
        migrations.lift(path)
        return RecordFile(path, user=user, now=now, kept_before=kept)
    return RecordFile(path, user=user, now=now)


def look_into(path: Path, *, user: str, now: Callable[[], datetime] = datetime.now) -> RecordFile:
    """Open a register, or a backup, so that nothing of it can be written.

    Raises as `open_register`; "file_older" for one that would first be lifted.
    """
    if _header(path).is_older:
        raise FileRefused("file_older", path=str(path))
    return RecordFile(path, user=user, now=now, to_look=True)


def _header(path: Path) -> Header:
    try:
        return read_header(path)
    except FileRefused as refusal:
        from exports.sealed_file import is_sealed  # brings hashing

        if refusal.code == "file_foreign" and is_sealed(path):
            raise FileRefused("file_sealed", path=str(path)) from None
        raise


def held_elsewhere(file: RecordFile) -> str:
    """The person who has the register open for writing on another PC, empty where nobody has."""
    holder = lock.held_elsewhere(file.path)
    return holder.user if holder else ""


def set_up_office(file: RecordFile, new: NewOffice) -> Future[Done[Office]]:
    """Write down the ward with what it came from, its issuers and the signers that are named, as one step."""
    from desktop.operations.former_offices import write_former_issuers  # only a new register needs them
    from desktop.operations.units import write_unit

    ward = _with_kind(clean(new.ward))

    def work(transaction: Transaction) -> Office:
        unit = write_unit(transaction, ward, clean(new.city), new.valid_from)
        issuers = transaction.insert_many([replace(one, unit_id=unit.id) for one in ward_issuers(ward, new)])
        signers = [
            Signer(
                issuer.id or 0, clean(one.name), clean_multiline(one.title_lines), valid_from=new.valid_from
            )
            for issuer in issuers
            if (one := new.signers.get(issuer.family)) is not None
        ]
        former = write_former_issuers(transaction, unit.id or 0) if new.with_former_issuers else ()
        return Office(unit, tuple(issuers), tuple(transaction.insert_many(signers)), tuple(former))

    return file.write(Deed("office_set_up", {"ward": ward}, work))


def ward_issuers(ward: str, new: NewOffice) -> tuple[Issuer, Issuer, Issuer]:
    """The issuers of a ward with the lines of their papers (domain.md §3.1, §3.2 and the corrections)."""
    place, upper, city = ward.split(" ", 1)[1], ward.upper(), clean(new.city).upper()
    state = Issuer(
        f"Chủ tịch Ủy ban nhân dân {ward}",
        Family.STATE,
        Level.WARD,
        place,
        header_lines=f"ỦY BAN NHÂN DÂN\n{upper}",
        authority_lines=f"CHỦ TỊCH ỦY BAN NHÂN DÂN {upper}",
        number_pattern="{n}/QĐ-UBND",
        valid_from=new.valid_from,
    )
    party = Issuer(
        f"Ban Thường vụ Đảng ủy {ward}",
        Family.PARTY,
        Level.WARD,
        place,
        header_lines=f"ĐẢNG BỘ {city}\nĐẢNG ỦY {upper}\n*",
        authority_lines=f"BAN CHẤP HÀNH ĐẢNG BỘ {upper}",
        number_pattern="{n}-QĐ/ĐU",
        valid_from=new.valid_from,
    )
    front = Issuer(
        f"Ban Thường trực Ủy ban MTTQ Việt Nam {ward}",
        Family.FRONT,
        Level.WARD,
        place,
        header_lines=f"ỦY BAN MTTQ VIỆT NAM\n{upper}\nBAN THƯỜNG TRỰC",
        authority_lines=f"BAN THƯỜNG TRỰC ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM\n{upper}",
        number_pattern="{n}/QĐ-MTTQ",
        valid_from=new.valid_from,
    )
    return state, party, front


def ward_name(file: RecordFile) -> str:
    """The ward or commune whose register this is, such as "phường Bồ Đề"; empty without an office."""
    today = file.now().date()
    present = [
        unit
        for unit in file.read.records(Unit, "ORDER BY id")
        if unit.kind in (UnitKind.WARD, UnitKind.COMMUNE)
        and (unit.valid_from or today) <= today <= (unit.valid_to or today)
    ]
    return present[0].name if present else ""


def info(file: RecordFile) -> RegisterInfo:
    """What the register holds and how it is. Reads only."""
    return RegisterInfo(counts_of(file), schema.VERSION, _integrity(file), backups.last_backup(file.path))


def check(file: RecordFile) -> CheckReport:
    """The full check of the pages, and the rules of the data. Reads only; seconds on a large file."""
    from desktop.operations.checks import findings  # knows every kind of record: not needed at the start

    return CheckReport(_integrity(file), findings(file.read))


def _integrity(file: RecordFile) -> str:
    return "; ".join(integrity.faults(file.read)) or "ok"


def counts_of(file: RecordFile) -> dict[str, int]:
    """How many there are of each kind, under the keys that scripts rely on (design.md §6)."""
    # Opening a register asks for none of these.
    from desktop.records.activity import Activity
    from desktop.records.award import Award
    from desktop.records.commendation import Commendation
    from desktop.records.conference import Conference, Round
    from desktop.records.initiative import Initiative
    from desktop.records.opinion import Opinion
    from desktop.records.team import Team

    recipients = counts.recipients_by_kind(file.read)
    return {
        "commendations": file.read.count(Commendation),
        "awards": file.read.count(Award),
        "collectives": recipients[RecipientKind.COLLECTIVE],
        "individuals": recipients[RecipientKind.INDIVIDUAL],
        "households": recipients[RecipientKind.HOUSEHOLD],
        "teams": file.read.count(Team),
        "conferences": file.read.count(Conference),
        "rounds": file.read.count(Round),
        "opinions": file.read.count(Opinion),
        "initiatives": file.read.count(Initiative),
        "activities": file.read.count(Activity),
    }


def _write_rules(transaction: Transaction) -> None:
    from desktop.operations import seeds  # only a new register needs them

    transaction.insert_many(seeds.base_salaries())
    transaction.insert_many(seeds.bonus_rates())


def _with_kind(ward: str) -> str:
    lowered = ward.casefold()
    for kind in ("phường", "xã"):
        if lowered.startswith(f"{kind} "):
            return f"{kind} {ward[len(kind) + 1 :]}"
    return f"phường {ward}"

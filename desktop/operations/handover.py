"""Bàn giao: everything a successor needs in one folder, whole or not there at all (product.md P87).

The folder is written under a name that says it is unfinished and gets its own name at the end; what a killed
program left under that name is replaced the next time.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import StorageTrouble
from desktop.operations import backups, register
from desktop.operations.blanks import list_stocks
from desktop.operations.commendation_views import CommendationRow, list_commendations
from desktop.operations.guards import shown_number
from desktop.operations.opinions import waiting_opinions
from desktop.operations.output import made_folder, written
from desktop.operations.practice import mark_of
from desktop.operations.printing.issued_years import issued_years, write_year
from desktop.operations.printing.layout_files import export_layout
from desktop.operations.printing.layouts import list_layouts
from desktop.operations.whole_register import export_register
from desktop.records.codes import CommendationState
from desktop.store import copies
from desktop.store.file import RecordFile
from desktop.words import handover as words
from exports.plain_tables import PlainTable, PlainValue, write_plain_tables
from exports.safe_file import available_name

Step = Callable[[int, int], None]
Row = tuple[PlainValue, ...]

LAYOUT_ENDING = ".sovang-layout"
_FORBIDDEN = str.maketrans(dict.fromkeys('\\/:*?"<>|', "-"))  # in a file's name on Windows


@dataclass(frozen=True)
class Handover:
    """What was written: how many records, certificates, layouts, and lines of open work."""

    path: Path
    records: int
    certificates: int
    layouts: int
    open_work: int


def hand_over(file: RecordFile, folder: Path, *, step: Step = lambda _done, _total: None) -> Handover:
    """Write the folder of a handover into `folder`; `step` hears how far it is and may raise.

    Raises `StorageTrouble`, and `SoVangError("missing_glyph")`; then nothing is left in `folder`.
    """
    years = issued_years(file)
    layouts = [one.name for one in list_layouts(file) if one.id is not None]
    steps = _counting(step, 3 + len(years) + len(layouts))
    with _whole_folder(_place(file, folder)) as place:
        copy = _copy_register(file, place)
        steps()
        whole = export_register(file, place / words.WORKBOOK)
        steps()
        certificates: list[Row] = []
        for year, ids in years.items():
            path = made_folder(place / words.CERTIFICATES) / f"{year}.pdf"
            certificates.append((f"{words.CERTIFICATES}/{path.name}", "", write_year(file, ids, path)))
            steps()
        for name in layouts:
            target = made_folder(place / words.LAYOUTS) / (name.translate(_FORBIDDEN) + LAYOUT_ENDING)
            export_layout(file, name, target)
            steps()
        work = open_work(file)
        listed = _listed(copy, whole.total, certificates, len(layouts), len(work))
        _write_first(file, place, listed, work)
        steps()
    sheets = sum(int(str(row[2])) for row in certificates)
    return Handover(_final(place), whole.total, sheets, len(layouts), len(work))


def open_work(file: RecordFile) -> list[Row]:
    """The work that a successor takes over: kind, what it is, its day, how much is left."""
    rows = [row for row in list_commendations(file) if not row.replaced and not row.commendation.revoked_on]
    return [*_decisions(rows), *_opinions(file), *_blanks(file)]


def _decisions(rows: list[CommendationRow]) -> Iterator[Row]:
    for row in rows:
        if row.commendation.state is CommendationState.DRAFT:
            yield words.KINDS["draft"], _named(row), row.commendation.decision_date, row.award_count
    for row in rows:
        signed = row.commendation.state is CommendationState.SIGNED
        if signed and row.to_print > row.printed:
            left = row.to_print - row.printed
            yield words.KINDS["unprinted"], _named(row), row.commendation.decision_date, left
    for row in rows:
        signed = row.commendation.state is CommendationState.SIGNED
        if signed and row.payable > row.paid:
            left = row.payable - row.paid
            yield words.KINDS["unpaid"], _named(row), row.commendation.decision_date, left


def _named(row: CommendationRow) -> str:
    subject = row.commendation.subject
    return f"{shown_number(row.commendation)}, {row.issuer.name}" + (f": {subject}" if subject else "")


def _opinions(file: RecordFile) -> Iterator[Row]:
    for one in waiting_opinions(file):
        who = one.opinion.responsible or ""
        yield (
            words.KINDS["opinion"],
            f"{one.conference.title}: {one.opinion.content}",
            one.opinion.due_on,
            who,
        )


def _blanks(file: RecordFile) -> Iterator[Row]:
    for stock in list_stocks(file):
        if stock.left:
            yield words.KINDS["blank"], stock.blank.name, None, stock.left


def _copy_register(file: RecordFile, place: Path) -> Path:
    target = place / words.REGISTER.format(stem=file.path.stem)
    with written(target, check=copies.refuse_unsound) as temporary:
        copies.copy(file.path, temporary)
    backups.keep_hash(target)
    return target


def _listed(copy: Path, records: int, certificates: list[Row], layouts: int, work: int) -> list[Row]:
    about = words.ABOUT
    return [
        (copy.name, about["register"], records),
        (words.WORKBOOK, about["workbook"], records),
        (words.CERTIFICATES, about["certificates"], sum(int(str(row[2])) for row in certificates)),
        *certificates,
        (words.LAYOUTS, about["layouts"], layouts),
        ("", about["settings"], None),
        (words.FIRST, about["work"], work),
        ("", "", None),
        *((line, "", None) for line in words.SIGNED),
    ]


def _write_first(file: RecordFile, place: Path, listed: list[Row], work: list[Row]) -> None:
    counts = register.counts_of(file)
    counted = [(word, counts[key]) for key, word in words.COUNTS.items()]
    tables = [
        PlainTable(words.SHEETS[0], words.LISTED, listed),
        PlainTable(words.SHEETS[1], words.OPEN_WORK, work or [(words.NOTHING_OPEN, "", None, None)]),
        PlainTable(words.SHEETS[2], words.COUNTED, counted),
    ]
    with written(place / words.FIRST) as temporary:
        write_plain_tables(tables, temporary, mark_of(file.read))


def _place(file: RecordFile, folder: Path) -> Path:
    ward = register.ward_name(file) or file.path.stem
    name = words.FOLDER.format(ward=ward.translate(_FORBIDDEN), day=f"{file.now():%d-%m-%Y}")
    place = folder / name
    return available_name(place) if place.exists() else place


def _unfinished(place: Path) -> Path:
    return place.with_name(f"{place.name} – {words.UNFINISHED}")


def _final(place: Path) -> Path:
    return place.with_name(place.name.removesuffix(f" – {words.UNFINISHED}"))


@contextmanager
def _whole_folder(place: Path) -> Iterator[Path]:
    """A folder that is there under its name only when everything in it is written."""
    begun = _unfinished(place)
    shutil.rmtree(begun, ignore_errors=True)
    made_folder(begun)
    try:
        yield begun
        begun.replace(place)
    except OSError as error:
        raise StorageTrouble("output_write_failed", path=str(place), reason=str(error)) from error
    finally:
        shutil.rmtree(begun, ignore_errors=True)


def _counting(step: Step, total: int) -> Callable[[], None]:
    done = 0

    def one_more() -> None:
        nonlocal done
        done += 1
        step(done, total)

    return one_more

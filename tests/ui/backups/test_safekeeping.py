"""What the program keeps safe by itself: every half hour, at the end, before a restore."""

import sqlite3
from datetime import timedelta
from pathlib import Path

from desktop.operations import awards, backups, commendations
from desktop.operations.awards import NewAward
from desktop.operations.readable_copy import place_of
from desktop.operations.register import open_register
from desktop.records.codes import RecipientKind
from desktop.settings import SECOND_PLACE, SECOND_PLACE_COPIED_AT
from desktop.store.file import RecordFile
from desktop.store.lock import Holder
from desktop.store.reader import record_tables
from desktop.ui.backups.page import BackupsPage
from desktop.ui.safekeeping import EVERY_MINUTES, READABLE_AFTER_SECONDS
from desktop.ui.widgets.notice import NoticeBar
from desktop.wiring import PcSettings
from tests.journeys.office import NOW, Office

FOLDER = backups.FOLDER


def copies(register: Path) -> list[Path]:
    return sorted((register.parent / FOLDER).glob("*.sovang"))


def open_file(office: Office) -> RecordFile:
    assert office.program is not None
    assert office.program.register is not None
    return office.program.register.desk.file


def add_award(office: Office, name: str) -> None:
    file = open_file(office)
    draft = commendations.list_commendations(file)[0].commendation.id or 0
    awards.add_award(file, draft, NewAward(RecipientKind.COLLECTIVE, name)).result()


def tables(path: Path) -> object:
    with open_register(path, user="thử") as file:
        return record_tables(file.read)


def test_the_timer_backs_up_what_changed_and_the_status_bar_says_so(
    office: Office, sample_path: Path
) -> None:
    office.start(sample_path)
    assert office.program is not None
    assert office.program.register is not None
    safe = office.program.register.safe
    assert safe.timer.isActive()
    assert safe.timer.interval() == EVERY_MINUTES * 60_000 == 1_800_000
    status = office.window.status
    assert status._backup.text() == "Sao lưu gần nhất: chưa có"
    safe.timer.timeout.emit()
    office.clerk.wait(lambda: status._backup.text() == "Sao lưu gần nhất: 09/10/2026 lúc 08:15")
    assert len(copies(sample_path)) == 1
    finished: list[bool] = []
    safe.keep(lambda: finished.append(True))
    office.clerk.wait(lambda: finished == [True])
    assert len(copies(sample_path)) == 1  # nothing changed


def test_the_end_waits_for_the_copy_and_says_so(office: Office, sample_path: Path) -> None:
    office.start(sample_path)
    add_award(office, "Tổ dân vận số 88")
    window = office.window
    assert not window.close()
    assert office.said() == "Đang sao lưu sổ trước khi đóng. Xong sẽ tự đóng."
    office.clerk.wait(window.isHidden)
    office.close()
    [copy] = copies(sample_path)
    assert tables(copy) == tables(sample_path)


def test_a_copy_that_cannot_be_made_is_told_and_holds_nobody_up_twice(
    office: Office, sample_path: Path
) -> None:
    office.start(sample_path)
    (sample_path.parent / FOLDER).write_text("no folder", "utf-8")
    window = office.window
    assert not window.close()
    office.clerk.wait(lambda: office.said().startswith("Máy không cho phép ghi"))
    assert window.isVisible()
    assert window.close()


def test_leaving_a_register_for_another_one_backs_it_up(office: Office, sample_path: Path) -> None:
    second = sample_path.parent / "khác" / "sổ hai.sovang"
    second.parent.mkdir()
    second.write_bytes(sample_path.read_bytes())
    office.start(sample_path)
    assert office.program is not None
    assert office.program.open(second)
    office.clerk.wait(lambda: len(copies(sample_path)) == 1)


def test_a_restore_closes_keeps_replaces_and_opens_again(office: Office, sample_path: Path) -> None:
    office.start(sample_path)
    backup = backups.back_up(open_file(office))
    before = tables(backup.path)
    add_award(office, "Tổ dân vận số 77")
    changed = record_tables(open_file(office).read)
    office.window.open_page("backups")
    page = office.page(BackupsPage)
    page._restore(backup.path, "")
    office.clerk.wait(lambda: office.said().startswith("Đã khôi phục sổ từ "))
    assert record_tables(open_file(office).read) == before
    assert changed in [tables(copy) for copy in copies(sample_path)]
    assert "Sổ trước đó được giữ ở" in office.said()


def test_a_restore_that_is_refused_leaves_the_register_open_as_it_was(
    office: Office, sample_path: Path
) -> None:
    office.start(sample_path)
    backup = backups.back_up(open_file(office))
    backup.path.write_bytes(b"damaged")
    before = record_tables(open_file(office).read)
    assert office.program is not None
    office.program.restore(backup.path)
    office.clerk.wait(lambda: "không còn đúng như lúc ghi" in office.said())
    assert record_tables(open_file(office).read) == before


def test_a_second_place_that_waits_is_told_at_the_start(office: Office, sample_path: Path) -> None:
    settings = PcSettings(office.settings)
    settings.put(SECOND_PLACE, str(sample_path.parent / "usb"))
    settings.put(SECOND_PLACE_COPIED_AT, (NOW - timedelta(days=8)).isoformat())
    office.start(sample_path)
    told = "Chưa sao lưu ra USB từ 01/10/2026. Cắm USB rồi bấm Sao lưu; mất khoảng 10 giây."
    office.clerk.wait(lambda: office.said() == told)


def test_a_register_written_on_another_pc_is_read_and_the_holder_is_named(
    office: Office, sample_path: Path
) -> None:
    holder = Holder("PHONG-02", "bà Lưu Thanh Mai", 7)
    lock = sample_path.with_name(f".{sample_path.name}{holder.ending}")
    lock.touch()
    office.start(sample_path)
    assert office.said() == (
        "Sổ đang được bà Lưu Thanh Mai mở ghi trên máy khác. Đang mở bản chỉ đọc, vẫn in được."
    )
    assert office.window.status._saved.text() == "Chỉ đọc"
    assert commendations.list_commendations(open_file(office))
    with sqlite3.connect(sample_path) as connection:
        steps = connection.execute("SELECT count(*) FROM step").fetchone()
    connection.close()
    office.window.open_page("commendations")
    office.clerk.press("Ins")
    office.clerk.wait_focus("Thêm dòng: họ và tên, tên tập thể")
    office.clerk.type("Tổ dân vận số 66")
    office.clerk.press("Ctrl+Return")
    refusal = "Sổ đang được bà Lưu Thanh Mai mở ghi trên máy PHONG-02 nên chưa lưu được."
    office.clerk.wait(lambda: office.said().startswith(refusal))
    with sqlite3.connect(sample_path) as connection:
        assert connection.execute("SELECT count(*) FROM step").fetchone() == steps
    connection.close()


def test_a_damaged_register_offers_its_newest_good_copy(office: Office, sample_path: Path) -> None:
    with open_register(sample_path, user="thử", now=lambda: NOW) as file:
        good, newest = backups.back_up(file), backups.back_up(file)
    wanted = tables(good.path)
    newest.path.write_bytes(b"changed")
    with sample_path.open("r+b") as stream:
        stream.truncate(50)
    office.start(sample_path)
    bar = next(bar for bar in office.window.findChildren(NoticeBar) if bar.isVisible())
    notice = bar.notice()
    assert notice is not None
    assert [one.text for one in notice.actions] == ["Khôi phục bản sao lúc 08:15 ngày 09/10/2026…"]
    damaged = sample_path.read_bytes()
    for place in (1, 0):  # the safe answer changes nothing and the offer stays
        notice.actions[0].trigger()
        office.clerk.wait(lambda: office.program is not None and office.program._restoring.question)
        question = office.program._restoring.question if office.program is not None else None
        assert question is not None
        assert "những gì làm sau bản sao này sẽ không còn" in question.accessibleDescription()
        assert sample_path.read_bytes() == damaged
        question.buttons[place].click()
    office.clerk.wait(lambda: office.said().startswith("Đã khôi phục sổ từ "))
    assert record_tables(open_file(office).read) == wanted


def test_the_timer_has_the_days_workbook_written_beside_the_backups(
    office: Office, sample_path: Path
) -> None:
    office.start(sample_path)
    assert office.program is not None
    assert office.program.register is not None
    safe = office.program.register.safe
    assert safe.first.isActive()
    assert safe.first.interval() == READABLE_AFTER_SECONDS * 1000
    safe.first.timeout.emit()
    office.clerk.wait(lambda: place_of(sample_path).exists())
    assert office.said() == ""

"""Whatever the lists hold: files = read + refused, rows = taken + refused = what was written, to the row."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.operations.consolidation import consolidate, write_error_files
from tests.intake.workbooks import write
from tests.operations.consolidation.conftest import NOW

HEADER = ("STT", "Họ và tên", "Năm sinh", "Mức thưởng")
GOOD = st.tuples(
    st.sampled_from(["Bà Đặng Thị Hường", "Ông Nguyễn Văn An", "Tổ dân vận số 3", "Hộ ông Lê Văn Tâm"]),
    st.sampled_from([None, 1950, 1968]),
    st.sampled_from([None, 760_000, "1.520.000"]),
)
BAD = st.tuples(
    st.sampled_from(["Bà Đặng Thị Hường", "Ông Nguyễn Văn An"]),
    st.just("không rõ"),
    st.sampled_from(["bảy trăm", 760_000]),
)
LIST = st.lists(st.one_of(st.tuples(st.just(True), GOOD), st.tuples(st.just(False), BAD)), max_size=6)
FOLDER = st.lists(st.one_of(LIST, st.just(b"%PDF-1.4"), st.just(b"")), min_size=1, max_size=4)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(FOLDER)
def test_counts_add_up_to_the_row(files: list[list[tuple[bool, tuple[object, ...]]] | bytes]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "in")
        folder.mkdir()
        for number, content in enumerate(files):
            path = folder / f"Tổ dân phố số {number}.xlsx"
            if isinstance(content, bytes):
                path.write_bytes(content)
            else:
                write(path, [HEADER, *((at, *row) for at, (_good, row) in enumerate(content, 1))])
        whole = consolidate(folder, NOW)
        errors = write_error_files(whole, Path(place, "errors"))
    lists = [content for content in files if not isinstance(content, bytes)]
    rows = [good for content in lists for good, _row in content]
    totals = whole.totals
    assert (totals.files, totals.read) == (len(files), len(lists))
    assert totals.refused_files == len(files) - len(lists)
    assert (totals.rows, totals.taken, totals.refused) == (len(rows), sum(rows), len(rows) - sum(rows))
    assert sum(one.rows for one in errors) == totals.refused
    assert len(errors) == sum(any(not good for good, _row in content) for content in lists)
    assert sum(one.rows for one in whole.senders) == totals.rows

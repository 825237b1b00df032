from __future__ import annotations

from pathlib import Path

from installer.checks import closing_line


def test_the_counts_of_all_runs_are_added_up(tmp_path: Path) -> None:
    first, second, absent = (tmp_path / name for name in ("a.xml", "b.xml", "c.xml"))
    first.write_text(
        '<testsuites><testsuite tests="10" failures="1" errors="1" skipped="2"/></testsuites>',
        encoding="utf-8",
    )
    second.write_text('<testsuites><testsuite tests="3"/></testsuites>', encoding="utf-8")
    assert closing_line([first, second, absent]) == "9 passed, 2 failed, 2 skipped"

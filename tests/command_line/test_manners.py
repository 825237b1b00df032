"""How every command behaves: exit codes, JSON, UTF-8, no traceback, no import that is not needed."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from desktop import command_line, command_names
from desktop.command_line.answers import Answer
from desktop.command_line.arguments import parsers
from desktop.computer import note_crash, user_name
from desktop.store import schema
from tests.command_line.sovang import program, sovang
from tests.operations.ward import NOW

_ONE_FILE = ["info", "undo", "history", "check", "backup"]


@pytest.mark.parametrize("command", _ONE_FILE)
@pytest.mark.parametrize(
    ("content", "code"), [(None, "file_missing"), (b"", "file_empty"), (b"TT;Ho ten\n" * 30, "file_foreign")]
)
def test_a_file_that_is_no_register_is_refused_in_words_and_in_json(
    tmp_path: Path, command: str, content: bytes | None, code: str
) -> None:
    path = tmp_path / "sổ.sovang"
    if content is not None:
        path.write_bytes(content)
    said = sovang(command, path, "--json")
    assert (said.code, said.error) == (1, "")
    assert set(said.data) == {"error"}
    assert set(said.data["error"]) == {"code", "text", "values"}
    assert said.data["error"]["code"] == code
    plain = sovang(command, path)
    assert (plain.code, plain.out) == (1, "")
    assert plain.error == said.data["error"]["text"] + "\n"


def test_a_register_of_a_newer_version_is_refused_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "sổ mới hơn.sovang"
    assert sovang("new", path).code == 0
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    before = path.read_bytes()
    said = sovang("info", path)
    assert said.code == 1
    assert said.error.startswith(f"Tệp {path} do bản Sổ Vàng mới hơn ghi. ")
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("info",), "Lệnh chưa đúng: còn thiếu: TỆP."),
        (("info", "a", "b"), "Lệnh chưa đúng: không hiểu: b."),
        (("search", "a", "b", "--limit", "0"), "Lệnh chưa đúng: --limit: phải là một số từ 1 trở lên."),
        (("search", "a", "b", "--limit"), "Lệnh chưa đúng: sau --limit phải có một giá trị."),
        (("report", "a", "lạ", "2026", "-o", "b"), "Lệnh chưa đúng: LOẠI không nhận 'lạ'; dùng một trong: "),
        (("report", "a", "activity", "2026"), "Lệnh chưa đúng: còn thiếu: -o/--output."),
        (
            ("import", "a", "b", "--commendation", "1", "--year", "x"),
            "Lệnh chưa đúng: --year: phải là một số từ 1 trở lên.",
        ),
        (
            ("certificates", "a", "--commendation", " ", "-o", "b"),
            "Lệnh chưa đúng: --commendation: không được",
        ),
        (
            ("import", "a", "b", "--commendation", "1", "--issuer", ""),
            "Lệnh chưa đúng: --issuer: không được để",
        ),
        (("--version",), "Lệnh chưa đúng: không hiểu: --version. Xem: sovang --help"),
        (("--json", "info", "a"), "Lệnh chưa đúng: không hiểu: --json info a."),
        (("sổ.sovang", "sổ hai.sovang"), "Lệnh chưa đúng: không hiểu: sổ.sovang sổ hai.sovang."),
        (("info", "a", "--json=1"), "Lệnh chưa đúng: --json không nhận giá trị '1'."),
        (("--self-check",), "Lệnh chưa đúng: sau --self-check phải có tên một tệp."),
        (("--read-child", "a", "b"), "Lệnh chưa đúng: sau --read-child phải có tên một tệp."),
    ],
)
def test_wrong_usage_is_said_in_vietnamese_with_code_2(words: tuple[str, ...], sentence: str) -> None:
    said = sovang(*words)
    assert (said.code, said.out) == (2, "")
    assert said.error.startswith(sentence)


@pytest.mark.parametrize("command", [("search", "FILE", "huong"), ("history", "FILE")])
@pytest.mark.parametrize("limit", ["9223372036854775808", "9" * 5000])
def test_a_number_that_is_too_large_for_the_file_is_no_bug(
    sample: Path, command: tuple[str, ...], limit: str
) -> None:
    words = [sample if word == "FILE" else word for word in command]
    assert sovang(*words, "--limit", limit).code == 0


@pytest.mark.parametrize("number", ["%", "\x01", "số"])
def test_a_number_without_a_letter_or_digit_names_no_decision(
    sample: Path, tmp_path: Path, number: str
) -> None:
    """A decision that has no number yet must not be meant by it."""
    target = tmp_path / "a.pdf"
    said = sovang("certificates", sample, "--commendation", number, "-o", target, "--json")
    assert (said.code, said.data["error"]["code"]) == (1, "commendation_unknown")
    assert not target.exists()


def test_a_period_that_is_none_is_refused(sample: Path, tmp_path: Path) -> None:
    said = sovang("report", sample, "activity", "quý ba", "-o", tmp_path / "r.xlsx", "--json")
    assert (said.code, said.data["error"]["code"]) == (1, "period_unknown")


def test_vietnamese_leaves_whole_under_any_locale(sample: Path) -> None:
    expected = program("info", sample, PYTHONUTF8="1").out
    assert "tập thể" in expected
    for environment in (
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1258"},
    ):
        assert program("info", sample, **environment).out == expected


@pytest.mark.parametrize(
    "words", [("info", "FILE"), ("search", "FILE", "huong"), ("history", "FILE"), ("undo", "FILE")]
)
def test_a_reading_command_pays_for_no_window_and_no_office_files(
    sample: Path, words: tuple[str, ...]
) -> None:
    program = (
        "import sys; sys.argv = ['sovang', *sys.argv[1:]]\n"
        "from desktop.__main__ import main\n"
        "code = main()\n"
        "heavy = ('PySide6', 'shiboken6', 'openpyxl', 'reportlab', 'lxml', 'sqlite_utils', 'desktop.ui')\n"
        "print([name for name in heavy if name in sys.modules], file=sys.stderr)\n"
    )
    given = [str(sample) if word == "FILE" else word for word in words]
    done = subprocess.run([sys.executable, "-c", program, *given], check=False, capture_output=True)
    assert done.stderr.decode().splitlines()[-1] == "[]"


def test_a_bug_is_one_sentence_and_a_note_without_names(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stumble(_arguments: object) -> Answer:
        raise KeyError("Đặng Thị Hường, sinh 1968")

    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(command_line, "COMMANDS", {**command_line.COMMANDS, "info": stumble})
    assert command_line.main(["info", str(sample), "--json"]) == 1
    said = json.loads(capsys.readouterr().out)["error"]
    assert said["code"] == "bug"
    note = Path(said["values"]["note"]).read_text("utf-8")
    assert "KeyError" in note
    assert "test_manners.py" in note
    assert "Hường" not in note + said["text"]


def test_a_crash_that_cannot_be_noted_is_said_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "state").write_text("a file where a folder is wanted", "utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    error = ValueError("x")
    error.__cause__ = KeyError("y")
    assert note_crash(error, NOW) is None


def test_an_interrupted_command_ends_quietly(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_arguments: object) -> Answer:
        raise KeyboardInterrupt

    monkeypatch.setattr(command_line, "COMMANDS", {**command_line.COMMANDS, "info": interrupt})
    assert command_line.main(["info", str(sample)]) == 130


_GONE = """
import subprocess, sys
with subprocess.Popen([sys.executable, "-m", "desktop", *sys.argv[1:]], stdout=subprocess.PIPE) as command:
    command.stdout.close()
sys.exit(command.returncode)
"""


@pytest.mark.parametrize(
    "words", [("info", "FILE"), ("search", "FILE", "a", "--json"), ("--help",), ("new", "-h")]
)
def test_a_reader_who_is_gone_is_no_bug(sample: Path, words: tuple[str, ...]) -> None:
    given = [str(sample) if word == "FILE" else word for word in words]
    done = subprocess.run([sys.executable, "-c", _GONE, *given], check=False, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no disk here that is always full")
def test_a_full_disk_behind_the_answer_is_no_bug(sample: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        words = [sys.executable, "-m", "desktop", "info", str(sample)]
        done = subprocess.run(words, check=False, stdout=full, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (0, b"")


def _nobody() -> str:
    raise KeyError("no such account")


def test_whoever_works_here_has_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "mai")
    assert user_name() == "mai"
    monkeypatch.setattr("getpass.getuser", _nobody)
    assert user_name() == "người dùng"


def test_commands_and_their_arguments_are_the_same_list() -> None:
    assert set(parsers()) == set(command_line.COMMANDS)
    assert set(command_names.COMMANDS) == set(command_line.COMMANDS)
    assert not command_names.is_command("sổ.sovang")
    assert command_names.is_command("--help")


def test_the_reading_child_answers_in_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"")
    said = program("--read-child", path)
    assert said.code == 0
    assert "refused" in json.loads(said.out.splitlines()[-1])

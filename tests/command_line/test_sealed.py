from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.command_line.passphrase import VARIABLE, asked_passphrase
from desktop.errors import SoVangError
from desktop.operations.register import open_register
from desktop.store.reader import record_tables
from tests.command_line.sovang import sovang

WORDS = "hoa sưa trắng phố Phan Đình Phùng"


def piped(*words: object, said: bytes = b"", variable: str | None = None) -> tuple[int, str, str]:
    """The command as a script runs it: its own process, the passphrase through its input or a variable."""
    surroundings = {name: value for name, value in os.environ.items() if name != VARIABLE}
    done = subprocess.run(
        [sys.executable, "-m", "desktop", *map(str, words)],
        input=said, capture_output=True, check=False,
        env=surroundings | ({VARIABLE: variable} if variable is not None else {}),
    )  # fmt: skip
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_a_script_seals_a_register_and_gets_it_back(sample: Path, tmp_path: Path) -> None:
    code, out, error = piped(
        "backup", sample, "-o", tmp_path / "USB", "--encrypt", "--json", said=f"{WORDS}\r\n".encode()
    )
    assert (code, error) == (0, "")
    made = json.loads(out)
    assert made["encrypted"] is True
    assert WORDS not in out
    new = tmp_path / "mới.sovang"
    code, out, error = piped("restore", made["path"], "-o", new, "--json", variable=WORDS)
    assert (code, error) == (0, "")
    with open_register(sample, user="mai") as old, open_register(new, user="mai") as back:
        assert record_tables(back.read) == record_tables(old.read)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (b"", "passphrase_empty"),
        (b"ng\xe1\xba\xafn\n", "passphrase_short"),
        (b"\xff\xfem\x00\n", "passphrase_unclear"),
    ],
)
def test_without_a_good_passphrase_nothing_is_written(
    sample: Path, tmp_path: Path, said: bytes, code: str
) -> None:
    refused, out, _error = piped("backup", sample, "-o", tmp_path / "USB", "--encrypt", "--json", said=said)
    assert refused == 1
    assert json.loads(out)["error"]["code"] == code
    assert not (tmp_path / "USB").exists()


def test_a_wrong_passphrase_is_one_sentence_and_no_trace_of_it(sample: Path, tmp_path: Path) -> None:
    _code, out, _error = piped("backup", sample, "-o", tmp_path, "--encrypt", "--json", variable=WORDS)
    made, new = json.loads(out)["path"], tmp_path / "mới.sovang"
    wrong = "hoa ban trắng phố Điện Biên Phủ"
    code, out, error = piped("restore", made, "-o", new, variable=wrong)
    assert (code, out) == (1, "")
    assert error.startswith("Mật khẩu chưa đúng")
    assert wrong not in error
    assert not new.exists()


def test_an_open_register_says_that_a_sealed_file_is_none(sample: Path, tmp_path: Path) -> None:
    _code, out, _error = piped("backup", sample, "-o", tmp_path, "--encrypt", "--json", variable=WORDS)
    assert sovang("info", json.loads(out)["path"], "--json").data["error"]["code"] == "file_sealed"


class _Terminal:
    def isatty(self) -> bool:
        return True


def test_typed_twice_and_not_alike_it_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["mật khẩu dài", "mật khẩu dai"])
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(sys, "stdin", _Terminal())
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(answers))
    with pytest.raises(SoVangError) as refused:
        asked_passphrase(twice=True)
    assert refused.value.code == "passphrase_differs"
    answers = iter(["mật khẩu dài"])
    assert asked_passphrase() == "mật khẩu dài"

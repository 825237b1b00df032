from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from installer import sign

TOOLS = ("osslsigncode", "openssl", "x86_64-w64-mingw32-gcc")
needs_tools = pytest.mark.skipif(not all(map(shutil.which, TOOLS)), reason=f"needs {', '.join(TOOLS)}")


def run(*words: object) -> str:
    return subprocess.run([str(word) for word in words], check=True, capture_output=True, text=True).stdout


def test_without_a_key_nothing_is_signed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOVANG_SIGN_KEY", raising=False)
    assert not sign.is_key_given()


@needs_tools
def test_a_file_is_signed_with_the_given_key(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    key, password, program = tmp_path / "khóa.pfx", tmp_path / "mật khẩu", tmp_path / "a.exe"
    password.write_text("bí mật", encoding="utf-8")
    (tmp_path / "a.c").write_text("int main(void) { return 0; }", encoding="ascii")
    run(TOOLS[2], "-o", program, tmp_path / "a.c")
    subject = ("-subj", "/CN=So Vang thu", "-addext", "extendedKeyUsage=codeSigning")
    pair = ("-keyout", tmp_path / "k.pem", "-out", tmp_path / "c.pem")
    run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", 2, *subject, *pair)
    packed = ("-inkey", tmp_path / "k.pem", "-in", tmp_path / "c.pem", "-passout", f"file:{password}")
    run("openssl", "pkcs12", "-export", "-out", key, *packed)
    monkeypatch.setenv("SOVANG_SIGN_KEY", str(key))
    monkeypatch.setenv("SOVANG_SIGN_PASSWORD", str(password))
    monkeypatch.delenv("SOVANG_SIGN_TIME", raising=False)
    assert sign.is_key_given()
    sign.sign(program)
    told = run("osslsigncode", "verify", "-CAfile", tmp_path / "c.pem", "-in", program)
    assert "So Vang thu" in told
    assert "Signature verification: ok" in told

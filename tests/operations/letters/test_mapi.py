"""The letter as MAPI gets it: read back by a library that stands in for Windows' own."""

from __future__ import annotations

import ctypes
import io
import sys
from types import SimpleNamespace

import pytest

from desktop.operations.letters import mapi
from desktop.operations.letters.mapi import CLOSED, NOT_THERE, SENT, Letter, Message, show, to_line

LETTER = Letter(
    ("vanphong@hoankiem.vn", "mai@x.vn"),
    "Báo cáo quý III/2026 – phường Hoàn Kiếm",
    "Kính gửi các đồng chí,\n\nTrân trọng.",
    "C:\\Tài liệu\\Báo cáo quý III.xlsx",
    "Báo cáo quý III.xlsx",
)


class FakeLibrary:
    """Takes the call apart as mapi32 would; `answer` is what it says."""

    def __init__(self, answer: int = SENT) -> None:
        self.answer = answer
        self.flags = 0
        self.texts: list[str | None] = []
        self.to: list[tuple[int, str, str]] = []
        self.files: list[tuple[int, str, str]] = []

    def MAPISendMailW(  # noqa: N802 - the name that Windows gives it
        self, session: ctypes.c_size_t, window: ctypes.c_size_t, message: object, flags: int, reserved: int
    ) -> int:
        assert (session.value, window.value, reserved) == (0, 0, 0)
        read = ctypes.cast(message, ctypes.POINTER(Message)).contents  # type: ignore[arg-type]
        self.flags = flags
        self.texts = [read.subject, read.text, read.type]
        self.to = [(one.kind, one.name, one.address) for one in read.recipients[: read.recipient_count]]
        self.files = [(one.position, one.path, one.name) for one in read.files[: read.file_count]]
        return self.answer


def test_the_letter_arrives_whole_and_is_shown_not_sent() -> None:
    library = FakeLibrary()
    assert show(library, LETTER) == SENT
    assert library.texts == [LETTER.subject, "Kính gửi các đồng chí,\r\n\r\nTrân trọng.", None]
    assert library.to == [
        (1, "vanphong@hoankiem.vn", "SMTP:vanphong@hoankiem.vn"),
        (1, "mai@x.vn", "SMTP:mai@x.vn"),
    ]
    assert library.files == [(0xFFFFFFFF, LETTER.attachment, LETTER.name)]
    assert library.flags & 0x8, "without MAPI_DIALOG the letter would go out unseen"
    assert library.flags & 0x40000, "without MAPI_FORCE_UNICODE Vietnamese letters would be lost"


def test_a_letter_without_an_address_is_shown_too() -> None:
    library = FakeLibrary(CLOSED)
    assert show(library, Letter((), "", "", "x", "x")) == CLOSED
    assert library.to == []


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="the sizes are those of 64 bits")
def test_the_sizes_are_those_of_windows() -> None:
    sizes = [ctypes.sizeof(kind) for kind in (mapi.Recipient, mapi.File, Message)]
    assert sizes == [40, 40, 96]


@pytest.mark.parametrize("answer", [SENT, CLOSED, 27])
def test_the_child_answers_with_what_mapi_said(monkeypatch: pytest.MonkeyPatch, answer: int) -> None:
    library = FakeLibrary(answer)
    monkeypatch.setattr(mapi, "_library", lambda: library)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(to_line(LETTER))))
    assert mapi.main() == answer
    assert library.texts[0] == LETTER.subject


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has MAPI")
def test_without_mapi_the_child_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(to_line(LETTER))))
    assert mapi.main() == NOT_THERE

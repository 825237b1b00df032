"""A sealed file gives its content back to the passphrase alone, and notices every harm."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from exports import sealed_file
from exports.sealed_file import PIECE, SealRefused, Strength, is_sealed, seal, unseal

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "hoa sưa trắng phố Phan Đình Phùng"
QUICK = Strength(passes=1, memory=8)
HEAD = 104
SIZES = (0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 7)


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    path = tmp_path / "sổ.sovang"
    path.write_bytes(os.urandom(2 * PIECE + 300))
    return path


@pytest.fixture
def sealed(tmp_path: Path, plain: Path) -> Path:
    path = tmp_path / "sổ.sovang-khoa"
    seal(plain, path, WORDS, strength=QUICK)
    return path


def refusal(sealed: Path, words: str = WORDS) -> str:
    with pytest.raises(SealRefused) as refused:
        unseal(sealed, sealed.with_name("ra"), words)
    return refused.value.code


@pytest.mark.parametrize("size", SIZES)
def test_what_was_sealed_comes_out_the_same(tmp_path: Path, size: int) -> None:
    plain, sealed, out = (tmp_path / name for name in ("sổ", "khóa", "ra"))
    plain.write_bytes(os.urandom(size))
    told: list[tuple[int, int]] = []
    seal(plain, sealed, WORDS, strength=QUICK, step=lambda done, total: told.append((done, total)))
    unseal(sealed, out, WORDS)
    assert out.read_bytes() == plain.read_bytes()
    assert told[-1] == (size, size)
    assert is_sealed(sealed)
    assert not is_sealed(plain)
    assert sealed.stat().st_size == HEAD + size + 17 * max(1, -(-size // PIECE))


def test_nothing_of_the_content_or_the_passphrase_stands_in_the_file(tmp_path: Path) -> None:
    plain, sealed = tmp_path / "sổ", tmp_path / "khóa"
    plain.write_bytes(b"Nguyen Thi Huong " * 5000)
    seal(plain, sealed, WORDS, strength=QUICK)
    content = sealed.read_bytes()
    assert b"Huong" not in content
    assert WORDS.encode() not in content
    seal(plain, tmp_path / "lần hai", WORDS, strength=QUICK)
    assert (tmp_path / "lần hai").read_bytes()[HEAD:] != content[HEAD:]


@pytest.mark.parametrize("words", ["", WORDS.upper(), WORDS + " ", "hoa sua trang pho Phan Dinh Phung"])
def test_another_passphrase_is_told_from_a_damaged_file(sealed: Path, words: str) -> None:
    assert refusal(sealed, words) == ("passphrase_wrong" if words else "passphrase_empty")


def test_marks_typed_apart_are_the_same_passphrase(sealed: Path, plain: Path, tmp_path: Path) -> None:
    import unicodedata

    unseal(sealed, tmp_path / "ra", unicodedata.normalize("NFD", WORDS))
    assert (tmp_path / "ra").read_bytes() == plain.read_bytes()


def test_every_byte_that_changes_is_noticed(tmp_path: Path) -> None:
    plain, sealed = tmp_path / "sổ", tmp_path / "khóa"
    plain.write_bytes(os.urandom(200))
    seal(plain, sealed, WORDS, strength=QUICK)
    whole = sealed.read_bytes()
    for place in range(len(whole)):
        harmed = bytearray(whole)
        harmed[place] ^= 1 << (place % 8)
        sealed.write_bytes(harmed)
        assert refusal(sealed) == "seal_broken", place


def test_every_cut_and_every_addition_is_noticed(sealed: Path) -> None:
    whole = sealed.read_bytes()
    pieces = [HEAD + (PIECE + 17) * number for number in range(3)]
    cuts = {0, 7, HEAD - 1, HEAD + 1, len(whole) - 1, *pieces, *(one + 16 for one in pieces)}
    for cut in sorted(cuts):
        sealed.write_bytes(whole[:cut])
        assert refusal(sealed) == "seal_broken", cut
    for more in (b"x", whole[HEAD : HEAD + PIECE + 17], whole):
        sealed.write_bytes(whole + more)
        assert refusal(sealed) == "seal_broken"


def test_pieces_that_change_places_or_come_from_another_file_are_noticed(
    sealed: Path, plain: Path, tmp_path: Path
) -> None:
    whole = sealed.read_bytes()
    first, second = whole[HEAD : HEAD + PIECE + 17], whole[HEAD + PIECE + 17 : HEAD + 2 * (PIECE + 17)]
    sealed.write_bytes(whole[:HEAD] + second + first + whole[HEAD + 2 * (PIECE + 17) :])
    assert refusal(sealed) == "seal_broken"
    other = tmp_path / "khác"
    seal(plain, other, WORDS, strength=QUICK)
    sealed.write_bytes(whole[:HEAD] + other.read_bytes()[HEAD:])
    assert refusal(sealed) == "seal_broken"


def test_a_head_that_asks_for_more_than_a_pc_has_is_refused(plain: Path, tmp_path: Path) -> None:
    for wild in (replace(QUICK, passes=21), replace(QUICK, memory=2_000_000)):
        raw = sealed_file._head(wild, b"s" * 16, b"h" * 24, b"k" * 32)
        (tmp_path / "lạ").write_bytes(raw + b"x" * 40)
        assert refusal(tmp_path / "lạ") == "seal_broken"


def test_a_later_format_is_told(sealed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed_file, "VERSION", 2)
    assert refusal(sealed) == "seal_newer"


def test_whoever_wants_no_more_ends_it_inside(plain: Path, tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        seal(plain, tmp_path / "khóa", WORDS, strength=QUICK, step=stop)
    with pytest.raises(SealRefused):
        unseal(tmp_path / "khóa", tmp_path / "ra", WORDS)


def test_the_usual_strength_costs_what_it_says() -> None:
    """RFC 9106's second choice asks for 3 passes over 64 MiB; a ward's PC has 4 GB."""
    assert Strength().passes >= 3
    assert Strength().memory >= 65_536


_MEASURED = """
import resource, sys
from pathlib import Path
from exports.sealed_file import Strength, seal, unseal
here = Path(sys.argv[1])
seal(here / "a", here / "b", "x", strength=Strength(1, 8))
first = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
seal(here / "lớn", here / "b", "x", strength=Strength(1, 8))
unseal(here / "b", here / "c", "x")
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - first)
"""


def test_a_large_file_needs_no_more_memory_than_a_small_one(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    with (tmp_path / "lớn").open("wb") as large:
        large.truncate(80_000_000)
    told = subprocess.run(
        [sys.executable, "-c", _MEASURED, str(tmp_path)], check=True, capture_output=True, text=True
    )
    assert int(told.stdout) < 8_000  # KiB
    assert (tmp_path / "c").stat().st_size == 80_000_000

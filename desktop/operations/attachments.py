"""Files kept with a record: taken in once by their hash, opened as read-only copies, removed with undo."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from desktop.errors import FileRefused, SoVangError
from desktop.operations.drafts import there
from desktop.operations.output import made_folder, written
from desktop.records.attachment import Attachment
from desktop.records.commendation import Commendation
from desktop.records.conference import Conference
from desktop.records.initiative import Initiative
from desktop.records.text import clean
from desktop.store import attachments as store
from desktop.store import blobs
from desktop.store.file import RecordFile
from desktop.store.writer import Deed, Done, Transaction

MOST_MEGABYTES = 20
"""Of one file: the register is backed up as a whole, and a scan of a decision has 1–3 MB."""

ENDINGS = (
    ".pdf", ".doc", ".docx", ".odt", ".rtf", ".txt", ".xls", ".xlsx", ".ods", ".csv", ".ppt", ".pptx",
    ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp", ".heic", ".zip", ".eml", ".msg",
)  # fmt: skip
"""What an office keeps with a record; programs and scripts are never opened from the register."""

_OWNERS: Mapping[str, type] = {
    "commendation": Commendation,
    "conference": Conference,
    "initiative": Initiative,
}
_MEGABYTE = 1_000_000


@dataclass(frozen=True)
class KeptFile:
    """A file of a record with its size in bytes."""

    attachment: Attachment
    size: int

    @property
    def id(self) -> int:
        """The attachment's id."""
        return self.attachment.id or 0


def kept_files(file: RecordFile, table: str, record_id: int) -> list[KeptFile]:
    """The files of a record in the order in which they were added."""
    found = store.of_record(file.read, table, record_id)
    return [KeptFile(one, store.size_of(file.read, one.sha256)) for one in found]


def attach(file: RecordFile, table: str, record_id: int, path: Path) -> Future[Done[Attachment]]:
    """Keep a copy of a file with a record; equal bytes are stored once.

    Raises `FileRefused`: "attachment_kind", "attachment_too_large", "attachment_empty",
    "attachment_unreadable". The future raises "attachment_known" where the record has the file already.
    """
    name, content = clean(path.name), _content(path)
    digest = sha256(content).hexdigest()

    def work(writing: Transaction) -> Attachment:
        there(writing, _OWNERS[table], record_id)
        if any(one.sha256 == digest for one in store.of_record(writing, table, record_id)):
            raise SoVangError("attachment_known", name=name)
        blobs.put(writing, content)
        return writing.insert(Attachment(table, record_id, name, digest, file.now().date()))

    return file.write(Deed("attachment_added", {"name": name}, work))


def remove_attachment(file: RecordFile, attachment_id: int) -> Future[Done[Attachment]]:
    """Take a file from its record; undo brings it back."""
    found = there(file.read, Attachment, attachment_id)

    def work(writing: Transaction) -> Attachment:
        writing.delete(Attachment, attachment_id)
        return found

    return file.write(Deed("attachment_removed", {"name": found.file_name}, work))


def copy_out(file: RecordFile, attachment_id: int, folder: Path) -> Path:
    """Write a read-only copy into a folder, to be opened there: what is typed into it is not in the register.

    Raises `Conflict("deleted_by_another")`, `SoVangError("attachment_lost")` and `StorageTrouble`.
    """
    found = there(file.read, Attachment, attachment_id)
    content = blobs.get(file.read, found.sha256)
    if content is None:
        raise SoVangError("attachment_lost", name=found.file_name)
    return written_copy(folder / str(attachment_id) / found.file_name, content)


def written_copy(path: Path, content: bytes) -> Path:
    """A read-only copy of kept bytes, written where it is not there yet. Raises `StorageTrouble`."""
    made_folder(path.parent)
    if not path.exists():
        with written(path) as temporary:
            temporary.write_bytes(content)
        path.chmod(stat.S_IREAD)
    return path


def clear_copies(folder: Path) -> None:
    """Take away the copies of an earlier day; one that another program holds open stays."""
    for path in sorted(folder.rglob("*"), reverse=True):
        with suppress(OSError):
            if path.is_dir():
                path.rmdir()
            else:
                path.chmod(stat.S_IREAD | stat.S_IWRITE)
                path.unlink()


def take_out_files(writing: Transaction, table: str, record_id: int) -> None:
    """Take the files from a record that is being deleted, within that deed."""
    for found in store.of_record(writing, table, record_id):
        writing.delete(Attachment, found.id or 0)


def _content(path: Path) -> bytes:
    if path.suffix.lower() not in ENDINGS:
        raise FileRefused("attachment_kind", name=path.name)
    try:
        size = path.stat().st_size
        if size > MOST_MEGABYTES * _MEGABYTE:
            raise FileRefused(
                "attachment_too_large", name=path.name, megabytes=-(-size // _MEGABYTE), most=MOST_MEGABYTES
            )
        content = path.read_bytes()
    except OSError as error:
        raise FileRefused("attachment_unreadable", name=path.name, reason=str(error)) from error
    if not content:
        raise FileRefused("attachment_empty", name=path.name)
    return content

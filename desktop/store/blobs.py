"""Bytes that rows name by their hash: scans, attachments, frozen workbooks. Content never changes."""

from __future__ import annotations

from hashlib import sha256

from desktop.store.reader import Reader
from desktop.store.writer import Transaction


def put(transaction: Transaction, content: bytes) -> str:
    """Keep the content once and return its SHA-256; the deed that calls this must name it in a row."""
    digest = sha256(content).hexdigest()
    transaction.execute("INSERT OR IGNORE INTO blob (sha256, content) VALUES (?, ?)", (digest, content))
    return digest


def get(reader: Reader, digest: str) -> bytes | None:
    """The content with that SHA-256, or None."""
    found = reader.rows("SELECT content FROM blob WHERE sha256 = ?", (digest,))
    return bytes(found[0]["content"]) if found else None


def sweep(transaction: Transaction) -> int:
    """Drop what no row names and no undo would bring back; returns how many were dropped."""
    named = " UNION ".join(
        f'SELECT "{column}" FROM {table} WHERE "{column}" IS NOT NULL'
        for table, column in _naming_columns(transaction)
    )
    unnamed = (
        f"sha256 NOT IN ({named}) AND NOT EXISTS (SELECT 1 FROM change JOIN step ON step.id = step_id "
        "WHERE undoable = 1 AND (instr(before, sha256) OR instr(after, sha256)))"
    )
    count = int(transaction.rows(f"SELECT count(*) FROM blob WHERE {unnamed}")[0][0])
    transaction.execute(f"DELETE FROM blob WHERE {unnamed}")
    return count


def _naming_columns(reader: Reader) -> list[tuple[str, str]]:
    rows = reader.rows(
        'SELECT m.name AS table_name, f."from" AS column_name FROM sqlite_master m '
        "JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table' AND f.\"table\" = 'blob'"
    )
    return [(row["table_name"], row["column_name"]) for row in rows]

"""The office's own Word templates; a kind and family has one at most."""

from __future__ import annotations

from desktop.records.codes import DocumentKind, Family
from desktop.records.document_template import DocumentTemplate
from desktop.store.reader import Reader


def own(reader: Reader, kind: DocumentKind, family: Family) -> DocumentTemplate | None:
    """The office's template of a kind and family, None where it uses the bundled one."""
    found = reader.records(
        DocumentTemplate, "WHERE kind = ? AND family = ? ORDER BY id DESC LIMIT 1", (kind.value, family.value)
    )
    return found[0] if found else None

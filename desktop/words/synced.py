"""What to know about a register in a folder that is kept alike on several PCs."""

from __future__ import annotations

from collections.abc import Mapping

_NAMES: Mapping[str, str] = {
    "onedrive": "OneDrive",
    "google": "Google Drive",
    "dropbox": "Dropbox",
}
_SYNCED = (
    "Sổ nằm trong thư mục {name} tự đồng bộ: dùng được, nhưng mỗi lúc chỉ mở trên một máy, và chờ đồng bộ xong "
    "rồi mới mở ở máy khác."
)
_NETWORK = (
    "Sổ nằm trên thư mục mạng: dùng được, nhưng mỗi lúc chỉ một máy ghi. Mạng hay đứt thì nên để sổ ở máy này "
    "rồi sao lưu ra mạng."
)


def synced_sentence(kind: str) -> str:
    """The sentence about a kind of place that `operations.synced_places` knows."""
    return _NETWORK if kind == "network" else _SYNCED.format(name=_NAMES[kind])

"""`sovang backup` and `sovang restore`."""

from __future__ import annotations

from argparse import Namespace

from desktop.command_line.answers import Answer, opened


def backup_command(arguments: Namespace) -> Answer:
    """`sovang backup`: a checked copy with its hash."""
    from desktop.operations.backups import back_up

    with opened(arguments) as file:
        done = back_up(file, arguments.output)
    data = {"path": str(done.path), "sha256": done.sha256, "made_at": done.made_at.isoformat()}
    return Answer([f"Đã sao lưu và kiểm tra: {done.path}"], data)


def restore_command(arguments: Namespace) -> Answer:
    """`sovang restore`: a copy comes back; the register that stood there is kept."""
    from desktop.operations.backups import restore

    kept = restore(arguments.backup, arguments.output)
    lines = [f"Đã khôi phục sổ {arguments.output}."]
    lines += [f"Sổ trước đó được giữ ở {kept}."] if kept else []
    return Answer(lines, {"path": str(arguments.output), "kept": str(kept) if kept else None})

"""`sovang backup` and `sovang restore`."""

from __future__ import annotations

from argparse import Namespace

from desktop.command_line.answers import Answer, opened
from desktop.command_line.passphrase import asked_passphrase


def backup_command(arguments: Namespace) -> Answer:
    """`sovang backup`: a checked copy with its hash, under a passphrase with `--encrypt`."""
    from desktop.operations.backups import back_up
    from desktop.operations.sealed_backups import back_up_sealed

    with opened(arguments) as file:
        if arguments.encrypt:
            done = back_up_sealed(file, asked_passphrase(twice=True), arguments.output)
        else:
            done = back_up(file, arguments.output)
    lines = [f"Đã sao lưu và kiểm tra: {done.path}"]
    lines += ["Mất mật khẩu thì không ai mở được bản sao này."] if arguments.encrypt else []
    data = {"path": str(done.path), "sha256": done.sha256, "made_at": done.made_at.isoformat()}
    return Answer(lines, {**data, "encrypted": arguments.encrypt})


def restore_command(arguments: Namespace) -> Answer:
    """`sovang restore`: a copy comes back; the register that stood there is kept."""
    from desktop.operations.backups import restore
    from desktop.operations.sealed_backups import restore_sealed
    from exports.sealed_file import is_sealed

    if is_sealed(arguments.backup):
        kept = restore_sealed(arguments.backup, asked_passphrase(), arguments.output)
    else:
        kept = restore(arguments.backup, arguments.output)
    lines = [f"Đã khôi phục sổ {arguments.output}."]
    lines += [f"Sổ trước đó được giữ ở {kept}."] if kept else []
    return Answer(lines, {"path": str(arguments.output), "kept": str(kept) if kept else None})

"""How a unit or an office that has ended is named, so that nobody takes it for a present one."""

from __future__ import annotations

from datetime import date


def former_name(name: str, district: str, ended: date | None) -> str:
    """ "phường Cửa Nam (cũ, quận Hoàn Kiếm, đến 30/6/2025)"; a name that has not ended stays as it is."""
    if ended is None:
        return name
    until = f"đến {ended.day}/{ended.month}/{ended.year}"
    return f"{name} ({', '.join(part for part in ('cũ', district, until) if part)})"

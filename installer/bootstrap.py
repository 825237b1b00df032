"""Set the program up from a clone and start it, or test it. Standard library only.

    python3 installer/bootstrap.py run          open the program on the sample register
    python3 installer/bootstrap.py test         lint, types, import contracts, tests
    python3 installer/bootstrap.py windows      make the Windows installer and the portable archive
    python3 installer/bootstrap.py try-windows  install, try and remove them: under Wine, or on Windows itself

A virtual environment is made beside the clone (or, where that folder is not writable, in the
user's cache). On Debian, as root, missing system packages are installed; elsewhere they are named.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

CLONE = Path(__file__).resolve().parents[1]
INSTALLER = CLONE / "installer"
OLDEST_PYTHON = (3, 11)
DOWNLOAD = re.compile(r"\s*(?:Downloading|Using cached) (?:\S*/)?(?P<name>[^-/\s]+)-\S+ \((?P<size>.+)\)")
OFFLINE = re.compile(
    r"connection broken by|NetworkConnectionError|ConnectTimeout|ReadTimeout|ProxyError|SSLError"
)
"""What pip says when the registry cannot be reached, before it goes on to say that no version was found."""

QT_LIBRARIES = (  # what the libraries in PySide6's wheels import and do not bring along
    "fonts-noto-core", "libbrotli1", "libcups2", "libdbus-1-3", "libegl1", "libfontconfig1", "libfreetype6",
    "libgl1", "libglib2.0-0", "libgssapi-krb5-2", "libx11-6", "libx11-xcb1", "libxcb-cursor0", "libxcb-glx0",
    "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-randr0", "libxcb-render-util0",
    "libxcb-render0", "libxcb-shape0", "libxcb-shm0", "libxcb-sync1", "libxcb-util1", "libxcb-xfixes0",
    "libxcb-xkb1", "libxcb1", "libxkbcommon-x11-0", "libxkbcommon0",
)  # fmt: skip
TEST_PROGRAMS = (
    "libreoffice-calc", "libreoffice-writer", "openbox", "poppler-utils", "python3-icu", "xauth", "xdotool",
    "xvfb",
)  # fmt: skip
WINDOWS_TOOLS = (
    "fonts-liberation", "gcc-mingw-w64-x86-64", "imagemagick", "nsis", "osslsigncode", "wine", "wine64",
)  # fmt: skip


class RegistryUnreachableError(Exception):
    """Something could not be fetched from the registry that pip is set to: one sentence for the user."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"Không tải được {what} từ kho gói của Python: "
            "hãy kiểm tra mạng (hoặc proxy) của máy này rồi chạy lại."
        )


def main() -> int:
    """Dispatch on the first word."""
    sys.stdout.reconfigure(encoding="utf-8", errors="replace", line_buffering=True)  # type: ignore[union-attr]
    plain = {"run": run, "test": test}
    with_options = {"windows": windows, "try-windows": try_windows}
    words = [*plain, *with_options]
    if not sys.argv[1:] or sys.argv[1] not in words or (sys.argv[1] in plain and sys.argv[2:]):
        say(f"Cách dùng: python3 installer/bootstrap.py {' | '.join(words)}")
        return 2
    if sys.version_info < OLDEST_PYTHON:
        say(f"Cần Python 3.11 trở lên; máy này đang chạy Python {sys.version.split()[0]}.")
        return 1
    try:
        word, *options = sys.argv[1:]
        return plain[word]() if word in plain else with_options[word](options)
    except subprocess.CalledProcessError as error:
        say(f"Không làm được: {' '.join(map(str, error.cmd))}")
        return 1
    except RegistryUnreachableError as error:
        say(str(error))
        return 1


def say(line: str) -> None:
    """Tell the user one thing."""
    print(line, flush=True)


def windows(options: list[str]) -> int:
    """Make the Windows program; `options` are those of installer/build.py."""
    system_packages(QT_LIBRARIES + WINDOWS_TOOLS)
    return module(environment("requirements.txt"), "installer.build", options)


def try_windows(options: list[str]) -> int:
    """Try what `windows --trial` made; `options` are those of tests/wine/try_installer.py."""
    system_packages(QT_LIBRARIES + TEST_PROGRAMS + WINDOWS_TOOLS)
    return module(environment("requirements.txt"), "tests.wine.try_installer", options)


def module(python: Path, name: str, options: list[str]) -> int:
    """Run a module of the clone in the environment and return its exit code."""
    return subprocess.run([python, "-m", name, *options], cwd=CLONE, check=False).returncode


def run() -> int:
    """Open the sample register in the window, or without a display make its papers in a folder."""
    system_packages(QT_LIBRARIES)
    python = environment("requirements.txt")
    folder = Path(told(python, "import platformdirs; print(platformdirs.user_data_dir('SoVang', False))"))
    folder.mkdir(parents=True, exist_ok=True)
    register = folder / "so-mau.sovang"
    if not register.exists():
        say("Đang tạo sổ mẫu…")
        sovang(python, "new", register, "--sample")
    if has_display():
        say(f"Mở chương trình với sổ mẫu: {register}")
        return subprocess.run([python, "-m", "desktop", register], cwd=folder, check=False).returncode
    say("Máy không có màn hình: tạo giấy khen và báo cáo từ sổ mẫu.")
    certificates = ("--commendation", "218/QĐ-UBND", "--year", "2026", "-o", folder / "giay-khen.pdf")
    sovang(python, "certificates", register, *certificates)
    sovang(python, "report", register, "activity", "2022", "-o", folder / "bao-cao-2022.xlsx")
    say(f"Đã xong. Sổ mẫu, giấy khen và báo cáo ở thư mục: {folder}")
    return 0


def sovang(python: Path, *words: str | Path) -> None:
    """Run one of the program's commands; raises CalledProcessError."""
    subprocess.run([python, "-m", "desktop", *words], check=True, stdin=subprocess.DEVNULL)


def has_display() -> bool:
    """Whether a window can be shown here."""
    shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(shown) or not sys.platform.startswith("linux")


def test() -> int:
    """Run every check of the house; the tests' closing line comes last."""
    system_packages(QT_LIBRARIES + TEST_PROGRAMS)
    python = environment("requirements-test.txt")
    return module(python, "installer.checks", [])


def environment(requirements: str) -> Path:
    """Make or refresh the virtual environment and return its interpreter."""
    folder = environment_folder()
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = folder / f"so-vang-{requirements}.stamp"
    wanted = fingerprint(requirements)
    if python.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        say(f"Môi trường Python đã sẵn sàng: {folder}")
        return python
    if not python.exists():
        say(f"Đang tạo môi trường Python: {folder}")
        venv.create(folder, with_pip=True)
    for name in (requirements, "requirements-build.txt"):
        install(python, "--require-hashes", "--requirement", INSTALLER / name)
    install(python, "--no-deps", "--no-build-isolation", "--editable", CLONE)
    stamp.write_text(wanted, encoding="utf-8")
    return python


def environment_folder() -> Path:
    """Beside the clone; where that cannot be written, in the user's cache."""
    beside = CLONE.parent / f"{CLONE.name}-venv"
    if beside.exists() or os.access(CLONE.parent, os.W_OK):
        return beside
    cache = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    unique = hashlib.sha256(str(CLONE).encode()).hexdigest()[:8]
    return Path(cache) / "so-vang" / f"{CLONE.name}-{unique}-venv"


def fingerprint(requirements: str) -> str:
    """What the environment was made from: it is made anew when any of it changes."""
    digest = hashlib.sha256(f"{sys.version} {CLONE}".encode())
    for path in (INSTALLER / requirements, INSTALLER / "requirements-build.txt", CLONE / "pyproject.toml"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def install(python: Path, *arguments: str | Path) -> None:
    """Run pip and show each package as it comes.

    Raises RegistryUnreachableError, or CalledProcessError with pip's words printed.
    """
    command = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    command += ["--progress-bar=off", *map(str, arguments)]
    spoken: list[str] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8") as pip:
        assert pip.stdout is not None
        for line in pip.stdout:
            spoken.append(line)
            show_progress(line)
    if pip.returncode:
        if OFFLINE.search("".join(spoken)):
            raise RegistryUnreachableError("các gói")
        say("".join(spoken[-20:]))
        raise subprocess.CalledProcessError(pip.returncode, command)


def show_progress(line: str) -> None:
    """Turn pip's lines into a few words: each package with its size, then that they are being installed."""
    if found := DOWNLOAD.match(line):
        say(f"  tải {found['name']} ({found['size']})")
    elif line.startswith("Installing collected"):
        say("  đang cài các gói đã tải…")


def told(python: Path, code: str) -> str:
    """What a line of code prints in the environment."""
    return subprocess.run(
        [python, "-c", code], check=True, capture_output=True, encoding="utf-8"
    ).stdout.strip()


def system_packages(names: tuple[str, ...]) -> None:
    """Install the missing Debian packages as root; otherwise name them and go on."""
    if sys.platform.startswith("linux"):
        if not (shutil.which("apt-get") and shutil.which("dpkg-query")):
            say("Nếu cửa sổ không mở được, hãy cài các thư viện sau (tên theo Debian): " + " ".join(names))
        elif missing := sorted({*names, *venv_package()} - installed_packages()):
            if os.geteuid() == 0:
                install_packages(missing)
            else:
                say("Máy còn thiếu các gói hệ thống. Nhờ quản trị chạy: apt-get install " + " ".join(missing))


def install_packages(missing: list[str]) -> None:
    """Install Debian packages; raises CalledProcessError."""
    say(f"Đang cài {len(missing)} gói hệ thống: {' '.join(missing)}")
    apt("update")
    apt("install", "--yes", "--no-install-recommends", *missing)


def venv_package() -> tuple[str, ...]:
    """Debian's own Python cannot make environments without this package."""
    return ("python3-venv",) if sys.executable.startswith("/usr/bin/") else ()


def installed_packages() -> set[str]:
    """The names of dpkg's installed packages; newer releases of Debian end some with t64."""
    asked = subprocess.run(
        ["dpkg-query", "--show", "--showformat=${db:Status-Status} ${Package}\n"],
        check=True,
        capture_output=True,
        text=True,
    )
    lines = (line.split() for line in asked.stdout.splitlines())
    return {words[1].removesuffix("t64") for words in lines if words[0] == "installed"}


def apt(*words: str) -> None:
    """Run apt-get without questions; raises CalledProcessError."""
    subprocess.run(
        ["apt-get", "-qq", *words],
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
    )


if __name__ == "__main__":
    sys.exit(main())

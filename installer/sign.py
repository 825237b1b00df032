"""Signs Windows files where a key is given in the environment; without one nothing is signed and it says so.

    SOVANG_SIGN_KEY        the certificate with its key (PKCS #12)
    SOVANG_SIGN_PASSWORD   a file that holds the key's password
    SOVANG_SIGN_TIME       the address of a time stamping service; a signature without a time ends with its
                           certificate

`python installer/sign.py FILE` does it for one file: the installer's script calls it for the uninstaller.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

NAME = "Sổ Vàng"


def is_key_given() -> bool:
    """Whether anything can be signed here."""
    return "SOVANG_SIGN_KEY" in os.environ


def sign(*files: Path) -> None:
    """Sign each file in place; raises CalledProcessError, and KeyError where the password is not given."""
    words = ["-pkcs12", os.environ["SOVANG_SIGN_KEY"], "-readpass", os.environ["SOVANG_SIGN_PASSWORD"]]
    words += ["-n", NAME, "-h", "sha256"]
    if service := os.environ.get("SOVANG_SIGN_TIME"):
        words += ["-ts", service]
    for file in files:
        signed = file.with_name(f"{file.name}.signed")
        command = ["osslsigncode", "sign", *words, "-in", str(file), "-out", str(signed)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        signed.replace(file)


if __name__ == "__main__":
    sign(*map(Path, sys.argv[1:]))

"""What the commonest errors of databases mean, in the words of those who read them."""

import re
from collections.abc import Mapping
from typing import Final

MEANINGS: Final[Mapping[str, str]] = {
    r"unable to open database file": "berkasnya tidak dapat dibuka atau dibuat: periksa folder dan izinnya",
    r"file is not a database": "berkas itu bukan basis data SQLite",
    r"readonly database": "berkas itu hanya boleh dibaca",
    r"database is locked": "basis data sedang dipakai program lain",
    r"name or service not known|could not translate host|failed to resolve|getaddrinfo": "nama servernya tidak dikenal",
    r"connection refused|can't connect|timed? ?out|timeout|no route|unreachable": "servernya tidak menjawab",
    r"authentication failed|access denied for user|role .* does not exist": "pengguna atau sandinya ditolak",
    r"unknown database|database .* does not exist": "basis data bernama itu tidak ada di server",
    r"permission denied|command denied": "pengguna itu tidak berhak",
    r"disk full|no space left|disk is full": "tempat penyimpanan penuh",
}
"""Pattern of what drivers and servers say -> its meaning; the first that fits counts."""


def meaning(line: str) -> str:
    """What an error means; empty where it is not known."""
    return next((told for pattern, told in MEANINGS.items() if re.search(pattern, line, re.IGNORECASE)), "")

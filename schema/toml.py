"""Where a TOML file that somebody wrote is broken, in the words of its writer."""

import re
import tomllib
from typing import Final

_PLACE: Final = re.compile(r"at line (\d+), column (\d+)")


def told(error: tomllib.TOMLDecodeError) -> str:
    """The place, and what to look for there."""
    found = _PLACE.search(str(error))
    place = f"baris {found[1]}, kolom {found[2]}" if found else "akhir berkas"
    return f'bukan TOML yang benar pada {place}; periksa tanda "=", tanda petik, dan kurung di sana'

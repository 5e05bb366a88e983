"""The office in a file name such as "iku-2024-dinas-perdagangan": the last resort, and the least sure."""

import re
from functools import cache

from normalize.nomenclature.office import bidang_of_name
from normalize.offices.names import is_common, office_in
from normalize.words import lists


@cache
def _of_files() -> re.Pattern[str]:
    """Words of file names that belong to no office: kinds of document, states of a file."""
    return re.compile(r"\b(?:" + "|".join(map(re.escape, lists.lines("kata_berkas"))) + r")\b.*", re.IGNORECASE)


def of_name(name: str) -> str:
    """The office that a file name names; empty where it only looks as if it did ("kantor-di-bawah")."""
    words = re.sub(r"[_\-.\s]+", " ", name).title()
    found = office_in(words)
    office = _of_files().sub("", found).strip()
    if not office_in(office) or re.search(r"\d", office):
        return ""
    return "" if is_common(office) and not bidang_of_name(office) else office

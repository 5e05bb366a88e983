"""How lines begin that stand over a table or under it and belong to none of its rows."""

import re

CAPTION = re.compile(
    r"(table|tabel|tableau|tab\.|figure|gambar|grafik|chart|exhibit|box)\s*\.?\s*[\dIVX]", re.IGNORECASE
)
_EXPLAINS = r"((other )?sources?|sumber|notes?|catatan|keterangan|n\.?b\.?|ket)\s*[.:]"
SOURCE = re.compile(_EXPLAINS, re.IGNORECASE)
NOTE = re.compile(
    _EXPLAINS + r"|[(\[]?[*†‡:.–-]{1,3}[)\]]?($|\s)|\(?\d{1,2}\)\s",
    re.IGNORECASE,
)
"""How lines under a table begin that explain it: with a word that says so, or with a mark."""

"""A table that may hold indicators could not be read as one.

Needs: the tables that normalising set aside, each with how surely it would be one of indicators, and why it is not.
Source: the reading itself (`normalize/sorts/weight.py`). Limits: regions that no engine took for a table are not seen.
"""

from collections.abc import Iterator

from audit.finding import Finding
from audit.spot import PERINGATAN, Saying, shortened
from normalize.model import Normalised, Refused
from normalize.sorts.weight import PERHAPS

LONGEST = 80
SKIPPED = Saying(
    "tabel_dilewati",
    PERINGATAN,
    "Tabel “{awal}” mungkin memuat indikator tetapi tidak terbaca sebagai tabel indikator: {alasan}",
    "Periksa tabel ini pada dokumen asli.",
)


class TabelDilewati:
    """See the module."""

    code = "tabel_dilewati"

    def __call__(self, doc: Normalised) -> Iterator[Finding]:
        """One finding per table."""
        yield from (_finding(one) for one in doc.refused if one.weight >= PERHAPS)


def _finding(refused: Refused) -> Finding:
    words = shortened(" ".join(cell.text for cell in refused.table.cells))
    short = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
    return Finding(
        SKIPPED.code,
        SKIPPED.severity,
        SKIPPED.template,
        words,
        SKIPPED.advice,
        page=refused.table.page,
        box=refused.table.box,
        figures={"awal": short, "alasan": refused.reason},
    )


RULE = TabelDilewati()

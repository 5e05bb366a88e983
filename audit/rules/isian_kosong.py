"""A required cell that is empty.

Needs: the columns that the table itself has. A column counts as required where most of its rows are filled, or
all but one.
Source: the sheet "Indikator Kinerja Utama" of PermenPANRB 20/2008 asks for indicator, formula, source and responsible
officer; targets come from the plan's years. peringatan for an empty cell; info for years that a printed "-" leaves out.
Limits: a column that is mostly empty (a number for programmes only) is taken to be optional.
"""

from collections.abc import Iterator

from audit.finding import Finding
from audit.spot import INFO, PERINGATAN, Saying, Spot, column_of
from normalize.model import Normalised, NormalTable

REQUIRED = ("sasaran", "indikator", "definisi_operasional", "formulasi", "satuan", "sumber_data", "penanggung_jawab")
MOSTLY = 0.6
EMPTY = Saying("isian_kosong", PERINGATAN, "Kolom {kolom} kosong.", "Lengkapi isian ini.")
NO_TARGET = Saying("isian_kosong", PERINGATAN, "Target {tahun} kosong.", "Lengkapi targetnya, atau tulis “-”.")
LEFT_OUT = Saying(
    "isian_kosong",
    INFO,
    "Tidak ada target untuk {tahun}.",
    "Pastikan indikator ini memang tidak ditargetkan tahun itu.",
)


class IsianKosong:
    """See the module."""

    code = "isian_kosong"

    def __call__(self, doc: Normalised) -> Iterator[Finding]:
        """One finding per empty cell; empty targets of a row together."""
        for table in doc.tables:
            required = [name for name in REQUIRED if _mostly_filled(table, name)]
            for row in table.indicators:
                spot = Spot(table, row)
                for name in required:
                    if name in row.fields and not row.text(name).strip():
                        yield spot.says(EMPTY, name, kolom=name.replace("_", " "))
                yield from _targets(spot)


def _mostly_filled(table: NormalTable, name: str) -> bool:
    filled = sum(bool(row.text(name).strip()) for row in table.indicators)
    return filled > 0 and (filled >= MOSTLY * len(table.indicators) or filled == len(table.indicators) - 1)


def _targets(spot: Spot) -> Iterator[Finding]:
    empty = [target for target in spot.targets if target.value.status == "kosong"]
    if len(empty) == len(spot.targets):
        if empty:
            yield spot.says(NO_TARGET, column_of(empty[0]), tahun=", ".join(t.year for t in empty))
        return
    for saying, chosen in (
        (NO_TARGET, [target for target in empty if not target.field.raw.strip()]),
        (LEFT_OUT, [target for target in empty if target.field.raw.strip()]),
    ):
        if chosen:
            yield spot.says(saying, column_of(chosen[0]), tahun=", ".join(target.year for target in chosen))


RULE = IsianKosong()

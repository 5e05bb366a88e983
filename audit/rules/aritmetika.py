"""An equation in the text that is false: "1 Paket x 5 tahun = 1 Paket".

Needs: an expression of numbers, operators and brackets with its printed result (`audit/expressions.py`); for what is
left of sums, a column that says so and prints the differences of two others (`audit/plain_ratios.py`).
Source: arithmetic. A result may be rounded or cut off after its printed digits; a number with one point or comma before
three digits may be read either way, and only what is false both ways is found.
Limits: equations with terms in words alone, or that go on behind the result ("= 6 x 5 = 30"), are not judged, nor are a
difference by itself ("1 - 12" is a range) and a division of bare numbers ("5/2022" is a reference). A result in a
unit that no factor names, and a whole multiple of what the factors give, may lack a factor: peringatan. Units are
not judged otherwise: "12 Laporan x 5 tahun = 60 bulan" is right.
"""

from collections.abc import Iterator
from dataclasses import replace

from audit.figures import printed
from audit.finding import Finding, PlainRule
from audit.plain_ratios import wrong_rests
from audit.spot import GALAT, PERINGATAN, Saying, spots
from audit.statement_reader import read
from audit.statements import Equation
from normalize.model import Normalised

LEFT = Saying(
    "aritmetika",
    PERINGATAN,
    "Tertulis {tertulis}, sedangkan {a} – {b} adalah {hasil}.",
    "Hitung ulang sisanya, atau perbaiki angka yang dibandingkan.",
)
COLUMNS = ("formulasi", "definisi_operasional", "indikator")
FALSE = Saying(
    "aritmetika",
    GALAT,
    "Perhitungan “{pernyataan}” tidak benar: hasilnya {hasil}, bukan {tertulis}.",
    "Perbaiki hasil atau faktor perhitungannya.",
)
PER_UNIT = replace(
    FALSE,
    severity=PERINGATAN,
    template=FALSE.template + " Satuan hasilnya ({satuan_hasil}) bukan satuan faktornya: mungkin ada faktor yang tidak "
    "ditulis.",
    advice="Tuliskan semua faktor perhitungannya, atau perbaiki hasilnya.",
)


def _found(doc: Normalised) -> Iterator[Finding]:
    """One finding per false equation."""
    for spot in spots(doc):
        for column in COLUMNS:
            for statement in read(spot.row.text(column)).equations:
                if not statement.holds:
                    yield spot.says(
                        PER_UNIT if _other_unit(statement) else FALSE,
                        column,
                        statement.text,
                        pernyataan=statement.text,
                        hasil=printed(statement.value),
                        tertulis=statement.result.figure.text,
                        satuan_hasil=statement.result.unit,
                    )
    sources = (*(one.table for one in doc.refused), *(table.source for table in doc.tables if table.source))
    for source in sources:
        yield from (one.told(LEFT, "a", "b") for one in wrong_rests(source))


def _other_unit(statement: Equation) -> bool:
    """Whether the result counts something that no factor names, and a whole number of it for each would be right.

    "1 paket x 5 tahun = 60 komponen": 12 komponen a paket.
    """
    unit, value, stated = statement.result.unit.lower(), statement.value, statement.result.figure.value
    before = statement.text.rpartition("=")[0].lower()
    whole = value > 0 and stated > value and stated % value == 0
    return bool(unit) and unit != "%" and unit not in before and whole


RULE = PlainRule("aritmetika", _found)

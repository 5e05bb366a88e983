"""An equation in the text that is false: "1 Paket x 5 tahun = 1 Paket".

Needs: a product of numbers with their words, a sum, or a ratio times 100, each with its printed result.
Source: arithmetic. A ratio may be rounded or cut off after its printed digits; a number with one point or comma before
three digits may be read either way, and only what is false both ways is found.
Limits: equations whose terms are words alone, or that go on behind the result ("= 6 x 5 = 30"), are not judged. Units
are not judged: "12 Laporan x 5 tahun = 60 bulan" is right.
"""

from collections.abc import Iterator

from audit.figures import printed
from audit.finding import Finding
from audit.spot import GALAT, Saying, spots
from audit.statement_reader import read
from audit.statements import Equation
from normalize.model import Normalised

COLUMNS = ("formulasi", "definisi_operasional", "indikator")
FALSE = Saying(
    "aritmetika",
    GALAT,
    "Perhitungan “{pernyataan}” tidak benar: hasilnya {hasil}, bukan {tertulis}.",
    "Perbaiki hasil atau faktor perhitungannya.",
)


class Aritmetika:
    """See the module."""

    code = "aritmetika"

    def __call__(self, doc: Normalised) -> Iterator[Finding]:
        """One finding per false equation."""
        for spot in spots(doc):
            for column in COLUMNS:
                said = read(spot.row.text(column))
                equations: tuple[Equation, ...] = (*said.products, *said.sums, *said.ratios)
                for statement in equations:
                    if not statement.holds and statement.result:
                        yield spot.says(
                            FALSE,
                            column,
                            statement.text,
                            pernyataan=statement.text,
                            hasil=printed(statement.value),
                            tertulis=statement.result.figure.text,
                        )


RULE = Aritmetika()

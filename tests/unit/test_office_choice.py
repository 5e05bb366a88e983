"""Which of the places that name an office is believed."""

import pytest

from extract.document import Line
from normalize.offices.choice import office_of

SHORT, LONG = "Dinas Perdagangan", "Dinas Perdagangan Kabupaten Kaur"


@pytest.mark.parametrize(
    ("title", "foot", "office"),
    [
        (SHORT, LONG, LONG),  # the same office, with its region
        (LONG, SHORT, LONG),
        (SHORT, "Dinas Kesehatan Kabupaten Kaur", SHORT),  # another one: the surer place is believed
        ("", LONG, LONG),
        (f"IKU {LONG} Awal Tahun 2024", "", LONG),
        (f"Perjanjian Kinerja {LONG} Perubahan Tahun 2024", "", LONG),
    ],
)
def test_the_surest_place_names_it(title: str, foot: str, office: str) -> None:
    titles, around = ([Line(text)] if text else [] for text in (title, foot))
    assert office_of("iku", titles, around, (), ()).casefold() == office.casefold()

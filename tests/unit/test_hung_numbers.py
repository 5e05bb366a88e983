"""Numbers in a column of their own that no rule parts from the text beside it."""

import pytest

from extract.cells.hung_numbers import unhung
from extract.document import Box, Line

LEFT, TEXT = 2.0, 20.0


def lines(*texts: tuple[float, str]) -> list[Line]:
    return [Line(text, Box(x, 12.0 * k, x + 5 * len(text), 12.0 * k + 9)) for k, (x, text) in enumerate(texts)]


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (
            (
                (LEFT, "1 Pengelolaan"),
                (LEFT, ". pasar rakyat"),
                (LEFT, "2 di kota"),
                (LEFT, ". dan desa"),
                (TEXT, "besar"),
                (TEXT, "kecil"),
            ),
            ["1.2. Pengelolaan", "pasar rakyat", "di kota", "dan desa", "besar", "kecil"],
        ),
        (
            ((LEFT, "1"), (LEFT, "."), (TEXT, "Pengelolaan"), (LEFT, "3"), (TEXT, "pasar rakyat")),
            ["1.3 Pengelolaan", "pasar rakyat"],
        ),
        (
            ((LEFT, "1"), (LEFT, "."), (TEXT, "Pengelolaan"), (LEFT, "3"), (TEXT, "pasar rakyat"), (LEFT, ".")),
            ["1.3. Pengelolaan", "pasar rakyat"],
        ),
        (
            ((TEXT, "19%"), (TEXT, "20%"), (LEFT, "53 Laporan"), (TEXT, "29%")),
            ["19%", "20%", "53 Laporan", "29%"],
        ),
        (
            ((TEXT, "Program"), (LEFT, "II Pengelolaan"), (TEXT, "pasar rakyat")),
            ["II Program", "Pengelolaan", "pasar rakyat"],
        ),
        (
            ((LEFT, "II Program"), (LEFT, "I pasar"), (TEXT, "rakyat"), (TEXT, "kota")),
            ["III Program", "pasar", "rakyat", "kota"],
        ),
        (
            ((LEFT, "V Program"), (LEFT, ". pasar"), (TEXT, "rakyat"), (TEXT, "kota")),
            ["V. Program", "pasar", "rakyat", "kota"],
        ),
        (((LEFT, "I Pasar"), (LEFT, "II Arsip"), (TEXT, "rakyat"), (TEXT, "kota")), None),
        (((LEFT, "1 Pasar"), (TEXT, "rakyat"), (LEFT, "2 Arsip"), (TEXT, "daerah")), None),
        (((LEFT, "dalam"), (LEFT, "1 tahun"), (LEFT, "anggaran")), None),
        (((6.0, "Pasar"), (2.0, "2 kota besar"), (10.0, "dan"), (7.0, "desa")), None),
    ],
)
def test_a_broken_or_lowered_number_goes_before_the_text(
    texts: tuple[tuple[float, str], ...], told: list[str] | None
) -> None:
    assert [line.text for line in unhung(lines(*texts))] == (told or [text for _, text in texts])

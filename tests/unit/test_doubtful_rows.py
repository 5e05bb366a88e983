"""Rows that may be several: value cells with a value on every line."""

import pytest

from normalize.model import Field, Indicator, Target, Value
from normalize.rows.doubtful import crowded

NAMES = "Jumlah arsip\nyang tertata\nNilai arsip\nLuas pasar\nJumlah kios"


def row(name: str, *cells: tuple[str, str]) -> Indicator:
    targets = tuple(
        Target(str(2023 + k), "target", Value(status), Field(raw, raw)) for k, (raw, status) in enumerate(cells)
    )
    return Indicator(1, 1, "", "sasaran", {"indikator": Field(name, name)}, targets)


@pytest.mark.parametrize(
    ("name", "cells", "doubted"),
    [
        (NAMES, (("12 Arsip\n70\n250 M2\n8 Unit\n9", "tak_terbaca"),), True),
        (NAMES, (("12\n70\n250", "tak_terbaca"), ("13\n71\n260", "tak_terbaca")), True),
        (NAMES, (("12\n70\n250", "tak_terbaca"),), False),
        (NAMES, (("12 Arsip\nper tahun\n70\n8\n9", "tak_terbaca"),), False),
        (NAMES, (("12\n70\n250\n8\n9", "angka"),), False),
        ("Jumlah arsip", (("12\n70\n250\n8\n9", "tak_terbaca"),), False),
    ],
)
def test_a_row_with_a_value_on_every_line_of_a_cell_is_in_doubt(
    name: str, cells: tuple[tuple[str, str], ...], doubted: bool
) -> None:
    assert bool(list(crowded([row("Nilai", ("5", "angka")), row(name, *cells)]))) is doubted

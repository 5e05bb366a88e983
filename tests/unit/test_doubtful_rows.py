"""Rows that may be several: value cells with a value on every line."""

import pytest

from normalize.model import Field, Indicator, Target, Value
from normalize.rows.doubtful import crowded, torn_goals

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


@pytest.mark.parametrize(
    ("name", "goals", "doubted"),
    [
        ("sasaran", ("Menguatnya pelayanan", "di semua kecamatan", "Tertibnya arsip", "Jalan mantap"), [2]),
        ("tujuan", ("Menguatnya pelayanan", "di semua kecamatan", "Tertibnya arsip", "Jalan mantap"), [2]),
        ("sub_kegiatan", ("Pengawasan pasar", "pemberdayaan pengelola pasar", "Koordinasi", "Evaluasi"), []),
        ("sasaran", ("jalan mantap", "pasar tertib", "arsip tertib", "Pasar besar"), []),
        ("sasaran", ("Menguatnya pelayanan", "meningkatnya mutu jalan", "Tertibnya arsip", "Jalan mantap"), []),
    ],
)
def test_a_goal_that_begins_in_the_middle_of_a_sentence_is_in_doubt(
    name: str, goals: tuple[str, ...], doubted: list[int]
) -> None:
    rows = [Indicator(k, 1, "", "sasaran", {name: Field(text, text)}) for k, text in enumerate(goals, 1)]
    assert [(doubt.row, doubt.column) for doubt in torn_goals(rows)] == [(k, name) for k in doubted]

"""The cells of a document's JSON as the review page takes them."""

import pytest

from iku.decisions.said import value_name
from iku.serve.page.cells import cells

FIELD = {"mentah": "a b", "bersih": "a", "keyakinan": 0.5, "warisan": False}
BOX = [1.0, 2.0, 3.0, 4.0]


def parts(**place: object) -> tuple[tuple[float, ...], ...]:
    row = {"baris": 4, "isi": {"indikator": {**FIELD, **place}}, "target": []}
    (found,) = cells({"tabel": [{"tabel": 2, "baris": [row]}]})
    assert found.place == (2, 4, "indikator") and (found.text, found.raw, found.status) == ("a", "a b", "")
    return found.parts


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ({"kotak": BOX, "halaman": 3}, ((3, *BOX),)), ({"kotak": BOX, "halaman": "3"}, ((3, *BOX),)),
        ({"kotak": BOX, "halaman": "3-4"}, ()), ({"kotak": None, "halaman": 3}, ()),
        ({"kotak": None, "halaman": ""}, ()), ({"kotak": BOX, "halaman": ""}, ()),
        ({"bagian": [{"halaman": 3, "kotak": BOX}, {"halaman": 4, "kotak": None}, {"halaman": 5, "kotak": BOX}]},
         ((3, *BOX), (5, *BOX))),
    ],
)  # fmt: skip
def test_where_a_cell_is_printed(place: dict[str, object], found: tuple[tuple[float, ...], ...]) -> None:
    assert parts(**place) == found


@pytest.mark.parametrize(
    ("kind", "year", "period", "name"),
    [("target", "2024", "", "target_2024"), ("target", None, "TW1", "target_TW1"), ("target", None, None, "target"),
     ("realisasi", 2024, "TW1", "realisasi_2024_TW1")],
)  # fmt: skip
def test_values_are_called_by_what_they_measure(kind: str, year: object, period: object, name: str) -> None:
    assert value_name({"jenis_nilai": kind, "tahun": year, "periode": period}) == name

"""Rows against the models: every violation found at once, at its own cell, the rows untouched."""

from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schema import columns
from schema.check import explain, violations
from schema.document import FORMATS, render
from schema.fields import TABLE, TABLES, indicator_fields
from schema.jsonschema import document_schema
from schema.screen import screen


def target(**changed: Any) -> dict[str, Any]:
    return {
        "dokumen": "a", "tabel": 1, "baris": 1, "tahun": 2024, "jenis_nilai": "target", "status": "angka",
        "nilai": 3.15, "batas_bawah": None, "batas_atas": None, "satuan": "%", "predikat": "", "teks": "3,15%",
        "mentah": "3,15%", "halaman": "3-4", "x0": 1.0, "y0": 1.0, "x1": 2.0, "y1": 2.0, "keyakinan": 1.0, **changed,
    }  # fmt: skip


def test_a_good_row_has_none() -> None:
    assert violations("target", [target(), target(tahun="", halaman="", x0=None, x1=None)]) == []
    assert violations("target", []) == []


@pytest.mark.parametrize(
    ("changed", "column"),
    [
        ({"status": "entah"}, "status"),
        ({"status": ""}, "status"),
        ({"jenis_nilai": "ramalan"}, "jenis_nilai"),
        ({"tahun": "24"}, "tahun"),
        ({"keyakinan": 1.5}, "keyakinan"),
        ({"tabel": 0}, "tabel"),
        ({"halaman": "tiga"}, "halaman"),
        ({"x1": 0.5}, "x1"),
        ({"nilai": None}, "nilai"),
        ({"status": "predikat"}, "predikat"),
        ({"status": "rentang"}, "batas_atas"),
        ({"status": "rentang", "batas_bawah": 3.0, "batas_atas": 2.0}, "batas_atas"),
    ],
)
def test_each_violation_names_its_cell(changed: dict[str, Any], column: str) -> None:
    rows = [target(), target(**changed), target()]
    assert [(v.index, v.column) for v in violations("target", rows)] == [(1, column)]


def test_all_violations_at_once() -> None:
    rows = [target(status="entah", keyakinan=-1.0), target(dokumen="")]
    found = violations("target", rows)
    assert [(v.index, v.column, v.missing) for v in found] == [
        (0, "keyakinan", False),
        (0, "status", False),
        (1, "dokumen", True),
    ]


odd = st.sampled_from([None, "", "x", "2024", "target", "angka", "rentang", "predikat", "3-4"])
years = st.sampled_from([None, 1900, 2024])
odd_numbers = st.sampled_from([None, -1.0, 0.0, 0.5, 2.0])


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries({
            "dokumen": odd, "tahun": years, "jenis_nilai": odd, "status": odd, "nilai": odd_numbers, "predikat": odd,
            "batas_bawah": odd_numbers, "batas_atas": odd_numbers, "x0": odd_numbers, "x1": odd_numbers,
            "tabel": st.sampled_from([None, 0, 1]), "keyakinan": odd_numbers, "halaman": odd,
        }),
        min_size=1,
        max_size=4,
    )
)  # fmt: skip
def test_the_screen_and_the_models_agree(changes: list[dict[str, Any]]) -> None:
    rows = [target(**changed) for changed in changes]
    keeps = screen("target")
    suspects = {index for index, row in enumerate(rows) if not keeps(row)}
    assert {v.index for v in explain("target", rows, range(len(rows)))} == suspects


def test_columns_are_those_of_the_contract() -> None:
    order = {t.name: tuple(f.name for f in t.fields) for t in TABLES}
    assert order == {
        "indikator": columns.INDIKATOR,
        "target": columns.TARGET_CSV,
        "koreksi": columns.KOREKSI,
        "temuan": columns.TEMUAN,
        "dokumen": columns.DOKUMEN,
    }
    assert all(field.description for t in TABLES for field in t.fields)


def test_added_columns_are_described() -> None:
    names = ("satuan", "target_2024", "lain_catatan")
    assert [field.name for field in indicator_fields(names)] == list(names)
    assert indicator_fields(names)[0] == next(f for f in TABLE["indikator"].fields if f.name == "satuan")


def test_the_json_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(document_schema())


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_names_every_column(form: str) -> None:
    text = render(form)
    assert text.endswith("\n")
    for name in ("keparahan", "bersih", "kode"):
        assert name in text

"""Imports of other systems: mappings are data, and what they cannot say is told."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emit import table
from emit.shapes import shape
from emit.shapes.apply import filled, lines, measure
from emit.shapes.shape import BadShape
from emit.shapes.write import literal, write
from tests.unit.test_forms import OUTPUT, folder

VALUE = {"periode": None, "jenis_nilai": "target", "satuan": "%", "nilai": 90.0, "teks": "90%"}
ROW = {
    "opd": "Dinas A", "tahun": 2024, "tujuan": None, "sasaran": "S", "program": "P", "kegiatan": None,
    "sub_kegiatan": None,
    "indikator": "Persentase jalan baik", "satuan": None, "formulasi": "a/b",
    "nilai": [{**VALUE, "tahun": "2024"}, {**VALUE, "tahun": "2025", "nilai": 95.0, "teks": "95%"},
              {**VALUE, "tahun": "2025", "jenis_nilai": "realisasi"}, {**VALUE, "tahun": "2024", "periode": "TW1"}],
}  # fmt: skip


def cells(text: str, *rows: dict[str, object]) -> list[dict[str, object]]:
    return [dict(one.cells) for one in lines(shape.parse(text), rows)]


def test_one_line_for_each_yearly_target() -> None:
    text = 'keterangan = ""\nbentuk = ["csv"]\nkolom = ["a", "b", "c"]\n[[baris]]\nuntuk = "nilai"\n'
    made = cells(
        text + 'isi = { a = "{peran_nilai}_{tingkat_indikator}", b = "{nilai}", c = "{nilai_tahun}: {teks}" }', ROW
    )
    assert made == [
        {"a": "indikator_program", "b": 90.0, "c": "2024: 90%"},
        {"a": "target_program", "b": 95.0, "c": "2025: 95%"},
    ]


def test_the_year_of_a_line_of_a_value_is_the_value_s() -> None:
    text = 'keterangan = ""\nbentuk = ["csv"]\nkolom = ["a"]\n[[baris]]\nuntuk = "%s"\nisi = { a = "{tahun}" }'
    assert cells(text % "nilai", ROW) == [{"a": "2024"}, {"a": "2025"}]
    assert cells(text % "indikator", ROW) == [{"a": 2024}]


def test_lines_stand_once_and_only_where_there_is_something_to_say() -> None:
    text = (
        'keterangan = ""\nbentuk = ["csv"]\nkolom = ["a"]\n[[baris]]\nsekali = ["program"]\nisi = { a = "{program}" }\n'
    )
    rows = (ROW, ROW, {**ROW, "program": "Q"}, {**ROW, "program": None})
    assert [one["a"] for one in cells(text, *rows)] == ["P", "Q", None]
    assert [one["a"] for one in cells(text.replace("sekali", "bila"), *rows)] == ["P", "P", "Q"]


def test_names_that_are_worked_out() -> None:
    text = 'keterangan = ""\nbentuk = ["csv"]\nkolom = ["a"]\n[[baris]]\nisi = { a = "%s" }'
    for name, value in (("tahun_awal", 2024), ("tahun_akhir", 2025), ("naungan", "P"), ("satuan_tampak", "%"),
                        ("urutan", 1), ("ukuran", "Persentase")):  # fmt: skip
        assert cells(text % f"{{{name}}}", ROW) == [{"a": value}], name
    assert measure("Meningkatnya jalan") is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("bentuk = []", "tidak dapat dibaca: keterangan belum ada di berkasnya."),
        ('keterangan = ""\nbentuk = 3', "isi bentuk bukan jenis yang diharapkan di sana."),
        ('keterangan = ""\nbentuk = []\n[[baris]]\nbila = []', "isi belum ada di baris ke-1."),
        ('keterangan = ""\n= =', "bukan TOML yang benar pada baris 2, kolom 1"),
        ("a = [", "bukan TOML yang benar pada akhir berkas"),
        ('keterangan = ""\nbentuk = ["pdf"]\nbaris = []', "bentuk harus dari"),
        ('keterangan = ""\nbentuk = ["sql"]\n[[baris]]\nisi = {}', "memerlukan tabel"),
        ('keterangan = ""\nbentuk = ["csv"]\n[[baris]]\nisi = { a = "x" }', "kolom a tidak ada"),
        ('keterangan = ""\nbentuk = ["csv"]\nkolom = ["a"]\n[[baris]]\nisi = { a = "{nama}" }', "{nama} bukan kolom"),
        (
            'keterangan = ""\nbentuk = ["csv"]\nkolom = ["a"]\n[[baris]]\nuntuk = "tahun"\nisi = {}',
            "harus indikator atau nilai",
        ),
    ],
)
def test_what_is_no_mapping_is_told(text: str, told: str) -> None:
    with pytest.raises(BadShape) as caught:
        shape.parse(text)
    assert told in str(caught.value)


def test_a_file_of_one_s_own_and_one_that_is_not_there(tmp_path: Path) -> None:
    own = tmp_path / "saya.toml"
    own.write_text('keterangan = "k"\nbentuk = ["csv"]\nkolom = ["x"]\n[[baris]]\nisi = { x = "{indikator}" }', "utf-8")
    assert shape.load(str(own)).keterangan == "k"
    with pytest.raises(BadShape, match="renstra-25"):
        shape.load("tidak-ada")


@pytest.mark.parametrize("name", shape.names())
def test_every_known_mapping_is_written_from_the_samples(name: str) -> None:
    known = shape.load(name)
    for form in known.bentuk:
        stream = io.BytesIO()
        assert write(known, form, folder(OUTPUT), stream) > 300
        assert stream.getvalue()
    with pytest.raises(BadShape, match="tidak dapat ditulis sebagai"):
        write(known, "pdf", folder(OUTPUT), io.BytesIO())


def test_the_import_of_renstra_has_its_25_columns_and_every_target() -> None:
    stream = io.BytesIO()
    write(shape.load("renstra-25"), "csv", folder(OUTPUT), stream)
    rows = list(table.read(io.StringIO(stream.getvalue().decode())))
    assert len(rows[0]) == 25
    assert sum(bool(row["tahun_target"]) for row in rows) == sum(1 for _ in folder(OUTPUT).rows("target"))


@given(st.text())
def test_a_text_in_sql_ends_where_it_should(text: str) -> None:
    made = literal(text)
    inside = made[1:-1].replace("''", "").replace("\\\\", "")
    assert made[0] == made[-1] == "'" and "'" not in inside and "\\" not in inside


def test_numbers_and_nothing_in_sql() -> None:
    assert [literal(value) for value in (None, 3, 2.5, 1e20)] == ["NULL", "3", "2.5", "100000000000000000000"]


def test_a_place_alone_keeps_its_type() -> None:
    assert filled("{nilai}", {"nilai": 2.0}) == 2.0
    assert filled("= {nilai}", {"nilai": 2.0}) == "= 2"
    assert filled("{kosong}", {"kosong": None}) is None and filled("{a}{b}", {}) is None

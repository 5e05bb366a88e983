"""`iku.convert` gives a program the same tables as the CSV files, from a path, bytes or an open file."""

import doctest
import io
from pathlib import Path

import pandas as pd
import pytest

import iku
from iku import api
from schema.fields import TABLE
from schema.models import DTYPES

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "iku-2024-dinas-perdagangan.docx"


@pytest.fixture(scope="module")
def result() -> iku.Converted:
    return iku.convert(SAMPLE)


def test_the_example_of_the_readme_is_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False, encoding="utf-8")
    assert (tried.failed, tried.attempted) == (0, 7)


def test_the_documented_example_is_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert doctest.testmod(api).failed == 0 and doctest.testmod(api).attempted == 4


FILES = {"indicators": "indikator", "targets": "target", "corrections": "koreksi", "findings": "temuan"}


@pytest.mark.parametrize(("name", "file"), FILES.items())
def test_the_tables_are_those_of_the_csv_with_their_types(result: iku.Converted, name: str, file: str) -> None:
    frame = getattr(result, name)
    expected = pd.read_csv(ROOT / "output" / f"{file}.csv", dtype=str, keep_default_na=False)
    expected = expected[expected.dokumen == "iku-2024-dinas-perdagangan"].reset_index(drop=True)
    assert list(frame.columns) == list(expected.columns) and len(frame) == len(expected)
    for field in TABLE[file].fields:
        assert frame[field.name].dtype == pd.Series([], dtype=DTYPES[field.type]).dtype, field.name
        if field.type == "number":
            pd.testing.assert_series_equal(frame[field.name], pd.to_numeric(expected[field.name]), check_dtype=False)


def test_bytes_and_an_open_file_are_as_good_as_a_path(result: iku.Converted) -> None:
    data = SAMPLE.read_bytes()
    for source in (data, io.BytesIO(data)):
        other = iku.convert(source, name=result.normalised.name)
        pd.testing.assert_frame_equal(other.targets, result.targets)
    assert result.document.kind == "docx" and result.trouble == ""


def test_what_cannot_be_read_is_data() -> None:
    result = iku.convert(b"")
    assert result.status == "gagal" and "kosong" in result.trouble and result.indicators.empty


@pytest.mark.parametrize(("path", "told"), [("tidak/ada.pdf", "tidak ada di tempatnya"), ("", "ini folder")])
def test_a_file_that_cannot_be_opened_is_told_with_what_to_do(path: str, told: str) -> None:
    with pytest.raises(iku.Unreadable, match=f"'{path}' tidak dapat dibuka: {told}.*Sebut jalur") as caught:
        iku.convert(path)
    assert isinstance(caught.value, OSError) and caught.value.errno


def test_what_is_no_document_at_all_is_told() -> None:
    with pytest.raises(TypeError, match="not int"):
        iku.convert(5)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="reads str: open it with 'rb'"):
        iku.convert(io.StringIO("x"))  # type: ignore[arg-type]

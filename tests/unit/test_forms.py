"""The output tables in other forms say what the CSV files say, types included."""

import io
import json
import shutil
import sqlite3
from pathlib import Path

import duckdb
import openpyxl
import pytest
from openpyxl.utils.escape import unescape

from emit import table
from emit.database.tables import KEPUTUSAN
from emit.datapackage import package
from emit.formats import forms, workbook
from emit.formats.fitting import CUT, LONGEST, fitting
from emit.formats.tables import ByDocument, Missing, Tables
from emit.formats.workbook import TooLarge
from iku.command import doors
from iku.command.parser import run
from iku.errors import ExitCode
from iku.state import forms as kept_forms
from schema.fields import TABLE, TABLES

OUTPUT = Path(__file__).parents[2] / "output"


def folder(path: Path) -> Tables:
    return Tables(lambda name: (path / name).open("rb") if (path / name).is_file() else None)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("bentuk")
    for form in forms.FORMS:
        forms.write(form, folder(OUTPUT), lambda name: (place / name).open("wb"))
    return place


def typed(name: str) -> list[dict[str, object]]:
    return [dict(row) for row in folder(OUTPUT).rows(name)]


def made(rows: dict[str, list[dict[str, object]]]) -> Tables:
    """Tables of given rows; columns that a row lacks are empty."""

    def encoded(name: str) -> bytes:
        names = [field.name for field in TABLE[name].fields]
        return table.encode_header(names) + table.encode_rows(names, rows.get(name, []))  # type: ignore[arg-type]

    return Tables(lambda name: io.BytesIO(encoded(name.removesuffix(".csv"))))


@pytest.fixture(scope="module")
def book(written: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(written / "hasil.xlsx")


@pytest.mark.parametrize("name", [one.name for one in TABLES])
def test_workbook_holds_every_cell_of_the_tables(book: openpyxl.Workbook, name: str) -> None:
    head, *rows = [[cell.value for cell in row] for row in book[name].iter_rows()]
    assert head == list(typed(name)[0])
    assert rows == [list(row.values()) for row in typed(name)]


def test_workbook_of_the_same_tables_has_the_same_bytes(written: Path) -> None:
    again = io.BytesIO()
    workbook.write(folder(OUTPUT), again)
    assert again.getvalue() == (written / "hasil.xlsx").read_bytes()


def test_findings_are_coloured_commented_and_linked(book: openpyxl.Workbook) -> None:
    finding = next(row for row in typed("temuan") if row["kolom"] == "formulasi" and row["keparahan"] == "galat")
    sheet = book["temuan"]
    links = [row[4].hyperlink.location for row in sheet.iter_rows(min_row=2) if row[6].value == finding["pesan"]]
    place = int(links[0].rpartition("!A")[2])
    head = [cell.value for cell in book["indikator"][1]]
    row = book["indikator"][place]
    assert (row[head.index("dokumen")].value, row[head.index("baris")].value) == (finding["dokumen"], finding["baris"])
    cell = row[head.index("formulasi")]
    assert str(finding["pesan"]) in cell.comment.text
    assert cell.fill.fgColor.rgb.endswith(workbook.COLOURS["galat"][1:])
    assert sheet.freeze_panes == "D2" and sheet.auto_filter.ref


def test_rows_are_as_tall_as_their_longest_text() -> None:
    row = {"dokumen": "a", "tabel": 1, "baris": 1, "jenis": "sasaran", "indikator": "x" * 100 + "\ny", "sasaran": "z"}
    stream = io.BytesIO()
    workbook.write(made({"indikator": [row, {**row, "baris": 2, "indikator": "y" * 100_000}]}), stream)
    sheet = openpyxl.load_workbook(stream)["indikator"]
    lines = [sheet.row_dimensions[number].height / workbook.LINE for number in (2, 3)]
    assert lines == [4, workbook.TALLEST]


def test_no_text_of_a_document_is_run_by_a_spreadsheet() -> None:
    evil = {"dokumen": "=cmd|' /C calc'!A0", "tabel": 1, "baris": 1, "jenis": "sasaran", "indikator": "+1+1"}
    stream = io.BytesIO()
    workbook.write(made({"indikator": [evil]}), stream)
    sheet = openpyxl.load_workbook(stream)["indikator"]
    assert sheet["A2"].value == evil["dokumen"] and sheet["A2"].data_type == "s"


@pytest.mark.parametrize(
    "text",
    ["<r>tebal</r>", "a & b < c > d", " tepi ", "baris\nlagi", "_x0041_", "\x07", "\ufffe", "_x00_", "é\t€", "\u00a0x"],
)
def test_every_text_is_in_its_cell_as_it_was(text: str) -> None:
    row = {"dokumen": "a", "tabel": 1, "baris": 1, "jenis": "sasaran", "indikator": text}
    stream = io.BytesIO()
    workbook.write(made({"indikator": [row]}), stream)
    head, cells = openpyxl.load_workbook(stream)["indikator"].iter_rows(values_only=True)
    assert unescape(cells[head.index("indikator")]) == text


def test_more_rows_than_a_sheet_holds_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "LARGEST", 3)
    rows = [{"dokumen": "a", "tabel": 1, "baris": row, "jenis": "sasaran"} for row in (1, 2, 3)]
    workbook.write(made({"indikator": rows[:2]}), io.BytesIO())
    with pytest.raises(TooLarge, match="indikator mempunyai lebih dari"):
        workbook.write(made({"indikator": rows}), io.BytesIO())


@pytest.mark.parametrize("name", [one.name for one in TABLES])
def test_parquet_holds_every_cell_with_its_type(written: Path, name: str) -> None:
    names = ", ".join(f'"{one}"' for one in typed(name)[0])
    rows = duckdb.sql(f"select {names} from '{written / name}.parquet'").fetchall()
    assert rows == [tuple(row.values()) for row in typed(name)]


def test_parquet_nests_the_values_of_an_indicator(written: Path) -> None:
    query = f"select count(*), sum(v.nilai) from (select unnest(nilai) v from '{written / 'indikator.parquet'}')"
    assert (
        duckdb.sql(query).fetchall()
        == duckdb.sql(f"select count(*), sum(nilai) from '{written / 'target.csv'}'").fetchall()
    )


@pytest.mark.parametrize("name", [one.name for one in TABLES])
def test_json_lines_hold_every_cell(written: Path, name: str) -> None:
    rows = [json.loads(line) for line in (written / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    values = [row.pop("nilai") for row in rows] if name == "indikator" else []
    assert rows == typed(name)
    assert sum(map(len, values)) == (len(typed("target")) if values else 0)


def test_sqlite_holds_every_value(written: Path) -> None:
    import sqlite3

    with sqlite3.connect(written / "iku.db") as connection:
        ((count, total),) = connection.execute("select count(*), sum(nilai) from nilai").fetchall()
    values = [row["nilai"] for row in typed("target")]
    assert count == len(values) and total == pytest.approx(sum(v for v in values if isinstance(v, float)))


def test_a_table_that_is_missing_or_another_s_is_told() -> None:
    with pytest.raises(Missing, match="csv tidak ada"):
        list(Tables(lambda name: None).rows("indikator"))
    with pytest.raises(Missing, match="bukan tabel hasil iku"):
        list(Tables(lambda name: io.BytesIO(b"a,b\n1,2\n")).rows("indikator"))
    with pytest.raises(Missing, match=r"target\.csv bukan tabel"):
        list(Tables(lambda name: io.BytesIO(b"dokumen,tabel\nx,satu\n")).rows("target"))


def test_rows_are_given_by_document() -> None:
    reader = ByDocument([{"dokumen": "a", "n": 1}, {"dokumen": "a", "n": 2}, {"dokumen": "c", "n": 3}])
    assert [[row["n"] for row in reader.take(name)] for name in ("a", "b", "c", "d")] == [[1, 2], [], [3], []]


def test_the_command_line_knows_the_same_forms() -> None:
    assert tuple(forms.FORMS) == doors.FORMS
    assert doors.forms("csv, parquet,json,xlsx") == ("parquet", "xlsx")


def test_what_was_given_up_is_told_and_not_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "hasil"
    shutil.copytree(OUTPUT, place)
    assert kept_forms.write(str(place), ("xlsx",), again=True) == []
    (told,) = kept_forms.give_up(str(place), ("xlsx", "jsonl"), "batas 300 detik")
    assert all(word in told for word in ("hasil.xlsx", ".jsonl", "batas 300 detik", "--seconds"))
    assert not (place / "hasil.xlsx").exists()
    with monkeypatch.context() as patched:
        patched.setattr(forms, "write", lambda *_: pytest.fail("tried again"))
        assert "--force" in kept_forms.write(str(place), ("xlsx",))[0]
    (place / "temuan.csv").write_text((place / "temuan.csv").read_text().partition("\n")[0] + "\n")
    assert kept_forms.write(str(place), ("xlsx",)) == []
    assert "hasil.xlsx" in (place / "datapackage.json").read_text()


def test_the_package_says_what_every_form_holds() -> None:
    described = json.loads(package((), ["target.jsonl", "hasil.xlsx"]))
    last, book = described["resources"][-2:]
    assert (last["columnsOf"], "columnsOf" in book) == ("target", False)
    assert described["documents"]["path"] == "{dokumen}.json"


def test_a_form_whose_place_is_taken_is_told_and_the_others_are_written(tmp_path: Path) -> None:
    place = tmp_path / "hasil"
    shutil.copytree(OUTPUT, place, ignore=shutil.ignore_patterns("hasil.xlsx"))
    (place / "hasil.xlsx").mkdir()
    (told,) = kept_forms.write(str(place), ("xlsx", "jsonl"))
    assert told.startswith("hasil.xlsx tidak dapat diganti") and "tutup dahulu" in told
    assert (place / "target.jsonl").is_file()
    (told,) = kept_forms.write(str(place), ("jsonl",))
    assert told.startswith("hasil.xlsx tidak dapat diganti")
    (place / "hasil.xlsx").rmdir()
    assert kept_forms.write(str(place), ("xlsx", "jsonl")) == []


def test_a_form_without_its_library_is_refused_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(forms, "find_spec", lambda _: None)
    assert run(["convert", str(OUTPUT), "-o", str(tmp_path / "x"), "--format", "csv,parquet"]) == ExitCode.USAGE
    assert "pip install 'iku[parquet]'" in capsys.readouterr().err
    assert not (tmp_path / "x").exists()
    assert run(["export", str(OUTPUT), "--format", "parquet", "-o", str(tmp_path / "x" / "y")]) == ExitCode.USAGE
    assert not (tmp_path / "x").exists()


def test_an_export_that_fails_in_its_midst_leaves_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = shutil.copytree(OUTPUT, tmp_path / "hasil")
    (folder / "temuan.csv").unlink()
    assert run(["export", str(folder), "--format", "jsonl", "-o", str(tmp_path / "x" / "y")]) == ExitCode.USAGE
    assert "temuan.csv tidak ada" in capsys.readouterr().err and not (tmp_path / "x").exists()


def test_decisions_are_in_the_database_that_convert_writes(tmp_path: Path) -> None:
    place = tmp_path / "hasil"
    shutil.copytree(OUTPUT, place)
    names = [column.name for column in KEPUTUSAN.columns if column.name != "urutan"]
    row = {**dict.fromkeys(names, ""), "dokumen": "surat", "tabel": None, "baris": None, "tindakan": "terima"}
    assert kept_forms.write(str(place), ("sqlite",), decided=[row]) == []
    with sqlite3.connect(place / "iku.db") as connection:
        assert connection.execute("SELECT dokumen, tindakan FROM keputusan").fetchall() == [("surat", "terima")]
        views = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")}
    assert "v_target_per_tahun" in views


def test_text_longer_than_a_cell_says_that_it_was_cut() -> None:
    assert fitting("a" * LONGEST) == "a" * LONGEST
    cut = fitting("a" * (LONGEST + 1))
    assert len(cut) == LONGEST and cut.endswith(CUT)


@pytest.mark.parametrize(
    ("asked", "name"),
    [("--format xlsx", "dokumen.csv"), ("--format xlsx", "surat.json"), ("--format csv", "target.csv"),
     ("--format csv", "."), ("--template e-sakip", "DOKUMEN.csv"), ("--template e-sakip", ".iku/asal"),
     ("--format sqlite", "keputusan.csv"), ("--format xlsx", "surat.laporan.html")],
)  # fmt: skip
def test_an_export_spares_what_the_folder_is_made_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: str, name: str
) -> None:
    folder = shutil.copytree(OUTPUT, tmp_path / "hasil")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert run(["export", str(folder), *asked.split(), "-o", str(folder / name)]) == ExitCode.USAGE
    assert "isi folder hasil itu sendiri" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_several_files_do_not_go_into_one_that_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.xlsx").touch()
    assert run(["export", str(OUTPUT), "--format", "csv", "-o", str(tmp_path / "x.xlsx")]) == ExitCode.USAGE
    assert "sudah ada dan bukan folder" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["export", "--format", "xlsx", "-o", "x.xlsx"], ["audit"]])
def test_a_table_of_other_bytes_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    folder = shutil.copytree(OUTPUT, tmp_path / "hasil")
    for name in ("dokumen.csv", "temuan.csv"):
        (folder / name).write_bytes(bytes(range(256)))
    assert run([command[0], str(folder), *command[1:]]) == ExitCode.USAGE
    assert "rusak" in capsys.readouterr().err and not Path("x.xlsx").exists()

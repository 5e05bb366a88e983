"""`iku load` and what it says: documents counted, addresses that cannot be used, never a password."""

import json
import subprocess
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import Engine, make_url, text
from sqlalchemy.exc import OperationalError

from emit.database.connect import shown, told
from iku.command.load import load_folder
from iku.command.parser import run
from iku.errors import ExitCode, UsageError
from tests.database.folders import OUTPUT, count
from tests.database.servers import program


def test_the_command_loads_documents_and_folders_and_counts_them(url: str, engine: Engine, capsys: Any) -> None:
    assert run(["load", str(OUTPUT), "--to", url]) == ExitCode.PARTIAL  # the samples hold broken files
    assert f"{count(engine, 'dokumen')} dokumen baru" in capsys.readouterr().err
    assert run(["load", str(OUTPUT), "--to", url]) == ExitCode.PARTIAL
    assert f"{count(engine, 'dokumen')} tetap" in capsys.readouterr().err


def test_what_has_gone_from_the_folder_is_told_and_taken_out(
    url: str, engine: Engine, tmp_path: Path, capsys: Any
) -> None:
    folder = str(copytree(OUTPUT, tmp_path / "hasil"))
    assert run(["load", folder, "--to", url]) == ExitCode.PARTIAL
    there = count(engine, "dokumen")
    lines = Path(folder, "dokumen.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    gone = next(line.split(",")[0] for line in lines if line.startswith("surat"))
    Path(folder, "dokumen.csv").write_text("".join(line for line in lines if not line.startswith(gone)), "utf-8")
    capsys.readouterr()
    run(["load", folder, "--to", url, "--hapus"])
    assert gone not in capsys.readouterr().err and count(engine, "dokumen") == there  # merely not named
    Path(folder, f"{gone}.json").unlink()
    run(["load", folder, "--to", url])
    assert f"masih di basis data: {gone}. Untuk menghapusnya" in capsys.readouterr().err
    assert count(engine, "dokumen") == there
    run(["load", folder, "--to", url, "--hapus"])
    assert f"dihapus dari basis data: {gone}." in capsys.readouterr().err
    assert count(engine, "dokumen") == there - 1
    assert run(["load", str(tmp_path / "x.pdf"), "--to", url, "--hapus"]) == ExitCode.USAGE


def test_what_cannot_be_loaded_is_told_and_the_others_are(
    url: str, engine: Engine, tmp_path: Path, capsys: Any
) -> None:
    folder = copytree(OUTPUT, tmp_path / "hasil")
    (folder / "surat.json").unlink()
    assert run(["load", str(folder), "--to", url]) == ExitCode.PARTIAL
    assert "Tidak dimuat: surat.json tidak ada" in capsys.readouterr().err
    assert count(engine, "dokumen") == len(pd.read_csv(folder / "dokumen.csv")) - 1
    (folder / "dokumen.csv").write_bytes(bytes(range(256)))
    assert run(["load", str(folder), "--to", url]) == ExitCode.PARTIAL
    assert "dokumen.csv bukan tabel" in capsys.readouterr().err


def test_every_line_of_the_log_is_json(url: str, engine: Engine, tmp_path: Path, capsys: Any) -> None:
    folder = copytree(OUTPUT, tmp_path / "hasil", ignore=ignore_patterns("asal"))
    for arguments in (["load", str(folder), "--to", url], ["load", str(tmp_path / "x.pdf"), "--to", url]):
        run([*arguments, "--json-log"])
    (folder / "surat.json").unlink()
    lines = (folder / "dokumen.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "dokumen.csv").write_text("".join(line for line in lines if not line.startswith("surat,")), "utf-8")
    run(["load", str(folder), "--to", url, "--json-log"])
    first, missing, again, gone = map(json.loads, capsys.readouterr().err.splitlines())
    assert (first["peristiwa"], first["baru"]) == ("dimuat", len(lines) - 1)
    assert missing["peristiwa"] == "galat" and "tidak ditemukan" in missing["teks"]
    assert again["tetap"] == len(lines) - 2 and (gone["dokumen"], gone["dihapus"]) == (["surat"], False)


def test_a_copied_folder_is_told_apart_and_takes_nothing_out(
    url: str, engine: Engine, tmp_path: Path, capsys: Any
) -> None:
    first, copy = str(copytree(OUTPUT, tmp_path / "hasil")), str(tmp_path / "salinan")
    run(["load", first, "--to", url])
    there = count(engine, "dokumen")
    copytree(first, copy)
    lines = Path(copy, "dokumen.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    Path(copy, "dokumen.csv").write_text("".join(line for line in lines if not line.startswith("surat,")), "utf-8")
    Path(copy, "surat.json").unlink()
    capsys.readouterr()
    run(["load", copy, "--to", url, "--hapus"])
    assert f"{copy} adalah salinan dari {first}" in capsys.readouterr().err
    run(["load", copy, "--to", url, "--hapus"])
    assert "salinan" not in capsys.readouterr().err.replace(copy, "") and count(engine, "dokumen") == there


def test_e_sakip_takes_its_sql(url: str, engine: Engine, tmp_path: Path) -> None:
    if engine.dialect.name != "mysql":
        pytest.skip("berkas SQL untuk MySQL dan MariaDB")
    file = tmp_path / "iku.sql"
    assert run(["export", str(OUTPUT), "--template", "e-sakip-sql", "-o", str(file)]) == ExitCode.DONE
    with engine.begin() as connection:
        for line in E_SAKIP:
            connection.execute(text(line))
    at = make_url(url)
    client = [
        program("mariadb"),
        "-h127.0.0.1",
        f"-P{at.port}",
        f"-u{at.username}",
        f"-p{at.password}",
        str(at.database),
    ]
    subprocess.run(client, stdin=file.open("rb"), check=True)
    assert count(engine, "iku_indikator") == count_rows("indikator")
    assert count(engine, "iku_target") == count_rows("target")


E_SAKIP = (
    "CREATE TABLE iku_sasaran (id INT AUTO_INCREMENT PRIMARY KEY, opd_id INT, sasaran TEXT NOT NULL,"
    " tahun_mulai INT NOT NULL, tahun_akhir INT NOT NULL, urutan INT NOT NULL DEFAULT 0)",
    "CREATE TABLE iku_indikator (id INT AUTO_INCREMENT PRIMARY KEY, iku_sasaran_id INT NOT NULL,"
    " indikator TEXT NOT NULL, definisi TEXT, rumusan_perhitungan TEXT, satuan VARCHAR(50),"
    " sumber_data TEXT, penanggung_jawab VARCHAR(255),"
    " urutan INT NOT NULL, status VARCHAR(20) NOT NULL, FOREIGN KEY (iku_sasaran_id) REFERENCES iku_sasaran (id))",
    "CREATE TABLE iku_target (id INT AUTO_INCREMENT PRIMARY KEY, iku_indikator_id INT NOT NULL, tahun INT NOT NULL,"
    " target VARCHAR(100), UNIQUE (iku_indikator_id, tahun),"
    " FOREIGN KEY (iku_indikator_id) REFERENCES iku_indikator (id))",
)
"""The three tables of andhika201/E-Sakip (2026-07-27), as far as they are filled."""


def count_rows(name: str) -> int:
    return len(pd.read_csv(OUTPUT / f"{name}.csv"))


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("postgresql+psycopg://iku:geheim@127.0.0.1:1/x", "tidak dapat dipakai: servernya tidak menjawab ("),
        ("mysql+pymysql://iku:geheim@127.0.0.1:1/x", "tidak dapat dipakai: servernya tidak menjawab ("),
        ("mysql+pymysql://iku:geheim@tidak-ada.invalid/x", "tidak dapat dipakai: nama servernya tidak dikenal ("),
        ("sqlite:////tidak-ada/x.db", "periksa folder dan izinnya ("),
        ("geheim", "Alamat basis data tidak dikenal"),
        ("mysql+aneh://iku:geheim@x/y", "Tulis mysql+pymysql://"),
        ("sqlite+aneh:///x.db", "Tulis sqlite://"),
        ("postgres://iku:geheim@127.0.0.1:1/x", "Basis data postgres://iku:***@127.0.0.1:1/x tidak dapat dipakai"),
        ("oracle://iku:geheim@x/y", "tidak didukung"),
        ("iku:geheim@x/y", "Alamat basis data tidak dikenal"),
        ("mysql://iku:geheim@127.0.0.1:1/x", "tidak dapat dipakai"),
        ("mysql+pymysql://iku:a@geheim/b@127.0.0.1:1/x", "ditulis %40"),
        ("postgresql://iku:a@geheim?b@127.0.0.1:1/x", "ditulis %40"),
        ("postgresql+psycopg://127.0.0.1:1/db?user=u&password=:geheim@", "tidak dapat dipakai"),
        ("mysql+pymysql://127.0.0.1:1/db?passwd=:geheim@", "tidak dapat dipakai"),
        ("postgresql+psycopg://iku:geheim@host:abc/db", "tidak dikenal"),
        ("mysql+pymysql://iku:geheim@127.0.0.1:1/x?foo=1", "tidak dapat dipakai"),
        ("mysql+pymysql://iku:geheim@127.0.0.1:1/x?charset=latinx", "tidak dapat dipakai"),
        ("postgresql+psycopg://127.0.0.1:1/x?sandi=:geheim@", "tidak dapat dipakai"),
        ("mysql+pymysql://127.0.0.1:1/x?kunci=:geheim@", "tidak dapat dipakai"),
        ("sqlite:///", "tidak menyebut berkas"),
        ("sqlite:///x.db?foo=bar", "tidak menyebut berkas"),
    ],
)
def test_an_address_that_cannot_be_used_is_told_without_its_password(address: str, wanted: str, capsys: Any) -> None:
    assert run(["load", str(OUTPUT), "--to", address]) == ExitCode.USAGE
    said = capsys.readouterr().err
    assert wanted in said and ":geheim@" not in said and "@geheim" not in said


def test_a_refused_login_is_told_without_its_password(url: str, capsys: Any) -> None:
    if url.startswith("sqlite"):
        pytest.skip("SQLite tidak mengenal pengguna")
    wrong = url.replace("iku:rahasia@", "lain:geheim@").replace("//iku@", "//lain:geheim@")
    assert run(["load", str(OUTPUT), "--to", wrong]) == ExitCode.USAGE
    said = capsys.readouterr().err
    assert "tidak dapat dipakai: pengguna atau sandinya ditolak (" in said and "geheim" not in said


def test_a_password_in_the_database_s_own_words_is_taken_out() -> None:
    error = OperationalError("SELECT 1", {}, Exception("login 'geheim' failed\nsecond line"))
    said = str(told("postgresql+psycopg://a:geheim@h/d", error))
    assert "geheim" not in said and "SELECT" not in said and "second" not in said
    assert shown("postgresql+psycopg://a:geheim@h/d") == "postgresql+psycopg://a:***@h/d"


def test_an_input_that_is_not_there_leaves_no_database(tmp_path: Path, capsys: Any) -> None:
    made = tmp_path / "z.db"
    for where in ([], ["-o", str(tmp_path / "hasil")]):
        assert run(["load", str(tmp_path / "tidak-ada.pdf"), "--to", f"sqlite:///{made}", *where]) == ExitCode.USAGE
        assert "Berkas tidak ditemukan" in capsys.readouterr().err and list(tmp_path.iterdir()) == []


def test_a_folder_that_is_none_of_ours_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "lain").mkdir()
    with pytest.raises(UsageError, match="bukan folder hasil iku"):
        load_folder(f"sqlite:///{tmp_path}/iku.db", str(tmp_path / "lain"))
    assert list(tmp_path.rglob("*")) == [tmp_path / "lain"]

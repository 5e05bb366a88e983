"""Loading into SQLite, PostgreSQL and MariaDB: real servers, the samples' own output."""

import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import pandas as pd
import pytest
from sqlalchemy import Connection, Engine, MetaData, create_engine, func, inspect, make_url, select, text, update

from emit.database import load as loading
from emit.database import schema
from emit.database import tables as db
from emit.database.connect import DatabaseError, alone, connect, shown, told
from emit.database.load import Content, contents, load, put
from emit.database.views import VIEWS
from emit.formats.tables import Missing, Tables
from iku.command.parser import run
from iku.errors import ExitCode
from tests.database.servers import mariadb, postgresql, program

OUTPUT = Path(__file__).parents[2] / "output"


class Few(Tables):
    """Some documents of the samples' output."""

    wanted: tuple[str, ...] = ("iku-2024-dinas-perdagangan", "surat")

    def rows(self, name: str) -> Iterator[dict[str, Any]]:
        return (row for row in super().rows(name) if row["dokumen"] in self.wanted)


class One(Few):
    """The first document with indicators alone."""

    wanted = ("iku-2024-dinas-perdagangan",)


def file(name: str) -> IO[bytes] | None:
    return (OUTPUT / name).open("rb") if (OUTPUT / name).is_file() else None


FOLDER, FOLDER_OF_ONE = Few(file), One(file)
pytestmark = pytest.mark.xdist_group("database")  # one process, so that each server is started once
KINDS = ("sqlite", "postgresql", "mariadb")


def table(name: str) -> pd.DataFrame:
    """The same documents' rows of a CSV file."""
    rows = pd.read_csv(OUTPUT / f"{name}.csv")
    return rows[rows.dokumen.isin(Few.wanted)]


@pytest.fixture(scope="session", params=KINDS)
def url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "sqlite":
        yield f"sqlite:///{folder}/iku.db"
        return
    with {"postgresql": postgresql, "mariadb": mariadb}[request.param](folder) as address:
        yield address


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    """The database, empty."""
    engine = connect(url)
    with alone(engine) as connection:
        empty(connection)
    yield engine
    engine.dispose()


def empty(connection: Connection) -> None:
    for view in inspect(connection).get_view_names():
        connection.execute(text(f"DROP VIEW {view}"))
    there = MetaData()
    there.reflect(connection)
    there.drop_all(connection)


def count(engine: Engine, name: str) -> int:
    with engine.connect() as connection:
        return int(connection.scalar(text(f"SELECT count(*) FROM {name}")) or 0)


def every_row(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    with engine.connect() as connection:
        return {
            one.name: sorted(map(tuple, connection.execute(select(*one.primary_key, one))), key=repr)
            for one in (db.DOKUMEN, *db.PARTS)
        }


def test_everything_of_the_folder_is_there_and_twice_changes_nothing(engine: Engine) -> None:
    first = load(engine, FOLDER)
    assert (first.new, first.changed, first.same) == (count(engine, "dokumen"), 0, 0)
    before = every_row(engine)
    for name, csv in (("indikator",) * 2, ("nilai", "target"), ("koreksi",) * 2, ("temuan",) * 2):
        assert len(before[name]) == len(table(csv)), name
    values = table("target").groupby("tahun").nilai.agg(["count", "sum"])
    with engine.connect() as connection:
        query = select(db.NILAI.c.tahun, func.count(db.NILAI.c.nilai), func.sum(db.NILAI.c.nilai)).group_by("tahun")
        summed = {int(year): (number, total) for year, number, total in connection.execute(query)}
    assert {year: number for year, (number, _) in summed.items()} == values["count"].to_dict()
    assert {year: total for year, (_, total) in summed.items()} == pytest.approx(values["sum"].to_dict())
    again = load(engine, FOLDER)
    assert (again.new, again.changed, again.same) == (0, 0, first.new)
    assert every_row(engine) == before


def test_decisions_of_people_are_loaded_with_their_document(engine: Engine) -> None:
    names = [column.name for column in db.KEPUTUSAN.columns if column.name != "urutan"]
    sure = {**dict.fromkeys(names, ""), "dokumen": One.wanted[0], "tabel": 1, "baris": None, "tindakan": "judul"}
    load(engine, FOLDER, [{**sure, "baru": "sasaran"}, {**sure, "dokumen": "lain"}])
    with engine.connect() as connection:
        row = connection.execute(select(db.KEPUTUSAN)).mappings().one()
    assert (row["urutan"], row["tabel"], row["baris"], row["baru"], row["alasan"]) == (1, 1, None, "sasaran", None)
    assert load(engine, FOLDER).changed == 1 and count(engine, "keputusan") == 0


def test_views_answer_the_questions(engine: Engine) -> None:
    load(engine, FOLDER)
    target = table("target")
    assert count(engine, "v_target_per_tahun") == (target.jenis_nilai == "target").sum()
    assert count(engine, "v_sel_meragukan") == ((target.keyakinan < 0.9) | (target.status == "tak_terbaca")).sum()
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT sum(banyak) FROM v_temuan_per_opd")) == count(engine, "temuan")
        for view in VIEWS:
            connection.execute(text(f"SELECT * FROM {view}")).fetchall()


def test_target_stands_beside_realisasi(engine: Engine) -> None:
    given = next(contents(FOLDER_OF_ONE))
    first = given.parts["nilai"][0]
    other = {**first, "urutan": 10_000, "jenis_nilai": "realisasi", "nilai": 1.5}
    with alone(engine) as connection:
        schema.prepare(connection)
        put(connection, Content(given.document, {**given.parts, "nilai": [*given.parts["nilai"], other]}))
    with engine.connect() as connection:
        row = connection.execute(text("SELECT target, realisasi, capaian FROM v_target_realisasi")).one()
    assert tuple(row) == (first["nilai"], 1.5, None)


def test_a_corrected_document_replaces_its_own_rows(engine: Engine) -> None:
    load(engine, FOLDER)
    before = every_row(engine)
    given = next(contents(FOLDER_OF_ONE))
    short = {**given.parts, "nilai": given.parts["nilai"][:-1]}
    with alone(engine) as connection:
        assert put(connection, Content({**given.document, "sidik": "0" * 32}, short)) == "changed"
    assert count(engine, "nilai") == len(before["nilai"]) - 1
    assert load(engine, FOLDER).changed == 1
    assert every_row(engine) == before


def test_a_document_of_another_office_is_not_replaced(engine: Engine) -> None:
    load(engine, FOLDER_OF_ONE)
    given = next(contents(FOLDER_OF_ONE))
    other = {**given.document, "opd": "Dinas Lain", "sha256": "0" * 64, "sidik": "1" * 32}
    with pytest.raises(DatabaseError, match="milik Dinas Perdagangan"), alone(engine) as connection:
        put(connection, Content(other, given.parts))
    assert load(engine, FOLDER_OF_ONE).same == 1


def test_a_failure_in_the_middle_leaves_the_old_state(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    load(engine, FOLDER)
    before = every_row(engine)
    with engine.begin() as connection:
        connection.execute(update(db.DOKUMEN).values(sidik="0" * 32))
    real, calls = loading._insert, []

    def failing(*given: Any) -> None:
        calls.append(given)
        if len(calls) > 3:
            raise OSError("listrik padam")
        real(*given)

    monkeypatch.setattr(loading, "_insert", failing)
    with pytest.raises(OSError, match="listrik"):
        load(engine, FOLDER_OF_ONE)
    monkeypatch.undo()
    assert {name: len(rows) for name, rows in every_row(engine).items()} == {n: len(r) for n, r in before.items()}
    load(engine, FOLDER)
    assert every_row(engine) == before


def test_two_loads_at_once_give_one_result(engine: Engine, url: str) -> None:
    failures: list[BaseException] = []

    def one() -> None:
        own = connect(url)
        try:
            load(own, FOLDER)
        except Exception as error:  # noqa: BLE001 - every failure is one
            failures.append(error)
        finally:
            own.dispose()

    threads = [threading.Thread(target=one) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert count(engine, "dokumen") == len(table("dokumen"))
    assert load(engine, FOLDER).same == count(engine, "dokumen")


def test_tables_of_another_program_are_left_alone(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE indikator (nama VARCHAR(10))"))
    with pytest.raises(DatabaseError, match="indikator sudah ada dan bukan buatan iku"):
        load(engine, FOLDER)
    assert inspect(engine).get_table_names() == ["indikator"]


def test_a_table_that_lost_a_column_is_told_before_anything_is_loaded(engine: Engine) -> None:
    load(engine, FOLDER_OF_ONE)
    with engine.begin() as connection:
        connection.execute(text("DROP VIEW v_sel_meragukan"))
        connection.execute(text("ALTER TABLE nilai DROP COLUMN mentah"))
    with pytest.raises(DatabaseError, match="tidak ada: mentah"):
        load(engine, FOLDER)


def test_an_older_database_is_brought_up_to_date_and_a_newer_one_refused(engine: Engine) -> None:
    load(engine, FOLDER_OF_ONE)
    steps = {1: lambda connection: connection.execute(text("CREATE TABLE baru (n INTEGER)"))}
    with alone(engine) as connection:
        schema.prepare(connection, 2, steps)
        assert connection.scalar(select(db.VERSION.c.versi)) == 2
    assert "baru" in inspect(engine).get_table_names() and count(engine, "dokumen") == 1
    with pytest.raises(DatabaseError, match="lebih baru"):
        load(engine, FOLDER)


def test_the_command_loads_documents_and_folders_and_counts_them(url: str, engine: Engine, capsys: Any) -> None:
    assert run(["load", str(OUTPUT), "--to", url]) == ExitCode.PARTIAL  # the samples hold broken files
    assert f"{count(engine, 'dokumen')} dokumen baru" in capsys.readouterr().err
    assert run(["load", str(OUTPUT), "--to", url]) == ExitCode.PARTIAL
    assert f"{count(engine, 'dokumen')} tetap" in capsys.readouterr().err


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
        ("postgresql+psycopg://iku:geheim@127.0.0.1:1/x", "tidak dapat dipakai"),
        ("mysql+pymysql://iku:geheim@127.0.0.1:1/x", "tidak dapat dipakai"),
        ("geheim", "Alamat basis data tidak dikenal"),
        ("mysql+geheim://iku:geheim@x/y", "tidak terpasang"),
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
    assert "tidak dapat dipakai" in said and "geheim" not in said


def test_a_password_in_the_database_s_own_words_is_taken_out() -> None:
    from sqlalchemy.exc import OperationalError

    error = OperationalError("SELECT 1", {}, Exception("login 'geheim' failed\nsecond line"))
    said = str(told("postgresql+psycopg://a:geheim@h/d", error))
    assert "geheim" not in said and "SELECT" not in said and "second" not in said
    assert shown("postgresql+psycopg://a:geheim@h/d") == "postgresql+psycopg://a:***@h/d"


def test_a_folder_without_its_json_is_told() -> None:
    with pytest.raises(Missing, match="json tidak ada"):
        list(contents(Tables(lambda name: None if name.endswith(".json") else FOLDER.open(name))))


def test_tables_carry_comments_and_references() -> None:
    engine = create_engine("sqlite://")
    for one in (db.DOKUMEN, *db.PARTS):
        assert one.comment and all(column.comment for column in one.columns)
        assert one is db.DOKUMEN or one.foreign_keys
    engine.dispose()

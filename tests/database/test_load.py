"""Loading into SQLite, PostgreSQL and MariaDB: real servers, the samples' own output."""

from hashlib import sha256
from io import BytesIO

import pytest
from sqlalchemy import Engine, create_engine, func, inspect, select, text, update
from sqlalchemy.exc import DBAPIError

from emit.database import schema
from emit.database import tables as db
from emit.database.connect import DatabaseError, alone, told
from emit.database.load import Another, Content, contents, load, put, whole
from emit.database.migrations import CURRENT
from emit.database.views import VIEWS
from tests.database.folders import FOLDER, FOLDER_OF_ONE, WHOLE, Few, One, count, every_row, file, table


def test_everything_of_the_folder_is_there_and_twice_changes_nothing(engine: Engine) -> None:
    first = load(engine, WHOLE)
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
    again = load(engine, WHOLE)
    assert (again.new, again.changed, again.same) == (0, 0, first.new)
    assert every_row(engine) == before


def test_decisions_of_people_are_loaded_with_their_document(engine: Engine) -> None:
    names = [column.name for column in db.KEPUTUSAN.columns if column.name != "urutan"]
    sure = {**dict.fromkeys(names, ""), "dokumen": One.wanted[0], "tabel": 1, "baris": None, "tindakan": "judul"}
    load(engine, Few(file, [{**sure, "baru": "sasaran"}, {**sure, "dokumen": "lain"}]))
    with engine.connect() as connection:
        row = connection.execute(select(db.KEPUTUSAN)).mappings().one()
    assert (row["urutan"], row["tabel"], row["baris"], row["baru"], row["alasan"]) == (1, 1, None, "sasaran", None)
    assert load(engine, FOLDER).changed == 1 and count(engine, "keputusan") == 0


def test_views_answer_the_questions(engine: Engine) -> None:
    load(engine, WHOLE)
    target = table("target")
    assert count(engine, "v_target_per_tahun") == (target.jenis_nilai == "target").sum()
    unsure = ((target.keyakinan < 0.9) | (target.status == "tak_terbaca")).sum() + (
        table("indikator").keyakinan < 0.9
    ).sum()
    assert count(engine, "v_sel_meragukan") == unsure
    assert set(VIEWS) == set(inspect(engine).get_view_names())
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT sum(banyak) FROM v_temuan_per_opd")) == count(engine, "temuan")
        for view in VIEWS:
            connection.execute(text(f"SELECT * FROM {view}")).fetchall()


def test_target_stands_beside_realisasi(engine: Engine) -> None:
    given = whole(next(contents(FOLDER_OF_ONE)))
    first = given.parts["nilai"][0]
    other = {**first, "urutan": 10_000, "jenis_nilai": "realisasi", "nilai": 1.5}
    with alone(engine) as connection:
        schema.prepare(connection)
        put(connection, Content(given.document, {**given.parts, "nilai": [*given.parts["nilai"], other]}))
    with engine.connect() as connection:
        row = connection.execute(text("SELECT target, realisasi, capaian FROM v_target_realisasi")).one()
    assert tuple(row) == (first["nilai"], 1.5, None)


def test_words_stand_beside_words_and_an_unsure_text_is_shown(engine: Engine) -> None:
    given = whole(next(contents(FOLDER_OF_ONE)))
    first = {**given.parts["nilai"][0], "status": "predikat", "nilai": None, "satuan": None, "teks": "WTP"}
    other = {**first, "urutan": 2, "jenis_nilai": "realisasi", "teks": "WDP"}
    row, *rows = given.parts["indikator"]
    parts = {**given.parts, "nilai": [first, other], "indikator": [{**row, "keyakinan": 0.5, "satuan": "Opini"}, *rows]}
    with alone(engine) as connection:
        schema.prepare(connection)
        put(connection, Content(given.document, parts))
    asked = "SELECT target, satuan, target_teks, realisasi_teks, capaian_teks FROM v_target_realisasi"
    with engine.connect() as connection:
        assert tuple(connection.execute(text(asked)).one()) == (None, "Opini", "WTP", "WDP", None)
        doubtful = connection.execute(text("SELECT baris, jenis_nilai, keyakinan FROM v_sel_meragukan")).one()
    assert tuple(doubtful) == (row["baris"], None, 0.5)


def test_a_corrected_document_replaces_its_own_rows(engine: Engine) -> None:
    load(engine, FOLDER)
    before = every_row(engine)
    given = whole(next(contents(FOLDER_OF_ONE)))
    short = {**given.parts, "nilai": given.parts["nilai"][:-1]}
    with alone(engine) as connection:
        assert put(connection, Content({**given.document, "sidik": "0" * 32}, short)) == "changed"
    assert count(engine, "nilai") == len(before["nilai"]) - 1
    assert load(engine, FOLDER).changed == 1
    assert every_row(engine) == before


def test_a_document_of_another_office_is_not_replaced(engine: Engine) -> None:
    load(engine, FOLDER_OF_ONE)
    given = whole(next(contents(FOLDER_OF_ONE)))
    other = {**given.document, "opd": "Dinas Lain", "sha256": "0" * 64, "sidik": "1" * 32}
    with pytest.raises(DatabaseError, match="milik Dinas Perdagangan"), alone(engine) as connection:
        put(connection, Content(other, given.parts))
    assert load(engine, FOLDER_OF_ONE).same == 1


def test_a_corrected_office_is_no_other_in_the_folder_that_loaded_it(engine: Engine) -> None:
    load(engine, FOLDER_OF_ONE, "satu")
    given = whole(next(contents(FOLDER_OF_ONE)))
    corrected = {**given.document, "opd": "Dinas Perdagangan Kota Contoh", "sha256": "0" * 64, "sidik": "1" * 32}
    for origin in (None, "dua"):
        with pytest.raises(Another), alone(engine) as connection:
            put(connection, Content(corrected, given.parts), origin)
    with alone(engine) as connection:
        assert put(connection, Content(corrected, given.parts), "satu") == "changed"


def test_a_refused_document_keeps_no_other_back(engine: Engine) -> None:
    given = whole(next(contents(FOLDER_OF_ONE)))
    with alone(engine) as connection:
        schema.prepare(connection)
        other = {**given.document, "opd": "Dinas Lain", "sha256": "0" * 64, "sidik": "1" * 32}
        put(connection, Content(other, given.parts), "lain")
    loaded = load(engine, FOLDER, "satu")
    assert (loaded.new, len(loaded.refused)) == (len(Few.wanted) - 1, 1) and "milik Dinas Lain" in loaded.refused[0]
    assert load(engine, FOLDER, "satu").same == len(Few.wanted) - 1


def test_a_document_without_its_file_is_passed_over(engine: Engine) -> None:
    load(engine, FOLDER, "satu")
    for content, word in ((None, "tidak ada"), (BytesIO(b"{"), "rusak")):
        less = Few(lambda name, content=content: content if name == "surat.json" else file(name))  # type: ignore[misc]
        loaded = load(engine, less, "satu", remove=content is None)
        assert loaded.same == len(Few.wanted) - 1 and [word in one for one in loaded.refused] == [True]
        assert count(engine, "dokumen") == len(Few.wanted) - 1


def test_tables_of_another_program_are_left_alone(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE indikator (nama VARCHAR(10))"))
    with pytest.raises(DatabaseError, match="indikator sudah ada dan bukan buatan iku"):
        load(engine, FOLDER)
    assert inspect(engine).get_table_names() == ["indikator"]


def test_a_table_of_versions_of_another_program_is_no_other(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE iku_skema (nama VARCHAR(10))"))
    with pytest.raises(DatabaseError, match="iku_skema sudah ada dan bukan buatan iku"):
        load(engine, FOLDER)


def test_a_table_that_lost_a_column_is_told_before_anything_is_loaded(engine: Engine) -> None:
    load(engine, FOLDER_OF_ONE)
    with engine.begin() as connection:
        connection.execute(text("DROP VIEW v_sel_meragukan"))
        connection.execute(text("ALTER TABLE nilai DROP COLUMN mentah"))
    with pytest.raises(DatabaseError, match="tidak ada: mentah"):
        load(engine, FOLDER)


def test_limits_that_somebody_added_are_told_and_the_old_rows_stay(engine: Engine, url: str) -> None:
    if engine.dialect.name == "sqlite":
        pytest.skip("SQLite tidak menambah batasan pada tabel yang ada")
    load(engine, FOLDER_OF_ONE)
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE nilai ADD CONSTRAINT kecil CHECK (tahun < 2100)"))
    given = whole(next(contents(FOLDER_OF_ONE)))
    late = [{**row, "tahun": 2200} for row in given.parts["nilai"]]
    before = every_row(engine)
    with pytest.raises(DBAPIError) as refused, alone(engine) as connection:
        put(connection, Content({**given.document, "sidik": "0" * 32}, {**given.parts, "nilai": late}))
    assert "apakah tabelnya pernah diubah" in str(told(url, refused.value)) and every_row(engine) == before


def test_an_older_database_is_brought_up_to_date_and_a_newer_one_refused(engine: Engine) -> None:
    load(engine, FOLDER_OF_ONE)
    before = every_row(engine)
    with alone(engine) as connection:  # as the first version made it
        for view in VIEWS:
            connection.execute(text(f"DROP VIEW {view}"))
        connection.execute(text("ALTER TABLE dokumen DROP COLUMN asal"))
        connection.execute(update(db.VERSION).values(versi=1))
    assert load(engine, FOLDER_OF_ONE).same == 1
    assert every_row(engine) == before and count(engine, "v_target_per_tahun") == 20
    with alone(engine) as connection:
        connection.execute(update(db.VERSION).values(versi=CURRENT + 1))
    with pytest.raises(DatabaseError, match="lebih baru"):
        load(engine, FOLDER)


def test_views_of_an_older_version_are_made_anew(engine: Engine) -> None:
    load(engine, FOLDER_OF_ONE)
    with alone(engine) as connection:
        connection.execute(text("DROP VIEW v_target_per_tahun"))
        connection.execute(text("CREATE VIEW v_target_per_tahun AS SELECT 1 AS lama"))
        connection.execute(update(db.VERSION).values(versi=1))
    load(engine, FOLDER_OF_ONE)
    assert count(engine, "v_target_per_tahun") == 20


def test_a_changed_view_comes_with_a_new_version() -> None:
    every = "".join(f"{name} {question().compile()}" for name, question in VIEWS.items())
    assert (CURRENT, sha256(every.encode()).hexdigest()[:16]) == (3, "ab9c33e4197e708f")


def test_what_a_folder_has_no_more_is_told_and_removed_where_that_is_asked(engine: Engine) -> None:
    less = One(lambda name: None if name == "surat.json" else file(name))
    load(engine, FOLDER, "satu")
    assert load(engine, less, "dua").gone == ()  # another folder's documents are its own
    assert load(engine, FOLDER, "satu").gone == ()
    assert load(engine, less, "satu").gone == ("surat",)
    assert count(engine, "dokumen") == 2
    assert load(engine, less).gone == ()  # of a folder that is not kept nothing can be told
    assert load(engine, less, "satu", remove=True).gone == ("surat",)
    assert count(engine, "dokumen") == 1 and count(engine, "nilai") == 20
    assert load(engine, less, "satu", remove=True).gone == ()


def test_what_was_merely_not_named_this_time_stays(engine: Engine) -> None:
    load(engine, FOLDER, "satu")
    assert load(engine, FOLDER_OF_ONE, "satu", remove=True).gone == ()  # its tables lack it, its output is there
    assert count(engine, "dokumen") == 2


def test_a_copy_of_a_folder_takes_nothing_out_that_the_first_loaded(engine: Engine) -> None:
    load(engine, FOLDER, "satu")
    load(engine, FOLDER, "salinan", remove=True)
    nothing = One(lambda name: None if name == "surat.json" else file(name))
    assert load(engine, nothing, "salinan", remove=True).gone == ()
    assert count(engine, "dokumen") == 2


def test_tables_carry_comments_and_references() -> None:
    engine = create_engine("sqlite://")
    for one in (db.DOKUMEN, *db.PARTS):
        assert one.comment and all(column.comment for column in one.columns)
        assert one is db.DOKUMEN or one.foreign_keys
    engine.dispose()

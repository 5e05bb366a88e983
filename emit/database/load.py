"""A folder's documents into a database: each in one transaction, and only where something of it is new."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Engine, Table, delete, insert, select, update

from emit.database import tables as db
from emit.database.connect import DatabaseError, alone
from emit.database.schema import prepare
from emit.formats.tables import ByDocument, Missing, Row, Tables, is_value_column
from schema.columns import INDIKATOR

BATCH: Final = 2_000
"""Rows sent at once."""


@dataclass(frozen=True, slots=True)
class Content:
    """Everything of one document, as rows of each table."""

    document: Row
    parts: dict[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load came to."""

    new: int = 0
    changed: int = 0
    same: int = 0
    gone: tuple[str, ...] = ()
    """Documents that this folder loaded before and whose output it has no more."""
    refused: tuple[str, ...] = ()
    """Why documents were passed over (Bahasa Indonesia): another's id, a file that is missing or damaged."""


class Another(DatabaseError):
    """The database has a document of this id from another office."""


class _Head(msgspec.Struct):
    opd: str | None = None
    tahun: int | None = None


class _Table(msgspec.Struct):
    tabel: int
    judul: list[str] | str | None = None
    tahun: int | None = None
    jenis_dokumen: str | None = None
    mesin: str | None = None
    skor: float | None = None


class _Json(msgspec.Struct):
    dokumen: _Head
    tabel: list[_Table]


def load(engine: Engine, folder: Tables, origin: str | None = None, *, remove: bool = False) -> Loaded:
    """Load every document of a folder; those that are there as they are now are left alone.

    One that cannot be loaded is told in the result and keeps no other back.

    `origin` tells the folder from others that load into the same database; `remove` takes out what it loaded before
    and has no more. A document that was merely not named this time is none of those: its output is still there.

    Raises:
        DatabaseError: the database is not one of ours (`emit.database.schema`), or another load holds it.
        Missing: a table of the folder is missing or damaged.
        sqlalchemy.exc.SQLAlchemyError: what the database says; the document in hand is as it was before.
    """
    with alone(engine) as connection:
        prepare(connection)
    counts = {"new": 0, "changed": 0, "same": 0}
    refused = []
    for content in contents(folder):
        try:
            with alone(engine) as connection:
                counts[put(connection, whole(content), origin)] += 1
        except (Another, Missing) as error:
            refused.append(str(error))
    with alone(engine) as connection:
        gone = _gone(connection, folder, origin) if origin else ()
        for name in gone if remove else ():
            connection.execute(delete(db.DOKUMEN).where(db.DOKUMEN.c.dokumen == name))
    return Loaded(**counts, gone=gone, refused=tuple(refused))


def _gone(connection: Connection, folder: Tables, origin: str) -> tuple[str, ...]:
    """Documents of this origin without output in the folder; its tables name only those of the last command."""
    known = db.DOKUMEN.c
    loaded = connection.scalars(select(known.dokumen).where(known.asal == origin).order_by(known.dokumen)).all()
    return tuple(name for name in loaded if not _is_kept(folder, name))


def _is_kept(folder: Tables, name: str) -> bool:
    stream = folder.open(_file(name))
    if stream is not None:
        stream.close()
    return stream is not None


def put(connection: Connection, content: Content, origin: str | None = None) -> str:
    """One document, in the transaction of `connection`: "new", "changed" or "same".

    Rows belong to the folder that wrote them: it replaces them whatever they say now; one that would write the same
    takes over those alone that are nobody's.

    Raises:
        Another: the id is another office's document, which another folder loaded.
    """
    name = content.document["dokumen"]
    known = db.DOKUMEN.c
    there = connection.execute(
        select(known.sidik, known.opd, known.sha256, known.asal).where(known.dokumen == name)
    ).one_or_none()
    if there and there.sidik == content.document["sidik"]:
        if origin and there.asal is None:
            connection.execute(update(db.DOKUMEN).where(known.dokumen == name).values(asal=origin))
        return "same"
    own = origin is not None and there is not None and there.asal == origin
    if there and not own and _is_another(content.document, there.opd, there.sha256):
        raise Another(
            f'Dokumen "{name}" di basis data ini milik {there.opd}, bukan {content.document["opd"]}. '
            "Pakai basis data lain, atau ubah nama berkasnya lalu jalankan iku convert lagi. "
            "Bila memang dokumen yang sama, hapus dulu barisnya dari tabel dokumen."
        )
    connection.execute(delete(db.DOKUMEN).where(known.dokumen == name))
    connection.execute(insert(db.DOKUMEN), [{**content.document, "asal": origin}])
    for table in db.PARTS:
        _insert(connection, table, content.parts[table.name])
    return "changed" if there else "new"


def _is_another(document: Row, office: str | None, sha256: str | None) -> bool:
    """Whether the id was given to another office's document: neither the file nor the office is the same."""
    return bool(office and document["opd"] and office != document["opd"] and sha256 != document["sha256"])


def _insert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    for start in range(0, len(rows), BATCH):
        connection.execute(insert(table), rows[start : start + BATCH])


def contents(folder: Tables) -> Iterator[Content | Missing]:
    """Every document of a folder, in its order; what is wrong with its own file in the place of one.

    Raises:
        Missing: a table of it is missing or damaged.
    """
    parts = {name: ByDocument(folder.rows(name)) for name in ("indikator", "target", "koreksi", "temuan")}
    for row in folder.rows("dokumen"):
        name = str(row["dokumen"])
        rows = {part: reader.take(name) for part, reader in parts.items()}
        rows["keputusan"] = [_filled(one) for one in folder.decided if one["dokumen"] == name]
        try:
            yield _content(row, rows, _json(folder, name))
        except Missing as error:
            yield error


def whole(content: Content | Missing) -> Content:
    """What was read of a document. Raises what is wrong with it."""
    if isinstance(content, Missing):
        raise content
    return content


def _content(row: Row, rows: dict[str, list[Row]], whole: _Json) -> Content:
    parts: dict[str, list[dict[str, Any]]] = {
        "tabel": [_table(str(row["dokumen"]), one) for one in whole.tabel],
        "indikator": [_indicator(one) for one in rows["indikator"]],
        "nilai": _ordered(rows["target"]),
        "koreksi": _ordered(rows["koreksi"]),
        "temuan": _ordered(rows["temuan"]),
        "keputusan": _ordered(rows["keputusan"]),
    }
    document = {**row, "opd": whole.dokumen.opd or None, "tahun": whole.dokumen.tahun}
    lasting = {**document, "detik": None}  # how long it took says nothing about what it holds
    state = blake2b(json.dumps([lasting, parts], ensure_ascii=False).encode(), digest_size=16)
    return Content({**document, "sidik": state.hexdigest()}, parts)


def _filled(row: Row) -> Row:
    return {name: value if value != "" else None for name, value in row.items()}


def _table(name: str, one: _Table) -> dict[str, Any]:
    title = one.judul if isinstance(one.judul, str) else "\n".join(one.judul or ())
    return {
        "dokumen": name, "tabel": one.tabel, "judul": title or None, "tahun": one.tahun,
        "jenis_dokumen": one.jenis_dokumen or None, "mesin": one.mesin, "skor": one.skor,
    }  # fmt: skip


def _indicator(row: Row) -> dict[str, Any]:
    own = {name: row[name] for name in INDIKATOR if name not in db.OF_DOCUMENT}
    other = {name: text for name, text in row.items() if name not in INDIKATOR and not is_value_column(name) and text}
    return {**own, "lain": other}


def _ordered(rows: Sequence[Row]) -> list[dict[str, Any]]:
    return [{"urutan": number, **row} for number, row in enumerate(rows, start=1)]


def _file(name: str) -> str:
    return f"{name}.json"


def _json(folder: Tables, name: str) -> _Json:
    stream = folder.open(_file(name))
    if stream is None:
        raise Missing(f"{_file(name)} tidak ada; jalankan iku convert lagi.")
    with stream:
        try:
            return msgspec.json.decode(stream.read(), type=_Json)
        except msgspec.MsgspecError as error:
            raise Missing(f"{_file(name)} rusak; jalankan iku convert lagi.") from error

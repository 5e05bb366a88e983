"""A database by its URL: opened, made ready, and its errors in the words of its users. No password is ever told."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from urllib.parse import quote, quote_plus

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from emit.database.reasons import meaning

LOCK: Final = 7_415_204
"""The number of this program's lock in a PostgreSQL server; any would do."""
PATIENCE: Final = 600
"""Seconds that one load waits for another at most."""
_OPEN: Final = frozenset(("charset", "sslmode", "host", "port", "user", "dbname", "database", "application_name"))
"""Parameters of an address whose values are no secret; those of any other may be."""
_WRITES: Final = "iku_writes"
"""Execution option of a connection whose transaction will write."""
_TIMEOUT: Final = 10
"""Seconds in which a server must answer."""
_SHORT: Final = {"postgres": "postgresql"}
"""Kinds of server as other programs write them."""
_DRIVERS: Final = {"postgresql": "psycopg", "mysql": "pymysql", "mariadb": "pymysql"}
"""Kinds of server -> the driver that the extra `db` installs."""
_SUPPORTED: Final = "pakai SQLite, PostgreSQL, atau MariaDB/MySQL."
_EXAMPLES: Final = (
    "Contoh: sqlite:///iku.db, postgresql+psycopg://pengguna:sandi@server/nama, "
    "mysql+pymysql://pengguna:sandi@server/nama; tanda @ di dalam sandi ditulis %40."
)
_REMEDY: Final = (
    "Periksa alamat, nama pengguna, sandi, haknya, dan apakah tabelnya pernah diubah; "
    "dokumen yang sedang dimuat tidak tersimpan sebagian, isi yang lama tetap."
)


class DatabaseError(Exception):
    """The database cannot be used; the message (Bahasa Indonesia) says why and what to do."""


def shown(url: str) -> str:
    """The URL as it may be told: without what is secret in it."""
    kind, mark, _ = url.partition("://")
    if _torn(url):
        return f"{kind[:20]}://…" if mark else "…"
    try:
        made = make_url(url)
        hidden = {name: value if name in _OPEN else "***" for name, value in made.query.items()}
        return made.set(query=hidden).render_as_string(hide_password=True).replace(quote_plus("***"), "***")
    except (ArgumentError, ValueError):
        return f"{kind[:20]}://…"


def _torn(url: str) -> bool:
    """Whether a sign in the password, not written as %40, makes a part of it look like the server's name."""
    kind, mark, rest = url.partition("://")
    return not mark or (not kind.startswith("sqlite") and rest.count("@") > 1)


def _secrets(url: str) -> list[str]:
    """What must never be told, as it is and as it is written in the URL."""
    made = make_url(url)
    known = [str(made.password or "")]
    known += [str(value) for name, value in made.query.items() if name not in _OPEN]
    return [text for one in known if one for text in (one, quote(one), quote_plus(one))]


def connect(url: str) -> Engine:
    """The engine of a database.

    Raises:
        DatabaseError: the URL is none, its driver is not installed, or it is of a kind that is not known here.
    """
    if _torn(url):
        raise DatabaseError(f"Alamat basis data tidak dikenal: {shown(url)}. {_EXAMPLES}")
    try:
        made = _driven(make_url(url))
        if made.get_backend_name() == "sqlite" and (made.query or made.database in (None, "", ":memory:")):
            raise DatabaseError(f"{shown(url)} tidak menyebut berkas. Contoh: sqlite:///iku.db.")
        engine = create_engine(made, connect_args=_arguments(made), pool_pre_ping=True)
    except (NoSuchModuleError, ImportError) as error:
        if url.partition("://")[0].partition("+")[0] not in (*_DRIVERS, "sqlite"):
            raise DatabaseError(f"Basis data {shown(url)} tidak didukung; {_SUPPORTED}") from error
        raise DatabaseError(_without_driver(url)) from error
    except (ArgumentError, ValueError) as error:
        raise DatabaseError(f"Alamat basis data tidak dikenal: {shown(url)}. {_EXAMPLES}") from error
    if engine.dialect.name not in (*_DRIVERS, "sqlite"):
        raise DatabaseError(f"Basis data {engine.dialect.name} tidak didukung; {_SUPPORTED}")
    if engine.dialect.name == "sqlite":
        _careful(engine)
    return engine


def _driven(url: URL) -> URL:
    """The URL with the driver that is installed with this program, where it names none."""
    kind = _SHORT.get(url.drivername, url.drivername)
    driver = _DRIVERS.get(kind)
    return url.set(drivername=f"{kind}+{driver}" if driver else kind)


def _without_driver(url: str) -> str:
    """What to do where the driver of an address is not there: the usual one is installed with an extra."""
    kind, _, named = url.partition("://")[0].partition("+")
    usual = _DRIVERS.get(kind, "")
    if named in ("", usual):
        return f"Penggerak untuk {shown(url)} tidak terpasang. Pasang: pip install 'iku[db]'."
    right = f"{kind}+{usual}" if usual else kind
    return f"Penggerak {named[:20]} untuk {shown(url)} tidak dikenal atau tidak terpasang. Tulis {right}://…"


def _arguments(url: URL) -> dict[str, object]:
    kind = url.get_backend_name()
    if kind == "sqlite":
        return {"timeout": PATIENCE}
    return {"connect_timeout": _TIMEOUT} if kind in _DRIVERS else {}


def _careful(engine: Engine) -> None:
    """SQLite as the others are: references hold, and a transaction that will write begins as one."""

    @event.listens_for(engine, "connect")
    def _prepare(connection: object, _record: object) -> None:
        connection.isolation_level = None  # type: ignore[attr-defined]  # the driver begins no transaction of its own
        connection.execute("PRAGMA foreign_keys = ON")  # type: ignore[attr-defined]

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(_WRITES) else "BEGIN")


@contextmanager
def alone(engine: Engine) -> Iterator[Connection]:
    """One transaction, while no other load writes: it is there whole at the end, or nothing of it.

    Raises:
        DatabaseError: another load takes too long.
        sqlalchemy.exc.SQLAlchemyError: what the database says.
    """
    with engine.connect().execution_options(**{_WRITES: True}) as connection, _held(connection), connection.begin():
        yield connection


@contextmanager
def _held(connection: Connection) -> Iterator[None]:
    kind = connection.dialect.name
    if kind == "sqlite":  # BEGIN IMMEDIATE holds the file
        yield
        return
    take, give = (
        (f"SELECT pg_advisory_lock({LOCK})", f"SELECT pg_advisory_unlock({LOCK})")
        if kind == "postgresql"
        else (
            f"SELECT GET_LOCK(CONCAT(DATABASE(), '.iku'), {PATIENCE})",
            "SELECT RELEASE_LOCK(CONCAT(DATABASE(), '.iku'))",
        )
    )
    if connection.execute(text(take)).scalar() in (0, None) and kind != "postgresql":
        raise DatabaseError("Pemuatan lain sedang berjalan di basis data ini; coba lagi nanti.")
    connection.commit()
    try:
        yield
    finally:
        if not connection.invalidated:
            connection.rollback()
            connection.execute(text(give))
            connection.commit()


def told(url: str, error: Exception) -> DatabaseError:
    """An error of the database, in one sentence: what it means, where that is known, and its own words, without the
    statement and its values.
    """
    origin = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    line = str(origin.args[-1] if origin.args else origin).strip().split("\n", 1)[0]
    for secret in _secrets(url):
        line = line.replace(secret, "***")
    why = meaning(line)
    cause = f"{why} ({line})" if why else line
    return DatabaseError(f"Basis data {shown(url)} tidak dapat dipakai: {cause}. {_REMEDY}")

"""Real database servers on loopback, for the length of a test session; without their programs the tests are skipped."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def program(name: str) -> str:
    """Where a server's program lies; Debian keeps PostgreSQL's out of the PATH."""
    folders = [str(path) for path in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
    found = shutil.which(name, path=os.pathsep.join([*folders, os.environ.get("PATH", ""), "/usr/sbin"]))
    if found is None:
        pytest.skip(f"{name} tidak terpasang (apt-get install postgresql mariadb-server)")
    return found


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """A PostgreSQL of our own; its URL. It refuses to run as root, who lends it the user that Debian made for it."""
    initdb, server, port = program("initdb"), program("postgres"), free_port()
    user = _lent(folder, "postgres")
    data = str(folder / "data")
    subprocess.run([*user, initdb, "-D", data, "-U", "iku", "-A", "trust", "-E", "UTF8", "--locale=C"], check=True,
                   capture_output=True)  # fmt: skip
    quick = ["-c", "fsync=off", "-c", f"unix_socket_directories={folder}", "-c", "listen_addresses=127.0.0.1"]
    with _running([*user, server, "-D", data, "-p", str(port), *quick], port, signal.SIGINT):  # waits for no client
        _answers([program("pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)])
        yield f"postgresql+psycopg://iku@127.0.0.1:{port}/postgres"


@contextmanager
def mariadb(folder: Path) -> Iterator[str]:
    """A MariaDB of our own; its URL."""
    install, server, client, port = program("mariadb-install-db"), program("mariadbd"), program("mariadb"), free_port()
    user = _lent(folder, "mysql")
    data, socket_file = str(folder / "data"), str(folder / "s")
    basic = ["--no-defaults", f"--datadir={data}", "--innodb-log-file-size=4M", "--skip-performance-schema"]
    subprocess.run(
        [*user, install, *basic, "--auth-root-authentication-method=normal", "--skip-test-db"],
        check=True,
        capture_output=True,
    )
    listen = [f"--port={port}", f"--socket={socket_file}", "--bind-address=127.0.0.1"]
    with _running([*user, server, *basic, *listen, "--innodb-flush-log-at-trx-commit=0"], port):
        for line in ("CREATE DATABASE iku CHARACTER SET utf8mb4", "CREATE USER iku@'%' IDENTIFIED BY 'rahasia'",
                     "GRANT ALL ON *.* TO iku@'%'"):  # fmt: skip
            subprocess.run([client, "--no-defaults", "-uroot", f"--socket={socket_file}", "-e", line], check=True)
        yield f"mysql+pymysql://iku:rahasia@127.0.0.1:{port}/iku?charset=utf8mb4&ssl_disabled=true"


def _lent(folder: Path, name: str) -> list[str]:
    if os.geteuid() != 0:
        return []
    try:
        owner = pwd.getpwnam(name)
    except KeyError:
        pytest.skip(f"pengguna {name} tidak ada")
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    for parent in folder.parents:
        if not parent.stat().st_mode & 0o001:
            parent.chmod(parent.stat().st_mode | 0o001)
    return ["setpriv", f"--reuid={name}", f"--regid={owner.pw_gid}", "--clear-groups"]


@contextmanager
def _running(command: list[str], port: int, end: signal.Signals = signal.SIGTERM) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd="/")
    try:
        _wait(process, port)
        yield
    finally:
        process.send_signal(end)
        process.wait(30)


def _answers(asking: list[str]) -> None:
    """Wait until a server that listens is ready as well: on a busy machine it is not yet."""
    for _ in range(300):
        if subprocess.run(asking, check=False).returncode == 0:
            return
        time.sleep(0.1)
    pytest.skip("server tidak siap")


def _wait(process: "subprocess.Popen[bytes]", port: int) -> None:
    for _ in range(300):
        if process.poll() is not None:
            pytest.skip(f"server tidak mau berjalan: {process.stderr.read()[-300:]!r}" if process.stderr else "server")
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.skip("server tidak menjawab")

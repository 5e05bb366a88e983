"""The server in this process: its calls in a thread each, in the place of worker processes."""

import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from starlette.testclient import TestClient

from iku.serve.app import create
from iku.serve.options import Options
from iku.serve.pools import Pools

TEXT = (
    "INDIKATOR KINERJA UTAMA\nDINAS SOSIAL TAHUN 2024\nNo\tSasaran\tIndikator Kinerja\tSatuan\tTarget 2024\tCatatn\n"
    "1\tMeningkatnya layanan\tPersentase layanan prima\tPersen\t8,,0\tx\n"
    "2\tMeningkatnya mutu\tJumlah warga <script>alert(1)</script> dilayani\tOrang\t50\ty\n"
)
"""A small document: one value that cannot be read, one text that looks like a program."""
JSON = {"content-type": "application/json"}


@contextmanager
def served(folder: Path, **options: object) -> Iterator[TestClient]:
    """A client of a server over a folder."""
    with ThreadPoolExecutor(1) as readers, ThreadPoolExecutor(1) as helpers:
        pools = Pools(readers, helpers, helpers, 1)
        app = create(folder, Options(**{"patience": 60.0, **options}), pools)  # type: ignore[arg-type]
        with TestClient(app, base_url="http://127.0.0.1:8484", follow_redirects=False) as client:
            yield client


def wait(client: TestClient, name: str) -> None:
    """Until a document is no longer being read."""
    while client.get(f"/api/dokumen/{name}").status_code == 202:
        time.sleep(0.01)


@contextmanager
def listening(app: FastAPI) -> Iterator[str]:
    """The address of an application that is reached over loopback, its lifespan begun elsewhere."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(app, lifespan="off", log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def stuck(client: TestClient) -> Iterator[None]:
    """While the block lasts, reading stands still."""
    going_on = threading.Event()
    client.app.state.served.desk.pools.readers.submit(going_on.wait)  # type: ignore[attr-defined]
    try:
        yield
    finally:
        going_on.set()


def upload(client: TestClient, text: str | bytes = TEXT, name: str = "a.txt", **parameters: str) -> object:
    """The answer to an upload."""
    content = text.encode() if isinstance(text, str) else text
    return client.post("/api/dokumen", files={"berkas": (name, content)}, params=parameters)

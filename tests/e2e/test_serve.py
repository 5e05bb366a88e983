"""The server as a process of its own: it starts, answers beside `iku convert`, survives its death, and ends cleanly."""

import contextlib
import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest

from tests.e2e.hostile import HOSTILE
from tests.e2e.runs import FOUNDING, ROOT, command, contents, iku, small_document, small_documents

LOOK = 0.05
"""Seconds between two looks: who asks without a pause takes the processor from who answers."""


@contextmanager
def server(folder: Path, *more: str) -> Iterator[tuple[httpx.Client, "subprocess.Popen[str]"]]:
    asked = command("serve", folder, "--port", "0", "-j", "2", *more)
    with subprocess.Popen(asked, stderr=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stderr is not None
        found = re.search(r"http://\S+", process.stderr.readline())
        assert found is not None
        try:
            with httpx.Client(base_url=found.group(), timeout=60) as client:
                yield client, process
        finally:
            process.kill()


def upload(client: httpx.Client, name: str, content: bytes, *, wait: bool = True) -> httpx.Response:
    headers = {} if wait else {"Prefer": "respond-async"}
    return client.post("/api/dokumen", files={"berkas": (name, content)}, headers=headers)


def read(client: httpx.Client, name: str) -> dict[str, Any]:
    while (answer := client.get(f"/api/dokumen/{name}")).status_code == 202:
        time.sleep(LOOK)
    found: dict[str, Any] = answer.raise_for_status().json()
    return found


def test_a_life_of_a_server(tmp_path: Path) -> None:
    """One process for all of it, since starting readers takes seconds."""
    folder, inputs = tmp_path / "dir", small_documents(tmp_path / "masuk", 2)
    with server(folder) as (client, process):
        here = upload(client, "unggahan.txt", small_document(7).encode()).json()["id"]
        read(client, here)
        one = {"oleh": "Ani", "tindakan": "ubah", "tabel": 1, "baris": 1, "kolom": "target_2024", "baru": "55"}
        assert client.post(f"/api/dokumen/{here}/keputusan", json=one).status_code == 201
        assert iku("convert", inputs, "-o", folder, "-q").returncode in (0, 1)  # beside the server
        listed = {one["dokumen"] for one in client.get("/api/dokumen").json()}
        assert {"dokumen-000", "dokumen-001", here} <= listed
        batch = {**one, "baru": "66"}  # about what the batch read, not the server
        assert client.post("/api/dokumen/dokumen-000/keputusan", json=batch).status_code == 201
        again = iku("serve", folder, "--port", "0")
        assert again.returncode == 2 and "iku serve lain" in again.stderr
        os.kill(process.pid, signal.SIGKILL)
    run = iku("convert", inputs, "-o", folder, "-q")
    assert run.returncode in (0, 1), run.stderr
    values = (folder / "target.csv").read_text().replace("\n", ",").split(",")
    assert {"55", "66"} <= set(values) and "manusia" in (folder / "koreksi.csv").read_text()
    assert f"{here}," in (folder / "dokumen.csv").read_text()
    before = contents(folder, journal=False)
    iku("convert", inputs, "-o", folder, "-q")
    assert contents(folder, journal=False) == before


def test_a_storm_is_answered_and_the_page_with_it(tmp_path: Path) -> None:
    """Good and hostile at once; `python -m benchmarks.serve` sends two hundred and measures."""
    files = [(name, make()) for name, make in HOSTILE.items()]
    files += [(f"{number}.txt", small_document(number).encode()) for number in range(20)]
    files += [("terlalu-besar.pdf", b"%PDF-1.7" + bytes(3 << 20))]
    with server(tmp_path, "--max-upload", "2") as (client, process):
        with ThreadPoolExecutor(len(files)) as people:
            answers = [people.submit(upload, client, *one, wait=False) for one in files]
            times = [client.get(path).elapsed.total_seconds() for path in ("/", "/api/kesehatan") * 5]
        statuses = {one.result().status_code for one in answers}
        assert statuses <= {201, 202, 413, 415} and 413 in statuses and 202 in statuses
        assert sorted(times)[len(times) // 2] < 1 and psutil.Process(process.pid).memory_info().rss < 300 << 20


def readers(process: "subprocess.Popen[str]") -> list[psutil.Process]:
    """The server's processes that read: they give way to those that answer."""
    own = psutil.Process(process.pid)
    return [one for one in own.children(recursive=True) if one.nice() > own.nice()]


def killed(client: httpx.Client, process: "subprocess.Popen[str]", name: str, times: int) -> int:
    """Kill what reads a document, so many times or until it is given up; how many times."""
    done = 0
    while done < times and (listed := client.get("/api/dokumen").json()):
        states = {one["dokumen"]: one["keadaan"] for one in listed}
        if states[name] == "siap":
            break
        for one in readers(process) if states[name] == "dibaca" else ():
            with contextlib.suppress(psutil.NoSuchProcess):
                if one.cpu_times().user > 0.3:
                    one.kill()
                    done += 1
        time.sleep(LOOK)
    return done


def test_a_reader_that_is_killed_ends_alone(tmp_path: Path) -> None:
    """Once: its document is read again. Time and again: the document is told as failed; it may be given again."""
    long = FOUNDING.read_bytes()
    with server(tmp_path) as (client, process):
        assert upload(client, "sekali.pdf", long, wait=False).status_code == 202
        assert upload(client, "lain.txt", small_document(1).encode(), wait=False).status_code in (201, 202)
        assert killed(client, process, "sekali", 1) == 1
        assert read(client, "sekali")["dokumen"]["status"] == "lengkap"
        assert read(client, "lain")["dokumen"]["status"] == "lengkap"
        upload(client, "selalu.pdf", long + b"\n%", wait=False)
        assert killed(client, process, "selalu", 100) > 1
        head = read(client, "selalu")["dokumen"]
        assert head["status"] == "gagal" and "ulangi" in head["galat"]
        upload(client, "selalu.pdf", long + b"\n%", wait=False)
        while read(client, "selalu")["dokumen"]["status"] == "gagal":
            time.sleep(LOOK)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_it_is_told_to(tmp_path: Path, number: signal.Signals) -> None:
    with server(tmp_path) as (client, process):
        assert client.get("/api/kesehatan").status_code == 200
        process.send_signal(number)
        assert process.wait(20) == 0
        assert process.stderr is not None and "Traceback" not in process.stderr.read()


def test_it_says_why_it_does_not_start(tmp_path: Path) -> None:
    run = iku("serve", tmp_path, "--host", "0.0.0.0")
    assert run.returncode == 2 and "token" in run.stderr
    assert iku("serve", tmp_path, "--port", "99999").returncode == 2


def test_the_token_is_told_nowhere(tmp_path: Path) -> None:
    os.environ["IKU_TOKEN"] = "rahasia-sekali"
    try:
        with server(tmp_path) as (client, process):
            assert client.get("/api/dokumen").status_code == 401
            assert client.get("/api/dokumen", headers={"authorization": "Bearer rahasia-sekali"}).status_code == 200
            process.send_signal(signal.SIGTERM)
            process.wait(20)
            assert process.stderr is not None and "rahasia" not in process.stderr.read()
    finally:
        del os.environ["IKU_TOKEN"]
    assert all(b"rahasia" not in content for content in contents(tmp_path).values())

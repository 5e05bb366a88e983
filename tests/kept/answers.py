"""What the service answers: what it says of itself (/openapi.json, on which others rely), and a sitting with it."""

import hashlib
import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from tests.unit.serving import TEXT, served, upload

OPENAPI = Path(__file__).with_name("openapi.json")
KEPT = Path(__file__).with_name("answers.csv")
FIELDS = ("asked", "status", "kind", "kept_for", "sha256")
VARIES = re.compile(
    rb"[^\"<> ]*/hasil(?=[\"<])|\d{4}-\d\d-\d\dT[\d:.]+Z|(?<=/statis/)[0-9a-f]+|[0-9a-f]{32,}"
    rb"|(?<=\"detik\":)[\d.]+|\biku \d[^\"<]*"
)
"""Where the folder lies, moments, fingerprints, and the program's own name."""
MEND = {
    "oleh": "Ani",
    "tindakan": "ubah",
    "tabel": 1,
    "baris": 1,
    "kolom": "target_2024",
    "lama": "8,,0",
    "baru": "80%",
}
ASKED = (
    MEND,
    MEND,
    {**MEND, "lama": "80%", "baru": "90%", "oleh": "Budi"},
    {"oleh": "Ani", "tindakan": "judul", "tabel": 1, "kolom": "lain_catatn", "mentah": "Catatn", "baru": "sumber_data"},
    {"oleh": "Ani", "tindakan": "judul", "tabel": 1, "kolom": "satuan", "mentah": "Satuan", "baru": "ngawur"},
    {"oleh": "Ani", "tindakan": "abaikan", "tabel": 1, "baris": 2, "kode": "ejaan"},
    {"oleh": "Ani", "tindakan": "abaikan", "tabel": 1, "baris": 2, "kode": "ejaan", "alasan": "Sudah benar."},
    {"oleh": "Ani", "tindakan": "pisah", "tabel": 1, "baris": 2, "baru": ["Jumlah warga", "dilayani"]},
    {"oleh": "Ani", "tindakan": "gabung", "tabel": 1, "baris": 2},
    {"oleh": "Ani", "tindakan": "tabel", "tabel": 1, "baru": "entah"},
    {"oleh": "Ani", "tindakan": "ubah", "tabel": 9, "baris": 9, "kolom": "indikator", "baru": "x"},
    {"oleh": "Ani", "tindakan": "garis", "baru": "{}"},
)
"""Decisions that are kept, met by another's, impossible, or not as they must be told."""
TOLD = (
    "/", "/masuk", "/masuk?salah=true", "/dokumen/a", "/dokumen/a/tampilan", "/dokumen/a/siap", "/dokumen/tidak-ada",
    "/statis/x/y", "/api/dokumen", "/api/dokumen?format=csv", "/api/dokumen?format=xml", "/api/dokumen/a",
    "/api/dokumen/tidak-ada", "/api/dokumen/a/halaman/1.png", "/api/dokumen/a/halaman/1/garis", "/api/keputusan",
    "/api/keputusan?format=csv", "/api/aturan", "/api/dokumen/a/tawaran?keputusan=kapan", "/tidak/ada",
    *(f"/api/dokumen/a/{name}{form}" for name in ("indikator", "target", "koreksi", "temuan")
      for form in ("", "?format=csv")),
)  # fmt: skip


def described() -> str:
    """The service's description of itself."""
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as client:
        told = client.get("/openapi.json").json()
    return json.dumps(told | {"info": {**told["info"], "version": ""}}, ensure_ascii=False, indent=1) + "\n"


def sitting() -> Iterator[dict[str, str]]:
    """What is answered to somebody who uploads a document, looks at it, decides, and looks again."""
    with tempfile.TemporaryDirectory() as folder, served(Path(folder, "hasil")) as client:
        yield _line("unggah", upload(client))
        yield _line("unggah lagi", upload(client, name="b.txt"))
        yield _line("unggah lain", upload(client, TEXT.replace("50", "51"), "b.txt"))
        yield _line("unggah bukan dokumen", upload(client, b"\x7fELF" + bytes(100), "c.exe"))
        for path in TOLD:
            yield _line(path, client.get(path))
        for number, asked in enumerate(ASKED):
            yield _line(f"pratinjau {number}", client.post("/api/dokumen/a/pratinjau", json=asked))
            yield _line(f"keputusan {number}", client.post("/api/dokumen/a/keputusan", json=asked))
        for path in TOLD:
            yield _line(f"{path} sesudahnya", client.get(path))
        yield from _others(client)


def _others(client: TestClient) -> Iterator[dict[str, str]]:
    yield _line("konversi", client.post("/api/konversi", files={"berkas": ("x.txt", TEXT)}))
    yield _line("terlalu besar", client.post("/api/dokumen/a/keputusan", content=b" " * ((4 << 20) + 1)))
    yield _line("bukan JSON", client.post("/api/dokumen/a/keputusan", content=b"{"))
    yield _line("cara lain", client.put("/api/dokumen/a"))
    yield _line("asal lain", client.delete("/api/dokumen/b", headers={"origin": "http://lain.example"}))
    yield _line("hapus", client.delete("/api/dokumen/b"))
    yield _line("hapus lagi", client.delete("/api/dokumen/b"))


def _line(asked: str, answer: Any) -> dict[str, str]:
    kind, kept_for = (answer.headers.get(name, "") for name in ("content-type", "cache-control"))
    body = hashlib.sha256(VARIES.sub(b"", answer.content)).hexdigest()[:16]
    return dict(zip(FIELDS, (asked, str(answer.status_code), kind, kept_for, body), strict=True))

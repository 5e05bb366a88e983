"""What a decision teaches: offered with its reach, accepted once, applied to every document, withdrawn."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from iku.serve.settling import Settling
from tests.unit.serving import TEXT, served, upload

NAMED = {"oleh": "Ani", "tindakan": "judul", "tabel": 1, "mentah": "Catatn", "baru": "sumber_data"}


def test_a_rule_is_offered_accepted_applied_and_withdrawn(tmp_path: Path) -> None:
    with served(tmp_path) as client:
        for name, text in (("a.txt", TEXT), ("b.txt", TEXT.replace("50", "60")), ("c.txt", TEXT.replace("50", "70"))):
            assert upload(client, text, name).status_code == 201
        made = client.post("/api/dokumen/a/keputusan", json=NAMED).json()["keputusan"][0]
        assert client.get("/api/dokumen/a/tawaran?keputusan=nirgends").status_code == 404
        (offer, *_) = client.get("/api/dokumen/a/tawaran", params={"keputusan": made["waktu"]}).json()
        assert offer["jenis"] == "judul_kolom" and "2 dokumen" in offer["jangkauan"] and offer["pesan"]
        accepted = client.post("/api/aturan", json={**offer, "oleh": "Ani"})
        assert accepted.status_code == 201 and accepted.json()["oleh"] == "Ani"
        (rule,) = client.get("/api/aturan").json()
        for name in "bc":
            assert client.get(f"/api/dokumen/{name}/indikator").json()[0]["sumber_data"] == "x"
        assert client.get("/api/dokumen/a/tawaran", params={"keputusan": made["waktu"]}).json() == []
        assert client.delete(f"/api/aturan/{rule['id']}?oleh=Budi").status_code == 204
        assert client.delete(f"/api/aturan/{rule['id']}").status_code == 404 and client.get("/api/aturan").json() == []
        assert "lain_catatn" in client.get("/api/dokumen/b/indikator").json()[0]
        assert client.get("/api/dokumen/a/indikator").json()[0]["sumber_data"] == "x"  # by the decision itself


def test_a_unit_that_nobody_knows_is_offered_wherever_it_is_printed(tmp_path: Path) -> None:
    with served(tmp_path) as client:
        for n, name in enumerate("abcd"):
            assert upload(client, TEXT.replace("Orang", "Zqx").replace("50", f"5{n}"), f"{name}.txt").status_code == 201
        asked = {"tindakan": "ubah", "tabel": 1, "baris": 2, "kolom": "satuan", "lama": "Zqx", "baru": "Rumah Singgah"}
        made = client.post("/api/dokumen/a/keputusan", json=asked).json()["keputusan"][0]
        (offer,) = client.get("/api/dokumen/a/tawaran", params={"keputusan": made["waktu"]}).json()
        assert (offer["jenis"], offer["jangkauan"]) == ("satuan", "3 sel dalam 3 dokumen")
        assert client.post("/api/aturan", json=offer).status_code == 201
        for name in "abcd":
            assert client.get(f"/api/dokumen/{name}/target").json()[1]["satuan"] == "Rumah Singgah"


def test_what_was_put_right_twice_teaches_what_the_page_prints(tmp_path: Path) -> None:
    """Not what the first correction said: "X" for "Y" would turn every other X."""
    with served(tmp_path) as client:
        for name in "ab":
            assert upload(client, TEXT.replace("layanan prima", f"layanan prma {name}"), f"{name}.txt").is_success
        cell = {"tindakan": "ubah", "tabel": 1, "baris": 1, "kolom": "indikator"}
        for new in ("Persentase layanan warga a", "Persentase layanan prima a"):
            kept = client.post("/api/dokumen/a/keputusan", json={**cell, "baru": new}).json()["keputusan"][0]
        offers = client.get("/api/dokumen/a/tawaran", params={"keputusan": kept["waktu"]}).json()
        assert [(one["tercetak"], one["arti"]) for one in offers if one["jenis"] == "ejaan"] == [("prma", "prima")]


def test_a_rule_that_would_turn_figures_is_refused(tmp_path: Path) -> None:
    with served(tmp_path) as client:
        wrong = {"jenis": "ejaan", "tercetak": "50", "arti": "60"}
        assert client.post("/api/aturan", json=wrong).status_code == 409
        assert client.post("/api/aturan", json={**wrong, "jenis": "lain"}).status_code == 422


def test_another_rule_about_the_same_is_shown_before_it_is_overruled(tmp_path: Path) -> None:
    with served(tmp_path) as client:
        rule = {"jenis": "judul_kolom", "tercetak": "Catatn", "arti": "sumber_data", "oleh": "Budi"}
        assert client.post("/api/aturan", json=rule).status_code == 201
        mine = {**rule, "arti": "penanggung_jawab", "oleh": "Ani"}
        late = client.post("/api/aturan", json=mine)
        assert late.status_code == 409 and "Budi" in late.json()["berubah"][0]["pesan"]
        assert len(client.get("/api/aturan").json()) == 1
        assert client.post("/api/aturan", json={**mine, "ganti": late.json()["ganti"]}).status_code == 201


def test_what_changes_while_it_is_looked_for_is_looked_for_again() -> None:
    settling = Settling()
    looks: list[int] = []

    def names() -> Iterator[str]:
        looks.append(1)
        if len(looks) == 1:
            settling.behind()  # a rule is withdrawn just now
        return iter(())

    shelf = SimpleNamespace(decisions=lambda: [], store=None, names=names)
    settling.desk = cast("Any", SimpleNamespace(shelf=shelf))
    settling._behind = lambda found: iter(list(found))  # type: ignore[method-assign]
    settling.behind()
    settling._look()
    assert not settling.wait("a", 0)
    settling._look()
    assert settling.wait("a", 0) and len(looks) == 2

"""A decision is applied by the next convert, without anything else being read again, and stays applied."""

import csv
from pathlib import Path

from iku.decisions import ledger, rules
from iku.decisions.decision import Decision
from iku.decisions.rules import Rule
from tests.e2e.runs import contents, iku, small_documents


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def test_a_decision_is_applied_kept_and_taken_back(tmp_path: Path) -> None:
    folder, out = small_documents(tmp_path / "masuk", 3), tmp_path / "hasil"
    iku("convert", folder, "-o", out, "-q")
    before = contents(out, journal=False)
    first = next(row for row in rows(out / "target.csv") if row["dokumen"] == "dokumen-001")
    change = Decision(
        waktu="2026-01-01T08:00:00Z", oleh="Ani", dokumen="dokumen-001", tindakan="ubah", tabel=1, baris=1,
        kolom="target_2024", mentah=first["mentah"], lama=first["teks"], baru="99,5%",
    )  # fmt: skip
    ledger.append(out, [change])
    told = iku("convert", folder, "-o", out, "--json-log")
    assert "2 dokumen" in told.stderr or '"tetap": 2' in told.stderr or told.returncode == 0
    changed = next(row for row in rows(out / "target.csv") if row["dokumen"] == "dokumen-001")
    assert (changed["nilai"], changed["teks"], changed["mentah"], changed["keyakinan"]) == (
        "99.5",
        "99,5%",
        first["mentah"],
        "1",
    )
    (correction,) = [row for row in rows(out / "koreksi.csv") if row["aturan"] == "manusia"]
    assert (correction["dokumen"], correction["baris"], correction["bersih"]) == ("dokumen-001", "1", "99,5%")
    others = [name for name in before if name.startswith(("dokumen-000", "dokumen-002"))]
    assert [name for name in others if (out / name).read_bytes() != before[name]] == []
    iku("convert", folder, "-o", out, "-q", "--force")
    assert any(row["nilai"] == "99.5" for row in rows(out / "target.csv"))
    back = Decision(waktu="2026-01-02T08:00:00Z", dokumen="dokumen-001", tindakan="batal", lama=change.waktu)
    ledger.append(out, [back])
    iku("convert", folder, "-o", out, "-q")
    after = contents(out, journal=False)
    after.pop(ledger.FILE)
    report = "dokumen-001.laporan.html"
    assert sorted(after) == sorted(before) and [name for name in before if after[name] != before[name]] == [report]
    told = after[report].decode()
    assert "Keputusan pemeriksa" in told and "Ani" in told and "<del>99,5%</del>" in told and "ditarik" in told


def test_a_damaged_file_of_decisions_is_kept_and_named(tmp_path: Path) -> None:
    folder, out = small_documents(tmp_path / "masuk", 1), tmp_path / "hasil"
    out.mkdir()
    (out / ledger.FILE).write_text("waktu,oleh\nini,rusak\n")
    told = iku("convert", folder, "-o", out)
    assert told.returncode == 0 and ledger.DAMAGED in told.stderr
    assert "ini,rusak" in (out / ledger.DAMAGED).read_text() and "ini,rusak" in (out / ledger.FILE).read_text()


def test_a_rule_is_applied_by_convert_to_the_documents_that_it_touches_and_can_be_withdrawn(tmp_path: Path) -> None:
    folder, out = small_documents(tmp_path / "masuk", 3), tmp_path / "hasil"
    file = sorted(folder.iterdir())[1]
    odd = file.read_text(encoding="utf-8").replace("Persentase", "Persentse")
    assert odd.count("Persentse")
    file.write_text(odd, encoding="utf-8")
    iku("convert", folder, "-o", out, "-q")
    before = contents(out, journal=False)
    stamps = {path.name: path.stat().st_mtime_ns for path in out.glob("*.json")}
    kept = rules.accept(out, Rule("ejaan", "Persentse", "Persentase"), "Ani", "2026-02-01T08:00:00Z")
    iku("convert", folder, "-o", out, "-q")
    texts = [row["indikator"] for row in rows(out / "indikator.csv")]
    assert not any("Persentse" in text for text in texts) and any("Persentase" in text for text in texts)
    assert {row["aturan"] for row in rows(out / "koreksi.csv") if row["mentah"] == "Persentse"} == {"manusia"}
    changed = [
        name for name, when in stamps.items() if (out / name).stat().st_mtime_ns != when and name != "datapackage.json"
    ]
    assert changed == ["dokumen-001.json"]
    rules.withdraw(out, kept.id, "Ani", "2026-02-02T08:00:00Z")
    iku("convert", folder, "-o", out, "-q")
    after = {name: content for name, content in contents(out, journal=False).items() if "kosakata" not in name}
    assert after == before


def test_a_decision_is_found_by_the_content_of_its_file_under_another_id(tmp_path: Path) -> None:
    folder, out = small_documents(tmp_path / "masuk", 2), tmp_path / "hasil"
    iku("convert", folder, "-o", out, "-q")
    first = next(row for row in rows(out / "target.csv") if row["dokumen"] == "dokumen-001")
    sha256 = next(row["sha256"] for row in rows(out / "dokumen.csv") if row["dokumen"] == "dokumen-001")
    change = Decision(
        waktu="2026-01-01T08:00:00Z", oleh="Ani", dokumen="unggahan", sha256=sha256, tindakan="ubah", tabel=1, baris=1,
        kolom="target_2024", mentah=first["mentah"], lama=first["teks"], baru="99,5%",
    )  # fmt: skip
    ledger.append(out, [change])
    iku("convert", folder, "-o", out, "-q")
    assert [row["dokumen"] for row in rows(out / "koreksi.csv") if row["aturan"] == "manusia"] == ["dokumen-001"]
    ledger.append(
        out, [Decision(waktu="2026-01-02T08:00:00Z", dokumen="unggahan", tindakan="batal", lama=change.waktu)]
    )
    iku("convert", folder, "-o", out, "-q")
    assert not [row for row in rows(out / "koreksi.csv") if row["aturan"] == "manusia"]


def test_audit_and_export_of_a_folder_apply_what_was_decided_since(tmp_path: Path) -> None:
    folder, out = small_documents(tmp_path / "masuk", 2), tmp_path / "hasil"
    iku("convert", folder, "-o", out, "-q")
    first = next(row for row in rows(out / "target.csv") if row["dokumen"] == "dokumen-001")
    place = {"tabel": 1, "baris": 1, "kolom": "target_2024", "mentah": first["mentah"]}
    change = Decision("2026-01-01T08:00:00Z", "dokumen-001", "ubah", **place, baru="77")  # type: ignore[arg-type]
    ledger.append(out, [change])
    assert iku("audit", out, "--format", "json").returncode == 0
    assert "77" in [row["teks"] for row in rows(out / "target.csv")]
    (folder / "dokumen-001.txt").unlink()
    ledger.append(out, [Decision("2026-01-02T08:00:00Z", "dokumen-001", "batal", lama=change.waktu)])
    told = iku("export", out, "--format", "jsonl", "-o", tmp_path / "hasil.jsonl")
    assert "belum diterapkan" in told.stderr and (out / "dokumen-001.json").exists()

"""What an invented document says: rows with truth, drawn at random from the official nomenclature."""

import csv
import io
import random
from dataclasses import dataclass, field, replace
from pathlib import Path

OFFICIAL = Path(__file__).resolve().parents[2] / "normalize" / "vocabulary" / "nomenklatur-2023.csv"
DEPARTMENTS = ("Pembinaan", "Pengawasan", "Pelayanan", "Pengembangan", "Data dan Informasi", "Pemberdayaan")
REGIONS = (
    "Kabupaten Seluma",
    "Kota Lubuklinggau",
    "Kabupaten Ogan Ilir",
    "Kota Pagar Alam",
    "Kabupaten Lebong",
)
HEADERS = {
    "no": ("No", "NO", "No.", "N0"),
    "tujuan": ("Tujuan", "TUJUAN", "Tujuan Strategis"),
    "indikator_tujuan": ("Indikator Tujuan", "Idikator Tujuan", "INDIKATOR TUJUAN"),
    "sasaran": ("Sasaran", "Sasran", "Sasaran Strategis", "SASARAN"),
    "indikator": ("Indikator Sasaran", "Indikator Kinerja", "Indikator Kinerja Utama", "Idikator sasaran"),
    "definisi_operasional": ("Definisi Operasional", "Depenisi Oprasional", "DIFINISI OPERASIONAL"),
    "formulasi": ("Formulasi", "Formulasi Perhitungan", "Rumus", "Formulsi", "Cara Perhitungan"),
    "satuan": ("Satuan", "SATUAN"),
    "target": ("Target Kinerja", "Target", "TARGET KINERJA", "Target Tahun", "Taget Kinerja"),
    "sumber_data": ("Sumber Data", "Sumbr Data", "SUMBER DATA"),
    "penanggung_jawab": ("Penanggung Jawab", "PENANGGUNG JAWAB", "Penangung Jawab"),
    "program": ("Program dan Kegiatan", "Program/Kegiatan", "Progam dan Kegiatan"),
    "sub_kegiatan": ("Sub Kegiatan", "SUB KEGIATAN", "Sub Kegitan"),
}


_LEVELS = {2: ("bidang", 1), 3: ("program", 2), 5: ("kegiatan", 3), 6: ("subkegiatan", 5)}
"""Level of a code by its number of parts, and how many of them are its parent's."""


@dataclass(frozen=True)
class Style:
    """How a document is laid out."""

    font: str
    size: float
    page: str
    rules: str
    """full | horizontal | none | double."""
    repeat_header: bool
    page_break: bool
    """A page break between tables; without it two tables can share a page."""
    unit_column: bool
    column_numbers: bool
    seed: int
    furniture: bool = False
    """Page numbers and a running foot line."""
    signature: bool = False
    """A signature block under the last table."""
    identity: bool = False
    """A ruled block (organisation, task, functions) above the first table."""
    shading: str = ""
    """Background of the header and of programme rows; empty for none."""
    turned: int = 0
    """/Rotate of the pages: 0, 90, 270; their content is turned so that a reader sees them upright."""


@dataclass(frozen=True)
class Spec:
    """A document: truth in the scorer's form, and its style."""

    office: str
    year: int
    years: tuple[int, ...]
    tables: tuple[dict, ...]
    style: Style
    names: dict[str, str] = field(default_factory=dict)

    def truth(self) -> dict:
        """The truth file of this document."""
        return {
            "dokumen": {
                "judul": "INDIKATOR KINERJA UTAMA (IKU)",
                "tahun": self.year,
                "opd": self.office,
                "periode": [self.years[0], self.years[-1]],
            },
            "tabel": list(self.tables),
        }


def nomenclature(path: Path) -> list[dict[str, str]]:
    """Rows of a nomenclature list (CSV, at least kode, nama, satuan); what is missing follows from the code."""
    rows = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8")))
    return [{"kinerja": "", "indikator": "", **_placed(row["kode"]), **row} for row in rows]


def _placed(code: str) -> dict[str, str]:
    """Level and parent that the depth of a code says: 3.26 > 3.26.05 > 3.26.05.2.01 > 3.26.05.2.01.0003."""
    parts = code.split(".")
    level, above = _LEVELS.get(len(parts), ("urusan", 0))
    return {"level": level, "parent": ".".join(parts[:above])}


def invent(seed: int, rows: list[dict[str, str]]) -> Spec:
    """One document; the same seed gives the same document."""
    rng = random.Random(seed)
    style = _style(rng, seed)
    bidang = rng.choice([r for r in rows if r["level"] == "bidang" and not r["kode"].startswith("X")])
    subject = bidang["nama"].replace("URUSAN PEMERINTAHAN BIDANG ", "").title()
    office = f"Dinas {subject} {rng.choice(REGIONS)}"
    first = rng.randint(2021, 2025)
    years = tuple(range(first, first + 5))
    programs = [r for r in rows if r["level"] == "program" and r["parent"] == bidang["kode"]][:4]
    names = {k: rng.choice(v) for k, v in HEADERS.items()}
    short = office.split(" Kab")[0].split(" Kota")[0]
    make = _Rows(rng, rows, years, style.unit_column, short)
    tables = (make.goals(programs, subject), make.programs(programs), make.sub_activities(programs))
    year = rng.choice(years)
    return Spec(office, year, years, tuple(dict(t, tahun=year) for t in tables if t["baris"]), style, names)


def _style(rng: random.Random, seed: int) -> Style:
    return Style(
        font=rng.choice(("Liberation Sans", "Liberation Serif", "DejaVu Sans", "Noto Sans", "Liberation Sans Narrow")),
        size=rng.choice((6.5, 7, 8, 9)),
        page=rng.choice(("A4 landscape", "330mm 215mm", "legal landscape", "A3 landscape")),
        rules=rng.choices(("full", "horizontal", "none", "double"), (6, 2, 1, 1))[0],
        repeat_header=rng.random() < 0.6,
        page_break=rng.random() < 0.6,
        unit_column=rng.random() < 0.5,
        column_numbers=rng.random() < 0.3,
        seed=seed,
        furniture=rng.random() < 0.5,
        signature=rng.random() < 0.4,
        identity=rng.random() < 0.3,
        shading=rng.choice(("", "", "#d9d9d9", "#ffe599", "#c6e0b4")),
        turned=rng.choice((0, 0, 0, 90, 270)),
    )


class _Rows:
    """Draws rows; keeps the random state of one document."""

    def __init__(
        self,
        rng: random.Random,
        rows: list[dict[str, str]],
        years: tuple[int, ...],
        unit_column: bool,
        office: str,
    ) -> None:
        self.rng, self.rows, self.years, self.unit_column, self.office = rng, rows, years, unit_column, office

    def children(self, code: str, level: str) -> list[dict[str, str]]:
        return [r for r in self.rows if r["parent"] == code and r["level"] == level]

    def goals(self, programs: list[dict[str, str]], subject: str) -> dict:
        rows = []
        compared = "yang tercapai dengan yang direncanakan dalam satu tahun"
        for i, p in enumerate(programs[:3]):
            name = p["nama"].title().removeprefix("Program ")
            ratio = f"\\frac{{\\text{{Jumlah {name} yang tercapai}}}}{{\\text{{Jumlah seluruh target}}}}"
            rows.append(
                self._row(
                    "sasaran",
                    no="1",
                    tujuan=f"Meningkatnya kualitas penyelenggaraan urusan {subject} yang merata dan berkelanjutan",
                    indikator_tujuan=f"Persentase capaian tujuan {self.office}",
                    sasaran=f"Meningkatnya {name}",
                    indikator=f"Persentase ketercapaian {name}",
                    definisi_operasional=f"Perbandingan antara hasil {name} {compared}",
                    formulasi=f"${ratio} \\times 100\\%$",
                    penanggung_jawab=f"Kepala {self.office}",
                    _merged=["no", "tujuan", "indikator_tujuan"] if i else [],
                )
            )
        rows.append(
            self._row(
                "sasaran",
                unit="Nilai",
                no="2",
                tujuan="Meningkatnya akuntabilitas kinerja perangkat daerah",
                indikator_tujuan="Nilai AKIP",
                sasaran="Meningkatnya kualitas pelaporan kinerja",
                indikator=f"Nilai AKIP {self.office}",
                definisi_operasional="Nilai hasil evaluasi akuntabilitas kinerja instansi pemerintah",
                formulasi="Hasil evaluasi SAKIP oleh Inspektorat",
                sumber_data="Inspektorat",
                penanggung_jawab=f"Kepala {self.office}",
            )
        )
        return {"tingkat": "kepala_opd", "judul": "IKU Kepala OPD", "baris": rows}

    def programs(self, programs: list[dict[str, str]]) -> dict:
        rows = []
        for i, p in enumerate(programs, 1):
            name = p["nama"].title()
            rows.append(self._activity("program", str(i), name, name, "", p["kode"]))
            for k in self.children(p["kode"], "kegiatan")[:4]:
                rows.append(self._activity("kegiatan", "", k["nama"], name, k["nama"], k["kode"]))
        return {"tingkat": "eselon_iii", "judul": "IKU Eselon III", "baris": rows}

    def _activity(self, kind: str, no: str, name: str, program: str, activity: str, code: str) -> dict:
        core = name.removeprefix("Program ")
        formula = "$\\frac{\\text{Realisasi}}{\\text{Rencana}} \\times 100\\%$"
        return self._row(
            kind, no=no, nama=name, program=program, kegiatan=activity, kode=code,
            sasaran=f"Terlaksananya {core}", indikator=f"Persentase {core}",
            definisi_operasional=f"Jumlah {core} yang dilaksanakan dibagi jumlah yang direncanakan", formulasi=formula,
        )  # fmt: skip

    def sub_activities(self, programs: list[dict[str, str]]) -> dict:
        found = [
            s
            for p in programs
            for k in self.children(p["kode"], "kegiatan")
            for s in self.children(k["kode"], "subkegiatan")
        ]
        rows = []
        for i, s in enumerate(self.rng.sample(found, min(len(found), self.rng.randint(12, 35))), 1):
            unit = s["satuan"].strip() or "Dokumen"
            row = self._row(
                "sub_kegiatan", unit=unit, no=f"{i}.", nama=s["nama"], sub_kegiatan=s["nama"], kode=s["kode"],
                sasaran=s["kinerja"] or s["nama"], indikator=s["indikator"] or s["nama"],
                definisi_operasional=f"Jumlah {unit} hasil {s['nama']}", formulasi="",
            )  # fmt: skip
            total = sum(int(v["nilai"] or 0) for v in row["target"].values())
            rows.append(dict(row, formulasi=f"{total} {unit} selama 5 tahun"))
        return {"tingkat": "eselon_iv", "judul": "IKU Eselon IV", "baris": rows}

    def _row(self, kind: str, unit: str = "%", _merged: list[str] | None = None, **fields: str) -> dict:
        department = self.rng.choice(DEPARTMENTS)
        head = {"sasaran": "Kabid", "program": "Kabid", "kegiatan": "Kabid", "sub_kegiatan": "Kasi"}[kind]
        row: dict = {
            "jenis": kind,
            "sumber_data": f"Bidang {department}",
            "penanggung_jawab": f"{head} {department}",
        }
        row |= {k: " ".join(v.split()) for k, v in fields.items()} | {"_merged": _merged or [], "target": {}}
        base = self.rng.randint(2, 60)
        for year in self.years:
            base += self.rng.randint(0, 4)
            text, value = self._value(base, unit)
            row[str(year)], row["target"][str(year)] = text, value
        if self.unit_column:
            row["satuan"] = unit
        return row

    def _damaged(self, unit: str) -> str:
        """A unit as offices print it: now and then in small letters, or with a letter missing."""
        draw = self.rng.random()
        if draw < 0.08:
            return unit.lower()
        safe = len(unit) > 5 and unit.isalpha()
        return _drop_letter(unit, self.rng.randint(2, len(unit) - 2)) if draw < 0.12 and safe else unit

    def _value(self, base: int, unit: str) -> tuple[str, dict]:
        value: dict = {"status": "angka", "nilai": float(base), "satuan": unit, "predikat": None}
        if self.rng.random() < 0.05:
            return "-", {"status": "kosong", "nilai": None, "satuan": None, "predikat": None}
        if unit == "Nilai" and not self.unit_column:
            score = 71 + base % 9
            return f"{score} (BB)", dict(value, nilai=float(score), satuan=None, predikat="BB")
        if unit == "%" and self.rng.random() < 0.4:
            value["nilai"] = base + 0.25
            return (f"{base},25" if self.unit_column else f"{base},25%"), value
        shown = "%" if unit == "%" else f" {self._damaged(unit)}"
        return (str(base) if self.unit_column else f"{base}{shown}"), value


def _drop_letter(word: str, at: int) -> str:
    return word[:at] + word[at + 1 :]


def with_style(spec: Spec, **changes: object) -> Spec:
    """The same document in another style."""
    return replace(spec, style=replace(spec.style, **changes))

"""What an office's document says, drawn from a seed: tables of indicators with the faults that offices make."""

import csv
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

NOUNS = (
    "pasar rakyat", "industri kecil", "layanan perizinan", "jalan kabupaten", "arsip daerah", "irigasi",
    "guru bersertifikat", "puskesmas", "rumah tangga miskin", "laporan keuangan", "benih ikan", "koperasi aktif",
)  # fmt: skip
GOALS = ("Meningkatnya", "Terwujudnya", "Menurunnya", "Tersedianya")
MEASURES = ("Persentase", "Jumlah", "Nilai", "Indeks", "Rasio", "Angka", "Cakupan", "Tingkat")
UNITS = ("%", "Dokumen", "Nilai", "Indeks", "Unit", "Orang", "Persen", "Dokumne", "km")
GRADES = ("BB", "A (85,10)", "B", "Baik", "WTP", "75 BB", "CC")
ODD = ("-", "n/a", "8,,0", "10-12", "< 5", "97-97,50", "1.250", "1,250", "3 dari 4", "Rp 1.500.000", "0", "100", "II/a")
OFFICES = ("Dinas Perdagangan", "Dinas Kesehatan", "Inspektorat", "Badan Pendapatan Daerah")
HEADERS: dict[str, Sequence[str]] = {
    "no": ("No", "No.", "NO", "Nomor"),
    "tujuan": ("Tujuan", "TUJUAN"),
    "sasaran": ("Sasaran", "Sasaran Strategis", "SASARAN KINERJA"),
    "indikator": ("Indikator Kinerja", "Indikator Kinerja Utama", "INDIKATOR", "Indikator Kinerja Utama (IKU)"),
    "satuan": ("Satuan", "SAT"),
    "formulasi": ("Formulasi Pengukuran", "Formula", "Rumus Perhitungan"),
    "sumber": ("Sumber Data", "Sumber"),
    "pj": ("Penanggung Jawab", "Penanggungjawab", "PJ"),
    "anggaran": ("Anggaran (Rp)", "Pagu"),
    "ket": ("Ket", "Keterangan", "Catatn"),
}
YEAR = re.compile(r"20\d\d")
VOCABULARY = Path(__file__).parents[2] / "normalize" / "vocabulary"
with (VOCABULARY / "nomenklatur-2023.csv").open(encoding="utf-8", newline="") as stream:
    OFFICIAL_NAMES = [(row["kode"], row["nama"], row["satuan"]) for row in csv.DictReader(stream)]


@dataclass(frozen=True, slots=True)
class Form:
    """A table as it is meant: header rows and body rows of as many texts, "" where a merged cell goes on."""

    before: tuple[str, ...]
    """Running text, a paragraph each."""
    title: tuple[str, ...]
    head: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]


def form(rng: random.Random) -> Form:
    """A table of one of the forms that offices use."""
    if rng.random() < 0.15:
        return _programs(rng)
    names = [key for key in HEADERS if key in ("no", "indikator") or rng.random() < 0.5]
    year = rng.randint(2019, 2027)
    values = _values(rng, year)
    head = _head(rng, names, values)
    rows = [*_rows(rng, names, values)]
    if rng.random() < 0.3:
        head = (*head, tuple(str(n) if rng.random() < 0.97 else "" for n in range(1, len(head[0]) + 1)))
    office = rng.choice(OFFICES)
    title = rng.choice(("INDIKATOR KINERJA UTAMA", "PERJANJIAN KINERJA", "LAPORAN KINERJA TRIWULAN II", "RENCANA AKSI"))
    lines = [title, f"{office.upper()} KABUPATEN KAUR", f"TAHUN {year}", "Tabel 1. Kepala Dinas"]
    text = " ".join(f"Pada tahun {year - 1} {rng.choice(NOUNS)} mencapai {rng.randint(1, 99)} %." for _ in range(12))
    before = [text, f"Tujuan 1 : Mewujudkan {rng.choice(NOUNS)}", "Sasaran 1", "Visi: Kaur sejahtera"]
    return Form(tuple(before[: rng.choice((0, 0, 0, 1, 4))]), tuple(lines[: rng.randint(0, 4)]), head, tuple(rows))


def later(form: Form, rng: random.Random) -> Form:
    """The office's table a year later, or the report on it: years go on, some rows and figures are others."""
    report = rng.random() < 0.5

    def told(text: str) -> str:
        after = YEAR.sub(lambda year: str(int(year[0]) + 1), text) if not report else text
        if report and text.isupper():
            return text.replace("INDIKATOR KINERJA UTAMA", "LAPORAN KINERJA")
        return after.replace("4", "6") if rng.random() < 0.1 else after

    rows = [row for row in form.rows if rng.random() < 0.85]
    head, body = (tuple(tuple(map(told, row)) for row in part) for part in (form.head, rows))
    return replace(form, title=tuple(map(told, form.title)), head=head, rows=body)


def _programs(rng: random.Random) -> Form:
    """Programmes, activities and what belongs to them by their official names and codes, some without these."""
    start = rng.randrange(len(OFFICIAL_NAMES) - 20)
    year = rng.randint(2021, 2026)
    rows = []
    for code, name, unit in OFFICIAL_NAMES[start : start + rng.randint(6, 18)]:
        if rng.random() < 0.15:
            continue
        shown = name.title() if rng.random() < 0.7 else name.replace("dan", "&")
        coded = "" if rng.random() < 0.3 else code.replace("X.XX", "3.30")
        value = f"{rng.randint(1, 99)} {unit or '%'}"
        rows.append((coded, shown, f"{rng.choice(MEASURES)} {shown.lower()}", value, rng.choice(("", "1.250.000.000"))))
    head = ("Kode", "Program / Kegiatan / Sub Kegiatan", "Indikator Kinerja", f"Target {year}", "Anggaran (Rp)")
    return Form((), ("RENCANA KERJA", f"DINAS PERDAGANGAN TAHUN {year}"), (head,), tuple(rows))


def _values(rng: random.Random, year: int) -> list[tuple[str, str]]:
    """The value columns: what stands over each, and its own header."""
    match rng.randrange(5):
        case 0:
            return [(rng.choice(("Target", "TARGET KINERJA")), str(year + k)) for k in range(rng.randint(1, 5))]
        case 1:
            return [("", f"Target {year}")]
        case 2:
            return [("", "Target"), ("", "Realisasi"), ("", rng.choice(("Capaian (%)", "% Capaian", "Capaian")))]
        case 3:
            return [("Target Triwulan", n) for n in ("I", "II", "III", "IV")]
        case _:
            return [(str(year + k), name) for k in (0, 1) for name in ("Target", "Realisasi")]


def _head(rng: random.Random, names: list[str], values: list[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    first = [rng.choice(HEADERS[name]) for name in names]
    if not any(over for over, _ in values):
        return ((*first, *(own for _, own in values)),)
    overs = [over if k == 0 or values[k - 1][0] != over else "" for k, (over, _) in enumerate(values)]
    return (*first, *overs), (*("" for _ in first), *(own for _, own in values))


def _rows(rng: random.Random, names: list[str], values: list[tuple[str, str]]) -> list[tuple[str, ...]]:
    out: list[tuple[str, ...]] = []
    for number in range(1, rng.choice((4, 5, 6, 7, 8, 9, 20))):
        about = rng.choice(NOUNS)
        if rng.random() < 0.08:
            out.append((*("" for _ in names[1:]), rng.choice(("Jumlah", "Rata-rata", "TOTAL")), *_printed(rng, values)))
            continue
        if rng.random() < 0.06:
            label = rng.choice(
                ("Tujuan 2: Mewujudkan pasar", "Sasaran Strategis 3", "Program", "Kegiatan : Arsip", "I")
            )
            out.append((label, *("" for _ in (*names[1:], *values))))
        if rng.random() < 0.08:
            out.append((f"Program Pengelolaan {about.title()}", *("" for _ in (*names[1:], *values))))
            continue
        under = number > 1 and rng.random() < 0.25
        text = {
            "no": "" if under else f"{number}{rng.choice(('', '.', '.'))}",
            "tujuan": "" if number > 1 and rng.random() < 0.6 else f"Mewujudkan {about} yang mandiri",
            "sasaran": "" if under else f"{rng.choice(GOALS)} kualitas {about}",
            "indikator": _indicator(rng, about),
            "satuan": rng.choice(UNITS),
            "formulasi": _formula(rng, about),
            "sumber": rng.choice(("Bidang Perdagangan", "BPS", "Sekretariat", "")),
            "pj": rng.choice(("Kepala Dinas", "Kabid Perdagangan", "Sekretaris", "")),
            "anggaran": rng.choice(("1.250.000.000", "Rp 300.000.000,00", "75.000.000", "-")),
            "ket": rng.choice(("", "", "APBD", "belum tercapai")),
        }
        out.append((*(text[name] for name in names), *_printed(rng, values)))
    return out


def _indicator(rng: random.Random, about: str) -> str:
    text = f"{rng.choice(MEASURES)} {about} {rng.choice(('yang dibina', 'per tahun', 'dalam kondisi mantap', ''))}"
    match rng.randrange(12):
        case 0:
            at = rng.randrange(3, len(text) - 1)
            return text[:at].strip() + text[at + 1 :]  # a letter lost
        case 1:
            return text.replace("a", "a ", 1)  # a word cut in two
        case 2:
            return f"a. {text}\nb. Jumlah {rng.choice(NOUNS)}"
        case 3:
            return f"{text} {text.lower()}"
        case _:
            return text.strip()


def _formula(rng: random.Random, about: str) -> str:
    part, whole = rng.choice(((3, 4), (45, 60), (7, 8), (120, 100))), rng.choice((0, 0, 5))
    share = f"{part[0] / part[1] * 100 + whole:.2f}".rstrip("0").rstrip(".").replace(".", ",")
    return rng.choice((
        f"{part[0]} / {part[1]} x 100% = {share}%", f"({part[0]} : {part[1]}) x 100 = {share} %",
        f"{part[0]} + {part[1]} = {part[0] + part[1] + whole} {about}", f"{part[1]} - {part[0]} = 1 unit",
        f"(Jumlah {about} yang baik / Jumlah {about}) x 100%", f"Jumlah {about} tahun n dikurangi tahun n-1",
        f"Jumlah {about} baik dibagi jumlah seluruhnya dikali 100", "Hasil evaluasi", "", f"50 {about} selama 5 tahun",
    ))  # fmt: skip


def _printed(rng: random.Random, values: list[tuple[str, str]]) -> list[str]:
    """The values of a row: most grow evenly, some are odd, an achievement is sometimes the quotient."""
    base, step = rng.choice((5, 40, 75, 88.5, 97)), rng.choice((0, 1, 2.5, -1, 10))
    unit = rng.choice(("", "", "%", " %", " Dokumen", " Unit"))
    numbers = [base + step * k for k in range(len(values))]
    if len(values) == 3 and rng.random() < 0.7:
        numbers[2] = round(numbers[1] / numbers[0] * 100, 2) + rng.choice((0, 0, 0.5, 10))
    out = []
    for number in numbers:
        shown = f"{number:.2f}".rstrip("0").rstrip(".").replace(".", rng.choice((",", ",", ".")))
        odd = rng.random()
        out.append(rng.choice(ODD) if odd < 0.07 else rng.choice(GRADES) if odd < 0.12 else shown + unit)
    return out

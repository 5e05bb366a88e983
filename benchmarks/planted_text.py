"""Invented performance reports without any fault, in many wordings: what `benchmarks.planted_reports` plants in."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.document import Cell, Document, Line, Table
from normalize.model import Column, Field, Indicator, Normalised, NormalTable, SetAside, Target, Value

PLACES = ("Batu Karang", "Lembah Hijau", "Teluk Mutiara", "Muara Pasir", "Bukit Intan")
OFFICES = ("Dinas Kesehatan", "Dinas Sosial", "Badan Pendapatan Daerah", "Dinas Perhubungan", "Dinas Pertanian")
THINGS = ("koperasi sehat", "izin usaha yang terbit", "jalan lingkungan mantap", "puskesmas terakreditasi",
          "kelompok tani mandiri", "sekolah ramah anak", "perpustakaan desa", "wisata desa unggulan",
          "arsip tertata", "terminal yang laik", "penyuluh yang aktif", "benih bersertifikat")  # fmt: skip
LESS = ("Angka kematian ibu", "Tingkat pengangguran terbuka", "Prevalensi stunting balita", "Jumlah temuan pemeriksaan",
        "Persentase penduduk miskin", "Rata-rata waktu tunggu pasien", "Rasio gini", "Laju inflasi daerah")  # fmt: skip
MORE = ("Persentase {}", "Jumlah {}", "Cakupan {}", "Indeks mutu {}", "Nilai pengelolaan {}", "Tingkat kesiapan {}")
UNITS = {"Persentase": "%", "Cakupan": "%", "Jumlah": "Unit", "Indeks": "Indeks", "Nilai": "Nilai", "Tingkat": "%"}
CATEGORIES = ((91, "Sangat Tinggi"), (76, "Tinggi"), (66, "Sedang"), (51, "Rendah"), (float("-inf"), "Sangat Rendah"))
YEAR = "2024"


@dataclass(frozen=True)
class Report:
    """A plan and a report of one office and year; `doc` is the report, its first table the main one."""

    plan: Normalised
    doc: Normalised
    found: Table
    """A table that could have been skipped."""

    @property
    def docs(self) -> tuple[Normalised, ...]:
        """Plan and report."""
        return self.plan, self.doc

    @property
    def main(self) -> NormalTable:
        """Target, realisasi, capaian."""
        return self.doc.tables[0]

    def with_row(self, table: int, row: Indicator) -> tuple[Normalised, ...]:
        """The documents with another row in a table of the report."""
        old = self.doc.tables[table - 1]
        rows = tuple(row if other.row == row.row else other for other in old.indicators)
        return self._with(old, replace(old, indicators=rows))

    def with_aside(self, table: NormalTable, old: SetAside, new: SetAside) -> tuple[Normalised, ...]:
        """The documents with another row of totals or averages."""
        return self._with(table, replace(table, set_aside=tuple(new if one is old else one for one in table.set_aside)))

    def _with(self, old: NormalTable, new: NormalTable) -> tuple[Normalised, ...]:
        tables = tuple(new if table is old else table for table in self.doc.tables)
        return self.plan, replace(self.doc, tables=tables)


def reports(count: int, chance: random.Random) -> Iterator[Report]:
    """Invented reports, each with a plan that it agrees with."""
    for number in range(count):
        yield _report(number, chance)


def _report(number: int, chance: random.Random) -> Report:
    office = f"{chance.choice(OFFICES)} Kabupaten {chance.choice(PLACES)}"
    cap = chance.choice((0, 0, 100, 120))
    rows = [_main_row(at, name, cap, chance) for at, name in enumerate(_names(chance), 1)]
    main = _table(1, "Capaian Kinerja Tahun 2024", rows, (_average(rows, "capaian", chance),))
    budget = _budget(chance)
    again = [_again(row, chance) for row in rows[: chance.randrange(3, len(rows) + 1)]]
    tables = (main, budget, _quarterly(chance), _table(4, "Perbandingan Realisasi Tahun 2024", again))
    doc = Normalised(f"lkjip-{number}", Document("lkjip.pdf", "", "pdf"), office, 2024, tables, sort="lkjip")
    promised = [replace(row, targets=row.targets[:1], fields=_reworded(row)) for row in rows]
    plan = _table(1, "Perjanjian Kinerja Tahun 2024", promised)
    cells = (Cell(0, 0, lines=(Line("No Uraian Kinerja yang Diperjanjikan"),)),)
    return Report(
        Normalised(f"pk-{number}", Document("pk.pdf", "", "pdf"), office, 2024, (plan,), sort="perjanjian_kinerja"),
        doc,
        Table(1, 1, cells, "ruled", page=1),
    )


def _names(chance: random.Random) -> list[str]:
    things = chance.sample(THINGS, 6)
    patterns = chance.sample(MORE, 6)
    names = [pattern.format(thing) for pattern, thing in zip(patterns, things, strict=True)]
    return [*names, *chance.sample(LESS, 2)]


def _main_row(at: int, name: str, cap: int, chance: random.Random) -> Indicator:
    unit = UNITS.get(name.split(" ")[0], "%") if name not in LESS else ""
    whole = unit == "Unit"
    promised = float(chance.randrange(20, 400)) if whole else round(chance.uniform(30, 95), chance.choice((0, 1, 2)))
    share = chance.choice(
        (0.42, 0.5, 0.51, 0.65, 0.66, 0.75, 0.76, 0.9, 0.91, 1.0, 1.06, 1.23, chance.uniform(0.4, 1.3))
    )
    reached = float(round(promised * share)) if whole else round(promised * share, chance.choice((1, 2)))
    formula = chance.choice((_mirrored, _inverted)) if name in LESS else _forward
    stated = max(0.0, formula(promised, reached) * 100)
    stated = min(stated, float(cap)) if cap else stated
    digits = 2 if name in LESS or chance.random() < 0.7 else 1
    shown = int(stated * 10**digits + 1e-9) / 10**digits if chance.random() < 0.3 else round(stated, digits)
    targets = (
        _value("target", promised, unit), _value("realisasi", reached, unit), _value("capaian", shown, "%", digits)
    )  # fmt: skip
    word = next(word for low, word in CATEGORIES if shown >= low)
    fields = {"sasaran": f"Meningkatnya layanan {at}", "indikator": name, "lain_kriteria": word}
    return Indicator(at, at, "kepala_opd", "sasaran", {k: Field(v, v) for k, v in fields.items()}, targets)


def _forward(promised: float, reached: float) -> float:
    return reached / promised


def _mirrored(promised: float, reached: float) -> float:
    return (2 * promised - reached) / promised


def _inverted(promised: float, reached: float) -> float:
    return promised / reached


def _budget(chance: random.Random) -> NormalTable:
    """Programmes with their activities: the total is that of the programmes."""
    rows, at = [], 0
    for number in range(chance.randrange(2, 4)):
        parts = [(float(chance.randrange(10**7, 9 * 10**8)), chance.uniform(0.8, 0.999)) for _ in range(2)]
        spent = [float(int(money * share)) for money, share in parts]
        lines = [("program", f"Program {number}", sum(money for money, _ in parts), sum(spent))]
        lines += [("kegiatan", f"Kegiatan {number}.{i}", part[0], spent[i]) for i, part in enumerate(parts)]
        for kind, name, money, used in lines:
            at += 1
            fields = {kind: Field(name, name), "indikator": Field(f"Persentase {name}", f"Persentase {name}")}
            values = (
                _value("anggaran", money, "Rp"), _value("realisasi_anggaran", used, "Rp"),
                _value("capaian_anggaran", round(used / money * 100, 2), "%", 2),
            )  # fmt: skip
            rows.append(Indicator(at, at, "eselon_iii", kind, fields, values))
    own = [row for row in rows if row.kind == "program"]
    totals = [sum(row.targets[i].value.number or 0.0 for row in own) for i in (0, 1)]
    figures = (
        _value("anggaran", totals[0], "Rp"), _value("realisasi_anggaran", totals[1], "Rp"),
    )  # fmt: skip
    aside = SetAside(at + 1, "jumlah", chance.choice(("JUMLAH", "Total", "Jumlah Total")), 1, "jumlah", figures)
    return _table(2, "Realisasi Anggaran Tahun 2024", rows, (aside,))


def _quarterly(chance: random.Random) -> NormalTable:
    """Quarters that are cumulative, or add up, or lead to the year."""
    rows = []
    sort = chance.choice(("kumulatif", "jumlah"))
    for at, thing in enumerate(chance.sample(THINGS, 4), 1):
        parts = [float(chance.randrange(3, 40)) for _ in range(4)]
        total = sum(parts)
        if sort == "kumulatif":
            parts = [sum(parts[: i + 1]) for i in range(4)]
        name = f"Jumlah {thing} per periode"
        values = [_value("realisasi", number, "Unit", period=f"TW{i}") for i, number in enumerate(parts, 1)]
        fields = {"indikator": Field(name, name), "sub_kegiatan": Field(f"Penyediaan {thing}", f"Penyediaan {thing}")}
        rows.append(
            Indicator(at, at, "eselon_iv", "sub_kegiatan", fields, (*values, _value("realisasi", total, "Unit")))
        )
    columns = tuple(
        Column(i, f"Triwulan {i}", "target", 1.0, YEAR, "realisasi", 0, f"TW{i}", sort == "kumulatif")
        for i in range(1, 5)
    )
    return replace(_table(3, "Realisasi per Triwulan Tahun 2024", rows), columns=columns)


def _average(rows: list[Indicator], kind: str, chance: random.Random) -> SetAside:
    """Of all rows, or of those above a part of the table."""
    numbers = [target.value.number or 0.0 for row in rows for target in row.targets if target.kind == kind]
    mean = round(sum(numbers) / len(numbers), 2)
    text = chance.choice(("Rata-rata capaian", "Rata-Rata", "Capaian rata-rata"))
    return SetAside(len(rows) + 1, "jumlah", text, 1, "rata_rata", (_value(kind, mean, "%", 2),))


def _again(row: Indicator, chance: random.Random) -> Indicator:
    """The same figures in another table: some printed with fewer digits."""
    return replace(row, fields={"indikator": row.fields["indikator"]}, targets=row.targets[1:])


def _reworded(row: Indicator) -> dict[str, Field]:
    text = row.text("indikator")
    other = text.replace("Jumlah ", "Jumlah total ").replace(" yang ", " yg ").replace("Persentase ", "Persentase (%) ")
    return {"sasaran": row.fields["sasaran"], "indikator": Field(other, other)}


def _value(kind: str, number: float, unit: str, digits: int | None = None, period: str = "") -> Target:
    text = f"{number:,.{digits}f}" if digits is not None else f"{number:,g}" if number < 1e6 else f"{number:,.0f}"
    shown = text.translate(str.maketrans(",.", ".,"))
    return Target(YEAR, kind, Value("angka", number, unit=unit or None), Field(shown, shown), period)


def _table(number: int, title: str, rows: list[Indicator], aside: tuple[SetAside, ...] = ()) -> NormalTable:
    return NormalTable(number, title, "", 2024, (), tuple(rows), aside, (), ())

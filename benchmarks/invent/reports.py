"""Performance reports as an office prints them, right or with faults written in: what must be found stands beside.

Every table takes a `Wish`: which kinds of fault it may hold. A table of one report differs from that of the next in its
columns, words, number forms, formula, cap and scale; what is right is full of near misses.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from audit.direction import LESS as LESS_IS_BETTER
from audit.direction import direction
from benchmarks.invent.cases.draw import Draw, comma, rupiah
from benchmarks.invent.cases.model import Cell, Grid
from normalize.values import units

HEAD = Cell(bold=True, align="center", middle=True)
LESS = ("Angka kematian bayi", "Tingkat pengangguran terbuka", "Prevalensi stunting", "Persentase penduduk miskin",
        "Jumlah temuan pemeriksaan berulang", "Rata-rata waktu tunggu pelayanan", "Laju inflasi daerah",
        "Persentase pengaduan layanan", "Persentase jalan rusak", "Angka putus sekolah")  # fmt: skip
SCALES = (
    ((91, "Sangat Tinggi"), (76, "Tinggi"), (66, "Sedang"), (51, "Rendah"), (float("-inf"), "Sangat Rendah")),
    ((85, "Sangat Berhasil"), (70, "Berhasil"), (55, "Cukup Berhasil"), (float("-inf"), "Kurang Berhasil")),
)
GAPS = ((90, 91), (75, 76), (65, 66), (50, 51))
"""Between two categories of the first scale: either may be right."""
GOALS = ("Meningkatnya kualitas {}", "Terwujudnya {} yang andal", "Terlaksananya pembinaan {}", "Optimalnya {}")
DOUBLE = ("Persentase {} dan jumlah {} yang dibina", "Indeks {} serta nilai {}", "Jumlah {} dan persentase {}")


@dataclass(frozen=True)
class Want:
    """A finding that must come: its kind, the table, and the row (0: by what it says) or text that it names."""

    code: str
    table: int
    row: int = 0
    says: str = ""


@dataclass
class Row:
    """One indicator as the office knows it."""

    goal: str
    name: str
    unit: str
    promised: float
    reached: float
    stated: float
    less: bool
    digits: int
    """Printed decimals of target and realisasi."""

    def show(self, number: float) -> str:
        """As printed in its unit."""
        return comma(number, self.digits)


@dataclass(frozen=True)
class House:
    """What one office does throughout its report."""

    year: int
    formula: str
    """For less is better: mirrored | inverted."""
    cap: float
    """Achievements over it are cut to it; 0: none is."""
    places: int
    """Decimals of an achievement."""
    rounding: Callable[[float, int], float]
    scale: tuple[tuple[float, str], ...]
    sign: str
    """Behind a percentage."""

    def achieved(self, row: Row) -> float:
        """By the office's own formula, before rounding."""
        if not row.less:
            exact = row.reached / row.promised * 100
        elif self.formula == "mirrored":
            exact = (2 * row.promised - row.reached) / row.promised * 100
        else:
            exact = row.promised / row.reached * 100
        return min(exact, self.cap) if self.cap else exact

    def shown(self, percent: float) -> str:
        """An achievement as printed."""
        return comma(self.rounding(percent, self.places), self.places) + self.sign

    def category(self, percent: float) -> str:
        """On the office's scale."""
        return next(word for least, word in self.scale if percent >= least)


def _cut(number: float, places: int) -> float:
    return int(number * 10**places + 1e-9) / 10**places


def house(draw: Draw) -> House:
    """An office's habits."""
    return House(
        year=draw.randint(2019, 2026),
        formula=draw.choice(("mirrored", "inverted")),
        cap=draw.choice((0.0, 0.0, 0.0, 100.0, 120.0, 150.0)),
        places=draw.choice((2, 2, 2, 1, 0)),
        rounding=draw.choice((round, round, _cut)),
        scale=draw.choice((SCALES[0], SCALES[0], SCALES[1])),
        sign=draw.choice(("", "%", " %")),
    )


def indicators(draw: Draw, own: House, count: int) -> list[Row]:
    """Rows that are right."""
    out = []
    for _ in range(count):
        less = draw.random() < 0.25
        unit = draw.choice(("%", "%", "Indeks", "Unit", "Orang", "Nilai")) if not less else "%"
        name = draw.choice([one for one in LESS if one not in {row.name for row in out}]) if less else _more(draw, unit)
        unit = {"Jumlah": "Temuan", "Angka": "Poin", "Rata-rata": "Menit"}.get(name.split()[0], unit) if less else unit
        digits = 0 if unit in ("Unit", "Orang", "Temuan", "Menit") else draw.choice((2, 2, 1, 0))
        promised = float(draw.randint(30, 95)) if digits == 0 else round(draw.uniform(30, 95), digits)
        reached = round(promised * draw.choice((1.0, draw.uniform(0.72, 0.99), draw.uniform(1.01, 1.25))), digits)
        row = Row(draw.goal(), name, unit, promised, reached, 0.0, less, digits)
        row.stated = own.achieved(row)
        out.append(row)
    return out


CAPS = (100, 110, 120, 125, 150)
"""What an office may cut an achievement to."""


def _more(draw: Draw, unit: str) -> str:
    """An indicator that no word calls one of which less is better, and that names no unit."""
    while True:
        name = draw.indicator(unit)
        words = name.split()
        named = any(units.is_known(" ".join(words[1:end])) for end in (2, 3, 4))
        if not named and direction(name) != LESS_IS_BETTER:
            return name


def _wrong_stated(draw: Draw, own: House, row: Row, rows: list[Row]) -> float | None:
    """An achievement that no formula of the office gives, well beyond rounding."""
    right = own.achieved(row)
    digits = str(int(right))
    ways = {
        "swapped digits": float(digits[1] + digits[0] + digits[2:]) + right % 1 if len(digits) > 1 else right,
        "slip": right / 10,
        "other row": rows[rows.index(row) - 1].stated,
        "full": 100.0,
        "off": right + draw.choice((-12.4, -5.3, 4.7, 9.1)),
    }
    ratio = row.reached / row.promised
    outcomes = (ratio * 100, 200 - ratio * 100, 100 / ratio, right)
    room = 3.0 if row.digits == 0 else 1.0
    fair = [way for way in ways.values() if way > 0 and all(abs(way - one) > room for one in outcomes)]
    fair = [way for way in fair if way not in CAPS or max(outcomes) < way]
    return draw.choice(fair) if fair else None


def main_table(draw: Draw, own: House, rows: list[Row], faults: dict[str, int], number: int) -> tuple[Grid, list[Want]]:
    """Target, realisasi, capaian, perhaps a category and an average; `faults`: kind to row (0-based)."""
    rated = "kriteria_capaian" in faults or draw.random() < 0.6
    united = draw.random() < 0.6 or "kolom_tertukar" in faults
    averaged = "rata_rata" in faults or draw.random() < 0.5
    keys = ("no", "sasaran", "indikator", *(["satuan"] * united), "target", "realisasi", "capaian",
            *(["kriteria"] * rated))  # fmt: skip
    top = [draw.header(key) for key in keys]
    lines, wants, stated = [tuple(replace(HEAD, text=text) for text in top)], [], []
    for i, row in enumerate(rows):
        mine = [kind for kind, at in faults.items() if at == i]
        cells, found = _cells(draw, own, row, rows, mine, united)
        wants += [Want(code, number, i + 1) for code in found]
        stated.append(float(cells["stated"].rstrip(" %").replace(",", ".")))
        texts = [f"{i + 1}.", row.goal, cells["name"], *([cells["unit"]] if united else []), cells["target"],
                 cells["reached"], cells["stated"], *([cells["category"]] if rated else [])]  # fmt: skip
        lines.append(tuple(Cell(text, align="left" if 0 < c < 3 else "center") for c, text in enumerate(texts)))
    if averaged:
        mean = sum(stated) / len(stated) + (draw.choice((-3.2, 2.7, 6.1)) if "rata_rata" in faults else 0)
        title = draw.choice(
            ("Rata-rata Capaian", "Rata-rata", "RATA-RATA CAPAIAN KINERJA", "Rata-rata capaian kinerja")
        )
        blank = len(top) - 2 - rated
        lines.append((Cell(title, cols=blank + 1), Cell(own.shown(mean), align="center"), *([Cell()] if rated else [])))
        wants += [Want("rata_rata", number, says=own.shown(mean).split("%")[0].strip())] * ("rata_rata" in faults)
    wide = (0.6, 3, 3.2, *([1.2] if united else []), 1.4, 1.4, 1.4, *([1.6] if rated else []))
    return Grid(tuple(lines), wide), wants


def _cells(
    draw: Draw, own: House, row: Row, rows: list[Row], faults: list[str], united: bool
) -> tuple[dict[str, str], list[str]]:
    """The printed row, and the kinds of fault that it holds."""
    wrong = _wrong_stated(draw, own, row, rows) if "capaian_hitung" in faults else None
    stated = row.stated if wrong is None else wrong
    found = ["capaian_hitung"] * (wrong is not None)
    tail = "" if united else {"%": draw.choice(("%", " %"))}.get(row.unit, f" {row.unit}")
    cells = {
        "name": row.name, "unit": row.unit, "target": row.show(row.promised) + tail,
        "reached": row.show(row.reached) + tail, "stated": own.shown(stated),
        "category": own.category(own.rounding(stated, own.places)),
    }  # fmt: skip
    if "kriteria_capaian" in faults and not any(low <= stated <= high for low, high in GAPS):
        words = [word for _, word in own.scale if word != cells["category"]]
        cells["category"] = draw.choice(words)
        found.append("kriteria_capaian")
    if "nilai_janggal" in faults and row.promised >= 10 and 0.81 <= row.reached / row.promised <= 1.23:
        times = draw.choice((10, 100, 1000))
        cells["reached"] = comma(row.reached * times, 0 if times > 10 else max(0, row.digits - 1)) + tail
        found.append("nilai_janggal")
    if "indikator_mutu" in faults:
        form = draw.choice((*GOALS, *DOUBLE))
        cells["name"] = form.format(*(draw.topic() for _ in range(form.count("{}"))))
        found.append("indikator_mutu")
    if "kolom_tertukar" in faults:
        cells["unit"], cells["target"] = cells["target"], cells["unit"]
        found.append("kolom_tertukar")
    return cells, found


def budget_table(draw: Draw, own: House, faults: set[str], number: int) -> tuple[Grid, list[Want]]:
    """Programmes with budget, spending, percentage; a total."""
    paid = draw.choice(("Pagu (Rp)", "Anggaran (Rp)", "Pagu Anggaran"))
    spent_on = draw.choice(("Realisasi (Rp)", "Realisasi Anggaran (Rp)", "Realisasi Anggaran"))
    top = (draw.choice(("Program", "PROGRAM", "Nama Program")), draw.header("indikator"), paid, spent_on, "%")
    lines, wants, sums = [tuple(replace(HEAD, text=text) for text in top)], [], [0, 0]
    count = draw.randint(3, 6)
    bad = draw.randrange(count) if "capaian_hitung" in faults else -1
    for i in range(count):
        pagu = draw.randint(120, 990) * 1_000_000 + draw.randint(0, 999_999)
        spent = pagu * draw.randint(820, 995) // 1000
        share = spent / pagu * 100 - (8.3 if i == bad else 0)
        sums = [sums[0] + pagu, sums[1] + spent]
        right = (rupiah(pagu), rupiah(spent), comma(share))
        name = f"Program {draw.choice(('Pengelolaan', 'Peningkatan', 'Pembinaan'))} {draw.topic()}"
        lines.append((Cell(name), Cell(draw.indicator("%")), *(Cell(text, align="right") for text in right)))
        wants += [Want("capaian_hitung", number, i + 1)] * (i == bad)
    stated = list(sums)
    if "jumlah_kolom" in faults:
        at = draw.randrange(2)
        stated[at] += draw.choice((-9_000_000, 1_000_000, 27_500_000, 900))
        wants.append(Want("jumlah_kolom", number, says=rupiah(stated[at])))
    total = draw.choice(("JUMLAH", "Jumlah", "TOTAL", "Total Anggaran", "Jumlah Keseluruhan"))
    ends = (rupiah(stated[0]), rupiah(stated[1]), comma(sums[1] / sums[0] * 100))
    lines.append((Cell(total, cols=2, bold=True), *(Cell(text, align="right", bold=True) for text in ends)))
    return Grid(tuple(lines), (2.6, 2.8, 1.7, 1.7, 0.8)), wants


def quarter_table(draw: Draw, own: House, rows: list[Row], fault: int, number: int) -> tuple[Grid, list[Want]]:
    """The year's realisation by quarters: cumulative, added up, or kept level."""
    summed = draw.random() < 0.6
    said = draw.choice(("s.d. Triwulan {}", "s/d TW {}", "Sampai dengan Triwulan {}")) if summed else "Triwulan {}"
    names = [said.format(one) for one in ("I", "II", "III", "IV")]
    two = replace(HEAD, rows=2)
    top = (replace(two, text="No"), replace(two, text=draw.header("indikator")), replace(two, text="Target"),
           replace(HEAD, text="Realisasi", cols=4), replace(two, text=f"Realisasi {own.year}"))  # fmt: skip
    lines, wants = [top, tuple(replace(HEAD, text=text) for text in names)], []
    for i, row in enumerate(rows):
        whole = row.reached
        steps = [0.2, 0.45, 0.7, 1.0] if summed else [0.25, 0.25, 0.25, 0.25]
        parts = [round(whole * step, row.digits) for step in steps]
        if not summed:
            parts[3] = round(whole - sum(parts[:3]), row.digits)
        if i == fault:
            at = draw.choice((1, 2)) if summed else draw.randrange(4)
            parts[at] = round(parts[at - 1] * 0.4, row.digits) if summed else round(whole * 1.6 + 11, row.digits)
            wants.append(Want("periode_kumulatif", number, i + 1))
        shown = [row.show(part) for part in (row.promised, *parts, whole)]
        lines.append((Cell(str(i + 1)), Cell(row.name), *(Cell(text, align="center") for text in shown)))
    return Grid(tuple(lines), (0.6, 3.6, 1, 1.1, 1.1, 1.1, 1.1, 1.2), head=2), wants


def years_table(draw: Draw, own: House, rows: list[Row], fault: str, number: int) -> tuple[Grid, list[Want]]:
    """Realisations of three years beside the target; `fault`: nilai_janggal, nilai_berbeda, baris_ganda or none."""
    years = [own.year - 2, own.year - 1, own.year]
    top = ("No", draw.header("indikator"), f"Target {own.year}", *(f"Realisasi {year}" for year in years))
    lines, wants = [tuple(replace(HEAD, text=text) for text in top)], []
    bad = draw.randrange(len(rows))
    for i, row in enumerate(rows):
        numbers = [row.promised, row.reached * 0.9, row.reached * 0.95, row.reached]
        if i == bad and fault == "nilai_berbeda":
            at = draw.choice((0, 3))
            numbers[at] = round(numbers[at] + draw.choice((-4.0, 3.0, 12.0)), row.digits)
            wants.append(Want("nilai_berbeda", number, i + 1))
        if i == bad and fault == "nilai_janggal" and row.reached >= 10:
            numbers[draw.choice((1, 2))] *= draw.choice((10, 1000))
            wants.append(Want("nilai_janggal", number, i + 1))
        shown = [row.show(one) for one in numbers]
        lines.append((Cell(f"{i + 1}"), Cell(row.name), *(Cell(text, align="center") for text in shown)))
    if fault == "baris_ganda":
        row = rows[bad]
        shown = [row.show(one) for one in (row.promised + 7, row.reached * 0.9, row.reached * 0.95, row.reached)]
        again = (Cell(f"{len(rows) + 1}"), Cell(row.name), *(Cell(text, align="center") for text in shown))
        lines.append(again)
        wants.append(Want("baris_ganda", number, len(rows) + 1))
    return Grid(tuple(lines), (0.6, 3.8, 1.2, 1.2, 1.2, 1.2)), wants


def plan_table(draw: Draw, own: House, rows: list[Row], fault: str) -> tuple[Grid, list[str]]:
    """The agreement that the report answers; `fault` gives one row another target, or leaves one out."""
    top = ("No", draw.header("sasaran"), draw.header("indikator"), "Satuan", f"Target {own.year}")
    bad = draw.randrange(len(rows))
    lines, named = [tuple(replace(HEAD, text=text) for text in top)], []
    for i, row in enumerate(rows):
        promised = row.promised
        if i == bad and fault == "target":
            promised = round(promised + draw.choice((-6.0, 5.0, 14.0)), row.digits)
            named.append(row.name)
        name = row.name if draw.random() < 0.7 else f"{row.name} di daerah"
        texts = (str(i + 1), row.goal, name, row.unit, row.show(promised))
        lines.append(tuple(Cell(text, align="left" if 0 < c < 3 else "center") for c, text in enumerate(texts)))
    if fault == "lacking":
        named.append(draw.indicator("%"))
        lines.append((Cell(str(len(rows) + 1)), Cell(draw.goal()), Cell(named[0]), Cell("%"), Cell("75")))
    return Grid(tuple(lines), (0.6, 3, 3.6, 1.2, 1.4)), named

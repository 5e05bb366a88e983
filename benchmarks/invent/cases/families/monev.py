"""Monitoring by quarter: K and Rp under each quarter, later pages without header and with few rules."""

from dataclasses import replace

from benchmarks.invent.cases.draw import Draw, comma, rupiah
from benchmarks.invent.cases.model import Block, Case, Cell, Gap, Grid, Look, row, value

NAMES = (
    "Urusan/ Program/ Kegiatan/ Sub Kegiatan",
    "Program/ Kegiatan/ Sub Kegiatan",
    "Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan/Sub Kegiatan",
)
INDICATORS = (
    "Indikator Kinerja Program (Outcome)/ Kegiatan (Output)",
    "Indikator Kinerja Program/Kegiatan",
    "Indikator Kinerja",
)
QUARTERS = (
    ("I", "II", "III", "IV"),
    ("Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV"),
    ("TW I", "TW II", "TW III", "TW IV"),
)
OVER = (
    "Realisasi Kinerja Pada Triwulan I - IV Tahun {y}",
    "Realisasi Kinerja dan Anggaran Triwulan Tahun {y}",
    "Realisasi Kinerja Pada Triwulan",
)
VERBS = {
    "kegiatan": ("Pengelolaan", "Pembinaan", "Penyelenggaraan"),
    "sub_kegiatan": ("Penyediaan", "Fasilitasi", "Pemeliharaan"),
}


def _head(draw: Draw, year: int, target: bool, unit: str) -> list[tuple[Cell, ...]]:
    style = Cell(bold=True, align="center", middle=True, fill=draw.choice(("#d9d9d9", "", "#bdd7ee")))
    numbered, quarters = draw.random() < 0.7, draw.choice(QUARTERS)
    tall = replace(style, rows=2 if numbered else 3)
    pair = ("K", "Rp")
    top = [replace(tall, text=draw.choice(NAMES)), replace(tall, text=draw.choice(INDICATORS))]
    if target:
        shown = f"Target Kinerja dan Anggaran Renja Perangkat Daerah Tahun Berjalan (Tahun {year})"
        top.append(replace(tall, text=shown, rows=2, cols=2))
    top.append(replace(style, text=draw.choice(OVER).format(y=year), cols=8))
    top.append(replace(tall, text=unit))
    lines = [tuple(top), tuple(replace(style, text=q, cols=2) for q in quarters)]
    marks = [replace(style, text=t) for t in pair * (5 if target else 4)]
    if not numbered:
        return [*lines, tuple(marks)]
    spans = [1, 1, *([2] if target else []), 2, 2, 2, 2, 1]
    start, numbers = draw.randint(1, 2), []
    for i, span in enumerate(spans):
        numbers.append(replace(style, text=str(start + i + (3 if i > 1 else 0)), cols=span))
    plain = replace(style, fill="")
    return [*lines, tuple(numbers), (plain, plain, *marks, plain)]


def _line(draw: Draw, kind: str, year: int, done: int, target: bool) -> tuple[list[Cell], dict]:
    whole = kind == "sub_kegiatan"
    unit, topic = draw.unit(), draw.topic()
    name = (
        f"PROGRAM PENINGKATAN {topic.upper()}"
        if kind == "program"
        else f"{draw.choice(VERBS[kind])} {topic} {'untuk masyarakat' if whole else 'tingkat daerah'}"
    )
    text = f"Jumlah {unit} {draw.topic()} {draw.word('quality')}" if whole else draw.indicator("%")
    bold = kind == "program"
    cells, values = [Cell(name, bold=bold), Cell(text, bold=bold)], []
    figure = (
        (lambda: (lambda n: (str(n), n))(draw.randint(1, 99)))
        if whole
        else (lambda: (lambda n: (f"{comma(n)}%", n))(draw.randint(100, 9899) / 100))
    )
    for i in range(4 + target):
        period = "" if target and i == 0 else f"TW{i + 1 - target}"
        kinds = ("target", "anggaran") if not period else ("realisasi", "realisasi_anggaran")
        if period and int(period[2]) > done:
            cells += [Cell(), Cell()]
            continue
        (shown, number), money = figure(), draw.randint(2000000, 900000000)
        cells += [Cell(shown, align="center"), Cell(rupiah(money), align="right")]
        unit_said = "" if whole else "%"
        values += [value(kinds[0], year, number, unit_said, period), value(kinds[1], year, money, "", period)]
    return cells, row(kind, text, values, **{kind: name})


def _page(lines: list[tuple[Cell, ...]], style: str, done: int, target: bool) -> list[tuple[Cell, ...]]:
    """A page's rows drawn with fewer rules: rows (no rules between rows), open (nor between the empty quarters)."""
    if style == "full":
        return lines
    first = 2 + 2 * target + 2 * done
    out = []
    for i, line in enumerate(lines):
        rows = ("t" if i == 0 else "") + ("b" if i == len(lines) - 1 else "")
        cells = [replace(c, edges=rows + "lr") for c in line]
        if style == "open":
            for j in range(first, first + 8 - 2 * done):
                left, right = j == first, j == first + 7 - 2 * done
                cells[j] = replace(cells[j], edges=rows + "l" * left + "r" * right)
        out.append(tuple(cells))
    return out


def monitoring(draw: Draw) -> Case:
    """Three to five pages, each drawn in its own way."""
    office, year, done, target = (
        draw.office(),
        draw.randint(2019, 2026),
        draw.choice((1, 2, 2, 3, 4)),
        draw.random() < 0.4,
    )
    pages, size = draw.randint(2, 4), draw.randint(6, 9)
    styles = ["full", *(draw.choice(("full", "rows", "open")) for _ in range(pages - 1))]
    unit = draw.choice(("Perangkat Daerah Penanggung Jawab", "Unit Penanggung Jawab", "Keterangan"))
    head = _head(draw, year, target, unit)
    widths = (3.0, 3.4, *([1.0, 1.6] * (4 + target)), 1.5)
    short = office.split()[-1].upper()
    blocks: list[Block] = [draw.heading("monev", office, f"TAHUN {year}"), Gap(1)]
    truth: list[dict] = []
    for p, style in enumerate(styles):
        lines = []
        for i in range(size):
            kind = "program" if p == 0 and i == 0 else "kegiatan" if (p * size + i) % 5 == 1 else "sub_kegiatan"
            cells, said = _line(draw, kind, year, done, target)
            lines.append((*cells, Cell(short)))
            truth.append(said)
        top = head if p == 0 else []
        blocks += [Gap(0, page=True)] if p else []
        blocks.append(Grid((*top, *_page(lines, style, done, target)), widths, head=len(top)))
    why = "quarters with K and Rp; later pages without header and with few rules; empty quarters"
    look = draw.look(True, ("canvas", "browser"))
    look = Look(look.font, 6.5, (330.0, 215.0), 10.0, 0.5, look.producer)
    return Case(why, tuple(blocks), look, tuple(truth), office)


KINDS = {"monev-triwulan": monitoring}

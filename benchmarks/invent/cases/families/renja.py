"""A yearly plan: programme and activity rows under three header levels, a number row, a budget."""

from dataclasses import replace

from benchmarks.invent.cases.draw import Draw, rupiah
from benchmarks.invent.cases.model import Case, Cell, Gap, Grid, row, value


def _head(draw: Draw, place: bool) -> tuple[list[tuple[Cell, ...]], tuple[float, ...]]:
    style = Cell(bold=True, align="center", middle=True, fill=draw.choice(("", "#d9d9d9")))
    tall = replace(style, rows=3)
    gauge = draw.choice(("Tolok Ukur", "Tolok Ukur", "Tolok Ukur Kinerja"))
    names = ["Kode", draw.choice(("Program / Kegiatan", "Program dan Kegiatan", "Program/Kegiatan"))] + (
        ["Lokasi"] if place else []
    )
    budget = draw.choice(("Pagu Indikatif (Rp)", "Pagu Indikatif", "Kebutuhan Dana/ Pagu Indikatif (Rp)"))
    top = (
        *(replace(tall, text=n) for n in names),
        replace(style, text="Indikator Kinerja", cols=4),
        replace(tall, text=budget),
    )
    middle = (
        replace(style, text="Hasil Program", cols=2),
        replace(style, text=draw.choice(("Keluaran Kegiatan", "Keluaran")), cols=2),
    )
    low = tuple(replace(style, text=t) for t in (gauge, "Target", gauge, "Target"))
    n = len(names) + 5
    numbers = list(range(1, n + 1))
    if draw.random() < 0.6:
        i = draw.randrange(2, n - 2)
        numbers[i], numbers[i + 1] = numbers[i + 1], numbers[i]
    lines = [top, middle, low]
    if draw.random() < 0.75:
        lines.append(tuple(Cell(str(i), align=draw.choice(("left", "center"))) for i in numbers))
    return lines, (1.1, 3.4, *([1.0] if place else []), 3.2, 1.0, 3.2, 1.2, 1.8)


def plan(draw: Draw) -> Case:
    """Programmes with activities; each has its indicator in its own pair of columns."""
    office, year, place = draw.office(), draw.randint(2018, 2027), draw.random() < 0.7
    lines, widths = _head(draw, place)
    top, truth = len(lines), []
    where = [Cell(draw.choice(("Kota", "Kab.", "Kecamatan")))] if place else []
    for p in range(draw.randint(2, 4)):
        name, gauge = (
            f"Program {draw.choice(('Pengembangan', 'Peningkatan', 'Pembinaan'))} {draw.topic()}",
            draw.indicator("%"),
        )
        target, budgets = draw.randint(50, 99), [draw.randint(40, 800) * 1000000 for _ in range(draw.randint(3, 6))]
        code, money = f"1.{p + 2:02}", sum(budgets)
        empty = [Cell()] * len(where)
        lines.append(
            (
                Cell(code),
                Cell(name),
                *empty,
                Cell(gauge),
                Cell(f"{target}%"),
                Cell(),
                Cell(),
                Cell(rupiah(money), align="right"),
            )
        )
        truth.append(
            row("program", gauge, [value("target", year, target, "%"), value("anggaran", year, money)], program=name)
        )
        for i, part in enumerate(budgets):
            unit = draw.unit()
            act, text, n = (
                f"{draw.choice(('Penyelenggaraan', 'Pendampingan', 'Pengadaan'))} {draw.topic()}",
                draw.indicator(unit),
                draw.randint(2, 96),
            )
            lines.append(
                (
                    Cell(f"{code}.{i + 1:02}"),
                    Cell(act),
                    *where,
                    Cell(),
                    Cell(),
                    Cell(text),
                    Cell(f"{n} {unit}"),
                    Cell(rupiah(part), align="right"),
                )
            )
            truth.append(
                row(
                    "kegiatan",
                    text,
                    [value("target", year, n, unit), value("anggaran", year, part)],
                    program=name,
                    kegiatan=act,
                )
            )
    grid = Grid(tuple(lines), widths, head=top, repeat=draw.random() < 0.5)
    why = "three header levels; activities with empty Hasil Program are rows; a number row; pagu is anggaran"
    return Case(
        why,
        (draw.heading("renja", office, f"TAHUN {year}"), Gap(1), grid),
        draw.look(True),
        tuple(truth),
        office,
        kinds=("pdf", "docx", "txt"),
    )


KINDS = {"bentuk-renja": plan}

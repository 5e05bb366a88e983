"""Plain tables with one trouble: office at the signature, counted years, Nama IKU, unit and number swapped."""

from dataclasses import replace

from benchmarks.invent.cases.draw import Draw
from benchmarks.invent.cases.model import Block, Case, Cell, Gap, Grid, Text, row, value
from benchmarks.invent.cases.plain import plan, table

ALL = ("pdf", "docx", "txt")


def signature(draw: Draw, office: str, year: int) -> list[Block]:
    """Place, head of the office, an empty signature."""
    place = office.split()[-1]
    chief = "Inspektur" if office.startswith("Inspektorat") else "Kepala"
    named = office.split(" Daerah ")[-1] if chief == "Inspektur" else office
    lines = (f"Ditetapkan di {place}, {draw.randint(2, 28)} Januari {year}", f"{chief} {named},")
    end = (draw.word("names"), draw.word("ranks"))
    return [Gap(1), Text(lines, left=0.55), Gap(3), Text(end, left=0.55)]


def at_signature(draw: Draw) -> Case:
    """The office is named only beside the signature."""
    office = draw.office()
    while office.startswith("Inspektorat"):
        office = draw.office()
    p = plan(draw)
    grid, truth = table(draw, p)
    title = Text((draw.title("iku"), f"TAHUN {p.years[0]}"), bold=True, align="center")
    blocks = (title, Gap(1), grid, *signature(draw, office, p.years[0]))
    return Case(
        "the office is named only beside the signature",
        blocks,
        draw.look(draw.random() < 0.5),
        tuple(truth),
        office,
        kinds=ALL,
    )


ROMAN = ("I", "II", "III", "IV", "V", "VI")
COUNTED = ("TH {r}", "Th. {n}", "Tahun ke-{n}", "Tahun {r}", "Tahun Ke {n}", "Thn {r}")


def counted_years(draw: Draw) -> Case:
    """Years counted from the period of the title."""
    n, office = draw.choice((4, 5, 5)), draw.office()
    p = plan(draw, years=n, header="none", numbers=False, keys=("no", "sasaran", "indikator", "satuan", "target"))
    grid, truth = table(draw, p)
    form, style = draw.choice(COUNTED), Cell(bold=True, align="center", middle=True, fill=p.fill)
    over = draw.choice(("Target Kinerja Tahun Ke-", "Target Kinerja", "TARGET", "Target Tahun ke"))
    top = [replace(style, text=draw.header(k), rows=2) for k in p.keys[:-1]] + [replace(style, text=over, cols=n)]
    below = [replace(style, text=form.format(r=ROMAN[i], n=i + 1)) for i in range(n)]
    grid = replace(grid, rows=(tuple(top), tuple(below), *grid.rows), head=2)
    dash = draw.choice((" - ", "-", " s.d. ", " – "))
    title = draw.heading("iku", office, f"{draw.choice(('PERIODE', 'TAHUN'))} {p.years[0]}{dash}{p.years[-1]}")
    return Case(
        "years counted from the period of the title",
        (title, Gap(1), grid),
        draw.look(True),
        tuple(truth),
        office,
        kinds=ALL,
    )


def named_iku(draw: Draw) -> Case:
    """Nama IKU, with numbers before the indicator and a merged goal."""
    office, n = draw.office(), draw.choice((3, 4, 5))
    first = draw.randint(2020, 2026)
    years = range(first, first + n)
    style = Cell(bold=True, align="center", middle=True)
    top = (
        replace(style, text=draw.header("sasaran"), rows=2),
        replace(style, text=draw.choice(("Nama IKU", "NAMA IKU", "Nama Indikator Kinerja Utama")), rows=2),
        replace(style, text="Target", cols=n),
    )
    lines: list[tuple[Cell, ...]] = [top, tuple(replace(style, text=str(y)) for y in years)]
    truth, prefix = [], draw.choice(("SS", "SS", "SK"))
    lead = draw.choice(("IKU {a}.{b} {t}", "IKU {a}.{b} {t}", "IKU {a}.{b}. {t}"))
    for a in range(1, draw.randint(3, 5) + 1):
        goal, size = f"{prefix} {a}. {draw.goal()}", draw.randint(1, 4)
        for b in range(1, size + 1):
            name = draw.indicator("%", 0.2)
            numbers = {y: draw.randint(40, 99) for y in years}
            cells = [Cell(goal, rows=size, middle=True)] if b == 1 else []
            cells += [Cell(lead.format(a=a, b=b, t=name)), *(Cell(f"{v}%", align="center") for v in numbers.values())]
            lines.append(tuple(cells))
            truth.append(
                row(
                    "sasaran",
                    name,
                    [value("target", y, v, "%") for y, v in numbers.items()],
                    sasaran=goal,
                    no=f"{a}.{b}",
                )
            )
    title = Text(
        (f"{draw.choice(('SASARAN STRATEGIS DAN ', ''))}INDIKATOR KINERJA UTAMA {office.upper()}",),
        bold=True,
        align="center",
    )
    grid = Grid(tuple(lines), (3, 5, *[1] * n), head=2, repeat=draw.random() < 0.5)
    return Case(
        "Nama IKU with 'IKU 1.1' before the indicator, which goes to no",
        (title, Gap(1), grid),
        draw.look(True),
        tuple(truth),
        office,
        kinds=ALL,
    )


def swapped(draw: Draw) -> Case:
    """In some rows number and unit stand in each other's column; one unit is misspelt beside its own right spelling."""
    office, year = draw.office(), draw.randint(2020, 2027)
    p = plan(
        draw, years=1, keys=("no", "sasaran", "indikator", "satuan", "target"), count=draw.randint(8, 12), numbers=False
    )
    units = draw.sample(("Unit", "Dokumen", "Laporan", "Orang"), 2)
    turned = set(draw.sample(range(2, p.count), 2))
    wrong = draw.choice([i for i in range(p.count) if i not in turned])
    style = Cell(bold=True, align="center", middle=True)
    lines, truth, found = (
        [tuple(replace(style, text=draw.header(k) if k != "target" else "Target") for k in p.keys)],
        [],
        [],
    )
    for i in range(p.count):
        unit, number = units[0] if i == wrong else draw.choice(units), draw.randint(12, 900)
        goal, name = draw.goal(), draw.indicator(unit)
        shown = unit[:-1] if i == wrong else unit
        pair = (str(number), shown) if i in turned else (shown, str(number))
        lines.append((Cell(str(i + 1)), Cell(goal), Cell(name), Cell(pair[0]), Cell(pair[1])))
        truth.append(row("sasaran", name, [value("target", year, number, unit)], sasaran=goal))
        if i in turned:
            found.append({"kode": "kolom_tertukar", "tabel": 1, "baris": i + 1})
    title = draw.heading("rkt", office, f"TAHUN {year}")
    why = "number and unit in each other's column in some rows; a unit misspelt beside its right spelling"
    grid = Grid(tuple(lines), (0.6, 3, 4, 1.2, 1.2))
    return Case(
        why,
        (title, Gap(1), grid),
        draw.look(draw.random() < 0.3),
        tuple(truth),
        office,
        more={"temuan": found},
        kinds=ALL,
    )


KINDS = {
    "bentuk-tanda-tangan": at_signature,
    "bentuk-tahun-ke": counted_years,
    "nama-iku": named_iku,
    "satuan-tertukar": swapped,
}

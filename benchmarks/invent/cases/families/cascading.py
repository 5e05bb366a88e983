"""Cascading tables: blocks of levels side by side; cells that hold a name and its indicators."""

from dataclasses import replace

from benchmarks.invent.cases.draw import Draw, comma
from benchmarks.invent.cases.model import Case, Cell, Gap, Grid, Text, row, value

HEAD = Cell(bold=True, align="center", middle=True)
FORMS = ("pdf", "docx")


def _sizes(draw: Draw, leaves: int, parts: int) -> list[int]:
    """`leaves` in `parts` groups, each at least one."""
    cuts = sorted(draw.sample(range(1, leaves), parts - 1))
    return [b - a for a, b in zip([0, *cuts], [*cuts, leaves], strict=True)]


def _tree(draw: Draw, depth: int) -> list[list[int]]:
    """How many of the lowest rows each node of a level spans, from the top level to the lowest."""
    leaves = draw.randint(6, 9)
    levels = [[leaves]]
    for level in range(1, depth - 1):
        out = []
        for size in levels[-1]:
            out += _sizes(draw, size, min(size, 2 if level < 3 else draw.randint(1, 2)))
        levels.append(out)
    return [*levels, [1] * leaves]


def blocks(draw: Draw) -> Case:
    """Blocks of levels with name, indicator and target each."""
    office, year = draw.office(), draw.randint(2019, 2027)
    tops = (
        draw.choice(("SASARAN RPJMD", "SASARAN DAERAH")),
        draw.choice(("SASARAN OPD", "SASARAN PERANGKAT DAERAH")),
        "PROGRAM",
        "KEGIATAN",
    )
    holders = (
        draw.choice(("WALIKOTA", "BUPATI")),
        "KEPALA OPD",
        draw.choice(("KEPALA BIDANG", "KABID")),
        draw.choice(("KEPALA SEKSI", "KASUBBAG")),
    )
    kinds, spans, target = (
        ("sasaran", "sasaran", "program", "kegiatan"),
        (3, 3, 3, 3 if draw.random() < 0.4 else 2),
        draw.choice(("TARGET", "Target")),
    )
    lines: list[tuple[Cell, ...]] = [tuple(replace(HEAD, text=t, cols=s) for t, s in zip(tops, spans, strict=True))]
    if draw.random() < 0.7:
        lines.append(tuple(replace(HEAD, text=t, cols=s) for t, s in zip(holders, spans, strict=True)))
    low = []
    for i, (kind, span) in enumerate(zip(kinds, spans, strict=True)):
        text = f"INDIKATOR KINERJA {kind.upper()}" if draw.random() < 0.7 else "INDIKATOR KINERJA"
        low += ["SASARAN" if i == 0 and draw.random() < 0.5 else "URAIAN", text, target][:span]
    lines.append(tuple(replace(HEAD, text=t) for t in low))
    top, columns, truth = len(lines), [], []
    tree = _tree(draw, 4)
    for kind, span, sizes in zip(kinds, spans, tree, strict=True):
        column: dict[int, list[Cell]] = {}
        at = 0
        for size in sizes:
            name = {
                "program": f"Program {draw.choice(('pengembangan', 'penataan'))} {draw.topic()}",
                "kegiatan": f"{draw.choice(('Pembinaan', 'Penyediaan'))} {draw.topic()}",
            }.get(kind, draw.goal())
            unit = "%" if kind != "kegiatan" else draw.unit()
            text, n = draw.indicator(unit), draw.randint(40, 99) if unit == "%" else draw.randint(2, 60)
            shown = f"{n}%" if unit == "%" else f"{n} {unit}"
            if kind == "sasaran" and draw.random() < 0.3:
                text, n, unit = draw.indicator("Indeks"), draw.randint(5000, 9900) / 100, ""
                shown = comma(n)
            cells = [Cell(name, rows=size), Cell(text, rows=size), Cell(shown, rows=size, align="right")]
            column[at] = cells[:span]
            at += size
            truth.append(row(kind, text, [value("target", year, n, unit)] if span == 3 else [], **{kind: name}))
        columns.append(column)
    for r in range(sum(tree[0])):
        lines.append(tuple(c for column in columns for c in column.get(r, [])))
    widths = tuple(w for s in spans for w in (2.4, 2.4, 1.2)[:s])
    title = Text((draw.title("cascading"), f"OPD : {office}", f"TAHUN : {year}"), bold=True, align="center")
    why = "blocks of levels side by side; URAIAN is the name at the block's level"
    return Case(
        why,
        (title, Gap(1), Grid(tuple(lines), widths, head=top)),
        replace(draw.look(True), size=7.0),
        tuple(truth),
        office,
        kinds=FORMS,
    )


LEVELS = ("TUJUAN", "SASARAN", "PROGRAM", "KEGIATAN", "SUB KEGIATAN")


def cells(draw: Draw) -> Case:
    """A name and its indicators in one cell."""
    office, year = draw.office(), draw.randint(2019, 2027)
    word = draw.choice(("Indikator :", "Indikator:", "Indikator Kinerja :", "INDIKATOR :"))
    first = draw.choice((0, 0, 1))
    names = LEVELS[first:]
    lines: list[tuple[Cell, ...]] = [tuple(replace(HEAD, text=t) for t in names)]
    tree, columns, truth = _tree(draw, len(names)), [], []
    for level, sizes in zip(names, tree, strict=True):
        column: dict[int, Cell] = {}
        at = 0
        for size in sizes:
            key = level.lower().replace(" ", "_")
            name = {
                "program": f"Program Pembinaan {draw.topic()}",
                "kegiatan": f"Pengelolaan {draw.topic()}",
                "sub_kegiatan": f"Penyediaan {draw.topic()}",
            }.get(key, draw.goal())
            unit = draw.unit() if key == "sub_kegiatan" else draw.choice(("%", "Indeks"))
            texts = (
                [draw.indicator(unit)]
                if size == 1 or draw.random() < 0.7
                else [draw.indicator(unit), draw.indicator("%")]
            )
            shown = texts if len(texts) == 1 else [f"{i}. {t}" for i, t in enumerate(texts, start=1)]
            column[at] = Cell("\n".join((name, word, *shown)), rows=size)
            at += size
            for text in texts:
                truth.append(row("indikator" if key == "tujuan" else key, text, [], **{key: name}))
        columns.append(column)
    for r in range(len(tree[-1])):
        lines.append(tuple(column[r] for column in columns if r in column))
    title = Text(
        (draw.choice(("CASCADING", draw.title("cascading"))), office.upper(), f"TAHUN {year}"),
        bold=True,
        align="center",
    )
    why = "each cell holds the name of its level and, after the word Indikator, its indicators"
    return Case(
        why,
        (title, Gap(1), Grid(tuple(lines), (1,) * len(names))),
        replace(draw.look(True), size=7.0),
        tuple(truth),
        office,
        kinds=FORMS,
    )


KINDS = {"cascading-blok": blocks, "cascading-sel": cells}

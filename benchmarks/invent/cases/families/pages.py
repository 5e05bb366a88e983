"""Rows inside a ruled row; a second page without header, one of whose columns is missing or has no rules."""

from dataclasses import replace

from benchmarks.invent.cases.draw import Draw
from benchmarks.invent.cases.model import Case, Cell, Gap, Grid, row, value
from benchmarks.invent.cases.plain import body, plan, table, widths

HEAD = Cell(bold=True, align="center", middle=True)


def _groups(draw: Draw, years: range) -> list[tuple[str, list[tuple[str, str, list[int]]]]]:
    out = []
    for _ in range(draw.randint(3, 5)):
        goal = f"{draw.goal()} bagi masyarakat di wilayah kerja"
        out.append(
            (goal, [(*draw.measured(), [draw.randint(10, 99) for _ in years]) for _ in range(draw.randint(2, 4))])
        )
    return out


def _truth(groups: list[tuple[str, list[tuple[str, str, list[int]]]]], years: range) -> list[dict]:
    return [
        row(
            "sasaran",
            name,
            [value("target", y, n) for y, n in zip(years, numbers, strict=True)],
            sasaran=goal,
            satuan=unit,
        )
        for goal, parts in groups
        for unit, name, numbers in parts
    ]


def within(draw: Draw) -> Case:
    """One ruled row holds several indicators; unit and targets stand beside them, line by line."""
    office, first, n = draw.office(), draw.randint(2019, 2026), draw.choice((3, 3, 5))
    years = range(first, first + n)
    groups = _groups(draw, years)
    names = [draw.header(k) for k in ("no", "sasaran", "indikator", "satuan")] + [str(y) for y in years]
    lines = [tuple(replace(HEAD, text=t) for t in names)]
    for i, (goal, parts) in enumerate(groups):
        for j, (unit, name, numbers) in enumerate(parts):
            edges = "lr" + ("t" if j == 0 else "") + ("b" if j == len(parts) - 1 else "")
            lead = [
                Cell(str(i + 1), rows=len(parts), align="center", middle=True),
                Cell(goal, rows=len(parts), middle=True),
            ]
            own = [Cell(name, edges=edges), Cell(unit, edges=edges, align="center")]
            own += [Cell(str(v), edges=edges, align="center") for v in numbers]
            lines.append((*(lead if j == 0 else []), *own))
    title = draw.heading("iku", office, f"TAHUN {years[0]}-{years[-1]}")
    grid = Grid(tuple(lines), (0.6, 3.2, 4.6, 1.3, *[1.0] * n))
    why = "one ruled row holds several indicators, unit and targets stand line by line beside them"
    return Case(
        why,
        (title, Gap(1), grid),
        draw.look(True, ("canvas", "canvas", "browser")),
        tuple(_truth(groups, years)),
        office,
    )


def paragraphs(draw: Draw) -> Case:
    """The same as paragraphs of Word cells."""
    office, first = draw.office(), draw.randint(2019, 2026)
    years = range(first, first + 3)
    groups = _groups(draw, years)
    names = [draw.header(k) for k in ("no", "sasaran", "indikator", "satuan")] + [str(y) for y in years]
    lines = [tuple(replace(HEAD, text=t) for t in names)]
    for i, (goal, parts) in enumerate(groups):
        columns = [[p[1] for p in parts], [p[0] for p in parts], *([str(p[2][k]) for p in parts] for k in range(3))]
        lines.append((Cell(str(i + 1)), Cell(goal), *(Cell("\n".join(c)) for c in columns)))
    title = draw.heading("iku", office, f"TAHUN {years[0]}-{years[-1]}")
    grid = Grid(tuple(lines), (0.6, 3.2, 5.6, 1.3, 1, 1, 1))
    why = "one row of a Word table holds several indicators, a paragraph each"
    return Case(
        why, (title, Gap(1), grid), draw.look(True, ("word",)), tuple(_truth(groups, years)), office, kinds=("docx",)
    )


def missing(draw: Draw) -> Case:
    """Page two has no header, and one year's column is empty there: without row rules, or without any rule."""
    office = draw.office()
    p = plan(draw, numbers=False, count=draw.randint(6, 10), keys=("no", "sasaran", "indikator", "satuan", "target"))
    gone = draw.choice(p.years[1:])
    top, truth = table(draw, p)
    q = replace(p, first=p.first + p.count, count=draw.randint(5, 10), skip=frozenset((gone,)))
    lines, more = body(draw, q)
    at = 4 + p.years.index(gone)
    bare, shown = draw.random() < 0.5, []
    for line in lines:
        cells = list(line)
        cells[at] = replace(cells[at], edges="" if bare and at + 1 < len(cells) else "lr")
        shown.append(tuple(cells))
    second = Grid(tuple(shown), widths(q), head=0)
    title = draw.heading("iku", office, f"TAHUN {p.years[0]}")
    why = "page two has no header, and one column is empty there and without row rules"
    look = draw.look(draw.random() < 0.4, ("canvas", "browser"))
    return Case(why, (title, Gap(1), top, Gap(0, page=True), second), look, tuple(truth + more), office)


KINDS = {"baris-dalam-sel": within, "baris-paragraf": paragraphs, "lapor-kolom-hilang": missing}

"""Where tables stand: bands of colour, stacked and side by side, turned in a frame."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf

from benchmarks.invent.cases.canvas import Painter
from benchmarks.invent.cases.draw import Draw, comma
from benchmarks.invent.cases.model import Beside, Case, Cell, Gap, Grid, row, value
from benchmarks.invent.cases.plain import plan, table

HEAD = Cell(bold=True, align="center", middle=True)


def bands(draw: Draw) -> Case:
    """Rows told by bands of colour only, a filled header, no vertical rule."""
    office, first, n = draw.office(), draw.randint(2019, 2026), draw.choice((3, 4, 5))
    years = range(first, first + n)
    dark, light = draw.choice(
        (("#555555", "#e4e4e4"), ("#1f4e79", "#ddebf7"), ("#375623", "#e2efda"), ("#7f3f00", "#fce4d6"))
    )
    style = replace(HEAD, fill=dark, ink="#ffffff")
    names = [draw.header(k) for k in ("no", "indikator", "satuan")]
    lines = [
        (*(replace(style, text=t, rows=2) for t in names), replace(style, text=draw.header("target"), cols=n)),
        tuple(replace(style, text=str(y)) for y in years),
    ]
    truth = []
    for i in range(draw.randint(8, 20)):
        unit, name = draw.measured(0.6)
        numbers = [
            draw.randint(1000, 9900) / 100 if unit.lower() in ("persen", "%") else draw.randint(11, 99) for _ in years
        ]
        fill = light if i % 2 else ""
        shown = [comma(v) if isinstance(v, float) else str(v) for v in numbers]
        lines.append(
            (
                Cell(str(i + 1), fill=fill, align="center"),
                Cell(name, fill=fill),
                Cell(unit, fill=fill, align="center"),
                *(Cell(t, fill=fill, align=draw.choice(("center",))) for t in shown),
            )
        )
        truth.append(
            row("indikator", name, [value("target", y, v) for y, v in zip(years, numbers, strict=True)], satuan=unit)
        )
    grid = Grid(tuple(lines), (0.6, 5, 1.3, *[1.0] * n), head=2, rules="none")
    why = "rows told by bands of colour only, a filled header, no vertical rule"
    return Case(
        why, (draw.heading("iku", office, f"TAHUN {first}"), Gap(1), grid), draw.look(n == 5), tuple(truth), office
    )


def _small(draw: Draw, year: int, count: int, share: float) -> tuple[Grid, list[dict]]:
    p = plan(
        draw, years=1, count=count, keys=("no", "indikator", "satuan", "target"), header="each", numbers=False, fill=""
    )
    p = replace(p, years=(year,))
    grid, truth = table(draw, p)
    for said, line in zip(truth, grid.rows[1:], strict=True):
        said["satuan"] = line[2].text
        del said["no"]
    return replace(grid, share=share), truth


def together(draw: Draw) -> Case:
    """Two tables stacked without a gap, each with its header; two more side by side."""
    office, year = draw.office(), draw.randint(2019, 2027)
    parts = [_small(draw, year, draw.randint(3, 6), 0.48) for _ in range(4)]
    stack, pair = (parts[0][0], parts[1][0]), Beside((parts[2][0], parts[3][0]))
    title = draw.heading("iku", office, f"TAHUN {year}")
    turn = draw.random() < 0.5
    blocks = (title, Gap(1), pair, Gap(2), *stack) if turn else (title, Gap(1), *stack, Gap(2), pair)
    order = (2, 3, 0, 1) if turn else (0, 1, 2, 3)
    truth = [said for i in order for said in parts[i][1]]
    why = "two tables stacked without a gap, each with its header; two side by side"
    return Case(why, blocks, draw.look(True, ("canvas", "canvas", "browser")), tuple(truth), office)


def _turner(turned: int, rotate: int, framed: bool) -> Callable[[Case, Path], None]:
    def write(case: Case, out: Path) -> None:
        painter = Painter(out, case.look, turned=turned)
        painter.framed = framed
        painter.paint(case)
        with pikepdf.open(out, allow_overwriting_input=True) as pdf:
            for page in pdf.pages:
                page.obj.Rotate = rotate
            pdf.save(out, deterministic_id=True)

    return write


def _turned(draw: Draw, rotated: bool) -> Case:
    office = draw.office()
    p = plan(
        draw,
        years=draw.choice((3, 5)),
        header=draw.choice(("bare", "each")),
        numbers=False,
        fill="",
        keys=("no", "sasaran", "indikator", "satuan", "target"),
    )
    grid, truth = table(draw, p, rules=draw.choice(("horizontal", "full")))
    if grid.rules == "horizontal" and draw.random() < 0.6:
        rest = [tuple(replace(c, edges="") for c in line) for line in grid.rows[1:]]
        grid = replace(grid, rows=(grid.rows[0], *rest))
    turned = draw.choice((90, 90, 270))
    look = replace(draw.look(True, ("canvas",)), margin=20.0, size=draw.choice((7.0, 8.0, 9.0)))
    why = "a table turned by 90 degrees inside a frame" + (", on a page with /Rotate" if rotated else "")
    framed = draw.random() < 0.7
    return Case(
        why,
        (draw.heading("iku", office), Gap(1), grid),
        look,
        tuple(truth),
        office,
        write=_turner(turned, turned if rotated else 0, framed),
    )


KINDS = {
    "pita-warna": bands,
    "tabel-berdampingan": together,
    "putar-bingkai": lambda draw: _turned(draw, False),
    "putar-rotate": lambda draw: _turned(draw, True),
}

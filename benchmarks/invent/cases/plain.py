"""The plain IKU table that many kinds start from: number, goal, indicator, unit, targets by year."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from benchmarks.invent.cases.draw import Draw
from benchmarks.invent.cases.model import Cell, Grid, row, value

WIDE = {"no": 0.6, "sasaran": 3.0, "indikator": 3.8, "satuan": 1.3, "target": 1.0, "sumber": 1.6, "pj": 1.6}


@dataclass(frozen=True)
class Plan:
    """What a plain table looks like."""

    keys: tuple[str, ...]
    """Columns in order; "target" stands for all years."""
    years: tuple[int, ...]
    count: int
    first: int = 1
    """Number of the first row."""
    header: str = "each"
    """each: "Target 2024"; two: "Target" over the years; bare: "2024"; none: no header."""
    numbers: bool = False
    """A row of column numbers under the header."""
    skip: frozenset[int] = frozenset()
    """Years that are empty."""
    bold: bool = True
    fill: str = ""


def plan(draw: Draw, years: int = 3, count: int = 0, **fixed: object) -> Plan:
    """A plan at random; `fixed` fields win."""
    first = draw.randint(2019, 2027)
    tail = draw.choice(((), (), ("sumber",), ("pj",)))
    middle = draw.choice((("satuan", "target"), ("satuan", "target"), ("target", "satuan")))
    made = Plan(
        keys=("no", "sasaran", "indikator", *middle, *tail),
        years=tuple(range(first, first + years)),
        count=count or draw.randint(5, 12),
        header=draw.choice(("each", "two", "bare")),
        numbers=draw.random() < 0.3,
        fill=draw.choice(("", "", "#d9d9d9", "#dce6f1")),
    )
    return replace(made, **fixed)  # type: ignore[arg-type]


def widths(plan: Plan) -> tuple[float, ...]:
    """Relative widths of the columns."""
    return tuple(w for k in plan.keys for w in [WIDE[k]] * (len(plan.years) if k == "target" else 1))


def head(draw: Draw, plan: Plan) -> list[tuple[Cell, ...]]:
    """Header rows."""
    if plan.header == "none":
        return []
    names, style = (
        {k: draw.header(k) for k in plan.keys},
        Cell(bold=plan.bold, align="center", middle=True, fill=plan.fill),
    )
    under = plan.header == "two"
    top: list[Cell] = []
    for key in plan.keys:
        if key != "target":
            top.append(replace(style, text=names[key], rows=2 if under else 1))
        elif under:
            top.append(replace(style, text=names[key], cols=len(plan.years)))
        else:
            lead = "" if plan.header == "bare" else f"{names[key]} "
            top += [replace(style, text=f"{lead}{y}") for y in plan.years]
    lines = [tuple(top)]
    if under:
        lines.append(tuple(replace(style, text=str(y)) for y in plan.years))
    if plan.numbers:
        lines.append(tuple(replace(style, text=str(i + 1), bold=False) for i in range(len(widths(plan)))))
    return lines


Shown = Callable[[int, str], Cell]


def body(draw: Draw, plan: Plan, figure: Shown | None = None) -> tuple[list[tuple[Cell, ...]], list[dict]]:
    """Rows and their truth; `figure` makes the cell of a target from its number and the unit."""
    figure = figure or (lambda n, unit: Cell(str(n), align="center"))
    lines, truth = [], []
    for i in range(plan.first, plan.first + plan.count):
        unit, name = draw.measured()
        goal = draw.goal()
        numbers = {y: draw.randint(11, 99) for y in plan.years if y not in plan.skip}
        texts = {"no": str(i), "sasaran": goal, "indikator": name, "satuan": unit}
        texts |= {"sumber": draw.word("sources"), "pj": draw.word("holders")}
        line: list[Cell] = []
        for key in plan.keys:
            if key == "target":
                line += [figure(numbers[y], unit) if y in numbers else Cell() for y in plan.years]
            else:
                line.append(Cell(texts[key], align="center" if key in ("no", "satuan") else "left"))
        lines.append(tuple(line))
        values = [value("target", y, n, unit if "satuan" in plan.keys else "") for y, n in numbers.items()]
        names = {"no": str(i)} if "no" in plan.keys else {}
        if "sasaran" in plan.keys:
            names["sasaran"] = goal
        truth.append(row("sasaran" if "sasaran" in plan.keys else "indikator", name, values, **names))
    return lines, truth


def table(draw: Draw, plan: Plan, figure: Shown | None = None, **grid: object) -> tuple[Grid, list[dict]]:
    """A plain table and its truth."""
    top = head(draw, plan)
    lines, truth = body(draw, plan, figure)
    return Grid((*top, *lines), widths(plan), head=len(top), **grid), truth  # type: ignore[arg-type]

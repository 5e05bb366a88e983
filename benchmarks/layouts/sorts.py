"""Tables of indicators: lists, agreements, plans of action, monitoring, reports."""

from collections.abc import Callable, Sequence
from itertools import groupby

from benchmarks.invent.cases.draw import Draw
from benchmarks.invent.cases.model import row as said
from benchmarks.layouts.sheet import Cell, Line, Sheet, head
from benchmarks.layouts.words import Row, rows

ROMAN = ("I", "II", "III", "IV")
Block = tuple[str, tuple[tuple[str, str, int, str], ...]]
"""A header, and under it the headers of its columns with the kind, the year and the period of their figures. One column
that is headed by nothing below stands for itself."""


def whole(_period: str) -> bool:
    """Every figure is there."""
    return True


def table(draw: Draw, title: Sequence[str], blocks: Sequence[Block], sort: str, filled: Callable[[str], bool],
          extra: Sequence[tuple[str, str]] = ()) -> Sheet:  # fmt: skip
    """Number, goal, indicator, unit, figures by blocks, further texts (field and header)."""
    beside = draw.random() < 0.8
    lines, truth = [], []
    for g, (goal, members) in enumerate(groupby(
        rows(draw, draw.randint(3, 11), draw.choice((1, 3, 4)), beside), lambda row: row.goal)):  # fmt: skip
        own = list(members)
        for i, row in enumerate(own):
            cells = [Cell(str(g + 1), len(own), role="mark"), Cell(goal, len(own))] * (i == 0)
            fields: dict[str, str | int] = {"no": str(g + 1), "sasaran": goal, "goes_on": i}
            more, values = _figures(draw, row, blocks, filled)
            texts = {name: draw.word("sources" if name == "sumber_data" else "holders") for name, _ in extra}
            cells += [Cell(row.name), *[Cell(row.unit, role="mark")] * beside, *more, *map(Cell, texts.values())]
            lines.append(tuple(cells))
            truth.append(said("indikator", row.name, values, **fields, **texts))
    tops = _header(draw, blocks, beside, [name for _, name in extra])
    return Sheet((*tops, *lines), len(tops), tuple(truth), tuple(title), sort)


def _figures(draw: Draw, row: Row, blocks: Sequence[Block], filled: Callable[[str], bool]) -> tuple[Line, list[dict]]:
    cells, values = [], []
    for _, below in blocks:
        for _, kind, year, period in below:
            if kind != "target" and not filled(period):
                cells.append(Cell(role="figure"))
                continue
            told = Row(row.goal, row.name, "%", 2, 100, True) if kind == "capaian" else row
            shown, one = told.figure(draw, kind, year, period)
            cells.append(Cell(shown, role="figure"))
            values.append(one)
    return tuple(cells), values


def _header(draw: Draw, blocks: Sequence[Block], beside: bool, extra: Sequence[str]) -> list[Line]:
    deep = 2 if any(below[0][0] for _, below in blocks) else 1
    names = [draw.header("no"), draw.header("sasaran"), draw.header("indikator"), *[draw.header("satuan")] * beside]
    top = [head(name, deep) for name in names]
    top += [head(name, 1 if below[0][0] else deep, len(below)) for name, below in blocks]
    low = tuple(head(name) for _, below in blocks for name, *_ in below if name)
    return [(*top, *(head(name, deep) for name in extra)), *[low] * (deep == 2)]


def listed(draw: Draw, office: str, year: int) -> Sheet:
    """A list of indicators with the targets of some years."""
    years = range(year, year + draw.choice((1, 3, 5)))
    below = tuple((str(one) if len(years) > 1 else "", "target", one, "") for one in years)
    name = draw.header("target") if len(years) > 1 else f"Target {year}"
    extra = (("sumber_data", draw.header("sumber")), ("penanggung_jawab", draw.header("pj")))[: draw.choice((0, 1, 2))]
    return table(draw, (draw.title("iku"), office.upper(), f"TAHUN {year}"), ((name, below),), "iku", whole, extra)


def agreed(draw: Draw, office: str, year: int) -> Sheet:
    """The annex of an agreement."""
    title = (draw.choice(("PERJANJIAN KINERJA", "LAMPIRAN PERJANJIAN KINERJA")) + f" TAHUN {year}", office.upper())
    return table(draw, title, ((draw.header("target"), (("", "target", year, ""),)),), "perjanjian_kinerja", whole)


def planned(draw: Draw, office: str, year: int) -> Sheet:
    """A plan of action: the year's target and its quarters."""
    form = draw.choice(("TW {}", "Triwulan {}", "TRIWULAN {}", "{}"))
    quarters = tuple((form.format(one), "target", year, f"TW{i}") for i, one in enumerate(ROMAN, 1))
    over = draw.choice(("Target Triwulan", "TARGET PER TRIWULAN", "Target Kinerja Triwulan"))
    total = (draw.choice(("Target", "Target Tahun {}", "TARGET {}")).format(year), (("", "target", year, ""),))
    title = ("RENCANA AKSI PERJANJIAN KINERJA", office.upper(), f"TAHUN {year}")
    return table(draw, title, (total, (over, quarters)), "rencana_aksi", whole)


def watched(draw: Draw, office: str, year: int) -> Sheet:
    """Monitoring: target, realisation and achievement of each quarter; those to come are empty."""
    form, done = draw.choice(("TW {}", "Triwulan {}", "TRIWULAN {}")), draw.randint(1, 4)
    below = [
        ("Target", "target"),
        ("Realisasi", "realisasi"),
        (draw.choice(("Capaian", "Capaian (%)", "%")), "capaian"),
    ]
    below = below[: draw.choice((2, 3, 3))]
    blocks: list[Block] = [(f"Target {year}", (("", "target", year, ""),))]
    for i, one in enumerate(ROMAN, 1):
        blocks.append((form.format(one), tuple((name, kind, year, f"TW{i}") for name, kind in below)))
    title = ("MONITORING DAN EVALUASI KINERJA", office.upper(), f"TAHUN {year}")
    return table(draw, title, blocks, "monev", lambda period: not period or int(period[2]) <= done)


def reported(draw: Draw, office: str, year: int) -> Sheet:
    """The table of a report: target, realisation, achievement; now and then of two years."""
    years = (year - 1, year) if draw.random() < 0.35 else (year,)
    kinds = (("Target", "target"), ("Realisasi", "realisasi"), (draw.header("capaian"), "capaian"))
    single = tuple((f"{name} {year}" if kind != "capaian" else name, (("", kind, year, ""),)) for name, kind in kinds)
    several = tuple((f"Tahun {one}", tuple((name, kind, one, "") for name, kind in kinds)) for one in years)
    title = ("PENGUKURAN KINERJA", office.upper(), f"TAHUN {year}")
    return table(draw, title, several if len(years) > 1 else single, "lkjip", whole)

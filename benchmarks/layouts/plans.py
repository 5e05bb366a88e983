"""Five years with physical and money side by side; levels beside each other with merged goals."""

from benchmarks.invent.cases.draw import Draw, rupiah
from benchmarks.invent.cases.model import row as said
from benchmarks.invent.cases.model import value
from benchmarks.invent.content import OFFICIAL, nomenclature
from benchmarks.layouts.sheet import Cell, Line, Sheet, head
from benchmarks.layouts.words import Row, money

KINDS = {"program": "program", "kegiatan": "kegiatan", "subkegiatan": "sub_kegiatan"}
PLAIN = ("sasaran", "program", "kegiatan", "sub_kegiatan")


def strategic(draw: Draw, office: str, year: int) -> Sheet:
    """A strategic plan: programmes, activities and sub activities of the official list, a pair of columns a year."""
    count = draw.choice((3, 5, 5))
    mark, coded = draw.choice((("K", "Rp"), ("Target", "Rp"), ("Target", "Pagu (Rp)"))), draw.random() < 0.7
    over = draw.choice(("Target Kinerja Program dan Kerangka Pendanaan", "Target dan Pagu Indikatif Tahun"))
    name = draw.choice(("Program/Kegiatan/Sub Kegiatan", "Program / Kegiatan / Sub Kegiatan"))
    what = draw.choice(("Indikator", "Indikator Kinerja", "Indikator Kinerja Program/Kegiatan"))
    names = [*["Kode"] * coded, name, what, "Satuan"]
    years = range(year, year + count)
    tops: list[Line] = [
        (*(head(name, 3) for name in names), head(over, cols=2 * count)),
        tuple(head(str(one), cols=2) for one in years),
        tuple(head(one) for _ in years for one in mark),
    ]
    lines, truth = [], []
    for entry in _entries(draw):
        kind = KINDS[entry["level"]]
        name = " ".join(entry["nama"].split())
        unit, text = draw.measured(0.7 if kind == "program" else 0.2)
        row = Row("", text, unit, 0, 100, True)
        cells = [
            *[Cell(entry["kode"])] * coded,
            Cell(name, bold=kind == "program"),
            Cell(text),
            Cell(unit, role="mark"),
        ]
        values = []
        for one in years:
            shown, figure = row.figure(draw, "target", one)
            amount = money(draw)
            cells += [Cell(shown, role="figure"), Cell(rupiah(amount), role="figure")]
            values += [figure, value("anggaran", one, amount)]
        lines.append(tuple(cells))
        truth.append(said(kind, text, values, **{kind: name}))
    title = ("RENCANA PROGRAM, KEGIATAN DAN PENDANAAN", office.upper(), f"TAHUN {year}-{years[-1]}")
    return Sheet((*tops, *lines), 3, tuple(truth), title, "renstra")


def _entries(draw: Draw) -> list[dict[str, str]]:
    """A programme, some of its activities, some of their sub activities."""
    official = nomenclature(OFFICIAL)
    under = lambda code: [one for one in official if one["parent"] == code]  # noqa: E731
    programs = [one for one in official if one["level"] == "program" and not one["kode"].startswith("X")]
    out: list[dict[str, str]] = []
    for program in draw.sample(programs, draw.randint(1, 3)):
        out.append(program)
        for activity in under(program["kode"])[: draw.randint(1, 3)]:
            out += [activity, *under(activity["kode"])[: draw.randint(1, 3)]]
    return out


def cascaded(draw: Draw, office: str, year: int) -> Sheet:
    """Levels side by side: name, indicator and target of each; an upper one is merged over those that serve it."""
    first = draw.randint(0, 1)
    kinds = PLAIN[first : first + draw.randint(2, 3)]
    wide = 3 if draw.random() < 0.65 else 2
    deep = draw.random() < 0.5
    leaves = draw.randint(5, 12)
    lines: list[list[Cell]] = [[] for _ in range(leaves)]
    truth: list[dict] = []
    for level, kind in enumerate(kinds):
        at = 0
        for size in _sizes(draw, lines, leaves, level, len(kinds)):
            unit, text = draw.measured(0.5)
            row = Row("", text, unit, 0, 100, False)
            name, (shown, figure) = _named(draw, kind), row.figure(draw, "target", year)
            lines[at] += [Cell(name, size), Cell(text, size), Cell(shown, size, role="figure")][:wide]
            truth.append(said(kind, text, [figure][: wide - 2], **{kind: name}))
            at += size
    title = (draw.title("cascading"), office.upper(), f"TAHUN {year}")
    tops = _tops(draw, kinds, wide, deep)
    return Sheet((*tops, *map(tuple, lines)), len(tops), tuple(truth), title, "cascading")


def _sizes(draw: Draw, lines: list[list[Cell]], leaves: int, level: int, depth: int) -> list[int]:
    """How many of the lowest rows each name of a level has; within those of the level above."""
    if level == depth - 1:
        return [1] * leaves
    above = [line[-1].rows for line in lines if line] if level else [leaves]
    out: list[int] = []
    for size in above:
        while size:
            out.append(min(size, draw.randint(1, 5 - level)))
            size -= out[-1]
    return out


def _named(draw: Draw, kind: str) -> str:
    form = {"program": "Program Pengembangan {}", "kegiatan": "Pembinaan {}", "sub_kegiatan": "Penyediaan {}"}
    return form[kind].format(draw.topic()) if kind in form else draw.goal()


def _tops(draw: Draw, kinds: tuple[str, ...], wide: int, deep: bool) -> list[Line]:
    shown = [kind.replace("_", " ").title() for kind in kinds]
    if not deep:
        return [tuple(head(text) for name in shown for text in (name, f"Indikator {name}", "Target")[:wide])]
    below = (draw.choice(("Uraian", "URAIAN")), draw.choice(("Indikator", "Indikator Kinerja")), "Target")
    return [
        tuple(head(name.upper(), cols=wide) for name in shown),
        tuple(head(text) for _ in kinds for text in below[:wide]),
    ]

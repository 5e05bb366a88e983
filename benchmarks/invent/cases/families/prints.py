"""What is printed in and over cells: special characters, figures, footnotes, text that overflows or lies covered."""

from dataclasses import replace

from reportlab.pdfbase.pdfmetrics import stringWidth

from benchmarks.invent.cases.canvas import PAD, fonts
from benchmarks.invent.cases.draw import Draw
from benchmarks.invent.cases.families.traits import FORMS, KEYS, marked
from benchmarks.invent.cases.model import Case, Cell, Gap, Grid, Text, row, value
from benchmarks.invent.cases.plain import head, plan, table, widths


def special(draw: Draw) -> Case:
    """No-break, zero-width and thin spaces, a ligature, the sign >=, a half as one character."""
    office = draw.office()
    p = plan(draw, keys=KEYS, numbers=False, count=draw.randint(7, 10))
    grid, truth = table(draw, p)
    lines, top, year = [list(line) for line in grid.rows], grid.head, p.years[0]
    a, b, c, d, e = draw.sample(range(p.count), 5)
    put = lambda i, column, text: lines[top + i].__setitem__(column, replace(lines[top + i][column], text=text))  # noqa: E731
    put(a, 2, truth[a]["indikator"].replace(" ", "\u00a0"))
    put(b, 2, truth[b]["indikator"].replace(" ", "\u200b \u200b", 2))
    put(c, 2, truth[c]["indikator"] + " deﬁnitif")
    truth[c]["indikator"] += " definitif"
    n = draw.randint(70, 95)
    put(d, 4, f"≥\u2009{n}")
    truth[d]["nilai"] = [v for v in truth[d]["nilai"] if v["tahun"] != year]
    put(e, 4, f"{n - 40}½")
    truth[e]["nilai"] = [dict(v, nilai=n - 39.5) if v["tahun"] == year else v for v in truth[e]["nilai"]]
    grid = replace(grid, rows=tuple(tuple(line) for line in lines))
    look = replace(draw.look(False, ("canvas", "browser")), font=draw.choice(("DejaVu Sans", "DejaVu Serif")), size=8.0)
    title = draw.heading("iku", office, f"TAHUN {year}")
    return Case(
        "no-break, zero-width and thin spaces, a ligature, >=, a half as one character",
        (title, Gap(1), grid),
        look,
        tuple(truth),
        office,
        kinds=("pdf", "docx"),
    )


def money(draw: Draw) -> Case:
    """Figures as offices write them."""
    office, year = draw.office(), draw.randint(2019, 2027)
    top = head(draw, plan(draw, years=1, keys=("no", "sasaran", "indikator", "satuan"), header="bare", numbers=False))
    top = [(*line, Cell(f"Target {year}", bold=True, align="center", fill=line[0].fill)) for line in top]
    lines, truth = [], []
    for i, form in enumerate(draw.sample(FORMS["figures"], draw.randint(10, len(FORMS["figures"]))), start=1):
        n, name = draw.randint(2, 9), f"{draw.choice(('Tingkat', 'Besaran'))} {draw.topic()}"
        lines.append(tuple(Cell(t) for t in (str(i), draw.goal(), name, form["satuan"], form["teks"].format(n=n))))
        values = [value("target", year, round(form["kali"] * n + form["tambah"], 6))] if "kali" in form else []
        truth.append(row("sasaran", name, values, no=str(i)))
    grid = Grid((*top, *lines), (0.6, 3, 3.2, 1.2, 2))
    title = draw.heading("iku", office, f"TAHUN {year}")
    return Case(
        "figures as offices write them",
        (title, Gap(1), grid),
        draw.look(False),
        tuple(truth),
        office,
        kinds=("pdf", "docx", "txt"),
    )


def footnotes(draw: Draw) -> Case:
    """Raised footnote marks beside figures are not part of the figure."""
    marks = draw.choice((("1)", "2)"), ("1", "2"), ("*", "**"), ("a)", "b)")))
    left = list(marks)

    def figure(n: int, unit: str) -> Cell:
        mark = left.pop(0) if left and draw.random() < 0.2 else ""
        return Cell(str(n), mark=mark, align="left")

    case = marked(draw, "raised footnote marks beside figures are not part of the figure", figure)
    note = Text((f"{marks[0]} angka sementara   {marks[1]} angka sangat sementara",))
    look = draw.look(draw.random() < 0.3)
    return replace(case, blocks=(*case.blocks, Gap(0.3), note), look=look, kinds=("pdf", "docx"))


def overflow(draw: Draw) -> Case:
    """A header's second line lies on the next row's height; a sentence runs into the empty cell at its right."""
    office = draw.office()
    p = plan(draw, keys=KEYS, header="each", numbers=False, fill="")
    grid, truth = table(draw, p)
    names = [
        replace(c, text=c.text.rsplit(" ", 1)[0] + "\n" + c.text.rsplit(" ", 1)[1], wrap=False, middle=False)
        if c.text[-4:].isdigit()
        else c
        for c in grid.rows[0]
    ]
    i = draw.randrange(1, p.count - 1)
    line = list(grid.rows[1 + i])
    line[5:] = [Cell(draw.choice(FORMS["waiting"]), wrap=False), *(Cell() for _ in line[6:])]
    truth[i]["nilai"] = truth[i]["nilai"][:1]
    lines = [tuple(names), *grid.rows[1:]]
    lines[1 + i] = tuple(line)
    grid = replace(grid, rows=tuple(lines), low=(0,))
    title = draw.heading("iku", office, f"TAHUN {p.years[0]}")
    look = replace(draw.look(False, ("canvas",)), size=8.0)
    return Case("text that overflows its cell", (title, Gap(1), grid), look, tuple(truth), office)


def covered(draw: Draw) -> Case:
    """Text longer than its column goes on under the next cell, which is filled and has its own text."""
    office = draw.office()
    p = plan(draw, keys=KEYS, header="bare", numbers=False, fill="", count=draw.randint(6, 10))
    look = replace(draw.look(False, ("canvas",)), size=8.0)
    grid, truth = table(draw, p)
    lines = [list(line) for line in grid.rows]
    room = (look.page[0] - 2 * look.margin) * 72 / 25.4 * widths(p)[2] / sum(widths(p)) - PAD * look.size
    font, longer = fonts(look)[0], set(draw.sample(range(p.count), 2))
    for i in range(p.count):
        text = truth[i]["indikator"] + (
            " termasuk yang berada di wilayah perbatasan dan kepulauan" if i in longer else ""
        )
        words = text.split(" ")
        seen = max(
            k for k in range(1, len(words) + 1) if k == 1 or stringWidth(" ".join(words[:k]), font, look.size) <= room
        )
        truth[i]["indikator"] = " ".join(words[:seen])
        lines[1 + i][2] = Cell(text, wrap=False)
        lines[1 + i][3:] = [replace(c, fill="#ffffff", align="left") for c in lines[1 + i][3:]]
        lines[1 + i][1] = Cell(lines[1 + i][1].text)
    grid = replace(grid, rows=tuple(tuple(line) for line in lines), widths=(*grid.widths[:1], 3.4, *grid.widths[2:]))
    title = draw.heading("iku", office, f"TAHUN {p.years[0]}")
    return Case(
        "text longer than its column goes on under the next cell, which is filled",
        (title, Gap(1), grid),
        look,
        tuple(truth),
        office,
    )


KINDS = {
    "pdf-aksara-khusus": special,
    "pdf-angka-rupiah": money,
    "pdf-catatan-kaki": footnotes,
    "pdf-teks-meluap": overflow,
    "lapor-teks-tertutup": covered,
}

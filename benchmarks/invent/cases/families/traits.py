"""Traits of PDF files: form values, annotations, layers, character maps."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

from benchmarks.invent.cases.canvas import Box, Painter
from benchmarks.invent.cases.draw import Draw
from benchmarks.invent.cases.model import Case, Cell, Gap, Grid, Look
from benchmarks.invent.cases.plain import Shown, plan, table

FORMS = json.loads(Path(__file__).parents[1].joinpath("figures.json").read_text(encoding="utf-8"))
KEYS = ("no", "sasaran", "indikator", "satuan", "target")
EMBEDDED = ("Liberation Serif", "Liberation Sans", "DejaVu Sans", "DejaVu Serif")


def marked(draw: Draw, why: str, figure: Shown | None = None, **more: object) -> Case:
    """A plain table, printed by the painter unless said otherwise."""
    office = draw.office()
    p = plan(draw, keys=KEYS, numbers=False)
    grid, truth = table(draw, p, figure)
    look = replace(draw.look(draw.random() < 0.3, ("canvas",)), font=draw.choice(EMBEDDED))
    title = draw.heading("iku", office, f"TAHUN {p.years[0]}")
    return replace(Case(why, (title, Gap(1), grid), look, tuple(truth), office), **more)  # type: ignore[arg-type]


def _hidden(kind: str) -> Shown:
    return lambda n, unit: Cell(str(n), hidden=kind)


def fields(draw: Draw) -> Case:
    """The targets are values of form fields; some producers leave their appearance to the viewer."""
    bare = draw.random() < 0.4

    def fill_in(painter: Painter, cell: Cell, box: Box) -> None:
        x0, y0, x1, y1 = box
        painter.canvas.acroForm.textfield(
            value=cell.text, name=f"isian{len(painter.boxes)}", x=x0 + 1, y=y0 + 1, width=x1 - x0 - 2,
            height=y1 - y0 - 2, fontSize=painter.look.size, borderWidth=0, fontName="Helvetica",
        )  # fmt: skip

    def write(case: Case, out: Path) -> None:
        painter = Painter(out, case.look)
        painter.fill_in = fill_in
        painter.paint(case)
        if bare:
            with pikepdf.open(out, allow_overwriting_input=True) as pdf:
                pdf.Root.AcroForm.NeedAppearances = True
                for annotation in pdf.pages[0].Annots:
                    del annotation[Name.AP]
                pdf.save(out, deterministic_id=True)

    return marked(draw, "the targets are values of form fields", _hidden("field"), write=write)


def notes(draw: Draw) -> Case:
    """The targets were typed over the printed form as FreeText annotations with their appearance."""

    def write(case: Case, out: Path) -> None:
        painter = Painter(out, case.look)
        painter.paint(case)
        with pikepdf.open(out, allow_overwriting_input=True) as pdf:
            for page, cell, box in painter.boxes:
                if cell.hidden:
                    _note(pdf, pdf.pages[page - 1], cell.text, box, case.look.size)
            pdf.save(out, deterministic_id=True)

    return marked(
        draw, "the targets were typed over the printed form as FreeText annotations", _hidden("note"), write=write
    )


def _note(pdf: pikepdf.Pdf, page: pikepdf.Page, text: str, box: Box, size: float) -> None:
    x0, y0, x1, y1 = box
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    )
    drawn = f"BT /Helv {size} Tf 2 {(y1 - y0 - size) / 2 + 1:.2f} Td ({text}) Tj ET".encode()
    look = pdf.make_stream(
        drawn,
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, x1 - x0, y1 - y0]),
        Resources=Dictionary(Font=Dictionary(Helv=font)),
    )
    note = Dictionary(
        Type=Name.Annot,
        Subtype=Name.FreeText,
        Rect=Array([x0, y0, x1, y1]),
        Contents=text,
        DA=f"/Helv {size} Tf 0 g",
        F=4,
        AP=Dictionary(N=look),
    )
    page.obj.Annots = Array([*page.obj.get(Name.Annots, []), pdf.make_indirect(note)])


def layer(draw: Draw) -> Case:
    """A switched-off layer holds old figures over the table."""
    old = [draw.randint(10, 99) for _ in range(60)]

    def write(case: Case, out: Path) -> None:
        painter = Painter(out, case.look)
        painter.paint(case)
        boxes = [
            b
            for _, cell, b in painter.boxes
            if re.fullmatch(r"\d\d", cell.text) and cell.align == "center" and not cell.bold
        ]
        with pikepdf.open(out, allow_overwriting_input=True) as pdf:
            _off(pdf, [(b[0] + 6, b[1] + 3, n) for b, n in zip(boxes, old, strict=False)], case.look.size)
            pdf.save(out, deterministic_id=True)

    return marked(draw, "a switched-off layer holds old figures over the table: not on the page", write=write)


def _off(pdf: pikepdf.Pdf, figures: list[tuple[float, float, int]], size: float) -> None:
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Lama"))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=Array([group]), Order=Array([group])))
    page = pdf.pages[0]
    font = page.add_resource(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica), Name.Font)
    layer_name = page.add_resource(group, Name.Properties)
    drawn = " ".join(f"BT {font} {size} Tf {x:.1f} {y:.1f} Td ({n}) Tj ET" for x, y, n in figures)
    page.contents_add(pdf.make_stream(f"/OC {layer_name} BDC {drawn} EMC".encode()), prepend=False)


def ligatures(draw: Draw) -> Case:
    """Ligatures written with swapped bytes in the character map: De?nisi must be Definisi."""
    words = draw.sample(FORMS["ligature_words"], 6)

    def write(case: Case, out: Path) -> None:
        Painter(out, case.look).paint(case)
        with pikepdf.open(out, allow_overwriting_input=True) as pdf:
            for cmap in _maps(pdf):
                cmap.write(re.sub(rb"<FB01>", b"<66006900>", cmap.read_bytes(), flags=re.I))
            pdf.save(out, deterministic_id=True)

    case = marked(draw, "ligatures with swapped bytes in the character map", write=write)
    return _reworded(case, dict(enumerate(words)), "sasaran")


def _maps(pdf: pikepdf.Pdf) -> list[pikepdf.Stream]:
    found = []
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get(Name.Type) == Name.Font and Name.ToUnicode in thing:
            found.append(thing.ToUnicode)
    return found


def _reworded(case: Case, words: dict[int, str], key: str) -> Case:
    """The same table with other texts in one column; the truth says fi for its ligature."""
    grid = next(b for b in case.blocks if isinstance(b, Grid))
    column, lines, truth = KEYS.index(key), list(grid.rows), [dict(r) for r in case.rows]
    for i, word in words.items():
        if i < len(truth):
            line = list(lines[grid.head + i])
            line[column] = replace(line[column], text=word)
            lines[grid.head + i], truth[i][key] = tuple(line), word.replace("ﬁ", "fi")
    blocks = tuple(replace(b, rows=tuple(lines)) if isinstance(b, Grid) else b for b in case.blocks)
    return replace(case, blocks=blocks, rows=tuple(truth))


def noise(draw: Draw) -> Case:
    """Fonts without a usable character map: the text layer is noise, the page looks right."""
    sort = draw.choice(("none", "shifted"))

    def write(case: Case, out: Path) -> None:
        Painter(out, case.look, ascii_codes=False).paint(case)
        with pikepdf.open(out, allow_overwriting_input=True) as pdf:
            for thing in pdf.objects:
                if isinstance(thing, Dictionary) and thing.get(Name.Type) == Name.Font and Name.ToUnicode in thing:
                    _spoil(thing, sort)
            pdf.save(out, deterministic_id=True)

    office = draw.office()
    p = plan(draw, keys=KEYS, numbers=False)
    grid, truth = table(draw, p)
    look = Look(font=draw.choice(EMBEDDED), size=9.0)
    title = draw.heading("iku", office, f"TAHUN {p.years[0]}")
    return Case("fonts without a usable character map", (title, Gap(1), grid), look, tuple(truth), office, write=write)


def _spoil(font: Dictionary, sort: str) -> None:
    if sort == "none":
        del font[Name.ToUnicode]
        return
    data = font.ToUnicode.read_bytes()
    shift = lambda m: b"<%04X>" % (int(m[1], 16) + 29)  # noqa: E731
    font.ToUnicode.write(re.sub(rb"<([0-9A-Fa-f]{4})>(?=\s*(?:\n|<|\]))", shift, data))


KINDS = {
    "pdf-isian-formulir": fields,
    "pdf-anotasi": notes,
    "pdf-lapisan-mati": layer,
    "pdf-ligatur": ligatures,
    "pdf-huruf-acak": noise,
}

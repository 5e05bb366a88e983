"""Printed by Chromium from HTML."""

from html import escape
from itertools import zip_longest
from pathlib import Path

from benchmarks.invent.cases.model import placed
from benchmarks.invent.html import browsed
from benchmarks.layouts.rules import edges, painted
from benchmarks.layouts.sheet import Cell, Made

SIDES = {"t": "top", "b": "bottom", "l": "left", "r": "right"}


def page(made: Made) -> str:
    """The whole HTML text."""
    look, sheet = made.look, made.sheet
    rows: list[list[str]] = [[] for _ in sheet.rows]
    for r, c, cell in placed(sheet.rows):
        rows[r].append(_cell(made, r, c, cell))
    lines = [f"<tr>{''.join(cells)}</tr>" for cells in rows]
    widths = "".join(f"<col style='width:{one:.2f}pt'>" for one in look.widths)
    shown = "table-header-group" if look.repeat else "table-row-group"
    head = f"<thead style='display:{shown}'>{''.join(lines[: sheet.head])}</thead>"
    return (
        f"<!doctype html><meta charset=utf-8><style>{_css(made)}</style>"
        f"{''.join(f'<h1>{escape(text)}</h1>' for text in sheet.title)}"
        f"<table class=t><colgroup>{widths}</colgroup>{head}<tbody>{''.join(lines[sheet.head :])}</tbody></table>"
        f"{_signed(made)}"
    )


def _css(made: Made) -> str:
    look = made.look
    return (
        f"@page{{size:{look.page[0]}mm {look.page[1]}mm;margin:{look.margin}mm}}"
        f"body{{font:{look.size}pt '{look.font}';margin:0}}"
        f"h1{{font-size:{look.size + 1}pt;text-align:center;margin:0 0 .2em}}"
        f".t{{border-collapse:collapse;table-layout:fixed;width:{sum(look.widths):.2f}pt;margin-top:1em}}"
        f".t td{{padding:{look.down}em {look.across}em}}"
        f"tr{{break-inside:{'auto' if look.cut else 'avoid'}}}"
        ".s{width:100%;margin-top:1.5em;break-inside:avoid} .s td{width:50%} .s td.one{width:62%}"
    )


def _cell(made: Made, r: int, c: int, cell: Cell) -> str:
    look = made.look
    drawn = edges(look, made.sheet, r, c, cell).items()
    style = "".join(f"border-{SIDES[side]}:{one.width}pt {one.style} #000;" for side, one in drawn)
    style += f"text-align:{look.align(cell)};vertical-align:{look.stands(cell)};"
    style += f"background:{colour};" if (colour := painted(look, made.sheet, r)) else ""
    style += "font-weight:bold;" if cell.bold else ""
    return f'<td rowspan={cell.rows} colspan={cell.cols} style="{style}">{escape(cell.text)}</td>'


def _signed(made: Made) -> str:
    one = len(made.signature) == 1
    rows = [
        "<tr>"
        + "<td class=one></td>" * one
        + "".join(f"<td>{escape(text) or '&nbsp;'}</td>" for text in line)
        + "</tr>"
        for line in zip_longest(*made.signature, fillvalue="")
    ]
    return f"<table class=s>{''.join(rows)}</table>" if rows else ""


def write(made: Made, out: Path) -> None:
    """Print with headless Chromium."""
    browsed(page(made), out)

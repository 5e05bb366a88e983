"""A case as HTML, printed by a browser."""

from html import escape
from pathlib import Path

from benchmarks.invent.cases.model import Beside, Block, Case, Cell, Gap, Grid, Text
from benchmarks.invent.html import browsed

SIDES = {"t": "top", "b": "bottom", "l": "left", "r": "right"}


def page(case: Case) -> str:
    """The whole HTML text."""
    look = case.look
    css = (
        f"@page{{size:{look.page[0]}mm {look.page[1]}mm;margin:{look.margin}mm}}"
        f"body{{font:{look.size}pt '{look.font}';margin:0}} table{{border-collapse:collapse;table-layout:fixed}}"
        "td{padding:0.3em;overflow-wrap:break-word;vertical-align:top}"
        "tr{break-inside:avoid} p{margin:0 0 0.2em} .beside{display:flex;gap:4%;align-items:flex-start}"
    )
    return (
        f"<!doctype html><meta charset=utf-8><style>{css}</style>{''.join(_block(b, look.line) for b in case.blocks)}"
    )


def _block(block: Block, line: float) -> str:
    if isinstance(block, Text):
        weight = "bold" if block.bold else "normal"
        style = f"text-align:{block.align};margin-left:{block.left * 100:.0f}%;font-weight:{weight}"
        lines = "".join(f"<p>{escape(t) or '&nbsp;'}</p>" for t in block.lines)
        return f"<div style='{style}'>{lines}</div>"
    if isinstance(block, Gap):
        return f"<div style='height:{block.lines * 1.2}em;{'break-before:page' if block.page else ''}'></div>"
    if isinstance(block, Beside):
        return f"<div class=beside>{''.join(_grid(g, line) for g in block.grids)}</div>"
    return _grid(block, line)


def _grid(grid: Grid, line: float) -> str:
    total = sum(grid.widths)
    widths = "".join(f"<col style='width:{100 * w / total:.2f}%'>" for w in grid.widths)
    rows = [f"<tr>{''.join(_cell(c, grid.rules, line) for c in r)}</tr>" for r in grid.rows]
    shown = "table-header-group" if grid.repeat else "table-row-group"
    head = f"<thead style='display:{shown}'>{''.join(rows[: grid.head])}</thead>" if grid.head else ""
    body = "".join(rows[grid.head :])
    return (
        f"<table style='width:{grid.share * 100:.1f}%'><colgroup>{widths}</colgroup>{head}<tbody>{body}</tbody></table>"
    )


def _cell(cell: Cell, rules: str, line: float) -> str:
    edges = {"full": "tblr", "horizontal": "tb", "none": ""}[rules]
    style = "".join(f"border-{SIDES[s]}:{line}pt solid #000;" for s in cell.edges if s in edges)
    style += f"text-align:{cell.align};color:{cell.ink};" + (f"background:{cell.fill};" if cell.fill else "")
    style += ("vertical-align:middle;" if cell.middle else "") + ("" if cell.wrap else "white-space:nowrap;")
    style += "font-weight:bold;" if cell.bold else ""
    text = escape(cell.text).replace("\n", "<br>") + (f"<sup>{escape(cell.mark)}</sup>" if cell.mark else "")
    return f'<td rowspan={cell.rows} colspan={cell.cols} style="{style}">{text}</td>'


def write(case: Case, out: Path) -> None:
    """Print with headless Chromium."""
    browsed(page(case), out)

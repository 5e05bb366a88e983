"""Twelve kinds of rules: which sides of a cell are ruled, and how; which rows are painted."""

from dataclasses import dataclass

from benchmarks.layouts.sheet import Cell, Look, Sheet, columns

KINDS = ("full", "columns", "rows", "box", "header", "bands", "none", "dotted", "double", "open", "groups", "mixed")
"""full grid | verticals only | horizontals only | outer box | a ruled header | bands of colour | none | dotted grid |
double grid | no outer sides | horizontals between groups of rows only | thick outside, thin inside."""
MESHED = ("full", "dotted", "double", "mixed")
UNPARTED = ("columns", "box", "header", "none", "groups")
"""No line and no colour parts one row from the next."""


@dataclass(frozen=True)
class Stroke:
    """One rule."""

    width: float
    style: str = "solid"


Edges = dict[str, Stroke]
"""By side: t, b, l, r; a side that is not there is not ruled."""


def groups(sheet: Sheet) -> set[int]:
    """Rows at which a group begins: no cell goes over from the row above."""
    inside = {r + i for r, line in enumerate(sheet.rows) for cell in line for i in range(1, cell.rows)}
    return {r for r in range(sheet.head, len(sheet.rows)) if r not in inside}


def edges(look: Look, sheet: Sheet, r: int, c: int, cell: Cell) -> Edges:
    """The sides of a cell that are ruled."""
    last = r + cell.rows
    at = {
        "head": r < sheet.head, "foot": last == len(sheet.rows), "top": r == 0, "under": last == sheet.head,
        "first": r == sheet.head, "left": c == 0, "right": c + cell.cols == columns(sheet),
        "begins": r in groups(sheet), "ends": last in groups(sheet) or last == len(sheet.rows),
    }  # fmt: skip
    style = {"dotted": "dotted", "double": "double"}.get(look.rules, "solid")
    width = max(2.25, look.line) if style == "double" else max(0.75, look.line) if style == "dotted" else look.line
    out = {side: Stroke(width, style) for side in _sides(look.rules, at)}
    if look.rules == "mixed":
        thick = {"t": at["top"] or at["first"], "b": at["foot"] or at["under"], "l": at["left"], "r": at["right"]}
        out = {side: Stroke(2.0 if thick[side] else 0.25) for side in "tblr"}
    return out


def _sides(rules: str, at: dict[str, bool]) -> str:
    if rules in ("full", "dotted", "double", "mixed"):
        return "tblr"
    if at["head"] and rules in ("columns", "header", "groups"):
        return "tblr"
    if rules == "columns":
        return "lr" + "t" * at["first"] + "b" * at["foot"]
    if rules == "rows":
        return "tb"
    if rules == "box":
        sides = {"t": at["top"] or at["first"], "b": at["foot"] or at["under"], "l": at["left"], "r": at["right"]}
        return "".join(side for side, drawn in sides.items() if drawn)
    if rules == "open":
        return "tb" + "l" * (not at["left"]) + "r" * (not at["right"])
    if rules == "groups":
        return "lr" + "t" * at["begins"] + "b" * at["ends"]
    return "b" * (at["foot"] and rules == "header")


def painted(look: Look, sheet: Sheet, r: int) -> str:
    """The colour of a row; "" for white."""
    if r < sheet.head:
        return look.fill
    if look.rules != "bands":
        return ""
    begun = sum(1 for start in groups(sheet) if start <= r)
    return "#dce6f1" if begun % 2 else ""

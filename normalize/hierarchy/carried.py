"""Names that rows hand down: a programme to the activities below it, a band to every row until the next one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.document import Cell
from normalize.rows.given import Given, Texts
from normalize.rows.sheet import filled
from schema.columns import GOALS, NAMES_OF_LEVEL

_PARENTS = {"sasaran": ("tujuan",), "kegiatan": ("program",), "sub_kegiatan": ("program", "kegiatan")}
"""Names that a row takes from the rows above it, by its own level."""
_BELOW = {
    "tujuan": ("sasaran",), "sasaran": (), "program": ("kegiatan", "sub_kegiatan"), "kegiatan": ("sub_kegiatan",),
    "sub_kegiatan": (),
}  # fmt: skip


class Carried:
    """The names in force while the rows of a table are gone through from the top."""

    __slots__ = ("_headed", "_names", "_spread")

    def __init__(self, over: Mapping[str, Cell]) -> None:
        """`over`: names that stand over the table."""
        self._names: dict[str, Given] = {}
        self._spread: set[str] = set()
        """Names that bands and parent rows give: every row below has them, not only rows of a lower level."""
        self._headed: set[str] = set()
        """Goals beside which work was named: what stands below them, with no goal of its own, is theirs."""
        for name, cell in over.items():
            self.open(name, cell)

    def open(self, name: str, cell: Cell) -> None:
        """A band or a parent row gives its name to all rows below."""
        self._take(name, Given(cell, True))
        self._spread.add(name)

    def fill(self, fields: Texts, level: str | None, *, result: bool = False) -> None:
        """Give a row of this level, or that of the name over it, what it does not name, and take over what it does;
        a result is that of the deepest name in force.
        """
        own = [name for name in NAMES_OF_LEVEL if name in fields and filled(fields[name].cell)]
        for name in own:
            if self._names.get(name) is None or self._names[name].cell is not fields[name].cell:
                self._take(name, fields[name])
                self._spread.discard(name)
        self._headed |= {name for name in GOALS if name in own and any(n not in GOALS for n in own)}
        level = level or (None if own else next((name for name in reversed(_BELOW) if name in self._spread), None))
        of = next((name for name in reversed(_BELOW) if name in self._names), "") if result else ""
        parents = {parent for name in (of or level, *own) for parent in _PARENTS.get(name or "", ())}
        given = {of, *parents, *self._spread, *self._left_of(fields, own)}.difference(own, self._right_of(fields, own))
        for upper in _BELOW:  # in one order, whatever the set's
            if upper in given and upper in self._names:
                fields[upper] = replace(self._names[upper], inherited=True)

    def _left_of(self, fields: Texts, own: Sequence[str]) -> list[str]:
        """Goals that head work, left of all that a row names itself, or of its indicator."""
        at = min((fields[name].cell.col for name in own or ("indikator",) if name in fields), default=0)
        return [name for name in self._headed if self._names[name].cell.col < at]

    def _right_of(self, fields: Texts, own: Sequence[str]) -> list[str]:
        """What bands name right of an indicator beside which its row names nothing: it is not of theirs."""
        at = fields["indikator"].cell.col if "indikator" in fields else None
        if at is None or any(fields[name].cell.col > at for name in own):
            return []
        return [name for name in self._spread if name in self._names and self._names[name].cell.col > at]

    def _take(self, name: str, given: Given) -> None:
        """A new name of a level ends the names below it: tujuan those of sasaran, program those of kegiatan."""
        for lower in (*_BELOW[name], *self._beside(name, given)):
            self._names.pop(lower, None)
            self._spread.discard(lower)
            self._headed.discard(lower)
        self._names[name] = given
        self._headed.discard(name)

    def _beside(self, name: str, given: Given) -> list[str]:
        """What stands right of a goal that another one of its column takes over: activities of the goal before, but not
        what stands beside its own first row."""
        before = self._names.get(name)
        if name not in GOALS or before is None or before.cell.col != given.cell.col:
            return []
        right = {n: g.cell for n, g in self._names.items() if n not in GOALS and g.cell.col > given.cell.col}
        return [n for n, cell in right.items() if cell.row < given.cell.row]

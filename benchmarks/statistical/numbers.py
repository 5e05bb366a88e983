"""A table of figures: header of one to three levels, labels, values, sections, a total."""

from dataclasses import replace
from random import Random

from reportlab.pdfbase.pdfmetrics import stringWidth

from benchmarks.icdar import Placed
from benchmarks.statistical.paper import Paper, lines_of
from benchmarks.statistical.style import SPANNED, Style, figure, phrase

Spanner = tuple[int, int, int, str]
"""Level, first and last column (values count from 1), text."""


class Numbers:
    """Draws one table; `draw` gives the y of its foot."""

    def __init__(self, paper: Paper, rng: Random, look: Style, left: float, width: float) -> None:
        em = look.size
        room = max(2, int((width - look.label * em) / ((look.gap + 5) * em)))
        self.look = replace(look, columns=min(look.columns, room))
        self.paper, self.rng, self.em = paper, rng, em
        each = min((width - look.label * em) / self.look.columns, (look.gap + 6.2) * em)
        first = left + look.label * em
        self.edges = [left, *(first + each * k for k in range(self.look.columns + 1))]
        self.leading = 1.15 * em
        self.cells: list[Placed] = []
        self.row = 0

    def draw(self, top: float) -> float:
        """The whole table, from its top."""
        look, em = self.look, self.em
        left, right = self.edges[0], self.edges[-1]
        if look.rules != "none":
            self.paper.across(left, right, top, 1)
        y = self._header(top + 1.1 * self.leading) + 0.45 * em
        if look.rules != "none":
            self.paper.across(left, right, y)
        y = self._body(y) + 0.5 * em
        if look.rules not in ("none", "rows"):
            self.paper.across(left, right, y, 1)
        if look.rules in ("columns", "framed"):
            inner = self.edges if look.rules == "framed" else self.edges[1:-1]
            for k, x in enumerate(self.edges):
                if x in inner:
                    self.paper.down(x, top + self._over(k), y)
        self.paper.keep(self.cells)
        return y

    def _header(self, y: float) -> float:
        look, em = self.look, self.em
        font = look.fonts[look.bold_heads]
        self.spanners = self._spanned()
        levels = look.levels if self.spanners else 1
        for level in range(levels - 1):
            for _, first, last, text in (s for s in self.spanners if s[0] == level):
                x0, x1 = self.edges[first], self.edges[last + 1]
                self.paper.text((x0 + x1) / 2, y, text, font, em, 0.5)
                self.cells.append((level, level, first, last, text))
                if look.rules in SPANNED:
                    inset = 0.0 if look.rules in ("columns", "framed") else em
                    self.paper.across(x0 + 0.6 * inset, x1 - 0.3 * inset, y + 0.35 * em)
            y += 1.2 * self.leading
        y = self._heads(y, levels, font)
        self.row = levels
        if look.numbered:
            y += self.leading
            self._values(y, [f"({c})" for c in range(1, look.columns + 1)], look.fonts[0])
            self.row += 1
        return y

    def _heads(self, y: float, levels: int, font: str) -> float:
        look, em = self.look, self.em
        years = self.rng.random() < 0.3
        room = self.edges[2] - self.edges[1] - (look.gap + 0.2) * em
        said = [str(1990 + c) if years else phrase(self.rng, 1, 1 + look.head_lines) for c in range(look.columns)]
        heads = [lines_of(text, font, em, room)[:4] for text in said]
        depth = max(map(len, heads))
        for c, lines in enumerate(heads, 1):
            for k, line in enumerate(lines):
                middle = (self.edges[c] + self.edges[c + 1]) / 2
                self.paper.text(middle, y + (depth - len(lines) + k) * self.leading, line, font, em, 0.5)
            over = max([level for level, a, b, _ in self.spanners if a <= c <= b], default=-1)
            self.cells.append((over + 1, levels - 1, c, c, " ".join(lines)))
        y += (depth - 1) * self.leading
        if self.rng.random() < 0.6:
            text = phrase(self.rng, 1, 2)
            self.paper.text(self.edges[0], y, text, font, em)
            self.cells.append((0, levels - 1, 0, 0, text))
        return y

    def _spanned(self) -> list[Spanner]:
        look, out = self.look, list[Spanner]()
        c = 1 + (self.rng.random() < 0.3 and look.columns > 2)
        while look.levels > 1 and c < look.columns:
            last = min(c + self.rng.choice((1, 1, 2, 3)), look.columns)
            out.append((look.levels - 2, c, last, phrase(self.rng, 1, 2)))
            c = last + 1
        if look.levels == 3 and out:
            out.append((0, out[0][1], out[-1][2], phrase(self.rng, 1, 3)))
        return out

    def _over(self, edge: int) -> float:
        """How far below the top the rule at an edge begins: under the headers that span it."""
        return 1.3 * self.leading * sum(first < edge <= last for _, first, last, _ in self.spanners)

    def _body(self, y: float) -> float:
        look, em = self.look, self.em
        for r in range(look.rows):
            if look.sections != "none" and r % 5 == 0 and r < look.rows - 2:
                y += look.pitch * em
                self._label(
                    y, [phrase(self.rng, 1, 2) + self.rng.choice(("", ":"))], look.fonts[look.sections == "bold"]
                )
                self._ruled(y)
            y = self._data_row(y + look.pitch * em, r)
            self._ruled(y)
        return y

    def _data_row(self, y: float, r: int) -> float:
        look, em = self.look, self.em
        total = look.total and r == look.rows - 1
        long = look.wrapped != "none" and not total and self.rng.random() < 0.3
        text = "Total" if total else phrase(self.rng, 4, 7) if long else phrase(self.rng, 1, 2)
        lines = lines_of(text, look.fonts[0], em, (look.label - 2.2) * em)[: None if long else 1]
        at = len(lines) - 1 if look.wrapped == "last" else 0
        foot = y + (len(lines) - 1) * self.leading
        if look.rules == "bands" and r % 2 == 0:
            self.paper.band(self.edges[0], y - em, self.edges[-1], foot + 0.35 * em)
        if total and look.rules in ("three", "spanner"):
            for c in range(1, look.columns + 1):
                self.paper.across(self.edges[c] + em, self.edges[c + 1] - 0.4 * em, y - 0.95 * em)
        font = look.fonts[total]
        values = [figure(self.rng, look, r == 0) for _ in range(look.columns)]
        self._values(y + at * self.leading, values, font)
        self._label(y, lines, font, leader=at, indent=em if look.sections == "plain" and not total else 0.0)
        return foot

    def _label(self, y: float, lines: list[str], font: str, leader: int | None = None, indent: float = 0.0) -> None:
        """A label; what goes on hangs in. The row ends with it."""
        em, left = self.em, self.edges[0]
        for k, line in enumerate(lines):
            x = left + indent + (0.8 * em if k else 0.0)
            room = self.edges[1] - 0.3 * em - x - stringWidth(line + " ", font, em)
            dots = int(room / stringWidth(".", font, em)) if self.look.leaders and k == leader else 0
            self.paper.text(x, y + k * self.leading, f"{line} {'.' * dots}" if dots > 3 else line, font, em)
        self.cells.append((self.row, self.row, 0, 0, " ".join(lines)))
        self.row += 1

    def _values(self, y: float, texts: list[str], font: str) -> None:
        look, em = self.look, self.em
        for c, text in enumerate(texts, 1):
            x0, x1 = self.edges[c], self.edges[c + 1]
            x, at = (x1 - look.gap / 2 * em, 1.0) if look.right else ((x0 + x1) / 2, 0.5)
            if text:
                self.paper.text(x, y, text, font, em, at)
                self.cells.append((self.row, self.row, c, c, text))

    def _ruled(self, y: float) -> None:
        if self.look.rules == "rows":
            self.paper.across(self.edges[0], self.edges[-1], y + 0.4 * self.em, 0.3)

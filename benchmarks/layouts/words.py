"""What cells say: indicators with their unit and figures, goals, signatures."""

from dataclasses import dataclass

from benchmarks.invent.cases.draw import Draw, comma
from benchmarks.invent.cases.model import value

MONTHS = ("Januari", "Maret", "Juli", "Desember")


@dataclass
class Row:
    """One indicator: its unit as printed, and how its figures are written."""

    goal: str
    name: str
    unit: str
    digits: int
    ceiling: int
    beside: bool
    """The unit stands in a column of its own."""

    def figure(self, draw: Draw, kind: str, year: int, period: str = "") -> tuple[str, dict]:
        """A printed figure and its truth."""
        number = round(draw.uniform(2, self.ceiling), self.digits)
        shown = comma(number, self.digits) if self.digits else f"{int(number):,}".replace(",", ".")
        if not self.beside:
            shown += "%" if self.unit in ("%", "Persen", "persen") else f" {self.unit}"
        return shown, value(kind, year, number, "", period)


def rows(draw: Draw, goals: int, most: int, beside: bool) -> list[Row]:
    """Indicators, several to a goal; goals come in turn."""
    out, names = [], set[str]()
    for _ in range(goals):
        goal = draw.goal() + (f" {draw.word('tails')}" if draw.random() < 0.2 else "")
        for _ in range(draw.randint(1, most)):
            unit, name = draw.measured()
            if name in names:
                continue
            names.add(name)
            percent = unit in ("%", "Persen", "persen")
            digits = draw.choice((0, 1, 2)) if percent else 0
            out.append(Row(goal, name, unit, digits, 100 if percent else draw.choice((20, 90, 3000)), beside))
    return out


def money(draw: Draw) -> int:
    """An amount in rupiah."""
    return draw.randint(12, 9800) * draw.choice((100_000, 1_000_000, 250_500))


def signature(draw: Draw, office: str, year: int, count: int) -> tuple[tuple[str, ...], ...]:
    """Who signs: one column, or two side by side."""
    place, chief = office.split()[-1], f"Kepala {' '.join(office.split()[:-2])}"
    dated = f"{place}, {draw.randint(2, 28)} {draw.choice(MONTHS)} {year}"
    number = f"NIP. 19{draw.randint(600101, 891231)} 199003 1 00{draw.randint(1, 9)}"
    own = (dated, chief, "", "", draw.word("names"), draw.word("ranks"), number)
    other = ("Mengetahui,", f"Bupati {place}", "", "", draw.word("names"), "", "")
    return ((other, own) if count == 2 else (own,)) if count else ()

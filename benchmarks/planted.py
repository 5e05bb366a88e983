"""Plants faults in clean documents and measures how many the audit finds, and how much else it calls a galat.

    python -m benchmarks.planted DOCUMENT... [--seed 1] [--rounds 5]

Reads each document with the project's own reader, plants one fault of each kind per round, audits, and compares.
Faults: a target changed, a total changed, a grade swapped, a unit swapped, a row doubled with other targets. A total in
another unit than the targets is a peringatan, a doubled name that the official list has several times may be one. What
the audit says of the document as it is, is its own: no fault is planted there, and it is no false alarm.
"""

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from audit.finding import Finding
from audit.run import audit
from audit.spot import GALAT, PERINGATAN, edition
from audit.statement_reader import read
from audit.together import MOSTLY
from audit.yearly import same_unit, unit_name
from normalize.model import Field, Indicator, Normalised, NormalTable, Target
from normalize.nomenclature.assign import candidates

GRADES = ("AA", "A", "BB", "B", "CC")
UNITS = ("Dokumen", "Laporan", "Orang", "Unit")
Place = tuple[int | None, int | None, str]
"""Table, row and kind of a finding."""


@dataclass(frozen=True)
class Planted:
    """A document with one fault, and where: the finding that must come."""

    doc: Normalised
    table: int
    row: int
    code: str
    fault: str
    severities: tuple[str, ...] = (GALAT,)


@dataclass
class Score:
    """Counts over many planted documents."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    false: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def take(self, case: Planted, own: frozenset[Place]) -> None:
        """Audit one planted document and count; `own` is what the audit says of it without the fault."""
        self.planted[case.fault] += 1
        findings = audit(case.doc)
        wanted = [f for f in findings if _place(f) == (case.table, case.row, case.code)]
        if any(finding.severity in case.severities for finding in wanted):
            self.found[case.fault] += 1
        else:
            self.missed.append(f"{case.doc.name} {case.fault} tabel {case.table} baris {case.row}")
        others = (f for f in findings if f.severity == GALAT and (f.table, f.row) != (case.table, case.row))
        new = (f for f in others if _place(f) not in own)
        self.false.extend(f"{case.doc.name} tabel {f.table} baris {f.row} {f.code}: {f.message}" for f in new)

    @property
    def recall(self) -> float:
        """Planted faults found."""
        return sum(self.found.values()) / max(1, sum(self.planted.values()))

    @property
    def precision(self) -> float:
        """Found faults among everything called a galat."""
        return sum(self.found.values()) / max(1, sum(self.found.values()) + len(self.false))


def own_findings(doc: Normalised) -> frozenset[Place]:
    """What the audit says of a document as it is, of rows that it tells together each."""
    return frozenset(place for finding in audit(doc) for place in _places(finding))


def _places(finding: Finding) -> Iterator[Place]:
    """The rows that a finding names; None stands for every row of a column that is said to mean something else."""
    yield _place(finding)
    if finding.template == MOSTLY:
        yield finding.table, None, finding.code
    rows = re.findall(r"\bbaris (\d+)", finding.message)
    yield from ((finding.table, int(row), finding.code) for row in rows)


def _place(finding: Finding) -> Place:
    return finding.table, finding.row, finding.code


def plant(doc: Normalised, own: frozenset[Place], chance: random.Random) -> Iterator[Planted]:
    """One document per kind of fault that this document has a place for."""
    for fault, code in FAULTS.items():
        rows = ((table, row) for table in doc.tables for row in table.indicators if _fits(fault, row))
        places = [(table, row) for table, row in rows if not own & _said(table.number, row.row, code)]
        if places:
            yield fault(doc, *chance.choice(places), chance)


def _said(table: int, row: int, code: str) -> set[Place]:
    return {(table, row, code), (table, None, code)}


Fault = Callable[[Normalised, NormalTable, Indicator, random.Random], Planted]


def _fits(fault: Fault, row: Indicator) -> bool:
    numbers = [target for target in row.targets if target.value.number is not None]
    if fault in (_target, _total):
        return bool(read(row.text("formulasi")).totals) and len(numbers) > 1
    if fault is _grade:
        return any(target.value.grade in GRADES and target.value.number is not None for target in row.targets)
    if fault is _unit:
        return len(numbers) > 2 and len({target.value.unit for target in numbers}) == 1 and bool(numbers[0].value.unit)
    return len(numbers) > 1 and bool(row.text("indikator"))


def _target(doc: Normalised, table: NormalTable, row: Indicator, chance: random.Random) -> Planted:
    numbers = [target for target in row.targets if target.value.number is not None]
    chosen = chance.choice(numbers)
    number = (chosen.value.number or 0) + chance.choice((1, 2, 5, 10, 20))
    text = _printed(number, chosen)
    changed = replace(chosen, value=replace(chosen.value, number=number), field=Field(text, text))
    case = _planted(doc, table, _with(row, chosen, changed), "jumlah_target", "target diubah")
    return replace(case, severities=(_provable(row),))


def _printed(number: float, target: Target) -> str:
    """The number with its unit, where the cell prints one."""
    unit = target.value.unit or ""
    return f"{number:g} {unit}".strip() if re.search(r"[^\d.,\s]", target.field.clean) else f"{number:g}"


def _total(doc: Normalised, table: NormalTable, row: Indicator, chance: random.Random) -> Planted:
    text = row.text("formulasi")
    figure = read(text).totals[0].quantity.figure
    wrong = f"{figure.value + chance.choice((1, 3, 7, 11, 40)):g}"
    changed = Field(text, text.replace(figure.text, wrong, 1))
    case = _planted(
        doc, table, replace(row, fields={**row.fields, "formulasi": changed}), "jumlah_target", "total diubah"
    )
    return replace(case, severities=(_provable(row),))


def _provable(row: Indicator) -> str:
    """A total in another unit than the targets ("60 gudang" of documents) proves nothing."""
    total = read(row.text("formulasi")).totals[0].quantity
    units = {unit_name(target.value.unit) for target in row.targets if target.value.number is not None}
    return GALAT if all(same_unit(total.unit, unit) for unit in units) else PERINGATAN


def _grade(doc: Normalised, table: NormalTable, row: Indicator, chance: random.Random) -> Planted:
    chosen = chance.choice([t for t in row.targets if t.value.grade in GRADES and t.value.number is not None])
    other = chance.choice([grade for grade in GRADES if grade != chosen.value.grade])
    changed = replace(chosen, value=replace(chosen.value, grade=other))
    return _planted(doc, table, _with(row, chosen, changed), "predikat_nilai", "predikat ditukar")


def _unit(doc: Normalised, table: NormalTable, row: Indicator, chance: random.Random) -> Planted:
    chosen = chance.choice([target for target in row.targets if target.value.number is not None])
    other = chance.choice([unit for unit in UNITS if unit_name(unit) != unit_name(chosen.value.unit)])
    changed = replace(chosen, value=replace(chosen.value, unit=other))
    case = _planted(doc, table, _with(row, chosen, changed), "satuan_baris", "satuan ditukar")
    return replace(case, severities=(PERINGATAN,))


def _double(doc: Normalised, table: NormalTable, row: Indicator, chance: random.Random) -> Planted:
    targets = []
    for target in row.targets:
        number = target.value.number
        moved = None if number is None else number + 1
        value = replace(target.value, number=moved, grade=None)
        text = target.field.clean if moved is None else _printed(moved, target)
        targets.append(replace(target, value=value, field=Field(text, text)))
    own = {name: replace(cell, cell=None, inherited=False) for name, cell in row.fields.items()}
    first = replace(row, fields=own)
    last = max(other.row for other in table.indicators) + 1
    below = max(other.source_row for other in table.indicators) + 1
    again = replace(first, row=last, source_row=below, source_rows=(below,), targets=tuple(targets))
    rows = (*(first if other.row == row.row else other for other in table.indicators), again)
    case = Planted(_swap(doc, replace(table, indicators=rows)), table.number, last, "baris_ganda", "baris digandakan")
    twins = len(candidates(row.kind, row.text(row.kind), edition(doc))) > 1
    return replace(case, severities=(GALAT, PERINGATAN) if twins else (GALAT,))


def _with(row: Indicator, old: Target, new: Target) -> Indicator:
    return replace(row, targets=tuple(new if target is old else target for target in row.targets))


def _planted(doc: Normalised, table: NormalTable, row: Indicator, code: str, fault: str) -> Planted:
    rows = tuple(row if other.row == row.row else other for other in table.indicators)
    return Planted(_swap(doc, replace(table, indicators=rows)), table.number, row.row, code, fault)


def _swap(doc: Normalised, table: NormalTable) -> Normalised:
    return replace(doc, tables=tuple(table if old.number == table.number else old for old in doc.tables))


FAULTS: dict[Fault, str] = {
    _target: "jumlah_target",
    _total: "jumlah_target",
    _grade: "predikat_nilai",
    _unit: "satuan_baris",
    _double: "baris_ganda",
}


def measure(docs: Sequence[Normalised], rounds: int = 5, seed: int = 1) -> Score:
    """Plant every kind of fault `rounds` times in each document."""
    chance, score = random.Random(seed), Score()
    for doc in docs:
        own = own_findings(doc)
        for _ in range(rounds):
            for case in plant(doc, own, chance):
                score.take(case, own)
    return score


def main() -> None:
    """See the module's docstring."""
    from iku.document.pipeline import convert

    parser = argparse.ArgumentParser(description="Planted faults that the audit finds")
    parser.add_argument("documents", nargs="+")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    score = measure([convert(path).doc for path in args.documents], args.rounds, args.seed)
    for fault, times in sorted(score.planted.items()):
        print(f"{fault:<20} {score.found[fault]}/{times}")
    print(f"recall {score.recall:.3f}  precision {score.precision:.3f}")
    for line in (*score.missed[:20], *sorted(set(score.false))[:20]):
        print("  ", line)


if __name__ == "__main__":
    main()

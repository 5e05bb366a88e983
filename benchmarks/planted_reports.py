"""Plants faults in performance reports and measures how many the audit finds, and what else it says.

    python -m benchmarks.planted_reports [--documents 30] [--seed 1]

Writes invented reports (target, realisasi, capaian, kriteria, quarters, budgets, totals and averages) as the normaliser
would hand them over, all of them right, among them near misses: rounded and cut off figures, caps, both formulas,
less-is-better, cumulative quarters, averages over some rows, grades at their bounds. Then plants a fault of every kind
in each, audits, and compares: recall of the planted faults, precision of what is said as galat and as peringatan.
"""

import argparse
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from audit.across.compare import compare
from audit.across.digest import digest
from audit.finding import Finding
from audit.run import audit
from audit.spot import GALAT, PERINGATAN
from benchmarks.planted_counts import Counts
from benchmarks.planted_text import Report, reports
from normalize.model import Field, Indicator, Normalised, Refused, Target

KINDS = (
    "capaian_hitung", "kriteria_capaian", "rata_rata", "jumlah_kolom", "nilai_berbeda", "periode_kumulatif",
    "nilai_janggal", "indikator_mutu", "lintas_dokumen", "tabel_dilewati",
)  # fmt: skip


@dataclass(frozen=True)
class Planted:
    """Documents of one office with a fault in the last, and where: the finding that must come."""

    docs: tuple[Normalised, ...]
    code: str
    table: int | None
    row: int | None

    def is_wanted(self, finding: Finding) -> bool:
        """Whether a finding tells the fault."""
        place = self.row is None or finding.row == self.row
        return finding.code == self.code and place and (self.table is None or finding.table == self.table)


class Score(Counts):
    """Counts over all planted documents; `false` are findings on documents that are right."""

    def take(self, case: Planted, before: frozenset[str]) -> None:
        """Audit one planted set; what the clean one gave already counts there."""
        self.planted[case.code] += 1
        findings = [finding for finding in findings_of(case.docs) if str(finding) not in before]
        wanted = [finding for finding in findings if case.is_wanted(finding)]
        self.found[case.code] += bool(wanted)
        self.right.update(finding.severity for finding in wanted)
        if not wanted:
            self.missed.append(f"{case.docs[-1].name} {case.code} tabel {case.table} baris {case.row}")


def findings_of(docs: tuple[Normalised, ...]) -> list[Finding]:
    """Of the last document, and of comparing all."""
    across = [finding for _, finding in compare(map(digest, docs))] if len(docs) > 1 else []
    return [*audit(docs[-1]), *across]


def measure(count: int = 30, seed: int = 1) -> Score:
    """Plant every kind in every document that has a place for it."""
    chance, score = random.Random(seed), Score()
    for report in reports(count, chance):
        clean = findings_of(report.docs)
        score.false += [(f.severity, f"{report.doc.name} t{f.table} b{f.row} {f.code}: {f.message}") for f in clean
                        if f.severity in (GALAT, PERINGATAN)]  # fmt: skip
        known = frozenset(map(str, clean))
        for fault in FAULTS:
            for case in fault(report, chance):
                score.take(case, known)
    return score


Fault = Callable[[Report, random.Random], Iterator[Planted]]


def _achievement(report: Report, chance: random.Random) -> Iterator[Planted]:
    for step in (chance.choice((-9.0, 7.0, 3.5)), chance.choice((30.0, -25.0))):
        row = chance.choice(report.main.indicators)
        stated = _value(row, "capaian")
        yield _changed(report, 1, row, stated, stated.value.number or 0.0, step, "capaian_hitung")


def _category(report: Report, chance: random.Random) -> Iterator[Planted]:
    row = chance.choice(report.main.indicators)
    column = next((name for name in row.fields if name.startswith("lain_")), "")
    if column:
        other = "Rendah" if (_value(row, "capaian").value.number or 0.0) > 80 else "Sangat Tinggi"
        changed = replace(row, fields={**row.fields, column: Field(other, other)})
        yield Planted(report.with_row(1, changed), "kriteria_capaian", 1, row.row)


def _aggregate(sums_up: str, code: str, factor: float) -> Fault:
    def plant(report: Report, chance: random.Random) -> Iterator[Planted]:
        for table in report.doc.tables:
            for aside in table.set_aside:
                if aside.sums_up == sums_up and aside.figures:
                    at = chance.randrange(len(aside.figures))
                    old = aside.figures[at]
                    moved = _moved(old, round((old.value.number or 0.0) * factor + 3, 2))
                    figures = (*aside.figures[:at], moved, *aside.figures[at + 1 :])
                    yield Planted(report.with_aside(table, aside, replace(aside, figures=figures)), code, table.number,
                                  None)  # fmt: skip

    return plant


def _other_value(report: Report, chance: random.Random) -> Iterator[Planted]:
    again = report.doc.tables[-1]
    row = chance.choice(again.indicators)
    stated = chance.choice(row.targets)
    number = stated.value.number or 0.0
    yield _changed(report, again.number, row, stated, number, chance.choice((1.6, -2.0, 11.0)), "nilai_berbeda")


def _quarters(report: Report, chance: random.Random) -> Iterator[Planted]:
    for table in report.doc.tables:
        rows = [row for row in table.indicators if any(target.period for target in row.targets)]
        if rows:
            row = chance.choice(rows)
            year = _value(row, "realisasi")
            part = chance.choice([t for t in row.targets if t.period and t.kind == "realisasi"])
            yield _changed(report, table.number, row, part, year.value.number or 0.0, 40.0, "periode_kumulatif")


def _slip(report: Report, chance: random.Random) -> Iterator[Planted]:
    rows = [row for row in report.main.indicators if _promising(row)]
    if rows:
        row = chance.choice(rows)
        reached = _value(row, "realisasi")
        number = (reached.value.number or 0.0) * chance.choice((10, 100, 1000))
        yield _changed(report, 1, row, reached, number, 0.0, "nilai_janggal")


def _promising(row: Indicator) -> bool:
    """Whether the realisation is near a target of some size: ten times a poor one may be a good one."""
    promised, reached = (_value(row, kind).value.number or 0.0 for kind in ("target", "realisasi"))
    return promised >= 10 and 0.81 <= reached / promised <= 1.23


def _goal(report: Report, chance: random.Random) -> Iterator[Planted]:
    row = chance.choice(report.main.indicators)
    text = row.text("indikator")
    wrong = chance.choice(("Meningkatnya mutu " + text.lower(), "Terwujudnya layanan prima", "Persentase layanan dan "
                           "jumlah aduan yang selesai", "Indeks kepuasan serta nilai evaluasi layanan"))  # fmt: skip
    changed = replace(row, fields={**row.fields, "indikator": Field(wrong, wrong)})
    yield Planted(report.with_row(1, changed)[-1:], "indikator_mutu", 1, row.row)


def _across(report: Report, chance: random.Random) -> Iterator[Planted]:
    row = chance.choice(report.main.indicators)
    promised = _value(row, "target")
    yield _changed(report, 1, row, promised, promised.value.number or 0.0, 13.0, "lintas_dokumen")


def _skipped(report: Report, chance: random.Random) -> Iterator[Planted]:
    refused = Refused(report.found, chance.uniform(0.25, 0.45), "kolom target tidak ditemukan.")
    docs = (*report.docs[:-1], replace(report.doc, refused=(refused,)))
    yield Planted(docs, "tabel_dilewati", None, None)


FAULTS: tuple[Fault, ...] = (
    _achievement, _category, _aggregate("rata_rata", "rata_rata", 1.0), _aggregate("jumlah", "jumlah_kolom", 1.1),
    _other_value, _quarters, _slip, _goal, _across, _skipped,
)  # fmt: skip


def _value(row: Indicator, kind: str) -> Target:
    return next(target for target in row.targets if target.kind == kind and not target.period)


def _moved(target: Target, number: float) -> Target:
    text = f"{number:.2f}".rstrip("0").rstrip(".").replace(".", ",")
    return replace(target, value=replace(target.value, number=number), field=Field(text, text))


def _changed(report: Report, table: int, row: Indicator, old: Target, number: float, step: float, code: str) -> Planted:
    new = _moved(old, round(number + step, 2))
    changed = replace(row, targets=tuple(new if target is old else target for target in row.targets))
    return Planted(report.with_row(table, changed), code, table, row.row)


def main() -> None:
    """See the module's docstring."""
    parser = argparse.ArgumentParser(description="Planted faults in performance reports")
    parser.add_argument("--documents", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    score = measure(args.documents, args.seed)
    score.show(KINDS, 20)


if __name__ == "__main__":
    main()

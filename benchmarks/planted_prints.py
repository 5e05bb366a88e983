"""Plants faults in printed reports (PDF and DOCX), reads them as any document, and measures what the audit finds.

    python -m benchmarks.planted_prints [--documents 30] [--seed 1] [--keep DIR]

Each report is printed as a PDF and as DOCX, with a right or wrong agreement (Perjanjian Kinerja) of the same office.
Recall: planted faults that are told, by kind and row. Precision: of the findings said as galat, and as peringatan,
those on a planted fault's row or total. What reading loses counts as well: this is the whole way.
"""

import argparse
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from audit.across.compare import compare
from audit.across.digest import digest
from audit.finding import Finding
from audit.spot import GALAT, PERINGATAN
from benchmarks.invent import reports as made
from benchmarks.invent.cases import canvas, word
from benchmarks.invent.cases.draw import Draw
from benchmarks.invent.cases.model import Block, Case, Gap, Text
from benchmarks.invent.reports import Want
from benchmarks.planted_counts import Counts

ROW_FAULTS = ("capaian_hitung", "kriteria_capaian", "nilai_janggal", "indikator_mutu", "kolom_tertukar")
YEAR_FAULTS = ("nilai_berbeda", "nilai_janggal", "baris_ganda", "")


@dataclass(frozen=True)
class Printed:
    """A report and its agreement, and what must be found."""

    name: str
    report: Case
    plan: Case
    wants: tuple[Want, ...]
    across: tuple[tuple[str, int], ...]
    """Indicators that the two documents say differently, with their rows in the report's first table; 0: not in it."""


def printed(seed: int) -> Printed:
    """One office's report and agreement."""
    draw = Draw(seed, "laporan")
    own, office = made.house(draw), draw.office()
    rows = made.indicators(draw, own, draw.randint(5, 8))
    faults = dict(zip(draw.sample(ROW_FAULTS, 3), draw.sample(range(len(rows)), 3), strict=True))
    faults |= {"rata_rata": -1} if draw.random() < 0.4 else {}
    money = {kind for kind in ("jumlah_kolom", "capaian_hitung") if draw.random() < 0.5}
    grids = [made.main_table(draw, own, rows, faults, 1), made.budget_table(draw, own, money, 2),
             made.quarter_table(draw, own, rows[:4], draw.randrange(4) if draw.random() < 0.6 else -1, 3)]  # fmt: skip
    intact = [row for i, row in enumerate(rows) if i not in faults.values()]
    grids.append(made.years_table(draw, own, intact, draw.choice(YEAR_FAULTS), 4))
    plan, named = made.plan_table(draw, own, intact, draw.choice(("target", "lacking", "")))
    numbers = {row.name: i for i, row in enumerate(rows, 1)}
    across = tuple((name, numbers.get(name, 0)) for name in named)
    titles = (f"Capaian Kinerja Tahun {own.year}", "Realisasi Anggaran", f"Realisasi per Triwulan Tahun {own.year}",
              "Perbandingan Realisasi")  # fmt: skip
    blocks: list[Block] = [_title(f"LAPORAN KINERJA\n{office.upper()}\nTAHUN {own.year}")]
    for number, ((grid, _), title) in enumerate(zip(grids, titles, strict=True), 1):
        gap = Gap(1, page=number == 2 or draw.random() < 0.3)  # the third table's header of two rows stays whole
        blocks += [Text((f"Tabel 3.{number} {title}",), bold=True, align="center"), grid, gap]
        blocks += [Text((draw.word("running"),)), Gap(0.5)]
    look = draw.look(True, ("canvas",))
    report = Case("", tuple(blocks), look, (), office)
    head = _title(f"PERJANJIAN KINERJA TAHUN {own.year}\n{office.upper()}")
    wants = tuple(want for _, found in grids for want in found)
    return Printed(f"lapor-{seed}", report, replace(report, blocks=(head, Gap(1), plan)), wants, across)


def _title(text: str) -> Text:
    return Text(tuple(text.split("\n")), bold=True, align="center")


def measure(count: int, seed: int, folder: Path) -> Counts:
    """Print, read and audit `count` reports in both forms."""
    score = Counts()
    for number in range(seed, seed + count):
        case = printed(number)
        for kind, write in (("pdf", canvas.write), ("docx", word.build)):
            _take(score, case, kind, list(_findings(case, kind, write, folder)))
    return score


def _findings(case: Printed, kind: str, write: object, folder: Path) -> Iterator[Finding]:
    from iku.document.pipeline import convert

    digests, results = [], []
    for part, name in ((case.plan, f"{case.name}-pk"), (case.report, case.name)):
        out = folder / f"{name}.{kind}"
        write(part, out)  # type: ignore[operator]
        results.append(convert(out))
        digests.append(digest(results[-1].doc))
    yield from results[-1].findings
    yield from (finding for _, finding in compare(digests))


def _take(score: Counts, case: Printed, kind: str, findings: list[Finding]) -> None:
    for want in case.wants:
        score.planted[want.code] += 1
        hit = any(finding.code == want.code and _on(finding, want) for finding in findings)
        score.found[want.code] += hit
        if not hit:
            score.missed.append(f"{case.name}.{kind} {want}")
    for name, row in case.across:
        score.planted["lintas_dokumen"] += 1
        told = [f for f in findings if f.code == "lintas_dokumen"]
        hit = any(f.row == row if row else name[:30] in f"{f.message} {f.evidence}" for f in told)
        score.found["lintas_dokumen"] += hit
        if not hit:
            score.missed.append(f"{case.name}.{kind} lintas_dokumen {name}")
    for finding in findings:
        fair = any(_on(finding, want) for want in case.wants) or (finding.code == "lintas_dokumen" and case.across)
        if fair:
            score.right[finding.severity] += 1
        elif finding.severity in (GALAT, PERINGATAN):
            place = f"{case.name}.{kind} t{finding.table} b{finding.row}"
            score.false.append((finding.severity, f"{place} {finding.code}: {finding.message}"))


def _on(finding: Finding, want: Want) -> bool:
    """Whether a finding is on a planted place, or names it as the other side of a contradiction."""
    if want.row and f"tabel {want.table} baris {want.row}" in finding.message:
        return True
    if finding.table != want.table:
        return False
    said = f"{finding.message} {finding.evidence}"
    return finding.row == want.row if want.row else want.says in said


def main() -> None:
    """See the module's docstring."""
    parser = argparse.ArgumentParser(description="Planted faults in printed reports")
    parser.add_argument("--documents", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    args = parser.parse_args()
    folder = args.keep or Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    score = measure(args.documents, args.seed, folder)
    score.show(sorted(score.planted), 30)


if __name__ == "__main__":
    main()

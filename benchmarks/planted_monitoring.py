"""Plants faults in reports of another hand's words and forms, prints them (PDF and DOCX), and measures the audit.

    python -m benchmarks.planted_monitoring [--hand a] [--documents 30] [--seed 1] [--keep DIR]

As `benchmarks.planted_prints`, over blocks of years, K and Rp, physical and money, quarters, halves, months, the plan's
start and end, figures of the nation, scales of the office's own. What was mended on one hand is measured on another.
"""

import argparse
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from audit.across.compare import compare
from audit.across.digest import digest
from audit.finding import Finding
from audit.spot import GALAT, PERINGATAN
from benchmarks.invent.cases import canvas, word
from benchmarks.invent.cases.draw import Draw
from benchmarks.invent.cases.model import Block, Case, Gap, Text
from benchmarks.invent.monitoring.beside import agreement, compared, efficiency, periods
from benchmarks.invent.monitoring.budget import budget
from benchmarks.invent.monitoring.desk import Desk, Fault, goals, offices
from benchmarks.invent.monitoring.evaluation import evaluation, legend, sentence
from benchmarks.planted_counts import Counts
from normalize.model import Normalised

MAIN = ("capaian_hitung", "kriteria_capaian", "kemajuan", "nilai_janggal", "indikator_mutu", "rata_rata",
        "kolom_tertukar", "")  # fmt: skip
MONEY = ("capaian K", "capaian Rp", "jumlah_kolom", "")
YEARS = ("nilai_berbeda", "nilai_janggal", "")
PLAN = ("target", "lacking", "")


@dataclass(frozen=True)
class Printed:
    """A report and its agreement, and what must be found."""

    name: str
    report: Case
    plan: Case
    faults: tuple[Fault, ...]
    across: tuple[str, ...]
    """Indicators that the two documents say differently."""


def printed(hand: str, seed: int) -> Printed:
    """One office's report and agreement; the seeds take the faults of each table in turn."""
    draw = Draw(seed, f"pemantauan-{hand}")
    desk, office = Desk(draw, hand), draw.choice(offices(hand))
    rows = goals(desk, draw.randint(5, 7))
    main = evaluation(desk, rows, MAIN[seed % len(MAIN)], 1)
    intact = [row for row in rows if row.name not in {fault.goal for fault in main[1]}]
    some = draw.sample(intact, 4)
    tables = [main, budget(desk, MONEY[seed % len(MONEY)], 2),
              periods(desk, some, draw.choice(("periode", "periode", "")), 3),
              compared(desk, intact, YEARS[seed % len(YEARS)], 4)]  # fmt: skip
    plan, named = agreement(desk, intact, PLAN[seed // 3 % len(PLAN)])
    titles = (f"Capaian Kinerja Tahun {desk.year}", f"Realisasi Kinerja dan Anggaran Tahun {desk.year}",
              f"Realisasi menurut Periode Tahun {desk.year}", "Perbandingan Realisasi")  # fmt: skip
    blocks: list[Block] = [_title(desk.word("judul"), office.upper(), f"TAHUN {desk.year}"), Gap(0.5)]
    for number, ((grid, _), title) in enumerate(zip(tables, titles, strict=True), 1):
        blocks += [Text((f"Tabel 3.{number} {title}",), bold=True, align="center"), grid, Gap(0.5)]
        blocks += (
            _scale(desk, needed=any(fault.code == "kriteria_capaian" for fault in main[1]))
            if number == 1
            else [Text((desk.word("jalan"),))]
        )
        blocks.append(Gap(1, page=True))
    blocks += [Text(("Tabel 3.5 Efisiensi",), bold=True, align="center"), efficiency(desk)]
    report = Case("", tuple(blocks), draw.look(True, ("canvas",)), (), office)
    head = _title(f"PERJANJIAN KINERJA TAHUN {desk.year}", office.upper())
    faults = tuple(fault for _, found in tables for fault in found)
    name = f"{hand}-{seed}"
    return Printed(name, report, replace(report, blocks=(head, Gap(1), plan)), faults, tuple(named))


def _title(*lines: str) -> Text:
    return Text(lines, bold=True, align="center")


def _scale(desk: Desk, *, needed: bool) -> list[Block]:
    """The office's scale, in words or as a table; sometimes it stays unsaid where nothing hangs on it."""
    way = desk.draw.random()
    if way < 0.2 and not needed:
        return []
    return [Text((sentence(desk),)) if way < 0.5 else legend(desk)]


def measure(hand: str, count: int, seed: int, folder: Path) -> Counts:
    """Print, read and audit `count` reports in both forms."""
    score = Counts()
    for number in range(seed, seed + count):
        case = printed(hand, number)
        for kind, write in (("pdf", canvas.write), ("docx", word.build)):
            _take(score, case, kind, *_read(case, kind, write, folder))
    return score


def _read(
    case: Printed, kind: str, write: Callable[[Case, Path], None], folder: Path
) -> tuple[Normalised, list[Finding]]:
    """The report as it was read, and what is said of it and its agreement."""
    from iku.document.pipeline import convert

    results = []
    for part, name in ((case.plan, f"{case.name}-pk"), (case.report, case.name)):
        out = folder / f"{name}.{kind}"
        write(part, out)
        results.append(convert(out))
    across = [finding for _, finding in compare([digest(result.doc) for result in results])]
    return results[-1].doc, [*results[-1].findings, *across]


def _take(score: Counts, case: Printed, kind: str, doc: Normalised, findings: Sequence[Finding]) -> None:
    for fault in case.faults:
        hit = any(finding.code == fault.code and _on(doc, finding, fault) for finding in findings)
        _count(score, fault.code, hit, f"{case.name}.{kind} {fault}")
    for name in case.across:
        told = [finding for finding in findings if finding.code == "lintas_dokumen"]
        hit = any(_named(doc, finding, name) for finding in told)
        _count(score, "lintas_dokumen", hit, f"{case.name}.{kind} lintas_dokumen {name}")
    for finding in findings:
        if any(_on(doc, finding, fault) for fault in case.faults) or (
            finding.code == "lintas_dokumen" and any(_named(doc, finding, name) for name in case.across)
        ):
            score.right[finding.severity] += 1
        elif finding.severity in (GALAT, PERINGATAN):
            place = f"{case.name}.{kind} t{finding.table} b{finding.row}"
            score.false.append((finding.severity, f"{place} {finding.code}: {finding.message} [{finding.evidence}]"))


def _count(score: Counts, code: str, hit: bool, where: str) -> None:
    score.planted[code] += 1
    score.found[code] += hit
    if not hit:
        score.missed.append(where)


def _indicator(doc: Normalised, finding: Finding) -> str:
    """The indicator that a finding is on, folded."""
    rows = [row for table in doc.tables if table.number == finding.table for row in table.indicators]
    return next((_folded(row.text("indikator")) for row in rows if row.row == finding.row), "")


def _named(doc: Normalised, finding: Finding, name: str) -> bool:
    """Whether a finding is on an indicator, or names it."""
    said = _folded(f"{finding.message} {finding.evidence}")
    return _folded(name) == _indicator(doc, finding) or _folded(name)[:25] in said


def _on(doc: Normalised, finding: Finding, fault: Fault) -> bool:
    """Whether a finding is on a planted place: the row in the table so titled, or the total that it names."""
    table = next((table for table in doc.tables if table.number == finding.table), None)
    if table is None or f"3.{fault.table} " not in f"{table.title} ":
        return False
    if fault.name:
        return _folded(fault.name) == _indicator(doc, finding)
    return fault.says in f"{finding.message} {finding.evidence}"


def _folded(text: str) -> str:
    return "".join(text.casefold().split())


def main() -> None:
    """See the module's docstring."""
    parser = argparse.ArgumentParser(description="Planted faults in printed monitoring reports")
    parser.add_argument("--hand", default="a")
    parser.add_argument("--documents", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    args = parser.parse_args()
    folder = args.keep or Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    score = measure(args.hand, args.documents, args.seed, folder)
    score.show(sorted(score.planted), 40)


if __name__ == "__main__":
    main()

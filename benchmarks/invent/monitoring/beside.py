"""Parts of a year, years beside each other, and what stands beside the office's own figures."""

from collections.abc import Sequence
from dataclasses import replace

from benchmarks.invent.cases.model import Grid
from benchmarks.invent.monitoring.desk import HEAD, Desk, Fault, Goal, goal_of, head, line, words_of

ROMAN = ("I", "II", "III", "IV")
MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
          "Desember")  # fmt: skip


def periods(desk: Desk, rows: Sequence[Goal], fault: str, number: int) -> tuple[Grid, list[Fault]]:
    """The year's target and realisation by quarters, halves or months, cumulative or each for itself."""
    draw, two = desk.draw, replace(HEAD, rows=2)
    sort = draw.choice(("kumulatif", "triwulan", "semester", "bulan", "kumulatif"))
    names = {"bulan": MONTHS[:6], "semester": [desk.word("semester").format(one) for one in ROMAN[:2]]}.get(sort) or [
        form.format(one) for form in [desk.word(sort)] for one in ROMAN
    ]
    whole = sort != "bulan"
    top = (*(replace(two, text=desk.word(key)) for key in ("no", "indikator", "satuan")),
           replace(two, text=f"Target {desk.year}"), replace(HEAD, text=desk.word("realisasi"), cols=len(names)),
           *([replace(two, text=f"Realisasi Tahun {desk.year}")] * whole))  # fmt: skip
    lines, wants, at = [top, head(names)], [], draw.randrange(len(rows))
    for i, goal in enumerate(rows):
        parts = _parts(goal, sort, len(names))
        if i == at and fault and whole and not goal.less and goal.reached > 10:
            where = draw.choice((1, 2)) if sort == "kumulatif" else draw.randrange(len(names))
            parts[where] = round(parts[where - 1] * 0.5 if sort == "kumulatif" else goal.reached * 1.7, goal.digits)
            wants.append(Fault("periode_kumulatif", number, goal.name))
        shown = [goal.promised, *parts, *([goal.reached] * whole)]
        texts = [str(i + 1), goal.name, goal.unit, *(desk.number(value, goal.digits) for value in shown)]
        lines.append(line(texts, 1))
    return Grid(tuple(lines), (0.6, 3, 1.2, 1.2, *(1.1 for _ in names), *([1.2] * whole)), 2), wants


def _parts(goal: Goal, sort: str, count: int) -> list[float]:
    if sort == "kumulatif" and not goal.less:
        return [round(goal.reached * step, goal.digits) for step in (0.22, 0.5, 0.78, 1.0)]
    if sort in ("bulan", "semester") or goal.less or goal.unit in ("%", "Poin", "Skor", "Tahun"):
        return [goal.reached] * count
    parts = [round(goal.reached / count, goal.digits)] * (count - 1)
    return [*parts, round(goal.reached - sum(parts), goal.digits)]


def compared(desk: Desk, rows: Sequence[Goal], fault: str, number: int) -> tuple[Grid, list[Fault]]:
    """The year beside earlier years, or beside the nation and the province."""
    draw, wants = desk.draw, []
    abroad = draw.random() < 0.5 and fault in ("nilai_berbeda", "")
    others = [desk.word("provinsi"), desk.word("nasional")] if abroad else [
        f"Realisasi {desk.year - 2}", f"Realisasi {desk.year - 1}"]  # fmt: skip
    top = [desk.word("no"), desk.word("indikator"), desk.word("satuan"), *others, f"Realisasi {desk.year}"]
    lines, at = [head(top)], draw.randrange(len(rows))
    for i, goal in enumerate(rows):
        scale = draw.uniform(0.8, 1.3) if abroad else 0.97
        figures = [goal.before * scale, goal.before, goal.reached]
        if i == at and fault == "nilai_berbeda":
            other = round(figures[2] * draw.choice((0.91, 1.07, 1.2)) + 10**-goal.digits, goal.digits)
            figures[2] = other if other != goal.reached else other + 2 * 10**-goal.digits
            wants.append(Fault(fault, number, goal.name))
        if i == at and fault == "nilai_janggal" and goal.reached > 10:
            figures[draw.randrange(2)] *= draw.choice((10, 100))
            wants.append(Fault(fault, number, goal.name))
        texts = [str(i + 1), goal.name, goal.unit, *(desk.number(value, goal.digits) for value in figures)]
        lines.append(line(texts, 1))
    return Grid(tuple(lines), (0.6, 3.6, 1.3, 1.4, 1.4, 1.4)), wants


def efficiency(desk: Desk) -> Grid:
    """Achievement beside the money that it took: near misses only."""
    top = [desk.word("no"), desk.word("sasaran"), "Capaian Kinerja (%)", "Penyerapan Anggaran (%)",
           desk.word("efisiensi")]  # fmt: skip
    lines = [head(top)]
    for i, aim in enumerate(desk.words("tujuan", 3)):
        reached, spent = desk.draw.uniform(80, 110), desk.draw.uniform(75, 99)
        lines.append(line([str(i + 1), aim, *(desk.number(v, 2) for v in (reached, spent, reached - spent))], 1))
    return Grid(tuple(lines), (0.6, 4, 1.5, 1.5, 1.3))


def agreement(desk: Desk, rows: Sequence[Goal], fault: str) -> tuple[Grid, list[str]]:
    """What was promised; `fault` gives one row another target, or adds one that the report lacks."""
    top = [desk.word("no"), desk.word("sasaran"), desk.word("indikator"), desk.word("satuan"), f"Target {desk.year}"]
    lines, named, at = [head(top)], [], desk.draw.randrange(len(rows))
    for i, goal in enumerate(rows):
        promised = goal.promised
        if i == at and fault == "target":
            promised = round(promised * desk.draw.choice((0.8, 1.08)) + 10**-goal.digits, goal.digits)
            named += [goal.name] if promised != goal.promised else []
        aim = desk.draw.choice(words_of(desk.hand)["tujuan"])
        lines.append(line([str(i + 1), aim, goal.name, goal.unit, desk.number(promised, goal.digits)], 2))
    if fault == "lacking":
        used = {goal.name for goal in rows}
        spare = [one for one in words_of(desk.hand)["lebih"] if one.split("|")[0] not in used]
        extra = goal_of(desk, desk.draw.choice(spare), less=False)
        named.append(extra.name)
        shown = desk.number(extra.promised, extra.digits)
        lines.append(line([str(len(rows) + 1), desk.word("tujuan"), extra.name, extra.unit, shown], 2))
    return Grid(tuple(lines), (0.6, 3, 3.4, 1.2, 1.4)), named

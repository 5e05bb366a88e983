"""Target, realisasi and capaian of a year, with the scale that its categories follow."""

from collections.abc import Sequence
from dataclasses import replace

from benchmarks.invent.cases.model import Cell, Grid
from benchmarks.invent.monitoring.desk import HEAD, Desk, Fault, Goal, head, line, words_of


def _wrong(desk: Desk, goal: Goal, promised: float, reached: float) -> float | None:
    """An achievement that no formula gives, well beyond rounding; None where chance offers none."""
    share = reached / promised * 100
    outcomes = (share, 200 - share, 1e4 / share)
    tens = float(f"{share:.2f}"[1] + f"{share:.2f}"[0] + f"{share:.2f}"[2:])
    ways = [share / 10, share + desk.draw.choice((-11.3, 6.4, 14.2)), tens, share + 2.5]
    fair = [way for way in ways if way > 0 and all(abs(way - one) > 2 for one in outcomes) and way % 10]
    return desk.draw.choice(fair) if fair else None


def evaluation(desk: Desk, rows: Sequence[Goal], fault: str, number: int) -> tuple[Grid, list[Fault]]:
    """Target, realisasi and capaian of the year between the plan's start and end; perhaps a category, an average."""
    draw, wide = desk.draw, desk.draw.random() < 0.6 or fault == "kemajuan"
    rated, averaged = fault == "kriteria_capaian" or draw.random() < 0.5, fault == "rata_rata" or draw.random() < 0.4
    two, group = replace(HEAD, rows=2), desk.word("blok_tahun")
    ahead = ["no", *(["sasaran"] if not wide else []), "indikator", "satuan", *(["kondisi_awal", "tahun_lalu"] * wide)]
    behind = [*(["akhir", "kemajuan"] * wide), *(["kriteria"] * rated)]
    top = (*(replace(two, text=desk.word(key)) for key in ahead), replace(HEAD, text=group, cols=3),
           *(replace(two, text=desk.word(key)) for key in behind))  # fmt: skip
    lines, wants, stated = [top, head([desk.word(key) for key in ("target", "realisasi", "capaian")])], [], []
    at = draw.randrange(len(rows))
    for i, goal in enumerate(rows):
        own = fault if i == at else ""
        texts, achieved, told = _evaluated(desk, goal, own, wide, rated)
        aim = [] if wide else [draw.choice(words_of(desk.hand)["tujuan"])]
        lines.append(line([str(i + 1), *aim, *texts], 2 - wide))
        wants += [Fault(told, number, texts[0], goal=goal.name)] if told else []
        stated.append(achieved)
    if averaged:
        mean = round(sum(stated) / len(stated), 2) + (draw.choice((-4.4, 3.1, 7.2)) if fault == "rata_rata" else 0)
        label = Cell(desk.word("rata"), cols=len(ahead) + 2)
        lines.append((label, Cell(desk.percent(mean), align="center"), *(Cell() for _ in behind)))
        wants += [Fault("rata_rata", number, says=desk.number(mean, 2))] if fault == "rata_rata" else []
    widths = {"no": 0.6, "sasaran": 2.6, "indikator": 3.0}
    return Grid(tuple(lines), (*(widths.get(k, 1.2) for k in ahead), 1.2, 1.2, 1.2, *(1.4 for _ in behind)), 2), wants


def _evaluated(desk: Desk, goal: Goal, fault: str, wide: bool, rated: bool) -> tuple[list[str], float, str]:
    """Printed row from the indicator on, its stated achievement, and the kind of fault that it holds."""
    name, told, reached, promised = goal.name, "", goal.reached, goal.promised
    achieved = round(desk.achieved(goal, promised, reached), 2)
    onward = round(desk.achieved(goal, goal.last, reached), 2)
    if fault == "capaian_hitung" and (wrong := _wrong(desk, goal, promised, reached)):
        achieved, told = round(wrong, 2), fault
    if fault == "kemajuan" and (wrong := _wrong(desk, goal, goal.last, reached)):
        onward, told = round(wrong, 2), "capaian_hitung"
    if fault == "nilai_janggal" and promised > 20 and not goal.less:
        reached, told = reached * desk.draw.choice((10, 100)), fault
    if fault == "indikator_mutu":
        name, told = desk.word(desk.draw.choice(("tujuan", "dua"))), fault
    category = desk.category(achieved)
    if fault == "kriteria_capaian":
        others = [word for word, _ in desk.scale if word != category]
        category, told = desk.draw.choice(others), fault
    start, before, aim, done, last = (
        desk.number(value, goal.digits) for value in (goal.start, goal.before, promised, reached, goal.last)
    )
    unit = goal.unit
    if fault == "kolom_tertukar":
        unit, aim, told = aim, unit, fault
    texts = [name, unit, *([start, before] * wide), aim, done, desk.percent(achieved)]
    texts += [*([last, desk.percent(onward)] * wide), *([category] * rated)]
    return texts, achieved, told


def sentence(desk: Desk) -> str:
    """The office's own scale in running text."""
    steps, above, form = [], None, desk.word("langkah")
    for name, low in desk.scale:
        steps.append(form.replace("#", name).replace("@", _interval(desk, low, above, "sign")))
        above = low
    return desk.word("kalimat").replace("*", ("; " if "=" in form or ":" in form else ", ").join(steps))


def legend(desk: Desk) -> Grid:
    """The office's own scale as a table."""
    lines, above = [head([desk.word("kepala_skala").split("|")[0], desk.word("kepala_skala").split("|")[1]])], None
    form = desk.draw.choice(("sign", "words"))
    for name, low in desk.scale:
        lines.append(line([_interval(desk, low, above, form), name], 0))
        above = low
    return Grid(tuple(lines), (2, 2), share=0.5)


def _interval(desk: Desk, low: float, above: float | None, form: str) -> str:
    least = f"{low:g}"
    if above is None:
        return f"≥ {least}" if form == "sign" else f"{least} ke atas"
    under = desk.number(above - 0.01, 2)
    if low == float("-inf"):
        return f"< {above:g}" if form == "sign" else f"Kurang dari {above:g}"
    return f"{least} – {under}" if form == "sign" else f"{least} s.d. {under}"

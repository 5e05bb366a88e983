"""Performance and money side by side."""

from dataclasses import replace

from benchmarks.invent.cases.model import Cell, Grid
from benchmarks.invent.monitoring.desk import HEAD, Desk, Fault, head, line

BLOCKS = ("target", "realisasi", "capaian")


def budget(desk: Desk, fault: str, number: int) -> tuple[Grid, list[Fault]]:
    """Performance and money side by side (K and Rp), programmes over their activities, a total of the programmes."""
    draw, two = desk.draw, replace(HEAD, rows=2)
    pair = desk.word("pasangan").split("|")
    top = (replace(two, text=desk.word("no")), replace(two, text=desk.word("bagian")),
           replace(two, text=desk.word("indikator")), replace(two, text="Satuan"),
           *(replace(HEAD, text=desk.word(f"blok_{key}"), cols=2) for key in BLOCKS))  # fmt: skip
    lines, wants, sums = [top, head(pair * 3)], [], [0, 0]
    parts, count = desk.words("kegiatan", 6), draw.randint(2, 3)
    bad, at = (draw.randrange(count), draw.randrange(2)), 0
    for p, program in enumerate(desk.words("program", count)):
        given = [draw.randint(90, 870) * 1_234_567 for _ in range(2)]
        amounts = [(pagu, pagu * draw.randint(810, 998) // 1000) for pagu in given]
        whole = (sum(a for a, _ in amounts), sum(b for _, b in amounts))
        sums = [sums[0] + whole[0], sums[1] + whole[1]]
        for k, (name, money) in enumerate(((program, whole), *zip(parts[p * 2 : p * 2 + 2], amounts, strict=True))):
            at += 1
            mine = fault if (p, k) == (bad[0], bad[1]) else ""
            texts, told = _paid(desk, name, k, money, mine)
            lines.append(line([str(at), *texts], 2))
            wants += [Fault(told, number, texts[1])] if told else []
    stated = list(sums)
    if fault == "jumlah_kolom":
        which = draw.randrange(2)
        stated[which] += draw.choice((-8_100_000, 900_000, 45_000_000))
        wants.append(Fault(fault, number, says=desk.money(stated[which])))
    ends = ("", desk.money(stated[0]), "", desk.money(stated[1]), "", desk.number(sums[1] / sums[0] * 100, 2))
    lines.append((Cell(desk.word("jumlah"), cols=4, bold=True), *(Cell(text, align="center") for text in ends)))
    return Grid(tuple(lines), (0.6, 2.6, 2.6, 1.1, 0.8, 1.9, 0.8, 1.9, 0.9, 0.9), 2), wants


def _paid(desk: Desk, name: str, level: int, money: tuple[int, int], fault: str) -> tuple[list[str], str]:
    """A programme or activity as printed, and the fault in it."""
    draw, told = desk.draw, ""
    unit, goal = ("%", draw.randint(70, 100)) if level == 0 else ("Dokumen", draw.randint(4, 24))
    done = draw.choice((goal, max(1, goal - draw.randint(1, 3))))
    shares = [done / goal * 100, money[1] / money[0] * 100]
    if fault in ("capaian K", "capaian Rp"):
        which = fault == "capaian Rp"
        shares[which] = shares[which] - 7.7 if shares[which] > 60 else shares[which] + 9.3
        told = "capaian_hitung"
    measure = f"{'Persentase' if level == 0 else 'Jumlah dokumen'} {name.removeprefix('Program ').lower()}"
    shown = [str(goal), desk.money(money[0]), str(done), desk.money(money[1]), *(desk.number(s, 2) for s in shares)]
    return [name, measure, unit, *shown], told

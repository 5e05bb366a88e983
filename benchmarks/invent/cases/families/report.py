"""A performance report (LKjIP): kinds of value, blocks of Kinerja and Anggaran, planted contradictions."""

from dataclasses import replace

from benchmarks.invent.cases.draw import Draw, comma, rupiah
from benchmarks.invent.cases.model import Block, Case, Cell, Gap, Grid, Text, row, value

HEAD = Cell(bold=True, align="center", middle=True)
SCALE = ((91, "Sangat Tinggi"), (76, "Tinggi"), (66, "Sedang"), (51, "Rendah"), (0, "Sangat Rendah"))
GRADES = ((90, "AA"), (80, "A"), (70, "BB"), (60, "B"), (50, "CC"))


def _category(percent: float) -> str:
    return next(word for least, word in SCALE if percent >= least)


def _figures(draw: Draw) -> tuple[str, float, float, str, str]:
    """Indicator, target, realisasi, both as printed."""
    sort = draw.choice(("percent", "percent", "grade", "level", "count", "index"))
    if sort == "grade":
        a, b = draw.randint(8000, 8900) / 100, draw.randint(8000, 8900) / 100
        form = draw.choice(("Nilai A ({n})", "Nilai A ({n})", "A ({n})"))
        return f"Nilai evaluasi {draw.topic()}", a, b, form.format(n=comma(a)), form.format(n=comma(b))
    if sort == "level":
        a, b = draw.randint(300, 390) / 100, draw.randint(300, 390) / 100
        return f"Tingkat kematangan {draw.topic()}", a, b, f"Level 3 ({comma(a)})", f"Level 3 ({comma(b)})"
    if sort == "count":
        a = draw.randint(20, 90)
        b = a + draw.randint(-a // 6, a // 8)
        return draw.indicator("Orang"), a, b, str(a), str(b)
    a = draw.randint(6000, 9200) / 100
    b = round(a + draw.randint(-1200, 700) / 100, 2)
    if sort == "index":
        return draw.indicator("Indeks"), a, b, comma(a), comma(b)
    return draw.indicator("%"), a, b, f"{comma(a)}%", f"{comma(b)}%"


def _first(draw: Draw, year: int, wrong: bool) -> tuple[Grid, list[dict], list[tuple[str, str, float]], list[dict]]:
    """Table of target, realisasi, capaian; with its rows of goal, indicator, capaian, and what must be found."""
    keys = draw.choice((("target", "realisasi", "capaian", "kriteria"), ("target", "realisasi", "capaian")))
    names = ("no", "sasaran", "indikator")
    lines = [tuple(replace(HEAD, text=draw.header(k)) for k in (*names, *keys))]
    if draw.random() < 0.3:
        lines.append(tuple(replace(HEAD, text=str(i + 1), bold=False) for i in range(len(lines[0]))))
    top, count, truth, kept, found = len(lines), draw.randint(3, 7), [], [], []
    mistaken = draw.randrange(count) if wrong else -1
    for i in range(count):
        goal, (name, a, b, shown_a, shown_b) = draw.goal(), _figures(draw)
        percent = round(b / a * 100, 2) + (7.5 if i == mistaken else 0)
        percent = round(percent, 2)
        cells = {
            "target": shown_a,
            "realisasi": shown_b,
            "capaian": f"{comma(percent)}%",
            "kriteria": _category(percent),
        }
        lines.append((Cell(f"{i + 1}."), Cell(goal), Cell(name), *(Cell(cells[k], align="center") for k in keys)))
        truth.append(
            row(
                "sasaran",
                name,
                [value("target", year, a), value("realisasi", year, b), value("capaian", year, percent, "%")],
                tabel=1,
                sasaran=goal,
            )
        )
        kept.append((goal, name, percent))
        if i == mistaken:
            found.append({"kode": "capaian_hitung", "tabel": 1, "baris": i + 1})
    wide = {"target": 1.6, "realisasi": 1.6, "capaian": 1.3, "kriteria": 1.6}
    return Grid(tuple(lines), (0.6, 3, 3.4, *(wide[k] for k in keys)), head=top), truth, kept, found


def _second(draw: Draw, year: int, wrong: bool) -> tuple[Grid, list[dict], list[dict]]:
    """Kinerja and Anggaran blocks, an average row, a total row that may be wrong."""
    side = ("Target", "Realisasi", draw.choice(("Capaian %", "Capaian (%)", "%")))
    money = (draw.choice(("Anggaran", "Pagu", "Pagu Anggaran")), "Realisasi", side[2])
    two = replace(HEAD, rows=2)
    top = (
        replace(two, text=draw.choice(("SASARAN/ PROGRAM", "Program", "PROGRAM"))),
        replace(two, text=draw.choice(("INDIKATOR", "Indikator Kinerja"))),
        replace(HEAD, text="Kinerja", cols=3),
        replace(HEAD, text="Anggaran", cols=3),
    )
    lines: list[tuple[Cell, ...]] = [top, tuple(replace(HEAD, text=t) for t in side + money)]
    truth, sums, shares, count = [], [0, 0], [], draw.randint(3, 6)
    for _ in range(count):
        name, text = (
            f"Program {draw.choice(('penunjang', 'penataan', 'peningkatan', 'pemulihan'))} {draw.topic()}",
            f"Persentase pelaksanaan {draw.topic()}",
        )
        done, pagu = draw.randint(80, 100), draw.randint(200, 900) * 1000000 + draw.randint(0, 999999)
        spent = pagu * draw.randint(880, 990) // 1000
        share = round(spent / pagu * 100, 2)
        sums, shares = [sums[0] + pagu, sums[1] + spent], [*shares, done]
        right = [
            Cell(t, align="right") for t in ("100", str(done), comma(done), rupiah(pagu), rupiah(spent), comma(share))
        ]
        lines.append((Cell(name), Cell(text), *right))
        values = [
            value("target", year, 100),
            value("realisasi", year, done),
            value("capaian", year, done, "%"),
            value("anggaran", year, pagu),
            value("realisasi_anggaran", year, spent),
            value("capaian_anggaran", year, share, "%"),
        ]
        truth.append(row("program", text, values, tabel=2))
    stated = sums[1] + (draw.choice((-1, 1)) * 1000000 if wrong else 0)
    mean = comma(sum(shares) / count)
    lines.append(
        (
            Cell(),
            Cell(draw.choice(("Rata-rata capaian", "Rata-Rata Capaian Kinerja"))),
            Cell(),
            Cell(),
            Cell(mean, align="right"),
            Cell(),
            Cell(),
            Cell(),
        )
    )
    lines.append(
        (
            Cell(draw.choice(("JUMLAH TOTAL", "JUMLAH", "Total"))),
            Cell(),
            Cell(),
            Cell(),
            Cell(),
            Cell(rupiah(sums[0]), align="right"),
            Cell(rupiah(stated), align="right"),
            Cell(comma(round(stated / sums[0] * 100, 2)), align="right"),
        )
    )
    found = [{"kode": "jumlah_kolom", "tabel": 2, "contains": rupiah(stated)}] if wrong else []
    return Grid(tuple(lines), (2.4, 2.4, 0.9, 0.9, 1.1, 1.8, 1.8, 1.1), head=2), truth, found


def _third(
    draw: Draw, year: int, kept: list[tuple[str, str, float]], wrong: bool
) -> tuple[Grid, list[dict], list[dict]]:
    """Capaian beside the budget's, for some of the first table's indicators; one may differ."""
    names = (
        "No",
        draw.header("sasaran"),
        draw.header("indikator"),
        "% Capaian Kinerja",
        "% Realisasi Anggaran",
        "Tingkat Efisiensi",
    )
    lines = [tuple(replace(HEAD, text=t) for t in names)]
    picked, truth, found = kept[: draw.randint(2, 3)], [], []
    mistaken = draw.randrange(len(picked)) if wrong else -1
    for i, (goal, name, percent) in enumerate(picked):
        shown = round(percent + 1.6, 2) if i == mistaken else percent
        spent = draw.randint(7000, 8900) / 100
        lines.append(
            (
                Cell(str(i + 1)),
                Cell(goal),
                Cell(name),
                *(Cell(f"{comma(n)}%", align="center") for n in (shown, spent, round(shown - spent, 2))),
            )
        )
        truth.append(
            row(
                "sasaran",
                name,
                [value("capaian", year, shown, "%"), value("capaian_anggaran", year, spent, "%")],
                tabel=3,
                sasaran=goal,
            )
        )
        if i == mistaken:
            found.append({"kode": "nilai_berbeda", "tabel": 3, "baris": i + 1, "contains": comma(shown)})
    return Grid(tuple(lines), (0.6, 3, 3.4, 1.4, 1.5, 1.4)), truth, found


def report(draw: Draw) -> Case:
    """Three tables among running text."""
    office, year = draw.office(), draw.randint(2019, 2025)
    one, rows1, kept, found1 = _first(draw, year, draw.random() < 0.4)
    two, rows2, found2 = _second(draw, year, draw.random() < 0.5)
    three, rows3, found3 = _third(draw, year, kept, draw.random() < 0.6)
    law = f"{office} menyampaikan laporan kinerja tahun {year} sesuai Peraturan Presiden Nomor 29 Tahun 2014."
    named = (f"LAPORAN KINERJA {office.upper()}", f"TAHUN {year}") if draw.random() < 0.5 else ()
    captions = [
        Text((f"Tabel 3.{i} {t} Tahun {year}",), bold=True, align="center")
        for i, t in ((1, "Capaian Kinerja"), (2, "Perbandingan Kinerja dan Anggaran"), (3, "Capaian dan Efisiensi"))
    ]
    blocks: tuple[Block, ...] = (
        Text((*named, "BAB III", "AKUNTABILITAS KINERJA"), bold=True, align="center"), Gap(1),
        Text((law, draw.word("running"))), Gap(0.5),
        captions[0], one, Gap(1), Text((draw.word("running"),)), Gap(0.5), captions[1], two,
        Gap(1, page=draw.random() < 0.6), captions[2], three,
    )  # fmt: skip
    more = {"tahun": str(year), "temuan": found1 + found2 + found3}
    why = "a performance report: kinds of value, a wrong total, an achievement that differs between tables"
    return Case(
        why,
        blocks,
        draw.look(draw.random() < 0.3),
        tuple(rows1 + rows2 + rows3),
        office,
        more=more,
        kinds=("pdf", "docx", "txt"),
    )


KINDS = {"lkjip-capaian": report}

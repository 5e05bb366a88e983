"""jenis_dokumen: by what titles say, else by the columns of the tables, else by the file name; with the evidence."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from extract.document import Line
from normalize.headers.heading import Headed
from normalize.hierarchy import labels
from normalize.model import Column
from normalize.sorts.phrases import COLUMN, DOCUMENTS, SURE_COLUMN, TITLE, WEAK_TITLE, first, phrases, plain
from normalize.words import lists
from normalize.words.squash import fold, squash
from schema.columns import TARGET

_SIDE_BY_SIDE = 3
"""Sets of columns side by side, from which a table shows levels and what serves them."""
_MANY_YEARS = 4
"""Years of targets, with the condition before them: the years of a plan."""
_FEWEST_LEVELS = 2
"""Levels that a drawing of goals and their indicators names."""
_QUOTED = ("perjanjian_kinerja", "iku")
"""What a report prints of other documents, often once for each of its officers: none of them tells what was reached."""
_PLANS = {"renstra", "rkt"}
"""What a title that holds both against each other is neither of: "Target Renstra dan Renja"."""
_JOINING = ("dan", "serta", "atas", "terhadap", "dengan", "pada", "tentang")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Sort:
    """One of `schema.columns.JenisDokumen`, or empty, and what tells it (Bahasa Indonesia)."""

    name: str = ""
    evidence: str = ""

    @property
    def called(self) -> str:
        """The sort in words, empty where it is unknown: the first title that tells it."""
        titles = (row["kata"] for row in lists.rows(DOCUMENTS) if row["jenis"] == self.name and row["tempat"] == TITLE)
        return next(titles, "") if self.name else ""


UNKNOWN = Sort()
REPORT = "lkjip"


def of_table(table: Headed) -> Sort:
    """By its title, the line nearest to it first, what plans of both kinds have last; else by its columns. What was
    reached in parts of the year is no plan, whichever the title names ("Evaluasi terhadap Hasil Renja").
    """
    titles, columns = list(reversed(_whole(table.found.titles))), table.header.columns
    told = of_lines(titles) or of_lines(titles, WEAK_TITLE)
    watched = told is not None and told.name in _PLANS and _is_watched(columns)
    return (_of_columns(columns) if watched else told or _of_columns(columns)) or UNKNOWN


def of_document(
    tables: Sequence[tuple[Sort, int]],
    around: Sequence[Line],
    name: str,
    drawn: Iterable[str],
    titles: Sequence[Line] = (),
) -> Sort:
    """Covers, heads and feet first; then what most rows are (`tables`: sort and rows), though what tells of results is
    a report, whatever else it quotes; then what is drawn, in words; then the `titles` over tables of any kind, where
    some are of indicators; then the file name.
    """
    rows: Counter[str] = Counter()
    for sort, count in tables:
        rows[sort.name] += count
    rows.pop("", None)
    most = rows.most_common(1)[0][0] if rows else ""
    running = of_lines(_running_first(around))
    if (running.name if running else most) in _QUOTED and REPORT in rows:
        running, most = None, REPORT
    told = next((sort for sort, _ in tables if most and sort.name == most), None)
    shown = running or told or _of_drawings(drawn) or (of_lines(titles) if tables else None)
    return shown or of_lines([Line(name)], said="nama berkas") or UNKNOWN


def of_lines(lines: Iterable[Line], place: str = TITLE, said: str = "judul") -> Sort | None:
    """What the first line that tells a sort tells; None where no line does."""
    for line in lines:
        text = fold(line.text)
        found = first(DOCUMENTS, place, [text])
        if found and not (found[0] in _PLANS and phrases(DOCUMENTS, place).named(text) >= _PLANS):
            return Sort(found[0], f"{said}: {text}")
    return None


def _whole(lines: Sequence[Line]) -> list[Line]:
    """Titles that go on over their line joined: one that ends in "dan" goes on, and so does one before "dan ..."."""
    out: list[Line] = []
    for line in lines:
        ends = [*(out[-1].text.split()[-1:] if out else ()), *line.text.split()[:1]]
        if out and any(word.lower() in _JOINING for word in ends):
            out[-1] = replace(out[-1], text=f"{out[-1].text} {line.text}")
        else:
            out.append(line)
    return out


def _running_first(lines: Sequence[Line]) -> list[Line]:
    """Lines that pages have in common before all others: heads and feet name the book."""
    times = Counter(plain(_NUMBER.sub("", line.text)) for line in lines)
    return sorted(lines, key=lambda line: -times[plain(_NUMBER.sub("", line.text))])


def _of_drawings(texts: Iterable[str]) -> Sort | None:
    """A tree of goals and their indicators, each box with its label, shows what serves what."""
    said = list(map(fold, texts))
    levels = list(dict.fromkeys(level for text in said if (level := labels.level(text))))
    indicators = any(labels.of_indicators(text) or squash(text) == "indikator" for text in said)
    if len(levels) < _FEWEST_LEVELS or not indicators:
        return None
    return Sort("cascading", f"bagan: indikator, {', '.join(levels)}")


def _of_columns(columns: Sequence[Column]) -> Sort | None:
    """Words over columns that only one sort has, what is measured, then words that others use too."""
    heads = [column.raw for column in columns]
    measured = ((name, evidence) for name, evidence, test in _BY_COLUMNS if test(columns))
    found = first(DOCUMENTS, SURE_COLUMN, heads) or next(measured, None) or first(DOCUMENTS, COLUMN, heads)
    return Sort(found[0], f"kolom: {found[1]}") if found else None


def _has(columns: Sequence[Column], *kinds: str) -> bool:
    return all(any(column.kind == kind for column in columns) for kind in kinds)


def _years(columns: Sequence[Column], kind: str) -> int:
    return len({column.year for column in columns if column.kind == kind})


def _named(columns: Sequence[Column], *names: str) -> bool:
    return any(column.name in names for column in columns)


def _is_watched(columns: Sequence[Column]) -> bool:
    """Whether columns tell what was reached in parts of the year."""
    return any(column.period and (column.kind or "").startswith("realisasi") for column in columns)


_BY_COLUMNS: tuple[tuple[str, str, Callable[[Sequence[Column]], bool]], ...] = (
    ("monev", "realisasi per periode", _is_watched),
    (
        "renstra",
        "target dan realisasi beberapa tahun",
        lambda cs: min(_years(cs, TARGET), _years(cs, "realisasi")) >= _MANY_YEARS,
    ),
    ("lkjip", "realisasi dan capaian", lambda cs: _has(cs, "realisasi", "capaian")),
    ("cascading", "tingkat berdampingan", lambda cs: len({c.group for c in cs}) >= _SIDE_BY_SIDE),
    (
        "definisi_operasional",
        "definisi atau formulasi tanpa target",
        lambda cs: _named(cs, "definisi_operasional", "formulasi") and not _named(cs, TARGET),
    ),
    ("iku", "definisi atau formulasi dan target", lambda cs: _named(cs, "definisi_operasional", "formulasi")),
    (
        "renstra",
        "kondisi awal dan target beberapa tahun",
        lambda cs: _has(cs, "kondisi_awal") and _years(cs, TARGET) >= _MANY_YEARS,
    ),
    ("lkjip", "realisasi beberapa tahun", lambda cs: _years(cs, "realisasi") > 1),
)
"""What columns tell, surest first."""

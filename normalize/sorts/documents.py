"""jenis_dokumen: by what titles say, else by the columns of the tables, else by the file name; with the evidence."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from extract.document import Line
from normalize.headers.heading import Headed
from normalize.model import Column
from normalize.sorts.phrases import COLUMN, DOCUMENTS, TITLE, first
from normalize.words.squash import fold
from schema.columns import TARGET

_SIDE_BY_SIDE = 3
"""Sets of columns side by side, from which a table shows levels and what serves them."""
_MANY_YEARS = 4
"""Years of targets, with the condition before them: the years of a plan."""


@dataclass(frozen=True, slots=True)
class Sort:
    """One of `schema.columns.JenisDokumen`, or empty, and what tells it (Bahasa Indonesia)."""

    name: str = ""
    evidence: str = ""


UNKNOWN = Sort()


def of_table(table: Headed) -> Sort:
    """By its title, the line nearest to it first; else by its columns."""
    return of_lines(reversed(table.found.titles)) or _of_columns(table.header.columns) or UNKNOWN


def of_document(tables: Sequence[tuple[Sort, int]], around: Iterable[Line], name: str) -> Sort:
    """Covers, heads and feet first; then what most rows are (`tables`: sort and rows); then the file name."""
    rows: Counter[str] = Counter()
    for sort, count in tables:
        rows[sort.name] += count
    rows.pop("", None)
    most = rows.most_common(1)[0][0] if rows else ""
    told = next((sort for sort, _ in tables if most and sort.name == most), None)
    return of_lines(around) or told or of_lines([Line(name)], "nama berkas") or UNKNOWN


def of_lines(lines: Iterable[Line], place: str = "judul") -> Sort | None:
    """What the first line that tells a sort tells; None where no line does."""
    for line in lines:
        found = first(DOCUMENTS, TITLE, [fold(line.text)])
        if found:
            return Sort(found[0], f"{place}: {fold(line.text)}")
    return None


def _of_columns(columns: Sequence[Column]) -> Sort | None:
    told = first(DOCUMENTS, COLUMN, (column.raw for column in columns))
    for name, evidence, test in _BY_COLUMNS:
        if test(columns):
            return Sort(name, f"kolom: {evidence}")
    return Sort(told[0], f"kolom: {told[1]}") if told else None


def _has(columns: Sequence[Column], *kinds: str) -> bool:
    return all(any(column.kind == kind for column in columns) for kind in kinds)


def _named(columns: Sequence[Column], *names: str) -> bool:
    return any(column.name in names for column in columns)


_BY_COLUMNS: tuple[tuple[str, str, Callable[[Sequence[Column]], bool]], ...] = (
    ("monev", "realisasi per periode", lambda cs: any(c.period and (c.kind or "").startswith("realisasi") for c in cs)),
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
        lambda cs: _has(cs, "kondisi_awal") and len({c.year for c in cs if c.kind == TARGET}) >= _MANY_YEARS,
    ),
)
"""What columns tell, surest first."""

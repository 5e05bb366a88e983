"""A required cell that is empty.

Needs: the columns that the table itself has. A column counts as required where most of its rows are filled, or
all but one.
Source: the sheet "Indikator Kinerja Utama" of PermenPANRB 20/2008 asks for indicator, formula, source and responsible
officer; targets come from the plan's years. peringatan for an empty cell; info for years that a printed "-" leaves out.
Rows that measure nothing are headings, with or without a budget. An objective (`sasaran`) is not missed on the row of
its goal, nor on the goal's further rows before its first objective; an officer not on a further indicator of one name,
nor over a lower level; an indicator not on a row that has it in the column of another level. A year without target is
a gap where something was reached in it, or where the row has no target at all; else, or where it is one of several
before the first or after the last, or alone has no money either, the indicator was not used in that year: info.
An objective covers the rows below it that have no number of their own, or go on its count; without numbers it may cover
any: info. What a page break parts may be covered from the other side. Rows that only name the items below them measure
nothing, and one without any value that names no measure, or that leaves all else empty, may be a heading: info.
A row without number and name is a further line of the one above.
Where rules do not part the rows, or where several of them may go on from those above, what is missing in one may stand
in the next: info. Where of two rows one has the indicator and the other the values, nothing is said; nor where several
names with figures stand over rows with the unit.
Limits: a column that is mostly empty (a number for programmes only) is taken to be optional.
"""

from collections import Counter
from collections.abc import Iterator

from audit.finding import Finding, PlainRule
from audit.gaps import gaps
from audit.going_on import (
    by_turns,
    further,
    nameless,
    of_goals,
    over_deeper,
    over_items,
    over_page,
    says,
    torn,
    under_aim,
)
from audit.measure import names_measure
from audit.spot import INFO, PERINGATAN, Saying, Spot, column_of
from extract.structs import replace
from normalize.model import Indicator, Normalised, NormalTable, Target
from schema.columns import UNKNOWN_PREFIX

OTHER_INDICATOR = f"{UNKNOWN_PREFIX}indikator"
REQUIRED = ("sasaran", "indikator", "definisi_operasional", "formulasi", "satuan", "sumber_data", "penanggung_jawab")
MOSTLY = 0.6
LEVELS = ("program", "kegiatan", "sub_kegiatan", "sasaran")
OF_THE_NAME = ("sumber_data", "penanggung_jawab")
"""What goes with the name of a programme or an activity: a further indicator under that name does not repeat it."""
WORK = ("target", "realisasi", "capaian", "kondisi_awal", "kondisi_akhir")
"""Kinds of value that measure something; the others are money."""
EMPTY = Saying("isian_kosong", PERINGATAN, "Kolom {kolom} kosong.", "Lengkapi isian ini.")
NO_TARGET = Saying("isian_kosong", PERINGATAN, "Target {tahun} kosong.", "Lengkapi targetnya, atau tulis “-”.")
LEFT_OUT = Saying(
    "isian_kosong",
    INFO,
    "Tidak ada target untuk {tahun}.",
    "Pastikan indikator ini memang tidak ditargetkan tahun itu.",
)


def _found(doc: Normalised) -> Iterator[Finding]:
    """One finding per empty cell; empty targets of a row together."""
    for table in doc.tables:
        yield from (*_texts(table), *_targets(table))


def _mostly_filled(table: NormalTable, name: str) -> bool:
    filled = sum(bool(row.text(name).strip()) for row in table.indicators)
    return filled > 0 and (filled >= MOSTLY * len(table.indicators) or filled == len(table.indicators) - 1)


def _texts(table: NormalTable) -> Iterator[Finding]:
    broken, more, heads, lines = torn(table), further(table), over_items(table), nameless(table)
    turns, above = by_turns(table), over_deeper(table)
    measuring = [row for row in table.indicators if row.row not in heads and not _is_heading(row)]
    for name in (name for name in REQUIRED if _mostly_filled(table, name)):
        own = [row for row in measuring if name in row.fields]
        own = [row for row in own if name not in OF_THE_NAME or row.row not in more | above]
        own = [row for row in own if name != "indikator" or row.row not in broken | lines]
        own = [row for row in own if name != "satuan" or row.row not in turns]
        covered = over_page(table, name)
        covered |= under_aim(table, name) | of_goals(table, name) if name == "sasaran" else set()
        own = [row for row in own if row.row not in covered]
        empty = [Spot(table, row) for row in own if not row.text(name).strip() and not _elsewhere(row, name)]
        for spot in empty:
            told = spot.says(EMPTY, name, kolom=name.replace("_", " "))
            yield replace(told, severity=INFO) if name == "sasaran" and _may_be_covered(spot) else told


def _may_be_covered(spot: Spot) -> bool:
    """Whether an objective above may be meant for a row, in a table without numbers that would tell."""
    rows = spot.table.indicators
    above = any(row.text("sasaran").strip() for row in rows if row.row < spot.row.row)
    return above and not any(row.text("no").strip() for row in rows)


def _is_heading(row: Indicator) -> bool:
    """Whether a row measures nothing: it names a programme, an activity, an objective, a sum of money, or gives what
    those above reach together."""
    told = [t for t in row.targets if t.kind in WORK and t.value.status != "kosong" and not _covers_more(t, row)]
    values = any(target.kind != "capaian" for target in told)
    return not values and not says(row, "indikator")


def _covers_more(target: Target, row: Indicator) -> bool:
    """Whether a value stands in a cell that goes over the rows below too."""
    return target.field.cell is not None and target.field.cell.row_span > max(1, len(row.source_rows))


def _elsewhere(row: Indicator, name: str) -> bool:
    """Whether what a row leaves out stands in another column by design: the row of a goal has no objective."""
    goal = row.fields.get("tujuan")
    if name == "sasaran":
        return bool(goal and goal.clean.strip() and not goal.inherited)
    return name == "indikator" and (bool(row.text("indikator_tujuan").strip()) or _has_other_indicator(row))


def _has_other_indicator(row: Indicator) -> bool:
    """Whether an indicator of its own stands in a column of those of another level: "Indikator Sasaran"."""
    fields = (field for column, field in row.fields.items() if column.startswith(OTHER_INDICATOR))
    return any(field.clean.strip() and not field.inherited for field in fields)


def _targets(table: NormalTable) -> Iterator[Finding]:
    """What rows leave empty, with the years, and whether a dash stands there."""
    bare, broken = _without_targets(table), torn(table) | by_turns(table) | over_items(table) | _unread(table)
    for row in table.indicators:
        spot = Spot(table, row)
        none = all(target.value.status == "kosong" for target in spot.targets)
        if none and (row.kind in bare or not says(row, "indikator") or row.row in broken):
            continue
        for saying, empty in _empty(spot):
            years = ", ".join(target.year for target in empty if target.year)
            told = spot.says(saying, column_of(empty[0]), tahun=years or "tanpa tahun")
            told = replace(told, severity=INFO) if none and (_may_head(row) or _stands_bare(table, row)) else told
            yield replace(told, judged=len(table.indicators))


def _may_head(row: Indicator) -> bool:
    """Whether a row without any value names no measure: an aspect, a field of government over the indicators below."""
    return not names_measure(row.text("indikator")) and all(target.value.status == "kosong" for target in row.targets)


def _stands_bare(table: NormalTable, row: Indicator) -> bool:
    """Whether a row without a number leaves everything beside its indicator empty that most rows fill: a heading."""
    beside = [name for name in row.fields if name not in ("no", "indikator") and _mostly_filled(table, name)]
    own = (row.fields[name] for name in ("no", *beside) if name in row.fields)
    return bool(beside) and not any(field.clean.strip() and not field.inherited for field in own)


def _unread(table: NormalTable) -> set[int]:
    """Rows that may go on from the one above, and those above."""
    loose = {doubt.row for doubt in table.doubts if doubt.rows and doubt.column == "indikator" and doubt.row}
    return loose | {row - 1 for row in loose}


def _without_targets(table: NormalTable) -> set[str]:
    """Kinds of row that have no target by design: most of them have none of their own, and rows of other kinds do."""
    with_target: Counter[str] = Counter()
    rows: Counter[str] = Counter()
    for row in table.indicators:
        rows[row.kind] += 1
        own = (target for target in Spot(table, row).targets if not _covers_more(target, row))
        with_target[row.kind] += any(target.value.status != "kosong" for target in own)
    return {kind for kind in rows if kind in LEVELS and with_target[kind] * 2 < rows[kind] and with_target.total()}


def _empty(spot: Spot) -> Iterator[tuple[Saying, list[Target]]]:
    """The empty targets of a row, those that are missing and those that its plan leaves out."""
    missing, left_out = gaps(spot)
    yield from ((saying, chosen) for saying, chosen in ((NO_TARGET, missing), (LEFT_OUT, left_out)) if chosen)


RULE = PlainRule("isian_kosong", _found)

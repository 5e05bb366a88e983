"""Numbering that is broken, repeated or malformed: "27," among "26." and "28.".

Needs: a numbering column; a cell that a merge repeats over rows counts once, empty ones (activities under a numbered
programme) not at all.
Source: numbers run 1, 2, 3; a new 1 starts a new run, behind another 1 where a heading parts them; where each level
counts from 1, each has its own run, which may go on past its parents.
Numbers of two digits ("01", "06") in a document whose number columns print codes of several parts ("01.2.01") are the
last parts of codes, which leave out what an office does not have (Kepmendagri 900.1.15.5-1317/2023).
Under headings of a table that does not begin with 1 a number may come again: its rows keep those of the table that they
were chosen from.
Rows set aside (a heading that was given a number) and cells with several numbers carry the run on.
Limits: of a scan only a break from which the numbers go on is told: a lone odd number is a misread one; numbering with
letters, roman numerals or several parts ("1.2") is only checked for its form among its like.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from audit.finding import Finding, PlainRule
from audit.spot import HEADING, PERINGATAN, Saying, Spot, page_of
from normalize.model import Indicator, Normalised, NormalTable
from schema.columns import NAMES_OF_LEVEL

WHOLE = re.compile(r"(\d{1,3})\s*([^\w\s]*)")
FIRST = re.compile(r"(\d{1,3})\s*[^\w\s]?\s")
"""The number that a row begins with."""
NOTE = re.compile(r"(?<!\s)\s*(?<!\*)\*+\)?$")
"""The mark of a footnote behind a number."""
CODE = re.compile(r"\d{1,2}(?:\.\d{1,2}){2,4}\.?")
PART = re.compile(r"0\d|\d\d")
SEVERAL = re.compile(r"\d{1,3}(?:\s+\d{1,3})+")
REPEATED = Saying("nomor_urut", PERINGATAN, "Nomor {nomor} berulang.", "Perbaiki nomor urutnya.")
BROKEN = Saying(
    "nomor_urut",
    PERINGATAN,
    "Nomor melompat dari {sebelum} ke {nomor}.",
    "Periksa apakah ada baris yang hilang, atau perbaiki nomor urutnya.",
)
FORM = Saying(
    "nomor_urut",
    PERINGATAN,
    "Penulisan nomor “{nomor}” berbeda dari nomor lain (“{umum}”).",
    "Samakan penulisan nomor.",
)


def _found(doc: Normalised) -> Iterator[Finding]:
    """One finding per break of the run, and one per run of oddly written numbers."""
    scanned = {page.number for page in doc.document.pages if page.kind == "scan"}
    columns = [list(_own(table)) for table in doc.tables]
    coded = any(CODE.fullmatch(_raw(spot)) for column in columns for spot in column)
    for column in columns:
        numbered = [spot for spot in column if WHOLE.fullmatch(_raw(spot))]
        if not (coded and all(PART.fullmatch(_raw(spot)) for spot in numbered)):
            yield from _broken(numbered, scanned)
            yield from _form(numbered)


def _broken(numbered: list[Spot], scanned: set[int]) -> list[Finding]:
    """The breaks of the one run through all rows, or of the runs of each level, whichever has fewest: levels that begin
    with a 1, under each parent or in the whole table, count for themselves."""
    through = list(_run(numbered, scanned))
    ways = (_by_level(numbered), _by_level(numbered, parents=False)) if through else ()
    told = [[one for run in levels for one in _run(run, scanned)] for levels in ways if _restarts(levels)]
    return min((*told, through), key=len)


def _own(table: NormalTable) -> Iterator[Spot]:
    """Rows with a number of their own."""
    before = None
    for row in table.indicators:
        field = row.fields.get("no")
        if field and field.clean.strip() and not field.inherited and not (field.cell and field.cell is before):
            yield Spot(table, row)
        before = field.cell if field else None


def _raw(spot: Spot) -> str:
    return NOTE.sub("", " ".join(spot.row.fields["no"].raw.split()))


def _run(numbered: list[Spot], scanned: set[int]) -> Iterator[Finding]:
    numbers = [int(found[1]) if (found := WHOLE.fullmatch(_raw(spot))) else 0 for spot in numbered]
    elsewhere = _elsewhere(numbered[0].table) if numbered else []
    before, above = None, 0
    chosen = numbers[:1] > [1]
    for at, (spot, number) in enumerate(zip(numbered, numbers, strict=True)):
        if before is not None:
            if page_of(spot.row, "no") in scanned and numbers[at + 1 : at + 2] != [number + 1]:
                number = before + 1  # read wrong, if it is not the next
            again = number == before and (chosen or number == 1)
            yield from () if again and _parted(spot, above) else _step(before, number, spot, elsewhere)
        before, above = _carried(before, number, numbers[at + 1 : at + 2]), spot.row.source_row


def _carried(before: int | None, number: int, following: Sequence[int]) -> int:
    """From where the run goes on: past a lone odd number ("167, 66, 168") as if it were not there."""
    if before is None or not following or number in (before, before + 1) or following[0] == number + 1:
        return number
    return following[0] - 1 if following[0] in (before + 1, before + 2) else number


def _step(before: int, number: int, spot: Spot, elsewhere: Sequence[tuple[int, int]]) -> Iterator[Finding]:
    """What is wrong with a number behind another."""
    if number == before:
        yield spot.says(REPEATED, "no", nomor=str(number))
    elif number != 1 and not _leads(before, number, spot, elsewhere):
        yield spot.says(BROKEN, "no", sebelum=str(before), nomor=str(number))


def _parted(spot: Spot, above: int) -> bool:
    """Whether a heading stands between a row and the numbered one above it: set aside, or without number and value."""
    bands = (row.row for row in spot.table.set_aside if row.reason == HEADING)
    bare = (row.source_row for row in spot.table.indicators if not row.text("no") and not _measures(row))
    return any(above < at < spot.row.source_row for at in (*bands, *bare))


def _measures(row: Indicator) -> bool:
    return any(target.value.status != "kosong" for target in row.targets)


def _leads(before: int, number: int, spot: Spot, elsewhere: Sequence[tuple[int, int]]) -> bool:
    """Whether every number between stands on a row above that was set aside, or in a cell with others."""
    above = {one for row, one in elsewhere if row < spot.row.source_row}
    return before < number and above.issuperset(range(before + 1, number))


def _elsewhere(table: NormalTable) -> list[tuple[int, int]]:
    """Rows of the source table and the numbers that they print where no run of indicators has them."""
    aside = [(row.row, int(found[1])) for row in table.set_aside if (found := FIRST.match(row.text))]
    shared = [row for row in table.indicators if SEVERAL.fullmatch(row.text("no"))]
    return [*aside, *((row.source_row, int(one)) for row in shared for one in row.text("no").split())]


def _by_level(numbered: list[Spot], parents: bool = True) -> list[list[Spot]]:
    """Rows of one kind, and under one parent: numbering may begin again there."""
    runs: dict[tuple[str, ...], list[Spot]] = defaultdict(list)
    for spot in numbered:
        above = NAMES_OF_LEVEL[: spot.row.depth] if parents else ()
        runs[spot.row.kind, *map(spot.row.text, above)].append(spot)
    return list(runs.values())


def _restarts(levels: list[list[Spot]]) -> bool:
    """Whether every level has numbers of its own from 1 on; the highest may go on from a table before."""
    firsts = [int(found[1]) if (found := WHOLE.fullmatch(_raw(run[0]))) else 0 for run in levels]
    highest = min((run[0].row.depth for run in levels), default=0)
    return len(levels) > 1 and all(
        first == 1 or run[0].row.depth == highest for first, run in zip(firsts, levels, strict=True)
    )


def _form(numbered: list[Spot]) -> Iterator[Finding]:
    ends = [found[2] for spot in numbered if (found := WHOLE.fullmatch(_raw(spot)))]
    usual = Counter(ends).most_common(1)[0][0] if ends else ""
    if Counter(ends)[usual] * 2 <= len(ends):
        return
    odd_before = ""
    for spot, end in zip(numbered, ends, strict=True):
        odd = end if end != usual else ""
        if end != usual and odd != odd_before:
            yield spot.says(FORM, "no", _raw(spot), nomor=_raw(spot), umum=f"1{usual}")
        odd_before = odd if end != usual else "\0"


RULE = PlainRule("nomor_urut", _found)

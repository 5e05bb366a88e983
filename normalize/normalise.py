"""Document -> clean indicators: headers, rows, records, hierarchy, words and values, codes; pure and deterministic."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from extract.document import Cell, Document, Line, Table
from extract.drawn.lines import ENGINE as DRAWN
from normalize import parties, titles
from normalize.clean import CleanRow, Setting, clean_row, setting, value
from normalize.doubts import of_rows
from normalize.headers import heading
from normalize.headers.heading import Headed
from normalize.headers.read import Header
from normalize.headers.sisters import follows, goes_on, resumes
from normalize.hierarchy import place as hierarchy
from normalize.model import Column, Indicator, Normalised, NormalTable, Refused, SetAside, Target
from normalize.nomenclature import assign as nomenclature
from normalize.nomenclature.assign import Match
from normalize.nomenclature.over import under_their_own
from normalize.nomenclature.unit_case import in_official_case
from normalize.offices.choice import office_of
from normalize.rows import kinds as row_kinds
from normalize.rows import totals
from normalize.rows.goals import under_names
from normalize.rows.kinds import BAND, DATA, ILLEGIBLE, TITLE, TOTAL, Row
from normalize.rows.leading import lead
from normalize.rows.nameless import under_their_name
from normalize.rows.parents import under_headings
from normalize.rows.records import Record, records
from normalize.rows.sheet import Sheet
from normalize.rows.split import Splitting, split
from normalize.sorts import contents, documents, legend, legible, measures, others, sisters, weight
from normalize.sorts.retold import names_known
from normalize.told import NO_TABLE, NOTHING, Told, named
from normalize.values import quotients
from normalize.values.decimals import Decimal
from normalize.words.squash import fold, squash
from schema.columns import TARGET

_TITLE_LENGTH = 200
"""Letters of a title that are kept, those next to the table."""
ACHIEVED = "capaian"
UNFRUITFUL = "dengan garis yang digambar pemeriksa tidak ada indikator yang terbaca"
"""Why a region is none of indicators although a person drew its lines."""
_READ_WELL = 0.5
"""Score from which an engine stands by a region that was set aside."""


def normalise(document: Document, name: str, before: Sequence[Table] = (), told: Told = NOTHING) -> Normalised:
    """Every table of the document, named and cleaned; `name` is the document's id and the last source of its year.

    `before` holds tables of the document that this one continues: a table without header may go on from them.
    `told` is what people said of its tables and columns.
    """
    found = heading.find(document.tables)
    around = titles.around(document)
    year = titles.document_year((f.titles for f in found), around, name)
    headed = named(heading.name(found, year, before), document.tables, told)
    drawn = [cell.text for page in document.pages for aside in page.aside for cell in aside.table.cells]
    lines = tuple(dict.fromkeys(line for f in found for line in f.titles))
    silent = others.is_silent([*lines, *around])
    weighed = [
        (one, min(sure, weight.PERHAPS) if silent and others.only_counts(one) else sure)
        for one, sure in zip(headed, _weights(headed, document.tables, told), strict=True)
    ]
    kept = [(one, sure) for one, sure in weighed if sure >= weight.INDICATORS]
    laid = [_laid(document, one, sure) for one, sure in kept]
    tables = tuple(_table(number, *one) for number, one in enumerate(zip(laid, _settings(laid), strict=True), start=1))
    known = {squash(row.text("indikator")) for table in tables for row in table.indicators}
    set_aside = (_refused(one, sure, kept, known) for one, sure in weighed if sure < weight.INDICATORS)
    refused = (*set_aside, *_passed_over(document))
    office = office_of(name, lines, around, tables, refused)
    sorts = [(documents.of_table(one), len(t.indicators)) for (one, _), t in zip(kept, tables, strict=True)]
    sort = documents.of_document(sorts, around, name, drawn, lines)
    seems = "" if any(table.indicators for table in tables) else others.of_tables(headed, around)
    tables = tuple(replace(table, sort=table.sort or sort.name) for table in coded(tables, year, office))
    return Normalised(name, document, office, year, tables, lines, refused, seems, sort.name, sort.evidence)


def _weights(headed: Sequence[Headed], tables: Sequence[Table], told: Told) -> list[float]:
    """How surely each is a table of indicators: as people say, else as measured."""
    said = {id(tables[place]): float(sure) for place, sure in told.tables.items()}
    measured = zip(headed, weight.weights(headed), strict=True)
    return [said.get(id(one.found.source), sure) for one, sure in sisters.alike([*measured])]


def _passed_over(document: Document) -> tuple[Refused, ...]:
    """Regions that were set aside on their page although an engine read them well and they say what indicators do."""
    every = [aside for page in document.pages for aside in page.aside]
    asides = [aside for aside in every if aside.table.score >= _READ_WELL]
    garbled = tuple(Refused(a.table, weight.PERHAPS, legible.GARBLED) for a in every if legible.is_garbled(a.table))
    if not asides:
        return garbled
    headed = heading.name(heading.find(aside.table for aside in asides), None, document.tables)
    reasons = {id(aside.table): aside.reason for aside in asides}
    return garbled + tuple(
        Refused(one.found.source, sure, reasons[id(one.found.source)])
        for one, sure in zip(headed, weight.weights(headed), strict=True)
        if sure >= weight.INDICATORS
    )


def _refused(headed: Headed, sure: float, kept: Sequence[tuple[Headed, float]], known: Collection[str]) -> Refused:
    """A table that is none of indicators; one that measures, announces or goes on one of indicators may hold some."""
    table = headed.found.source
    if contents.is_contents(table):
        return Refused(table, 0.0, contents.CALLED)
    if legend.is_legend(table):
        return Refused(table, 0.0, legend.CALLED)
    if not sure:
        return Refused(table, sure, NO_TABLE)
    if table.engine == DRAWN:
        return Refused(table, max(sure, weight.PERHAPS), UNFRUITFUL)
    if others.is_certain(headed) or names_known(headed, known):
        return Refused(table, 0.0, others.reason(headed))
    if legible.is_garbled(table):
        return Refused(table, max(sure, weight.PERHAPS), legible.GARBLED)
    above = [one.found.source for one, _ in kept if not headed.found.block.found]
    grid = headed.found.grid
    rest = any(goes_on(table, one) or resumes(table, one) for one in above)
    rest = rest or (any(follows(table, one) for one in above) and measures.speaks(grid))
    told = measures.performs(headed.header) or measures.promises(grid, headed.header)
    told = told or measures.takes_turns(table)
    told = told or measures.labels(grid) or measures.promises_in_brackets(grid)
    if rest or told or measures.describes(grid):
        sure = max(sure, weight.PERHAPS)
    return Refused(table, sure, others.reason(headed))


@dataclass(frozen=True, slots=True)
class _Laid:
    """A table of indicators with its rows told apart, before its cells are cleaned."""

    headed: Headed
    sure: float
    """How surely it holds indicators."""
    rows: Sequence[Row]
    parted: Splitting
    placed: Sequence[hierarchy.Placed]


def _laid(document: Document, headed: Headed, sure: float) -> _Laid:
    grid, header, found = headed.found.grid, headed.header, headed.found
    rows = row_kinds.classify(grid, header)
    parted = _records(grid, header, rows, merges=found.source.borders == "ruled")
    level = parties.level(document, found.source.page, found.titles)
    return _Laid(headed, sure, rows, parted, hierarchy.place(grid, header, rows, parted.records, level, found.titles))


def _settings(tables: Sequence[_Laid]) -> list[Setting]:
    """The setting of each; where its numbers tell no decimal mark, those of the others may."""
    own = [_setting(table) for table in tables]
    marks = {one.decimal.mark for one in own if one.decimal.sure}
    pairs = zip(tables, own, strict=True)
    return [one if one.decimal.sure or not marks else _setting(table, marks) for table, one in pairs]


def _setting(table: _Laid, marks: Collection[str] = ()) -> Setting:
    header = table.headed.header
    aside = chain.from_iterable(_valued(row, header) for row in table.rows)
    return setting(table.placed, {c.index: c for c in header.columns}, str(table.headed.year or ""), aside, marks)


def _table(number: int, laid: _Laid, table: Setting) -> NormalTable:
    headed, rows, parted = laid.headed, laid.rows, laid.parted
    header, found = headed.header, headed.found
    cleaned = [clean_row(i, item, table) for i, item in enumerate(laid.placed, start=1)]
    indicators = tuple(row.indicator for row in cleaned)
    if quotients.bare(header.columns, indicators):
        indicators = tuple(map(quotients.unitless, indicators))
    return NormalTable(
        number,
        _title(found.titles),
        _level(cleaned),
        headed.year,
        header.columns,
        indicators,
        tuple(_set_aside(headed, rows, parted, table.decimal)),
        header.corrections + tuple(c for row in cleaned for c in row.corrections),
        tuple(
            chain(
                (d for row in cleaned for d in row.doubts),
                of_rows(headed, _accounted(rows, parted), parted.together, indicators),
            )
        ),
        table.decimal.mark,
        table.decimal.evidence,
        found.source,
        laid.sure,
        documents.of_table(headed).name,
        table.decimal.sure,
    )


def _records(grid: Sheet, header: Header, rows: Sequence[Row], *, merges: bool) -> Splitting:
    """The records of a table; `merges` tells whether its source shows merged cells, or leaves them empty."""
    data = [row.index for row in rows if row.kind == DATA]
    titles = frozenset(row.index for row in rows if row.kind == TITLE)
    groups = sorted({c.group for c in header.columns})
    found: Sequence[Record] = records(grid, header, data, groups, titles)
    found = under_their_name(found, header, rows) if merges else lead(found, header)
    found = under_headings(under_names(found, header, rows), header)
    return split(found, header)


def _accounted(rows: Sequence[Row], parted: Splitting) -> list[Row]:
    """Data rows that became no record are bands: headings, and rows whose own cells are all empty."""
    used = {row for record in parted.records for row in record.members}
    return [replace(row, kind=BAND) if row.kind == DATA and row.index not in used else row for row in rows]


def _level(rows: Sequence[CleanRow]) -> str:
    """The tingkat of the table: that of its rows where they agree."""
    levels = {row.indicator.level for row in rows}
    return levels.pop() if len(levels) == 1 else ""


def _title(lines: Sequence[Line]) -> str:
    """What stands over a table; of a long text its end, from a whole word on."""
    whole = " ".join(fold(line.text) for line in lines)
    return whole if len(whole) <= _TITLE_LENGTH else whole[-_TITLE_LENGTH - 1 :].partition(" ")[2]


def _set_aside(headed: Headed, rows: Sequence[Row], parted: Splitting, decimal: Decimal) -> Iterator[SetAside]:
    """Every row that is neither an indicator nor a part of one, with its reason and the figures of its own."""
    table = headed.found.source
    pages = {cell.row: cell.page for cell in reversed(table.cells)}
    for row in _accounted(rows, parted):
        if row.kind not in (DATA, ILLEGIBLE):
            page = pages.get(row.index, table.page)
            sums_up = _sums_up(row)
            figures = tuple(_figures(row, headed, decimal))
            yield SetAside(row.index, row.kind, row.text, page, sums_up, figures)


def _figures(row: Row, headed: Headed, decimal: Decimal) -> Iterator[Target]:
    """What a band or a total says in the value columns."""
    for column, cell in _valued(row, headed.header):
        yield value(column, cell, None, decimal, str(headed.year or ""))[0]


def _valued(row: Row, header: Header) -> Iterator[tuple[Column, Cell]]:
    """The own cells of a band or a total in the value columns; those that reach the row below are its values."""
    if row.kind == BAND or _sums_up(row):
        for cell in (cell for cell in row.cells if cell.row_span == 1):
            column = _value_column(cell, header)
            if column:
                yield column, cell


def _sums_up(row: Row) -> str:
    """What a row of kind "jumlah" calls itself: of the kinds in `rangkuman.csv`, or nothing."""
    return totals.of_row(row.cells) if row.kind == TOTAL else ""


def _value_column(cell: Cell, header: Header) -> Column | None:
    """The value column that a cell begins in; of one over a target, what was reached and the achievement the last."""
    values = [c for c in header.columns if c.name == TARGET]
    first = next((c for c in values if cell.col in header.held[c.index]), None)
    over = [c for c in values if set(range(cell.col, cell.col + cell.col_span)) & set(header.held[c.index])]
    return next((c for c in over if first and c.kind == ACHIEVED), first)


def coded(tables: Sequence[NormalTable], year: int | None, office: str) -> tuple[NormalTable, ...]:
    """The tables with the official nomenclature code of every row that has one; names are matched over all of them."""
    matches = iter(nomenclature.assign([i for table in tables for i in table.indicators], year, office))
    return tuple(_with_codes(table, [next(matches) for _ in table.indicators]) for table in tables)


def _with_codes(table: NormalTable, matches: Sequence[Match | None]) -> NormalTable:
    coded = [_with_code(*pair) for pair in zip(table.indicators, matches, strict=True)]
    return in_official_case(replace(table, indicators=under_their_own(coded)), matches)


def _with_code(indicator: Indicator, match: Match | None) -> Indicator:
    return replace(indicator, code=match.code) if match and match.code else indicator

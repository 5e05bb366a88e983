"""What a table says of itself, for and against being one of indicators: measures from 0 to 1, weighed together."""

import re
from collections.abc import Callable, Mapping, Sequence

from extract.document import Line, Table
from normalize.headers.chain import Chain
from normalize.headers.number_row import is_number_row
from normalize.headers.read import Header
from normalize.headers.reading import Context, read
from normalize.headers.rows import NO_HEADER
from normalize.model import Column
from normalize.rows.sheet import Sheet
from normalize.rows.turns import turns_of
from normalize.sorts.phrases import BODY, COLUMN, DOCUMENTS, OTHERS, TITLE, first, other, share
from normalize.values import units
from normalize.words.openings import column_of
from normalize.words.squash import fold
from schema.columns import MIXED, NAMES_OF_LEVEL, TARGET, UNKNOWN_PREFIX

_INDICATORS = ("indikator", "indikator_tujuan")
_OF_A_CARD = ("satuan", "sumber_data", "penanggung_jawab", "definisi_operasional", "formulasi")
_CARD, _NAMED = 30, 0.9
"""Rows of a card, and how surely its labels are names of columns."""
_MEANT = ("definisi_operasional", "formulasi")
_VALUE = re.compile(r"(?:rp\.?\s?)?[<>≥≤±]?\s?\d[\d.,]{0,18}(?:\s?[-–]\s?\d[\d.,]{0,18})?\s?(?:%|[a-z/ ]{1,24})?", re.I)
_AMOUNT = re.compile(r"\d{1,3}(?:[.,]\d{3}){2}|\d{7}")
_SAID = re.compile(r"[\W\d_x]*+[^\W\d_x]\S*+\s[\W\d_x]*+[^\W\d_x]", re.IGNORECASE)
"""Two words of letters, from which a cell says something; a form leaves dots, lines, "(1)", "xxx" to be filled in."""
_LABEL = re.compile(r"\bindikator[a-z ]{0,30}:", re.IGNORECASE)
_TARGETED = re.compile(r"\((?:target\W{0,3})?[<>≤≥]?\s?\d[\d.,]{0,18}\s?(?:%|[a-z][a-z/ ]{1,30})?\)$", re.IGNORECASE)
"""What the box of a drawing has behind its indicator: "(96,34%)", "(300 Laporan)", "(Target : 85%)"."""
_SEVERAL = 3
"""Cells that announce an indicator from which a table may hold them, whatever its header says."""
_SOME = 2
"""Cells that open as indicators, and values, on the page after a table of indicators."""
_FEW = 0.3
"""Added to the number of texts: of one or two, all is less than of ten."""
_SURE = 0.7
"""Score from which a header tells what stands under it."""
_PROMISED = 0.4
"""Of the fullest column of targets, what must be values: half of two."""
_MANY = 5
"""Indicators without values that make a list of them."""


def measures(grid: Sheet, header: Header, titles: Sequence[Line]) -> Mapping[str, float]:
    """Every measure of a table by its name; the names are those of `vocabulary/bobot_tabel.csv`."""
    columns = _columns(grid, header.block.end)
    told = [c for c in header.columns if c.undated or not (c.name.startswith(UNKNOWN_PREFIX) or _money(c))]
    names = {TARGET if c.undated else c.name: _surely(c.score) for c in told}
    lines = [fold(line.text) for line in reversed(titles)]
    empty = 1.0 - _best(columns, _says)
    indicator, value = (max(names.get(name, 0.0) for name in some) for some in (_INDICATORS, (TARGET,)))
    opening = _best(_perhaps(header, columns, *_INDICATORS, *_MEANT, MIXED), _opens_as_indicator)
    measured = max(indicator, value, opening)  # a list of programmes alone measures nothing
    levels = max(names.get(name, 0.0) for name in (MIXED, *NAMES_OF_LEVEL))
    return {
        "kolom_indikator": indicator,
        "kolom_arti": max(names.get(name, 0.0) for name in _MEANT),
        "kolom_tingkat": min(measured, levels),
        "kolom_terisi": min(indicator, value, 1.0 - empty),
        "kolom_bernilai": min(indicator, value, _filled(header, columns)),
        "kolom_lain": share(OTHERS, COLUMN, heads(grid, header)),
        "kata_indikator": opening,
        "kata_tingkat": min(measured, _best(columns, lambda text: column_of(text) in ("sasaran", "program"))),
        "kata_lain": max((share(OTHERS, BODY, texts) for texts in columns), default=0.0),
        "satuan": _best(columns, units.is_known),
        "nilai": _best(columns, lambda text: _VALUE.fullmatch(text) is not None),
        "isian": empty,
        "judul_kinerja": float(first(DOCUMENTS, TITLE, lines) is not None),
        "judul_lain": float(other(lines) is not None),
    }


def performs(header: Header) -> bool:
    """Whether a header has a unit, a target and what was reached, whatever it calls what is measured ("Pelayanan")."""
    kinds = {column.kind for column in header.columns if column.name == TARGET}
    return {"target", "realisasi"} <= kinds and any(column.name == "satuan" for column in header.columns)


def promises(grid: Sheet, header: Header) -> bool:
    """Whether a header names indicators and, under their targets, stands what may be one, however few rows it has; so
    it is where a header names work of a level, its target and what was reached, and they are no amounts of money.
    """
    columns = _columns(grid, header.block.end)
    sure = [c for c in header.columns if c.score >= _SURE]
    kinds = {c.kind for c in sure if c.name == TARGET}
    named = any(c.name in _INDICATORS for c in sure)
    work = any(c.name in NAMES_OF_LEVEL for c in sure) and {"target", "realisasi"} <= kinds
    if work and not named:
        return _filled(header, columns, _is_measure) >= _PROMISED
    return named and (_filled(header, columns) >= _PROMISED or _lists(header, sure, columns))


def _lists(header: Header, sure: Sequence[Column], columns: Sequence[Sequence[str]]) -> bool:
    """Whether names of work stand beside what surely are their indicators, in many rows, without any values."""
    if any(c.kind for c in header.columns) or not any(c.name in (MIXED, *NAMES_OF_LEVEL) for c in sure):
        return False
    places = [header.held[c.index] for c in sure if c.name in _INDICATORS]
    told = [sum(_says(text) for place in held for text in columns[place]) for held in places]
    return max(told, default=0) >= _MANY


def labels(grid: Sheet) -> bool:
    """Whether several cells announce indicators inside them ("Indikator : ...")."""
    return sum(_LABEL.match(grid.text(cell)) is not None for cell in grid.table.cells) >= _SEVERAL


def promises_in_brackets(grid: Sheet) -> bool:
    """Whether several cells name an indicator and its target behind it, as the boxes of a drawn cascade do."""
    texts = (grid.text(cell) for cell in grid.table.cells)
    return sum(_TARGETED.search(text) is not None and _opens_as_indicator(text) for text in texts) >= _SEVERAL


def describes(grid: Sheet) -> bool:
    """Whether a table tells of one indicator, row by row, what a table of indicators has columns for: "Satuan : %"."""
    firsts = [grid.text(cells[0]) for row in range(min(len(grid), _CARD)) if (cells := grid.printed(row))]
    said = [read(Chain((0,), (text,)), Context()).candidates for text in dict.fromkeys(firsts)]
    named = {options[0][0] for options in said if options and options[0][1] >= _NAMED}
    return len(named.intersection(_OF_A_CARD)) >= _SEVERAL


def speaks(grid: Sheet) -> bool:
    """Whether some cells open as indicators do, and some are values, whatever stands over them."""
    texts = [grid.text(cell) for cell in grid.table.cells if cell.lines]
    opening, values = sum(map(_opens_as_indicator, texts)), sum(_VALUE.fullmatch(text) is not None for text in texts)
    return min(opening, values) >= _SOME


def takes_turns(table: Table) -> bool:
    """Whether rows or columns name measures beside years, and most of their values are no amounts of money."""
    if turns_of(Sheet(table), NO_HEADER) is None:
        return False
    values = [text for cell in table.cells if cell.lines and _is_value(text := fold(cell.text))]
    return 2 * sum(map(_is_measure, values)) > len(values)


def _money(column: Column) -> bool:
    """A budget alone makes no indicator."""
    return "anggaran" in (column.kind or "")


def heads(grid: Sheet, header: Header) -> list[str]:
    """The texts over the columns: of the header, or of the first row where no word of it is known."""
    if header.block.found:
        return [text for column in header.columns for text in column.raw.split(" | ") if text]
    return [grid.text(cell) for cell in grid.printed(0)] if len(grid) else []


def _surely(score: float) -> float:
    """How far above even chances a name is: a header that may mean many things tells little."""
    return max(0.0, 2 * score - 1)


def _columns(grid: Sheet, first_row: int) -> list[list[str]]:
    """The texts of each column under the header; rows of column numbers left out."""
    columns: list[list[str]] = [[] for _ in range(grid.width)]
    for row in range(first_row, len(grid)):
        cells = grid.printed(row)
        texts = [grid.text(cell) for cell in cells]
        if not is_number_row(texts):
            for cell, text in zip(cells, texts, strict=True):
                columns[cell.col].append(text)
    return columns


def _best(columns: Sequence[Sequence[str]], test: Callable[[str], bool]) -> float:
    """The part of its texts that pass, in the column where most do; a short column proves little."""
    return max((sum(map(test, texts)) / (len(texts) + _FEW) for texts in columns if texts), default=0.0)


def _opens_as_indicator(text: str) -> bool:
    """Whether a cell, or what stands behind the label "Indikator :" in it, opens as indicators do."""
    return column_of(text) == "indikator" or any(column_of(t.lstrip()) == "indikator" for t in _LABEL.split(text)[1:])


def _perhaps(header: Header, columns: Sequence[Sequence[str]], *names: str) -> list[Sequence[str]]:
    """The columns without those that the header surely calls something else than `names`."""
    other = {c.index for c in header.columns if c.name not in names and c.score >= _SURE}
    gone = {place for index in other for place in header.held[index]}
    return [texts for place, texts in enumerate(columns) if place not in gone]


def _filled(header: Header, columns: Sequence[Sequence[str]], test: Callable[[str], bool] | None = None) -> float:
    """Of the columns that the header calls targets, how much of the fullest holds values."""
    named = [columns[c.index] for c in header.columns if c.undated or (c.name == TARGET and not _money(c))]
    return _best(named, test or _is_value)


def _is_value(text: str) -> bool:
    return _VALUE.fullmatch(text) is not None or column_of(text) == "nilai"


def _is_measure(text: str) -> bool:
    """Whether a text is a value, but no amount of money."""
    return _is_value(text) and _AMOUNT.search(text) is None


def _says(text: str) -> bool:
    return _SAID.match(text) is not None

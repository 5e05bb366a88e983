"""Indicators with their values -> the lines of another system's import."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from emit.formats.nested import VALUES
from emit.shapes.shape import PLACE, Line, Shape
from emit.table import Scalar, number
from schema.columns import NAMES_OF_LEVEL

_MEASURES: Final = Path(__file__).parent / "measures.txt"
VALUE: Final = "nilai_"
"""Before a column of target.csv that indikator.csv has as well (`nilai_satuan`)."""

Names = Mapping[str, Scalar]


class Made(NamedTuple):
    """One line of the output."""

    kind: Line
    cells: dict[str, Scalar]


def lines(shape: Shape, indicators: Iterable[Mapping[str, Any]]) -> Iterator[Made]:
    """The lines, in order; `indicators` are rows of indikator.csv with their values (`emit.formats.nested`)."""
    last: dict[int, tuple[Scalar, ...]] = {}
    for order, row in enumerate(indicators, start=1):
        targets = [one for one in row[VALUES] if one["jenis_nilai"] == "target" and not one["periode"]]
        names = {**{k: v for k, v in row.items() if k != VALUES}, **_own(row, targets, order)}
        for place, kind in enumerate(shape.baris):
            for known in [names] if kind.untuk == "indikator" else _values(names, targets):
                key = tuple(known.get(one) for one in kind.sekali)
                if all(known.get(one) for one in kind.bila) and not (kind.sekali and last.get(place) == key):
                    last[place] = key
                    yield Made(kind, {column: filled(text, known) for column, text in kind.isi.items()})


def _own(row: Mapping[str, Any], targets: list[dict[str, Any]], order: int) -> Names:
    years = sorted(int(one["tahun"]) for one in targets if one["tahun"])
    level = next((one for one in reversed(NAMES_OF_LEVEL) if row[one]), "")
    units = {one["satuan"] for one in targets if one["satuan"]}
    return {
        "tahun_awal": years[0] if years else row["tahun"],
        "tahun_akhir": years[-1] if years else row["tahun"],
        "urutan": order,
        "ukuran": measure(str(row["indikator"] or "")),
        "naungan": row[level] if level else None,
        "tingkat_indikator": level or "sasaran",
        "satuan_tampak": row["satuan"] or (units.pop() if len(units) == 1 else None),
    }


def _values(names: Names, targets: list[dict[str, Any]]) -> Iterator[Names]:
    for place, one in enumerate(targets):
        yield {**names, **_value(one), "peran_nilai": "target" if place else "indikator"}


def _value(one: Mapping[str, Scalar]) -> Names:
    """Its columns; the year is its own, as nobody would look for the document's in a line of one value."""
    own = {name: one[name] for name in ("nilai", "teks", "tahun")}
    return {**{f"{VALUE}{name}": value for name, value in one.items()}, **own}


def filled(text: str, names: Names) -> Scalar:
    """A column's text with its places filled; a place alone keeps its type, so that a number stays one."""
    alone = PLACE.fullmatch(text)
    if alone:
        return names.get(alone[1])
    return PLACE.sub(lambda place: _text(names.get(place[1])), text) or None


def _text(value: Scalar) -> str:
    return "" if value is None else number(value) if isinstance(value, float) else str(value)


def measure(name: str) -> str | None:
    """The measure that an indicator's name begins with: "Persentase", "Jumlah", … None where it names none."""
    folded = name.casefold()
    return next((one for one in _measures() if folded.startswith(one.casefold())), None)


@cache
def _measures() -> tuple[str, ...]:
    return tuple(_MEASURES.read_text(encoding="utf-8").split("\n")[:-1])

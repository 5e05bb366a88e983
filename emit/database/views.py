"""Views for the questions that people ask; each a SELECT of its own, the same in every database.

They are made anew where the tables are brought to a new version: whoever changes a view adds a step to
`emit.database.migrations`, which may do nothing else.
"""

from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    case,
    func,
    inspect,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.schema import CreateView

from emit.database.tables import DOKUMEN, INDIKATOR, NILAI, TEMUAN
from schema.columns import Keparahan

DOUBTFUL: Final = 0.9
"""`keyakinan` below which a cell should be looked at: of those at 0.9 nine in ten are right."""

_D, _I, _N, _T = DOKUMEN.c, INDIKATOR.c, NILAI.c, TEMUAN.c
_ROWS: Final = DOKUMEN.join(INDIKATOR, _D.dokumen == _I.dokumen)
_VALUES: Final = _ROWS.join(
    NILAI, (_N.dokumen == _I.dokumen) & (_N.tabel == _I.tabel) & (_N.baris == _I.baris)
)  # fmt: skip
_KEY: Final = (_D.opd, _I.dokumen, _I.tabel, _I.baris, _I.indikator)


def targets_by_year() -> Select[Any]:
    """Every yearly target."""
    return (
        select(*_KEY, _N.tahun, _N.status, _N.nilai, _N.satuan, _N.predikat, _N.teks)
        .select_from(_VALUES)
        .where(_N.jenis_nilai == "target", _N.periode.is_(None))
    )


def target_and_achievement() -> Select[Any]:
    """Target, realisasi and the office's own capaian side by side, by year and period: as numbers, and as printed."""
    kinds = ("target", "realisasi", "capaian")
    numbers = [_of(kind, _N.nilai).label(kind) for kind in kinds]
    texts = [_of(kind, _N.teks).label(f"{kind}_teks") for kind in kinds]
    unit = func.coalesce(_of("target", _N.satuan), _of("realisasi", _N.satuan), func.max(_I.satuan))
    by = (*_KEY, _N.tahun, _N.periode)
    return (
        select(*by, unit.label("satuan"), *numbers, *texts)
        .select_from(_VALUES)
        .group_by(*by)
        .having(func.max(case((_N.jenis_nilai == "realisasi", 1))) == 1)
    )


def _of(kind: str, column: ColumnElement[Any]) -> ColumnElement[Any]:
    """What a row has there for one kind of value."""
    return func.max(case((_N.jenis_nilai == kind, column)))


def doubtful_cells() -> CompoundSelect[Any]:
    """Values that a person should look at, with where they stand; rows with an unsure cell, texts among them, too."""
    of_value = (_N.tahun, _N.periode, _N.jenis_nilai, _N.status)
    values = (
        select(*_KEY, *of_value, _N.teks, _N.mentah, _N.halaman, _N.keyakinan)
        .select_from(_VALUES)
        .where(or_(_N.status == "tak_terbaca", _N.keyakinan < DOUBTFUL))
    )
    nothing = [null().label(column.name) for column in (*of_value, _N.teks, _N.mentah)]
    rows = select(*_KEY, *nothing, _I.halaman, _I.keyakinan).select_from(_ROWS).where(_I.keyakinan < DOUBTFUL)
    return union_all(values, rows)


def findings_by_office() -> Select[Any]:
    """How many findings of each kind and severity an office has."""
    order = case({severity: place for place, severity in enumerate(Keparahan)}, value=_T.keparahan)
    by = (_D.opd, _T.keparahan, _T.kode)
    return (
        select(*by, func.count().label("banyak"), func.min(order).label("urutan"))
        .select_from(DOKUMEN.join(TEMUAN, _D.dokumen == _T.dokumen))
        .group_by(*by)
    )


def same_indicators() -> Select[Any]:
    """Indicators whose name, letter case aside, several offices use."""
    name = func.lower(_I.indikator)
    shared = select(name).select_from(_ROWS).group_by(name).having(func.count(_D.opd.distinct()) > 1)
    return select(name.label("nama"), *_KEY, _I.satuan).select_from(_ROWS).where(name.in_(shared.scalar_subquery()))


VIEWS: Final = {
    "v_target_per_tahun": targets_by_year,
    "v_target_realisasi": target_and_achievement,
    "v_sel_meragukan": doubtful_cells,
    "v_temuan_per_opd": findings_by_office,
    "v_indikator_antar_opd": same_indicators,
}


def drop(connection: Connection) -> None:
    """Every view of ours that is there: those of an older version may ask otherwise."""
    there = set(inspect(connection).get_view_names())
    for name in VIEWS:
        if name in there:
            connection.exec_driver_sql(f"DROP VIEW {name}")


def make(connection: Connection) -> None:
    """Every view that is not there."""
    there = set(inspect(connection).get_view_names())
    for name, question in VIEWS.items():
        if name not in there:
            connection.execute(CreateView(question(), name))

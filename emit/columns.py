"""The columns of an indikator.csv: the contract's, and those that its documents add."""

from collections.abc import Mapping

from schema import columns


def order_columns(used: Mapping[str, None]) -> tuple[str, ...]:
    """The contract's columns with the year columns after `satuan`, `lain_…` after `penanggung_jawab` as first seen."""
    years = sorted(name for name in used if name.startswith(columns.TARGET))
    unknown = [name for name in used if name not in columns.INDIKATOR and not name.startswith(columns.TARGET)]
    out: list[str] = []
    for name in columns.INDIKATOR:
        out.append(name)
        out += years if name == "satuan" else unknown if name == "penanggung_jawab" else []
    return tuple(out)

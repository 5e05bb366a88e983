"""Which columns a table of a level has, with their printed headers; shared by every renderer."""

from benchmarks.invent.content import Spec

LEADING = {
    "kepala_opd": ("no", "tujuan", "indikator_tujuan", "sasaran", "indikator"),
    "eselon_iii": ("no", "program", "sasaran", "indikator"),
    "eselon_iv": ("no", "sub_kegiatan", "sasaran", "indikator"),
}
WIDTHS = {"no": 3, "satuan": 5, "target": 4, "formulasi": 12, "sumber_data": 6, "penanggung_jawab": 6}


def columns(spec: Spec, table: dict) -> list[str]:
    """Keys of a table's columns; "target" stands once for all years."""
    unit = ["satuan"] if spec.style.unit_column else []
    return [
        *LEADING[table["tingkat"]],
        "definisi_operasional",
        "formulasi",
        *unit,
        "target",
        "sumber_data",
        "penanggung_jawab",
    ]


def value(row: dict, key: str) -> str:
    """Printed text of a cell; the column of activities prints `nama`."""
    return row.get("nama" if key in ("program", "sub_kegiatan") else key, "")


def merged_span(rows: list[dict], i: int, key: str) -> int:
    """Rows that the cell at row i spans; 0 where it is covered from above."""
    if key in rows[i]["_merged"]:
        return 0
    n = 1
    while i + n < len(rows) and key in rows[i + n]["_merged"]:
        n += 1
    return n

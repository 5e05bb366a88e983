"""A reading held against the truth of its document."""

from dataclasses import dataclass
from typing import Any

from benchmarks.invented import fold
from emit.result import Result
from normalize.model import Indicator

TEXTS = ("no", "sasaran", "program", "kegiatan", "sub_kegiatan", "sumber_data", "penanggung_jawab")
OFFICIAL = ("program", "kegiatan", "sub_kegiatan")
Figure = tuple[str, int, str, float]


@dataclass(frozen=True)
class Verdict:
    """What came of one document."""

    wrong: tuple[str, ...]
    status: str

    @property
    def word(self) -> str:
        """benar | SALAH (wrong and called whole, the worst) | sebagian (wrong, said so) | ragu (right, in doubt)."""
        whole = self.status == "lengkap"
        return ("SALAH" if whole else "sebagian") if self.wrong else "benar" if whole else "ragu"


def judged(truth: tuple[dict[str, Any], ...], result: Result) -> Verdict:
    """Every row, text and figure."""
    left = [row for table in result.doc.tables for row in table.indicators]
    wrong = []
    for row in truth:
        same = [one for one in left if fold(one.text("indikator")) == fold(row["indikator"])]
        if not same:
            wrong.append(f"no row {row['indikator']!r}")
            continue
        faults, like = min(((_faults(row, one), one) for one in same), key=lambda each: len(each[0]))
        left.remove(like)
        wrong += [f"{row['indikator'][:30]}: {fault}" for fault in faults]
    wrong += [f"a row too many: {one.text('indikator')!r}" for one in left]
    return Verdict(tuple(wrong), result.status)


def _faults(row: dict[str, Any], got: Indicator) -> list[str]:
    texts = [(name, row[name], got.text(name)) for name in TEXTS if name in row]
    if row.get("goes_on"):  # the number of a goal that has several rows may stand once
        texts = [one for one in texts if one[0] != "no" or one[2]]
    out = [f"{name} {want!r} came out as {found!r}" for name, want, found in texts if not _same(name, want, found)]
    if row["jenis"] != "indikator" and row["jenis"] != got.kind:
        out.append(f"level {row['jenis']} came out as {got.kind}")
    wants, have = _wanted(row), _found(got)
    out += [f"no {one}" for one in sorted(wants - have)]
    return out + [f"invented {one}" for one in sorted(have - wants)]


def _same(name: str, want: str, found: str) -> bool:
    """Whether a text is as printed; official names may be printed with blanks that their list has by mistake."""
    same = fold(want) == fold(found)
    return same or (name in OFFICIAL and fold(want).replace(" ", "") == fold(found).replace(" ", ""))


def _wanted(row: dict[str, Any]) -> set[Figure]:
    return {(v["jenis_nilai"], v["tahun"], v["periode"], float(v["nilai"])) for v in row["nilai"]}


def _found(got: Indicator) -> set[Figure]:
    """Figures that were read; a text that is none counts as -1, so that it is no right one."""
    return {
        (t.kind, int(t.year or 0), t.period, -1.0 if t.value.number is None else t.value.number)
        for t in got.targets
        if t.value.status != "kosong"
    }

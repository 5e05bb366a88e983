"""Everything known of one converted document, as the writers take it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from audit.finding import Finding
from emit import rows
from emit.rows import NO_ROWS, Row, Rows
from extract.document import Problem
from normalize.model import Normalised

NOT_IKU = "Bukan dokumen IKU"
"""The opening of `galat` where a document was read and holds no indicators: nothing failed but the choice of file."""


@dataclass(frozen=True, slots=True)
class Result:
    """One document, converted as far as it could be. A failed one has no tables and a fatal problem."""

    doc: Normalised
    file: str
    """berkas: the input as it is named in the output."""
    status: str
    """lengkap | sebagian | gagal."""
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    """Of reading, accounting and the limits, gravest first."""
    seconds: float | None = field(default=None, compare=False)
    decisions: tuple[Row, ...] = ()
    """Those of people about it: lines of keputusan.csv in their order, each with its `keadaan`."""
    rows: Rows = field(default=NO_ROWS, repr=False, compare=False)
    """Of its tables: validating and writing take the same."""

    def __post_init__(self) -> None:
        if self.rows.doc is not self.doc:
            object.__setattr__(self, "rows", Rows(self.doc))

    @property
    def indicators(self) -> int:
        """Rows of indikator.csv."""
        return sum(len(table.indicators) for table in self.doc.tables)

    @property
    def corrections(self) -> int:
        """Rows of koreksi.csv."""
        return sum(len(table.corrections) for table in self.doc.tables)


def document_row(result: Result) -> Row:
    """The document's row of dokumen.csv."""
    document = result.doc.document
    return {
        "dokumen": result.doc.name,
        "berkas": result.file,
        "sha256": document.sha256,
        "jenis_berkas": document.kind,
        "jenis_dokumen": result.doc.sort,
        "status": result.status,
        "galat": trouble(result.problems),
        "halaman": len(document.pages) or None,
        "halaman_tabel": sum(bool(page.tables) for page in document.pages) if document.pages else None,
        "tabel": len(result.doc.tables),
        "indikator": result.indicators,
        "koreksi": result.corrections,
        "temuan": len(result.findings),
        "detik": None if result.seconds is None else round(result.seconds, 2),
    }


def trouble(problems: tuple[Problem, ...]) -> str:
    """What went wrong and what to do about it, one sentence pair a problem; problems of many pages named once."""
    pages: dict[tuple[str, str], list[int]] = {}
    for problem in problems:
        text = problem.text.removeprefix(f"Halaman {problem.page} ")
        found = pages.setdefault((text, problem.remedy), [])
        if problem.page is not None:
            found.append(problem.page)
    return " ".join(_sentence(text, remedy, where) for (text, remedy), where in pages.items())


def _sentence(text: str, remedy: str, where: list[int]) -> str:
    place = f"Halaman {runs(where)} " if where and text[:1].islower() else f"Halaman {runs(where)}: " if where else ""
    return " ".join(part for part in (place + text.strip(), remedy.strip()) if part)


def runs(numbers: Iterable[int]) -> str:
    """[1, 2, 3, 7] -> "1-3, 7"."""
    out: list[list[int]] = []
    for number in sorted(set(numbers)):
        if out and number == out[-1][-1] + 1:
            out[-1][1:] = [number]
        else:
            out.append([number])
    return ", ".join(rows.page_range(run) for run in out)

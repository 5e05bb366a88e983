"""One document, from its bytes to everything known of it. Pure: no files are written, nothing is kept."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from emit.result import Result
from extract.document import Document, Problem, Table
from iku.decisions.decision import Decision, shown, standing
from iku.document.accounting import account
from iku.document.bounds import bounded
from iku.inputs.ids import clean, identifier
from iku.settings import Settings
from normalize.model import Normalised

if TYPE_CHECKING:
    from iku.decisions.rules.book import Book


def convert(path: str | Path, settings: Settings | None = None) -> Result:
    """Read, normalise, audit and validate one file, in this process and without its limits.

    Raises:
        OSError: the file cannot be opened. Whatever is wrong inside it is data: `Result.problems`.
    """
    file = Path(path)
    return convert_bytes(file.read_bytes(), str(file), identifier(file.name), clean(file.name), settings or Settings())


def convert_bytes(data: bytes, path: str, name: str, file: str, settings: Settings) -> Result:
    """Convert a document that is already in memory; `name` is its id, `file` its label in the output."""
    from extract.reader import read
    from normalize.sense import VocabularySense

    document = read(path, data, VocabularySense(), settings.read)
    return convert_document(document, name, file, thresholds=settings.thresholds)


def convert_document(
    document: Document,
    name: str,
    file: str,
    *,
    thresholds: str = "",
    decisions: Sequence[Decision] = (),
    loose: Sequence[Decision] = (),
    book: "Book | None" = None,
) -> Result:
    """Normalise, audit and validate a document that was read.

    `decisions` are all those of people about it, in the order in which they were made; `loose` are those among them
    that fitted no page when it was read with them (`iku.decisions.reading`). `book` holds the folder's rules.

    Raises:
        audit.thresholds.BadThresholds: `thresholds` is no TOML of thresholds.
    """
    doc, unfit = as_decided(document, name, (), decisions, book=book)
    return concluded(doc, file, (*loose, *(one for one in unfit if one not in loose)), decisions, thresholds)


def as_decided(
    document: Document,
    name: str,
    before: Sequence[Table],
    decisions: Sequence[Decision],
    plain: Normalised | None = None,
    book: "Book | None" = None,
) -> tuple[Normalised, tuple[Decision, ...]]:
    """The document normalised as people decided, and the decisions that fit nowhere.

    `plain` is it normalised without any, where that is known; `book` holds the folder's rules. Where there are
    neither decisions nor rules nothing of them is loaded.
    """
    holding = standing(decisions)
    if holding or book:
        from iku.decisions.decided import decided
        from iku.decisions.rules.book import EMPTY
        from normalize.sense import VocabularySense

        done = decided(document, name, before, holding, VocabularySense(), plain, book or EMPTY)
        return done.doc, done.loose
    from normalize.normalise import normalise

    return plain or normalise(document, name, before), ()


def concluded(
    doc: Normalised, file: str, loose: Sequence[Decision], decisions: Sequence[Decision], thresholds: str
) -> Result:
    """Audit and validate a document that is as people decided; `loose` are decisions that fit nowhere in it."""
    from audit.run import audit, rules
    from audit.thresholds import applied, parse
    from iku.decisions.findings import aside, lost, without
    from iku.document.validation import validate

    doc, cut = bounded(doc)
    result = judged(doc, file, (*doc.document.problems, *cut))
    chosen = applied(rules(), parse(thresholds, rules())) if thresholds else None
    every = (*audit(doc, chosen), *validate(result))
    found, unmet = without(every, aside(decisions))
    unfit = (*loose, *unmet)
    return replace(result, findings=(*found, *map(lost, unfit)), decisions=shown(decisions, unfit))


def is_headless(result: Result) -> bool:
    """Whether the document begins with a table without a printed header: perhaps the rest of another file's."""
    tables = result.doc.document.tables
    if not tables:
        return False
    known = [table for table in result.doc.tables if table.source is tables[0]]
    return not any(column.raw for table in known for column in table.columns)


def judged(doc: Normalised, file: str, problems: tuple[Problem, ...]) -> Result:
    """The result with its status: every page and row is accounted for, or the status says so.

    A document that gave no indicator at all failed; one with any problem is partial.
    """
    every = (*problems, *account(doc, problems))
    if any(problem.fatal for problem in every) or not any(table.indicators for table in doc.tables):
        status = "gagal"
    else:
        status = "sebagian" if every else "lengkap"
    ordered = tuple(sorted(every, key=lambda problem: not problem.fatal))
    return Result(replace(doc, document=replace(doc.document, problems=ordered)), file, status, problems=ordered)


def failed(name: str, path: str, file: str, problem: Problem, sha256: str = "") -> Result:
    """The result of a document that could not be read at all."""
    document = Document(path=path, sha256=sha256, kind="unknown", problems=(problem,))
    return judged(Normalised(name, document, "", None, ()), file, (problem,))

"""What is read from an invented document, a line each: `python -m tests.kept.reading` writes the files anew."""

import csv
import hashlib
import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from audit.across.compare import compare
from audit.across.digest import digest
from emit.lossless import encode
from emit.result import Result
from extract.choice.score import choose
from extract.document import Document, Page
from extract.ink import Ink
from extract.loose import loose
from extract.reader import assemble, read
from extract.titles import titled
from iku.document.pipeline import convert_document
from normalize.sense import VocabularySense
from tests.kept import answers, beside, decided, scans, written
from tests.kept.chosen import ALONE, SCANS, SEEDS
from tests.kept.content import Form, form, later
from tests.kept.flow import FLOWS
from tests.kept.pages import pages, style
from tests.kept.printed import pdf

KEPT = Path(__file__).with_name("kept.csv")
FIELDS = ("seed", "kind", "tables", "indicators", "values", "corrections", "findings", "sha256", "written")
KINDS = ("pages", "pages", "pages", "pdf", "pages", "pdf", *FLOWS)


def documents(seed: int) -> list[Result]:
    """A document, and a later one of its office, where there is one."""
    kind, rng = KINDS[seed % len(KINDS)], random.Random(seed)
    forms = [form(rng) for _ in range(rng.choice((1, 1, 2)))]
    found = [converted(kind, forms, rng)]
    return found if seed in ALONE else [*found, converted("txt", [later(one, rng) for one in forms], rng)]


def line(seed: int, result: Result, *after: Result) -> dict[str, str]:
    """What is compared of a document, and of it beside a later one of its office."""
    across = repr([*compare([digest(one.doc) for one in (result, *after)])])
    content = hashlib.sha256(encode(result) + across.encode()).hexdigest()[:16]
    told = (str(seed), KINDS[seed % len(KINDS)], *counted(result), content, written.of_one(result, *after))
    return dict(zip(FIELDS, told, strict=True))


def folder() -> Iterator[dict[str, str]]:
    """What a folder of some others holds beside their own files, a file a line."""
    return written.lines([documents(seed) for seed in range(written.FIRST, written.FIRST + written.DOCUMENTS)])


def counted(result: Result) -> tuple[str, ...]:
    """Tables, indicators, values, corrections and findings."""
    tables = result.doc.tables
    rows = [row for table in tables for row in table.indicators]
    changes = sum(len(table.corrections) for table in tables)
    numbers = len(tables), len(rows), sum(len(row.targets) for row in rows), changes, len(result.findings)
    return tuple(map(str, numbers))


def converted(kind: str, forms: list[Form], rng: random.Random) -> Result:
    """The forms as a document of some kind, read and checked as any other."""
    sense = VocabularySense()
    if kind == "pages":
        document = _tables_of(pages(forms, rng, style(rng)))
    elif kind == "pdf":
        document = read("x", pdf(pages(forms, rng, style(rng)), rng), sense)
    else:
        document = read("x", FLOWS[kind](forms), sense)
    return convert_document(replace(document, sha256=""), "dokumen", "dokumen")


def _tables_of(inks: list[Ink]) -> Document:
    sense, out = VocabularySense(), list[Page]()
    for ink in inks:
        before = out[-1].tables[-1] if out and out[-1].tables else None
        choice = choose(ink, sense, before=before)
        drawings = [aside.table.box for aside in choice.aside if aside.table.box]
        tables, after = titled(ink, choice.tables, drawings)
        page = Page(ink.page, ink.width, ink.height, 0, "digital", tables, "; ".join(("dibaca", *choice.refused)))
        out.append(replace(page, after=after, aside=choice.aside, loose=loose(ink, tables, choice.aside)))
    return assemble("x", "", "pdf", out, sense)


def known(kept: Path) -> Iterator[dict[str, str]]:
    """The lines of a file."""
    with kept.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def write(kept: Path, lines: Iterable[dict[str, str]]) -> None:
    """A file anew."""
    first, *rest = lines
    with kept.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, [*first], lineterminator="\n")
        writer.writeheader()
        writer.writerows((first, *rest))


def main() -> None:
    """Write the files anew."""
    made = {seed: documents(seed) for seed in SEEDS}
    write(KEPT, (line(seed, *made[seed]) for seed in SEEDS))
    write(decided.KEPT, (decided.line(seed, *made[seed]) for seed in decided.SEEDS))
    write(written.KEPT, folder())
    answers.OPENAPI.write_text(answers.described(), encoding="utf-8")
    write(answers.KEPT, answers.sitting())
    write(scans.KEPT, map(scans.line, SCANS))
    write(beside.KEPT, map(beside.line, beside.every()))


if __name__ == "__main__":
    main()

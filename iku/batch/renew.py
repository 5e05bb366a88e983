"""A folder that was converted, with what people decided since: only the documents that it concerns are done anew."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from iku.batch.progress import Progress
from iku.batch.run import Request, convert_sources
from iku.decisions import ledger
from iku.decisions.decision import VOCABULARY, Decision, adopted, by_document, strayed
from iku.inputs.ids import Source
from iku.inputs.opening import is_there
from iku.settings import Settings
from iku.state import records
from iku.state.forms import OTHERS
from iku.state.records import Record
from iku.state.store import LocalStore, content

LATE: Final = "Keputusan baru di {folder} belum diterapkan: {why}. Jalankan iku convert dengan dokumen aslinya."


def renew(folder: str, settings: Settings, progress: Progress) -> str:
    """Apply what was decided since the folder was written; why that could not be (Bahasa Indonesia), else empty.

    Raises:
        UsageError: the folder cannot be used.
        BatchError: another run holds it, or it cannot be written.
    """
    store = LocalStore(Path(folder))
    if store.size(ledger.FILE) is None and not any(store.names(VOCABULARY)):
        return ""
    known = [record for name in _listed(store) if (record := records.known(store, name)) is not None]
    if not any(_is_behind(store, known)):
        return ""
    if any(not is_there(record.path) for record in known):
        return LATE.format(folder=folder, why="ada dokumen asli yang tidak ada lagi di tempatnya")
    if any(record.stamp.settings != settings.fingerprint() for record in known):
        return LATE.format(folder=folder, why="hasil ini dibuat dengan pilihan lain")
    sources = [Source(one.path, one.name, one.stamp.file) for one in sorted(known, key=lambda one: one.path)]
    forms = tuple(name for name in OTHERS if store.size(_file_of(name)) is not None)
    convert_sources(Request((), folder, settings, forms=forms), sources, progress)
    return ""


def _file_of(form: str) -> str:
    from emit.formats.forms import FORMS

    return FORMS[form].files[0]


def _listed(store: LocalStore) -> list[str]:
    """The documents of the folder's tables."""
    text = (content(store, "dokumen.csv") or b"").decode("utf-8", "replace")
    return [row["dokumen"] for row in csv.DictReader(text.splitlines()) if row.get("dokumen")]


def _is_behind(store: LocalStore, known: Sequence[Record]) -> Iterator[bool]:
    """For each document whether its record knows of other decisions or rules than there are."""
    from iku.decisions.rules.book import load
    from iku.decisions.rules.touch import print_of_rules

    decisions = ledger.load(store)[0]
    own, strays = by_document(decisions), strayed(decisions, {record.name for record in known})
    rules = load(store)[0].rules
    for record in known:
        told: tuple[Decision, ...] = (*adopted(strays, record.name, record.stamp.sha256), *own.get(record.name, ()))
        yield record.stamp.decisions != ledger.print_of(told)
        if rules or record.stamp.rules:
            yield record.stamp.rules != print_of_rules(rules, content(store, f"{record.name}.json") or b"")

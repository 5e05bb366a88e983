"""Findings across documents: those of one office are compared, in a worker, once all are converted."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from extract.grouped import grouped
from iku.decisions.decision import Decision
from iku.state import records, sealed
from iku.state.store import WORK, Store, open_store, put

if TYPE_CHECKING:
    pass

FOLDER = f"{WORK}/lintas"
PAGES = "opd"
"""A page for each office with several documents, named for the first of them."""
MARKS = f"{WORK}/sidik-lintas"
"""What each comparison was of and what it gave, so that one of the same documents need not be made again."""


@dataclass(frozen=True, slots=True)
class Groups:
    """Documents of one office each."""

    compared: tuple[tuple[str, ...], ...] = ()
    """To compare: several, copies of one file left out."""
    copies: tuple[tuple[str, ...], ...] = ()
    """Those that are the same file, byte for byte."""
    heads: Mapping[str, str] = field(default_factory=dict)
    """Of each document the head of its record, as a fingerprint."""


def groups(store: Store, names: Sequence[str]) -> Groups:
    """The documents by their offices."""
    from audit.across.offices import one_name

    offices: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    prints: dict[str, str] = {}
    for name in names:
        record = records.known(store, name)
        if record is None:
            continue
        prints[name] = _print_of(record)
        if record.compared_as:
            offices[record.compared_as].setdefault(record.stamp.sha256, []).append(name)
    full = one_name(offices)
    found: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    for office, own in offices.items():
        for sha256, same in own.items():
            found[full[office]].setdefault(sha256, []).extend(same)
    return Groups(
        tuple(tuple(same[0] for same in own.values()) for own in found.values() if len(own) > 1),
        tuple(tuple(same) for own in found.values() for same in own.values() if len(same) > 1),
        prints,
    )


def _print_of(record: records.Record | None) -> str:
    """The fingerprint of the head of a record, and so of its body and files, whose fingerprints it holds."""
    return sealed.fingerprint(msgspec.json.encode(record))


def heads(store: Store, names: Iterable[str]) -> dict[str, str]:
    """The fingerprints of documents' heads as they are now."""
    return {name: _print_of(records.known(store, name)) for name in names}


def compare_group(target: str, names: Sequence[str], decisions: Mapping[str, Sequence[Decision]]) -> str:
    """Compare documents of one office and keep, for each, its findings as encoded rows of temuan.csv; their mark.

    `decisions` are those of people about each: a finding that they set aside is none.
    """
    from audit.across.compare import compare
    from emit import rows, table
    from emit.office import render
    from emit.report.across import filled
    from iku.decisions.findings import aside, without
    from iku.state.telling import tell
    from schema.columns import TEMUAN

    store = open_store(target)
    loaded = (records.load(store, name) for name in names)
    documents = [json.loads(one.sections["lintas"]) for one in loaded if one is not None]
    every = list(compare(documents))
    compared = grouped(every).items()
    found = {name: without(own, aside(decisions.get(name, ()), across=True))[0] for name, own in compared}
    every = [(name, finding) for name, finding in every if finding in found[name]]
    office = max((one["office"] for one in documents), key=len)
    put(store, page_of(names), table.to_bytes(render(office.title(), documents, every)))
    for name, findings in found.items():
        if not findings:
            continue
        content = b"%d\n" % len(findings) + table.encode_rows(TEMUAN, rows.finding_rows(name, findings))
        tell(store, name, [rows.finding_json(finding) for finding in findings], filled(findings, page_of(names)))
        sealed.keep(store, f"{FOLDER}/{name}", content)
    return mark(store, names, heads(store, names))


def page_of(names: Sequence[str]) -> str:
    """The page of an office with these documents."""
    return f"{PAGES}/{min(names)}.html"


def mark(store: Store, names: Sequence[str], heads: Mapping[str, str]) -> str:
    """The fingerprint of documents and of what comparing them gave: another one where any of it has changed.

    `heads` are those of `Groups`: heads of a batch are read once for all of its offices.
    """
    depends = [heads[name] for name in names]
    files = [page_of(names), *(f"{FOLDER}/{name}" for name in names)]
    prints = [sealed.print_of(store, file) for file in files]
    return sealed.fingerprint(msgspec.json.encode((names, depends, prints)))


def marks(store: Store) -> dict[str, str]:
    """The mark of each comparison by its page; none where they were never kept, or are damaged."""
    return sealed.decoded(store, MARKS, msgspec.json.Decoder(dict[str, str]).decode) or {}


def keep_marks(store: Store, kept: Mapping[str, str]) -> None:
    """Keep the marks of the comparisons that stand."""
    sealed.keep(store, MARKS, msgspec.json.encode(dict(kept)))


def found(store: Store, name: str) -> tuple[int, bytes]:
    """How many findings comparing gave for a document, and their encoded rows.

    Raises:
        Damaged: they are not as they were written.
    """
    count, _, rows = (sealed.kept(store, f"{FOLDER}/{name}") or b"0\n").partition(b"\n")
    return int(count), rows


def pages(store: Store) -> list[str]:
    """The pages of offices with several documents, by their names in the output."""
    return sorted(f"{PAGES}/{name}" for name in store.names(PAGES))


def told(store: Store) -> set[str]:
    """Documents of which an earlier comparison found something."""
    return {name.removeprefix(f"{FOLDER}/") for name in store.names(FOLDER)}


def untell(store: Store, names: Iterable[str]) -> None:
    """Take what comparing told once out of documents of which it finds nothing any more."""
    gone = sorted(names)
    if gone:
        from emit.report.across import filled  # and what makes reports
        from iku.state.telling import tell

        for name in gone:
            tell(store, name, (), filled((), ""))


def clear(store: Store, standing: Iterable[Sequence[str]] = ()) -> None:
    """Forget what was found, but of the groups whose comparison stands: other documents may have changed."""
    stand = {file for names in standing for file in (page_of(names), *(f"{FOLDER}/{name}" for name in names))}
    for folder in (FOLDER, PAGES):
        for file in [f"{folder}/{name}" for name in store.names(folder)]:
            if file not in stand:
                store.remove(file)

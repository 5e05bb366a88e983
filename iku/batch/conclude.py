"""The end of a batch: what has gone is forgotten, offices are compared, tables, forms and pages put together."""

from collections.abc import Sequence
from concurrent.futures import Executor, Future
from dataclasses import asdict
from typing import Any

from iku.batch.plan import Batch, Plan
from iku.batch.progress import Progress
from iku.decisions.decision import by_document
from iku.errors import MemoryLimit, TimeLimit
from iku.inputs.opening import absolute, is_there
from iku.state import comparison, forms, overview, records, standing
from iku.state.merge import Merged, merge
from iku.state.store import Store, open_store


def conclude(plan: Plan, batch: Batch, executor: Executor, progress: Progress) -> None:
    """Put together what is finished. An interrupted batch is not compared: its executor has ended."""
    store = open_store(plan.target)
    named = {source.name for source in plan.sources} | (plan.waiting & records.names(store))
    _part_with(plan, store, sorted(records.names(store) - named), batch)
    done = sorted(records.names(store) & named if batch.interrupted else named)
    of = _compare(plan, batch, store, done, executor, progress)
    stands = None if batch.interrupted or plan.force else standing.standing(store, of)
    batch.lost, across = merge(store, done) if stands is None else Merged([], stands.across)
    for name, (status, count) in across.items():
        batch.tally.compared(name, status, count)
    if batch.interrupted:
        overview.clear(store)
        forms.clear_all(store)
        return
    decided = [asdict(one) for one in plan.decisions]
    written = executor.submit(forms.write, plan.target, plan.forms, plan.force, decided)
    if stands is None or stands.pages != standing.pages(store) or any(stands.pages) != plan.settings.report:
        _pages(plan, store, done, executor, progress)
        if not batch.lost:
            standing.keep(store, of, across)
    batch.unwritten = _unwritten(plan, written, progress)


def _pages(plan: Plan, store: Store, done: Sequence[str], executor: Executor, progress: Progress) -> None:
    """The pages over all documents, from the tables that were just put together."""
    overview.clear(store)
    if plan.settings.report:
        _try_all([executor.submit(overview.write, plan.target, done)], progress)


def _unwritten(plan: Plan, written: "Future[list[str]]", progress: Progress) -> list[str]:
    """Why forms that were asked for are not there."""
    met = written.exception()
    if met is None:
        return written.result()
    if isinstance(met, (TimeLimit, MemoryLimit)):
        return forms.give_up(plan.target, plan.forms, str(met))
    _try_all([written], progress)
    lost = ", ".join((*plan.forms, "datapackage.json"))
    return [f"{lost} tidak ditulis: {type(met).__name__}. Jalankan lagi perintah yang sama."]


def _compare(
    plan: Plan, batch: Batch, store: Store, done: Sequence[str], executor: Executor, progress: Progress
) -> str:
    """Compare the documents of each office, but those of which nothing has changed since they were compared.

    What the documents say and what comparing them gave is told as a fingerprint.
    """
    before, marks = comparison.told(store), comparison.marks(store)
    groups = comparison.Groups() if batch.interrupted else comparison.groups(store, done)
    batch.copies = list(groups.copies)
    stand = {
        own
        for own in groups.compared
        if marks.get(comparison.page_of(own)) == comparison.mark(store, own, groups.heads)
    }
    comparison.clear(store, stand)
    decided = by_document(plan.decisions)
    asked = {
        comparison.page_of(own): executor.submit(
            comparison.compare_group, plan.target, own, {name: decided.get(name, ()) for name in own}
        )
        for own in groups.compared
        if own not in stand
    }
    _try_all(list(asked.values()), progress)
    kept = {page: marks[page] for page in map(comparison.page_of, stand)}
    kept |= {page: one.result() for page, one in asked.items() if not one.exception()}
    if kept != marks:
        comparison.keep_marks(store, kept)
    gone = (before - comparison.told(store)) & set(done)
    comparison.untell(store, gone)
    told = {*gone, *(name for own in groups.compared if own not in stand for name in own)}
    return standing.made_of(done, {**groups.heads, **comparison.heads(store, told)}, kept)


def _part_with(plan: Plan, store: Store, names: Sequence[str], batch: Batch) -> None:
    """Forget documents whose files have gone, or have another id now; what was merely not named is not thrown away."""
    present = {absolute(source.path) for source in plan.sources} if names else set()
    for name in names:
        record = records.known(store, name)  # what a damaged one was of cannot be told: nothing of it goes
        if record is None and not records.has_files(store, name):
            store.remove(records.file_name(name))  # damaged, and nothing of its document is left
        elif record is None or (record.path not in present and is_there(record.path)):
            batch.kept.append(name)
        else:
            records.forget(store, name, record)
            batch.removed.append(name)


def _try_all(futures: Sequence[Future[Any]], progress: Progress) -> None:
    """Wait for extras without which the output is still whole; tell of those whose worker was lost."""
    for future in futures:
        error = future.exception()
        if error is not None:
            progress.note(f"{type(error).__name__}: {error} {''.join(getattr(error, '__notes__', ()))}")

"""Many documents: tasks over an Executor, longest first; what is finished stays finished.

The main process holds paths, and a few words for each document; it opens none. Executors are interchangeable: the
project's own pool of limited processes, a Dask cluster's, any other of `concurrent.futures`.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from iku.batch.perform import perform
from iku.batch.progress import Progress
from iku.batch.schedule import Flow, Step
from iku.batch.task import Outcome, Task
from iku.batch.totals import Tally
from iku.decisions.decision import Decision, by_document, strayed
from iku.errors import BatchError, MemoryLimit, TimeLimit
from iku.inputs.ids import Source, goes_on
from iku.inputs.opening import absolute, is_there
from iku.settings import Settings
from iku.state import comparison, forms, overview, records
from iku.state.merge import merge
from iku.state.store import Store, open_store

if TYPE_CHECKING:
    from iku.decisions.rules.rule import Rule

WINDOW = 8
"""Tasks submitted ahead, per worker: enough that none waits, few enough that a million stay on the list."""


@dataclass(slots=True)
class Batch:
    """What came of a batch."""

    tally: Tally = field(default_factory=Tally)
    removed: list[str] = field(default_factory=list)
    """Documents of earlier runs whose files have gone: their output has gone as well."""
    kept: list[str] = field(default_factory=list)
    """Documents of earlier runs that were not named this time: their output stays, the tables leave them out."""
    copies: list[tuple[str, ...]] = field(default_factory=list)
    """Documents that are one file, byte for byte."""
    passed: list[str] = field(default_factory=list)
    """Files of the inputs' folders that are no documents."""
    left_out: list[str] = field(default_factory=list)
    """Files that were to be left out."""
    lost: list[str] = field(default_factory=list)
    """Documents whose record could not be read when the tables were put together: they are not in them."""
    unwritten: list[str] = field(default_factory=list)
    """Forms of the tables that could not be written, and why."""
    interrupted: bool = False

    @property
    def complete(self) -> bool:
        """Every document was converted wholly, and every form that was asked for is there."""
        return not (self.interrupted or self.lost or self.unwritten) and self.tally.whole


@dataclass(frozen=True, slots=True)
class Plan:
    """A batch to run."""

    sources: Sequence[Source]
    target: str
    settings: Settings
    workers: int
    force: bool = False
    decisions: Sequence[Decision] = ()
    """Those of people, of every document, in the order in which they were made."""
    forms: tuple[str, ...] = ()
    """Forms of the tables besides CSV (`emit.formats.forms`)."""
    rules: "tuple[Rule, ...]" = ()
    """The folder's own vocabulary, those that hold."""

    def tasks(self) -> Iterator[Task]:
        """Longest first, so that no long document is left alone at the end."""
        program = records.program()
        decided = by_document(self.decisions)
        strays = strayed(self.decisions, {source.name for source in self.sources})
        order = sorted(range(len(self.sources)), key=lambda place: -self.sources[place].size)
        for place in order:
            source = self.sources[place]
            own = decided.get(source.name, ())
            yield Task(
                source, self.target, self.settings, program, self._previous(place), own, strays, self.rules, self.force
            )

    def _previous(self, place: int) -> Source | None:
        """The document before this one, if both are parts of one: a table may go on from file to file."""
        source, previous = self.sources[place], self.sources[place - 1] if place else None
        return previous if previous is not None and goes_on(previous.path, source.path) else None


def convert_many(plan: Plan, executor: Executor, progress: Progress) -> Batch:
    """Convert every document of the plan, then put the output tables together.

    A document that fails, for whatever reason, has its record like any other. KeyboardInterrupt ends the work, keeps
    what is finished, and is told in the result.
    """
    batch = Batch()
    progress.start(len(plan.sources))
    try:
        for outcome in outcomes(plan.tasks(), plan.workers * WINDOW, executor, progress):
            batch.tally.add(outcome)
            progress.done(outcome)
    except KeyboardInterrupt:
        batch.interrupted = True
        executor.shutdown(wait=False, cancel_futures=True)
    finally:
        progress.stop()
    conclude(plan, batch, executor, progress)
    return batch


def conclude(plan: Plan, batch: Batch, executor: Executor, progress: Progress) -> None:
    """Put together what is finished. An interrupted batch is not compared: its executor has ended."""
    store = open_store(plan.target)
    named = {source.name for source in plan.sources}
    _part_with(plan, store, sorted(records.names(store) - named), batch)
    done = sorted(records.names(store) & named if batch.interrupted else named)
    _compare(plan, batch, store, done, executor, progress)
    batch.lost = merge(store, done)
    overview.clear(store)
    if batch.interrupted:
        forms.clear_all(store)
        return
    decided = [asdict(one) for one in plan.decisions]
    written = executor.submit(forms.write, plan.target, plan.forms, plan.force, decided)
    if plan.settings.report:
        _try_all([executor.submit(overview.write, plan.target, done)], progress)
    batch.unwritten = _unwritten(plan, written, progress)


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
) -> None:
    """Compare the documents of each office, but those of which nothing has changed since they were compared."""
    before, marks = comparison.told(store), comparison.marks(store)
    groups = comparison.Groups() if batch.interrupted else comparison.groups(store, done)
    batch.copies = list(groups.copies)
    standing = {own for own in groups.compared if marks.get(comparison.page_of(own)) == comparison.mark(store, own)}
    comparison.clear(store, standing)
    decided = by_document(plan.decisions)
    asked = {
        comparison.page_of(own): executor.submit(
            comparison.compare_group, plan.target, own, {name: decided.get(name, ()) for name in own}
        )
        for own in groups.compared
        if own not in standing
    }
    _try_all(list(asked.values()), progress)
    kept = {page: marks[page] for page in map(comparison.page_of, standing)}
    comparison.keep_marks(store, kept | {page: one.result() for page, one in asked.items() if not one.exception()})
    comparison.untell(store, (before - comparison.told(store)) & set(done))


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


def outcomes(tasks: Iterator[Task], ahead: int, executor: Executor, progress: Progress) -> Iterator[Outcome]:
    """Outcomes as they come, never more than `ahead` steps submitted at once.

    Raises:
        BatchError: the work cannot go on.
    """
    flow = Flow(tasks)
    running: dict[Future[Any], Step] = {}
    while True:
        while len(running) < ahead and (step := flow.take()) is not None:
            running[executor.submit(perform, *step.arguments())] = step
        if not running:
            step = flow.take_alone()
            if step is None:
                return
            running[executor.submit(perform, *step.arguments())] = step
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            _note(running[future], future.exception(), progress)
            outcome = flow.settle(running.pop(future), future)
            if outcome is not None:
                yield outcome


def _note(step: Step, error: BaseException | None, progress: Progress) -> None:
    """Show the trace of an error that nobody foresaw."""
    for note in () if isinstance(error, BatchError) else getattr(error, "__notes__", ()):
        progress.note(f"{step.task.source.name}: {note}")

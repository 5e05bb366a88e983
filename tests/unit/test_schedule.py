"""The steps of a batch: what follows from each way a step can end."""

from concurrent.futures import Future
from dataclasses import replace
from typing import Any

import pytest

from iku.batch.perform import perform
from iku.batch.schedule import Flow, Step
from iku.batch.task import Outcome, Split, Task, Timed, Work
from iku.errors import BatchError, TimeLimit, WorkerLost
from iku.inputs.ids import Source
from iku.settings import Limits, Settings
from iku.state.pages import Part

TASK = Task(Source("a.pdf", "a", "a.pdf"), "hasil", Settings(), "program")
OUTCOME = Outcome("a", "a.pdf", "lengkap", "", 1, 0, 0.1)


def ended(result: object) -> Future[Any]:
    future: Future[Any] = Future()
    if isinstance(result, BaseException):
        future.set_exception(result)
    else:
        future.set_result(Timed(result, 0.0))
    return future


def taken(flow: Flow) -> Step:
    step = flow.take()
    assert step is not None
    return step


def test_a_document_that_works() -> None:
    flow = Flow(iter([TASK]))
    assert flow.settle(taken(flow), ended(OUTCOME)) == OUTCOME
    assert flow.take() is None and flow.take_alone() is None


def test_a_lost_worker_is_tried_once_more_alone_then_recorded() -> None:
    flow = Flow(iter([TASK]))
    assert flow.settle(taken(flow), ended(WorkerLost())) is None
    assert flow.take() is None
    again = flow.take_alone()
    assert again is not None and again.work is Work.RUN
    assert flow.settle(again, ended(WorkerLost())) is None
    record = taken(flow)
    assert record.work is Work.FAIL
    assert flow.settle(record, ended(OUTCOME)) == OUTCOME


@pytest.mark.parametrize("error", [TimeLimit(), ValueError("tak terduga")])
def test_what_would_come_again_is_recorded_at_once(error: Exception) -> None:
    flow = Flow(iter([TASK]))
    flow.settle(taken(flow), ended(error))
    record = taken(flow)
    assert record.work is Work.FAIL
    assert isinstance(record.extra[0], WorkerLost)


def test_a_long_document() -> None:
    flow = Flow(iter([TASK]))
    flow.settle(taken(flow), ended(Split(5, (Part(1, 4), Part(4, 6)))))
    first, second = taken(flow), taken(flow)
    assert (first.part, second.part) == (Part(1, 4), Part(4, 6))
    flow.settle(second, ended(None))
    assert flow.take() is None
    flow.settle(first, ended(None))
    last = taken(flow)
    assert last.work is Work.JOIN and last.arguments() == (Work.JOIN, TASK, 5)
    assert flow.settle(last, ended(OUTCOME)) == OUTCOME


def test_a_lost_part_is_read_page_by_page_and_a_lost_page_named() -> None:
    flow = Flow(iter([TASK]))
    flow.settle(taken(flow), ended(Split(2, (Part(1, 3),))))
    flow.settle(taken(flow), ended(TimeLimit()))
    one, two = taken(flow), taken(flow)
    assert [one.part, two.part] == [Part(1, 2), Part(2, 3)]
    flow.settle(one, ended(WorkerLost()))
    named = taken(flow)
    assert named.work is Work.LOSE_PART and named.part == Part(1, 2)
    flow.settle(named, ended(None))
    assert flow.take() is None
    flow.settle(two, ended(None))
    assert taken(flow).work is Work.JOIN


@pytest.mark.parametrize("error", [ImportError("rusak"), TimeLimit()])
def test_a_failure_that_cannot_be_recorded_ends_the_batch(error: Exception) -> None:
    flow = Flow(iter([TASK]))
    flow.settle(taken(flow), ended(error))
    with pytest.raises(BatchError):
        flow.settle(taken(flow), ended(error))


def test_no_room_ends_the_batch() -> None:
    flow = Flow(iter([TASK]))
    with pytest.raises(BatchError):
        flow.settle(taken(flow), ended(BatchError("penuh")))


def test_a_broken_file_does_not_take_the_next_one_with_it() -> None:
    flow = Flow(iter([replace(TASK, previous=Source("0.pdf", "0", "0.pdf"))]))
    assert flow.settle(taken(flow), ended(TimeLimit())) is None
    without = taken(flow)
    assert without.work is Work.RUN and without.task == TASK
    assert flow.settle(without, ended(TimeLimit())) is None
    assert taken(flow).work is Work.FAIL


def test_a_long_document_has_one_budget_of_time() -> None:
    """Without one, every page of a document that is slow throughout would take the limit anew."""
    limited = replace(TASK, settings=Settings(limits=Limits(seconds=1)))
    flow = Flow(iter([limited]))
    flow.settle(taken(flow), ended(Split(64, tuple(Part(page, page + 1) for page in range(1, 65)))))
    read = [taken(flow) for _ in range(3)]
    for step in read:
        flow.settle(step, ended(TimeLimit()))
    rest = [taken(flow) for _ in range(64)]
    assert {step.work for step in rest} == {Work.LOSE_PART}
    for step in rest:
        flow.settle(step, ended(None))
    assert taken(flow).work is Work.JOIN


def test_a_step_is_timed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("iku.batch.work.run", lambda task: OUTCOME)
    timed = perform(Work.RUN, TASK)
    assert timed.value == OUTCOME and 0 <= timed.seconds < 1

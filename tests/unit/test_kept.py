"""Invented documents are read as they were before: what a change of any threshold, word list or rule does to them is
seen, and is to be meant. Where it is: `python -m tests.kept.reading` (in `make golden`) writes down what they give now.
"""

import pytest

from tests.kept import answers, beside, decided, scans, written
from tests.kept.chosen import SCANS, SEEDS
from tests.kept.reading import KEPT, documents, folder, known, line

DECIDED = {was["seed"]: was for was in known(decided.KEPT)}


@pytest.mark.parametrize("was", [*known(KEPT)], ids=lambda was: f"{was['kind']}-{was['seed']}")
def test_read_as_before(was: dict[str, str]) -> None:
    seed = int(was["seed"])
    read = documents(seed)
    assert line(seed, *read) == was, "meant? then: python -m tests.kept.reading"
    if was["seed"] in DECIDED:
        assert decided.line(seed, *read) == DECIDED[was["seed"]], "meant? then: python -m tests.kept.reading"


@pytest.mark.parametrize("was", [*known(scans.KEPT)], ids=lambda was: was["seed"])
def test_found_on_scans_as_before(was: dict[str, str]) -> None:
    assert scans.line(int(was["seed"])) == was, "meant? then: python -m tests.kept.reading"


@pytest.mark.parametrize("was", [*known(beside.KEPT)], ids=lambda was: was["case"])
def test_read_beside_the_cases_as_before(was: dict[str, str]) -> None:
    assert beside.line(was["case"]) == was, "meant? then: python -m tests.kept.reading"


def test_a_folder_is_written_as_before() -> None:
    assert [*folder()] == [*known(written.KEPT)], "meant? then: python -m tests.kept.reading"


def test_the_service_is_described_as_before() -> None:
    told = answers.OPENAPI.read_text(encoding="utf-8")
    assert answers.described() == told, "meant? then: python -m tests.kept.reading"


def test_the_service_answers_as_before() -> None:
    assert [*answers.sitting()] == [*known(answers.KEPT)], "meant? then: python -m tests.kept.reading"


def test_all_are_there() -> None:
    assert [int(was["seed"]) for was in known(KEPT)] == list(SEEDS)
    assert [*map(int, DECIDED)] == [*decided.SEEDS]
    assert [int(was["seed"]) for was in known(scans.KEPT)] == list(SCANS)
    assert [was["case"] for was in known(beside.KEPT)] == beside.every()

"""Values made by the thousand are dataclasses to whoever uses them, and as frozen."""

import pickle
from dataclasses import fields, is_dataclass, replace

import pytest

from audit.spot import Spot
from extract.document import Box, Cell, Line
from normalize.model import Indicator, NormalTable


def test_a_struct_is_replaced_compared_and_told_as_a_dataclass() -> None:
    line = Line("Jumlah", Box(1.0, 2.0, 3.0, 4.0), page=2)
    assert is_dataclass(line) and [one.name for one in fields(line)][:3] == ["text", "box", "page"]
    assert replace(line, bold=True) == Line("Jumlah", Box(1.0, 2.0, 3.0, 4.0), 2, True) != line
    assert {line, replace(line)} == {line} and pickle.loads(pickle.dumps(line)) == line
    assert Cell.__doc__ and Cell.__module__ == "extract.document" and Cell(0, 1, lines=(line,)).text == "Jumlah"


def test_a_struct_is_frozen() -> None:
    with pytest.raises(AttributeError):
        Box(0, 0, 1, 1).x0 = 2.0  # type: ignore[misc]
    with pytest.raises(TypeError):
        Box(0, 0, 1)  # type: ignore[call-arg]


def test_a_struct_without_slots_keeps_what_it_worked_out() -> None:
    spot = Spot(NormalTable(1, "", "", 2024, (), (), (), (), ()), Indicator(1, 1, "", "indikator", {}))
    assert spot.targets is spot.targets

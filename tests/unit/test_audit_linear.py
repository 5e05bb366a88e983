"""Every pattern of the audit takes time linear in a text's length, whatever the text."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from time import process_time

import pytest

import audit
from audit.statement_reader import listed, read

REPEATED = ("a", "A", "1", " ", "1,", "1.", "1 ", "a ", "x ", "( ", "dan ", "5 tahun ", "dibagi a ", "target ", "\n",
            "-", "%", "Jumlah ", "per a ")  # fmt: skip
LENGTH = 20_000
SECONDS = 0.1


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in pkgutil.walk_packages(audit.__path__, "audit."):
        loaded = importlib.import_module(module.name)
        for name, value in vars(loaded).items():
            if isinstance(value, re.Pattern):
                yield f"{module.name}.{name}", value


@pytest.mark.parametrize(("name", "pattern"), [pytest.param(*one, id=one[0]) for one in patterns()])
def test_pattern(name: str, pattern: re.Pattern[str]) -> None:
    for piece in REPEATED:
        text = (piece * LENGTH)[:LENGTH]
        start = process_time()
        pattern.sub("", text)
        assert process_time() - start < SECONDS, (name, piece)


@pytest.mark.parametrize("piece", ["1, ", "5 x ", "1 + ", "(", "1/2 ", "12 buah selama 5 tahun ", "a ", "="])
def test_reading_statements(piece: str) -> None:
    text = (piece * LENGTH)[: LENGTH // 4]
    start = process_time()
    read(text)
    listed(text, 5)
    assert process_time() - start < 1.0, piece

"""Every pattern of the program takes time linear in a text's length, whatever the text, the way it is used."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from time import process_time

import pytest

PACKAGES = ("extract", "normalize", "schema", "audit", "emit", "iku")
PIECES = (
    *"aB70 \n\t.,;:-_/\\|()[]{}<>=+*%#&~!?\"'@^$", "\u2265", "\ufffd", "é", "a ", "B ", "1 ", "1.", "1,", "1-", "1/",
    "a.", "a/", "( ", " (", "(a", "(1", "1)", "x ", "x1", ". ", ", ", " -", "a\n", " \n", "Rp ", "IV ", "II", "50% ",
    "1|", "dan ", "tahun ", "target ", "dibagi a ", "per a ", "Jumlah ", "5 tahun ", "sub kegiatan ", "EQ ",
)  # fmt: skip
LENGTH, LIMIT = 5_000, 0.05
"""What is quadratic takes some 25,000,000 steps, a quarter of a second at least."""
USE = re.compile(r"\b(_?[A-Za-z]\w*)\.(sub|subn|search|findall|finditer|split|match|fullmatch)\b")
SEARCHING = {"sub", "subn", "search", "findall", "finditer", "split"}
Way = str


def uses() -> Iterator[tuple[str, re.Pattern[str], Way]]:
    """Each pattern that a module holds by name, with each way in which modules use it."""
    seen: set[tuple[str, int, Way]] = set()
    for name in _modules():
        module = importlib.import_module(name)
        for held, asked in USE.findall(inspect.getsource(module)):
            pattern = vars(module).get(held)
            way = "search" if asked in SEARCHING else asked
            if isinstance(pattern, re.Pattern) and (key := (str(pattern.pattern), pattern.flags, way)) not in seen:
                seen.add(key)
                yield f"{name}.{held}.{asked}", pattern, way


def _modules() -> Iterator[str]:
    for package in PACKAGES:
        path = importlib.import_module(package).__path__
        yield from (one.name for one in pkgutil.walk_packages(path, f"{package}.") if "__main__" not in one.name)


def seconds(pattern: re.Pattern[str], way: Way, text: str) -> float:
    given = text.encode() if isinstance(pattern.pattern, bytes) else text
    start = process_time()
    if way == "search":
        for _ in pattern.finditer(given):  # type: ignore[arg-type]
            pass
    else:
        getattr(pattern, way)(given)
    return process_time() - start


@pytest.mark.parametrize(("pattern", "way"), [pytest.param(*one[1:], id=one[0]) for one in uses()])
def test_pattern(pattern: re.Pattern[str], way: Way) -> None:
    slow = [piece for piece in PIECES if seconds(pattern, way, (piece * LENGTH)[:LENGTH] + "!") > LIMIT]
    assert [piece for piece in slow if seconds(pattern, way, (piece * LENGTH)[:LENGTH] + "!") > LIMIT] == []

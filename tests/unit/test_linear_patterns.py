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


def uses(package: str) -> Iterator[tuple[str, re.Pattern[str], Way]]:
    """Each pattern that a module of a package holds by name, with each way in which it uses it."""
    seen: set[tuple[str, int, Way]] = set()
    for name in _modules(package):
        module = importlib.import_module(name)
        for held, asked in USE.findall(inspect.getsource(module)):
            pattern = vars(module).get(held)
            way = "search" if asked in SEARCHING else asked
            if isinstance(pattern, re.Pattern) and (key := (str(pattern.pattern), pattern.flags, way)) not in seen:
                seen.add(key)
                yield f"{name}.{held}.{asked}", pattern, way


def _modules(package: str) -> Iterator[str]:
    path = importlib.import_module(package).__path__
    return (one.name for one in pkgutil.walk_packages(path, f"{package}.") if "__main__" not in one.name)


def seconds(pattern: re.Pattern[str], way: Way, text: str) -> float:
    given = text.encode() if isinstance(pattern.pattern, bytes) else text
    start = process_time()
    if way == "search":
        for _ in pattern.finditer(given):  # type: ignore[arg-type]
            pass
    else:
        getattr(pattern, way)(given)
    return process_time() - start


def slow(pattern: re.Pattern[str], way: Way) -> list[str]:
    """Pieces of which a long text takes too long, twice: once says more of the machine's neighbours."""
    found = PIECES
    for _ in range(2):
        found = tuple(one for one in found if seconds(pattern, way, (one * LENGTH)[:LENGTH] + "!") > LIMIT)
    return list(found)


@pytest.mark.parametrize("package", PACKAGES)
def test_patterns(package: str) -> None:
    told = {name: slow(pattern, way) for name, pattern, way in uses(package)}
    assert {name: pieces for name, pieces in told.items() if pieces} == {}
    assert told or package == "schema"

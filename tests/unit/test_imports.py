"""Imports point one way: between packages as docs/architecture.md says, within each no circle; modules are short."""

import ast
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BELOW = {
    "extract": set[str](),
    "schema": set[str](),
    "normalize": {"extract", "schema"},
    "audit": {"extract", "normalize", "schema"},
    "emit": {"extract", "normalize", "schema", "audit"},
    "iku": {"extract", "normalize", "schema", "audit", "emit"},
}
ROOMS = ("inputs", "document", "state", "workers", "batch", "serve", "command")
"""Of iku, each importing only those before it."""


@cache
def imports(package: str) -> dict[str, set[str]]:
    """Module -> what it imports anywhere, also inside functions and for types alone; what a room's door passes on
    is not looked at.
    """
    found: dict[str, set[str]] = {}
    for path in (path for path in (ROOT / package).rglob("*.py") if path.name != "__init__.py"):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        names = found.setdefault(module, set())
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.update({node.module, *(f"{node.module}.{alias.name}" for alias in node.names)})
    return found


@pytest.mark.parametrize("package", BELOW)
def test_packages_import_those_below_alone(package: str) -> None:
    used = {name.split(".")[0] for names in imports(package).values() for name in names}
    assert used & BELOW.keys() <= BELOW[package] | {package}


@pytest.mark.parametrize("package", BELOW)
def test_no_circle(package: str) -> None:
    every = imports(package)
    TopologicalSorter({module: names & every.keys() for module, names in every.items()}).prepare()


def test_rooms_of_the_house_import_upwards_alone() -> None:
    for module, names in imports("iku").items():
        room = module.split(".")[1] if module.count(".") > 1 else ""
        if room in ROOMS:
            above = {f"iku.{later}" for later in ROOMS[ROOMS.index(room) + 1 :]}
            assert not {name for name in names if name.startswith(tuple(above))}, module


@pytest.mark.parametrize("package", BELOW)
def test_no_module_outgrows_what_a_reader_takes_in(package: str) -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in (ROOT / package).rglob("*.py")}
    assert [path for path, length in lengths.items() if length > 300] == []

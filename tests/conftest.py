"""Options of the test run."""

import pytest
from hypothesis import settings

settings.register_profile("any machine", deadline=None)
"""How long an example takes says more of the machine's neighbours than of the program."""
settings.load_profile("any machine")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--fuzz", type=int, default=45, help="mutated documents in the fuzz test")
    parser.addoption("--fuzz-seed", type=int, default=0, help="first seed of the fuzz test")

"""What /openapi.json says holds, whatever is asked: schemathesis, a few examples of each address.

`make schemathesis` asks many more, and in sequences.
"""

from contextlib import suppress
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable

from tests.unit.serving import listening, served, upload

ROOT = Path(__file__).parents[2]
FEW = settings(
    max_examples=4, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
)


def test_answers_are_as_described(tmp_path: Path) -> None:
    import schemathesis  # here: it takes every process a second
    from schemathesis.config import SchemathesisConfig

    config = SchemathesisConfig.from_path(ROOT / "schemathesis.toml")
    with served(tmp_path) as client, listening(client.app) as address:  # type: ignore[arg-type]
        upload(client)
        schema = schemathesis.openapi.from_url(f"{address}/openapi.json", config=config)
        operations = [found.ok() for found in schema.get_all_operations()]
        assert len(operations) >= 14
        for operation in operations:
            for mode in schemathesis.GenerationMode:
                with suppress(Unsatisfiable):  # an address without parameters cannot be asked wrongly
                    _ask(operation.as_strategy(generation_mode=mode))


def _ask(cases: Any) -> None:
    @FEW
    @given(case=cases)
    def ask(case: Any) -> None:
        case.call_and_validate()

    ask()

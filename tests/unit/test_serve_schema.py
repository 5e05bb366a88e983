"""What /openapi.json says holds, whatever is asked: schemathesis, a few examples of each address.

`make schemathesis` asks many more, and in sequences.
"""

from contextlib import suppress
from pathlib import Path

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.config import SchemathesisConfig
from schemathesis.generation import GenerationMode

from tests.unit.serving import listening, served, upload

ROOT = Path(__file__).parents[2]
FEW = settings(
    max_examples=4, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
)


def test_answers_are_as_described(tmp_path: Path) -> None:
    config = SchemathesisConfig.from_path(ROOT / "schemathesis.toml")
    with served(tmp_path) as client, listening(client.app) as address:  # type: ignore[arg-type]
        upload(client)
        schema = schemathesis.openapi.from_url(f"{address}/openapi.json", config=config)
        operations = [found.ok() for found in schema.get_all_operations()]
        assert len(operations) >= 14
        for operation in operations:
            for mode in GenerationMode:
                with suppress(Unsatisfiable):  # an address without parameters cannot be asked wrongly
                    _ask(operation.as_strategy(generation_mode=mode))


def _ask(cases: object) -> None:
    @FEW
    @given(case=cases)  # type: ignore[arg-type]
    def ask(case: schemathesis.Case) -> None:
        case.call_and_validate()

    ask()

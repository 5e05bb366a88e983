"""What the service says of itself in /openapi.json: its addresses, what each takes and answers; others rely on it."""

import json
import tempfile
from pathlib import Path

from tests.unit.serving import served

KEPT = Path(__file__).with_name("openapi.json")


def described() -> str:
    """The description, as it is kept."""
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as client:
        told = client.get("/openapi.json").json()
    return json.dumps(told | {"info": {**told["info"], "version": ""}}, ensure_ascii=False, indent=1) + "\n"

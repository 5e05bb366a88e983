"""What took seconds to read is kept, so that the first decision of a person about it takes none."""

from dataclasses import replace
from pathlib import Path

import pytest

from extract.document import Document, Page
from iku.batch import work
from iku.batch.task import Task
from iku.inputs.ids import Source
from iku.settings import Settings
from iku.state import readings
from iku.state.store import open_store
from tests.unit.serving import TEXT


@pytest.mark.parametrize(
    ("kind", "keep", "kept"), [("scan", False, True), ("digital", False, False), ("digital", True, True)]
)
def test_a_reading_is_kept_where_it_was_slow_or_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, keep: bool, kept: bool
) -> None:
    read = work.read

    def of_kind(*arguments: object) -> Document:
        return replace(read(*arguments), pages=(Page(1, 595, 842, kind=kind),))  # type: ignore[arg-type]

    monkeypatch.setattr(work, "read", of_kind)
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    work.run(Task(Source(str(file), "a", "a.txt", len(TEXT)), str(tmp_path / "hasil"), Settings(), "kini", keep=keep))
    assert (readings.load(open_store(str(tmp_path / "hasil")), "a") is not None) == kept

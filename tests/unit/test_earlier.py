"""What an earlier run did is told without a reader; everything else is left to the pipeline."""

import subprocess
import sys
from pathlib import Path

import pytest

from iku.batch import run, work
from iku.batch.earlier import standing
from iku.batch.perform import perform
from iku.batch.task import Task, Work
from iku.inputs.ids import Source
from iku.settings import Settings
from iku.state import records

TEXT = "INDIKATOR KINERJA UTAMA TAHUN 2024\nNo\tIndikator Kinerja\tSatuan\tTarget\n1\tPersentase layanan\tPersen\t95\n"


def _task(folder: Path, text: str = TEXT, settings: Settings | None = None) -> Task:
    file = folder / "a.txt"
    file.write_text(text, encoding="utf-8")
    source = Source(str(file), "a", "a.txt", len(text))
    return Task(source, str(folder / "hasil"), settings or Settings(), records.program())


def test_only_what_is_as_it_was_is_told(tmp_path: Path) -> None:
    assert standing(_task(tmp_path)) is None
    made = perform(Work.RUN, _task(tmp_path)).value
    known = standing(_task(tmp_path))
    assert known is not None and not known.fresh and (known.status, known.indicators) == (made.status, made.indicators)
    assert standing(_task(tmp_path, TEXT.replace("95", "96"))) is None
    assert perform(Work.RUN, _task(tmp_path, TEXT.replace("95", "96"))).value.fresh


def test_what_cannot_be_opened_or_is_damaged_is_left_to_the_pipeline(tmp_path: Path) -> None:
    work.run(_task(tmp_path))
    (tmp_path / "hasil" / "a.json").write_text("{}")
    assert standing(_task(tmp_path)) is None and perform(Work.RUN, _task(tmp_path)).value.rebuilt
    task = _task(tmp_path)
    (tmp_path / "a.txt").unlink()
    assert standing(task) is None


def test_workers_start_without_readers_where_records_may_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    request = run.Request([str(tmp_path)], str(tmp_path / "hasil"))
    assert not run._stands(request, Settings(), 1)
    work.run(_task(tmp_path))
    assert run._stands(request, Settings(), 1)
    assert not run._stands(request, Settings(), 2)
    assert not run._stands(request, Settings(report=False), 1)
    monkeypatch.setattr(records, "program", lambda: "another")
    assert not run._stands(request, Settings(), 1)
    loaded = "import sys, iku.batch.earlier; sys.exit('numpy' in sys.modules or 'extract.reader' in sys.modules)"
    subprocess.run([sys.executable, "-c", loaded], check=True)

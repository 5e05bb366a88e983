"""What the end of a batch tells a person: nothing is left out without a word."""

import pytest

from iku.batch.plan import Batch
from iku.batch.task import Outcome
from iku.batch.totals import WORST
from iku.command.summary import print_summary


@pytest.mark.parametrize(
    ("target", "told"),
    [("hasil/", "lihat kolom galat di hasil/dokumen.csv."), ("", "sebut -o DIR untuk melihatnya.")],
)
def test_troubles_that_are_not_shown_are_counted(target: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    batch = Batch()
    for number in range(WORST + 2):
        batch.tally.add(Outcome(f"d{number}", f"d{number}.pdf", "gagal", "rusak", 0, 0, 0.1, fresh=True))
    print_summary(batch, target, json_log=False)
    said = " ".join(capsys.readouterr().err.split())
    assert "2 dokumen lain juga tidak terbaca seluruhnya" in said and told in said


def test_where_every_trouble_is_shown_none_is_left(capsys: pytest.CaptureFixture[str]) -> None:
    batch = Batch()
    batch.tally.add(Outcome("d", "d.pdf", "gagal", "rusak", 0, 0, 0.1, fresh=True))
    print_summary(batch, "hasil", json_log=False)
    assert "dokumen lain" not in capsys.readouterr().err

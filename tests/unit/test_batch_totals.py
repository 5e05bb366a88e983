"""Counts of a batch: nothing kept that grows with it."""

from iku.batch.task import Outcome
from iku.batch.totals import FEW, WORST, Tally


def outcome(number: int, status: str = "lengkap") -> Outcome:
    trouble = "" if status == "lengkap" else "rusak"
    return Outcome(f"d{number:04}", f"d{number}.pdf", status, trouble, 2, 1, 0.1, fresh=number % 2 == 0)


def test_a_small_batch_is_kept_gravest_first() -> None:
    tally = Tally()
    for number in range(FEW):
        tally.add(outcome(number, {5: "gagal", 3: "sebagian"}.get(number, "lengkap")))
    assert [o.name for o in tally.few][:3] == ["d0005", "d0003", "d0000"]
    assert len(tally.few) == FEW and not tally.whole and tally.unchanged == FEW // 2


def test_a_large_batch_keeps_counts_and_the_worst() -> None:
    tally = Tally()
    for number in reversed(range(1000)):
        tally.add(outcome(number, "gagal" if number % 100 == 0 else "sebagian" if number % 10 == 0 else "lengkap"))
    assert tally.documents == {"gagal": 10, "sebagian": 90, "lengkap": 900}
    assert tally.indicators["sebagian"] == 180 and tally.findings["gagal"] == 10
    assert tally.few == ()
    assert tally.troubled == 100
    assert [o.name for o in tally.worst] == [f"d{n:04}" for n in range(0, 1000, 100)][:WORST]


def test_what_comparing_finds_is_counted_as_well() -> None:
    tally = Tally()
    for number in range(2):
        tally.add(outcome(number))
    tally.compared("d0001", "lengkap", 3)
    assert [o.findings for o in tally.few] == [1, 4] and tally.findings["lengkap"] == 5

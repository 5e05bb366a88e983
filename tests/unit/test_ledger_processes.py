"""keputusan.csv under several writers, and under one that is killed: what was acknowledged is there, nothing torn."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from iku.decisions import ledger
from iku.decisions.decision import Decision
from iku.state.store import LocalStore

WRITER = """
import sys
from pathlib import Path
from iku.decisions import ledger
from iku.decisions.decision import Decision
folder, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for number in range(count):
    text = f'baris "{number}",\\nlalu = lagi ' + "x" * 3000
    ledger.append(folder, [Decision(f"{name}-{number}", "a", "ubah", oleh=name, kolom="k", baru=text, alasan="\\n")])
    print(number, flush=True)
"""


def writer(folder: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(folder), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def read(folder: Path) -> tuple[list[Decision], int]:
    return ledger.load(LocalStore(folder))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_two_writers_and_one_that_is_killed(tmp_path: Path) -> None:
    steady, doomed = writer(tmp_path, "ani", 60), writer(tmp_path, "budi", 100_000)
    assert steady.stdout is not None and doomed.stdout is not None
    said = [doomed.stdout.readline() for _ in range(20)]
    os.kill(doomed.pid, signal.SIGKILL)
    said += doomed.stdout.readlines()
    assert steady.wait(60) == 0
    doomed.wait(10)
    found, damaged = read(tmp_path)
    by = {name: [one.waktu for one in found if one.oleh == name] for name in ("ani", "budi")}
    assert by["ani"] == [f"ani-{number}" for number in range(60)]
    acknowledged = [f"budi-{line.strip()}" for line in said if line.strip()]
    assert by["budi"][: len(acknowledged)] == acknowledged and len(by["budi"]) <= len(acknowledged) + 1
    assert damaged <= 4  # at most the lines of the one record that was being written
    assert all(one.baru.endswith("x" * 3000) and "\nlalu = lagi" in one.baru for one in found)


@pytest.mark.parametrize("left", range(1, 48, 2))
def test_a_record_cut_anywhere_takes_no_other_with_it(tmp_path: Path, left: int) -> None:
    made = [Decision(f"2026-{n}", "a", "ubah", baru='satu "dua",\n tiga', alasan="=x\n\n") for n in range(3)]
    ledger.append(tmp_path, made[:2])
    file = tmp_path / ledger.FILE
    file.write_bytes(file.read_bytes()[:-left])
    ledger.append(tmp_path, made[2:])
    found, _ = read(tmp_path)
    assert found[0] == made[0] and found[-1] == made[2]
    assert [one.baru for one in found] == [one.baru for one in made][: len(found)]


def test_a_cell_that_could_not_be_read_again_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="melebihi"):
        ledger.append(tmp_path, [Decision("2026", "a", "ubah", baru="x" * (ledger.LONGEST + 1))])
    assert read(tmp_path) == ([], 0)


def test_a_link_in_the_place_of_the_file_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "lain").write_text("milik orang lain")
    (tmp_path / "hasil").mkdir()
    (tmp_path / "hasil" / ledger.FILE).symlink_to(tmp_path / "lain")
    with pytest.raises(OSError):
        ledger.append(tmp_path / "hasil", [Decision("2026", "a", "ubah")])
    assert (tmp_path / "lain").read_text() == "milik orang lain"


def test_numbers_of_any_length_are_no_numbers() -> None:
    line = "2026,Ani,a,,%s,1,k,ubah,,,x,,"
    found, bad = ledger.read("\n".join(line % number for number in ("9" * 6000, "²", "٣", "-1", "1")).encode())
    assert [one.tabel for one in found] == [1] and len(bad) == 4

"""Documents in the order in which they need a person."""

import pytest

from iku.serve.short import need, short


def told(name: str, status: str = "lengkap", galat: int = 0, ragu: int = 0, peringatan: int = 0) -> dict[str, object]:
    return {
        "dokumen": name, "status": status, "jumlah": {"galat": galat, "ragu": ragu, "peringatan": peringatan, "info": 9}
    }  # fmt: skip


def test_what_failed_then_what_is_partial_then_the_gravest_and_the_most_doubtful() -> None:
    wanted = [
        told("z", "gagal"), told("y", "sebagian"), told("x", galat=2), told("w", galat=1, ragu=1), told("v", galat=1),
        told("u", ragu=2, peringatan=1), told("t", ragu=2), told("s", peringatan=1), told("a"), told("b"),
    ]  # fmt: skip
    shuffled = [*wanted[1::2], *wanted[::2]]
    assert sorted(shuffled, key=need) == wanted


@pytest.mark.parametrize("whole", [b"", b"{}", b"[1]", b'{"temuan": [{}]}', b'{"temuan": [], "dokumen": {}}'])
def test_what_is_no_document_of_ours(whole: bytes) -> None:
    assert short(whole) is None

"""Under which names a server may be asked."""

import socket

import pytest

from iku.serve.options import Options, is_any


@pytest.mark.parametrize(("host", "told"), [("0.0.0.0", True), ("::", True), ("", True), ("127.0.0.1", False)])
def test_every_address_of_the_machine(host: str, told: bool) -> None:
    assert is_any(host) == told


LOOPBACK = {"localhost", "127.0.0.1", "::1"}


@pytest.mark.parametrize(
    ("options", "names"),
    [
        (Options(), LOOPBACK),
        (Options(host="0.0.0.0"), {*LOOPBACK, "0.0.0.0"}),
        (Options(host="10.0.0.5", names=("Iku.Kab.go.id",)), {"10.0.0.5", "iku.kab.go.id"}),
        (Options(token="x"), {*LOOPBACK, socket.gethostname().lower()}),
    ],
)
def test_its_own_names(options: Options, names: set[str]) -> None:
    assert options.own_names == names

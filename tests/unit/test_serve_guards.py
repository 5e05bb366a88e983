"""Who is let in: own names, own pages, the token; and what every answer carries."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from iku.errors import UsageError
from iku.serve.app import create
from iku.serve.options import Options
from iku.serve.run import check


def client(folder: Path, **options: object) -> TestClient:
    app = create(folder, Options(**options))  # type: ignore[arg-type]
    return TestClient(app, base_url="http://127.0.0.1:8484", follow_redirects=False)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8484", "", "a@127.0.0.1"])
def test_other_names_than_its_own_are_refused(tmp_path: Path, host: str) -> None:
    answer = client(tmp_path).get("/api/dokumen", headers={"host": host})
    assert answer.status_code == 400 and answer.json()["pesan"]


@pytest.mark.parametrize("host", ["127.0.0.1:8484", "localhost", "LOCALHOST:1", "[::1]:8484"])
def test_own_names_are_answered(tmp_path: Path, host: str) -> None:
    assert client(tmp_path).get("/api/dokumen", headers={"host": host}).json() == []


@pytest.mark.parametrize(
    "headers",
    [{"origin": "http://evil.example"}, {"origin": "null"}, {"origin": "http://127.0.0.1:9"},
     {"origin": "null", "sec-fetch-site": "cross-site"},
     {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}],
)  # fmt: skip
def test_state_changes_from_its_own_origin_alone(tmp_path: Path, headers: dict[str, str]) -> None:
    here = client(tmp_path)
    assert here.delete("/api/dokumen/a", headers=headers).status_code == 403
    assert here.delete("/api/dokumen/a", headers={"origin": "http://127.0.0.1:8484"}).status_code == 404
    assert here.delete("/api/dokumen/a").status_code == 404  # a program that is no browser
    form = {"origin": "null", "sec-fetch-site": "same-origin"}  # a form of a page that tells no referrer
    assert here.delete("/api/dokumen/a", headers=form).status_code == 404


def test_a_token_opens_what_is_closed(tmp_path: Path) -> None:
    here = client(tmp_path, token="rahasia-sekali")
    assert here.get("/api/dokumen").status_code == 401
    assert here.get("/api/dokumen?token=rahasia-sekali").status_code == 401
    assert here.get("/", headers={"accept": "text/html"}).headers["location"] == "/masuk"
    assert here.get("/api/dokumen", headers={"authorization": "Bearer rahasia-sekali"}).status_code == 200
    empty = here.post("/masuk", data={"token": ""}, headers={"accept": "text/html"})
    assert empty.headers["location"] == "/masuk?salah=true"
    entered = here.post("/masuk", data={"token": "rahasia-sekali"})
    cookie = entered.headers["set-cookie"].lower()
    assert entered.status_code == 303 and "httponly" in cookie and "samesite=strict" in cookie
    assert "rahasia" not in cookie and here.get("/api/dokumen").status_code == 200


def test_it_does_not_listen_elsewhere_without_a_token() -> None:
    check(Options(host="127.0.0.1"))
    check(Options(host="0.0.0.0", token="rahasia"))
    with pytest.raises(UsageError, match="token"):
        check(Options(host="0.0.0.0"))


def test_no_answer_may_become_a_program_or_stay_behind(tmp_path: Path) -> None:
    here = client(tmp_path)
    for answer in (
        here.get("/"),
        here.get("/api/dokumen"),
        here.get("/nirgends"),
        here.get("/", headers={"host": "x"}),
    ):
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff" and answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["referrer-policy"] == "no-referrer" and answer.headers["cache-control"] == "no-store"

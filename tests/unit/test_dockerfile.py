"""The image for servers, as far as its text tells: every package, the pinned versions, no root, nothing else."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
STAGES = re.sub(r"\\\n", " ", (ROOT / "Dockerfile").read_text(encoding="utf-8")).split("\nFROM ")[1:]
BUILD, SERVED = STAGES


def test_every_package_is_copied_and_let_through() -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"]
    packages = {name.rstrip("*") for name in wanted["find"]["include"]}
    assert packages == set(re.findall(r"COPY (\w+) \./\1", BUILD))
    let_through = {line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").split() if line[0] == "!"}
    assert packages <= let_through and "constraints.txt" in let_through


def test_versions_are_pinned_and_extras_exist() -> None:
    install = re.search(r'pip install .*--constraint constraints\.txt "\.\[([\w,]+)\]"', BUILD)
    assert install
    known = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert set(install[1].split(",")) <= set(known) - {"dev"}
    assert "://" not in (ROOT / "Dockerfile").read_text(encoding="utf-8")


def test_what_is_served_has_no_root_and_writes_nowhere_but_where_it_is_told() -> None:
    orders = [line.split()[0] for line in SERVED.splitlines()[1:] if line[:1].isupper()]
    assert orders == ["COPY", "ENV", "USER", "WORKDIR", "ENTRYPOINT", "CMD"]
    assert re.search(r"^USER [1-9]\d*:[1-9]\d*$", SERVED, re.MULTILINE)
    assert "HOME=/tmp" in SERVED and 'ENTRYPOINT ["iku"]' in SERVED

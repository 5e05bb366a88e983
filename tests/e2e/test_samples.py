"""The committed results of the samples are what the program makes of them now (`make golden` renews them)."""

from pathlib import Path

from tests.e2e.runs import ROOT, SAMPLES, contents, iku

OUTPUT = ROOT / "output"


def test_the_documented_contract_is_the_programs() -> None:
    assert (ROOT / "docs/kontrak-data.md").read_text(encoding="utf-8") == iku("schema", "--format", "markdown").stdout


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in ("convert", "audit", "tables", "schema", "load", "export", "watch"):
        assert f"`iku {name} " in readme
        assert iku(name, "--help").returncode == 0


def test_output_is_what_the_samples_give(tmp_path: Path) -> None:
    assert iku("convert", SAMPLES, "-o", tmp_path, "-q").returncode == 1
    now, kept = contents(tmp_path, journal=False), contents(OUTPUT, journal=False)
    assert now.pop("hasil.xlsx")  # the same bytes, but not kept: it is large, and packed
    kept.pop("hasil.xlsx", None)
    assert sorted(now) == sorted(kept)
    assert [name for name in now if now[name] != kept[name]] == []

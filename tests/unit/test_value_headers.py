"""What the levels of a header say together: the kind of value, its year and its part of the year."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.settings import Settings
from extract.text.reader import read_text
from normalize.headers import assignment
from normalize.headers.beside import second_opinions
from normalize.headers.chain import Chain
from normalize.headers.in_cell import says_other
from normalize.headers.measures import says_first_stage
from normalize.headers.reading import Context, Reading, read
from normalize.normalise import normalise

CASES = Path(__file__).parents[1] / "cases" / "headers" / "bentuk.csv"
PLAN = Context(2024, (2023, 2027))


def _rows() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _read(levels: str, context: Context = PLAN) -> Reading:
    return read(Chain((0,), tuple(levels.split(" | "))), context)


@pytest.mark.parametrize("case", _rows(), ids=lambda case: case["judul"])
def test_form(case: dict[str, str]) -> None:
    """What a header says, its levels joined: a value column of a kind, year and period, or a column of text."""
    found = _read(case["judul"])
    name = found.kind or found.candidates[0][0]
    said = (name, found.year or "", found.period, "ya" if found.cumulative else "")
    assert said == (case["nama"], case["tahun"], case["periode"], case["kumulatif"])


def test_counted_years_need_a_plan() -> None:
    """Without first and last year "Tahun ke-1" has no year, and never that of the title."""
    found = _read("Target | Tahun ke-1", Context(2024))
    assert found.kind is None
    assert found.counted


OPTIONS = st.lists(
    st.dictionaries(st.sampled_from("abcd"), st.floats(0, 1), max_size=4).map(lambda d: tuple(d.items())), max_size=5
)


@given(OPTIONS)
def test_the_assignment_is_the_best_there_is(candidates: list[tuple[tuple[str, float], ...]]) -> None:
    """Against every possible one; small tables only."""

    def total(rest: list[tuple[tuple[str, float], ...]], used: frozenset[str]) -> float:
        if not rest:
            return 0.0
        named = (score + total(rest[1:], used | {name}) for name, score in rest[0] if name not in used)
        return max([0.5 + total(rest[1:], used), *named])

    found = assignment.best(candidates, 0.5)
    names = [name for name in found if name]
    reached = sum(dict(o)[name] if name else 0.5 for o, name in zip(candidates, found, strict=True))
    assert len(names) == len(set(names))
    assert reached == pytest.approx(total(candidates, frozenset()), abs=1e-5)


def test_a_wide_header_is_assigned_at_once() -> None:
    """1,200 columns with five candidates each."""
    found = assignment.best([[(str((i + j) % 25), 0.6 + 0.01 * j) for j in range(5)] for i in range(1200)], 0.5)
    assert sum(name is not None for name in found) == 25


@pytest.mark.parametrize(
    ("header", "first"),
    [
        ("Target | Sebelum", True),
        ("Pagu Sebelum Perubahan", True),
        ("Semula", True),
        ("Target | Sesudah", False),
        ("Realisasi Tahun Sebelumnya", False),
    ],
)
def test_what_a_plan_was_before_it_was_changed(header: str, first: bool) -> None:
    assert says_first_stage(header) is first


def test_two_achievements_are_of_the_year_that_was_reached() -> None:
    """The title's year is the next plan's; the second achievement has no place beside the first."""
    heads = ("No", "Indikator", "Target Renstra 2023", "Realisasi 2023", "Capaian Renstra (%)", "Capaian Renja (%)")
    body = "1\tPersentase jalan mantap\t80\t60\t75\t100\n2\tPersentase jembatan mantap\t90\t45\t50\t90"
    text = "RENCANA KERJA TAHUN 2024\n\n" + "\t".join(heads) + f"\n{body}\n"
    (table,) = normalise(read_text("", text.encode(), Settings()), "x").tables
    assert [(c.kind, c.year) for c in table.columns[2:]] == [
        ("target", "2023"), ("realisasi", "2023"), ("capaian", "2023"), (None, None)
    ]  # fmt: skip


@pytest.mark.parametrize("stages", [("Semula", "Menjadi"), ("Menjadi", "Semula"), ("Sebelum Perubahan", "Target")])
def test_the_plan_before_its_revision_is_the_second_opinion(stages: tuple[str, str]) -> None:
    """Wherever it stands: what is in force is the target."""
    old = {"Semula", "Sebelum Perubahan"}
    found = [
        Chain((i,), (stage, "Target", year))
        for i, (stage, year) in enumerate((stage, year) for stage in stages for year in ("2024", "2025"))
    ]
    readings = [read(chain, PLAN) for chain in found]
    assert list(second_opinions(found, readings)) == [i for i, chain in enumerate(found) if chain.texts[0] in old]


@pytest.mark.parametrize(
    ("text", "kind", "other"),
    [
        ("R: 82", "target", True),
        ("Realisasi = 82 %", "target", True),
        ("T : ≥ 85", "realisasi", True),
        ("T: 87", "target", False),
        ("R: 82", "anggaran", False),
        ("K: 12", "target", False),
        ("Nilai: 82", "target", False),
        ("82", "target", False),
    ],
)
def test_a_cell_may_name_another_measure_than_its_column(text: str, kind: str, other: bool) -> None:
    assert says_other(text, kind) is other

"""Small words of headers and names, each shown on both sides of where it turns."""

import pytest

from normalize.headers.chain import Chain
from normalize.headers.number_row import is_number_row
from normalize.headers.periods import ends_with_years, read, until_year
from normalize.headers.reached import as_promised, as_reached, as_told
from normalize.headers.reading import Context, Reading
from normalize.hierarchy.evidence import declared, deeper, is_goal, of_code, of_mark, of_ministry, of_wording
from normalize.hierarchy.labels import is_label, names_kind, numbered, of_indicators
from normalize.hierarchy.labels import level as level_of_label
from normalize.values.readings import readings


@pytest.mark.parametrize(
    ("text", "code", "until", "rest"),
    [
        ("Triwulan II", "TW2", False, ""), ("TWII", "TW2", False, ""), ("Tri Wulan 3", "TW3", False, ""),
        ("s.d. TW III", "TW3", True, ""), ("Triwulan I s.d. III", "TW3", True, ""), ("TW I - IV", "", False, ""),
        ("TW II - III", None, False, ""), ("Semester 2", "S2", False, ""), ("Semester 3", "", False, "3"),
        ("Januari - Juni", "S1", False, ""), ("Juli - Desember", "S2", False, ""), ("April - Juni", "TW2", False, ""),
        ("Januari - Februari", "B02", True, ""), ("Mei - Juli", None, False, ""), ("B03", "B03", False, ""),
        ("per 30 Juni", "B06", True, ""), ("19 April 2025", None, False, ""), ("28 Februari", "B02", True, ""),
        ("27 Februari", None, False, ""), ("32 Maret", "B03", False, "32"),
        ("Target Triwulan I", "TW1", False, "target"),
        ("Triwutan I", "TW1", False, ""), ("Kumulatif Triwulan II", "TW2", True, ""), ("Tahun 2024", None, False, ""),
        ("Target", None, False, ""),
    ],
)  # fmt: skip
def test_parts_of_the_year(text: str, code: str | None, until: bool, rest: str) -> None:
    found = read(text)
    assert (found.period.code if found else None) == code
    if found:
        assert (found.period.cumulative, found.rest) == (until, rest)


@pytest.mark.parametrize(
    ("text", "above", "code"),
    [("II", "triwulan", "TW2"), ("5", "triwulan", None), ("2", "semester", "S2"), ("ke-3", "triwulan", "TW3"),
     ("pasar", "triwulan", None), ("12", "bulan", "B12"), ("II", "", None), ("", "triwulan", None)],
)  # fmt: skip
def test_a_number_under_its_part_of_the_year(text: str, above: str, code: str | None) -> None:
    found = read(text, above)
    assert (found.period.code if found else None) == code


def test_headers_that_end_with_years_or_reach_one() -> None:
    assert (
        ends_with_years("Target pada Tahun")
        and not ends_with_years("Target Tahun ini pasar")
        and not ends_with_years("")
    )
    assert until_year("s.d. Tahun 2016") and until_year("(2014+2015)") and not until_year("2021 s.d. 2026")
    assert not until_year("Tahun 2016")


@pytest.mark.parametrize(
    ("texts", "are"),
    [
        ("1 2 3", True), ("(1) (2)", True), ("-1 -2 -3", True), ("1 2 4 3 5", True), ("1 2 2", False), ("3 4 5", True),
        ("4 5 6", True), ("5 6 7", False), ("1 5 12", False), ("6 8 9 10 11 12 13", True), ("6 8 9 10 11 12", False),
        ("1 2 3 4 5 6 2 3 4 5 6", True), ("1", False), ("1 a b", False), ("1 2 3 4 5 6 7 8=(7/6)", True), ("2 3", True),
        ("1 2 3 4 5 6 7 x", True), ("1 2 3 4 5 6 x", False), ("10 20 30", False), ("1 1 1", False), ("2 1", False),
        ("1 2 3 4 5 15", False), ("1 2 3 4 5 14", True), ("7 9 11 13 15 17 22", False),
    ],
)  # fmt: skip
def test_column_numbers(texts: str, are: bool) -> None:
    assert is_number_row(texts.split(" ")) == are


@pytest.mark.parametrize(
    ("text", "level", "explicit"),
    [
        ("Program Pasar", "program", False), ("Program: Pasar", "program", True),
        ("Sub Kegiatan Arsip", "sub_kegiatan", True),
        ("SUBKEGIATAN A", "sub_kegiatan", True), ("Sasaran 1. Baik", "sasaran", True),
        ("1) Tujuan kita", "tujuan", False),
        ("Kegiatam Arsip", "kegiatan", False), ("Programa", "program", False), ("Pasar", None, False),
    ],
)  # fmt: skip
def test_the_level_that_a_name_begins_with(text: str, level: str | None, explicit: bool) -> None:
    said = of_wording(text)
    assert ((said.level, said.explicit) if said else (None, False)) == (level, explicit)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("1.05.02 Pasar", "program"), ("1.05.02.1.01", "kegiatan"), ("1.05.02.101", "kegiatan"), ("1,05,02", "program"),
        ("X XX 01 1.01 02", "sub_kegiatan"), ("1.05", None), ("1.05.02.1.01.0002", "sub_kegiatan"),
        ("1.05.02.10", None),
        ("1.05.02.1.01.0002.3", None), ("pasar", None),
    ],
)  # fmt: skip
def test_the_level_of_a_code(text: str, level: str | None) -> None:
    assert of_code(text) == level


def test_levels_by_abbreviations_ministries_and_headers() -> None:
    said = ["SS1.1. Meningkatnya mutu", "[S 2] Baik", "SS Meningkatnya", "XX1 Baik", "SS1 2", "T.1 Maju"]
    assert [of_mark(text) for text in said] == ["sasaran", "sasaran", None, None, None, "tujuan"]
    codes = ["022.GA", "4638", "GA.4638", "GA", "46380", "ga"]
    assert [of_ministry(code) for code in codes] == ["program", "kegiatan", "kegiatan", "program", None, None]
    assert declared("Kegiatan dan Program") == ("program", "kegiatan") and declared("Pasar") == ()
    assert deeper("kegiatan", "program") and not deeper("program", "program") and not deeper("program", None)


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("Meningkatnya mutu", True), ("SP Meningkatnya mutu", True), ("SK 1.2 Terwujudnya mutu", True),
        ("Mewujudkan a", True),
        ("Mengoptimalkan mutu", True), ("sp Meningkatnya mutu", False), ("Jumlah pasar", False), ("Bertanya", False),
        ("Memakan nasi", False), ("ABCDE Meningkatnya", False),
    ],
)  # fmt: skip
def test_names_worded_as_goals(text: str, goal: bool) -> None:
    assert is_goal(text) == goal


@pytest.mark.parametrize(
    ("text", "label", "level", "indicators", "number"),
    [
        ("SASARAN 1:", True, "sasaran", False, True), ("Tujuan", True, "tujuan", False, False),
        ("Indikator Program", True, "program", True, False), ("Tujuan dan Sasaran", True, None, False, False),
        ("Sasaran: Baik", False, None, False, False), (":", False, None, False, False), ("", False, None, False, False),
        ("Sasaran Strategis II", True, "sasaran", False, True), ("IKU", False, None, False, False),
    ],
)  # fmt: skip
def test_labels(text: str, label: bool, level: str | None, indicators: bool, number: bool) -> None:
    assert (is_label(text), level_of_label(text), of_indicators(text), numbered(text)) == (
        label,
        level,
        indicators,
        number,
    )
    assert names_kind("IKU") and names_kind("Standar Pelayanan Minimal (SPM)") and not names_kind("IKU pasar")


@pytest.mark.parametrize(
    ("text", "certain", "grouped", "decimal"),
    [
        ("1250", 1250, None, None), ("1.250", None, 1250, 1.25), ("1.250,5", 1250.5, None, None),
        ("1,056,317.83", 1056317.83, None, None), ("1.250.000", 1250000, None, None), ("1.250.00", 1250, None, None),
        ("12.50", 12.5, None, None), ("1.25.000", "none", None, None), ("1..5", "none", None, None),
        ("1,5.", "none", None, None),
        ("1.2,5.3", "none", None, None), ("0.250", 0.25, None, None), ("1234.567", 1234.567, None, None),
        ("9" * 24, float("9" * 24), None, None), ("9" * 25, "none", None, None), ("5 a", "none", None, None),
    ],
)  # fmt: skip
def test_what_a_printed_number_may_mean(text: str, certain: object, grouped: object, decimal: object) -> None:
    found = readings(text)
    if certain == "none":
        assert found is None
    else:
        assert found is not None and (found.certain, found.grouped, found.decimal) == (certain, grouped, decimal)


def _chains(*texts: str) -> list[Chain]:
    return [Chain((k,), (text,)) for k, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("goals", "reached", "kind"),
    [
        (["3,13"], ["2,94"], "realisasi"), (["3,13"], ["94"], "capaian"), (["95"], ["94"], "capaian"),
        (["10"] * 5, ["9", "9", "9", "9", "90"], "realisasi"), (["10"] * 4, ["9", "9", "9", "90"], "capaian"),
        (["10"], ["30"], "realisasi"), (["10"], ["31"], "capaian"), (["33"], ["30"], "realisasi"),
        (["34"], ["30"], "capaian"),
        (["300"], ["290"], "capaian"), (["301"], ["290"], "realisasi"), (["0"], ["0"], "capaian"),
        (["10"], [""], "capaian"),
        (["a"], ["9"], "capaian"),
    ],
)  # fmt: skip
def test_an_achievement_in_its_targets_size_was_reached(goals: list[str], reached: list[str], kind: str) -> None:
    said = [Reading(kind="target", year="2024"), Reading(kind="capaian", year="2024")]
    texts = {0: goals, 1: reached}
    out = as_reached(_chains("Target", "Capaian"), said, lambda chain: texts[chain.columns[0]])
    assert [one.kind for one in out] == ["target", kind]
    other = [said[0], Reading(kind="capaian", year="2025")]
    assert as_reached(_chains("Target", "Capaian"), other, lambda chain: texts[chain.columns[0]]) == other


@pytest.mark.parametrize(
    ("beside", "kind"), [("anggaran", "target"), ("realisasi", "capaian"), ("target", "capaian"), (None, "capaian")]
)
def test_an_achievement_of_a_target_beside_a_budget_is_promised(beside: str | None, kind: str) -> None:
    others = [Reading(kind="anggaran", year="2024")] if beside != "anggaran" else []
    said = [Reading(kind="capaian", year="2024"), Reading(kind=beside, year="2024"), *(others if beside else [])]
    chains = _chains("Capaian Target", "Dana", "Pagu")[: len(said)]
    assert as_promised(chains, said)[0].kind == kind
    assert as_promised(_chains("Capaian", "Dana", "Pagu")[: len(said)], said)[0].kind == "capaian"


@pytest.mark.parametrize(
    ("years", "year", "reached", "told"),
    [
        (("2022", "2023"), 2023, True, True), (("2022", "2023"), 2022, True, False), (("2023",), 2023, True, False),
        (("2022", "2023"), 2023, False, False), (("2022", "2023"), None, True, False),
    ],
)  # fmt: skip
def test_bare_years_under_a_caption_of_what_was_reached(
    years: tuple[str, ...], year: int | None, reached: bool, told: bool
) -> None:
    said = [Reading(kind="target", year=one) for one in years]
    compared = frozenset({"realisasi"} if reached else ())
    out = as_told(_chains(*years), said, Context(year, compared=compared))
    assert {one.kind for one in out} == {"realisasi" if told else "target"}
    named = as_told(_chains(*(f"Target {one}" for one in years)), said, Context(year, compared=compared))
    assert {one.kind for one in named} == {"target"}


@pytest.mark.parametrize("caption", [{"realisasi"}, {"realisasi", "target"}, {"target"}])
def test_a_bare_year_beside_what_was_promised_holds_what_was_reached(caption: set[str]) -> None:
    said = [Reading(kind="target"), Reading(kind="target", year="2023")]
    out = as_told(_chains("Target Renstra", "Tahun 2023"), said, Context(2023, compared=frozenset(caption)))
    assert [one.kind for one in out] == ["target", "realisasi" if "realisasi" in caption else "target"]

"""Labels of levels: what they name, and that a long text is none."""

import pytest

from normalize.hierarchy import labels

LIST = "sasaran" + ", sasaran" * 17


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Sasaran 2 :", True),
        ("Program/Kegiatan", True),
        ("Prog/Keg/Sub Keg", True),
        ("Indikator Sasaran", True),
        (":", False),
        ("", False),
        ("Sasaran yang dituju", False),
        (LIST, True),
        (f"{LIST}:", False),
    ],
)
def test_a_label_names_levels_and_nothing_else(text: str, label: bool) -> None:
    assert len(LIST) == 160
    assert labels.is_label(text) is label


@pytest.mark.parametrize(
    ("text", "of_indicators", "numbered", "level"),
    [
        ("Sasaran 2 :", False, True, "sasaran"),
        ("Sasaran", False, False, "sasaran"),
        ("Indikator Sasaran", True, False, "sasaran"),
        ("Indikator Kinerja Program 3", True, True, "program"),
        ("Program dan Kegiatan", False, False, None),
        ("Sub Keg 3 :", False, True, "sub_kegiatan"),
        ("Indikator Kinerja Sasaran :4", True, True, "sasaran"),
        ("Sasaran yang dituju", False, False, None),
    ],
)
def test_what_a_label_says(text: str, of_indicators: bool, numbered: bool, level: str | None) -> None:
    assert (labels.of_indicators(text), labels.numbered(text), labels.level(text)) == (of_indicators, numbered, level)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("IKU", True),
        ("Standar Pelayanan Minimal (SPM)", True),
        ("Indikator Kinerja Kunci :", True),
        ("IKU Bidang Pasar", False),
        ("SAKIP", False),
        ("", False),
    ],
)
def test_kinds_of_indicators_head_their_own(text: str, kind: bool) -> None:
    assert labels.names_kind(text) is kind

"""A grade that does not belong to its number: "80 Nilai A", where A is above 80.

Needs: a target with a number and a grade, and a scale that fits the indicator (`audit/scales/`).
Source: PermenPANRB 88/2021 for AKIP (lower bounds exclusive: 80 is BB, 90 is A); other scales name theirs in the data.
Limits: the bureaucracy reform index (scale rb without steps) is not judged: its grades changed with PermenPANRB 3/2023;
letters that several scales share (A, B, C, D) are only judged where the indicator's words name the scale.
A number alone and a grade alone on two lines, where no rules part the rows, may belong to two rows: info.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from audit.figures import printed
from audit.finding import Finding, PlainRule
from audit.grade_scales import Scale, scale_for
from audit.spot import GALAT, INFO, Saying, Spot, column_of, spots
from normalize.model import Normalised, Target

WRONG = Saying(
    "predikat_nilai",
    GALAT,
    "Predikat {predikat} tidak sesuai dengan nilai {nilai}: {predikat} untuk {rentang}, "
    "nilai {nilai} berpredikat {benar} ({sumber}).",
    "Sesuaikan predikat dengan nilainya, atau nilainya dengan predikat yang dituju.",
)
PARTED = re.compile(r"[\d.,]+\s*\n\s*[A-E]{1,2}")
NAMES = ("indikator", "indikator_tujuan", "definisi_operasional", "formulasi")


def _found(doc: Normalised) -> Iterator[Finding]:
    """One finding per target."""
    for spot in spots(doc):
        grades = [target.value.grade for target in spot.row.targets if target.value.grade]
        if grades:
            scale = scale_for(" ".join(spot.row.text(name) for name in NAMES), grades)
            yield from _targets(spot, scale) if scale else ()


def _targets(spot: Spot, scale: Scale) -> Iterator[Finding]:
    for target in spot.row.targets:
        value = target.value
        if value.number is None or not value.grade:
            continue
        said, right = scale.named(value.grade), scale.of_number(value.number)
        if said and right and said != right:
            yield spot.says(
                replace(WRONG, severity=INFO) if _of_two_rows(spot, target) else WRONG,
                column_of(target),
                predikat=value.grade,
                nilai=printed(value.number),
                rentang=said.bounds,
                benar=right.label,
                sumber=scale.source,
            )


def _of_two_rows(spot: Spot, target: Target) -> bool:
    source = spot.table.source
    return source is not None and source.borders != "ruled" and PARTED.fullmatch(target.field.raw.strip()) is not None


RULE = PlainRule("predikat_nilai", _found)

"""The decisions about a document as its report shows them: what became of each beside what it says."""

from collections.abc import Sequence
from dataclasses import asdict

from iku.decisions.decision import COLUMNS, Decision, fates

LOOSE = "lepas"
Row = dict[str, str | int | float | None]


def told(decisions: Sequence[Decision], loose: Sequence[Decision]) -> tuple[Row, ...]:
    """Each as a line of keputusan.csv with `keadaan`: berlaku | digantikan | ditarik | lepas (it fits nowhere now)."""
    return tuple(
        _row(one, LOOSE if one in loose else state) for one, state in zip(decisions, fates(decisions), strict=True)
    )


def _row(decision: Decision, state: str) -> Row:
    known = asdict(decision)
    return {**{name: known[name] for name in COLUMNS}, "keadaan": state}

"""What came of a batch, kept small: counts, the few documents of a small batch, the worst of a large one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from iku.batch.task import Outcome

FEW = 12
"""Up to so many documents are kept one by one."""
WORST = 10
"""So many of those with trouble are kept, gravest first."""
GRAVITY = {"gagal": 0, "sebagian": 1, "lengkap": 2}


def _order(outcome: Outcome) -> tuple[int, str]:
    return GRAVITY[outcome.status], outcome.name


@dataclass(slots=True)
class Tally:
    """Takes outcomes as they come."""

    documents: Counter[str] = field(default_factory=Counter)
    """By status."""
    indicators: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    unchanged: int = 0
    rebuilt: int = 0
    """Documents of which an earlier run had kept something damaged."""
    troubled: int = 0
    """Documents with trouble, of which these are the worst."""
    worst: list[Outcome] = field(default_factory=list)
    _few: list[Outcome] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        """Count one document."""
        self.documents[outcome.status] += 1
        self.indicators[outcome.status] += outcome.indicators
        self.findings[outcome.status] += outcome.findings
        self.unchanged += not outcome.fresh
        self.rebuilt += outcome.rebuilt
        if len(self._few) <= FEW:
            self._few.append(outcome)
        if outcome.trouble:
            self.troubled += 1
            self.worst = sorted([*self.worst, outcome], key=_order)[:WORST]

    def compared(self, name: str, status: str, findings: int) -> None:
        """Count what comparing a document with others found."""
        self.findings[status] += findings
        for place, outcome in enumerate(self._few):
            if outcome.name == name:
                self._few[place] = replace(outcome, findings=outcome.findings + findings)

    @property
    def few(self) -> Sequence[Outcome]:
        """Every document, gravest first, of a small batch; none of a larger one."""
        return sorted(self._few, key=_order) if self.documents.total() <= FEW else ()

    @property
    def whole(self) -> bool:
        """No document failed or came out partial."""
        return self.documents.total() == self.documents["lengkap"]

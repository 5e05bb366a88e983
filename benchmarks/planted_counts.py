"""What a benchmark of planted faults counts."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from audit.spot import GALAT, PERINGATAN


@dataclass
class Counts:
    """Planted faults by kind, what was found of them, and findings on what is right."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    """By severity: findings that tell a planted fault."""
    false: list[tuple[str, str]] = field(default_factory=list)
    """Severity, and where."""
    missed: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Planted faults found."""
        return sum(self.found.values()) / max(1, sum(self.planted.values()))

    def precision(self, severity: str) -> float:
        """Findings of planted faults among all of one severity."""
        wrong = sum(one == severity for one, _ in self.false)
        return self.right[severity] / max(1, self.right[severity] + wrong)

    def show(self, codes: Iterable[str], most: int) -> None:
        """Print what was found of each kind, recall and precision, and `most` of the missed and of the false ones."""
        for code in codes:
            print(f"{code:<20} {self.found[code]}/{self.planted[code]}")
        galat, warning = self.precision(GALAT), self.precision(PERINGATAN)
        print(f"recall {self.recall:.3f}  precision galat {galat:.3f}  peringatan {warning:.3f}")
        for line in (*self.missed[:most], *(f"{severity} {text}" for severity, text in self.false[:most])):
            print("  ", line)

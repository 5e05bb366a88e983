"""What stands at a place now, and whether a person saw it."""

from dataclasses import dataclass
from typing import Any

from iku.decisions.decision import Decision


@dataclass(frozen=True, slots=True)
class Standing:
    """A cell, or a column, row or table, as it is now."""

    text: str
    raw: str
    decision: Decision | None
    """The one that made it so."""
    others: tuple[str, ...] = ()
    """What else a person may have seen there."""

    def is_seen(self, text: str) -> bool:
        """Whether a person who saw this text saw what stands here."""
        printed = [self.raw] if self.raw and not self.decision else []
        return " ".join(text.split()) in (" ".join(one.split()) for one in (self.text, *self.others, *printed))

    def told(self) -> dict[str, Any]:
        """As it is answered to one who saw something else."""
        made = self.decision
        return {"lama": self.text, "oleh": made.oleh if made else "", "waktu": made.waktu if made else ""}

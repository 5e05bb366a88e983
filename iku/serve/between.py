"""What was decided while a person looked: who decides later sees it before anything of it is overwritten."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from iku.decisions.decision import Decision, standing
from iku.decisions.sentence import sentence, taken_back
from iku.serve.failures import Refusal
from iku.serve.meeting import Ground
from iku.serve.models import Asked
from iku.serve.standing import Standing

Json = dict[str, Any]
TEXTS: Final = ("ubah", "terima")
"""Decisions about what a cell says."""
ABOUT: Final[Mapping[str, str]] = {
    **dict.fromkeys(TEXTS, "Sel"), "judul": "Kolom", "tabel": "Tabel",
    **dict.fromkeys(("gabung", "pisah", "buang"), "Baris"),
}  # fmt: skip
"""What a decision is about of which a person says what stood there (`lama`)."""


@dataclass(frozen=True, slots=True)
class Change:
    """A decision that came to hold, or holds no longer."""

    meant: Decision
    line: Decision
    """The line that did it: the decision itself, or the one that took it back."""

    def told(self) -> Json:
        """Who did what, and when."""
        is_back = self.line is not self.meant
        said = taken_back(self.meant, self.line.oleh) if is_back else sentence(self.meant)
        return {"oleh": self.line.oleh, "waktu": self.line.waktu, "pesan": f"{said}."}


def check(asked: Asked, made: Decision, here: Standing | None, decisions: Sequence[Decision], document: bytes) -> None:
    """See that a decision, which `made` is as it would be kept, overrules nothing that the person did not see.

    `here` is what stands in its cell, `decisions` are those about its document.

    Raises:
        Refusal: 409 with what changed; `terakhir` is what one who saw it may say to have seen.
    """
    is_back = asked.tindakan == "batal"
    seen = asked.lama if is_back and asked.dilihat is None else asked.dilihat
    meant = resolved(made, {one.waktu: one for one in decisions})
    ground = Ground(document)
    changed = [] if seen is None else [one.told() for one in since(decisions, seen) if ground.meet(meant, one.meant)]
    if is_back and not any(one.waktu == asked.lama for one in standing(decisions)):
        text = "Keputusan itu tidak ada, atau sudah ditarik atau diganti."
        raise Refusal(409, text, "Muat ulang dokumen.", berubah=changed)
    other = here is not None and is_other(asked, here)
    if other or (changed and asked.dilihat is not None):
        text = (
            f"{ABOUT[asked.tindakan]} ini sudah diubah sementara itu."
            if other
            else "Sementara itu hal yang sama sudah diputuskan."
        )
        now: Json = {"kini": here.told()} if here else {}
        last = decisions[-1].waktu if decisions else ""
        advice = "Lihat isinya sekarang, lalu putuskan lagi."
        raise Refusal(409, text, advice, **now, berubah=changed, terakhir=last)


def is_other(asked: Asked, here: Standing) -> bool:
    """Whether something else stands here than the person says to have seen; only a cell may be seen empty."""
    if asked.tindakan not in ABOUT or asked.lama is None or not (asked.lama or asked.tindakan in TEXTS):
        return False
    return not here.is_seen(asked.lama)


def since(decisions: Sequence[Decision], seen: str) -> list[Change]:
    """What changed after the line of this moment, which a person saw last; after none, where no line has it.

    `decisions` are those about one document, in the order in which they were made.
    """
    at = next((n for n in range(len(decisions), 0, -1) if decisions[n - 1].waktu == seen), 0)
    before, now = ({one.about: one for one in standing(some)} for some in (decisions[:at], decisions))
    return [one for one in _last(decisions, at) if before.get(one.meant.about) != now.get(one.meant.about)]


def _last(decisions: Sequence[Decision], at: int) -> Iterator[Change]:
    """Of each thing decided about since, the last line about it."""
    named = {one.waktu: one for one in decisions}
    last: dict[tuple[object, ...], Change] = {}
    for line in decisions[at:]:
        meant = resolved(line, named)
        last.pop(meant.about, None)
        last[meant.about] = Change(meant, line)
    yield from last.values()


def resolved(line: Decision, named: Mapping[str, Decision]) -> Decision:
    """What a line is about: of one that takes back, that which it takes back. `named`: lines by their moment."""
    seen: set[str] = set()
    while line.tindakan == "batal" and line.lama in named and line.waktu not in seen:
        seen.add(line.waktu)
        line = named[line.lama]
    return line

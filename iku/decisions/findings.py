"""Findings that a person set aside, and findings about decisions that fit no longer."""

from collections.abc import Sequence

from audit.finding import Finding
from audit.run import ACROSS
from emit.report import labels
from iku.decisions.decision import Decision, standing
from iku.decisions.sentence import sentence
from normalize.words.squash import fold

LOOSE = "keputusan_lepas"


def aside(decisions: Sequence[Decision], across: bool = False) -> list[Decision]:
    """Those that set a finding aside; `across`: one of comparing documents, which one alone does not have."""
    chosen = (one for one in standing(decisions) if one.tindakan == "abaikan")
    return [one for one in chosen if (one.kode in ACROSS) == across]


def without(
    findings: Sequence[Finding], decisions: Sequence[Decision]
) -> tuple[tuple[Finding, ...], tuple[Decision, ...]]:
    """The findings that are left, and the decisions that set none of them aside."""
    left, loose = list(findings), []
    for decision in decisions:
        meant = _meant(decision, left)
        if not meant:
            loose.append(decision)
        left = [one for one in left if one not in meant]
    return tuple(left), tuple(loose)


def _meant(decision: Decision, findings: Sequence[Finding]) -> list[Finding]:
    """Those that it sets aside: at its place if they rest on what it says, else the one elsewhere that does."""
    alike = [one for one in findings if one.code == decision.kode]
    here = [one for one in alike if _is_place(decision, one)]
    if not fold(decision.mentah):
        return here
    same = [one for one in alike if fold(one.evidence) == fold(decision.mentah)]
    return [one for one in here if one in same] or (same if len(same) == 1 else [])


def _is_place(decision: Decision, finding: Finding) -> bool:
    place = (finding.table, finding.row) == (decision.tabel, decision.baris)
    return place and decision.kolom in ("", finding.column)


def lost(decision: Decision) -> Finding:
    """A decision that fits nowhere any more."""
    return Finding(
        code=LOOSE,
        severity="peringatan",
        template="Keputusan ini tidak cocok lagi dengan dokumennya: {keputusan} ({pada}).",
        evidence=decision.mentah,
        advice="Periksa sel itu lagi; buat keputusan baru, atau tarik yang lama (batal).",
        table=decision.tabel,
        row=decision.baris,
        column=decision.kolom,
        figures={
            "keputusan": sentence(decision), "pada": labels.moment(decision.waktu), "waktu": decision.waktu,
        },
    )  # fmt: skip

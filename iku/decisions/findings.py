"""Findings that a person set aside, and findings about decisions that fit no longer."""

from collections.abc import Sequence

from audit.finding import Finding
from iku.decisions.decision import Decision

LOOSE = "keputusan_lepas"


def without(
    findings: Sequence[Finding], decisions: Sequence[Decision]
) -> tuple[tuple[Finding, ...], tuple[Decision, ...]]:
    """The findings that are left, and the decisions that set none of them aside."""
    left, loose = list(findings), []
    for decision in decisions:
        kept = [one for one in left if not _meant(decision, one)]
        if len(kept) == len(left):
            loose.append(decision)
        left = kept
    return tuple(left), tuple(loose)


def _meant(decision: Decision, finding: Finding) -> bool:
    place = (finding.code, finding.table, finding.row)
    return place == (decision.kode, decision.tabel, decision.baris) and decision.kolom in ("", finding.column)


def lost(decision: Decision) -> Finding:
    """A decision that fits nowhere any more."""
    return Finding(
        code=LOOSE,
        severity="peringatan",
        template="Keputusan {oleh} pada {waktu} ({tindakan} {kolom}) tidak cocok lagi dengan dokumen ini.",
        evidence=decision.mentah,
        advice="Periksa sel itu lagi; buat keputusan baru, atau tarik yang lama (batal).",
        table=decision.tabel,
        row=decision.baris,
        column=decision.kolom,
        figures={
            "oleh": decision.oleh or "seseorang", "waktu": decision.waktu, "tindakan": decision.tindakan,
            "kolom": decision.kolom or decision.kode,
        },
    )  # fmt: skip

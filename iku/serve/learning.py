"""What decisions teach: offered with its reach, accepted as vocabulary of the folder, withdrawn."""

import threading
from dataclasses import asdict, replace
from typing import Any

from iku.decisions.decision import Decision
from iku.decisions.rules import Offer, Rule, accept, listed, withdraw
from iku.serve import work
from iku.serve.deciding import moment
from iku.serve.desk import Desk
from iku.serve.failures import Refusal
from iku.serve.models import RuleAsked
from iku.serve.settling import Settling

Json = dict[str, Any]


class Learning:
    """The rules of a folder."""

    def __init__(self, desk: Desk, settling: Settling) -> None:
        self.desk, self.settling = desk, settling
        self._accepting = threading.Lock()

    def listed(self) -> list[Json]:
        """The rules that hold."""
        return [_told(Offer(rule, 0, ())) for rule in self._holding()]

    def offers(self, name: str, when: str) -> list[Json]:
        """What a decision teaches that no rule says yet.

        Raises:
            Refusal: 404 there is no such document or decision.
        """
        self.desk.shelf.document(name)
        found = next((one for one in self.desk.decisions(name) if one.waktu == when), None)
        if found is None:
            raise Refusal(404, "Keputusan ini tidak ada.", "Lihat GET /api/keputusan.")
        first = next(one for one in self.desk.decisions(name) if one.about == found.about)
        meant = replace(found, lama=first.lama)  # what stood there before anybody decided
        return [{**_told(one), "jangkauan": one.reach} for one in self._offered(meant)]

    def _offered(self, decision: Decision) -> list[Offer]:
        arguments = (self.desk.shelf.target, decision, tuple(self.desk.shelf.names()), tuple(self._holding()))
        return self.desk.pools.help(work.offers, *arguments).result()

    def accept(self, asked: RuleAsked) -> Json:
        """Keep a rule; the documents that it changes are written anew in their time.

        Raises:
            Refusal: 409 it may not be applied, or another one about the same holds that the person did not see.
        """
        rule = Rule(
            asked.jenis, asked.tercetak, asked.arti, asked.kolom, keputusan=asked.keputusan, dokumen=asked.dokumen
        )
        with self._accepting:
            self._check(rule, asked.ganti)
            kept = self._accepted(rule, asked.oleh)
        self.settling.behind()
        return _told(Offer(kept, 0, ()))

    def _check(self, rule: Rule, seen: str) -> None:
        """Raises Refusal: 409, another rule about the same holds, which the person did not see."""
        other = next((one for one in reversed(self._holding()) if one.key == rule.key), None)
        if other is not None and other.meant != rule.meant and other.id != seen:
            told = _told(Offer(other, 0, ()))
            changed = [
                {"oleh": other.oleh, "waktu": other.waktu, "pesan": f"{other.oleh or 'Seseorang'}: {told['pesan']}."}
            ]
            text = "Aturan lain tentang hal yang sama sudah berlaku."
            raise Refusal(409, text, "Tarik yang itu, atau gantikan.", berubah=changed, ganti=other.id)

    def _accepted(self, rule: Rule, by: str) -> Rule:
        try:
            return accept(self.desk.store.root, rule, by, moment(""))
        except ValueError as error:
            text = "Aturan ini tidak dapat diterapkan."
            raise Refusal(409, text, "Terima aturan seperti yang ditawarkan.") from error

    def withdraw(self, name: str, by: str) -> None:
        """Take a rule back.

        Raises:
            Refusal: 404 there is no such rule, or it was withdrawn before.
        """
        if withdraw(self.desk.store.root, name, by, moment("")) is None:
            raise Refusal(404, "Aturan ini tidak ada, atau sudah ditarik.", "Lihat GET /api/aturan.")
        self.settling.behind()

    def _holding(self) -> list[Rule]:
        return [rule for rule in listed(self.desk.store)[0] if not rule.ditarik]


def _told(offer: Offer) -> Json:
    rule = offer.rule
    known = {"jenis": rule.kind, "tercetak": rule.printed, "arti": rule.meant, "kolom": rule.column}
    beside = {name: asdict(rule)[name] for name in ("waktu", "oleh", "keputusan", "dokumen")}
    return {"id": rule.id, **known, **beside, "pesan": offer.sentence}

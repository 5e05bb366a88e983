"""What pages draw of documents, made once for each state of a document; the last few are kept."""

import contextlib
import threading
from collections import OrderedDict
from concurrent.futures import Future
from typing import Final

import msgspec

from iku.decisions.decision import Decision
from iku.inputs.opening import digest
from iku.serve.desk import Desk
from iku.serve.failures import Refusal
from iku.serve.page.view import view

State = tuple[str, str, tuple[Decision, ...]]
"""A document's id, what its JSON says, and what was decided about it."""
KEPT: Final = 8
"""Views that are kept; one of 7,200 cells takes .6 MB."""


class Views:
    """Views of one folder's documents, as they are sent."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._made: OrderedDict[State, Future[bytes]] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, name: str) -> bytes:
        """The view of a document as it is now; of many who ask at once the first has it made.

        Raises:
            Refusal: there is no such document.
        """
        document, decisions = self.desk.shelf.document(name), self.desk.decisions(name)
        state = name, digest(document), tuple(decisions)
        with self._lock:
            found, is_new = self._made.get(state) or Future(), state not in self._made
            self._made[state] = found
            self._made.move_to_end(state)
            while len(self._made) > KEPT:
                self._made.popitem(last=False)
        if is_new:
            self._make(state, document, found)
        return found.result()

    def prepare(self, name: str) -> None:
        """Have it made for one who will ask in a moment; what is wrong is told to that one."""
        with contextlib.suppress(Refusal):
            self.of(name)

    def _make(self, state: State, document: bytes, made: "Future[bytes]") -> None:
        try:
            made.set_result(msgspec.json.encode(view(msgspec.json.decode(document), state[2])))
        except Exception as error:
            with self._lock:
                self._made.pop(state, None)
            made.set_exception(error)  # whoever waits for it is told as well
            raise

"""How the server is to run, as one frozen value."""

import socket
from dataclasses import dataclass, field

from extract.settings import MEGABYTE
from iku.inputs.hosts import is_loopback
from iku.settings import Limits, Settings

GIGABYTE = 1024 * MEGABYTE
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Options:
    """Where it listens, who may ask, and what it may take from the machine."""

    host: str = "127.0.0.1"
    port: int = 8484
    token: str = field(default="", repr=False)
    """Without it only this machine's own programs are answered."""
    names: tuple[str, ...] = ()
    """Other names of this machine by which it may be asked."""
    settings: Settings = field(default_factory=lambda: Settings(limits=Limits(memory=GIGABYTE)))
    """Of every conversion; a reader takes less of this machine than in a batch, since people wait for the rest."""
    workers: int = 0
    """Processes that read documents; 0: as many as there are processors. Three more answer, and write what follows."""
    at_once: int = 100
    """Requests that are worked on at once; more wait, but for those that need no folder."""
    upload_bytes: int = 100 * MEGABYTE
    """Largest document."""
    waiting: int = 1_000
    """Documents that may wait to be read, or be on their way, at once."""
    kept_bytes: int = 20 * GIGABYTE
    """Of all uploads together."""
    spare_bytes: int = 512 * MEGABYTE
    """What the disk must have left."""
    picture_bytes: int = 256 * MEGABYTE
    """Of all page pictures together; the oldest go first."""
    patience: float = 5.0
    """Seconds that a client waits for a document to be read before it is told to come back."""
    pause: float = 60.0
    """Seconds without a byte after which an upload is given up."""

    @property
    def own_names(self) -> frozenset[str]:
        """Host names under which this server may be asked."""
        every = {self.host, *self.names, *(LOOPBACK if is_loopback(self.host) or is_any(self.host) else ())}
        return frozenset(name.lower() for name in (every | {socket.gethostname()} if self.token else every))


def is_any(host: str) -> bool:
    """Whether it stands for every address of the machine."""
    return host in ("0.0.0.0", "::", "")

"""Settings of a conversion, as one frozen value; what changes the output is part of its fingerprint."""

import dataclasses
import hashlib
import json
import os
from dataclasses import dataclass, field
from functools import lru_cache

from extract.settings import MEGABYTE
from extract.settings import Settings as ReadSettings


@dataclass(frozen=True, slots=True)
class Limits:
    """What one task may take from the machine; a task is one document, or some pages of a long one."""

    seconds: float = 300.0
    """Wall clock; a dense scanned page takes about 6 s on one processor, a digital one 0.01 s."""
    memory: int = 2048 * MEGABYTE
    """Bytes of resident memory; OCR takes about 600 MB, everything else under 400 MB."""
    file_bytes: int = 1024 * MEGABYTE
    """Largest input file."""
    tasks_per_worker: int = 200
    """A worker is replaced after so many documents: what native libraries leak goes with it."""
    niceness: int = 0
    """How much it gives way to other processes, as nice(1) counts; systems that know no such thing do not."""
    network: bool = False
    """Whether it may use the network: only where its inputs or outputs lie there."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a conversion depends on besides its input."""

    read: ReadSettings = field(default_factory=ReadSettings)
    limits: Limits = field(default_factory=Limits)
    report: bool = True
    """Write the HTML reports."""
    timings: bool = False
    """Write `detik`: the output then differs from run to run."""

    thresholds: str = ""
    """TOML text of an auditor's own thresholds (`audit.thresholds`); empty for those of the rules."""

    def fingerprint(self) -> str:
        """Equal where the same input gives the same output (limits only decide whether there is one)."""
        return _fingerprint(self)


@lru_cache(maxsize=8)
def _fingerprint(settings: Settings) -> str:
    """Asked for every document of a batch, and the same for all of them."""
    known = dataclasses.asdict(settings)
    del known["limits"], known["read"]["ocr_threads"]
    return hashlib.sha256(json.dumps(known, sort_keys=True).encode()).hexdigest()[:16]


def default_workers() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

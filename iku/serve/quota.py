"""How much of the disk uploads may take: all of them together, and what the disk must have left."""

import shutil
import threading
from pathlib import Path

from iku.serve.failures import Refusal
from iku.serve.options import Options

LOOK = 1 << 24
"""Bytes taken between two looks at the disk."""


class Quota:
    """Counts bytes as they arrive."""

    def __init__(self, folder: Path, options: Options) -> None:
        self._folder, self._options = folder, options
        self._lock = threading.Lock()
        self._unseen = LOOK
        self.used = 0

    def take(self, count: int) -> None:
        """So many bytes are about to be written.

        Raises:
            Refusal: 507, there is no room for them.
        """
        with self._lock:
            self._unseen += count
            full = self.used + count > self._options.kept_bytes or (self._unseen > LOOK and self._is_full())
            if full:
                remedy = "Hapus dokumen yang tidak diperlukan, atau minta pengelola menambah tempat."
                raise Refusal(507, "Tempat untuk dokumen di layanan ini penuh.", remedy, after=600)
            self.used += count

    def give(self, count: int) -> None:
        """So many bytes are gone again."""
        with self._lock:
            self.used = max(0, self.used - count)

    def _is_full(self) -> bool:
        self._unseen = 0
        return shutil.disk_usage(self._folder).free < self._options.spare_bytes

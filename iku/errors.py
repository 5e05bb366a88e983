"""How the command ends, the few errors that stop it, and the system's errors in the words of its users."""

import errno
from collections.abc import Mapping
from enum import IntEnum

REASONS: Mapping[int, str] = {
    errno.EACCES: "izin ditolak",
    errno.EPERM: "izin ditolak",
    errno.ENOENT: "tidak ada di tempatnya",
    errno.ELOOP: "ini tautan; sebutkan berkas aslinya",
    errno.EISDIR: "ini folder, bukan berkas",
    errno.ENOTDIR: "bukan folder",
    errno.EROFS: "hanya dapat dibaca",
    errno.ENOSPC: "tempat penyimpanan penuh",
    errno.EDQUOT: "jatah penyimpanan habis",
    errno.EFBIG: "berkas melewati batas ukuran",
    errno.EIO: "media penyimpanan bermasalah",
    errno.ENAMETOOLONG: "nama terlalu panjang",
}
"""What the system's commonest errors mean; others are told in its own words."""


class ExitCode(IntEnum):
    """What the shell is told."""

    DONE = 0
    """Every document converted."""
    PARTIAL = 1
    """At least one document failed or came out partial; the others are written all the same."""
    USAGE = 2
    INTERRUPTED = 130
    """128 + SIGINT; what was finished is kept."""


class UsageError(Exception):
    """The command cannot start; the message (Bahasa Indonesia) says what to do."""


class Unreadable(OSError):
    """A file that a program names cannot be opened; the message (Bahasa Indonesia) says why and what to do."""


class WorkerLost(Exception):
    """A worker process ended before its task did: by a limit, a crash of the parser, or the system."""

    reason = "Proses pembaca berhenti mendadak saat membaca berkas ini"
    remedy = "Buka berkas di aplikasinya, simpan ulang atau cetak ke PDF baru, lalu ulangi."
    retry = True
    """Worth a second try with the machine to itself."""


class TimeLimit(WorkerLost):
    """The task took longer than the limit."""

    reason = "Pembacaan melewati batas waktu"
    remedy = "Periksa apakah berkas rusak; bila berkas memang besar, naikkan --seconds."
    retry = False


class MemoryLimit(WorkerLost):
    """The task took more memory than the limit."""

    reason = "Pembacaan melewati batas memori"
    remedy = "Periksa apakah berkas rusak; bila berkas memang besar, pecah berkas atau naikkan --memory."


class Unexpected(WorkerLost):
    """The task ended with an error that nobody foresaw: a fault of the program, not of the machine."""

    reason = "Kesalahan tak terduga saat mengolah berkas ini"
    remedy = "Laporkan kesalahan ini beserta berkasnya; coba simpan ulang berkas dari aplikasinya."
    retry = False


class BatchError(Exception):
    """The batch cannot go on, whatever the documents: no room to write, no workers; the message says what to do."""


class Busy(BatchError):
    """Another run holds the output folder: nothing is wrong, but not now."""


def unwritable(target: str, error: OSError) -> BatchError:
    """What stops a batch that cannot write."""
    return BatchError(
        f"Hasil tidak dapat ditulis ke {target}: {reason(error)}. "
        "Yang sudah selesai tersimpan: bila sudah dibereskan, jalankan lagi perintah yang sama."
    )


def reason(error: OSError) -> str:
    """Why a file could not be opened or written."""
    return REASONS.get(error.errno or 0) or error.strerror or str(error)

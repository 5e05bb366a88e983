"""How the command ends, and the few errors that stop it before any document is read."""

from enum import IntEnum


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

"""The same tasks on a Dask cluster: its client behind the `concurrent.futures` interface."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from functools import cache
from typing import Any, ParamSpec, TypeVar
from urllib.parse import urlsplit

from iku.errors import BatchError, UsageError, WorkerLost
from iku.inputs.hosts import is_loopback
from iku.settings import Limits
from iku.workers.pool import WorkerPool

P = ParamSpec("P")
T = TypeVar("T")

PATIENCE = "10s"
"""How long to look for the scheduler."""


def connect(address: str, limits: Limits, trusted: bool = False) -> Executor:
    """An executor on the cluster whose scheduler listens at `address` (tls://host:port, tcp://127.0.0.1:port).

    Dask's messages are pickles: who speaks for the scheduler runs code here. So another machine is asked by TLS, with
    the certificates of Dask's own settings (`distributed.comm.tls`), unless the network is `trusted`.

    Raises:
        UsageError: Dask is not installed, no scheduler answers, or nothing proves that it is the one.
    """
    if not trusted and not is_own(address):
        raise UsageError(
            f"Penjadwal {address} di mesin lain dihubungi tanpa TLS: siapa pun yang menjawab di sana dapat menjalankan "
            "program di mesin ini. Pakai tls://… (docs/scale.md), atau --jaringan-tepercaya bila jaringannya tertutup."
        )
    try:
        from distributed import Client
    except ImportError:
        raise UsageError('Opsi --scheduler memerlukan Dask: pasang dengan pip install "iku[cluster]".') from None
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise UsageError(f"Penjadwal Dask tidak menjawab di {address}: {error}") from error
    return ClusterExecutor(client, limits)


def is_own(address: str) -> bool:
    """Whether a scheduler's address is secured by TLS, or on this machine."""
    parts = urlsplit(address if "://" in address else f"tcp://{address}")
    host = parts.hostname or ""
    return parts.scheme in ("tls", "wss", "inproc") or is_loopback(host)


class ClusterExecutor(Executor):
    """Tasks run in a limited process beside the Dask worker, as they do on one machine.

    So a document that hangs or crashes its reader fails alone there too, and PDFium, which knows no threads, is never
    in a worker with several. A task whose Dask worker goes away is run again by another.
    """

    def __init__(self, client: Any, limits: Limits) -> None:
        self.client = client
        self.limits = limits
        self._inner: Executor = client.get_executor(pure=False, retries=2)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """See `Executor.submit`."""
        return self._inner.submit(beside_worker, fn, args, kwargs, self.limits)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """See `Executor.shutdown`; the client is closed, the cluster stays."""
        self._inner.shutdown(wait=wait and not cancel_futures)
        self.client.close()


def beside_worker(fn: Callable[..., T], args: tuple[Any, ...], kwargs: dict[str, Any], limits: Limits) -> T:
    """On a Dask worker: run the call in this worker's own limited process."""
    try:
        return _pool(limits).submit(fn, *args, **kwargs).result()
    except BatchError as error:
        raise WorkerLost(str(error)) from error


@cache
def _pool(limits: Limits) -> WorkerPool:
    """One pool a Dask worker process, as wide as the machine: Dask decides how many tasks run at once."""
    from iku.settings import default_workers

    return WorkerPool(default_workers(), limits, "iku.batch.preload")

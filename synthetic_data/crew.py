"""Work shared out among processes that end when they are no longer wanted."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, TypeVar

from synthetic_data.faults import Interrupted

Result = TypeVar("Result")


def as_finished(
    work: Callable[..., Result], calls: Sequence[tuple[Any, ...]], jobs: int
) -> Generator[Result, None, None]:
    """What the work gives for each of these calls as it is finished, so many at a time.

    When one fails, or this process is told to stop, the others are ended at once. Should this
    process be killed, they end with it.
    """
    # New processes rather than forks: the same on every platform, and no thread is copied.
    context = multiprocessing.get_context("spawn")
    others = set(multiprocessing.active_children())
    with ProcessPoolExecutor(min(jobs, len(calls)), context, initializer=_enlisted) as pool:
        try:
            with _deaf():
                waiting = [pool.submit(work, *call) for call in calls]
            yield from (future.result() for future in as_completed(waiting))
        except BrokenProcessPool:
            raise Interrupted(
                "A process at work was ended from outside.",
                why="most often the machine has run out of memory",
                todo="run the same command again: it goes on where it was; fewer --jobs take less",
            ) from None
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            for helper in set(multiprocessing.active_children()) - others:
                helper.terminate()


def _enlisted() -> None:
    """The process leaves Ctrl-C to the one that made it, and ends when that one has ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_until_orphaned, daemon=True).start()


def _until_orphaned() -> None:
    maker = multiprocessing.parent_process()
    if maker is not None:
        maker.join()
        os._exit(1)


@contextmanager
def _deaf() -> Iterator[None]:
    """Processes begun meanwhile do not hear Ctrl-C, not even while they start up."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)

"""The default way of running submissions: isolated, judged from outside, many a minute."""

from __future__ import annotations

import os
import queue
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from grading.engine import journal as journals
from grading.engine import packs
from grading.engine.marking import mark
from grading.engine.nursery import NurseryDown
from grading.engine.pair import Hatchery, modules
from grading.engine.trial_run import Room
from grading.faults import Unusable
from grading.outcomes import Job, Outcome
from grading.sandbox.doctor import available
from grading.sandbox.limits import Limits

TRIES = 2
NOT_ISOLATED = "marked without isolation"
LOST = "the marking broke down while this submission ran"


class WarmFork:
    """Runs `jobs` submissions at once (default: one for each processor).

    With a `journal`, outcomes are kept there as they come, and a job whose submission, tests and
    data are as they were is not run again. Without isolation on this machine, making one raises
    Unusable unless `unsafe` is set; every outcome then carries a flag that says so.
    """

    name = "warm_fork"

    def __init__(
        self,
        *,
        jobs: int | None = None,
        unsafe: bool = False,
        journal: Path | None = None,
        limits: Limits | None = None,
    ) -> None:
        if not sys.platform.startswith("linux"):
            raise Unusable(
                "submissions cannot be isolated on this computer",
                why="the sandbox needs Linux",
                todo="mark on Linux (on Windows: inside WSL 2), or use --backend stock --unsafe",
            )
        missing = [one for one in available() if one.needed and not one.works]
        if missing and not unsafe:
            raise Unusable(
                "submissions cannot be isolated on this computer",
                why="; ".join(f"{one.name}: {one.said}" for one in missing),
                todo=f"{missing[0].fix}; or mark code that you trust with --unsafe",
            )
        self.at_once = jobs or len(os.sched_getaffinity(0))
        self.isolated = not missing and not unsafe
        self.journal = journal
        self.limits = limits or Limits()

    def run(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """One outcome for each job, as soon as each is known; a broken submission stops nothing.

        Raises Unusable when a job's data are not a pack. Everything that was started is gone when
        the iterator ends or is closed.
        """
        with ExitStack() as stack:
            hatchery = stack.enter_context(Hatchery(self.limits, isolated=self.isolated).open())
            book = stack.enter_context(journals.Journal(self.journal)) if self.journal else None
            batch = _Batch(self, hatchery, jobs, book)
            stack.callback(batch.stop)
            yield from batch.outcomes()


class _Batch:
    """One run of the backend: a thread for each slot, and one queue of what they found."""

    def __init__(
        self,
        backend: WarmFork,
        hatchery: Hatchery,
        jobs: Iterable[Job],
        book: journals.Journal | None,
    ) -> None:
        self.backend = backend
        self.hatchery = hatchery
        self.jobs = iter(jobs)
        self.book = book
        self.next_job = threading.Lock()
        self.found: queue.Queue[tuple[str, Outcome] | BaseException | None] = queue.Queue(
            maxsize=2 * backend.at_once
        )
        self.stopping = threading.Event()
        self.threads = [
            threading.Thread(target=self._work, args=(slot,), daemon=True)
            for slot in range(backend.at_once)
        ]

    def outcomes(self) -> Iterator[Outcome]:
        """What the threads find; this thread alone writes the journal."""
        self.hatchery.pair()  # started here: the warm processes end with the thread that made them
        for thread in self.threads:
            thread.start()
        working = len(self.threads)
        while working:
            found = self.found.get()
            if found is None:
                working -= 1
            elif isinstance(found, BaseException):
                raise found
            else:
                key, outcome = found
                if self.book and key and not outcome.engine_fault:
                    self.book.add(key, outcome)
                yield outcome

    def stop(self) -> None:
        """No thread is at work any more."""
        self.stopping.set()
        while any(thread.is_alive() for thread in self.threads):
            try:
                self.found.get(timeout=0.05)
            except queue.Empty:
                continue

    def _work(self, slot: int) -> None:
        try:
            for job in self._mine():
                self.found.put(self._outcome(job, slot))
        except BaseException as error:
            self.found.put(error)
        finally:
            self.found.put(None)

    def _mine(self) -> Iterator[Job]:
        while not self.stopping.is_set():
            with self.next_job:
                job = next(self.jobs, None)
            if job is None:
                return
            yield job

    def _outcome(self, job: Job, slot: int) -> tuple[str, Outcome]:
        for pack in (job.data, job.unseen):
            if pack is not None:
                packs.check(pack)
        key = journals.key(job) if self.book else ""
        if self.book and key in self.book.known:
            return "", self.book.known[key]
        said = LOST
        for _ in range(TRIES):
            pair = self.hatchery.pair()
            try:
                wanted = modules(job.assignment)
                for nursery in pair.nurseries:
                    nursery.warm(wanted)
                with _folder(isolated=self.backend.isolated) as folder:
                    outcome = mark(job, Room(pair, slot, self.backend.limits, folder))
            except NurseryDown as down:
                said = str(down)
                self.hatchery.broken(pair)
                continue
            if not outcome.engine_fault:
                return key, self._flagged(outcome)
            said = outcome.engine_fault
        return key, Outcome(job.learner, job.assignment.unit, (), engine_fault=said)

    def _flagged(self, outcome: Outcome) -> Outcome:
        if self.backend.isolated:
            return outcome
        return Outcome(**{**vars(outcome), "flags": (*outcome.flags, NOT_ISOLATED)})


@contextmanager
def _folder(*, isolated: bool) -> Iterator[str]:
    """A working folder for a run that has no sandbox to give it one."""
    if isolated:
        yield ""
        return
    folder = tempfile.mkdtemp(prefix="eyda-unsafe-")
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)

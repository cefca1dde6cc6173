"""Runs code that authors of the course wrote, quickly and with no protection at all.

For `eyda unit check` only. It is not in the list of backends, so that marking cannot choose it: a
submission must never come near it.

Every trial has a process of its own. Where processes can be forked, a few warm workers stay for the
whole run: each executes a world's set-up cells once and forks a child for every trial on it.
"""

from __future__ import annotations

import contextlib
import io
import itertools
import multiprocessing
import os
import tempfile
import time
import traceback
import warnings
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from multiprocessing.connection import Connection
from multiprocessing.context import ForkContext, ForkServerContext, SpawnContext
from pathlib import Path
from queue import SimpleQueue

from grading.course import Role
from grading.outcomes import CheckResult, SubmittedCell, Verdict
from grading.trial import Result, Trial

WARM = ["numpy", "pandas", "pyarrow", "matplotlib.pyplot", "grading.backends.plain_exec"]
SECONDS = 60.0
CODE = (Role.LOCKED, Role.SOLUTION, Role.TESTS)
Scope = dict[str, object]


def run(trials: Sequence[Trial], jobs: int = 1) -> Iterator[Result]:
    """One result for each trial, as soon as each is known."""
    os.environ.setdefault("MPLBACKEND", "Agg")
    ordered = sorted(trials, key=lambda trial: (trial.seed, trial.learner or ""))
    if "forkserver" in multiprocessing.get_all_start_methods():
        yield from _by_workers(ordered, min(jobs, len(ordered)))
        return
    context = multiprocessing.get_context("spawn")
    with ThreadPoolExecutor(jobs) as pool:
        for done in as_completed([pool.submit(_alone, trial, context, {}) for trial in ordered]):
            yield done.result()


def _by_workers(trials: Sequence[Trial], count: int) -> Iterator[Result]:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(WARM)
    workers = [_start(context) for _ in range(count)]
    free: SimpleQueue[Connection] = SimpleQueue()
    for worker in workers:
        free.put(worker)
    with ThreadPoolExecutor(max(count, 1)) as pool:
        try:
            for done in as_completed([pool.submit(_ask, free, trial) for trial in trials]):
                yield done.result()
        finally:
            pool.shutdown(cancel_futures=True)
            for worker in workers:
                worker.close()  # at which it ends


def _start(context: ForkServerContext) -> Connection:
    ours, theirs = context.Pipe()
    context.Process(target=_worker, args=(theirs,)).start()
    theirs.close()
    return ours


def _ask(free: SimpleQueue[Connection], trial: Trial) -> Result:
    worker = free.get()
    worker.send(trial)
    result: Result = worker.recv()
    free.put(worker)
    return result


def _worker(pipe: Connection) -> None:
    """Answers trials until the other end is closed; keeps the set-up of the last world."""
    context = multiprocessing.get_context("fork")
    world: tuple[Path, tuple[SubmittedCell, ...]] | None = None
    scope: Scope = {}
    with contextlib.suppress(EOFError, OSError):
        while True:
            trial: Trial = pipe.recv()
            if world != (trial.data, _set_up(trial)):
                world, scope = (trial.data, _set_up(trial)), _fresh()
                _enter(trial.data)
                for cell in world[1]:
                    _execute(cell, scope)
            pipe.send(_alone(trial, context, scope))


def _set_up(trial: Trial) -> tuple[SubmittedCell, ...]:
    """The locked cells with which the exercise starts: the same in every trial of a world."""
    code = (cell for cell in trial.cells if cell.role in CODE)
    return tuple(itertools.takewhile(lambda cell: cell.role is Role.LOCKED, code))


def _alone(trial: Trial, context: ForkContext | SpawnContext, scope: Scope) -> Result:
    """The trial in a child process, which begins with `scope` if it holds the set-up already.

    The child works in an empty folder that is gone with it, however it ended.
    """
    with tempfile.TemporaryDirectory() as folder:
        return _in_child(trial, context, scope, folder)


def _in_child(
    trial: Trial, context: ForkContext | SpawnContext, scope: Scope, folder: str
) -> Result:
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_child, args=(theirs, trial, scope, folder))
    process.start()
    theirs.close()
    try:
        checks = ours.recv() if ours.poll(SECONDS) else _stopped(trial, Verdict.TIMED_OUT)
    except EOFError:
        checks = _stopped(trial, Verdict.CRASHED)
    finally:
        process.kill()
        process.join()
        ours.close()
    return Result(trial, tuple(checks))


def _stopped(trial: Trial, verdict: Verdict) -> list[CheckResult]:
    """Every check of a trial whose process said nothing more."""
    words = "took too long" if verdict is Verdict.TIMED_OUT else "ended its own process"
    tests = [cell for cell in trial.cells if cell.role is Role.TESTS]
    return [CheckResult(cell.id, verdict, f"The code {words}.") for cell in tests]


def _child(pipe: Connection, trial: Trial, scope: Scope, folder: str) -> None:
    _enter(trial.data)
    done = len(_set_up(trial)) if scope else 0
    os.chdir(folder)
    cells = [cell for cell in trial.cells if cell.role in CODE]
    pipe.send(run_here(cells[done:], scope or _fresh()))


def _enter(data: Path) -> None:
    os.environ["EYDA_DATA"] = str(data.resolve())
    os.environ["NBGRADER_EXECUTION"] = "autograde"
    warnings.simplefilter("ignore")


def _fresh() -> Scope:
    return {"__name__": "__main__"}


def run_here(cells: Iterable[SubmittedCell], scope: Scope) -> list[CheckResult]:
    """What each tests cell says when the cells run in order in this interpreter."""
    results = []
    for cell in cells:
        started = time.perf_counter()
        error = _execute(cell, scope)
        if cell.role is Role.TESTS:
            results.append(_verdict(cell, error, time.perf_counter() - started))
    return results


def _execute(cell: SubmittedCell, scope: Scope) -> BaseException | None:
    silent = io.StringIO()
    try:
        with contextlib.redirect_stdout(silent), contextlib.redirect_stderr(silent):
            exec(compile(cell.source, f"<{cell.id}>", "exec"), scope)  # noqa: S102 (trusted code)
    except Exception as error:  # the answer under trial may raise anything
        return error
    return None


def _verdict(cell: SubmittedCell, error: BaseException | None, seconds: float) -> CheckResult:
    if error is None:
        return CheckResult(cell.id, Verdict.PASSED, seconds=seconds)
    if isinstance(error, AssertionError):
        return CheckResult(cell.id, Verdict.FAILED, str(error), seconds=seconds)
    said = "".join(traceback.format_exception_only(error)).strip()
    return CheckResult(cell.id, Verdict.CRASHED, said, seconds=seconds)

"""Runs code that authors of the course wrote, quickly and with no protection at all.

For `eyda unit check` only. It is not in the list of backends, so that marking cannot choose it: a
submission must never come near it.
"""

from __future__ import annotations

import contextlib
import io
import multiprocessing
import os
import tempfile
import time
import traceback
import warnings
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from pathlib import Path

from grading.course import Role
from grading.outcomes import CheckResult, SubmittedCell, Verdict
from grading.trial import Result, Trial

WARM = ["numpy", "pandas", "pyarrow", "matplotlib.pyplot", "grading.backends.plain_exec"]
SECONDS = 60.0
CODE = (Role.LOCKED, Role.SOLUTION, Role.TESTS)


def run(trials: Iterable[Trial], jobs: int = 1) -> Iterator[Result]:
    """One result for each trial, as soon as each is known; every trial has its own process."""
    os.environ.setdefault("MPLBACKEND", "Agg")
    with ThreadPoolExecutor(jobs) as pool:
        waiting = [pool.submit(_in_a_process, trial) for trial in trials]
        for done in as_completed(waiting):
            yield done.result()


def _in_a_process(trial: Trial) -> Result:
    context = _context()
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_child, args=(theirs, trial), daemon=True)
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


def _context() -> ForkServerContext | SpawnContext:
    """Processes forked from a warm server, or fresh ones where there is no forking."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(WARM)
    return context


def _stopped(trial: Trial, verdict: Verdict) -> list[CheckResult]:
    """Every check of a trial whose process said nothing more."""
    words = "took too long" if verdict is Verdict.TIMED_OUT else "ended its own process"
    tests = [cell for cell in trial.cells if cell.role is Role.TESTS]
    return [CheckResult(cell.id, verdict, f"The code {words}.") for cell in tests]


def _child(pipe: Connection, trial: Trial) -> None:
    os.environ["EYDA_DATA"] = str(Path(trial.data).resolve())
    os.environ["NBGRADER_EXECUTION"] = "autograde"
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        pipe.send(run_here(trial.cells))
        os.chdir(Path(folder).parent)


def run_here(cells: Iterable[SubmittedCell]) -> list[CheckResult]:
    """What each tests cell says when all cells run in order in this interpreter."""
    scope: dict[str, object] = {"__name__": "__main__"}
    results = []
    for cell in cells:
        if cell.role not in CODE:
            continue
        started = time.perf_counter()
        error = _execute(cell, scope)
        if cell.role is Role.TESTS:
            results.append(_verdict(cell, error, time.perf_counter() - started))
    return results


def _execute(cell: SubmittedCell, scope: dict[str, object]) -> BaseException | None:
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

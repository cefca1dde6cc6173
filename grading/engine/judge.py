"""The judge's process: runs the locked cells and the tests, never the learner's code.

A check passes only when this process itself reaches the end of its cell. What the judge tells the
engine is JSON, one object at a time: `check`, `cell` (outputs), `lost`, `fault`, and `end`.
"""

from __future__ import annotations

import time
import traceback
from dataclasses import dataclass
from types import CodeType
from typing import Any

from grading.engine import messages
from grading.engine.capture import Captured
from grading.engine.cells import TimeUp, alarm
from grading.engine.opaque import OpaqueUsed
from grading.engine.proxies import GRACE, CallTooLong, FromLearner, Gone, LearnerSide, Stopped
from grading.engine.wire import Message, Wire
from grading.outcomes import Verdict

GONE = {
    "timed_out": (Verdict.TIMED_OUT, "The answer's cell took too long and had to be ended."),
    "exited": (Verdict.CRASHED, "The answer's cell ended the whole process it ran in."),
    "memory": (Verdict.CRASHED, "The answer needed more memory than there is for it."),
    "tampered": (Verdict.TAMPERED, "The code sent the marking what no honest answer sends."),
}
"""What a check is told when the learner's process was lost in the cell of its task."""

UNANSWERED = "This task is not answered yet."


@dataclass(frozen=True)
class Plan:
    """What to judge: cells in order, which checks to run, and the time for each step.

    `lost` holds the solution cells that ended an earlier run of the same submission, and how: they
    are left out now, so that the tasks after them are marked. `ready` are the locked cells that
    have run already, on either side.
    """

    cells: list[dict[str, Any]]
    checks: frozenset[str]
    lost: dict[str, str]
    ready: dict[str, frozenset[str]]
    cell_seconds: float
    check_seconds: float
    show: bool


class Judge:
    """One submission on one world."""

    def __init__(
        self, engine: Wire, learner: LearnerSide, plan: Plan, scope: dict[str, Any]
    ) -> None:
        self.engine = engine
        self.learner = learner
        self.plan = plan
        self.scope = scope or {"__name__": "__main__"}
        self.stopped: dict[str, Stopped] = {}

    def run(self) -> None:
        """The engine knows of every check, or in which cell the learner's process was lost."""
        try:
            self.learner.wait_until_ready()
        except Gone:
            self.engine.send({"fault": "the learner's process could not enter the sandbox"})
            return
        for cell in self.plan.cells:
            try:
                if cell["role"] == "locked" and not self._locked(cell):
                    return
                if cell["role"] == "solution":
                    self._learners(cell)
                if cell["role"] == "tests" and cell["id"] in self.plan.checks:
                    self._check(cell)
            except Gone as gone:
                verdict, message = GONE.get(gone.why, GONE["tampered"])
                lost = {"lost": cell["id"], "why": gone.why}
                self.engine.send({**lost, "verdict": verdict, "message": message})
                return
        self.engine.send({"end": True})

    def _locked(self, cell: dict[str, Any]) -> bool:
        """A cell of ours runs on both sides; if it fails on this one, that is our own fault."""
        theirs = cell["id"] not in self.plan.ready["learner"]
        if theirs:
            self._start(cell)
        if cell["id"] not in self.plan.ready["judge"] and not self._run_here(cell):
            return False
        if theirs:
            self._finish(cell)
        return True

    def _run_here(self, cell: dict[str, Any]) -> bool:
        try:
            with Captured(), alarm(self.plan.cell_seconds):
                exec(compile(cell["source"], f"<{cell['id']}>", "exec"), self.scope)  # noqa: S102
        except (Exception, TimeUp) as error:
            said = "".join(traceback.format_exception_only(error)).strip()
            self.engine.send({"fault": f"the locked cell {cell['id']} failed: {said[:500]}"})
            return False
        return True

    def _learners(self, cell: dict[str, Any]) -> None:
        if cell["id"] in self.plan.lost:
            self.stopped[cell["task"] or cell["id"]] = Stopped(self.plan.lost[cell["id"]], "", 0)
            return
        self._start(cell)
        self._finish(cell)

    def _start(self, cell: dict[str, Any]) -> None:
        self.learner.start(cell["source"], cell["id"], show=self.plan.show)

    def _finish(self, cell: dict[str, Any]) -> None:
        stopped, outputs = self.learner.finish(self.plan.cell_seconds)
        if stopped:
            self.stopped[cell["task"] or cell["id"]] = stopped
        if self.plan.show and outputs:
            self.engine.send({"cell": cell["id"], "outputs": outputs})

    def _check(self, cell: dict[str, Any]) -> None:
        started = time.monotonic()
        verdict, message = self._verdict(cell)
        seconds = round(time.monotonic() - started, 4)
        self.engine.send(
            {"check": cell["id"], "verdict": verdict, "message": message, "seconds": seconds}
        )

    def _verdict(self, cell: dict[str, Any]) -> tuple[Verdict, str]:
        file, gives = f"<{cell['id']}>", tuple(cell["gives"])
        limit = self.plan.check_seconds
        self.learner.check_ends = time.monotonic() + limit
        self.learner.last = None
        try:
            given = self.learner.give(gives, limit) if gives else {}
            missing = self._missing(cell, given)
            if missing:
                return missing
            code = compile(cell["source"], file, "exec")
            self._run_test(code, given, limit + 2 * GRACE)
            return Verdict.PASSED, ""
        except (Exception, CallTooLong, TimeUp) as error:
            return self._not_passed(error, cell, file)

    def _run_test(self, code: CodeType, given: dict[str, Any], seconds: float) -> None:
        """The cell reached its end; names that it or the learner gave are gone again."""
        before = dict(self.scope)
        self.scope.update(given)
        try:
            with Captured(), alarm(seconds):
                exec(code, self.scope)  # noqa: S102 (the course's own test)
        finally:
            self.scope.clear()
            self.scope.update(before)

    def _missing(self, cell: dict[str, Any], given: dict[str, Any]) -> tuple[Verdict, str] | None:
        """Why a name that the task should give is not there, if one is not."""
        absent = [name for name in cell["gives"] if name not in given]
        if not absent:
            return None
        stopped = self.stopped.get(cell["task"])
        if stopped is None:
            return Verdict.FAILED, f"There is no `{absent[0]}`: the task asks for that name."
        return _of_stop(stopped)

    def _not_passed(
        self, error: BaseException, cell: dict[str, Any], file: str
    ) -> tuple[Verdict, str]:
        theirs = getattr(error, "from_learner", None)
        if isinstance(theirs, FromLearner):
            if theirs.kind == "NotImplementedError":
                return Verdict.FAILED, f"`{theirs.function}` is not written yet."
            said = f"`{theirs.function}` stopped with {theirs.kind}: {theirs.message}"
            return Verdict.CRASHED, said[:1000]
        if isinstance(error, CallTooLong):
            return Verdict.TIMED_OUT, f"`{error.function}` took too long to answer."
        if isinstance(error, TimeUp):
            return Verdict.TIMED_OUT, "Checking the answer took too long."
        if isinstance(error, AssertionError):
            gives = tuple(cell["gives"])
            said = messages.of_failure(error, cell["source"], file, gives, self.learner.last)
            return Verdict.FAILED, said
        if isinstance(error, OpaqueUsed):
            return Verdict.FAILED, str(error)
        return Verdict.FAILED, _unusable(error, self.learner.last)


def _of_stop(stopped: Stopped) -> tuple[Verdict, str]:
    if stopped.kind in GONE:
        return GONE[stopped.kind]
    if stopped.kind == "NotImplementedError":
        return Verdict.FAILED, UNANSWERED
    if stopped.kind == "TimeUp":
        return Verdict.TIMED_OUT, f"The answer's cell was stopped: {stopped.message}."
    where = f" (line {stopped.line})" if stopped.line else ""
    return (
        Verdict.CRASHED,
        f"The answer's cell stopped with {stopped.kind}: {stopped.message}{where}",
    )


def _unusable(error: BaseException, last: object) -> str:
    """A check could not work with what it was given: said in kind, without the check's values."""
    got = f" The last answer was {messages.kind(last)}." if last is not None else ""
    said = "" if isinstance(error, KeyError) else f": {str(error)[:200]}"
    return f"The check could not use this answer ({type(error).__name__}{said}).{got}"


def run(engine: Wire, learner: Wire, order: Message, scope: dict[str, Any]) -> None:
    """The judge's process, from the engine's order to its end.

    `scope` holds what the first locked cells left, where they have run already.
    """
    plan = Plan(
        order["cells"],
        frozenset(order["checks"]),
        order["lost"],
        {side: frozenset(ids) for side, ids in order["ready"].items()},
        order["cell_seconds"],
        order["check_seconds"],
        order["show"],
    )
    Judge(engine, LearnerSide(learner), plan, scope).run()

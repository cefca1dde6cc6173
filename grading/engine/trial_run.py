"""One submission on one world: a learner's process and a judge's, from birth to the last result."""

from __future__ import annotations

import itertools
import socket
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grading.course import Assignment, Role
from grading.engine import packs
from grading.engine.nursery import Ended, Nursery
from grading.engine.outputs import cleaned, plain_text
from grading.engine.pair import WarmPair
from grading.engine.wire import Closed, Malformed, TooLate, Wire
from grading.outcomes import CheckResult, Submission, Verdict
from grading.sandbox.limits import Limits

MOST_RUNS = 4
TOO_MUCH_MEMORY = "The answer needed more memory than there is for it."


@dataclass(frozen=True)
class World:
    """One data pack, the learner's own or not, and the checks wanted on it.

    Outputs of cells are kept from a learner's own world only.
    """

    learner: str
    pack: Path
    checks: frozenset[str]
    own: bool


@dataclass(frozen=True)
class Room:
    """Where a run happens: a warm pair, a slot of it, limits, and a folder if not isolated."""

    pair: WarmPair
    slot: int
    limits: Limits
    folder: str = ""


@dataclass
class Seen:
    """What the runs of one submission on one world showed so far."""

    checks: dict[str, CheckResult] = field(default_factory=dict)
    outputs: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    lost: dict[str, str] = field(default_factory=dict)
    lost_as: tuple[Verdict, str] | None = None
    fault: str = ""
    used: list[Ended] = field(default_factory=list)


def run(room: Room, assignment: Assignment, submission: Submission, world: World) -> Seen:
    """What each of the world's checks said.

    Where a cell ends the learner's process, the notebook runs again without that cell, a few times
    at most, so that one such cell costs only what depends on it.
    """
    seen = Seen()
    told = cells(assignment, submission)
    deadline = time.monotonic() + room.limits.total_seconds
    for _ in range(MOST_RUNS):
        _once(room, told, world, seen, deadline)
        if seen.fault or not seen.lost_as or not _can_go_on(told, seen):
            break
    left = world.checks - set(seen.checks)
    if seen.lost_as and not seen.fault:
        verdict, message = seen.lost_as
        seen.checks |= {check: CheckResult(check, verdict, message) for check in left}
    return seen


def _once(
    room: Room, told: list[dict[str, Any]], world: World, seen: Seen, deadline: float
) -> None:
    seen.lost_as = None
    start = _start(room, told, world)
    order = {
        "cells": told,
        "checks": sorted(world.checks - set(seen.checks)),
        "lost": seen.lost,
        "ready": {side: [name for name, _ in cells] for side, (_, cells) in start.items()},
        "cell_seconds": room.limits.cell_seconds,
        "check_seconds": room.limits.check_seconds,
        "show": world.own and not seen.lost,
    }
    keys = {side: key for side, (key, _) in start.items()}
    with _both_sides(room, world, keys, seen) as wire:
        try:
            wire.send(order)
            _listen(wire, seen, world.checks, deadline)
        except Closed:
            seen.fault = "the judge's process ended without a word"
        except Malformed as fault:
            seen.fault = f"the judge's process said something unreadable: {fault}"
        except TooLate:
            seen.lost_as = (Verdict.TIMED_OUT, "Running the notebook took too long in all.")
            seen.lost[""] = "timed_out"


def _can_go_on(told: list[dict[str, Any]], seen: Seen) -> bool:
    """Whether leaving out what was lost last can help: a cell of the learner's, or a check."""
    roles = {cell["id"]: cell["role"] for cell in told}
    last = list(seen.lost)[-1]
    if roles.get(last) == "tests":
        verdict, message = seen.lost_as or (Verdict.CRASHED, "")
        seen.checks[last] = CheckResult(last, verdict, message.replace("answer's cell", "answer"))
    return roles.get(last) in ("solution", "tests") and seen.lost[last] != "tampered"


def cells(assignment: Assignment, submission: Submission) -> list[dict[str, Any]]:
    """The cells to run as the judge is told of them; locked and tests cells hold our own text."""
    ours = {cell.id: cell for cell in assignment.cells if cell.id}
    gives = {task.id: list(task.gives) for task in assignment.tasks}
    found = []
    for at, cell in enumerate(submission.cells):
        if cell.role not in (Role.LOCKED, Role.SOLUTION, Role.TESTS):
            continue
        known = ours.get(cell.id)
        restored = known is not None and cell.role is not Role.SOLUTION
        source = known.source if known and restored else cell.source
        task = known.task if known else ""
        found.append(
            {
                "role": cell.role.value,
                "id": cell.id or f"extra-{at}",
                "source": source,
                "task": task,
                "gives": gives.get(task, []),
            }
        )
    return found


Start = dict[str, tuple[str, list[tuple[str, str]]]]


def _start(room: Room, told: list[dict[str, Any]], world: World) -> Start:
    """By side: the key of a prepared start, and the locked cells that it saves running.

    No warm process of learners prepares more than one kind of world: their own, or the unseen one.
    """
    first = list(itertools.takewhile(lambda cell: cell["role"] == "locked", told))
    cells = [(cell["id"], cell["source"]) for cell in first]
    sides = {"learner": _learners(room, world), "judge": room.pair.judges}
    start: Start = {}
    for side, nursery in sides.items():
        key = room.pair.prepared(nursery, cells, world.pack.resolve(), world.learner)
        start[side] = (key, cells if key else [])
    return start


def _learners(room: Room, world: World) -> Nursery:
    """Where a learner's process for this world is born."""
    return room.pair.learners if world.own else room.pair.elsewhere


@contextmanager
def _both_sides(room: Room, world: World, prepared: dict[str, str], seen: Seen) -> Iterator[Wire]:
    """Both processes are there, and gone afterwards whatever happened."""
    learners, judges = _learners(room, world), room.pair.judges
    watch = room.pair.watches[learners]
    ours, judges_end = socket.socketpair()
    inner, learners_end = socket.socketpair()
    pid = 0
    try:
        with judges_end, inner, learners_end:
            folder, slot = _fresh(room.folder), room.slot
            pid = learners.spawn(
                slot,
                packs.for_learner(world.pack),
                room.limits,
                [learners_end],
                folder=f"{folder}/learner",
                prepared=prepared["learner"],
            )
            watch.ended.discard(pid)  # numbers of processes come round again
            judges.spawn(
                slot,
                packs.for_judge(world.pack),
                room.limits,
                [judges_end, inner],
                folder=f"{folder}/judge",
                prepared=prepared["judge"],
            )
        yield Wire(ours)
    finally:
        ours.close()
        for nursery in (learners, judges):
            seen.used.append(nursery.end(room.slot))
        if pid in watch.ended and seen.lost_as:
            watch.ended.discard(pid)
            seen.lost_as = (Verdict.CRASHED, TOO_MUCH_MEMORY)
            seen.lost[list(seen.lost)[-1]] = "memory"


def _fresh(folder: str) -> str:
    """A new folder within one, for a run without a sandbox; nothing where there is a sandbox."""
    return tempfile.mkdtemp(dir=folder) if folder else ""


def _listen(wire: Wire, seen: Seen, wanted: frozenset[str], deadline: float) -> None:
    while True:
        said, _ = wire.receive(deadline)
        if "end" in said:
            return
        if "lost" in said:
            seen.lost[str(said["lost"])] = str(said["why"])
            seen.lost_as = (Verdict(said["verdict"]), str(said["message"]))
            return
        if "fault" in said:
            seen.fault = str(said["fault"])[:2000]
            return
        if "check" in said:
            _note(said, seen, wanted)
        elif "cell" in said:
            seen.outputs[str(said["cell"])[:200]] = cleaned(said.get("outputs"))


def _note(said: dict[str, Any], seen: Seen, wanted: frozenset[str]) -> None:
    check, verdict = str(said["check"]), Verdict(said["verdict"])
    if check in wanted and check not in seen.checks:
        message = plain_text(said.get("message"))[:1200]
        seen.checks[check] = CheckResult(check, verdict, message, seconds=float(said["seconds"]))
